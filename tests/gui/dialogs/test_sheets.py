"""Sheets to have at hand, and the way to an acceptance over what is open (P1-P6, P12, P15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.commands import Commands
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.sheet import SheetDialog
from organizer.gui.sheets import Sheet, balanced_page, call_sheet, preparation_sheet
from organizer.practice.vocabulary import DeadlineKind, OfferStatus
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
    assert "17:00 in London" in section(sheet, "Words to say")[1]


def test_the_balanced_page_and_the_sheet_before_a_visit_say_who_said_what(desk: Desk) -> None:
    """P1, P2, P5, P6."""
    nordlicht = desk.opportunities.find("Nordlicht Optik AG", "Application engineer")
    assert nordlicht is not None
    page = balanced_page(desk, nordlicht)
    assert "gave a tour of the clean room · Ingrid Solberg" in section(page, "Good points")
    assert "The last train home leaves at 22:40" in section(page, "Drawbacks: Community")
    assert "Who decides on travel?" in section(page, "Still to ask")
    before = preparation_sheet(desk, nordlicht)
    ingrid = section(before, "Whom you met, and what each said")[0]
    assert "Ingrid Solberg · Head of Research" in ingrid and "lens coating yield" in ingrid
    assert preparation_sheet(desk, 10**6) is None


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
