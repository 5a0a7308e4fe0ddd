"""What people are called and what they do, in many languages: words that tell who a line is of."""

from __future__ import annotations

from functools import cache
from typing import Final

from organizer.paths import resources

GIVEN: Final = "given_names"
FAMILY: Final = "family_names"
OCCUPATIONS: Final = "occupations"


def is_given_name(word: str) -> bool:
    """Whether somewhere people are called so; the word folded, letters alone."""
    return word in words_of(GIVEN)


def is_family_name(word: str) -> bool:
    """Whether somewhere families are called so; the word folded, letters alone."""
    return word in words_of(FAMILY)


def is_occupation(word: str) -> bool:
    """Whether it says what somebody does, by itself; the word folded, letters alone."""
    return word in words_of(OCCUPATIONS)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind; `organizer.cards.people_file` makes them."""
    rows = (resources() / "cards" / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if not row.startswith("#") for word in row.split())
