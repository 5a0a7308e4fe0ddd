"""Search across everything as one types: folded beginnings of every word, by SQLite's FTS5, and
where nothing matches, what is spelt nearly so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from organizer.model.search import Place as Place
from organizer.model.search import found_by, texts_of
from organizer.model.store import Store
from organizer.practice.search_words import (
    Spellings,
    beginnings_like,
    excerpt,
    first_letters,
    says,
    standing,
    words_of,
    words_together,
)
from organizer.practice.vocabulary import DeadlineKind

PER_KIND = 8
"""Hits shown of each kind at first."""
OF_ONE_KIND = 200
"""Hits shown where one kind alone is asked for; nobody reads the 58,000th."""
MOST_LIKE = 24
"""Beginnings that are looked for instead of one that nothing begins with."""


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
    """One thing found: its row's id, a title, and the text in which it was found besides, with its
    place; the place is None where the title says all, and the text then what tells it apart.

    `opens` is the contact of a conversation and the row itself otherwise; `reason` is a deadline's.
    """

    kind: FoundKind
    id: int
    opens: int
    title: str
    place: Place | None
    text: str
    reason: DeadlineKind | None = None


class Found(NamedTuple):
    """The hits grouped by kind; `more` names the kinds of which there are more than shown.

    `words` are what they were found by: where `alike`, not what was typed but what is spelt nearly
    so.
    """

    hits: tuple[Hit, ...]
    more: frozenset[FoundKind] = frozenset()
    words: tuple[Spellings, ...] = ()
    alike: bool = False

    def marks(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text of a hit."""
        return standing(text, self.words)


_TITLE = {
    FoundKind.CONTACT: (Place.NAME, Place.COMPANY),
    FoundKind.COMPANY: (Place.NAME, None),
    FoundKind.OPPORTUNITY: (Place.COMPANY, Place.POSITION),
    FoundKind.CONVERSATION: (Place.NAME, Place.DISCUSSED),
    FoundKind.NOTE: (Place.NAME, Place.LETTER),
    FoundKind.OFFER: (Place.COMPANY, Place.POSITION),
    FoundKind.DEADLINE: (Place.DEADLINE, Place.COMPANY),
}
"""Where the title of a hit stands, and what tells it apart from its like."""


_NAMED = (FoundKind.CONTACT, FoundKind.COMPANY)
"""Where names are looked for that may be meant, before every word that was ever written."""


class SearchService:
    """Finds records by the beginnings of words, whatever their case and accents."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, text: str, only: FoundKind | None = None) -> Found:
        """What holds every word of `text` as the beginning of a word; empty for an empty text.

        Names and whole words come first. Where nothing does, it may be written with other gaps,
        and then small typing errors are forgiven.
        `only` gives more of one kind.
        """
        words = words_of(text)
        if not words:
            return Found(())
        found = self._find(words, only)
        if not found.hits and (together := words_together(text)):
            found = self._find(together, only)
        for kinds in (_NAMED, FoundKind):
            if not found.hits:
                alike = tuple(self._like(spellings, kinds) for spellings in words)
                found = self._find(alike, only)._replace(alike=True)
        return found

    def _find(self, words: tuple[Spellings, ...], only: FoundKind | None) -> Found:
        hits: list[Hit] = []
        more = set()
        shown = PER_KIND if only is None else OF_ONE_KIND
        for kind in FoundKind if only is None else (only,):
            ids = self._ids(kind, words, shown + 1)
            if len(ids) > shown:
                more.add(kind)
            hits += self._hits(kind, ids[:shown], words)
        return Found(tuple(hits), frozenset(more), words)

    def _ids(self, kind: FoundKind, words: tuple[Spellings, ...], most: int) -> list[int]:
        """The records that hold the words whole, then those that hold beginnings; before them the
        contacts whose name does."""
        whole, begun = (
            " AND ".join(
                "(" + " OR ".join(f'"{one}"{more}' for one in spellings) + ")"
                for spellings in words
            )
            for more in ("", "*")
        )
        named = [f"name_key : ({words})" for words in (whole, begun)]
        table = f"search_{kind}"
        ids: dict[int, None] = {}
        for query in (*(named if kind is FoundKind.CONTACT else ()), whole, begun):
            if len(ids) < most:
                rows = self._store.rows(
                    f"SELECT rowid FROM {table} WHERE {table} MATCH ? LIMIT ?", query, most
                )
                ids.update((row[0], None) for row in rows)
        return list(ids)[:most]

    def _hits(self, kind: FoundKind, ids: Sequence[int], words: tuple[Spellings, ...]) -> list[Hit]:
        if kind is FoundKind.COMPANY:
            ids = [company for company in ids if self.shown_for_company(company) is not None]
        if not ids:
            return []
        texts: dict[int, list[tuple[Place, str]]] = {record: [] for record in ids}
        for record, place, text in texts_of(self._store.database, kind, ids):
            texts[record].append((place, text))
        opens, reasons = {record: record for record in ids}, {}
        listed = ",".join(map(str, ids))
        if kind is FoundKind.CONVERSATION:
            rows = f"SELECT id, contact_id FROM conversation WHERE id IN ({listed})"
            opens = {row[0]: row[1] for row in self._store.rows(rows)}
        elif kind is FoundKind.DEADLINE:
            rows = f"SELECT id, kind FROM deadline WHERE id IN ({listed})"
            reasons = {row[0]: DeadlineKind(row[1]) for row in self._store.rows(rows)}
        return [
            Hit(kind, record, opens[record], *_shown(kind, said, words), reasons.get(record))
            for record, said in texts.items()
        ]

    def _like(self, spellings: Spellings, kinds: Iterable[FoundKind]) -> Spellings:
        """The word, and what is spelt nearly so in records of these kinds."""
        word = spellings[0]
        vocabulary = {
            row[0]
            for kind in kinds
            for letter in first_letters(word)
            for row in self._store.rows(
                f"SELECT term FROM search_{kind}_words WHERE term >= ? AND term < ?",
                letter,
                chr(ord(letter) + 1),
            )
        }
        return (*spellings, *beginnings_like(word, vocabulary)[:MOST_LIKE])

    def shown_for_company(self, company: int) -> tuple[str, int] | None:
        """What to open for a company: its first opportunity, else its first contact or deadline;
        None where nothing is left of it but the name."""
        for kind in ("opportunity", "contact", "deadline"):
            rows = self._store.rows(
                f"SELECT id FROM {kind} WHERE company_id = ? AND deleted_at IS NULL LIMIT 1",
                company,
            )
            if rows:
                return kind, rows[0][0]
        return None


def _says(place: Place, text: str, spellings: Spellings) -> bool:
    return says(text, spellings) or says(found_by(place, text), spellings)


def _shown(
    kind: FoundKind, said: Sequence[tuple[Place, str]], words: tuple[Spellings, ...]
) -> tuple[str, Place | None, str]:
    """The title of a hit, and the text that holds what the title does not, with its place."""
    titled, apart = _TITLE[kind]
    title = next((text for place, text in said if place is titled), "")
    rest = [(place, text) for place, text in said if place is not titled]
    wanted = [spellings for spellings in words if not _says(titled, title, spellings)]
    for spellings in wanted:
        for place, text in rest:
            if _says(place, text, spellings):
                return title, place, excerpt(text, wanted)
    return title, None, next((excerpt(text, ()) for place, text in rest if place is apart), "")
