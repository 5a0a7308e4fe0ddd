"""The trash: what was thrown away, when, back again, and the day on which it leaves."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from peewee import ForeignKeyField

from organizer.model.fields import instant_text, read_instant
from organizer.model.store import Store
from organizer.model.tables import (
    RECORDS,
    Contact,
    ContactMerge,
    Conversation,
    Deadline,
    Interview,
    Note,
    Offer,
    Opportunity,
    Record,
    Step,
)
from organizer.practice.present import Present
from organizer.practice.vocabulary import StepAction
from organizer.settings import SettingsFile


class Thrown(NamedTuple):
    """One thing in the trash. `table` and `id` name it; `deleted_at` is the instant (UTC).

    `leaves_at` is the instant from which it is no longer there, or None while something that stays
    belongs to it: whom one met is needed by the conversation with them.
    """

    table: str
    id: int
    title: str
    deleted_at: datetime
    leaves_at: datetime | None


# A contact that went into another one comes back by taking the two apart.
_THROWN = """
    SELECT 'contact', id, full_name, deleted_at FROM contact WHERE deleted_at IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM contact_merge
                          WHERE other_id = contact.id AND contact_merge.deleted_at IS NULL)
    UNION ALL
    SELECT 'opportunity', opportunity.id, company.name, opportunity.deleted_at
    FROM opportunity JOIN company ON company.id = company_id
    WHERE opportunity.deleted_at IS NOT NULL
    UNION ALL
    SELECT 'offer', offer.id, company.name, offer.deleted_at FROM offer
    JOIN opportunity ON opportunity.id = offer.opportunity_id
    JOIN company ON company.id = opportunity.company_id
    WHERE offer.deleted_at IS NOT NULL AND opportunity.deleted_at IS NULL
    UNION ALL
    SELECT 'deadline', deadline.id, coalesce(nullif(title, ''), company.name, ''),
           deadline.deleted_at
    FROM deadline LEFT JOIN company ON company.id = company_id
    WHERE deadline.deleted_at IS NOT NULL AND offer_id IS NULL AND note_id IS NULL
          AND (opportunity_id IS NULL OR EXISTS (SELECT 1 FROM opportunity
               WHERE opportunity.id = opportunity_id AND opportunity.deleted_at IS NULL))
    ORDER BY 4 DESC
"""


_STANDING: tuple[type[Record], ...] = (
    Contact,
    Opportunity,
    Interview,
    Conversation,
    Note,
    Offer,
    Deadline,
    ContactMerge,
)
"""What needs what it refers to. All else is a part of something, and leaves with it."""

Leaving = dict[str, set[int]]
"""Rows by their table."""


class TrashService:
    """Lists what can come back, brings it back, and lets go what was there for long enough."""

    def __init__(self, store: Store, present: Present, settings: SettingsFile) -> None:
        self._store = store
        self._present = present
        self._settings = settings

    def thrown(self) -> list[Thrown]:
        """What lies in the trash, latest first."""
        leaving = self._leaving("9999")
        return [
            Thrown(
                table,
                record,
                title,
                read_instant(at),
                read_instant(at) + self._stay if record in leaving[table] else None,
            )
            for table, record, title, at in self._store.rows(_THROWN)
        ]

    def empty(self) -> int:
        """Let go of what was thrown away longer ago than the settings say; gives how much it was,
        of what the trash shows.

        What is let go of cannot be undone any more, so the steps that it took part in, and those
        before them, are forgotten.
        """
        until = instant_text(self._present.instant - self._stay)
        with self._store.database.atomic():
            gone = [one for one in self._store.rows(_THROWN) if one[3] <= until]
            leaving = self._leaving(until)
            gone = [one for one in gone if one[1] in leaving[one[0]]]
            if not gone:
                return 0
            self._forget_steps(leaving)
            self._store.database.execute_sql("PRAGMA defer_foreign_keys = ON")
            for table in RECORDS:
                name = table._meta.table_name
                for field in _references(table):
                    parents = leaving[field.rel_model._meta.table_name]
                    if field.null and parents:
                        self._run(
                            f"UPDATE {name} SET {field.column_name} = NULL "
                            f"WHERE {field.column_name} IN (SELECT value FROM json_each(?))",
                            parents,
                        )
            self._run(
                "DELETE FROM note_version WHERE note_uid IN (SELECT uid FROM note "
                "WHERE id IN (SELECT value FROM json_each(?)))",
                leaving["note"],
            )
            for name, rows in leaving.items():
                self._run(f"DELETE FROM {name} WHERE id IN (SELECT value FROM json_each(?))", rows)
        self._store.announce_everything()
        return len(gone)

    @property
    def _stay(self) -> timedelta:
        return timedelta(days=self._settings.current.trash_days)

    def _leaving(self, until: str) -> Leaving:
        """What would leave, with its parts, if what was thrown away by then did."""
        leaving: Leaving = {table._meta.table_name: set() for table in RECORDS}
        for table in _STANDING:
            if table is not ContactMerge:
                name = table._meta.table_name
                thrown = f"SELECT id FROM {name} WHERE deleted_at <= ?"
                leaving[name] = {row[0] for row in self._store.rows(thrown, until)}
        kept = True
        while kept:
            kept = False
            for table in _STANDING:
                for field in _references(table):
                    parent = field.rel_model._meta.table_name
                    if field.null or not leaving[parent]:
                        continue
                    taken_apart = " AND deleted_at IS NULL" if table is ContactMerge else ""
                    needed = self._referring(table, field, leaving[parent], taken_apart)
                    own = leaving[table._meta.table_name]
                    staying = {refers for row, refers in needed if row not in own}
                    kept = kept or bool(staying)
                    leaving[parent] -= staying
        for table in RECORDS:
            if table not in _STANDING or table is ContactMerge:
                for field in _references(table):
                    parents = leaving[field.rel_model._meta.table_name]
                    if not field.null and parents:
                        parts = self._referring(table, field, parents)
                        leaving[table._meta.table_name].update(row for row, _parent in parts)
        return leaving

    def _referring(
        self, table: type[Record], field: ForeignKeyField, to: set[int], more: str = ""
    ) -> list[tuple[Any, ...]]:
        """The rows of a table that refer to any of these by a column, and to which."""
        return self._store.rows(
            f"SELECT id, {field.column_name} FROM {table._meta.table_name} "
            f"WHERE {field.column_name} IN (SELECT value FROM json_each(?)){more}",
            json.dumps(sorted(to)),
        )

    def _run(self, sql: str, rows: set[int]) -> None:
        self._store.database.execute_sql(sql, (json.dumps(sorted(rows)),))

    def _forget_steps(self, leaving: Leaving) -> None:
        """Forget what could not be undone or made again without what leaves."""
        touching = [
            (step, undone)
            for name, rows in leaving.items()
            for step, undone in self._store.rows(
                "SELECT DISTINCT step_id, undone FROM step_entry JOIN step ON step.id = step_id "
                "WHERE table_name = ? AND record_id IN (SELECT value FROM json_each(?))",
                name,
                json.dumps(sorted(rows)),
            )
        ]
        last = max((step for step, undone in touching if not undone), default=0)
        Step.delete().where(Step.id <= last).execute()
        if any(undone for _step, undone in touching):
            Step.delete().where(Step.undone).execute()

    def restore(self, thrown: Thrown) -> None:
        """Bring one thing back, with everything that went into the trash together with it."""
        with self._store.step(StepAction.RESTORE, thrown.title):
            for table in RECORDS:
                belongs = {
                    "opportunity": ("interview", "note", "offer", "deadline", "conversation"),
                    "offer": ("deadline",),
                }.get(thrown.table, ())
                name = table._meta.table_name
                if name == thrown.table:
                    table.update(deleted_at=None).where(table.id == thrown.id).execute()
                elif name in belongs:
                    table.update(deleted_at=None).where(
                        table.deleted_at == thrown.deleted_at
                    ).execute()


def _references(table: type[Record]) -> list[ForeignKeyField]:
    return [field for field in table._meta.sorted_fields if isinstance(field, ForeignKeyField)]
