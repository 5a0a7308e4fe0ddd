"""Search across everything as one types. Folded prefixes of every word, by SQLite's FTS5."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from organizer.model.store import Store
from organizer.practice.names import folded

PER_KIND = 20
"""Hits shown of each kind; the first page comes at once and nobody reads the 58,000th hit."""


class FoundKind(StrEnum):
    """What a hit is."""

    CONTACT = "contact"
    COMPANY = "company"
    OPPORTUNITY = "opportunity"
    CONVERSATION = "conversation"
    NOTE = "note"
    OFFER = "offer"
    DEADLINE = "deadline"


class Hit(NamedTuple):
    """One thing found: its row's id, a title, where it belongs, and the id to open.

    `opens` is the contact of a conversation and the row itself otherwise.
    """

    kind: FoundKind
    id: int
    title: str
    second: str
    opens: int


class Found(NamedTuple):
    """The hits grouped by kind; `more` names the kinds of which there are more than shown."""

    hits: tuple[Hit, ...]
    more: frozenset[FoundKind]


_NUMBERS = {kind: number for number, kind in enumerate(FoundKind, start=1)}

_TITLES = {
    FoundKind.CONTACT: """
        SELECT contact.id, full_name, coalesce(company.name, ''), contact.id FROM contact
        LEFT JOIN company ON company.id = contact.company_id WHERE contact.id IN ({ids})
        ORDER BY sort_key""",
    FoundKind.COMPANY: "SELECT id, name, '', id FROM company WHERE id IN ({ids}) ORDER BY name",
    FoundKind.OPPORTUNITY: """
        SELECT opportunity.id, company.name, position, opportunity.id FROM opportunity
        JOIN company ON company.id = company_id WHERE opportunity.id IN ({ids})
        ORDER BY company.name""",
    FoundKind.CONVERSATION: """
        SELECT conversation.id, full_name,
               coalesce((SELECT group_concat(text, '; ') FROM discussed_topic
                         WHERE conversation_id = conversation.id AND deleted_at IS NULL), ''),
               contact.id
        FROM conversation JOIN contact ON contact.id = contact_id
        WHERE conversation.id IN ({ids}) ORDER BY sort_key""",
    FoundKind.NOTE: """
        SELECT note.id, full_name, substr(body, 1, 80), note.id FROM note
        JOIN contact ON contact.id = contact_id WHERE note.id IN ({ids}) ORDER BY sort_key""",
    FoundKind.OFFER: """
        SELECT offer.id, company.name, position, offer.id FROM offer
        JOIN opportunity ON opportunity.id = offer.opportunity_id
        JOIN company ON company.id = opportunity.company_id
        WHERE offer.id IN ({ids}) ORDER BY company.name""",
    FoundKind.DEADLINE: """
        SELECT deadline.id, title, coalesce(company.name, ''), deadline.id FROM deadline
        LEFT JOIN company ON company.id = deadline.company_id
        WHERE deadline.id IN ({ids}) ORDER BY at""",
}


class SearchService:
    """Finds records by the beginnings of words, whatever their case and accents."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str) -> Found:
        """What holds every word of `text` as the beginning of a word; empty for an empty text."""
        words = re.findall(r"\w+", folded(text))
        if not words:
            return Found((), frozenset())
        query = " ".join(f'"{word}"*' for word in words)
        hits: list[Hit] = []
        more = set()
        for kind, number in _NUMBERS.items():
            ids = [
                row[0] - (number << 40)
                for row in self._store.rows(
                    "SELECT rowid FROM search WHERE search MATCH ? AND rowid > ? AND rowid < ? "
                    "LIMIT ?",
                    query,
                    number << 40,
                    (number + 1) << 40,
                    PER_KIND + 1,
                )
            ]
            if len(ids) > PER_KIND:
                more.add(kind)
            listed = ",".join(map(str, ids[:PER_KIND]))
            hits += [Hit(kind, *row) for row in self._store.rows(_TITLES[kind].format(ids=listed))]
        return Found(tuple(hits), frozenset(more))

    def shown_for_company(self, company: int) -> tuple[str, int] | None:
        """What to open for a company: its first opportunity, else its first contact."""
        for kind in ("opportunity", "contact"):
            rows = self._store.rows(
                f"SELECT id FROM {kind} WHERE company_id = ? AND deleted_at IS NULL LIMIT 1",
                company,
            )
            if rows:
                return kind, rows[0][0]
        return None
