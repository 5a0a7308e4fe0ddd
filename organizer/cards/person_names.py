"""What tells that words are a person's name, and what in them is not (P9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DEPARTMENT_PHRASES,
    NAME_PARTICLES,
    NAME_PREFIXES,
    NAME_SUFFIXES,
    OF_DOCTORS,
    TITLES_OF_NAMES,
)
from organizer.cards.lines import letters_of
from organizer.cards.people import is_family_name, is_given_name
from organizer.cards.places import place_weight
from organizer.practice.names import folded


def is_latin(mark: str) -> bool:
    """Whether a letter is Latin."""
    return mark < "\u0250"


_NAME_WORD: Final = re.compile(
    r"['’]?[^\W\d_](?:[^\W\d_]|['’.-])*|[(\"“‘']{1,2}[^\W\d_][\w.-]+[)\"”’']{1,2}"
)
_MISREAD_NAME: Final = re.compile(r"^l(?=[^\W\d_]{3})")
"""An l for an I where other words begin with a capital: Iyer, Ivan."""
_POST_NOMINAL: Final = re.compile(r"(?!O[A-Z][a-z]{2})[A-Z]{2}[A-Za-z]*[a-z][A-Za-z]*")
"""Capitals within a word are those of a degree or a chamber: CEng, MIStructE."""
_ABBREVIATED: Final = re.compile(r"(?:[\w'’]{1,5}\.){2,}\w{0,4}")
"""C.d'A.Ass., Pharm.D."""
_UNKNOWN_DEGREE: Final = re.compile(r"[ACDFLMP][A-Z]{2,5}")
"""FRSE, MCIOB, ACIS."""
_DOTTED_DEGREE: Final = re.compile(r"(?:B|M|LL|D|Ph)\.(?:[A-Z][a-z]{0,3}\.){1,3}")
"""B.C.L., M.Sc.: after a name of several words, even without a comma."""
_EASTERN_PARTICLE: Final = re.compile("[をのはがにで]")
_EASTERN_NAME: Final = re.compile(
    r"[\u3005\u4e00-\u9fff]{1,3}[ \u3000]?[\u3005\u3040-\u30ff\u4e00-\u9fff]{1,3}"
)


def without_titles(text: str) -> tuple[list[str], list[str], list[str]]:
    """What stands before a name, the words of the name, and what stands after it."""
    bracketed = _PREFIX_IN_BRACKETS.match(text)
    words = [
        word
        for word, following in pairwise([*text.split(), "("])
        if not _IN_BRACKETS.fullmatch(word)
        or (is_prefix(word) and following[0] != "(")
        or (bracketed and word == bracketed["of"])
    ]
    if len(words) > 2 and words[0].casefold() == "the" and is_prefix(words[1]):
        words.pop(0)
    if len(words) > 2 and words[0] in _BY and words[2][0].isupper():
        words.pop(0)
    if any(word[0].isupper() for word in words):
        words = [_MISREAD_NAME.sub("I", word) for word in words]
    before: list[str] = []
    if len(words) > 3 and " ".join(words[:2]).casefold() in _TWO_WORDS:
        before, words = words[:2], words[2:]
    after = _after_comma(words)
    words = words[: len(words) - len(after)]
    while len(words) > 1 and (
        (is_prefix(words[0]) and not _is_office(words)) or is_titled_person(words)
    ):
        before.append(words.pop(0))
    while len(words) > 1 and _is_suffix(words):
        after.insert(0, words.pop())
    words[-1:] = [word.strip(",") for word in words[-1:]]
    return before, words, [word.strip(",") for word in after]


def is_titled_person(words: Sequence[str]) -> bool:
    """Whether a title stands before a given name and a family name: "Chef Aurelio Santacroce"."""
    return (
        len(words) > 2
        and letters_of(words[0]) in TITLES_OF_NAMES
        and is_given_name(letters_of(words[1]))
        and words[2][:1].isupper()
    )


def _is_office(words: Sequence[str]) -> bool:
    """Whether what may stand before a name goes on as a title does: "Maître de chai"."""
    return words[1] in ("de", "of") and len(words) == 3 and words[2].islower()


_TWO_WORDS: Final = frozenset({"tan sri", "puan sri", "toh puan"})
_BY: Final = frozenset({"by", "di", "par", "door"})
"""What stands between a firm and the person whose it is."""


def _after_comma(words: Sequence[str]) -> list[str]:
    """What stands after the first comma of a name, if it is set as degrees and the like are:
    "Achebe-Lund, DNP, FNP-C"; of a name in capitals it is the given name."""
    at = next((n for n, word in enumerate(words, 1) if word.endswith(",")), len(words))
    degrees = [word.strip(",.") for word in words[at:]]
    shouted = all(word.isupper() for word in words[:at])
    set_so = all(
        word.isupper()
        or is_prefix(word)
        or letters_of(word) in NAME_SUFFIXES
        or _ABBREVIATED.fullmatch(word + ".")
        for word in degrees
    )
    return list(words[at:]) if at > 1 and set_so and not shouted else []


_JOINED_PREFIX: Final = re.compile(r"(?:dipl|priv|univ|hon|ao|mag|dr|prof)\.?-[a-z]{2,7}")
"""Dipl.-Psych., Priv.-Doz."""
_PREFIX_IN_BRACKETS: Final = re.compile(
    r"[^\W\d_.-]+\.(?:-Ing\.)? (?P<of>\((?:FH|BA|TU|Univ\.?)\)) "
)
"""Where a degree before a name is from: "Mag. (FH)"."""
_IN_BRACKETS: Final = re.compile(r"\((?:\w{1,3}\.?|Hons\.?)\)")


def is_prefix(word: str) -> bool:
    """Whether a word stands before a name: "Dr.", "Revd", "med."."""
    if word.startswith("(") and _PREFIX_IN_BRACKETS.match(f"Mag. {word} "):
        return True
    plain = folded(word).strip(".,()")
    return (
        bool(_JOINED_PREFIX.fullmatch(plain))
        or plain in NAME_PREFIXES
        or (word.endswith(".") and plain in OF_DOCTORS)
    )


def _is_suffix(words: Sequence[str]) -> bool:
    """Whether the last word stands after a name. Short ones are family names, too, so they need a
    comma before, a point within, or a name that is not all in capitals."""
    last = words[-1]
    if _POST_NOMINAL.fullmatch(last.strip(",")) or (
        words[-2].endswith(",") and _ABBREVIATED.fullmatch(last.strip(","))
    ):
        return True
    if len(words) > 2 and _DOTTED_DEGREE.fullmatch(last) and not words[-2].endswith("."):
        return True
    if _UNKNOWN_DEGREE.fullmatch(last.strip(",")) and len(words) > 2:
        mixed = not any(len(word) > 2 and word.isupper() for word in words[:-1])
        if mixed and not is_called(last):
            return True
    if letters_of(last) not in NAME_SUFFIXES:
        return False
    set_apart = words[-2].endswith(",") or "." in last.strip(",")
    return (
        set_apart
        or len(letters_of(last)) > 2
        or (last.isupper() and len(words) > 2 and not words[-2].isupper())
    )


_COUPLE: Final = re.compile(
    r"(?P<one>[^\W\d_]{2,}) (?:&|and|und|et|y|og|och|en) (?P<other>[^\W\d_]{2,})"
    r" (?P<family>[^\W\d_].*)"
)
"""Two people of one family: "Fionnuala & Tadhg Ó Súilleabháin"."""


def name_words(text: str) -> tuple[list[str], bool]:
    """The words of a name without titles, none where it cannot be one; whether it had titles."""
    if not text.isascii() and _EASTERN_NAME.fullmatch(text):
        other = any(map(text.endswith, DEPARTMENT_PHRASES)) or place_weight(text) > 0
        return ([] if other or _EASTERN_PARTICLE.search(text) else text.split()), False
    if not any(map(is_latin, filter(str.isalpha, text))):
        return [], False
    two = re.split(r" (?:&|and|und|et|y|og|och|en) ", text)
    if len(two) == 2 and all(len(name_words(one)[0]) > 1 for one in two):
        listed = any(is_given_name(letters_of(one.split()[0])) for one in two)
        return (text.split() if listed else []), False
    if couple := _COUPLE.fullmatch(text):
        called = [is_given_name(letters_of(couple[one])) for one in ("one", "other")]
        return (text.split() if any(called) and name_words(couple["family"])[0] else []), False
    before, bare, after = without_titles(text)
    if sum(word.endswith(",") for word in bare) > 1:
        return [], False
    bare = [word.strip(",") for word in bare]
    counted = [
        word for word in bare if folded(word) not in NAME_PARTICLES and word[0] not in "([\"“‘'"
    ]
    most = 4 + (len(counted) < len(bare))
    if not 1 <= len(counted) <= most or not all(_NAME_WORD.fullmatch(word) for word in bare):
        return [], False
    if sum(map(len, counted)) < 3 and text.isascii():
        return [], False
    return bare, bool(before or after)


INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
"""P., J.P., J.-P."""


def is_called(word: str) -> bool:
    """Whether somewhere people have such a name, given or of the family."""
    return any(is_given_name(one) or is_family_name(one) for one in _halves(word))


def is_listed(words: Sequence[str]) -> bool:
    """Whether words are a known given name, alone or before a known family name, or one of two
    parts: "Marie-Ève Lachapelle"."""
    given = _halves(words[0])
    if len(given) > 1:
        return all(map(is_given_name, given))
    return is_given_name(given[0]) and (
        len(words) == 1 or any(map(is_family_name, _halves(words[-1])))
    )


def is_person(text: str) -> bool:
    """Whether words begin with a given name and go on in others that people have: no firm's name,
    but for saints'."""
    plain = [letters_of(word) for word in text.split()]
    return (
        len(plain) > 1
        and plain[0] not in _SAINTS
        and is_given_name(plain[0])
        and any(is_family_name(word) for word in plain[1:])
        and not set(plain) & COMPANY_WORDS
    )


_SAINTS: Final = frozenset({"san", "santa", "sao", "saint", "st", "sankt", "sint", "nuestra"})


def _halves(word: str) -> list[str]:
    """The parts of a word with a hyphen, letters alone."""
    return [letters_of(part) for part in re.split("[-–]", word)]


def alike_local(words: Sequence[str], local: str) -> float:
    """How well a name goes with what stands before the @: `asmith`, `anna.smith`, `smith`."""
    long = [word for word in words if len(word) > 2]
    whole = sum(word in local for word in long)
    if whole > 1 or (whole == 1 and len(words) > 1 and words[0][:1] + words[-1] in local):
        return 3.0
    if whole == 1:
        return 2.2
    if len(words) > 1 and len(local) > 2 and words[0].startswith(local):
        return 1.6
    initials = "".join(word[:1] for word in words)
    return 1.0 if len(initials) > 1 and local == initials else 0.0
