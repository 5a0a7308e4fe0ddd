"""Large records for measuring, written by SQL: the services would take a minute."""

from __future__ import annotations

import random
from pathlib import Path

from organizer.model.search import install_index
from organizer.practice.names import folded, name_sort_key
from tests.fakes import FakeClock, debrief, open_desk

_SYLLABLES = (
    *("an", "be", "co", "da", "el", "fi", "go", "ha", "in", "jo"),
    *("ka", "le", "mi", "no", "ol", "pa", "ri", "so", "tu", "va"),
)
_GIVEN = (
    *("Anna", "Anja", "Ahmed", "Bilal", "Chiara", "Daniel", "Elena", "Eva", "Felix", "Fatima"),
    *("Grace", "Hanna", "Ivan", "Ingrid", "Jonas", "Jürgen", "Katrin", "Lars", "Lucía", "Marc"),
    *("Maria", "Mehmet", "Nina", "Noah", "Olga", "Pavel", "Priya", "Rosa", "Sofia", "Tomáš"),
    *("Uwe", "Vera", "Wei", "Yusuf", "Zoë", "Иван"),
)
_TOPICS = (
    *("lens coating yield", "automating the test bench", "who decides on travel", "sampling plans"),
    *("the move of the laboratory", "opening the Nordic market", "reviews of drawings"),
)
_AT = "2026-11-23T13:00:00Z"


def many_contacts(folder: Path, count: int) -> list[str]:
    """A record in `folder` with so many contacts at 200 companies, and three more who were met in
    an interview and are owed a note; gives the names of the many."""
    desk = open_desk(folder, FakeClock())
    chance = random.Random(1)
    names = [f"{chance.choice(_GIVEN)} {_word(chance, 4)}" for _contact in range(count)]
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


def with_conversations(folder: Path) -> None:
    """Give each contact of the record in `folder` a conversation in an interview, a written note
    to them and a deadline of the person's own: three times as many rows again."""
    desk = open_desk(folder, FakeClock())
    connection = desk.store.database.connection()
    contacts = connection.execute("SELECT id, full_name FROM contact WHERE title <> ''").fetchall()
    said = [(contact, name, _TOPICS[contact % len(_TOPICS)]) for contact, name in contacts]
    with desk.store.database.atomic():
        connection.execute(
            "INSERT INTO conversation(uid, created_at, changed_at, interview_id, contact_id, "
            "place, search_text) SELECT 'v' || id, created_at, changed_at, 1, id, id, '' "
            "FROM contact WHERE title <> ''"
        )
        connection.executemany(
            "INSERT INTO discussed_topic(uid, created_at, changed_at, conversation_id, text, place)"
            " SELECT 't' || id, created_at, changed_at, id, ?, 0 FROM conversation "
            "WHERE contact_id = ?",
            [(topic, contact) for contact, _name, topic in said],
        )
        connection.executemany(
            "INSERT INTO note(uid, created_at, changed_at, contact_id, kind, status, body, "
            "sent_by, waived_because, search_text) "
            "VALUES('n' || ?1, ?2, ?2, ?1, 'thank_you', 'sent', ?3, '', '', '')",
            [
                (contact, _AT, f"Dear {name}, thank you for telling me about {topic}.")
                for contact, name, topic in said
            ],
        )
        connection.executemany(
            "INSERT INTO deadline(uid, created_at, changed_at, kind, title, contact_id, local, "
            "zone, at, whole_day, proposed, status, search_text) VALUES('d' || ?1, ?2, ?2, 'own', "
            "?3, ?1, '2026-12-01T10:00:00', 'Europe/Berlin', '2026-12-01T09:00:00Z', 0, 0, "
            "'done', '')",
            [(contact, _AT, f"Ask about {topic}") for contact, _name, topic in said],
        )
        install_index(desk.store.database)
    desk.store.close()


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(_SYLLABLES) for _syllable in range(syllables)).capitalize()
