"""From the lines of a business card to a draft of a contact (P9).

What is certain by its form is taken first (addresses, web sites, numbers); what is left is told
apart by its words, its place and its size. A field below `SHOWN` stays empty, and what it could
have been is offered: nothing is invented.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DEPARTMENT_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    LEGAL_FORMS,
    LEGAL_PHRASES,
    NAME_PARTICLES,
    NAME_PREFIXES,
    NAME_SUFFIXES,
    TITLE_ENDINGS,
    TITLE_PHRASES,
    TITLE_WORDS,
    WATERMARKS,
)
from organizer.cards.lines import Box, Line
from organizer.cards.places import is_place, parts_of, place_weight, region_of
from organizer.cards.reach import Reach, read_reach
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.names import folded, split_name

SHOWN: Final = 0.5
"""Confidence from which a field is filled."""


@dataclass(frozen=True)
class Candidate:
    """What a field could be; `lines` are those it was read from."""

    value: str
    confidence: float
    lines: tuple[int, ...]


@dataclass(frozen=True)
class CardDraft:
    """A contact as read. By field (name, title, department, company, emails, phones, websites,
    address): how sure the reading is, from 0 to 1; the lines it was read from; what else it could
    be. `printed` has, for each number in E.164, how it stands on the card."""

    contact: ContactDraft = field(default_factory=ContactDraft)
    printed: Mapping[str, str] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    sources: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Piece:
    """A line, or a part of one, without what was taken from it."""

    text: str
    box: Box
    line: int
    score: float

    @property
    def height(self) -> float:
        return max(1.0, self.box.bottom - self.box.top)

    @property
    def words(self) -> list[str]:
        return [word for word in re.split(r"[^\w.'’&+-]+", folded(self.text)) if word.strip(".-'&")]


def read_text(text: str, *, region: str | None = None) -> CardDraft:
    """The contact that a pasted text names: a signature, a line of a web page.

    `region` (ISO 3166) is where numbers without a country are from.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    return read_fields(
        [
            Line(line.strip(), Box(0, 20 * n, 8 * len(line), 20 * n + 16))
            for n, line in enumerate(lines)
        ],
        region=region,
    )


def read_fields(lines: Sequence[Line], *, region: str | None = None) -> CardDraft:
    """The contact that the lines of a card name. `region` (ISO 3166, two letters) is where numbers
    without a country are from, where the card itself does not say."""
    clean = [replace(line, text=_clean(line.text)) for line in lines]
    reach = read_reach(clean, region_of([line.text for line in clean]) or region)
    pieces = [
        _Piece(part, line.box, n, line.score)
        for n, (line, rest) in enumerate(zip(lines, reach.rests, strict=True))
        for part in _parts(rest)
    ]
    finds: dict[str, list[Candidate]] = {}
    place = _address(pieces)
    pieces = [piece for piece in pieces if piece not in place]
    if place:
        weight = sum(place_weight(piece.text) for piece in place)
        finds["address"] = [_together(place, "\n", min(0.9, 0.5 + 0.08 * weight))]
    finds |= _Person(pieces, reach).found()
    return _draft(finds, reach)


_LABELLED: Final = re.compile(
    r"(?i)^(?:name|address|adresse|anschrift|addr?|direcci[oó]n|indirizzo)\s*[:.]\s*"
)
_MISREAD_I: Final = re.compile(r"^l(?=(?:an|ain|[b-df-hj-np-tv-z][a-z]*) [A-Z])")
"""An l for an I is what the models misread most: no name begins with one before a consonant."""


def _clean(text: str) -> str:
    text = _LABELLED.sub("", unicodedata.normalize("NFKC", text).strip())
    text = _MISREAD_I.sub("I", text)
    return "" if any(mark in text.casefold() for mark in WATERMARKS) else text


_PARTED: Final = re.compile(r"\s*[|•·●▪■\t]\s*|\s{3,}")
_EDGES: Final = " ,;:|/-–—•·()[]<>*"


def _parts(text: str) -> list[str]:
    parts = (part.strip(_EDGES) for part in _PARTED.split(text))
    return [part for part in parts if sum(char.isalnum() for char in part) > 1]


def _together(pieces: Sequence[_Piece], by: str, confidence: float) -> Candidate:
    seen = min((piece.score for piece in pieces), default=1.0)
    value = by.join(piece.text for piece in pieces)
    return Candidate(
        value, round(confidence * seen, 3), tuple(dict.fromkeys(p.line for p in pieces))
    )


def _below(upper: Box, lower: Box) -> bool:
    """Whether a line stands directly below another, in one column."""
    height = min(upper.bottom - upper.top, lower.bottom - lower.top)
    gap = lower.top - upper.bottom
    shared = min(upper.right, lower.right) - max(upper.left, lower.left)
    return -height < gap < 1.1 * height and lower.top > upper.top and shared > 0


def _address(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The lines of the postal address: those that read as a place, and what stands between."""
    blocks: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.box.top, one.box.left)):
        if not is_place(piece.text) or _is_title(piece) or _has_legal_form(piece):
            continue
        for block in blocks:
            last = block[-1]
            beside = abs(last.box.top - piece.box.top) < piece.height / 2
            if last.line == piece.line or _below(last.box, piece.box) or beside:
                block.append(piece)
                break
        else:
            blocks.append([piece])
    blocks.sort(key=lambda block: -sum(place_weight(piece.text) for piece in block))
    best = blocks[0] if blocks else []
    return best if sum(place_weight(piece.text) for piece in best) >= 2 else []


def _letters(text: str) -> str:
    return "".join(char for char in folded(text) if char.isalnum())


def _is_title(piece: _Piece) -> bool:
    return _title_weight(piece.text) > 0


def _title_weight(text: str) -> int:
    words = re.findall(r"[^\W\d_]+", folded(text))
    known: int = sum(
        word in TITLE_WORDS or (len(word) > 7 and word.endswith(TITLE_ENDINGS)) for word in words
    )
    return known + sum(phrase in text for phrase in TITLE_PHRASES)


def _has_legal_form(piece: _Piece) -> bool:
    words = [word.strip(".,'&") for word in piece.words]
    after = words[1:]
    return (
        any(word in LEGAL_FORMS and (len(word) > 2 or word == words[-1]) for word in after)
        and not set(words) & {"cofounder", "founder"}
    ) or any(phrase in piece.text for phrase in LEGAL_PHRASES)


_SENTENCE: Final = re.compile(
    r"[!?]|\.\s*$|\b(?:we|your|you|our|the best|since|unser|wir|ihr)\b", re.IGNORECASE
)


class _Person:
    """Tells apart, among what is neither address nor number, who works where as what."""

    def __init__(self, pieces: Sequence[_Piece], reach: Reach) -> None:
        self._pieces = [half for piece in pieces for half in _name_and_title(piece)]
        self._locals = [_letters(mail.value.partition("@")[0]) for mail in reach.emails]
        self._domains = [_letters(name) for name in reach.domains]
        heights = sorted(piece.height for piece in self._pieces)
        self._usual = heights[(len(heights) - 1) // 2] if heights else 1.0

    def found(self) -> dict[str, list[Candidate]]:
        """What each field could be, the likeliest first."""
        finds: dict[str, list[Candidate]] = {}
        named = self._ranked(self._name, self._pieces)
        left = list(self._pieces)
        name: _Piece | None = None
        if named:
            finds["name"] = [_together([piece], " ", weight) for weight, piece in named[:4]]
            name = named[0][1] if named[0][0] >= SHOWN else None
        if name is not None:
            left.remove(name)
        titled = self._ranked(lambda piece: self._title(piece, name), left)
        if titled:
            finds["title"] = [_together([piece], " ", weight) for weight, piece in titled[:4]]
        if titled and titled[0][0] >= SHOWN:
            lines = self._continued(titled[0][1], left)
            finds["title"][0] = _together(lines, " ", titled[0][0])
            left = [piece for piece in left if piece not in lines]
        near = [one[0][1] for one in (named, titled) if one and one[0][0] >= SHOWN]
        if parts := self._ranked(lambda piece: _department(piece, near), left):
            finds["department"] = [_together([piece], " ", weight) for weight, piece in parts[:4]]
            if parts[0][0] >= SHOWN and not _has_legal_form(parts[0][1]):
                left.remove(parts[0][1])
        left = [piece for piece in left if not _is_title(piece) or _has_legal_form(piece)]
        if firms := self._ranked(self._company, left):
            finds["company"] = [_together([piece], " ", weight) for weight, piece in firms[:4]]
            lines = self._logo(firms[0][1], left)
            more = 0.1 if len(lines) > 1 else 0.0
            finds["company"][0] = _together(lines, " ", min(0.95, firms[0][0] + more))
        return finds

    @staticmethod
    def _ranked(
        weigh: Callable[[_Piece], float], pieces: Iterable[_Piece]
    ) -> list[tuple[float, _Piece]]:
        weighed = ((min(0.97, weigh(piece)), piece) for piece in pieces)
        return sorted((one for one in weighed if one[0] > 0.2), key=lambda one: -one[0])

    def _name(self, piece: _Piece) -> float:
        words, titled = _name_words(piece.text)
        if not words or _title_weight(" ".join(words)) or _has_legal_form(piece):
            return 0.0
        plain = [_letters(word) for word in words]
        given = plain[0] in GIVEN_NAMES or (len(words) > 1 and plain[-1] in GIVEN_NAMES)
        weight = 0.25 + 0.3 * given + 0.3 * titled
        mailed = max((_alike_local(plain, local) for local in self._locals), default=0.0)
        weight += mailed
        if any(
            _is_title(other) and (_below(piece.box, other.box) or other.line == piece.line)
            for other in self._pieces
            if other is not piece
        ):
            weight += 0.4
        weight += 0.1 * (piece.height > 1.15 * self._usual)
        weight += 0.05 if all(word[0].isupper() for word in words) else -0.1
        weight -= 0.15 * (len(words) == 1)
        firm = set(plain) & COMPANY_WORDS or set(plain) & FUNCTION_WORDS
        if firm and not (given or mailed):
            weight -= 0.5
        if "".join(plain) in self._domains and not given:
            weight -= 0.4
        return weight

    def _title(self, piece: _Piece, name: _Piece | None) -> float:
        near = name is not None and (
            _below(name.box, piece.box) or piece.line == name.line or _below(piece.box, name.box)
        )
        if known := _title_weight(piece.text):
            if _has_legal_form(piece) or _SENTENCE.search(piece.text):
                return 0.4
            return 0.75 + 0.05 * min(known, 2) + 0.12 * near - 0.02 * len(piece.words)
        below = name is not None and _below(name.box, piece.box)
        words = piece.words
        if not below or any(char.isdigit() for char in piece.text) or _has_legal_form(piece):
            return 0.0
        if set(words) & DEPARTMENT_WORDS or not 1 <= len(words) <= 6:
            return 0.0
        return 0.3 if self._like_domain(piece) > 0.6 or set(words) & COMPANY_WORDS else 0.55

    def _continued(self, first: _Piece, pieces: Sequence[_Piece]) -> list[_Piece]:
        """A title with the line below that goes on with it."""
        for piece in pieces:
            alike = 0.75 < piece.height / first.height < 1.34
            if piece is first or not alike or not _below(first.box, piece.box):
                continue
            open_end = first.text.endswith(("&", ",", "-", "/")) or re.search(
                r"(?i)\b(?:and|of|for|und|de|für|et|y)$", first.text
            )
            goes_on = re.match(r"(?i)(?:&|and|of|for|und|für|et|de|y)\b", piece.text)
            if open_end or goes_on or (_is_title(piece) and not _has_legal_form(piece)):
                return [first, piece]
        return [first]

    def _like_domain(self, piece: _Piece) -> float:
        from rapidfuzz import fuzz

        letters = _letters(piece.text)
        initials = "".join(word[0] for word in piece.words if word[0].isalpha())
        best = 0.0
        for domain in self._domains:
            if len(domain) > 2 and len(letters) > 2 and (letters in domain or domain in letters):
                best = max(
                    best,
                    0.7 + 0.3 * min(len(letters), len(domain)) / max(len(letters), len(domain)),
                )
            if len(initials) > 1 and domain.startswith(initials):
                best = max(best, 0.75)
            best = max(best, fuzz.ratio(letters, domain) / 100)
        return best

    def _company(self, piece: _Piece) -> float:
        like = self._like_domain(piece)
        weight = 0.15 + 0.55 * max(0.0, like - 0.4) / 0.6
        weight += 0.45 * _has_legal_form(piece)
        weight += 0.25 * bool(set(piece.words) & COMPANY_WORDS)
        weight += 0.2 * (piece.height > 1.3 * self._usual)
        letters = _letters(piece.text)
        weight += 0.25 * any(
            other.line != piece.line
            and min(len(letters), len(_letters(other.text))) > 4
            and (letters in _letters(other.text) or _letters(other.text) in letters)
            for other in self._pieces
        )
        weight -= 0.25 * bool(_SENTENCE.search(piece.text)) + 0.2 * (len(piece.words) > 5)
        return weight - 0.3 * (piece.text.islower() and len(piece.words) > 2 and like < 0.6)

    def _logo(self, first: _Piece, pieces: Sequence[_Piece]) -> list[_Piece]:
        """A company with the other line of its logo, where it goes over two."""
        if _has_legal_form(first):
            return [first]
        for piece in pieces:
            upper, lower = sorted((first, piece), key=lambda one: one.box.top)
            alike = 0.35 < piece.height / first.height < 2.9
            parted = sum(other.line == piece.line for other in self._pieces) > 1
            if piece is first or parted or not alike or not _below(upper.box, lower.box):
                continue
            words = {*piece.words, *first.words}
            known = words & COMPANY_WORDS or _has_legal_form(lower)
            short = len(piece.words) <= 3 and not _SENTENCE.search(piece.text)
            if short and (known or self._like_domain(piece) >= 0.7):
                return [upper, lower]
        return [first]


_NAME_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


def _without_titles(text: str) -> tuple[list[str], list[str], list[str]]:
    """What stands before a name, the words of the name, and what stands after it."""
    words = [word.strip(",") for word in text.split()]
    before: list[str] = []
    after: list[str] = []
    while len(words) > 1 and folded(words[0]).rstrip(".") in NAME_PREFIXES:
        before.append(words.pop(0))
    while len(words) > 1 and _letters(words[-1]) in NAME_SUFFIXES:
        after.insert(0, words.pop())
    return before, words, after


def _name_words(text: str) -> tuple[list[str], bool]:
    """The words of a name without titles, none where it cannot be one; whether it had titles."""
    before, bare, after = _without_titles(text)
    counted = [word for word in bare if folded(word) not in NAME_PARTICLES]
    if not 1 <= len(counted) <= 4 or not all(_NAME_WORD.fullmatch(word) for word in bare):
        return [], False
    if sum(map(len, counted)) < 3 and text.isascii():
        return [], False
    return bare, bool(before or after)


def _alike_local(words: Sequence[str], local: str) -> float:
    """How well a name goes with what stands before the @: `asmith`, `anna.smith`, `smith`."""
    long = [word for word in words if len(word) > 2]
    whole = sum(word in local for word in long)
    if whole > 1 or (whole == 1 and len(words) > 1 and words[0][:1] + words[-1] in local):
        return 0.45
    if whole == 1:
        return 0.35
    initials = "".join(word[:1] for word in words)
    return 0.2 if len(initials) > 1 and local == initials else 0.0


def _department(piece: _Piece, near: Sequence[_Piece]) -> float:
    words = piece.words
    if _has_legal_form(piece) or _SENTENCE.search(piece.text) or not 1 <= len(words) <= 7:
        return 0.0
    if set(words) & DEPARTMENT_WORDS:
        return 0.75
    beside = any(_below(other.box, piece.box) or other.line == piece.line for other in near)
    joined = ("and", "und", "et", "y", "&")
    only = all(word in FUNCTION_WORDS or word in joined for word in words)
    return 0.6 if only and beside else 0.0


def _name_and_title(piece: _Piece) -> list[_Piece]:
    """A line that holds a name and a title, in two: "Anna Beispiel, Head of Research"."""
    if not _is_title(piece) or _has_legal_form(piece):
        return [piece]
    words = piece.text.split()
    for cut in range(2, min(len(words), 5)):
        name, title = " ".join(words[:cut]).rstrip(_EDGES), " ".join(words[cut:])
        parted = words[cut - 1].endswith((",", ";", ":")) or words[cut] in ("-", "–", "—", "/")
        known = _letters(words[0]) in GIVEN_NAMES
        starts = _title_weight(words[cut]) > 0
        if not (_name_words(name)[0] and _title_weight(name) == 0 and (parted or starts)):
            continue
        if not (parted or known) or not _title_weight(title):
            continue
        middle = piece.box.left + (piece.box.right - piece.box.left) * len(name) / len(piece.text)
        return [
            replace(piece, text=name, box=replace(piece.box, right=middle)),
            replace(piece, text=title.strip(_EDGES), box=replace(piece.box, left=middle)),
        ]
    return [piece]


def _draft(finds: dict[str, list[Candidate]], reach: Reach) -> CardDraft:
    shown = {key: some[0] for key, some in finds.items() if some[0].confidence >= SHOWN}
    value = {key: found.value for key, found in shown.items()}
    confidence = {key: found.confidence for key, found in shown.items()}
    sources = {key: found.lines for key, found in shown.items()}
    for key, found in (
        ("emails", reach.emails),
        ("phones", reach.phones),
        ("websites", reach.websites),
    ):
        if found:
            confidence[key] = min(one.confidence for one in found)
            sources[key] = tuple(dict.fromkeys(one.line for one in found))
    before, words, after = _without_titles(value.get("name", ""))
    given, family = split_name(" ".join(words))
    contact = ContactDraft(
        full_name=" ".join([*before, *words]),
        given=given,
        family=family,
        prefix=" ".join(before),
        suffix=" ".join(after),
        title=value.get("title", ""),
        department=value.get("department", ""),
        company=value.get("company", ""),
        emails=tuple(one.value for one in reach.emails),
        phones=tuple(Phone(one.value, one.kind) for one in reach.phones),
        websites=tuple(one.value for one in reach.websites),
        addresses=(parts_of(value["address"]),) if "address" in value else (),
    )
    return CardDraft(
        contact=contact,
        printed={one.value: one.printed for one in reach.phones},
        confidence=confidence,
        sources=sources,
        candidates={key: tuple(some[1:] if key in shown else some) for key, some in finds.items()},
    )
