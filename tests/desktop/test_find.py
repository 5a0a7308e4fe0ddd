"""Finding somebody in spite of a typing error, and making two contacts of one person one: by real
keys."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

CARD = """BEGIN:VCARD
VERSION:3.0
FN:Solberg, Ingrid
ORG:Nordlicht Optik AG
TEL:+49 30 23125 014
END:VCARD
"""


def test_somebody_is_found_opened_renamed_and_merged(desktop: Desktop, tmp_path: Path) -> None:
    person = Person(desktop, tmp_path)
    debrief = {"company": "Nordlicht Optik AG", "people": [{"name": "Ingrid Solberg"}]}
    (tmp_path / "debrief.json").write_text(json.dumps(debrief), encoding="utf-8")
    (tmp_path / "card.vcf").write_text(CARD, encoding="utf-8")
    person.run("debrief", str(tmp_path / "debrief.json"))
    person.run("import", "--yes", str(tmp_path / "card.vcf"))
    assert _contacts(tmp_path) == ["Ingrid Solberg", "Solberg, Ingrid"]

    person.window("Organizer")
    desktop.keys("alt+c", "f")  # Contact, Find duplicates…
    person.window("The same person?")
    desktop.keys("Return")  # Merge
    wait_until(lambda: _contacts(tmp_path) == ["Ingrid Solberg"], "one contact")

    person.window("Organizer")
    desktop.keys("ctrl+f")
    desktop.type_text("slberg")
    desktop.keys("Return", "F2", "End")
    desktop.type_text(" Haug\t")
    wait_until(lambda: _contacts(tmp_path) == ["Ingrid Solberg Haug"], "the new name")
    assert [one["to"] for one in person.agenda()["notes"]] == ["Ingrid Solberg Haug"]
    desktop.keys("ctrl+q")
    assert person.program.wait(10) == 0


def _contacts(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "data" / "organizer.sqlite3")) as record:
        rows = record.execute(
            "SELECT full_name FROM contact WHERE deleted_at IS NULL ORDER BY id"
        ).fetchall()
    return [row[0] for row in rows]
