"""Offers and expectations side by side, by keys and by a list that says what is drawn (P6)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui import wording
from organizer.gui.commands import Commands
from organizer.gui.dialogs.comparison import ComparisonDialog
from organizer.practice.comparison import Criterion, Item, Span, Turn
from organizer.services.desk import Desk
from tests.fakes import FakeClock, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.sample.add(paths.resources() / "sample" / "en.json")
    yield desk
    desk.store.close()


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[ComparisonDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    Commands(lambda: desk, window, settings, tmp_path).compare()
    (dialog,) = window.findChildren(ComparisonDialog)
    qtbot.waitUntil(dialog.isVisible)
    yield dialog


def column(dialog: ComparisonDialog, company: str) -> int:
    (found,) = [
        at
        for at in range(1, dialog._table.columnCount())
        if company in str(dialog._table.model().headerData(at, Qt.Orientation.Horizontal))
    ]
    return found


def shown(dialog: ComparisonDialog, row: int, at: int) -> str:
    item = dialog._table.item(row, at)
    assert item is not None
    return item.text()


def put(qtbot: QtBot, dialog: ComparisonDialog, row: int, at: int, text: str) -> None:
    """Type into a cell as one would, over what stands there."""
    table = dialog._table
    table.setCurrentCell(row, at)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.findChildren(QLineEdit)
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not table.findChildren(QLineEdit))


def topics(dialog: ComparisonDialog) -> list[str]:
    return [shown(dialog, row, 0) for row in range(dialog._table.rowCount())]


def test_only_one_unknown_could_turn_the_order_and_that_is_said(
    qtbot: QtBot, desk: Desk, dialog: ComparisonDialog
) -> None:
    """P6: from the terms and what the person types to the one sentence; all of it is kept."""
    for box in dialog.findChildren(QCheckBox):
        if "Brunnen" in box.text():
            box.click()
    nordlicht, halden = column(dialog, "Nordlicht"), column(dialog, "Halden")
    assert shown(dialog, 0, halden) == "£62,000 a year"
    put(qtbot, dialog, 0, nordlicht, "5.900 EUR a month")
    assert "Enter what one EUR is in GBP" in dialog._said.text()
    assert dialog._list.count() == 0
    dialog._rates["EUR"].setValue(0.85)
    rows = topics(dialog)
    leave = rows.index("Paid leave a year")
    put(qtbot, dialog, leave, nordlicht, "30")
    # A year: 62,000 against 70,800 x 0.85 = 60,180 GBP; paid once 2,000 / 3; three days more leave.
    for criterion, field in dialog._worth.items():
        field.setValue({Criterion.LEAVE: 100}.get(criterion, 0))
    short = 62_000 + 2_000 / 3 - 60_180 - 300
    assert dialog._said.text().startswith(
        "Only “Moving allowance” at Nordlicht Optik AG could turn this: "
        f"from €{round(short * 3 / 0.85):,} on."
    )
    said = [dialog._list.item(at).text() for at in range(dialog._list.count())]
    assert said[0].startswith("1. Halden Instruments Ltd")
    assert "A year’s money: −£1,820" in said[1] and "Paid leave: +£300" in said[1]
    (group,) = dialog._chart._groups
    assert [bar.said for bar in group.bars] == ["−£1,820", "−£667", "+£300"]
    assert group.most is None

    again = ComparisonDialog(desk)
    qtbot.addWidget(again)
    assert again._said.text() == dialog._said.text()
    put(qtbot, dialog, rows.index("Moving allowance"), nordlicht, "8000-9000 EUR")
    assert dialog._list.item(0).text().startswith("1. Nordlicht Optik AG")
    assert "Nothing that is unknown could turn this." in dialog._said.text()
    desk.store.undo()
    assert "Only “Moving allowance”" in _read_again(dialog)


def _read_again(dialog: ComparisonDialog) -> str:
    dialog._show()
    return dialog._said.text()


def test_what_cannot_be_compared_is_asked_about_in_its_place(
    qtbot: QtBot, dialog: ComparisonDialog
) -> None:
    nordlicht = column(dialog, "Nordlicht")
    put(qtbot, dialog, 0, nordlicht, "85k EUR")
    assert shown(dialog, 0, nordlicht) == (
        "85k EUR\nWhat is it paid for? Write “a year” or “a month” after it."
    )
    qtbot.keyClick(dialog._table, Qt.Key.Key_Delete)
    assert shown(dialog, 0, nordlicht) == "unknown"


def test_a_sum_of_ones_own_has_a_line(qtbot: QtBot, desk: Desk, dialog: ComparisonDialog) -> None:
    halden = column(dialog, "Halden")
    row = topics(dialog).index("Add a sum of your own")
    put(qtbot, dialog, row, 0, "Meal vouchers")
    own = topics(dialog).index("Meal vouchers")
    put(qtbot, dialog, own, halden, "£100 a month")
    assert shown(dialog, topics(dialog).index("A year’s money"), halden) == ("£63,200 a year")
    again = ComparisonDialog(desk)
    qtbot.addWidget(again)
    assert "Meal vouchers" in topics(again)


def test_less_than_two_are_no_comparison(dialog: ComparisonDialog) -> None:
    for box in dialog.findChildren(QCheckBox):
        box.click()
    assert dialog._said.text() == "Choose two or more to set them side by side."


def test_six_do_not_stand_side_by_side(qtbot: QtBot, desk: Desk) -> None:
    for number in range(3):
        desk.opportunities.add(f"Company {number}", "")
    dialog = ComparisonDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    (sixth,) = [box for box in dialog.findChildren(QCheckBox) if not box.isChecked()]
    sixth.click()
    assert not sixth.isChecked()
    assert "Five can stand side by side." in dialog._problem.text()


def test_another_common_currency_keeps_what_things_are_worth(desk: Desk) -> None:
    """The rate turns round, and the weights with it; without a rate they are asked for again."""
    comparison = desk.comparison
    assert comparison.read().currency == "GBP"
    comparison.set_rate("EUR", Fraction(4, 5))
    comparison.set_weight(Criterion.LEAVE, Fraction(100))
    comparison.set_currency("EUR")
    side = comparison.read()
    assert side.rates == {"GBP": Fraction(5, 4)} and side.weights[Criterion.LEAVE] == 125
    comparison.set_currency("SEK")
    side = comparison.read()
    assert side.rates == {"EUR": None, "GBP": None} and side.result is None
    assert Criterion.LEAVE in side.proposed
    with pytest.raises(ValueError):
        comparison.set_rate("GBP", Fraction(0))
    with pytest.raises(ValueError):
        comparison.set_weight(Criterion.LEAVE, Fraction(-1))


@pytest.mark.parametrize(
    ("side", "said"), [("from", "from €4,201 a year on"), ("up to", "up to €4,200 a year")]
)
def test_the_turning_point_is_never_said_short(side: Literal["from", "up to"], said: str) -> None:
    item = Item("salary", Criterion.YEAR, Span(), "EUR")
    turn = Turn("a", item, "b", side, Fraction(42_003, 10))
    assert said in wording.turn(turn, {"a": "Halden"}, {"salary": "Base salary"})
