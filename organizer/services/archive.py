"""The search is over: put it away as a whole, to be found again, and start clean (P18)."""

from __future__ import annotations

from dataclasses import dataclass

from organizer.model.store import Store
from organizer.model.tables import Opportunity
from organizer.practice.present import Present
from organizer.practice.vocabulary import OfferStatus, Stage, StepAction
from organizer.services.notes import NoteRow, NoteService
from organizer.services.offers import OfferRow, OfferService
from organizer.services.opportunities import OpportunityRow, OpportunityService


@dataclass(frozen=True)
class Unfinished:
    """What of the search is not at its end: offers to decide on, opportunities that are being
    pursued, and notes that are owed."""

    offers: tuple[OfferRow, ...]
    pursued: tuple[OpportunityRow, ...]
    notes: tuple[NoteRow, ...]


class ArchiveService:
    """Closes a search. It is a mark on its opportunities: what belongs to them is still found by
    the search and goes with every export, and one undo brings it back."""

    def __init__(
        self,
        store: Store,
        present: Present,
        opportunities: OpportunityService,
        offers: OfferService,
        notes: NoteService,
    ) -> None:
        self._store = store
        self._present = present
        self._opportunities = opportunities
        self._offers = offers
        self._notes = notes

    def closed_before(self) -> bool:
        """Whether a search was closed already."""
        return bool(
            self._store.rows(
                "SELECT 1 FROM opportunity WHERE archived_at IS NOT NULL AND deleted_at IS NULL "
                "LIMIT 1"
            )
        )

    def unfinished(self) -> Unfinished:
        """What stands in the way, or is ended with the search."""
        opportunities = self._opportunities.ids()
        return Unfinished(
            tuple(
                row
                for row in self._offers.rows(self._offers.ids())
                if row.status is OfferStatus.OPEN
            ),
            tuple(row for row in self._opportunities.rows(opportunities) if not row.stage.closed),
            tuple(
                row
                for row in self._notes.rows(self._notes.ids())
                if row.owed and row.opportunity in opportunities
            ),
        )

    def close(self, *, without_notes: str = "") -> int:
        """Put every opportunity away with what belongs to it; gives how many there were.

        What is still pursued is withdrawn from. The notes that are owed then are waived, for the
        reason `without_notes` (P10). Contacts stay, and so do the dates that are still to come.
        Raises `ValueError` where there is no search, an offer is not decided on, or a note is owed
        and no reason given; then nothing is changed.
        """
        opportunities = self._opportunities.ids()
        if not opportunities:
            raise ValueError("There is no search to close.")
        if self.unfinished().offers:
            raise ValueError("Accept or decline every offer first.")
        with self._store.step(StepAction.CLOSE_SEARCH):
            for row in self.unfinished().pursued:
                self._opportunities.change_stage(row.id, Stage.WITHDRAWN)
            for note in self.unfinished().notes:
                if not without_notes.strip():
                    raise ValueError(
                        "Notes are still owed. Write them first, or say why they are not written."
                    )
                self._notes.waive(note.id, without_notes)
            for one in opportunities:
                self._store.change(Opportunity, one, archived_at=self._present.instant)
        return len(opportunities)
