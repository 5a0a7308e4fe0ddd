"""Offers: terms, the agreed limit, and the decision (P12-P16)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from organizer.model.store import Store, rows_of
from organizer.model.tables import (
    Company,
    Contact,
    Deadline,
    Offer,
    Opportunity,
)
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.habits import add_working_days, next_working_moment
from organizer.practice.moments import WallTime, require_one_instant
from organizer.practice.present import Present
from organizer.practice.stages import Event, stage_after
from organizer.practice.vocabulary import (
    Channel,
    DeadlineKind,
    NoteKind,
    OfferStatus,
    Stage,
    StepAction,
)
from organizer.services.contacts import ContactService
from organizer.services.deadlines import DeadlineService, due_within
from organizer.services.history import come_to, note_limit
from organizer.services.notes import NoteService
from organizer.services.opportunities import OpportunityRow, OpportunityService
from organizer.services.terms import Term, TermService
from organizer.services.view_filter import EVERYTHING, Shown, ViewFilter


@dataclass(frozen=True)
class OfferEntry:
    """An offer as it is entered. `limit` is the agreed wall time in the caller's zone (P14)."""

    company: str
    channel: Channel
    position: str = ""
    caller: str = ""
    call_number: str = ""
    limit: WallTime | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class OfferRow:
    """An offer as the list shows it, with its limit where one was agreed."""

    id: int
    opportunity: int
    company_id: int
    company: str
    position: str
    channel: Channel
    status: OfferStatus
    caller: str | None
    call_number: str
    call_notes: str
    accepted_despite: str
    deadline: int | None
    limit_local: datetime | None
    limit_zone: str | None
    limit_at: datetime | None

    @property
    def limit(self) -> WallTime | None:
        """The agreed limit on the caller's wall."""
        if self.limit_local is None or self.limit_zone is None:
            return None
        return WallTime(self.limit_local, self.limit_zone)


class OfferService:
    """Keeps offers. Every writing method is one step that can be undone."""

    def __init__(
        self,
        store: Store,
        present: Present,
        terms: TermService,
        contacts: ContactService,
        opportunities: OpportunityService,
        notes: NoteService,
        deadlines: DeadlineService,
    ) -> None:
        self._store = store
        self._present = present
        self._terms = terms
        self._contacts = contacts
        self._opportunities = opportunities
        self._notes = notes
        self._deadlines = deadlines

    def ids(self, view: ViewFilter = EVERYTHING) -> list[int]:
        """The offers: open ones first by their limit, then the decided."""
        where, parameters = view.condition(
            company="opportunity.company_id", opportunity="opportunity.id"
        )
        state, limit = due_within(view.shown, self._present.wall)
        if view.shown not in (None, Shown.ALL):
            state = f"offer.status = 'open' AND {state}"
        rows = self._store.rows(
            f"""
            SELECT offer.id FROM offer
            JOIN opportunity ON opportunity.id = offer.opportunity_id
            LEFT JOIN deadline ON deadline.offer_id = offer.id AND deadline.kind = 'decision'
            WHERE offer.deleted_at IS NULL AND {where} AND {state}
                  AND {view.of_search("offer.opportunity_id")}
            ORDER BY offer.status <> 'open', deadline.at IS NULL, deadline.at, offer.id DESC
            """,
            *parameters,
            *limit,
        )
        return [row[0] for row in rows]

    def rows(self, ids: Sequence[int]) -> list[OfferRow]:
        """The rows of these ids, in no particular order."""
        return rows_of(
            OfferRow,
            Offer.select(
                Offer.id,
                Offer.opportunity,
                Opportunity.company.alias("company_id"),
                Company.name.alias("company"),
                Opportunity.position,
                Offer.channel,
                Offer.status,
                Contact.full_name.alias("caller"),
                Offer.call_number,
                Offer.call_notes,
                Offer.accepted_despite,
                Deadline.id.alias("deadline"),
                Deadline.local.alias("limit_local"),
                Deadline.zone.alias("limit_zone"),
                Deadline.at.alias("limit_at"),
            )
            .join(Opportunity, on=(Opportunity.id == Offer.opportunity))
            .join(Company, on=(Company.id == Opportunity.company))
            .left_outer_join(Contact, on=(Contact.id == Offer.contact))
            .left_outer_join(
                Deadline,
                on=((Deadline.offer == Offer.id) & (Deadline.kind == DeadlineKind.DECISION)),
            )
            .where(Offer.id.in_(ids)),
        )

    def row(self, offer_id: int) -> OfferRow | None:
        """One offer, or None where it is gone."""
        return next(iter(self.rows([offer_id])), None)

    def save(self, entry: OfferEntry) -> int:
        """Record an offer; gives its id. Raises `ValueError` without a company or with a limit
        that is past, or at an hour that the clocks skip or show twice.

        Makes the decision deadline with its reminders (P14) and, by letter, the task to telephone
        about what it leaves out (P12). The wait for an answer is over.
        """
        if not entry.company.strip():
            raise ValueError("An offer needs a company.")
        self._require_ahead(entry.limit)
        with self._store.step(StepAction.SAVE_OFFER, entry.company.strip()):
            opportunity = self._opportunities.find(entry.company, entry.position)
            if opportunity is None:
                opportunity = self._opportunities.add(entry.company, entry.position)
            row = Opportunity.get_by_id(opportunity)
            stage = stage_after(row.stage, Event.OFFER_RECEIVED)
            come_to(self._store, self._present, opportunity, stage)
            self._deadlines.settle(
                (Deadline.opportunity == opportunity) & (Deadline.kind == DeadlineKind.HEAR_BACK)
            )
            caller = self._caller(entry.caller, row.company, opportunity)
            offer = self._store.create(
                Offer,
                opportunity=opportunity,
                channel=entry.channel,
                contact=caller,
                call_number=entry.call_number.strip() or self._phone_of(caller),
            ).id
            for term in entry.terms:
                self._terms.insert(offer, term, entry.channel)
            if entry.limit is not None:
                self._plan_limit(offer, entry.limit)
            if entry.channel is Channel.LETTER:
                self._plan_call(offer)
            return offer

    def enter_letter(self, offer_id: int, values: Mapping[str, str]) -> None:
        """The letter has come: what it offers, by topic, and the task to telephone about what it
        leaves out (P12)."""
        with self._store.step(StepAction.ENTER_LETTER, self.rows([offer_id])[0].company):
            self._terms.enter_letter(offer_id, values)
            if not self._store.rows(
                "SELECT 1 FROM deadline WHERE offer_id = ? AND kind = ? AND deleted_at IS NULL",
                offer_id,
                DeadlineKind.CALL_ABOUT_LETTER,
            ):
                self._plan_call(offer_id)

    def _plan_call(self, offer_id: int) -> None:
        row = self.rows([offer_id])[0]
        self._deadlines.plan(
            DeadlineKind.CALL_ABOUT_LETTER,
            next_working_moment(self._present.wall, self._present.habits),
            company=row.company_id,
            opportunity=row.opportunity,
            contact=Offer.get_by_id(offer_id).contact,
            offer=offer_id,
        )

    def agree_limit(self, offer_id: int, limit: WallTime) -> None:
        """Agree on a decision limit, or on a later one. Raises `ValueError` for a past one, and for
        an hour that the clocks skip or show twice."""
        self._require_ahead(limit)
        row = self.rows([offer_id])[0]
        if row.deadline is not None:
            self._deadlines.move(row.deadline, limit)
            return
        with self._store.step(StepAction.MOVE_DEADLINE, row.company):
            self._plan_limit(offer_id, limit)

    def set_call_number(self, offer_id: int, number: str) -> None:
        """The number to call back (P14)."""
        with self._store.step(StepAction.EDIT, self.rows([offer_id])[0].company):
            self._store.change(Offer, offer_id, call_number=number.strip())

    def keep_call_notes(self, offer_id: int, text: str) -> None:
        """What was said on the telephone (P12)."""
        with self._store.step(StepAction.EDIT, self.rows([offer_id])[0].company):
            self._store.change(Offer, offer_id, call_notes=text)

    def accept(
        self, offer_id: int, *, starting: date | None = None, despite: str = ""
    ) -> int | None:
        """Accept: owes the acceptance in writing, to be confirmed, and dates the start (P15, P18).

        `despite` is why, where something was still open. Gives the acceptance note's id, or None
        where nobody is on record to write to.
        """
        row = self.rows([offer_id])[0]
        with self._store.step(StepAction.ACCEPT_OFFER, row.company):
            self._store.change(Offer, offer_id, accepted_despite=despite.strip())
            note = self._decide(row, OfferStatus.ACCEPTED, Event.ACCEPTED, NoteKind.ACCEPTANCE)
            wall, habits = self._present.wall, self._present.habits
            confirmed = self._deadlines.on_day(
                add_working_days(wall.day, habits.hear_back_days, habits), wall.zone
            )
            self._plan(row, DeadlineKind.WRITTEN_CONFIRMATION, confirmed, proposed=True)
            if starting is not None:
                self._plan(
                    row,
                    DeadlineKind.STARTING_DATE,
                    WallTime(datetime.combine(starting, habits.work_start), wall.zone),
                )
            return note

    def decline(self, offer_id: int) -> int | None:
        """Decline: owes the letter; the people stay as contacts (P16). Gives the note's id."""
        row = self.rows([offer_id])[0]
        with self._store.step(StepAction.DECLINE_OFFER, row.company):
            return self._decide(row, OfferStatus.DECLINED, Event.DECLINED, NoteKind.DECLINING)

    def expire(self, offer_id: int) -> int | None:
        """The limit passed and the offer no longer stands: the letter is owed all the same (P16).
        Gives the note's id."""
        row = self.rows([offer_id])[0]
        with self._store.step(StepAction.EXPIRE_OFFER, row.company):
            return self._decide(row, OfferStatus.EXPIRED, Event.EXPIRED, NoteKind.DECLINING)

    def open_beside(self, offer_id: int) -> list[OpportunityRow]:
        """The other opportunities that are still being pursued: once this offer is accepted, a
        courteous word is due to each (P15)."""
        own = self.rows([offer_id])[0].opportunity
        rows = {row.id: row for row in self._opportunities.rows(self._opportunities.ids())}
        return [
            rows[one]
            for one in self._opportunities.ids()
            if one != own and not rows[one].stage.closed
        ]

    def open_at(self, opportunity: int) -> int | None:
        """The offer of an opportunity that is not decided yet, or None."""
        (row,) = self._store.rows(
            "SELECT max(id) FROM offer WHERE opportunity_id = ? AND status = ? "
            "AND deleted_at IS NULL",
            opportunity,
            OfferStatus.OPEN,
        )
        offer: int | None = row[0]
        return offer

    def limits(self, opportunities: Sequence[int]) -> dict[int, WallTime]:
        """The agreed limits of offers that are not decided yet, by opportunity (P14)."""
        marks = ", ".join("?" * len(opportunities))
        found = self._store.rows(
            f"SELECT id FROM offer WHERE opportunity_id IN ({marks}) AND status = ? "
            "AND deleted_at IS NULL ORDER BY id",
            *opportunities,
            OfferStatus.OPEN,
        )
        rows = self.rows([offer for (offer,) in found])
        return {row.opportunity: row.limit for row in rows if row.limit is not None}

    def withdraw(self, opportunity: int) -> int | None:
        """Withdraw from an opportunity, or decline the offer it has; gives the note's id, None
        where nobody is on record to write to."""
        offer = self.open_at(opportunity)
        if offer is not None:
            return self.decline(offer)
        return self._opportunities.change_stage(opportunity, Stage.WITHDRAWN)

    def trash(self, offer_id: int) -> None:
        """Move an offer and its deadlines to the trash."""
        now = self._present.instant
        with self._store.step(StepAction.MOVE_TO_TRASH, self.rows([offer_id])[0].company):
            self._store.change(Offer, offer_id, deleted_at=now)
            Deadline.update(deleted_at=now, changed_at=now).where(
                Deadline.offer == offer_id, Deadline.deleted_at.is_null()
            ).execute()

    def _decide(
        self, row: OfferRow, status: OfferStatus, event: Event, kind: NoteKind
    ) -> int | None:
        opportunity = Opportunity.get_by_id(row.opportunity)
        self._store.change(Offer, row.id, status=status)
        stage = stage_after(opportunity.stage, event)
        come_to(self._store, self._present, row.opportunity, stage)
        self._deadlines.settle(Deadline.offer == row.id)
        contact = Offer.get_by_id(row.id).contact or self._opportunities.host_of(row.opportunity)
        if status is not OfferStatus.ACCEPTED:
            return self._opportunities.owe_last_letter(row.opportunity, kind, contact)
        if contact is None:
            return None
        return self._notes.owe(
            kind,
            contact,
            next_working_moment(self._present.wall, self._present.habits),
            opportunity=row.opportunity,
            company=row.company_id,
        )

    def _plan_limit(self, offer_id: int, limit: WallTime) -> None:
        row = self.rows([offer_id])[0]
        self._plan(row, DeadlineKind.DECISION, limit)
        note_limit(self._store, self._present, row.opportunity, limit)

    def _plan(
        self, row: OfferRow, kind: DeadlineKind, due: WallTime, *, proposed: bool = False
    ) -> None:
        self._deadlines.plan(
            kind,
            due,
            whole_day=kind is not DeadlineKind.DECISION,
            proposed=proposed,
            company=row.company_id,
            opportunity=row.opportunity,
            contact=Offer.get_by_id(row.id).contact,
            offer=row.id,
        )

    def _require_ahead(self, limit: WallTime | None) -> None:
        if limit is None:
            return
        require_one_instant(limit)
        if limit.instant <= self._present.instant:
            raise ValueError("The limit is past. Enter the day and hour you agreed on.")

    def _caller(self, name: str, company: int, opportunity: int) -> int | None:
        if not name.strip():
            return self._opportunities.host_of(opportunity)
        found = self._contacts.find(name, company=company)
        return found or self._contacts.insert(
            name.strip(), ContactDraft(full_name=name.strip()), company=company
        )

    def _phone_of(self, contact: int | None) -> str:
        rows = self._store.rows(
            "SELECT value FROM contact_point WHERE contact_id = ? AND kind = 'phone' "
            "AND label <> 'fax' AND deleted_at IS NULL ORDER BY place LIMIT 1",
            contact,
        )
        return rows[0][0] if rows else ""
