"""After an interview, by keyboard alone (P7-P10)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.card_review import CardToReview
from organizer.gui.dialogs.quick_entry import QuickEntry
from organizer.services.desk import Desk
from organizer.services.read_card import contact_of, pasted
from tests.fakes import FakeClock, debrief, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path, FakeClock())
    yield desk
    desk.store.close()


class Typist:
    """Types into whatever of the dialog has the focus."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self._qtbot = qtbot
        self.cards: list[CardToReview] = []
        """What every picture that is dropped shows."""
        self.dialog = QuickEntry(desk, lambda _pictures, use, _window: use(self.cards))
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.dialog)

    @property
    def focus(self) -> QWidget:
        widget = self.dialog.focusWidget()
        assert widget is not None
        return widget

    def type(self, *texts: str) -> None:
        """Type texts, with Tab between them."""
        for index, text in enumerate(texts):
            if index:
                self.key(Qt.Key.Key_Tab)
            self._qtbot.keyClicks(self.focus, text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        self._qtbot.keyClick(self.focus, key, modifier or Qt.KeyboardModifier.NoModifier)

    def drop(self, path: Path, onto: QWidget) -> None:
        """Drop a file onto a field."""
        dropped = QMimeData()
        dropped.setUrls([QUrl.fromLocalFile(str(path))])
        spot = QPointF(onto.mapTo(self.dialog, onto.rect().center()))
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        self.dialog.dropEvent(QDropEvent(spot, copy, dropped, left, Qt.KeyboardModifier.NoModifier))

    def go_to(self, name: str) -> QLineEdit:
        """Tab on to the field of that name, as far as it takes."""
        for _step in range(60):
            if self.focus.accessibleName() == name and isinstance(self.focus, QLineEdit):
                return self.focus
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def save(self) -> None:
        self.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_two_people_by_keyboard_alone_and_one_undo_takes_it_back(qtbot: QtBot, desk: Desk) -> None:
    typist = Typist(qtbot, desk)
    typist.type("Nordlicht Optik AG", "Application engineer", "today 13:00", "Ingrid Solberg")
    first = typist.go_to("Person 1: name and title")
    assert first.text() == "Ingrid Solberg"  # whoever receives the visitor was met first
    typist.go_to("Person 1: talked about")
    typist.type("lens coating yield; clean room", "gave a tour", "who decides")
    typist.key(Qt.Key.Key_Return)
    typist.type("Pavel Dvorak, Test engineer", "the test bench")
    typist.go_to("They said")
    typist.type("We'll get back to you", "in two weeks")
    with qtbot.waitSignal(typist.dialog.saved) as saved:
        typist.save()
    summary = saved.args[0]
    assert (summary.contacts_new, summary.notes, summary.clarifications) == (2, 2, 1)
    assert not typist.dialog.isVisible()
    notes = [desk.notes.detail(note) for note in desk.notes.ids()]
    assert {(n.row.to, n.row.title, n.discussed) for n in notes if n} == {
        ("Ingrid Solberg", "", ("lens coating yield", "clean room")),
        ("Pavel Dvorak", "Test engineer", ("the test bench",)),
    }
    assert desk.drafts.kept("quick_entry") is None
    desk.store.undo()
    assert desk.notes.ids() == desk.contacts.ids() == desk.deadlines.ids() == []


def test_every_keystroke_is_on_disk_and_comes_back(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    typist = Typist(qtbot, desk)
    typist.type("Nordl")
    with sqlite3.connect(tmp_path / "organizer.sqlite3") as other:
        assert '"Nordl"' in other.execute("SELECT content FROM draft").fetchone()[0]
    typist.go_to("Person 1: name and title")
    typist.type("Ingrid Solberg", "lens coating")
    typist.key(Qt.Key.Key_Escape)
    assert not typist.dialog.isVisible()
    again = Typist(qtbot, desk)
    assert again.focus.accessibleName() == "Company"
    assert again.go_to("Person 1: talked about").text() == "lens coating"
    again.go_to("Person 2: name and title")  # Tab goes in reading order after a restore too
    assert again.go_to("They said").text() == ""


def test_a_pasted_list_becomes_a_row_for_each_person(qtbot: QtBot, desk: Desk) -> None:
    """P9: a list of names and titles from the host."""
    typist = Typist(qtbot, desk)
    typist.type("Nordlicht Optik AG")
    typist.go_to("Person 1: name and title")
    QApplication.clipboard().setText(
        "Dr. Anna Beispiel – Head of Research\nPavel Dvořák, Test engineer\nMina Aalto\tHR\n"
    )
    typist.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in typist.dialog.debrief().people] == [
        "Dr. Anna Beispiel",
        "Pavel Dvořák",
        "Mina Aalto",
    ]
    typist.save()
    assert len(desk.notes.ids()) == 3


def test_what_is_missing_or_unclear_keeps_the_dialog_open_where_it_is(
    qtbot: QtBot, desk: Desk
) -> None:
    typist = Typist(qtbot, desk)
    typist.save()
    assert typist.dialog.isVisible() and typist.focus.accessibleName() == "Company"
    typist.type("Nordlicht Optik AG")
    typist.save()
    assert typist.focus.accessibleName() == "Person 1: name and title"
    typist.type("Ingrid Solberg")
    typist.go_to("They answer by")
    typist.type("soonish")
    typist.save()
    assert typist.dialog.isVisible() and typist.focus.accessibleName() == "They answer by"
    assert desk.notes.ids() == []


def test_a_known_company_asks_only_what_is_still_open(qtbot: QtBot, desk: Desk) -> None:
    """P4: a topic once answered is not asked again."""
    answered = {"benefits": {"state": "answered", "answer": "30 days"}}
    desk.debrief.save(
        debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", topics=answered, position="Engineer")
    )
    typist = Typist(qtbot, desk)
    typist.type("nordlicht optik ag")
    topics = typist.dialog._topics
    assert [box.text() for box, _answer in topics._topics.values()] == [
        "Office",
        "Hours",
        "Physical location",
        "Secretary or other support",
        "Contract",
        "Salary review",
    ]


def test_a_card_dropped_onto_a_person_is_kept_with_them(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    """P9: what was typed stays, what the card knows is added, and one undo takes all of it back."""
    typist = Typist(qtbot, desk)
    typist.type("Nordlicht Optik AG")
    typist.go_to("Person 1: name and title")
    typist.type("Ingrid Solberg", "lens coating yield")
    ingrid, pavel = (
        [CardToReview(contact_of(card)) for card in pasted(f"{who}@example.com")]
        for who in (
            "Ingrid Solberg\nHead of Research\ningrid.solberg",
            "Pavel Novak\nTest Engineer\npavel.novak",
        )
    )
    typist.cards = ingrid
    typist.drop(tmp_path / "card.jpg", typist.dialog._people.rows()[0])
    typist.cards = pavel
    typist.drop(tmp_path / "card.jpg", typist.dialog._company)
    who = [row["who"] for row in typist.dialog._people.records()]
    assert who == ["Ingrid Solberg, Head of Research", "Pavel Novak, Test Engineer"]
    typist.save()
    people = [desk.contacts.detail(contact) for contact in desk.contacts.ids()]
    assert [
        (one.full_name, one.title, [point.value for point in one.points], len(one.cards))
        for one in people
        if one
    ] == [
        ("Pavel Novak", "Test Engineer", ["pavel.novak@example.com"], 1),
        ("Ingrid Solberg", "Head of Research", ["ingrid.solberg@example.com"], 1),
    ]
    desk.store.undo()
    assert desk.contacts.ids() == []
