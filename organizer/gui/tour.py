"""Draws every tab and dialog of a made-up search to PNG files, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from organizer.gui.dialogs import records
from organizer.gui.dialogs.import_review import ImportReview
from organizer.gui.dialogs.offer_entry import OfferEntryDialog
from organizer.gui.dialogs.quick_entry import QuickEntry
from organizer.gui.dialogs.settings import SettingsDialog
from organizer.gui.dialogs.trash import TrashDialog
from organizer.gui.dialogs.write_note import WriteNote
from organizer.gui.theme import ThemeChoice, apply_theme
from organizer.gui.window import TABS, MainWindow
from organizer.model.store import Store
from organizer.practice.habits import Habits
from organizer.practice.present import Present
from organizer.services.agenda import read_agenda
from organizer.services.desk import Desk
from organizer.settings import SettingsFile

NOW = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)
"""The tour's present: a Tuesday morning, so that its pictures are the same every day."""
ZONE = "Europe/Berlin"

_CARDS = """BEGIN:VCARD
VERSION:4.0
FN:Yusuf Demir
ORG:Brunnen Software GmbH
TITLE:Documentation lead
EMAIL:yusuf.demir@example.net
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

_ENTRY = {
    "company": "Brunnen Software GmbH",
    "position": "Technical writer",
    "when": "",
    "host": "Yusuf Demir",
    "where": "Brunnenstraße 4, second floor",
    "moving": False,
    "people": [
        {
            "who": "Yusuf Demir, Documentation lead",
            "discussed": "moving the manuals to one source",
            "good": "showed me the reader tests",
            "doubt": "Is the second writer leaving?",
        },
        {"who": "Carla Rossi, Support", "discussed": "the fifty most frequent questions"},
    ],
    "closed": "We'll get back to you",
    "answer_by": "in two weeks",
    "tried": "",
    "clarify": [{"text": "Who approves a release?"}],
    "drawbacks": [{"text": "The office is being rebuilt until May", "scope": "company"}],
    "topics": {"benefits": "30 days, pension"},
}


def draw_tour(folder: Path, resources: Path) -> Iterator[Path]:
    """Draw everything in light and dark; gives each picture's path as it is written."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        desk = Desk(Store(Path(scratch), lambda: NOW), Present(lambda: NOW, lambda: ZONE, Habits))
        desk.sample.add(resources / "sample" / "en.json")
        themes: tuple[ThemeChoice, ...] = ("light", "dark")
        for theme in themes:
            apply_theme(cast("QApplication", QApplication.instance()), theme)
            for name, widget in _stations(desk, Path(scratch), resources):
                path = folder / f"{name}-{theme}.png"
                _draw(widget, path)
                yield path
        desk.store.close()


def _stations(desk: Desk, scratch: Path, resources: Path) -> Iterator[tuple[str, QWidget]]:
    window = MainWindow(
        lambda: desk,
        lambda view: read_agenda(desk.store.database.connection(), view),
        lambda: desk.present.wall,
        QSettings(str(scratch / "window.ini"), QSettings.Format.IniFormat),
        resources,
    )
    window.show()
    window.desk_opened()
    for index, kind in enumerate(TABS):
        window.show_tab(index)
        yield f"{index + 1}-{kind}", window
    window.search("clean")
    yield "7-search", window
    window.close()
    yield from _dialogs(desk, scratch, window)
    desk.drafts.drop("quick_entry")


def _dialogs(desk: Desk, scratch: Path, window: QWidget) -> Iterator[tuple[str, QWidget]]:
    import json

    desk.drafts.keep("quick_entry", json.dumps(_ENTRY))
    yield "quick-entry", QuickEntry(desk)
    yield "new-offer", OfferEntryDialog(desk, int, company="Brunnen Software GmbH")
    detail = desk.notes.detail(desk.notes.ids()[0])
    if detail is not None:
        yield "write-note", WriteNote(desk, detail)
    yield "new-contact", records.new_contact(desk, int, window)
    yield "new-opportunity", records.new_opportunity(desk, int, window)
    yield "new-deadline", records.new_deadline(desk, int, window)
    yield "trash", TrashDialog(desk)
    yield (
        "settings",
        SettingsDialog(SettingsFile(scratch), scratch, lambda _folder: None, lambda _new: None),
    )
    cards = scratch / "cards.vcf"
    cards.write_text(_CARDS, encoding="utf-8")
    yield "import", ImportReview(desk, list(desk.imports.read(cards)), str, window)


def _draw(widget: QWidget, path: Path) -> None:
    widget.show()
    loop = QEventLoop()
    QTimer.singleShot(120, loop.quit)  # fields that wait for a pause in typing have their say
    loop.exec()
    widget.grab().save(str(path))
    if not isinstance(widget, MainWindow):
        widget.hide()
