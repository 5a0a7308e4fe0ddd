"""From the interview to nothing owed: real keys, a real window, real notifications."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

A_WEEK_AGO = str(date.today() - timedelta(days=7))
"""A day whose notes are overdue, so that their reminders come at once; the answer is not yet."""


def test_from_the_interview_to_nothing_owed(desktop: Desktop, tmp_path: Path) -> None:
    """P8, P10: two people met, two notes owed and rung for, both sent, nothing left."""
    desktop.start_notifications()
    desktop.start_tray("lxqt-panel")
    person = Person(desktop, tmp_path)

    # The quick entry, by keyboard alone; half way the machine loses power.
    person.window("Organizer")
    desktop.keys("ctrl+shift+n")
    person.window("After an interview")
    desktop.type_text("Nordlicht Optik AG\tApplication engineer\t")
    desktop.type_text(f"{A_WEEK_AGO} 14:00\t\t\t\t")
    desktop.type_text("Ingrid Solberg, Head of Research\tlens coating yield")
    wait_until(lambda: "lens coating yield" in _draft(tmp_path), "the draft")
    person.kill()
    person.window("Organizer")
    desktop.keys("ctrl+shift+n")
    person.window("After an interview")
    desktop.type_text("\t\t\t\t\t\t")  # to the first person's name
    desktop.keys("Return")  # and on to the next person
    desktop.type_text("Pavel Dvorak\tautomating the test bench\tan open workshop")
    assert person.agenda()["notes"] == []
    desktop.keys("ctrl+Return")
    wait_until(lambda: len(person.agenda()["notes"]) == 2, "two notes")
    assert [(one["to"], one["refer_to"]) for one in person.agenda()["notes"]] == [
        ("Ingrid Solberg", "lens coating yield"),
        ("Pavel Dvorak", "automating the test bench"),
    ]

    # The window is closed; the program stays in the tray and rings.
    wait_until(lambda: len(desktop.notifications()) >= 2, "a reminder for each note")
    assert {one.title.partition(":")[0] for one in desktop.notifications()} == {
        "Ingrid Solberg",
        "Pavel Dvorak",
    }
    person.window("Organizer")
    desktop.keys("alt+F4")
    wait_until(lambda: not desktop.windows(person.program), "the window to go into the tray")
    person.run("remind", "Call the bank", "--at", "in 2 seconds")
    wait_until(
        lambda: any(one.title == "Call the bank" for one in desktop.notifications()),
        "the reminder of the command line",
    )
    assert person.program.poll() is None

    # Back in the window, everything is worked off by keyboard.
    person.run()
    person.window("Organizer")
    desktop.keys("ctrl+3", "ctrl+shift+Return")
    wait_until(lambda: len(person.agenda()["notes"]) == 1, "one note sent")
    desktop.keys("ctrl+3", "ctrl+shift+Return")
    wait_until(lambda: person.agenda()["notes"] == [], "both notes sent")
    desktop.keys("ctrl+5", "ctrl+shift+d")
    wait_until(lambda: len(person.agenda()["deadlines"]) == 1, "the call done")
    desktop.keys("ctrl+shift+d")
    wait_until(lambda: person.agenda()["deadlines"] == [], "the answer heard")
    desktop.keys("ctrl+q")
    assert person.program.wait(10) == 0


def _draft(folder: Path) -> str:
    """What the record on disk holds of the half-typed entry."""
    import sqlite3

    with sqlite3.connect(folder / "data" / "organizer.sqlite3") as record:
        rows = record.execute("SELECT content FROM draft").fetchall()
    return str(rows)


def test_asked_to_end_the_program_ends(desktop: Desktop, tmp_path: Path) -> None:
    """A logout's SIGTERM finds the window open, and no tray that it could go into."""
    person = Person(desktop, tmp_path)
    person.program.terminate()
    assert person.program.wait(5) == 0
