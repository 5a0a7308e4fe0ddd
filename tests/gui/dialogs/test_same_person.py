"""Contacts that may be one person, looked through from the menu to the last pair."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.form import FormDialog
from organizer.gui.dialogs.same_person import SamePerson
from organizer.gui.widgets.buttons import FlatButton
from organizer.gui.window import TABS, MainWindow
from organizer.practice.contact_draft import ContactDraft
from organizer.services.desk import Desk
from tests.fakes import FakeClock, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "data", FakeClock())
    for name, title, email in (
        ("Anna Beispiel", "Engineer", "anna@example.com"),
        ("Beispiel, Anna", "Head of Optics", "ANNA@example.com"),
        ("A. Beispiel", "", "a.beispiel@example.org"),
        ("Bernd Muster", "", "bernd@example.com"),
        ("B. Muster", "Buyer", "bernd@example.com"),
    ):
        company = "Nordlicht Optik AG"
        draft = ContactDraft(full_name=name, title=title, company=company, emails=(email,))
        desk.contacts.add(draft)
    yield desk
    desk.store.close()


def press(dialog: SamePerson, text: str) -> None:
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.text() == text]
    button.click()


def test_pairs_are_merged_by_choice_told_apart_and_taken_apart(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_tab(TABS.index("contact"))
    window.actions_table["contact.duplicates"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(SamePerson)))
    (dialog,) = window.findChildren(SamePerson)
    rows = [dialog._model.row(place) for place in range(dialog._model.rowCount())]
    assert [row.second for row in rows] == [
        *("same e-mail address", "same e-mail address"),
        *("like name, same company", "like name, same company"),
    ]
    assert dialog._sides is not None
    choices = {one.accessibleName(): one for one in dialog._sides.findChildren(QRadioButton)}
    assert choices["Title · Engineer"].isChecked()
    choices["Title · Head of Optics"].click()
    boxes = dialog._sides.findChildren(QCheckBox)
    assert [box.accessibleName() for box in boxes] == ["E-mail · anna@example.com"]
    press(dialog, "&Merge")
    anna = desk.contacts.only_one_called("Anna Beispiel")
    assert anna is not None
    kept = desk.contacts.detail(anna)
    assert kept is not None and kept.title == "Head of Optics" and len(kept.points) == 1
    press(dialog, "&Not the same person")
    assert dialog.isVisible()
    press(dialog, "&Not the same person")
    assert not dialog.isVisible()
    assert desk.merges.find() == []

    window.show_record("contact", anna)
    (apart,) = [one for one in window.findChildren(FlatButton) if one.text() == "Take apart"]
    apart.click()
    assert len(desk.contacts.ids()) == 5
    again = desk.contacts.detail(anna)
    assert again is not None and again.title == "Engineer"


def test_another_contact_is_looked_for_and_compared(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    bernd = desk.contacts.only_one_called("Bernd Muster")
    assert bernd is not None
    window.show_record("contact", bernd)
    window.actions_table["contact.merge"].trigger()
    (form,) = window.findChildren(FormDialog)
    (line,) = form.findChildren(QLineEdit)
    line.setText("nobody")
    form._do.click()
    assert form.isVisible()
    line.setText("muster")
    form._do.click()
    (dialog,) = window.findChildren(SamePerson)
    assert not dialog._list.isVisible()
    press(dialog, "&Merge")
    assert len(desk.contacts.ids()) == 4
    kept = desk.contacts.detail(bernd)
    assert kept is not None and kept.title == "Buyer"
