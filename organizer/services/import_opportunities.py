"""Opportunities from another program's table: known by company and position."""

from __future__ import annotations

from organizer.exchange.contract import OpportunityRead
from organizer.model.store import Store
from organizer.model.tables import Opportunity
from organizer.practice.names import folded
from organizer.services.companies import find_company
from organizer.services.import_state import CandidateState
from organizer.services.opportunities import OpportunityService


class OpportunityKeeper:
    """Says what keeping opportunities would do, one after the other, or does it inside the caller's
    step. One that comes again among them is the same one."""

    def __init__(self, store: Store, opportunities: OpportunityService) -> None:
        self._store = store
        self._opportunities = opportunities
        self._said: dict[tuple[str, str], set[str]] = {}  # by company and position

    def state(self, record: OpportunityRead) -> CandidateState:
        """What keeping it would do. One without a company is refused."""
        if not record.company:
            return CandidateState.REFUSED
        known = self._find(record)
        key = folded(record.company), folded(record.position)
        is_new = known is None and key not in self._said
        said = self._said.setdefault(key, {*known[1].splitlines()} if known else set())
        more = {*record.remarks.splitlines()} - said
        said |= more
        if is_new:
            return CandidateState.NEW
        return CandidateState.CHANGED if more else CandidateState.SAME

    def keep(self, record: OpportunityRead) -> CandidateState:
        """Keep it; of one that is known, the stage stays and the remarks are completed."""
        known = self._find(record)
        if known is None:
            opportunity = self._opportunities.add(
                record.company, record.position, stage=record.stage
            )
            self._store.change(Opportunity, opportunity, remarks=record.remarks)
            return CandidateState.NEW
        opportunity, remarks = known
        known_lines = {*remarks.splitlines()}
        more = [line for line in record.remarks.splitlines() if line not in known_lines]
        if not more:
            return CandidateState.SAME
        self._store.change(
            Opportunity, opportunity, remarks="\n".join(filter(None, (remarks, *more)))
        )
        return CandidateState.CHANGED

    def _find(self, record: OpportunityRead) -> tuple[int, str] | None:
        company = find_company(self._store, record.company)
        rows = self._store.rows(
            "SELECT id, position, remarks FROM opportunity WHERE company_id IS ? "
            "AND deleted_at IS NULL ORDER BY id",
            company,
        )
        return next(
            (
                (row_id, remarks)
                for row_id, position, remarks in rows
                if folded(position) == folded(record.position)
            ),
            None,
        )
