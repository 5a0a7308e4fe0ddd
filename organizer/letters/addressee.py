"""Whom a letter is to: titles, gender where it is known, and what to call them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from organizer.letters.lines import one_line
from organizer.practice.names import PREFIXES, folded, split_name


class Gender(StrEnum):
    """What the salutation has to agree with. It is never guessed from a given name."""

    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Addressee:
    """A recipient as recorded: `name` may have titles ("Frau Dr. Anna Muster"), or `prefix` has
    them. `given` and `family` tell the parts of the name where they are known; `gender` is for
    where no title tells it.
    """

    name: str
    prefix: str = ""
    given: str = ""
    family: str = ""
    gender: Gender = Gender.UNKNOWN


_WOMEN: Final = re.compile(
    "frau|mrs|ms|miss|mme|madame|mlle|mademoiselle|sra|srta|senor(?:a|ita)|dona"
)
_MEN: Final = re.compile("herrn?|mr|monsieur|sr|senor|don|sir")
_DOCTORS: Final = re.compile("dra?|doctora?|docteure?")
_PROFESSORS: Final = re.compile("prof|pr|professor(?:in)?|professeure?|profesora?")
_WOMEN_BY_DEGREE: Final = re.compile("dra|doctora|docteure|professorin|professeure|profesora")
_FIELDS: Final = re.compile("med|phil|rer|nat|jur|ing|hc")
"""As in "Dr. rer. nat."."""
_DOCTORS_AFTER_THE_NAME: Final = re.compile("phd|md|dphil|edd")
_AFTER_THE_NAME: Final = re.compile("mba|msc|bsc|ma|ba|meng|beng|llm|jd|cpa|cfa|pe|pmp|jr|esq")


@dataclass(frozen=True)
class Called:
    """What the salutation can be made of; `family` and `given` are empty where not known."""

    gender: Gender
    doctor: bool
    professor: bool
    full: str
    given: str
    family: str


def called(addressee: Addressee, language: str) -> Called:
    """What somebody is called in a letter of that language."""
    name, after = _without_degrees(one_line(addressee.name))
    titles = [*map(_key, one_line(addressee.prefix).split())]
    words = name.split()
    while len(words) > 1 and _is_title(words[0], language):
        titles.append(_key(words.pop(0)))
    full = " ".join(words)
    given, family = split_name(full)
    if titles and not family and not addressee.family:  # "Frau Kessler"
        given, family = "", full
    else:
        full = f"{given} {family}".strip()
        given = one_line(addressee.given) or given
        family = one_line(addressee.family) or family
    if language == "es" and len(family.split()) == 1 and len(full.split()) > 2:
        family = ""  # Of two family names the first counts, and it may as well be a given name.
    return Called(
        _gender(titles, addressee.gender, language),
        doctor=_has(_DOCTORS, titles) or _has(_DOCTORS_AFTER_THE_NAME, after),
        professor=_has(_PROFESSORS, titles),
        full=full,
        given=given,
        family=family,
    )


def _gender(titles: list[str], recorded: Gender, language: str) -> Gender:
    if _has(_WOMEN, titles) or _has(_WOMEN_BY_DEGREE, titles):
        return Gender.WOMAN
    if _has(_MEN, titles) or (language == "fr" and "m" in titles):
        return Gender.MAN
    return recorded


def _has(pattern: re.Pattern[str], words: Iterable[str]) -> bool:
    return any(map(pattern.fullmatch, words))


def _key(word: str) -> str:
    return folded(word).replace(".", "")


def _is_title(word: str, language: str) -> bool:
    key = _key(word)
    if key == "m":  # an initial, but in French
        return language == "fr" and word == "M."
    titles = (_WOMEN, _MEN, _DOCTORS, _PROFESSORS, _FIELDS)
    return key in PREFIXES or any(pattern.fullmatch(key) for pattern in titles)


def _without_degrees(name: str) -> tuple[str, list[str]]:
    """A name without what follows it: "Ann Example, PhD"."""
    parts = [part.strip() for part in name.split(",")]
    degrees = []
    known = (_DOCTORS_AFTER_THE_NAME, _AFTER_THE_NAME)
    while len(parts) > 1 and any(pattern.fullmatch(_key(parts[-1])) for pattern in known):
        degrees.append(_key(parts.pop()))
    return ", ".join(parts), degrees
