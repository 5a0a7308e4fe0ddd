"""Large records for measuring, written by SQL: the services would take a minute."""

from __future__ import annotations

import random
from pathlib import Path

from organizer.practice.names import folded, name_sort_key
from tests.fakes import FakeClock, debrief, open_desk

_SYLLABLES = (
    *("an", "be", "co", "da", "el", "fi", "go", "ha", "in", "jo"),
    *("ka", "le", "mi", "no", "ol", "pa", "ri", "so", "tu", "va"),
)
_AT = "2026-11-23T13:00:00Z"


def many_contacts(folder: Path, count: int) -> list[str]:
    """A record in `folder` with so many contacts at 200 companies, and three more who were met in
    an interview and are owed a note; gives the names of the many."""
    desk = open_desk(folder, FakeClock())
    chance = random.Random(1)
    names = [f"{_word(chance, 3)} {_word(chance, 4)}" for _contact in range(count)]
    connection = desk.store.database.connection()
    with desk.store.database.atomic():
        connection.executemany(
            "INSERT INTO company(id, uid, created_at, changed_at, name, search_text) "
            "VALUES(?, 'c' || ?1, ?, ?, ?, ?)",
            [(n, _AT, _AT, f"Company {n}", f"company {n}") for n in range(1, 201)],
        )
        connection.executemany(
            "INSERT INTO contact(uid, created_at, changed_at, company_id, full_name, given, family,"
            " title, department, remarks, name_key, sort_key, search_text) "
            "VALUES(?, ?, ?, ?, ?, '', '', 'Engineer', '', '', ?, ?, ?)",
            [
                (
                    f"p{n}",
                    _AT,
                    _AT,
                    n % 200 + 1,
                    name,
                    folded(name),
                    name_sort_key(name),
                    folded(f"{name} engineer p{n}@example.com"),
                )
                for n, name in enumerate(names)
            ],
        )
    desk.debrief.save(
        debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", "Pavel Dvořák", "Mina Aalto")
    )
    desk.store.close()
    return names


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _syllable in range(syllables)).capitalize()
