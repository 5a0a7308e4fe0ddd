"""The time line of all opportunities: limits, answers, interviews, notes owed (P7, P14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from organizer.model.store import Store
from organizer.practice.moments import WallTime
from organizer.practice.present import Present
from organizer.practice.time_line import Conflict, Due, Entry, Mark, conflicts, due_about, in_order
from organizer.practice.vocabulary import DeadlineKind, Stage

_BACK: Final = timedelta(days=14)
"""Interviews of late are shown with what lies ahead."""
_MARKS: Final = {
    DeadlineKind.DECISION: Mark.LIMIT,
    DeadlineKind.HEAR_BACK: Mark.ANSWER,
    DeadlineKind.NOTE_DUE: Mark.NOTE,
}


@dataclass(frozen=True)
class TimeLine:
    """The entries in their order, the opportunities by id (company, position), to whom each note
    goes by its deadline, and what cannot wait for what."""

    entries: tuple[Entry, ...]
    opportunities: Mapping[int, tuple[str, str]]
    recipients: Mapping[int, str]
    conflicts: tuple[Conflict, ...]
    now: datetime

    def due_about(self, limit: Entry) -> Due:
        """Which answers are due before a limit, and which after."""
        return due_about(
            limit, self.entries, now=self.now, open_opportunities=self.opportunities.keys()
        )


class TimeLineService:
    """Reads the time line; `prospects` gives how good the opportunities are, as far as known."""

    def __init__(
        self, store: Store, present: Present, prospects: Callable[[], Mapping[int, int]]
    ) -> None:
        self._store = store
        self._present = present
        self._prospects = prospects

    def read(self) -> TimeLine:
        """The time line of every opportunity that is not closed. The record of an interview is its
        opportunity, that of everything else its deadline."""
        now = self._present.instant
        closed = [stage for stage in Stage if stage.closed]
        opportunities = {
            row[0]: (row[1], row[2])
            for row in self._store.rows(
                "SELECT opportunity.id, company.name, opportunity.position FROM opportunity "
                "JOIN company ON company.id = opportunity.company_id "
                f"WHERE stage NOT IN ({','.join('?' * len(closed))}) "
                "AND opportunity.deleted_at IS NULL ORDER BY company.name, opportunity.id",
                *closed,
            )
        }
        due = [
            row
            for row in self._store.rows(
                "SELECT kind, opportunity_id, deadline.id, local, zone, whole_day, full_name "
                "FROM deadline LEFT JOIN contact ON contact.id = contact_id "
                "WHERE status = 'open' AND deadline.deleted_at IS NULL "
                f"AND kind IN ({','.join('?' * len(_MARKS))})",
                *_MARKS,
            )
            if row[1] in opportunities
        ]
        entries = [
            Entry(
                _MARKS[DeadlineKind(kind)],
                opportunity,
                deadline,
                WallTime(datetime.fromisoformat(local), zone),
                bool(whole_day),
            )
            for kind, opportunity, deadline, local, zone, whole_day, _name in due
        ]
        entries += [
            Entry(
                Mark.INTERVIEW,
                opportunity,
                opportunity,
                WallTime(datetime.fromisoformat(local), zone),
            )
            for opportunity, local, zone in self._store.rows(
                "SELECT opportunity_id, local, zone FROM interview WHERE deleted_at IS NULL "
                "UNION ALL SELECT opportunity_id, local, zone FROM deadline "
                "WHERE kind = ? AND status = 'open' AND deleted_at IS NULL",
                DeadlineKind.VISIT,
            )
            if opportunity in opportunities
            and WallTime(datetime.fromisoformat(local), zone).instant >= now - _BACK
        ]
        found = conflicts(
            entries, now=now, habits=self._present.habits, prospects=self._prospects()
        )
        return TimeLine(
            tuple(in_order(entries)),
            opportunities,
            {deadline: name or "" for _kind, _of, deadline, *_when, name in due},
            tuple(found),
            now,
        )
