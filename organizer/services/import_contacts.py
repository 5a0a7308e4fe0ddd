"""Contacts from a file: known by UID, by any e-mail address, or by name with company (P9)."""

from __future__ import annotations

from collections.abc import Iterable

from organizer.exchange.contract import ContactRead
from organizer.exchange.vcard import Property, plain, read_kept
from organizer.model.store import Store
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.names import folded
from organizer.services.companies import find_company
from organizer.services.contacts import ContactService
from organizer.services.import_state import CandidateState

_PASSING = frozenset({"", "AGENT", "PRODID", "REV", "X-ORGANIZER-UNREAD"})
"""Properties that differ from one export to the next, and say nothing of the person."""


class ContactKeeper:
    """Says what keeping a contact would do, and does it inside the caller's step."""

    def __init__(self, store: Store, contacts: ContactService) -> None:
        self._store = store
        self._contacts = contacts

    def state(self, record: ContactRead) -> CandidateState:
        """What keeping it would do. One without any name is refused."""
        name = name_of(record.draft)
        if not name:
            return CandidateState.REFUSED
        known = self._find(name, record.draft)
        if known is None:
            return CandidateState.NEW
        more = self._contacts.lacks(known, record.draft) or self._says_more(known, record)
        return CandidateState.CHANGED if more else CandidateState.SAME

    def keep(self, record: ContactRead) -> CandidateState:
        """Keep it; what is known already is only completed, never overwritten."""
        name = name_of(record.draft)
        known = self._find(name, record.draft)
        if known is None:
            state, more = CandidateState.NEW, True
            known = self._contacts.insert(name, record.draft)
        else:
            more = self._says_more(known, record)
            changed = self._contacts.enrich(known, record.draft) or more
            state = CandidateState.CHANGED if changed else CandidateState.SAME
        if more:
            self._contacts.keep_card(known, record.raw, record.photo, record.photo_type)
        return state

    def _find(self, name: str, draft: ContactDraft) -> int | None:
        if draft.uid and (known := self._contacts.with_uid(draft.uid)) is not None:
            return known
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

    def _says_more(self, contact: int, record: ContactRead) -> bool:
        """Whether a card has a picture or lines that no card kept with the contact has."""
        texts = [
            row[0]
            for row in self._store.rows(
                "SELECT text FROM business_card WHERE contact_id = ? AND deleted_at IS NULL",
                contact,
            )
        ]
        if record.raw in texts:
            return False
        new = read_kept(record.raw)
        if new is None:  # a row of a table
            return any(all(line not in text for text in texts) for line in record.unknown)
        kept = [found for text in texts if (found := read_kept(text)) is not None]
        known = {one for _card, properties in kept for one in _others(properties)}
        photos = {one.photo for one, _properties in kept}
        return not known.issuperset(_others(new[1])) or record.photo not in {b"", *photos}


def _others(properties: Iterable[Property]) -> set[tuple[str, str]]:
    """What else a card says, however its version writes that."""
    return {
        (one.name, plain(one.value).rpartition("base64,")[2])
        for one in properties
        if not one.understood and one.name not in _PASSING and one.value.strip(" ;")
    }


def name_of(draft: ContactDraft) -> str:
    """What a contact goes by; empty where nothing names it."""
    name = draft.full_name.strip() or f"{draft.given} {draft.family}".strip()
    return name or draft.company or (draft.emails[0] if draft.emails else "")
