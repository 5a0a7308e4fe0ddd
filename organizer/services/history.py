"""What became of an opportunity, with its days: stages, and limits that were agreed (P14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organizer.model.store import Store, rows_of
from organizer.model.tables import Opportunity, OpportunityChange
from organizer.practice.moments import WallTime
from organizer.practice.present import Present
from organizer.practice.vocabulary import Stage


@dataclass(frozen=True)
class HistoryRow:
    """A stage that was come to, or a limit that was agreed: one of the two."""

    at: datetime
    stage: Stage | None
    limit_local: datetime | None
    limit_zone: str

    @property
    def limit(self) -> WallTime | None:
        """The limit that was agreed."""
        return None if self.limit_local is None else WallTime(self.limit_local, self.limit_zone)


def come_to(store: Store, present: Present, opportunity: int, stage: Stage) -> None:
    """Bring an opportunity to a stage inside the caller's step, and note when."""
    row = Opportunity.get_by_id(opportunity)
    if row.stage is not stage:
        store.change(Opportunity, opportunity, stage=stage)
        note_stage(store, present, opportunity, stage)


def note_stage(store: Store, present: Present, opportunity: int, stage: Stage) -> None:
    """Note the stage that a new opportunity begins at, inside the caller's step."""
    store.create(OpportunityChange, opportunity=opportunity, at=present.instant, stage=stage)


def note_limit(store: Store, present: Present, opportunity: int, limit: WallTime) -> None:
    """Note a limit that was agreed, inside the caller's step; an earlier one stays noted."""
    store.create(
        OpportunityChange,
        opportunity=opportunity,
        at=present.instant,
        limit_local=limit.local,
        limit_zone=limit.zone,
    )


def history_of(opportunity: int) -> tuple[HistoryRow, ...]:
    """What became of an opportunity, the first thing first."""
    return tuple(
        rows_of(
            HistoryRow,
            OpportunityChange.select(
                OpportunityChange.at,
                OpportunityChange.stage,
                OpportunityChange.limit_local,
                OpportunityChange.limit_zone,
            )
            .where(
                OpportunityChange.opportunity == opportunity,
                OpportunityChange.deleted_at.is_null(),
            )
            .order_by(OpportunityChange.at, OpportunityChange.id),
        )
    )
