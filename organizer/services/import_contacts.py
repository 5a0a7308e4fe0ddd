"""Contacts from a file: known by UID, by any e-mail address, or by name with company (P9)."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256

from organizer.exchange.contract import ContactRead
from organizer.exchange.vcard import plain, read_kept
from organizer.model.store import Store
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.names import folded
from organizer.services.contacts import ContactService, Namesake, Said, said_by, same_of, visible
from organizer.services.import_state import CandidateState

_PASSING = frozenset({"", "AGENT", "PRODID", "REV", "X-ORGANIZER-UNREAD"})
"""Properties that differ from one export to the next, and say nothing of the person."""


class ContactKeeper:
    """Says what keeping contacts would do, one after the other, or does it inside the caller's
    step. Who comes again among them is the same person, so each import has a keeper of its own.
    """

    def __init__(self, store: Store, contacts: ContactService) -> None:
        self._store = store
        self._contacts = contacts
        self._met: dict[tuple[str, str], int] = {}  # by card, UID and e-mail
        self._said: dict[int, set[Said]] = {}
        self._new: dict[int, ContactRead] = {}  # who would be new, by numbers below 0
        self._called: defaultdict[str, list[Namesake]] = defaultdict(list)  # those, by name
        self._gained: dict[int, ContactDraft] = {}  # what whoever was met would have by now

    def state(self, record: ContactRead) -> CandidateState:
        """What keeping it would do. One without any name is refused."""
        name = name_of(record.draft)
        if not name:
            return CandidateState.REFUSED
        known = self._find(name, record)
        if known is None:
            known = -len(self._new) - 1
            self._new[known] = record
            self._called[folded(name)].append(Namesake(known, "", False))
            state = CandidateState.NEW
        else:
            more = self._hear(known, said_by(record.draft) | _on_card(record))
            state = CandidateState.CHANGED if more else CandidateState.SAME
        self._meet(known, record)
        had = self._gained.get(known, ContactDraft())
        self._gained[known] = ContactDraft(
            company=had.company or record.draft.company, emails=had.emails or record.draft.emails
        )
        return state

    def keep(self, record: ContactRead) -> CandidateState:
        """Keep it; what is known already is only completed, never overwritten."""
        name = name_of(record.draft)
        known = self._find(name, record)
        if known is None:
            known, more = self._contacts.insert(name, record.draft), True
            state = CandidateState.NEW
        else:
            more = bool(self._hear(known, _on_card(record)))
            changed = self._contacts.enrich(known, record.draft) or more
            state = CandidateState.CHANGED if changed else CandidateState.SAME
        if more:
            self._contacts.keep_card(known, record.raw, record.photo, record.photo_type)
        self._meet(known, record)
        return state

    def _meet(self, contact: int, record: ContactRead) -> None:
        for key in (("card", record.raw), *_keys(record.draft)):
            self._met.setdefault(key, contact)

    def _find(self, name: str, record: ContactRead) -> int | None:
        if (known := self._met.get(("card", record.raw))) is not None:
            return known
        draft = record.draft
        for key in _keys(draft):
            known = (
                self._contacts.with_uid(key[1])
                if key[0] == "uid"
                else self._contacts.with_email(key[1])
            )
            if known is not None or (known := self._met.get(key)) is not None:
                return known
        rows = self._store.rows(  # their company may have come from another card
            "SELECT contact_id FROM business_card JOIN contact ON contact.id = contact_id "
            "WHERE name_key = ? AND text = ? AND business_card.deleted_at IS NULL "
            "AND contact.deleted_at IS NULL LIMIT 1",
            folded(name),
            record.raw,
        )
        if rows:
            return int(rows[0][0])
        at = folded(draft.company)
        called = [
            self._by_now(one)
            for one in (*self._contacts.called(name), *self._called.get(folded(name), ()))
        ]
        known = next((one.id for one in called if at and one.company == at), None)
        if known is None:
            known = same_of(called, at, has_email=bool(draft.emails))
        return known if known is None or known < 0 else self._contacts.stands_now(known)

    def _by_now(self, one: Namesake) -> Namesake:
        gained = self._gained.get(one.id, ContactDraft())
        company = one.company or folded(gained.company)
        return Namesake(one.id, company, one.has_email or bool(gained.emails))

    def _hear(self, contact: int, says: set[Said]) -> set[Said]:
        """What of this was not said before of a contact; from now on it was."""
        if contact not in self._said:
            first = self._new.get(contact)
            self._said[contact] = (
                said_by(first.draft) | _on_card(first) if first else self._kept(contact)
            )
        new = says - self._said[contact]
        self._said[contact] |= new
        return new

    def _kept(self, contact: int) -> set[Said]:
        """What the record has of a contact: in columns, and on the cards they were read from."""
        said = self._contacts.said(contact)
        for (text,) in self._store.rows(
            "SELECT text FROM business_card WHERE contact_id = ? AND deleted_at IS NULL", contact
        ):
            on_vcard = _on_vcard(text)
            said |= _lines(text) if on_vcard is None else on_vcard
        return said


def _keys(draft: ContactDraft) -> list[tuple[str, str]]:
    """What a person is known by before their name: the UID, then each e-mail address."""
    uid = [("uid", draft.uid)] if draft.uid else []
    return uid + [("email", visible(email).strip().lower()) for email in draft.emails]


def _on_card(record: ContactRead) -> set[Said]:
    """What a record says that the columns of a contact have no place for."""
    on_vcard = _on_vcard(record.raw)
    return _lines(*record.unknown) if on_vcard is None else on_vcard


def _lines(*texts: str) -> set[Said]:
    return {("", line) for text in texts for line in text.splitlines()}


def _on_vcard(text: str) -> set[Said] | None:
    """The same of a vCard, however its version writes it; None where the text is no vCard."""
    read = read_kept(text)
    if read is None:
        return None
    card, properties = read
    picture = {("PHOTO", sha256(card.photo).hexdigest())} if card.photo else set()
    return picture | {
        (one.name, plain(one.value).rpartition("base64,")[2])
        for one in properties
        if not one.understood and one.name not in _PASSING and one.value.strip(" ;")
    }


def name_of(draft: ContactDraft) -> str:
    """What a contact goes by; empty where nothing names it."""
    name = draft.full_name.strip() or f"{draft.given} {draft.family}".strip()
    name = name or draft.company or (draft.emails[0] if draft.emails else "")
    return " ".join(name.split())
