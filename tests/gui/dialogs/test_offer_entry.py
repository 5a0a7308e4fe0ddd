"""An offer has come: its terms as they are worded (P12-P14)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLineEdit, QTableWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.commands import Commands
from organizer.gui.dialogs.offer_entry import OfferEntryDialog
from organizer.gui.widgets.buttons import FlatButton
from organizer.gui.widgets.month_calendar import MonthCalendar
from organizer.gui.widgets.understood import Understood
from organizer.practice.vocabulary import Channel
from organizer.services.offers import OfferEntry
from organizer.services.terms import Term
from tests.fakes import FakeClock, open_desk


def test_a_sum_that_could_be_several_is_asked_about_once(qtbot: QtBot, tmp_path: Path) -> None:
    """P12: each meaning is a button; saved again, the words stay as they are."""
    desk = open_desk(tmp_path, FakeClock())
    dialog = OfferEntryDialog(desk, lambda _offer: None, company="Halden Instruments Ltd")
    qtbot.addWidget(dialog)
    dialog.show()

    def save(salary: str) -> None:
        dialog._terms.setItem(0, 1, QTableWidgetItem(salary))
        dialog._do.click()

    def choices() -> dict[str, FlatButton]:
        shown = [one for one in dialog.findChildren(FlatButton) if one.isVisible()]
        return {one.text(): one for one in shown}

    save("- 500 €")
    qtbot.waitUntil(lambda: set(choices()) == {"-€500", "€500"})
    assert dialog._problem.text() == "Choose what you mean, or save again to keep your words."
    save("80-90k €")
    qtbot.waitUntil(lambda: set(choices()) == {"€80,000", "€90,000"})
    choices()["€90,000"].click()
    assert dialog._terms.values() == [(0, 1, "Base salary", "€90,000")]
    assert not dialog._problem.isVisible() and choices() == {}
    dialog._do.click()
    qtbot.waitUntil(lambda: set(choices()) == {"€90,000 a year", "€90,000 a month"})
    assert desk.offers.ids() == []
    save("80-90k €")
    [term] = desk.terms.rows(desk.offers.ids()[0])
    assert (term.offered, term.offered_minor) == ("80-90k €", None)
    desk.store.close()


@pytest.mark.parametrize(
    ("limit", "zone", "said", "complaint"),
    [
        ("yesterday 17:00", "Europe/Berlin", "→ yesterday 17:00", "The limit is past."),
        ("Friday", "Europe/Berlin", "Friday, but at which hour?", ""),
        ("28 March 2027 02:30", "Europe/Berlin", "The clocks go forward then", ""),
        ("31 October 2027 01:30", "Europe/London", "The clocks go back then", ""),
        ("28 March 2027 02:30", "America/New_York", "→ Sunday, 28 March 2027, 02:30 there", None),
        ("Friday 17:00", "Mars/Phobos", "There is no time zone of that name", ""),
        ("whenever", "Europe/Berlin", "Not a date yet", ""),
        ("Friday 17:00", "Europe/Berlin", "→ Friday 17:00", None),
    ],
)
def test_a_limit_that_cannot_be_is_refused_in_words(
    qtbot: QtBot, tmp_path: Path, limit: str, zone: str, said: str, complaint: str | None
) -> None:
    """P14: what is wrong stands below the limit at once, and is said again instead of saving;
    `complaint` is None where nothing is wrong, empty where it is what stands there already."""
    desk = open_desk(tmp_path, FakeClock())
    dialog = OfferEntryDialog(desk, lambda _offer: None, company="Halden Instruments Ltd")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._zone.setCurrentText(zone)
    dialog._limit.set_text(limit)
    assert dialog._limit._meaning.text().startswith(said)
    dialog._do.click()
    assert bool(desk.offers.ids()) == (complaint is None)
    if complaint is not None:
        assert dialog.isVisible() and dialog._problem.text().startswith(complaint or said)
        assert dialog._limit.text() == limit
    desk.store.close()


def test_what_was_typed_of_an_offer_comes_back_until_it_is_thrown_away(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """P8: Escape, a crash or a power cut costs nothing; Cancel forgets it."""
    desk = open_desk(tmp_path, FakeClock())
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    commands = Commands(lambda: desk, window, settings, tmp_path)
    told: list[str] = []
    commands.told.connect(told.append)

    def opened() -> OfferEntryDialog:
        commands.new_offer()
        (dialog,) = (one for one in window.findChildren(OfferEntryDialog) if one.isVisible())
        return dialog

    dialog = opened()
    qtbot.keyClicks(dialog._company, "Halden Instruments Ltd")
    dialog._channel.setCurrentIndex(1)
    dialog._limit.set_text("Friday 17:00")
    dialog._zone.setCurrentText("Europe/London")
    for row, text in ((0, "Base salary"), (3, "Phone")):
        dialog._terms.put(row, 0, text)
        dialog._terms.put(row, 1, "£60 a month")
    before = desk.drafts.kept("new offer")
    assert before is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == ["What you typed is kept and comes back when you go on."]
    dialog = opened()
    assert dialog._company.text() == "Halden Instruments Ltd"
    assert [topic for _row, _column, topic, _text in dialog._terms.values()] == [
        *("Base salary", "Phone")
    ]
    assert dialog._limit.value() is not None
    dialog._keep()
    assert desk.drafts.kept("new offer") == before
    dialog._cancel.click()
    assert desk.drafts.kept("new offer") is None
    dialog = opened()
    assert dialog._company.text() == ""
    dialog._company.setText("Halden Instruments Ltd")
    dialog._do.click()
    assert desk.drafts.kept("new offer") is None and len(desk.offers.ids()) == 1
    desk.store.close()


def test_a_value_is_helped_along_by_its_topic(qtbot: QtBot, tmp_path: Path) -> None:
    """P12: what is understood stands beside it as it is typed; a day is chosen from a calendar."""
    desk = open_desk(tmp_path, FakeClock())
    dialog = OfferEntryDialog(desk, lambda _offer: None, company="Halden Instruments Ltd")
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog._terms
    (said,) = table.findChildren(Understood)

    def write(row: int, text: str) -> QLineEdit:
        table.setCurrentCell(row, 1)
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_F2)
        (editor,) = (one for one in table.findChildren(QLineEdit) if one.isVisible())
        qtbot.keyClicks(editor, text)
        return editor

    editor = write(0, "£62,000 a year")
    assert said.isVisible() and said.text() == "→ £62,000 a year"
    assert editor.accessibleDescription() == said.text()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(said.isHidden)
    editor = write(1, "3500")
    assert said.text() == "→ £3,500"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(said.isHidden)
    editor = write(2, "")
    assert said.text() == "A day; Alt+Down opens a calendar"
    (choose,) = (one for one in editor.actions() if one.text() == "Choose a day")
    choose.trigger()
    (calendar,) = editor.findChildren(MonthCalendar)
    qtbot.waitUntil(calendar.isActiveWindow)
    calendar.day_chosen.emit(date(2027, 3, 1))
    qtbot.waitUntil(editor.hasFocus)
    assert said.text() == "→ Monday, 1 March 2027"
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    rows = desk.terms.rows(desk.offers.ids()[0])
    assert [row.offered for row in rows] == ["£62,000 a year", "£3,500", "Monday, 1 March 2027"]
    desk.store.close()


def test_a_sum_that_is_clear_is_kept_in_minor_units(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    dialog = OfferEntryDialog(desk, lambda _offer: None, company="Halden Instruments Ltd")
    qtbot.addWidget(dialog)
    dialog._terms.setItem(0, 1, QTableWidgetItem("€ 85.000,- p.a."))
    dialog._do.click()
    [term] = desk.terms.rows(desk.offers.ids()[0])
    assert (term.offered_minor, term.currency) == (8_500_000, "EUR")
    desk.store.close()


def test_topics_of_every_offer_are_proposed_in_the_next(qtbot: QtBot, tmp_path: Path) -> None:
    """P12: the catalogue grows with what was brought up, however it is capitalized."""
    desk = open_desk(tmp_path, FakeClock())
    terms = (Term("Meal vouchers", offered="100 EUR"), Term("bonus", offered="10 %"))
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, terms=terms))
    dialog = OfferEntryDialog(desk, lambda _offer: None)
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog._terms
    table.setCurrentCell(table.rowCount() - 1, 0)
    (editor,) = table.findChildren(QLineEdit)
    proposed = editor.completer().model()
    words = [str(proposed.index(row, 0).data()) for row in range(proposed.rowCount())]
    assert "Signing bonus" in words and "Meal vouchers" in words
    assert [word for word in words if word.casefold() == "bonus"] == ["Bonus"]
    editor.setText("Meal vouchers")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.rowCount() == 5)
    desk.store.close()
