"""The values of an offer as they are typed on a real screen: a bare number, a chosen day."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until


def test_a_day_is_chosen_from_a_calendar_in_a_cell_by_keys(
    desktop: Desktop, tmp_path: Path
) -> None:
    """P12: the cell waits for the day although the calendar has the keyboard meanwhile."""
    person = Person(desktop, tmp_path)
    person.run("today")  # answered once all of it is there
    person.window("Organizer")
    desktop.keys("ctrl+shift+o")
    person.window("New offer")
    desktop.type_text("Halden Instruments Ltd\tProduct specialist\t")
    desktop.keys("alt+t", "Home", *["Tab"] * 6)
    desktop.type_text("3500 EUR")
    desktop.keys(*["Tab"] * 5, "alt+Down")
    wait_until(lambda: len(desktop.windows(person.program)) == 3, "the calendar")
    desktop.keys("Return")
    wait_until(lambda: len(desktop.windows(person.program)) == 2, "the calendar gone")
    desktop.keys("ctrl+Return")
    wait_until(lambda: len(desktop.windows(person.program)) == 1, "the offer saved")
    with sqlite3.connect(tmp_path / "data" / "organizer.sqlite3") as record:
        terms = record.execute("SELECT topic, offered FROM offer_term ORDER BY place").fetchall()
    (moving, allowance), (start, day) = terms
    assert (moving, allowance) == ("Moving allowance", "3500 EUR")
    assert start == "Starting date" and str(datetime.now().year) in day
