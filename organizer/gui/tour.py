"""Draws every tab and dialog of a made-up search to PNG files, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QRect, QSettings, QTimer
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from organizer.cards.fields import read_fields
from organizer.cards.lines import Box, Line
from organizer.cards.outcome import ReadCard
from organizer.cards.worker import is_installed
from organizer.gui import wording
from organizer.gui.dialogs.card_review import CardToReview
from organizer.gui.dialogs.damaged import Choice, DamagedDialog
from organizer.gui.dialogs.import_review import ImportReview
from organizer.gui.dialogs.passphrase import Change, PassphraseDialog
from organizer.gui.dialogs.settings import SettingsDialog
from organizer.gui.dialogs.table_columns import TableColumns
from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.gui.dialogs.write_note import WriteNote
from organizer.gui.notifications import Alert
from organizer.gui.theme import ThemeChoice, apply_theme
from organizer.gui.widgets.alert_window import AlertWindow
from organizer.gui.window import TABS, WINDOW, MainWindow
from organizer.i18n import _, locale_name
from organizer.model.first_page import FILE_NAME
from organizer.model.recovery import Lost, Recovered
from organizer.model.store import Store
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.habits import Habits
from organizer.practice.present import Present
from organizer.practice.reminders import Insistence
from organizer.practice.repeats import WORKDAYS
from organizer.practice.vocabulary import BackupReason, DeadlineKind
from organizer.services.agenda import read_agenda
from organizer.services.desk import Desk
from organizer.services.encryption import remember
from organizer.services.imports import read_table
from organizer.services.read_card import contact_of
from organizer.services.rescue import Rescue
from organizer.services.view_filter import Shown, ViewFilter
from organizer.settings import SettingsFile

NOW = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
"""The tour's present: a Tuesday morning, so that its pictures are the same every day."""
ZONE = "Europe/Berlin"

_TABLE: Final = """\
Who;Where;Reach;Number;Since
Anna Beispiel;Halden AS;anna@example.com;+47 55 00 01 23;2024
Ben Exemple;Halden AS;ben@example.com;+47 55 00 01 24;2025
"""
_CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Mika Muster
ORG:Musterverlag GmbH
TITLE:Head of Publishing
EMAIL:mika.muster@example.net
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Owen Marsh
EMAIL:owen.marsh@example.org
TEL;TYPE=CELL:+44 20 7946 0999
END:VCARD
BEGIN:VCARD
VERSION:3.0
NOTE:A card without a name
END:VCARD
"""


def draw_tour(folder: Path, resources: Path) -> Iterator[Path]:
    """Draw everything in light and dark; gives each picture's path as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    themes: tuple[ThemeChoice, ...] = ("light", "dark")
    for theme in themes:
        apply_theme(cast("QApplication", QApplication.instance()), theme)
        with TemporaryDirectory() as scratch:
            for name, widget in stations(Path(scratch), resources):
                path = folder / f"{name}-{theme}.png"
                widget.grab().save(str(path))
                yield path


def stations(scratch: Path, resources: Path) -> Iterator[tuple[str, QWidget]]:
    """Every tab and dialog as it comes up on the screen, and what to call its picture.

    Each is good until the next is asked for. What is written goes to the folder `scratch`.
    """
    clock = [NOW]
    present = Present(lambda: clock[0], lambda: ZONE, Habits)
    file = SettingsFile(scratch)
    file.change(own_name="Robin Beispiel")
    desk = Desk(Store(scratch, lambda: clock[0]), present, locale_name(), file)
    window = MainWindow(
        lambda: desk,
        lambda view: read_agenda(desk.store.database.connection(), view),
        lambda: desk.present.wall,
        QSettings(str(scratch / "window.ini"), QSettings.Format.IniFormat),
        resources,
    )
    desk.store.subscribe(window.changed)
    window.resize(WINDOW)  # the screen that is none is a small one
    window.show()
    window.desk_opened()
    yield "0-welcome", _settled(window)
    window.commands.add_sample()
    for index, kind in enumerate(TABS):
        window.show_tab(index)
        if kind == "opportunity":
            window.show_record(kind, desk.opportunities.ids()[-1])
        yield f"{index + 1}-{kind}", _settled(window)
    window.search("nord")
    yield "7-search", _settled(window)
    window.hide()
    for name, ask in _questions(desk, window, scratch, clock).items():
        ask()
        dialog = next(
            widget
            for widget in QApplication.topLevelWidgets()
            if isinstance(widget, QDialog) and widget.isVisible()
        )
        yield name, _settled(dialog)
        dialog.close()
    desk.store.close()


def _questions(
    desk: Desk, window: MainWindow, scratch: Path, clock: list[datetime]
) -> dict[str, Callable[[], object]]:
    """What opens each dialog, by the name of its picture."""
    import json

    commands = window.commands
    note, offer = desk.notes.ids()[0], desk.offers.ids()[0]
    for reason in (BackupReason.UPGRADE, BackupReason.IMPORT, BackupReason.DAILY):
        desk.backups.make(reason)
    deadline, contact = desk.deadlines.ids()[0], desk.contacts.ids()[0]
    detail = desk.opportunities.detail(desk.opportunities.ids()[-1])
    assert detail is not None
    interview, question = detail.interviews[0].id, detail.clarifications[0].text
    sample = json.loads(commands.sample_file.read_text(encoding="utf-8"))
    desk.drafts.keep("quick_entry", json.dumps(sample["draft"]))
    rows = desk.deadlines.rows(desk.deadlines.ids())
    desk.deadlines.trash(next(row.id for row in rows if row.kind is DeadlineKind.OWN))
    again = Phone("+49 (0)30 23125-014", "mobile")
    known = desk.contacts.detail(contact)
    assert known is not None
    for draft in (
        ContactDraft(full_name=f"Dr. {known.full_name}", company=known.company, phones=(again,)),
        ContactDraft(full_name="L. Haddad", company="Halden Instruments Ltd"),
    ):
        desk.contacts.add(draft)
    twice = desk.merges.find()
    cards = scratch / "cards.vcf"
    cards.write_text(_CARDS, encoding="utf-8")
    found = list(desk.imports.read(cards))
    table = scratch / "people.csv"
    table.write_text(_TABLE, encoding="utf-8")
    file, folder = SettingsFile(scratch), Path("Documents", "Interviews")
    settings = SettingsDialog(
        file,
        folder,
        lambda _folder: None,
        lambda _new: None,
        desk.letters.send,
        desk.encryption,
    )
    alerts = AlertWindow()

    def remind() -> None:
        for row in desk.deadlines.rows(desk.deadlines.ids()):
            decision = row.kind is DeadlineKind.DECISION
            if decision or row.id == deadline:
                title, body = wording.alert(row, "", desk.present.wall)
                insists = Insistence.URGENT if decision else Insistence.NORMAL
                alerts.put(str(row.id), Alert(title, body, insists))

    def reminders() -> None:
        clock[0] += timedelta(hours=2)
        due = desk.reminders.claim_due()
        desk.reminders.mark_shown(
            {
                one: wording.deadline_title(
                    one.deadline.kind,
                    one.deadline.title,
                    one.deadline.company or "",
                    one.deadline.contact_name or "",
                )
                for one in due
            }
        )
        desk.reminders.snooze(due[0].deadline.id, NOW + timedelta(hours=5))
        commands.open_reminders()

    def accept() -> None:
        desk.offers.accept(offer)
        commands.withdraw_from_others(offer)

    def close_search() -> None:
        for one in desk.archive.unfinished().offers:
            desk.offers.decline(one.id)
        commands.close_search()

    def compare() -> None:
        desk.comparison.set_rate("EUR", Fraction("0.87"))
        commands.compare()

    return {
        "quick-entry": commands.quick_entry,
        "add-person": partial(commands.add_person, interview),
        "answer": partial(
            commands.ask_answer, question, "", lambda _text, _by: None, detail.people
        ),
        "write-note": partial(commands.write_note, note),
        "waive-note": partial(commands.waive_note, note),
        "new-offer": commands.new_offer,
        "call-sheet": partial(commands.call_sheet, offer),
        "offer-letter": partial(commands.enter_letter, offer),
        "accept-offer": partial(commands.accept_offer, offer),
        "balanced-page": partial(commands.balanced_page, detail.row.id),
        "time-line": commands.show_time_line,
        "side-by-side": compare,
        "plan-visit": partial(commands.plan_visit, detail.row.id),
        "prepare-visit": partial(commands.prepare_visit, detail.row.id),
        "decision-limit": partial(commands.agree_limit, offer),
        "new-deadline": commands.new_deadline,
        "move-deadline": partial(commands.move_deadline, deadline),
        "repeat": partial(commands.ask_repeat, deadline, WORKDAYS, NOW.date()),
        "snooze": partial(commands.snooze_until, deadline),
        "keep-filter": partial(
            commands.keep_filter,
            "contact",
            ViewFilter(shown=Shown.OWED),
            wording.shown(Shown.OWED),
            lambda _kept: None,
        ),
        "new-contact": commands.new_contact,
        "merge-contacts": partial(commands.merge_contact, contact),
        "same-person": partial(commands.compare_contacts, twice),
        "import": lambda: ImportReview(desk, found, str, window.commands.review, window).open(),
        **(
            {"read-card": lambda: commands.review([CardToReview(contact_of(_card()))])}
            if is_installed()
            else {}
        ),
        "table-columns": TableColumns(read_table(table), lambda _columns: None, window).open,
        "new-opportunity": commands.new_opportunity,
        "trash": commands.open_trash,
        "backups": commands.open_backups,
        "damaged": partial(_damaged, desk, window, scratch),
        "settings": settings.open,
        "encrypt": PassphraseDialog(desk.encryption, Change.ON, window).open,
        "unlock": UnlockDialog(
            _("Your data are encrypted. Type their passphrase to open them."),
            lambda _passphrase: None,
            remember,
            _("&Quit"),
        ).open,
        "shortcuts": window.actions_table["help.shortcuts"].trigger,
        "about": window.actions_table["help.about"].trigger,
        "reminders": remind,
        "reminder-centre": reminders,
        "promises": partial(commands.show_promises, offer),
        "withdraw": accept,
        "close-search": close_search,
    }


def _damaged(desk: Desk, window: MainWindow, scratch: Path) -> None:
    """What is asked when a page of the record was overwritten."""
    backup = desk.backups.listed()[0]
    counts = {**backup.counts, "contact": backup.counts["contact"] - 2}
    lost = [Lost("contact", 4, "mina aalto"), Lost("contact", 7, "owen marsh")]
    recovered = Recovered(scratch / FILE_NAME, counts, lost, True, 0)
    choice = Choice(Rescue(scratch, desk.present), recovered, backup)
    DamagedDialog(choice, desk.present.wall, window).open()


def _card() -> ReadCard:
    """A made-up card, drawn, and as it was read."""
    picture = QPixmap(900, 500)
    picture.fill(QColor("#f7f4ec"))
    painter = QPainter(picture)
    painter.setPen(QColor("#22364f"))
    lines = []
    for number, text in enumerate(_ON_THE_CARD.splitlines()):
        font = QFont(QApplication.font())
        font.setPixelSize(42 if number == 1 else 28)
        painter.setFont(font)
        place = QRect(70, 60 + 62 * number, 760, 56)
        found = painter.drawText(place, 0, text)
        lines.append(Line(text, Box(found.left(), found.top(), found.right(), found.bottom())))
    painter.end()
    buffer = QBuffer()
    picture.save(buffer, "JPEG")
    kept = bytes(buffer.data().data())
    return ReadCard(tuple(lines), read_fields(lines, region="DE"), (), (), kept, 900, 500, 0.5)


_ON_THE_CARD: Final = """Nordlicht Optik AG
Jana Beispiel
Recruiting
jana.beispiel@example.com
+49 30 23125 140
Beispielstr. 5
10115 Berlin"""


def _settled(widget: QWidget) -> QWidget:
    """The widget in its full size, once layouts have come to rest and what fades in is there."""
    if isinstance(widget, QDialog):  # Qt bounds it by the screen, which here is a small one
        widget.resize(widget.size().expandedTo(widget.sizeHint()))
    loop = QEventLoop()
    QTimer.singleShot(120, loop.quit)
    loop.exec()
    if isinstance(widget, WriteNote):  # its draft comes when what makes letters is loaded
        widget.reviewed.connect(loop.quit)
        QTimer.singleShot(10_000, loop.quit)
        loop.exec()
    # What came in last, such as a draft, still wants its room.
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    return widget
