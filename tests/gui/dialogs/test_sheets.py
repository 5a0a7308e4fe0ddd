"""Sheets to have at hand, and the way to an acceptance over what is open (P1-P6, P12, P15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.commands import Commands
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.offer_letter import OfferLetterDialog
from organizer.gui.dialogs.quick_entry import QuickEntry
from organizer.gui.dialogs.sheet import SheetDialog
from organizer.gui.dialogs.withdraw import WithdrawDialog
from organizer.gui.sheets import (
    Sheet,
    balanced_page,
    call_sheet,
    preparation_sheet,
    promises,
)
from organizer.gui.widgets.when_field import WhenField
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import (
    Channel,
    DeadlineKind,
    NoteKind,
    OfferStatus,
    TopicState,
)
from organizer.services.desk import Desk
from tests.fakes import FakeClock, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.sample.add(paths.resources() / "sample" / "en.json")
    yield desk
    desk.store.close()


class Opened:
    """A window that commands open dialogs over."""

    def __init__(self, qtbot: QtBot, desk: Desk, folder: Path) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self.commands = Commands(lambda: desk, self.window, settings, folder)

    def dialog(self, kind: type[QDialog]) -> QDialog:
        (found,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found

    def press(self, dialog: QDialog, text: str) -> None:
        (button,) = [
            one
            for one in dialog.findChildren(QPushButton)
            if one.text().replace("&", "") == text and one.isVisible()
        ]
        button.click()


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Opened:
    return Opened(qtbot, desk, tmp_path)


def section(sheet: Sheet | None, heading: str) -> tuple[str, ...]:
    assert sheet is not None
    return dict(sheet.sections)[heading]


def test_a_call_sheet_has_the_number_the_room_and_the_agenda(desk: Desk) -> None:
    """P12, P13: few points, those asked for first; no haggling script."""
    sheet = call_sheet(desk, desk.offers.ids()[0])
    assert sheet is not None
    assert "+44 20 7946 0321" in sheet.second
    assert section(sheet, "Points that still have room") == (
        "Moving allowance\nOffered: £2,000\nAsked: £3,500",
    )
    assert "Benefits" in section(sheet, "To ask")
    assert "17:00 in London" in sheet.second
    assert section(sheet, "Words to say")[1] == "You will have my decision by Friday 17:00."


def test_the_balanced_page_and_the_sheet_before_a_visit_say_who_said_what(desk: Desk) -> None:
    """P1, P2, P5, P6."""
    nordlicht = desk.opportunities.find("Nordlicht Optik AG", "Application engineer")
    assert nordlicht is not None
    page = balanced_page(desk, nordlicht)
    assert "gave a tour of the clean room · Ingrid Solberg" in section(page, "Good points")
    assert "The last train home leaves at 22:40" in section(page, "Drawbacks: Community")
    assert "Who decides on travel?" in section(page, "Still to ask")
    assert "Is the budget for the bench approved? · Pavel Dvořák" in section(page, "Still to ask")
    assert section(page, "Answered") == (
        "Benefits · 30 days of leave, company pension · yesterday",
    )
    before = preparation_sheet(desk, nordlicht)
    ingrid = section(before, "Whom you met, and what each said")[0]
    assert "Ingrid Solberg · Head of Research" in ingrid and "lens coating yield" in ingrid
    assert preparation_sheet(desk, 10**6) is None


def test_an_answer_is_kept_with_who_gave_it_and_when(opened: Opened, desk: Desk) -> None:
    """P4."""
    nordlicht = desk.opportunities.find("Nordlicht Optik AG", "Application engineer")
    assert nordlicht is not None
    detail = desk.opportunities.detail(nordlicht)
    assert detail is not None
    hours = next(topic for topic in detail.topics if topic.key == "hours")
    opened.commands.ask_answer(
        "Hours",
        hours.answer,
        lambda text, by: desk.opportunities.set_topic(hours.id, TopicState.ANSWERED, text, by=by),
        detail.people,
    )
    dialog = opened.dialog(FormDialog)
    (answer,) = dialog.findChildren(QLineEdit)
    answer.setText("38 a week")
    (who,) = dialog.findChildren(QComboBox)
    assert who.currentText() == "Nobody in particular"
    who.setCurrentText("Mina Aalto")
    opened.press(dialog, "Keep answer")
    assert "Hours · 38 a week · Mina Aalto · today" in section(
        balanced_page(desk, nordlicht), "Answered"
    )
    desk.opportunities.set_topic(hours.id, TopicState.UNKNOWN)
    detail = desk.opportunities.detail(nordlicht)
    assert detail is not None
    again = next(topic for topic in detail.topics if topic.key == "hours")
    assert (again.answer, again.answered_by, again.answered_at) == ("", None, None)


def test_what_was_recorded_is_text_on_paper() -> None:
    assert "<b>" not in Sheet("<b>", "", (("<b>", ("<b>&\nC",)),)).html()


def test_what_is_said_in_a_call_is_kept_at_every_key_and_goes_on_paper(
    opened: Opened, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """P8, P12."""
    offer = desk.offers.ids()[0]
    opened.commands.call_sheet(offer)
    dialog = opened.dialog(SheetDialog)
    assert isinstance(dialog, SheetDialog)
    dialog._text.setPlainText("They pay 3,000 & the <van>")
    assert desk.drafts.kept(f"call about offer {offer}") == "They pay 3,000 & the <van>"
    target = tmp_path / "call"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(target), ""))
    opened.press(dialog, "Save as PDF…")
    pdf = pypdfium2.PdfDocument(tmp_path / "call.pdf")
    words = pdf[0].get_textpage().get_text_range()
    pdf.close()
    assert "Call Owen Marsh" in words and "They pay 3,000 & the <van>" in words
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(tmp_path / "no/x"), ""))
    opened.press(dialog, "Save as PDF…")
    assert "cannot be written" in dialog._said.text()
    opened.press(dialog, "Close")
    row = desk.offers.row(offer)
    assert row is not None and row.call_notes == "They pay 3,000 & the <van>"
    desk.store.undo()
    row = desk.offers.row(offer)
    assert row is not None and row.call_notes == ""


def test_the_traps_are_the_persons_own_list(opened: Opened, desk: Desk) -> None:
    """P1."""
    for text in ("Small talk at lunch is part of the interview.", "The lift stops at 3"):
        opened.commands.prepare_visit(desk.opportunities.ids()[-1])
        dialog = opened.dialog(SheetDialog)
        assert isinstance(dialog, SheetDialog)
        assert text in dialog._text.toPlainText()
        dialog._text.setPlainText("The lift stops at 3")
        dialog.close()


def test_what_is_open_stands_before_an_acceptance(opened: Opened, desk: Desk) -> None:
    """P15: ask now, or accept with a reason that is kept; the agreed starting date is proposed."""
    offer = desk.offers.ids()[0]
    opened.commands.accept_offer(offer)
    dialog = opened.dialog(FormDialog)
    opened.press(dialog, "Accept anyway")
    assert dialog.isVisible()
    row = desk.offers.row(offer)
    assert row is not None and row.status is OfferStatus.OPEN
    opened.press(dialog, "Ask now…")
    assert not dialog.isVisible()
    opened.dialog(SheetDialog).close()

    opened.commands.accept_offer(offer)
    dialog = opened.dialog(FormDialog)
    fields = {one.accessibleName(): one for one in dialog.findChildren(QLineEdit)}
    assert fields["First day"].text() == "1 March"
    fields["Why you accept with this open"].setText("The host promised it by e-mail")
    opened.press(dialog, "Accept anyway")
    row = desk.offers.row(offer)
    assert row is not None
    assert (row.status, row.accepted_despite) == (
        OfferStatus.ACCEPTED,
        "The host promised it by e-mail",
    )
    (start,) = [
        one
        for one in desk.deadlines.rows(desk.deadlines.ids())
        if one.kind is DeadlineKind.STARTING_DATE
    ]
    assert start.due.day == date(2027, 3, 1)


def test_once_accepted_the_others_are_told_by_one_key(
    qtbot: QtBot, opened: Opened, desk: Desk
) -> None:
    """P15, P16: Enter withdraws from one after the other; nothing is left to press for the last."""
    offer = desk.offers.ids()[0]
    told: list[str] = []
    opened.commands.told.connect(told.append)
    opened.commands.withdraw_from_others(offer)
    assert told == ["Accept an offer first; then the others can be told."]
    opened.commands.accept_offer(offer)
    dialog = opened.dialog(FormDialog)
    fields = {one.accessibleName(): one for one in dialog.findChildren(QLineEdit)}
    fields["Why you accept with this open"].setText("The host promised it by e-mail")
    opened.press(dialog, "Accept anyway")
    others = opened.dialog(WithdrawDialog)
    (listed,) = others.findChildren(QListWidget)
    assert [listed.item(row).text().partition(" ·")[0] for row in range(listed.count())] == [
        "Brunnen Software GmbH",
        "Nordlicht Optik AG",
    ]
    for _each in range(2):
        assert others.isVisible()
        qtbot.keyClick(others, Qt.Key.Key_Return)
    assert not others.isVisible()
    assert desk.offers.open_beside(offer) == []
    assert NoteKind.WITHDRAWAL in {row.kind for row in desk.notes.rows(desk.notes.ids())}


def test_the_limit_is_agreed_on_their_clock(qtbot: QtBot, opened: Opened, desk: Desk) -> None:
    """P14: the hour in London, though it is past here; what cannot be an hour is refused."""
    offer = desk.offers.ids()[0]
    opened.commands.agree_limit(offer)
    dialog = opened.dialog(FormDialog)
    (field,) = dialog.findChildren(WhenField)
    field.set_text("29 March 2027 02:30")
    assert "there" in field._meaning.text() and "here" in field._meaning.text()
    field.set_text("28 March 2027 01:30")
    opened.press(dialog, "Agree on it")
    assert dialog.isVisible()
    field.set_text("today 13:30")
    opened.press(dialog, "Agree on it")
    row = desk.offers.row(offer)
    assert row is not None and row.limit is not None
    assert row.limit.zone == "Europe/London" and row.limit.local == datetime(2026, 11, 23, 13, 30)


def test_what_either_side_promised_stands_on_one_sheet(desk: Desk) -> None:
    """P18: terms with what the letter leaves out, answers, and the person's own promises."""
    offer = desk.offers.ids()[0]
    (salary, *_others) = desk.terms.rows(offer)
    desk.terms.set(salary.id, Channel.LETTER, offered="£60,000 a year", agreed="")
    desk.deadlines.add_own(
        "Send the certificate",
        WallTime(datetime(2026, 12, 1, 12, 0), "Europe/Berlin"),
        company="Halden Instruments Ltd",
    )
    sheet = promises(desk, offer)
    theirs = section(sheet, "They promised")
    assert theirs[0] == "Base salary: £60,000 a year · differs"
    assert "Paid leave: 27 days · not in writing" in theirs
    assert "Contract: Permanent, three months’ notice · Saturday 14 November" in section(
        sheet, "They answered"
    )
    assert "Send the certificate · Tuesday 1 December" in section(
        sheet, "You promised, and what is still to come"
    )
    assert promises(desk, 10**6) is None


def test_a_search_is_closed_with_a_reason_for_what_stays_unwritten(
    opened: Opened, desk: Desk
) -> None:
    """P18: an open offer comes first; then one sentence, and everything is put away."""
    shown: list[tuple[str, int]] = []
    told: list[str] = []
    opened.commands.show_record.connect(lambda kind, record: shown.append((kind, record)))
    opened.commands.told.connect(told.append)
    by_phone, by_letter = desk.offers.ids()
    opened.commands.close_search()
    assert shown == [("offer", by_phone)] and "Accept or decline" in told[0]
    desk.offers.accept(by_phone)
    opened.commands.close_search()
    assert shown[1:] == [("offer", by_letter)]
    desk.offers.decline(by_letter)
    opened.commands.close_search()
    dialog = opened.dialog(FormDialog)
    assert isinstance(dialog, FormDialog)
    opened.press(dialog, "Close the search")
    assert dialog.isVisible() and "Notes are still owed" in dialog._problem.text()
    (reason,) = dialog.findChildren(QLineEdit)
    reason.setText("I told them by phone")
    opened.press(dialog, "Close the search")
    assert desk.opportunities.ids() == []
    assert told[-1] == "The search is closed; 3 opportunities are put away"
    opened.commands.close_search()
    assert told[-1] == "There is no search to close."


def test_a_visit_is_planned_prepared_and_written_down(
    qtbot: QtBot, opened: Opened, desk: Desk
) -> None:
    """P1, P8: who is expected comes first on the sheet, and stands in the quick entry then."""
    nordlicht = desk.opportunities.find("Nordlicht Optik AG", "Application engineer")
    assert nordlicht is not None
    opened.commands.plan_visit(nordlicht)
    dialog = opened.dialog(FormDialog)
    (when,) = dialog.findChildren(WhenField)
    when.set_text("Thursday")
    opened.press(dialog, "Plan the visit")
    assert dialog.isVisible()
    when.set_text("Thursday 10:00")
    fields = {one.accessibleName(): one for one in dialog.findChildren(QLineEdit)}
    fields["Where"].setText("Plant 2")
    fields["Host"].setText("Ingrid Solberg")
    (people,) = dialog.findChildren(QPlainTextEdit)
    people.setPlainText("Yusuf Demir")
    opened.press(dialog, "Plan the visit")
    sheet = preparation_sheet(desk, nordlicht)
    assert sheet is not None and "Thursday 10:00 · Plant 2" in sheet.second
    first, second = section(sheet, "Whom you will meet, and what each said last")
    assert "Head of Research" in first and "lens coating yield" in first
    assert second == "Yusuf Demir"
    met = section(sheet, "Whom you met, and what each said")
    assert met[0].startswith("Pavel Dvořák") and "Ingrid" not in "".join(met)
    visit = desk.opportunities.visit(nordlicht)
    assert visit is not None
    opened.commands.open_deadline(visit.deadline)
    opened.dialog(SheetDialog).close()
    opened.commands.after_visit(nordlicht)
    entry = opened.dialog(QuickEntry)
    typed = {one.text() for one in entry.findChildren(QLineEdit)}
    assert {"Nordlicht Optik AG", "Plant 2", "Ingrid Solberg", "Yusuf Demir"} <= typed
    entry.close()


def test_a_pasted_letter_is_taken_into_the_terms_by_keys(
    qtbot: QtBot, opened: Opened, desk: Desk
) -> None:
    """P12: what it gives stands beside what was said; Space leaves a value out, Enter takes."""
    offer = desk.offers.ids()[0]
    opened.commands.enter_letter(offer)
    dialog = opened.dialog(OfferLetterDialog)
    assert isinstance(dialog, OfferLetterDialog)
    opened.press(dialog, "Take what is marked")
    assert dialog.isVisible() and "Nothing is marked" in dialog._problem.text()
    found = dialog._found
    assert found.item(0).text() == "What it gives comes here, for you to mark."
    dialog._letter.setPlainText("Dear Robin,\n\nwe shall write again.")
    qtbot.waitUntil(lambda: found.item(0).text().startswith("Nothing in it was found"))
    assert found.count() == 1 and not found.item(0).flags()
    dialog._letter.setPlainText(
        "Dear Robin,\n\nyour salary is £60,000 a year, and you have 25 days of leave. Your "
        "pension is 5 % of it.\n\nKind regards,\nOwen Marsh"
    )
    qtbot.waitUntil(lambda: found.count() == 3)
    said = [found.item(row).text() for row in range(3)]
    assert said[0].startswith("Base salary: £60,000 a year · until now £62,000 a year\n")
    assert "your salary is £60,000 a year, and you have" in said[0]
    found.setFocus()
    found.setCurrentRow(1)
    qtbot.keyClick(found, Qt.Key.Key_Space)
    qtbot.keyClick(found, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    rows = {row.topic: row.offered for row in desk.terms.rows(offer)}
    assert (rows["Base salary"], rows["Paid leave"], rows["Pension"]) == (
        "£60,000 a year",
        "27 days",
        "5 %",
    )
