"""From a card to a contact who is owed a note: real pictures, read for real, by keyboard (P9)."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path

import pytest

pytest.importorskip("rapidocr", reason="Cards need the extra cards")

from PIL import Image, ImageEnhance, ImageFilter

from tests.cards.drawing import card, file_of, qr_code
from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

SCANNED = ("Ingrid Solberg", "Head of Research", "Nordlicht Optik AG", "solberg@example.com")
PHOTOGRAPHED = ("Pavel Novak", "Test Engineer", "Nordlicht Optik AG", "novak@example.com")
PRINTED = ("Mina Aalto", "Production Manager", "Nordlicht Optik AG", "aalto@example.com")
CODE = "BEGIN:VCARD\nVERSION:3.0\nFN:Jana Beispiel\nEMAIL:jana@example.com\nEND:VCARD"
SIGNATURE = "Dr. Anna Muster\nHead of Sales\nNordlicht Optik AG\nanna.muster@example.com"
_HOLDS_THE_CLIPBOARD = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.clipboard().setText(sys.argv[1])
print("held", flush=True)
app.exec()
"""


def photograph(picture: Image.Image) -> Image.Image:
    """As a telephone sees it: askew, a little blurred, dim."""
    wide = Image.new("RGB", (1400, 900), "#7a6a55")
    wide.paste(picture.resize((1000, 600)), (180, 140))
    askew = wide.rotate(4, resample=Image.Resampling.BICUBIC, fillcolor="#7a6a55")
    return ImageEnhance.Brightness(askew.filter(ImageFilter.GaussianBlur(1.1))).enhance(0.8)


def test_five_kinds_of_cards_become_contacts_who_are_owed_a_note(
    desktop: Desktop, tmp_path: Path
) -> None:
    files = {
        "scan.png": file_of(card(*SCANNED), "PNG"),
        "photo.jpg": file_of(photograph(card(*PHOTOGRAPHED)), "JPEG", quality=80),
        "code.png": file_of(qr_code(CODE, module=8), "PNG"),
        "card.pdf": file_of(card(*PRINTED), "PDF"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    debrief = tmp_path / "debrief.json"
    debrief.write_text(
        json.dumps({"company": "Nordlicht Optik AG", "people": [{"name": "Erik Berg"}]})
    )
    person = Person(desktop, tmp_path)
    person.run("debrief", str(debrief))
    wait_until(lambda: len(person.agenda()["notes"]) == 1, "the interview")

    for count, name in enumerate(files, 2):
        person.window("Organizer")
        desktop.keys("ctrl+r")
        person.window("Choose pictures of cards")
        desktop.type_text(str(tmp_path / name))
        desktop.keys("Return")
        keep(person, count)
    holder = desktop.start(sys.executable, "-c", _HOLDS_THE_CLIPBOARD, SIGNATURE)
    wait_until(lambda: "held" in desktop.log(sys.executable), "a copy")
    person.window("Organizer")
    desktop.keys("ctrl+shift+v")
    keep(person, 6)
    desktop.stop(holder)

    assert {note["to"] for note in person.agenda()["notes"]} == {
        "Erik Berg",
        "Ingrid Solberg",
        "Pavel Novak",
        "Mina Aalto",
        "Jana Beispiel",
        "Dr. Anna Muster",
    }
    with sqlite3.connect(tmp_path / "data" / "organizer.sqlite3") as record:
        kept = dict(
            record.execute(
                "SELECT full_name, length(picture) FROM contact JOIN business_card "
                "ON contact_id = contact.id"
            ).fetchall()
        )
    assert kept.pop("Dr. Anna Muster") is None
    assert len(kept) == 4
    assert all(1_000 < size <= 300_000 for size in kept.values())


def keep(person: Person, count: int) -> None:
    """Keep what is under review by one key, tied to the interview that it proposes."""
    person.window("Read cards")
    person.desktop.keys("ctrl+Return")
    wait_until(lambda: len(person.agenda()["notes"]) == count, f"{count} notes")
