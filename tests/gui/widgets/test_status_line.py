"""What was just done, said to the eye and the ear, with the way back."""

from __future__ import annotations

import pytest
from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from organizer.gui.widgets.buttons import LinkButton, Verb
from organizer.gui.widgets.status_line import StatusLine


def test_the_link_undoes_and_goes_with_its_message(qtbot: QtBot) -> None:
    line, undone = StatusLine(), list[str]()
    qtbot.addWidget(line)
    line.show()
    line.say("Saved 3 notes", Verb("Undo", lambda: undone.append("notes")))
    (link,) = line.findChildren(LinkButton)
    qtbot.waitUntil(link.isVisible)
    link.click()
    line.say("Note marked sent")
    assert undone == ["notes"]
    assert not link.isVisible()


def test_a_long_message_leaves_room_for_the_link(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(300, 30)
    line.show()
    line.say("Saved a note to Ingrid Solberg " * 10, Verb("Undo", lambda: None))
    (link,) = line.findChildren(LinkButton)
    qtbot.waitUntil(link.isVisible)
    assert line.width() == 300
    assert link.width() >= link.sizeHint().width()
    assert link.geometry().right() <= 300


def test_screen_readers_hear_it_when_they_have_finished(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    class Listening(QAccessible):
        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # type: ignore[override]
            heard.append((event.message(), event.politeness()))

    monkeypatch.setattr(QtGui, "QAccessible", Listening)
    line = StatusLine()
    qtbot.addWidget(line)
    line.say("Saved 3 notes")
    assert heard == [("Saved 3 notes", QAccessible.AnnouncementPoliteness.Polite)]
