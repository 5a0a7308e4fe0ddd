"""What tells that a line is a title, or what stands after a name (P9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DEPARTMENT_WORDS,
    ENGLISH_TITLE_WORDS,
    FUNCTION_WORDS,
    NAME_PARTICLES,
    NAME_SUFFIXES,
    ROMANCE_COMPANY_WORDS,
    TITLE_ENDINGS,
    TITLE_PHRASES,
    TITLE_WORDS,
)
from organizer.cards.firms import has_legal_form
from organizer.cards.lines import Piece, letters_of
from organizer.cards.people import is_given_name, is_occupation
from organizer.cards.person_names import is_called, is_prefix, is_titled_person
from organizer.practice.names import folded

OFFICE: Final = re.compile(
    r"(?i)(?:school|office|college|bureau|division|institute|cent(?:er|re)|faculty) (?:of|for)\b"
    r"|(?:institutt? for|institutionen för|katedra|facultad de|faculté d|fakultät für)\b"
    r"|(?:servicio|service|servi[çc]o|servizio) (?:de|des|du|di|do|da|d['’])\b"
    r"|(?:amt|institut|klinik) für\b|(?:[^\W\d_]+ ){2,5}branch$"
)
"""How a department is called that is named after a person or a field."""
MEMBER: Final = re.compile(
    r"(?i)(?:licen[sc]ed|registered|certified|member|mitglied|membre|miembro|socio|fellow|approved"
    r"|accredited|chartered|zugelassen|zertifiziert|agréé|colegiad[oa]|collegiat[oa]|inscrit[oa]?)\b|.*\b(?:certified|licensed|accredited|registered|member)$"
)
"""What somebody is entitled to, which is no department."""
_DEGREE: Final = (
    r"(?:[A-Z]{2,7}|(?:[A-Z][A-Za-z]{0,4}\. ?){1,4}[A-Z]?|(?=\w+[A-Z])[A-Z][A-Za-z]{1,7})"
    r"(?: ?\([^()]{1,20}\))?"
)
_DEGREES: Final = re.compile(rf"{_DEGREE}(?:, ?{_DEGREE})+")
"""B.A., B.Dent.Sc., M.F.D. (RCSI)"""


def is_degrees(piece: Piece) -> bool:
    """Whether a line has nothing but what stands after a name."""
    words = [letters_of(word) for word in re.findall(r"[\w.]+", piece.text)]
    called = any(len(word) > 3 and is_given_name(word) for word in words)  # SMITH, PAULA
    if _DEGREES.fullmatch(piece.text) and not has_legal_form(piece) and not called:
        return True
    degrees = [word in NAME_SUFFIXES and word not in TITLE_WORDS for word in words]
    most = sum(degrees) > len(words) / 2 and degrees[0]
    return piece.text[:1].isupper() and most and not is_title(piece)


def is_title(piece: Piece) -> bool:
    """Whether a line says what somebody does, by a word that is known."""
    return title_weight(piece.text) > 0


def title_weight(text: str) -> int:
    """How many words in a text say what somebody does."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"\w+['’]s\b", "", folded(text)))
    if (
        is_titled_person(text.split())
        or OFFICE.match(text)
        or _is_called_after_trade(text.split())
        or _is_romance_firm(words)
    ):
        return 0
    known: int = sum(
        word in TITLE_WORDS
        or (len(word) > 7 and word.endswith(TITLE_ENDINGS))
        or is_occupation(word)
        for word in words
    )
    chief = len(text) < 7 and text.endswith(("長", "长"))
    if known == 1 and "executive" in words[:-1] and words[-1] in COMPANY_WORDS:
        return 0
    if known == 1 and _is_name_like_title(text.split()):
        return 0
    return known + sum(phrase in text for phrase in TITLE_PHRASES) + chief


def _is_romance_firm(words: Sequence[str]) -> bool:
    """Whether a line begins with what a firm is: "Centro Veterinario", not "Cabinet maker"."""
    return (
        len(words) > 1 and words[0] in ROMANCE_COMPANY_WORDS and words[1] not in ENGLISH_TITLE_WORDS
    )


def _is_name_like_title(words: Sequence[str]) -> bool:
    """Whether a given name stands before a family name that ends as titles do: "Hagemeister"."""
    *given, family = words
    return (
        0 < len(given) < 3
        and all(word[:1].isupper() for word in words)
        and letters_of(family) not in TITLE_WORDS
        and not is_occupation(letters_of(family))
        and is_given_name(letters_of(given[0]))
        and letters_of(given[0]) not in COMPANY_WORDS | FUNCTION_WORDS
    )


def _is_called_after_trade(words: Sequence[str]) -> bool:
    """Whether words that look like a title are a person: "Brian Baker", "Dean Whitlock"."""
    named = [letters_of(word) for word in words if not is_prefix(word)]
    named = [word for word in named if word not in NAME_PARTICLES]
    return (
        1 < len(named) < 5
        and all(is_called(word) for word in words if letters_of(word) in named)
        and any(map(is_given_name, named))
        and not set(named) <= TITLE_WORDS
        and not set(named) & (FUNCTION_WORDS | DEPARTMENT_WORDS)
    )


def is_function(word: str) -> bool:
    """Whether a folded word says what a department does, alone or put together: "vertrieb",
    "qualitatssicherung"."""
    return word in FUNCTION_WORDS or any(
        len(word) > len(one) and (word.startswith(one) or word.endswith(one)) for one in _LONG_WORDS
    )


_LONG_WORDS: Final = tuple(word for word in FUNCTION_WORDS if len(word) > 6)


def is_english(piece: Piece) -> bool:
    """Whether what says that a line is a title is English: one title is not in two languages."""
    said = {word for word in piece.words if title_weight(word)}
    return bool(said) and said <= ENGLISH_TITLE_WORDS
