"""Notes owed for an interview, written in a row by keyboard on a real screen (P10, P11)."""

from __future__ import annotations

import json
import sqlite3
from functools import partial
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

PEOPLE = [
    {"name": "Ingrid Solberg", "discussed": ["lens coating yield"]},
    {"name": "Pavel Novak", "discussed": ["automating the test bench"]},
    {"name": "Mina Aalto", "discussed": ["the new clean room"]},
]


def test_three_notes_are_written_and_sent_by_keys_alone(desktop: Desktop, tmp_path: Path) -> None:
    debrief = tmp_path / "debrief.json"
    debrief.write_text(json.dumps({"company": "Nordlicht Optik AG", "people": PEOPLE}))
    (tmp_path / "data").mkdir(mode=0o700)
    (tmp_path / "data" / "settings.json").write_text('{"own_name": "Robin Beispiel"}')
    person = Person(desktop, tmp_path)
    person.run("debrief", str(debrief))
    person.window("Organizer")
    desktop.keys("ctrl+3", "ctrl+shift+a")
    for number, one in enumerate(PEOPLE):
        person.window(f"Note to {one['name']}")
        wait_until(lambda: "Robin Beispiel" in _drafts(tmp_path), "a draft")
        desktop.keys("alt+s")
        wait_until(partial(_is_owed, person, 2 - number), "it is sent")
    bodies = _rows(tmp_path, "SELECT body FROM note")
    assert len(set(bodies)) == 3
    for topic in (one["discussed"][0] for one in PEOPLE):
        assert sum(topic in body for body in bodies) == 1


def _is_owed(person: Person, count: int) -> bool:
    return len(person.agenda()["notes"]) == count


def _drafts(folder: Path) -> str:
    """What stands in the notes that are being written."""
    return "".join(_rows(folder, "SELECT content FROM draft WHERE form LIKE 'note %'"))


def _rows(folder: Path, query: str) -> list[str]:
    with sqlite3.connect(folder / "data" / "organizer.sqlite3") as record:
        return [text for (text,) in record.execute(query)]
