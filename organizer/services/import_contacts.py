"""Contacts from a file: reviewed first, then kept in batches, as one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from organizer.exchange.contract import ContactRead
from organizer.exchange.contract import NotRead as NotRead
from organizer.exchange.contract import Refusal as Refusal
from organizer.exchange.contract import Repair as Repair
from organizer.exchange.vcard import Property, open_cards, plain, read_kept
from organizer.model.store import Store
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.names import folded
from organizer.practice.vocabulary import BackupReason, StepAction
from organizer.services.backups import BackupService
from organizer.services.companies import find_company
from organizer.services.contacts import ContactService

BATCH = 500
"""Cards kept in one transaction, so that a save in the window never waits for all of them."""


_PASSING = frozenset({"", "AGENT", "PRODID", "REV", "X-ORGANIZER-UNREAD"})
"""Properties that differ from one export to the next, and say nothing of the person."""


class CandidateState(StrEnum):
    """What keeping a card would do."""

    NEW = "new"
    CHANGED = "changed"
    """Somebody known, of whom it says more."""
    SAME = "same"
    REFUSED = "refused"


class Candidate(NamedTuple):
    """A card that was read, and what keeping it would do. One without any name is refused."""

    card: ContactRead
    name: str
    state: CandidateState


class Kept(NamedTuple):
    """What an import came to."""

    new: int
    changed: int
    same: int


class ImportService:
    """Reads contacts from files and keeps those the person wants."""

    def __init__(self, store: Store, contacts: ContactService, backups: BackupService) -> None:
        self._store = store
        self._contacts = contacts
        self._backups = backups

    def read(self, path: Path) -> Iterator[Candidate]:
        """The contacts in a vCard file, one by one. Raises `NotRead`; changes nothing."""
        for card in open_cards(path):
            name = _name(card.draft)
            known = self._find(name, card.draft) if name else None
            if not name:
                state = CandidateState.REFUSED
            elif known is None:
                state = CandidateState.NEW
            elif self._contacts.lacks(known, card.draft) or self._says_more(known, card):
                state = CandidateState.CHANGED
            else:
                state = CandidateState.SAME
            yield Candidate(card, name, state)

    def keep(
        self,
        candidates: Iterable[Candidate],
        *,
        progress: Callable[[int], bool] = lambda _done: True,
    ) -> Kept:
        """Keep these contacts; what is known already is only completed, never overwritten.

        `progress` is told after each batch how many are done; where it answers False the import
        stops there. One undo takes all of it back. The record is backed up first; raises
        `StoreError` where that cannot be done, and nothing is kept then.
        """
        self._backups.make(BackupReason.IMPORT)
        new = changed = same = 0
        step: int | None = None
        wanted = iter(candidates)
        while batch := list(islice(wanted, BATCH)):
            with self._store.step(StepAction.IMPORT_CONTACTS, batch[0].name, resume=step) as step:
                for candidate in batch:
                    card = candidate.card
                    known = self._find(candidate.name, card.draft)
                    more = known is None or self._says_more(known, card)
                    if known is None:
                        known = self._contacts.insert(candidate.name, card.draft)
                        new += 1
                    elif self._contacts.enrich(known, card.draft) or more:
                        changed += 1
                    else:
                        same += 1
                    if more:
                        self._contacts.keep_card(known, card.raw, card.photo, card.photo_type)
            if not progress(new + changed + same):
                break
        return Kept(new, changed, same)

    def _find(self, name: str, draft: ContactDraft) -> int | None:
        if draft.uid:
            rows = self._store.rows(
                "SELECT id FROM contact WHERE uid = ? AND deleted_at IS NULL", draft.uid
            )
            if rows:
                return int(rows[0][0])
        for email in draft.emails:
            if (known := self._contacts.with_email(email)) is not None:
                return known
        company = find_company(self._store, draft.company) if draft.company else None
        if company is not None:
            rows = self._store.rows(
                "SELECT id FROM contact WHERE name_key = ? AND company_id = ? "
                "AND deleted_at IS NULL ORDER BY id LIMIT 1",
                folded(name),
                company,
            )
            if rows:
                return int(rows[0][0])
        return self._contacts.find(name, email=next(iter(draft.emails), ""), company=company)

    def _says_more(self, contact: int, card: ContactRead) -> bool:
        """Whether a card has a picture or lines that no card kept with the contact has."""
        texts = [
            row[0]
            for row in self._store.rows(
                "SELECT text FROM business_card WHERE contact_id = ? AND deleted_at IS NULL",
                contact,
            )
        ]
        if card.raw in texts:
            return False
        new = read_kept(card.raw)
        if new is None:
            return False
        kept = [found for text in texts if (found := read_kept(text)) is not None]
        known = {one for _card, properties in kept for one in _others(properties)}
        photos = {one.photo for one, _properties in kept}
        return not known.issuperset(_others(new[1])) or card.photo not in {b"", *photos}


def _others(properties: Iterable[Property]) -> set[tuple[str, str]]:
    """What else a card says, however its version writes that."""
    return {
        (one.name, plain(one.value).rpartition("base64,")[2])
        for one in properties
        if not one.understood and one.name not in _PASSING and one.value.strip(" ;")
    }


def _name(draft: ContactDraft) -> str:
    name = draft.full_name.strip() or f"{draft.given} {draft.family}".strip()
    return name or draft.company or (draft.emails[0] if draft.emails else "")
