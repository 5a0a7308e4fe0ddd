"""What is owed and due, in one read: for the Today tab, the tray and the command line.

Reads through a plain sqlite3 connection, because it is on the way to the first paint and peewee
is not (see `organizer.model.database.open_for_reading`).
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import (
    ClarificationState,
    DeadlineKind,
    NoteKind,
    NoteStatus,
    TopicState,
)
from organizer.services.view_filter import EVERYTHING, ViewFilter


class OwedNote(NamedTuple):
    """A note that is neither sent nor waived (P10). `refer_to` is what this person discussed."""

    id: int
    uid: str
    kind: NoteKind
    status: NoteStatus
    contact: int
    to: str
    company: str
    refer_to: str
    deadline: int
    due: WallTime
    due_at: datetime


class OpenDeadline(NamedTuple):
    """A deadline that still stands, other than a note's."""

    id: int
    uid: str
    kind: DeadlineKind
    title: str
    company: str
    position: str
    opportunity: int | None
    contact: str
    offer: int | None
    call_number: str
    due: WallTime
    due_at: datetime
    whole_day: bool
    proposed: bool


class OpenQuestion(NamedTuple):
    """A clarification (P3) or a checklist topic (P4) without an answer.

    A seeded topic has its `topic` key and no text; everything else has its text.
    """

    opportunity: int
    company: str
    position: str
    topic: str
    text: str
    state: ClarificationState | TopicState


class Agenda(NamedTuple):
    """Everything owed and due, each list in the order of its dates.

    `offers` counts the open offers, `sample` tells whether the made-up search is in the record,
    and `blank` whether nothing is in it at all.
    """

    notes: tuple[OwedNote, ...]
    deadlines: tuple[OpenDeadline, ...]
    questions: tuple[OpenQuestion, ...]
    offers: int
    sample: bool
    blank: bool


_STATE = """
    SELECT (SELECT count(*) FROM offer WHERE status = 'open' AND deleted_at IS NULL),
           EXISTS (SELECT 1 FROM company WHERE uid LIKE 'sample-%' AND deleted_at IS NULL),
           NOT EXISTS (SELECT 1 FROM contact WHERE deleted_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM opportunity WHERE deleted_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM deadline WHERE deleted_at IS NULL)
"""


UNREADABLE = Agenda((), (), (), 0, sample=False, blank=False)
"""What is shown of a record until it is known what can be read of it."""


def first_reader(folder: Path) -> sqlite3.Connection | None:
    """A connection to read the first page through, or None where the record must be opened in
    full first: it is new, or another version of the program wrote it."""
    from organizer.model.first_page import open_for_reading

    return open_for_reading(folder)


def read_agenda(connection: sqlite3.Connection, view: ViewFilter = EVERYTHING) -> Agenda:
    """The agenda of the record behind `connection`, narrowed to `view`."""
    return Agenda(
        tuple(_notes(connection, view)),
        tuple(_deadlines(connection, view)),
        tuple(_questions(connection, view)),
        *connection.execute(_STATE).fetchone(),
    )


def _notes(connection: sqlite3.Connection, view: ViewFilter) -> list[OwedNote]:
    where, parameters = view.condition(company="company.id", opportunity="note.opportunity_id")
    rows = connection.execute(
        f"""
        SELECT note.id, note.uid, note.kind, note.status, contact.id, contact.full_name,
               coalesce(company.name, ''),
               coalesce((SELECT group_concat(text, '; ') FROM (
                   SELECT text FROM discussed_topic
                   WHERE conversation_id = note.conversation_id AND deleted_at IS NULL
                   ORDER BY place)), ''),
               deadline.id, deadline.local, deadline.zone, deadline.at
        FROM note
        JOIN contact ON contact.id = note.contact_id
        JOIN deadline ON deadline.note_id = note.id AND deadline.kind = 'note_due'
        LEFT JOIN opportunity ON opportunity.id = note.opportunity_id
        LEFT JOIN company
            ON company.id = coalesce(opportunity.company_id, contact.company_id)
        WHERE note.status IN ('pending', 'drafted') AND note.deleted_at IS NULL AND {where}
        ORDER BY deadline.at, note.id
        """,
        parameters,
    )
    return [
        OwedNote._make(
            (
                *row[:2],
                NoteKind(row[2]),
                NoteStatus(row[3]),
                *row[4:9],
                WallTime(datetime.fromisoformat(row[9]), row[10]),
                datetime.fromisoformat(row[11]),
            )
        )
        for row in rows
    ]


def _deadlines(connection: sqlite3.Connection, view: ViewFilter) -> list[OpenDeadline]:
    where, parameters = view.condition(
        company="deadline.company_id", opportunity="deadline.opportunity_id"
    )
    rows = connection.execute(
        f"""
        SELECT deadline.id, deadline.uid, deadline.kind, deadline.title,
               coalesce(company.name, ''), coalesce(opportunity.position, ''),
               deadline.opportunity_id, coalesce(contact.full_name, ''),
               deadline.offer_id, coalesce(offer.call_number, ''),
               deadline.local, deadline.zone, deadline.at, deadline.whole_day, deadline.proposed
        FROM deadline
        LEFT JOIN company ON company.id = deadline.company_id
        LEFT JOIN opportunity ON opportunity.id = deadline.opportunity_id
        LEFT JOIN contact ON contact.id = deadline.contact_id
        LEFT JOIN offer ON offer.id = deadline.offer_id
        WHERE deadline.status = 'open' AND deadline.kind <> 'note_due'
              AND deadline.deleted_at IS NULL AND {where}
        ORDER BY deadline.at, deadline.id
        """,
        parameters,
    )
    return [
        OpenDeadline._make(
            (
                *row[:2],
                DeadlineKind(row[2]),
                *row[3:10],
                WallTime(datetime.fromisoformat(row[10]), row[11]),
                datetime.fromisoformat(row[12]),
                bool(row[13]),
                bool(row[14]),
            )
        )
        for row in rows
    ]


def _questions(connection: sqlite3.Connection, view: ViewFilter) -> list[OpenQuestion]:
    where, parameters = view.condition(company="company.id", opportunity="opportunity.id")
    still_open = f"""
        JOIN opportunity ON opportunity.id = question.opportunity_id
        JOIN company ON company.id = opportunity.company_id
        WHERE question.deleted_at IS NULL AND question.state <> 'answered'
              AND opportunity.stage NOT IN ('accepted', 'declined', 'turned_down', 'withdrawn')
              AND {where}
        """
    clarifications = connection.execute(
        "SELECT opportunity.id, company.name, opportunity.position, question.text, question.state "
        f"FROM clarification AS question {still_open} ORDER BY opportunity.id, question.id",
        parameters,
    )
    topics = connection.execute(
        "SELECT opportunity.id, company.name, opportunity.position, question.key, question.label, "
        "question.state "
        f"FROM checklist_topic AS question {still_open} ORDER BY opportunity.id, question.place",
        parameters,
    )
    return [
        OpenQuestion(opportunity, company, position, "", text, ClarificationState(state))
        for opportunity, company, position, text, state in clarifications
    ] + [
        OpenQuestion(opportunity, company, position, key, label, TopicState(state))
        for opportunity, company, position, key, label, state in topics
    ]
