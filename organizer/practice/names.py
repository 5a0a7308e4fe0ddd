"""Folding of names and words, so that what is the same to a reader is the same to the program."""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "æ": "ae", "œ": "oe", "ı": "i"})


def folded(text: str) -> str:
    """Case folded, marks stripped, white space joined: `Müller` and `MULLER` become `muller`.

    `ß` becomes `ss` by Unicode's case folding; letters with a stroke, which have no decomposition,
    lose it.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(_STROKES).split())


PREFIXES = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "herr", "frau"}
    | {"mag", "ing", "dipl-ing", "dipl.-ing", "m", "mme", "mlle", "sr", "sra", "srta"}
)
"""What stands before a name and belongs to neither part of it; folded, without its point."""
PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le"}
    | {"ter", "ten", "zu", "zum", "zur", "af", "av", "bin", "ibn", "al", "el"}
)
"""What belongs to the family name after it."""


GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "jun", "sen"})
"""What tells a father from his son of the same name, after it; folded, without its point."""


def split_name(full_name: str) -> tuple[str, str]:
    """Given and family name of a name as it is written ("Dr. Anna von Beispiel").

    Titles before the name and "Jr." after it belong to neither, particles belong to the family
    name. One word alone is a given name. "Beispiel, Anna" is family first.
    """
    *before, last = full_name.split() or [""]
    if len(before) > 1 and is_generation(last):
        full_name = " ".join(before).rstrip(",")
    family, comma, given = full_name.partition(",")
    if comma and given.strip():
        return " ".join(_untitled(given)), family.strip()
    words = _untitled(full_name)
    if len(words) < 2:
        return " ".join(words), ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def is_generation(word: str) -> bool:
    """Whether a word after a name is one as "Jr." is."""
    return folded(word).strip(".,") in GENERATIONS


def _untitled(name: str) -> list[str]:
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in PREFIXES:
        words.pop(0)
    return words


def name_sort_key(full_name: str) -> str:
    """By family name, then given name, folded."""
    given, family = split_name(full_name)
    return folded(f"{family} {given}")
