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
    """Says what keeping an opportunity would do, and does it inside the caller's step."""

    def __init__(self, store: Store, opportunities: OpportunityService) -> None:
        self._store = store
        self._opportunities = opportunities

    def state(self, record: OpportunityRead) -> CandidateState:
        """What keeping it would do. One without a company is refused."""
        if not record.company:
            return CandidateState.REFUSED
        known = self._find(record)
        if known is None:
            return CandidateState.NEW
        more = _missing(known[1], record.remarks)
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
        more = _missing(remarks, record.remarks)
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


def _missing(remarks: str, said: str) -> list[str]:
    known = {*remarks.splitlines()}
    return [line for line in said.splitlines() if line not in known]
