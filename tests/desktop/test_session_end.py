"""The session ends: nothing that was typed is lost, and nobody has to wait (P8)."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path

import pytest

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

MOST_SECONDS = 1.0


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_what_is_being_typed_is_kept_and_the_program_leaves_within_a_second(
    desktop: Desktop, tmp_path: Path, ending: signal.Signals
) -> None:
    """A logout sends SIGTERM, a terminal that closes SIGHUP."""
    debrief = tmp_path / "debrief.json"
    people = [{"name": "Ingrid Solberg", "discussed": ["lens coating"]}]
    debrief.write_text(json.dumps({"company": "Nordlicht Optik AG", "people": people}))
    person = Person(desktop, tmp_path)
    person.run("debrief", str(debrief))
    person.window("Organizer")
    desktop.keys("ctrl+shift+n")
    person.window("After an interview")
    desktop.type_text("Brunnen Software")
    record = tmp_path / "data" / "organizer.sqlite3"
    wait_until(lambda: "Brunnen" in _said(record, "SELECT content FROM draft"), "the draft")
    person.window("Organizer")
    desktop.keys("ctrl+2", "Down", "F2", "ctrl+a")
    desktop.type_text("Ingrid Maria Solberg")
    began = time.monotonic()
    person.program.send_signal(ending)
    assert person.program.wait(10) == 0
    assert time.monotonic() - began < MOST_SECONDS
    assert "Brunnen Software" in _said(record, "SELECT content FROM draft")
    assert _said(record, "SELECT full_name FROM contact") == "Ingrid Maria Solberg"


def _said(record: Path, query: str) -> str:
    import sqlite3

    with sqlite3.connect(record) as opened:
        return "\n".join(text for (text,) in opened.execute(query))
