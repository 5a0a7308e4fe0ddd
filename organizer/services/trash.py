"""The trash: what was thrown away, when, and back again."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from organizer.model.fields import read_instant
from organizer.model.store import Store
from organizer.model.tables import RECORDS
from organizer.practice.vocabulary import StepAction


class Thrown(NamedTuple):
    """One thing in the trash. `table` and `id` name it; `deleted_at` is the instant (UTC)."""

    table: str
    id: int
    title: str
    deleted_at: datetime


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


class TrashService:
    """Lists what can come back, and brings it back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def thrown(self) -> list[Thrown]:
        """What lies in the trash, latest first."""
        return [
            Thrown(table, record, title, read_instant(at))
            for table, record, title, at in self._store.rows(_THROWN)
        ]

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
