"""What tells that a line is a company: legal forms, the words of its trade, the domain (P9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from organizer.cards.card_words import LEGAL_FORMS, LEGAL_PHRASES
from organizer.cards.lines import Piece, letters_of
from organizer.cards.towns import countries_of_town
from organizer.practice.names import folded

_DOTTED: Final = re.compile(
    r"(?<![^\W\d_])((?:[^\W\d_]{1,3}\.){2,}[^\W\d_]?|sp\. ?z ?o\. ?o)(?!\w)"
)


def has_legal_form(piece: Piece) -> bool:
    """Whether a line has what says that a firm is one: "AG", "& Sons", "PT" before a name."""
    text = re.sub(r"\s?\([^)]*\)", "", folded(piece.text))
    text = _DOTTED.sub(lambda match: re.sub(r"[. ]", "", match[0]), text)
    words = re.findall(r"[^\W_]+(?:[/'’][^\W_]+)*", text)
    after, numbered = words[1:], any(map(str.isdigit, text))
    town = countries_of_town(re.split(r"\s*[,–-]\s*", text)[0])  # São Paulo – SP
    return (
        any(
            word in LEGAL_FORMS
            and (len(word) > 2 or (word == words[-1] and not (numbered or town)))
            for word in after
            if (word != "company" or (words[-1] in LEGAL_FORMS and "company" not in piece.text))
            and not (word in ("pte", "est") and numbered)  # Poniente, of a street
        )
        and not set(words) & {"cofounder", "founder"}
        and not is_sentence(piece.text.rstrip("."))
    ) or bool(
        FORM_FIRST.match(piece.text)
        or _FAMILY_FIRM.search(piece.text)
        or any(map(piece.text.__contains__, LEGAL_PHRASES))
    )


_FAMILY_FIRM: Final = re.compile(
    r"(?i)\w (?:&|\+|and|und|et|e|y|en|og|och)\s*(?:sons?|söhne|sohn|fils|figli|hijos?|filhos?"
    r"|zonen|zoon|sønner?|söner|daughters?|brothers|bros\.?|partners?|associates|co\.?"
    r"|compañ[ií]a|c[ií]a\.?|cie\.?)(?:, S\.?C\.?)?$"
)
FORM_FIRST: Final = re.compile(r"(?:PT|CV|UD|PT\.|M/s\.?|Messrs\.?|Fa\.) (?=\w{3})")
"""Legal forms that stand before a name."""


def is_legal_form(piece: Piece) -> bool:
    """Whether nothing but a legal form stands in a line."""
    words = [word.replace(".", "") for word in piece.words]
    known = LEGAL_FORMS | _SMALL_WORDS | {"sp", "z", "k", "o", "oo"}
    return any(len(word) > 1 and word in LEGAL_FORMS for word in words) and known >= set(words)


_SENTENCE: Final = re.compile(
    r"[!?]|\s(?-i:[a-z]\w*\s+(?:\S+\s+)?[a-z]{3,})\.$|\b\w{4,30}\.\s+\w{4}"
    r"|\b(?:by appointment|nach vereinbarung|sur rendez-vous|su appuntamento|cita previa)\b"
    r"|\b(?:we|your|you|our(?! lady| saviou?r)|the best|since|unser|wir|ihr|ihre|votre|nous|depuis"
    r"|seit|sinds|sedan|desde|dal)\b",
    re.IGNORECASE,
)


def is_sentence(text: str) -> bool:
    """Whether a line says something, as a slogan does, and names nothing."""
    return _SENTENCE.search(text) is not None


_SMALL_WORDS: Final = frozenset({"de", "ve", "san", "tic", "and", "und", "for", "y", "e", "et"})
INSTITUTION: Final = re.compile(
    "universi|univerz|uniwersy|institu|instytu|istitu|ministe|akadem|academ"
    "|.+(?:erei|erij|praxis|apotheke|kanzlei|klinik|zentrum|verlag|betrieb|bedrijf|handel|byra|schule"
    "|verein|gesellschaft|werkstatt|agentur|museum|skole|skola|fabriek|makelaardij)$"
)
"""How the words for institutions begin, in many languages, and those for a trade end."""
_JOINING: Final = frozenset(
    {
        *("and", "und", "et", "e", "y", "en", "og", "och", "of", "for", "the", "von", "van", "für"),
        *("de", "du", "des", "der", "di", "da", "do", "dos", "la", "le", "les", "el"),
    }
)
"""What stands in small letters within a name."""


def says_in_small_letters(text: str) -> bool:
    """Whether a line begins with a capital and goes on in words as of a sentence: no name."""
    first, *others = text.split()
    return first[:1].isupper() and any(
        word.islower() and word not in _JOINING and len(word) > 1 for word in others
    )


def is_set_as_name(text: str) -> bool:
    """Whether each word, but for the small ones, begins with a capital."""
    words = [word for word in re.split(r"[\s-]+", text) if len(word) > 3 or word[:1].isupper()]
    return bool(words) and all(not word[0].islower() for word in words)


def like_domain(run: Sequence[Piece], domains: Sequence[str]) -> float:
    """How well a name goes with the domain of an address, from 0 to 1."""
    from rapidfuzz import fuzz

    best = max(like_domain([piece], domains) for piece in run) if len(run) > 1 else 0.0
    letters = _without_e("".join(piece.letters for piece in run))
    words = [_without_e(letters_of(word)) for piece in run for word in piece.words]
    words = [word for word in words if word]
    for domain in map(_without_e, domains):
        if len(domain) > 2 and len(letters) > 2 and (letters in domain or domain in letters):
            share = min(len(letters), len(domain)) / max(len(letters), len(domain))
            best = max(best, 0.7 + 0.3 * share)
        if len(domain) > 1 and _begun_by(words, domain):
            best = max(best, 0.9)
        best = max(best, fuzz.ratio(letters, domain) / 100)
    return best


def _without_e(letters: str) -> str:
    """Letters as they are compared with a domain, which has "ue" for "ü", of which "u" is left."""
    return re.sub("(?<=[aou])e", "", letters)


def _begun_by(words: Sequence[str], domain: str) -> bool:
    """Whether a domain is made of beginnings of words, in their order: `abcsystems` for "Alpha
    Beta Components Systems", `abc`; only if no word is left out, or of three letters and more."""
    reached = {(0, True, True)}  # how far, whether by every word, whether by three letters of each
    for word in words[:8]:
        more = {(at, False, long) for at, _every, long in reached}
        for at, every, long in reached:
            length = 0
            while length < len(word) and domain[at + length : at + length + 1] == word[length]:
                length += 1
                more.add((at + length, every, long and length > 2))
        reached = more
    initials = len(words) == len(domain)
    parted = not any(domain in word for word in words)
    made = any(at == len(domain) and (every or (long and parted)) for at, every, long in reached)
    return made and (len(words) > 1 or not initials)
