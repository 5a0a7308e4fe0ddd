"""Dates from other programs' calendars: each becomes a deadline of the person's own."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from organizer.exchange.contract import DateRead
from organizer.model.store import Store
from organizer.model.tables import Deadline
from organizer.practice.moments import UnknownZone, WallTime, zone_named
from organizer.practice.names import folded
from organizer.practice.present import Present
from organizer.practice.vocabulary import DeadlineKind
from organizer.services.deadlines import DeadlineService
from organizer.services.import_state import CandidateState

_FIRST, _LAST = 1900, 9000
"""Years that a deadline can be in: others overflow somewhere."""


class DateKeeper:
    """Says what keeping dates would do, one after the other, or does it inside the caller's step.
    One that comes again among them is the same one, and stays where it came first."""

    def __init__(self, store: Store, present: Present, deadlines: DeadlineService) -> None:
        self._store = store
        self._present = present
        self._deadlines = deadlines
        self._met: set[tuple[str, WallTime | None]] = set()

    def state(self, record: DateRead) -> CandidateState:
        """What keeping it would do. One without a title or a day is refused."""
        due = self._due(record)
        if due is None or not record.title:
            return CandidateState.REFUSED
        if self._comes_again(record, due):
            return CandidateState.SAME
        known = self._find(record, due)
        if known is None:
            return CandidateState.NEW
        return CandidateState.CHANGED if self._moves(known, due) else CandidateState.SAME

    def keep(self, record: DateRead) -> CandidateState:
        """Keep it. One that is known by its UID is moved where it is the person's own: what the
        program plans is moved where it was agreed, and never by a file (P14)."""
        due = self._due(record)
        assert due is not None
        if self._comes_again(record, due):
            return CandidateState.SAME
        whole_day = not isinstance(record.moment, datetime)
        known = self._find(record, due)
        if known is not None:
            if not self._moves(known, due):
                return CandidateState.SAME
            self._deadlines.move(known, due, whole_day=whole_day)
            return CandidateState.CHANGED
        deadline = self._deadlines.plan(
            DeadlineKind.OWN, due, title=record.title, whole_day=whole_day
        )
        if record.uid and not self._taken(record.uid):
            self._store.change(Deadline, deadline, uid=record.uid)
        if record.done or (record.event and due.instant < self._present.instant):
            self._deadlines.settle(Deadline.id == deadline)
        return CandidateState.NEW

    def _comes_again(self, record: DateRead, due: WallTime) -> bool:
        keys = {(record.uid, None)} if record.uid else {(folded(record.title), due)}
        again = not self._met.isdisjoint(keys)
        self._met |= keys
        return again

    def _due(self, record: DateRead) -> WallTime | None:
        """When it is, on the wall of its zone, or of here where it names none that is known."""
        if record.moment is None:
            return None
        here = self._present.wall.zone
        if not _FIRST <= record.moment.year <= _LAST:
            return None
        if not isinstance(record.moment, datetime):
            return self._deadlines.on_day(record.moment, here)
        with suppress(UnknownZone):
            zone_named(record.zone or here)
            return WallTime(record.moment, record.zone or here)
        return WallTime(record.moment, here)

    def _find(self, record: DateRead, due: WallTime) -> int | None:
        rows = self._store.rows(
            "SELECT id FROM deadline WHERE uid = ? AND deleted_at IS NULL UNION ALL "
            "SELECT 0 FROM interview WHERE uid = ? AND deleted_at IS NULL",
            record.uid,
            record.uid,
        )
        if rows:
            return int(rows[0][0])
        known = self._deadlines.rows(
            [
                row[0]
                for row in self._store.rows(
                    "SELECT id FROM deadline WHERE search_text = ? AND deleted_at IS NULL",
                    folded(record.title),
                )
            ]
        )
        return next((row.id for row in known if row.due == due), None)

    def _moves(self, known: int, due: WallTime) -> bool:
        row = self._deadlines.row(known)
        return row is not None and row.kind is DeadlineKind.OWN and row.at != due.instant

    def _taken(self, uid: str) -> bool:
        return bool(self._store.rows("SELECT 1 FROM deadline WHERE uid = ?", uid))
