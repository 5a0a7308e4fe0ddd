"""Cards that were looked over become contacts, tied to the interview they were met in (P9, P10)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from organizer.model.store import Store
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.debrief import Debrief
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import StepAction
from organizer.services.companies import find_company
from organizer.services.contacts import ContactDetail, ContactService
from organizer.services.debrief import DebriefService, DebriefSummary

if TYPE_CHECKING:
    from organizer.services.read_card import CardContact

RECENT = 20
"""Interviews that a card is offered to be tied to."""


@dataclass(frozen=True)
class InterviewRow:
    """An interview that somebody may have been met in."""

    id: int
    company: str
    position: str
    local: datetime
    zone: str


@dataclass(frozen=True)
class NewInterview:
    """An interview that is not recorded yet; the rest of it can be written down later."""

    company: str
    when: WallTime
    position: str = ""


@dataclass(frozen=True)
class KeptCard:
    """What keeping a card made. `note` is the one that is owed now; None where none is new."""

    contact: int
    is_new: bool
    interview: int | None
    note: int | None


class BusinessCardService:
    """Keeps cards. Each is one step that can be undone."""

    def __init__(self, store: Store, contacts: ContactService, debrief: DebriefService) -> None:
        self._store = store
        self._contacts = contacts
        self._debrief = debrief

    def known(self, draft: ContactDraft) -> ContactDetail | None:
        """The contact that a card seems to be of: by an e-mail address, else by name with company,
        else by name alone where only one person is called so."""
        company = find_company(self._store, draft.company) if draft.company else None
        found = None
        for email in draft.emails or ("",):
            found = found or self._contacts.find(draft.full_name, email=email, company=company)
        found = found or self._contacts.only_one_called(draft.full_name)
        return None if found is None else self._contacts.detail(found)

    def recent_interviews(self) -> list[InterviewRow]:
        """The interviews of late, the last one first."""
        rows = self._store.rows(
            "SELECT interview.id, company.name, opportunity.position, interview.local, "
            "interview.zone FROM interview "
            "JOIN opportunity ON opportunity.id = interview.opportunity_id "
            "JOIN company ON company.id = opportunity.company_id "
            "WHERE interview.deleted_at IS NULL ORDER BY interview.at DESC LIMIT ?",
            RECENT,
        )
        return [
            InterviewRow(row[0], row[1], row[2], datetime.fromisoformat(row[3]), row[4])
            for row in rows
        ]

    def keep(
        self,
        card: CardContact,
        contact: ContactDraft,
        *,
        into: int | None = None,
        met_in: int | NewInterview | None = None,
        original: bytes = b"",
    ) -> KeptCard:
        """Keep what a card says, as it was looked over: `contact`.

        A new contact, or `into` a known one, whose former job is kept. `met_in` an interview makes
        the note that the person is owed (P10). `original` is the picture as it came, where it is
        wished for. Raises `ValueError` without a name.
        """
        name = contact.full_name.strip()
        if not name:
            raise ValueError("A contact needs a name.")
        contact = replace(contact, full_name=name)
        with self._store.step(StepAction.KEEP_CARD, name):
            if into is None:
                kept = self._contacts.insert(name, contact)
            else:
                kept = into
                self._contacts.correct(kept, contact)
            self._attach(card, kept, original)
            interview = self._interview(met_in)
            note = None if interview is None else self._debrief.add_contact(interview, kept)
            return KeptCard(kept, into is None, interview, note)

    def save_debrief(self, debrief: Debrief, cards: Mapping[int, CardContact]) -> DebriefSummary:
        """Save an interview with the cards of some of the people in it, by their place among them,
        in one step."""
        with self._store.step(StepAction.SAVE_DEBRIEF, debrief.company):
            summary = self._debrief.save(debrief)
            for place, card in cards.items():
                ((contact,),) = self._store.rows(
                    "SELECT contact_id FROM conversation WHERE interview_id = ? AND place = ?",
                    summary.interview,
                    place,
                )
                self._contacts.enrich(contact, card.contact)
                self._attach(card, contact)
            return summary

    def _attach(self, card: CardContact, contact: int, original: bytes = b"") -> None:
        self._contacts.keep_card(
            contact,
            card.text,
            card.picture,
            card.media_type,
            confidence=json.dumps(dict(card.confidence)),
            original=original,
        )
        if card.card.back is not None and card.card.back.picture:
            self._contacts.keep_card(contact, "", card.card.back.picture, card.media_type)

    def _interview(self, met_in: int | NewInterview | None) -> int | None:
        if not isinstance(met_in, NewInterview):
            return met_in
        return self._debrief.save(
            Debrief(met_in.company, met_in.when, people=(), position=met_in.position)
        ).interview
