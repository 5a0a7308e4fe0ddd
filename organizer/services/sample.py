"""A made-up search in progress to look round in, added and removed in one step each."""

from __future__ import annotations

import json
import uuid
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from organizer.model.store import Store
from organizer.model.tables import Company, Contact, Deadline
from organizer.practice.debrief import read_debrief
from organizer.practice.moments import WallTime
from organizer.practice.present import Present
from organizer.practice.vocabulary import Channel, Stage, StepAction
from organizer.services.companies import find_company
from organizer.services.deadlines import DeadlineService
from organizer.services.debrief import DebriefService
from organizer.services.notes import NoteService
from organizer.services.offers import OfferEntry, OfferService
from organizer.services.opportunities import OpportunityService
from organizer.services.terms import Term

_FRIDAY = 4
_MARK = "sample-"
"""How the UID of a company of the sample begins; everything else of it belongs to these."""


class SampleService:
    """Knows which companies are the sample's, and nothing else of them."""

    def __init__(
        self,
        store: Store,
        present: Present,
        debrief: DebriefService,
        notes: NoteService,
        offers: OfferService,
        opportunities: OpportunityService,
        deadlines: DeadlineService,
    ) -> None:
        self._store = store
        self._present = present
        self._debrief = debrief
        self._notes = notes
        self._offers = offers
        self._opportunities = opportunities
        self._deadlines = deadlines

    def present(self) -> bool:
        """Whether a sample is in the record."""
        return bool(self._companies())

    def add(self, file: Path) -> None:
        """Add the sample of that JSON file, its days counted from today.

        A company the person has already is left alone.
        """
        sample: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        with self._store.step(StepAction.ADD_SAMPLE):
            for search in sample["searches"]:
                if find_company(self._store, search["company"]) is None:
                    self._add_search(search)

    def remove(self) -> None:
        """Move the sample, and what was made under its companies, to the trash."""
        now = self._present.instant
        with self._store.step(StepAction.REMOVE_SAMPLE):
            for company in self._companies():
                for (opportunity,) in self._store.rows(
                    "SELECT id FROM opportunity WHERE company_id = ? AND deleted_at IS NULL",
                    company,
                ):
                    self._opportunities.trash_inside(opportunity)
                for table in (Contact, Deadline):
                    table.update(deleted_at=now, changed_at=now).where(
                        table.company == company, table.deleted_at.is_null()
                    ).execute()
                self._store.change(Company, company, deleted_at=now)

    def _companies(self) -> list[int]:
        rows = self._store.rows(
            "SELECT id FROM company WHERE uid LIKE ? AND deleted_at IS NULL", f"{_MARK}%"
        )
        return [row[0] for row in rows]

    def _add_search(self, search: dict[str, Any]) -> None:
        company, position = search["company"], search["position"]
        opportunity = self._opportunities.add(company, position, stage=Stage(search["stage"]))
        company_id = self._opportunities.rows([opportunity])[0].company_id
        self._store.change(Company, company_id, uid=f"{_MARK}{uuid.uuid4()}")
        for debrief in search["debriefs"]:
            when = self._in_days(debrief.pop("in_days"), debrief.pop("at"))
            waits = debrief.pop("answer_in_days", None)
            sent = debrief.pop("notes_sent", 0)
            record = debrief | {
                "company": company,
                "position": position,
                "when": when.local.isoformat(),
                "zone": when.zone,
            }
            if waits is not None:
                record["answer_by"] = self._in_days(waits, "00:00").day.isoformat()
            before = set(self._notes.ids())
            self._debrief.save(read_debrief(record, now=self._present.wall))
            for note in sorted(set(self._notes.ids()) - before)[:sent]:
                self._notes.mark_sent(note)
        for offer in search["offers"]:
            limit = self._on_friday(offer["limit_on_friday"], offer["limit_at"])
            self._offers.save(
                OfferEntry(
                    company=company,
                    position=position,
                    channel=Channel(offer["channel"]),
                    caller=offer["caller"],
                    call_number=offer["call_number"],
                    limit=WallTime(limit.local, offer["zone"]),
                    terms=tuple(Term(**term) for term in offer["terms"]),
                )
            )
        for deadline in search["deadlines"]:
            self._deadlines.add_own(
                deadline["title"],
                self._in_days(deadline["in_days"], deadline["at"]),
                company=company,
            )

    def _on_friday(self, weeks: int, at: str) -> WallTime:
        """The first Friday from the day after tomorrow on, or one so many weeks on."""
        first = 2 + (_FRIDAY - self._present.wall.day.weekday() - 2) % 7
        return self._in_days(first + 7 * (weeks - 1), at)

    def _in_days(self, days: int, at: str) -> WallTime:
        wall = self._present.wall
        day = wall.day + timedelta(days=days)
        return WallTime(datetime.combine(day, time.fromisoformat(at)), wall.zone)
