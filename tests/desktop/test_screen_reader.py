"""The main path without seeing the screen: over AT-SPI alone, as a screen reader goes it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until
from tests.desktop.screen_reader import Node, ScreenReader, screen_reader
from tests.desktop.test_users_path import A_WEEK_AGO


def record_a_debrief(reader: ScreenReader) -> None:
    """Two people met, from the button in the main window to Save (P8, P10)."""
    entry = "After an interview"
    reader.press("Organizer", "push button", "After an interview…")
    for field, text in {
        "Company": "Nordlicht Optik AG",
        "Position": "Application engineer",
        "When": f"{A_WEEK_AGO} 14:00",
        "Person 1: name and title": "Ingrid Solberg, Head of Research",
        "Person 1: talked about": "lens coating yield",
        "Person 2: name and title": "Pavel Dvořák",
        "Person 2: talked about": "automating the test bench",
    }.items():
        reader.write(entry, "text", field, text)
    reader.press(entry, "push button", "Save")


def test_the_main_path_without_seeing_the_screen(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start_notifications()
    desktop.start_accessibility()
    person = Person(desktop, tmp_path)
    with screen_reader(desktop) as reader:
        record_a_debrief(reader)
        wait_until(lambda: len(person.agenda()["notes"]) == 2, "two notes owed")
        wait_until(lambda: len(desktop.notifications()) >= 2, "a reminder for each note")

        for left in (1, 0):
            reader.press("Organizer", "page tab", f"Notes ({left + 1})")
            reader.press("Organizer", "push button", "Mark sent")
            wait_until(partial(_is_owed, person, left), "a note sent")

        reader.press("Organizer", "page tab", "Deadlines")
        reader.press("Organizer", "push button", "They answered")
        wait_until(lambda: person.agenda()["deadlines"] == [], "the reminder done")
        reader.press("Organizer", "menu item", "File", "ShowMenu")
        reader.press("Organizer", "menu item", "Quit")
        assert person.program.wait(10) == 0


def test_everything_in_the_main_window_has_a_word_and_a_role(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.start_accessibility()
    person = Person(desktop, tmp_path)
    with screen_reader(desktop) as reader:
        reader.press("Organizer", "push button", "Look round a sample search")
        wait_until(lambda: len(person.agenda()["notes"]) > 0, "the sample")
        shown = reader.nodes("Organizer")
        for name in [one.name for one in shown if one.role == "page tab"]:
            reader.act(_tab(shown, name))
            shown = reader.nodes("Organizer")
            assert "selected" in _tab(shown, name).states
            assert len(shown) > 40
            around_tabs = {one.parent for one in shown if one.role == "page tab list"}
            for one in shown:
                pressed = "Press" in one.actions
                if one.number not in around_tabs and ("focusable" in one.states or pressed):
                    assert one.role != "unknown", one
                    named = one.description if one.role == "combo box" else one.name
                    assert named or one.labelled or one.text, one


def _tab(shown: Sequence[Node], name: str) -> Node:
    return next(one for one in shown if (one.role, one.name) == ("page tab", name))


def _is_owed(person: Person, count: int) -> bool:
    return len(person.agenda()["notes"]) == count
