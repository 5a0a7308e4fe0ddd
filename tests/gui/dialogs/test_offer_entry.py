"""An offer has come: its terms as they are worded (P12-P14)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableWidgetItem
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.offer_entry import OfferEntryDialog
from organizer.practice.vocabulary import Channel
from organizer.services.offers import OfferEntry
from organizer.services.terms import Term
from tests.fakes import FakeClock, open_desk


def test_a_sum_that_could_be_several_is_asked_about_once(qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    dialog = OfferEntryDialog(desk, lambda _offer: None, company="Halden Instruments Ltd")
    qtbot.addWidget(dialog)
    dialog.show()
    problem = next(label for label in dialog.findChildren(QLabel) if label.isHidden())

    def save(salary: str) -> None:
        dialog._terms.setItem(0, 1, QTableWidgetItem(salary))
        dialog._do.click()

    save("- 500 €")
    asked, choice = problem.text().splitlines()
    assert asked == "“- 500 €”: did you mean -€500 or €500?"
    assert choice == "Write the one you mean, or save again to keep your words."
    save("80-90k €")
    assert "did you mean €80,000 or €90,000?" in problem.text()
    assert desk.offers.ids() == []
    save("80-90k €")
    [term] = desk.terms.rows(desk.offers.ids()[0])
    assert (term.offered, term.offered_minor) == ("80-90k €", None)
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
