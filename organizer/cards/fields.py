"""From the lines of a business card to a draft of a contact (P9).

What is certain by its form is taken first (addresses, web sites, numbers); what is left is told
apart by its words, its place and its size. A field below `SHOWN` stays empty, and what it could
have been is offered: nothing is invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp
from statistics import median
from typing import Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DAYS,
    DEPARTMENT_PHRASES,
    DEPARTMENT_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    NAME_PARTICLES,
    NO_NAMES,
    ROMANCE_COMPANY_WORDS,
)
from organizer.cards.firms import (
    FORM_FIRST,
    INSTITUTION,
    has_legal_form,
    is_legal_form,
    is_sentence,
    is_set_as_name,
    like_domain,
    says_in_small_letters,
)
from organizer.cards.line_text import clean_text, parts_of_line
from organizer.cards.lines import Box, Line, Piece, letters_of
from organizer.cards.name_lines import (
    are_titles,
    joined_in_row,
    name_and_title,
    names_of_two_lines,
    spelled_as_mailed,
    title_and_department,
    with_space,
)
from organizer.cards.outcome import Doubt
from organizer.cards.people import is_given_name
from organizer.cards.person_names import (
    INITIAL,
    alike_local,
    is_called,
    is_latin,
    is_listed,
    is_person,
    name_words,
    without_titles,
)
from organizer.cards.places import address_of, parts_of, place_weight
from organizer.cards.reach import Reach, read_reach
from organizer.cards.regions import regions_of
from organizer.cards.titles import (
    MEMBER,
    OFFICE,
    is_degrees,
    is_english,
    is_function,
    is_title,
    title_weight,
)
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.names import folded, is_generation, split_name

SHOWN: Final = 0.5
"""Confidence from which a field is filled."""
MOST_LINES: Final = 100
MOST_LETTERS: Final = 300
"""More, in a line, stands on no card: of a pasted text the rest is left."""
_NAMED: Final = 0.85
"""How like a domain a line is that names the company."""
_LEFT: Final = 1.2
"""What it says of lines that they are all that is left, where no domain names the company."""
_TWO_PEOPLE: Final = 0.75
_ODD_PHONE: Final = 0.72


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
    be. `printed` has, for each number in E.164, how it stands on the card. `warnings` say
    what is odd on the card."""

    contact: ContactDraft = field(default_factory=ContactDraft)
    printed: Mapping[str, str] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    sources: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    candidates: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    warnings: tuple[Doubt, ...] = ()


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
    lines = lines[:MOST_LINES]
    clean = [replace(line, text=clean_text(line.text[:MOST_LETTERS])) for line in lines]
    reach = read_reach(clean, regions_of([line.text for line in clean], region))
    large = 1.4 * median(line.box.height for line in lines) if lines else 0.0
    pieces = [
        part
        for n, (line, rest) in enumerate(zip(lines, reach.rests, strict=True))
        for part in parts_of_line(Piece(rest, line.box, n, line.score), large)
        if not is_degrees(part)
    ][:MOST_LINES]
    domains = [letters_of(name) for name in (*reach.domains, *reach.mailboxes)]
    finds: dict[str, list[Candidate]] = {}
    place = address_of(
        [
            piece
            for piece in pieces
            if not has_legal_form(piece)
            and not MEMBER.match(piece.text)
            and not _REGISTER.fullmatch(piece.text)
            and (place_weight(piece.text) > 0 or like_domain([piece], domains) < _NAMED)
            and (place_weight(piece.text) > 1 or not is_title(piece))  # 69800 SAINT-PRIEST
        ]
    )
    pieces = [piece for piece in pieces if piece not in place]
    if place:
        weight = sum(place_weight(piece.text) for piece in place)
        finds["address"] = [_together(place, "\n", _sure("address", weight))]
    kept = {piece.line for piece in (*pieces, *place)} | {one.line for one in reach.found}
    empty = [line.box for n, line in enumerate(lines) if n not in kept]
    finds |= _Person(pieces, reach, domains, empty).found()
    return _draft(finds, reach)


def _together(pieces: Sequence[Piece], by: str, confidence: float) -> Candidate:
    seen = min((piece.score for piece in pieces), default=1.0)
    value = by.join(
        re.sub(r"^O(?=[A-Z][a-z])", "", p.text)
        if by == "\n"
        else p.text + p.end * (p != pieces[-1])
        for p in pieces
    )
    return Candidate(
        value, round(confidence * seen, 3), tuple(dict.fromkeys(p.line for p in pieces))
    )


_CALIBRATED: Final = {
    "name": (0.5, 0.0),
    "title": (0.62, -0.23),
    "department": (0.5, 0.0),
    "company": (0.6, 0.0),
    "address": (0.42, -0.12),
}
"""Slope and offset of a weight as logarithms of odds. Fitted on the first readings of 123 cards for
which no rule had been made: there the expected calibration error of these fields is 0.05. Drawn
cards are easier, and right more often than this says."""


def _sure(field: str, weight: float) -> float:
    """The confidence that a weight means."""
    slope, offset = _CALIBRATED[field]
    return 1 / (1 + exp(-max(-20.0, min(20.0, slope * weight + offset))))


class _Person:
    """Tells apart, among what is neither address nor number, who works where as what.

    Each piece, or two pieces that belong together, is weighed for each field; weights are as of
    logarithms of odds.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        reach: Reach,
        domains: Sequence[str],
        empty: Sequence[Box],
    ) -> None:
        self._domains = domains
        self._empty = empty  # where something stands that is in no field, as degrees do
        locals_ = [mail.value.partition("@")[0] for mail in reach.emails]
        self._locals = [letters_of(local) for local in locals_]
        parted = [re.split(r"[._-]", one) for one in locals_]
        self._pieces = [
            part
            for piece in names_of_two_lines(joined_in_row(pieces), self._locals, domains)
            for half in name_and_title(
                spelled_as_mailed(with_space(piece, parted, self._domains), self._locals),
                self._locals,
            )
            for part in title_and_department(half)
        ]
        worded = [piece.text for piece in self._pieces if any(map(str.isalpha, piece.text))]
        self._is_small = 2 * sum(map(str.islower, worded)) > len(worded)
        self._lists = _lists(self._pieces)
        heights = sorted(piece.box.height for piece in self._pieces)
        marks = [mark for piece in pieces for mark in piece.text if mark.isalpha()]
        self._eastern = sum(map(is_latin, marks)) < 2 * len(marks) / 3
        self._usual = heights[(len(heights) - 1) // 2] if heights else 1.0
        self._firm_weights: dict[Piece, float] = {}
        for run in self._firms(self._pieces):
            for piece in run:
                weight = max(self._company(run), self._firm_weights.get(piece, -9.0))
                self._firm_weights[piece] = weight

    def found(self) -> dict[str, list[Candidate]]:
        """What each field could be, the likeliest first."""
        finds: dict[str, list[Candidate]] = {}
        left = list(self._pieces)

        def find(field: str, ranked: list[tuple[float, list[Piece]]]) -> list[Piece]:
            some = [_together(run, " ", _sure(field, weight)) for weight, run in ranked[:4]]
            if some:
                finds[field] = some
            taken = ranked[0][1] if some and some[0].confidence >= SHOWN else []
            left[:] = [piece for piece in left if piece not in taken]
            return taken

        name = find("name", _ranked(self._name, _singles(left)))
        title = find("title", _ranked(lambda run: self._title(run, name), self._titles(left)))
        firms = _ranked(self._company, self._firms(left))
        firm = firms[0][1] if firms and firms[0][0] > -0.5 else []
        departments = [
            run
            for run in self._departments(left)
            if (not set(run) & set(firm) or (len(run) > 1 and _is_department(run[1])))
            and (firm or _says_department(run))
        ]
        find(
            "department",
            _ranked(lambda run: self._department(run, [*name, *title]), departments),
        )
        worded = [piece for piece in left if not any(map(str.isdigit, piece.text))]
        named = not any(has_legal_form(one) or self._like_domain([one]) > 0.6 for one in worded)
        named = named and all(is_set_as_name(piece.text) for piece in worded)
        find(
            "company",
            _ranked(
                lambda run: self._company(run) + _LEFT * (named and run == worded),
                self._firms(left) + (_pairs(worded) if named else []),
            ),
        )
        return finds

    def _name(self, run: Sequence[Piece]) -> float:
        (piece,) = run
        words, titled = name_words(piece.text)
        if not words or title_weight(" ".join(words)) or has_legal_form(piece):
            return -9.0
        if set(piece.words) & (DAYS | NO_NAMES):
            return -9.0
        plain = [letters for word in words if (letters := letters_of(word))]
        given = plain[0] in GIVEN_NAMES or (len(words) > 1 and plain[-1] in GIVEN_NAMES)
        listed = is_listed(words)
        begins = not (given or listed) and is_given_name(plain[0])
        given = given or (begins and len(plain) > 1 and self._is_own_site(piece, plain))
        initialled = len(words) > 1 and any(map(INITIAL.fullmatch, words))
        mailed = max((alike_local(plain, local) for local in self._locals), default=0.0)
        below = [
            other
            for other in self._pieces
            if self._is_over(piece, other) and not is_sentence(other.text)
        ]
        small = [word for word in words if word[0].islower() and folded(word) not in NAME_PARTICLES]
        small = [] if len(small) == len(words) and self._is_small else small
        weight = (
            -2.2 + 1.2 * (given or listed) + 0.8 * initialled + 0.6 * begins + 1.5 * titled + mailed
        )
        weight += 1.5 * any(map(_NICKNAME.fullmatch, words[1:]))
        weight += 2.4 * any(map(is_title, below))
        weight += 0.6 * any(other.box.height <= 1.1 * piece.box.height for other in below)
        weight += 0.7 * (piece.box.height > 1.15 * self._usual)
        eastern = not any(map(is_latin, piece.text))
        weight += (-0.8, 0.9, 0.7, 0.0)[1 if eastern else min(len(words), 4) - 1]
        weight += 3.0 * (eastern and self._eastern)
        weight -= 0.7 * len(small)
        weight -= 0.8 * len(small) * (not (given or mailed))
        if not (given or titled or mailed or eastern or any(map(is_title, below))):
            weight -= 1.6 - 2.4 * self._has_firm(piece)
            weight -= 1.2 * (not initialled and not any(map(is_called, words)))
            weight -= 3.0 * (self._firm_weights.get(piece, -9.0) > max(weight, 0.0))
        if mailed > 1 and not given:  # a mailbox may be named after the company
            weight -= 3.0 * bool(set(plain) & COMPANY_WORDS)
        if not (given or mailed):
            weight -= 2.0 * (self._is_in_list(piece) and not eastern)
        if not (given or mailed > 1):
            weight -= 1.5 * bool(set(plain) & (COMPANY_WORDS | FUNCTION_WORDS | DEPARTMENT_WORDS))
            weight -= 2.5 * max(0.0, self._like_domain(run) - 0.6) / 0.4
            weight -= 1.5 * self._is_in_longer(piece)
        return weight - 1.5 * bool(is_sentence(piece.text) and not titled)

    def _is_own_site(self, piece: Piece, plain: Sequence[str]) -> bool:
        """Whether a site is called after a person: nobody else on the card has a mailbox there."""
        return (
            "".join(plain) in self._domains
            and not set(plain) & COMPANY_WORDS
            and not any(
                other is not piece and self._is_mailed(name_words(other.text)[0])
                for other in self._pieces
            )
        )

    def _is_over(self, piece: Piece, other: Piece) -> bool:
        """Whether one reads on from here to another, if past what is in no field."""
        return piece.goes_on_in(other, apart=True) or any(
            piece.box.stands_on(box, apart=True) and box.stands_on(other.box, apart=True)
            for box in self._empty
        )

    def _is_mailed(self, words: Sequence[str]) -> bool:
        """Whether what stands before an @ is made of these words, as it is of a name."""
        plain = list(map(letters_of, words))
        return any(alike_local(plain, local) > 1 for local in self._locals)

    def _is_in_list(self, piece: Piece) -> bool:
        """Whether a line is one of three or more of one size, one below the other, none of which is
        a title: they say what a firm does."""
        return any(piece in some for some in self._lists)

    def _is_in_row_of_many(self, piece: Piece) -> bool:
        """Whether a line was parted in three or more: they are what a firm deals in."""
        return sum(other.line == piece.line for other in self._pieces) >= _LEAST

    def _has_firm(self, but: Piece) -> bool:
        """Whether another line is clearly the company."""
        return any(
            other is not but
            and (
                has_legal_form(other)
                or self._like_domain([other]) > 0.8
                or (len(other.words) > 1 and other.words[0] in ROMANCE_COMPANY_WORDS)
            )
            for other in self._pieces
        )

    def _titles(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece, with the one or the two below where a title goes on in them."""
        runs = _singles(pieces)
        pairs = [
            [first, piece]
            for first in pieces
            for piece in pieces
            if piece is not first and self._is_titled_on(first, piece)
        ]
        longer = [[*pair, piece] for pair in pairs for first, piece in pairs if pair[1] is first]
        return runs + pairs + longer

    def _is_titled_on(self, first: Piece, piece: Piece) -> bool:
        """Whether a title goes on in the line below: by how the one ends or the other begins, or
        as both are titles, in one language."""
        alike = 0.75 < piece.box.height / first.box.height < 1.34
        if not alike or not first.box.stands_on(piece.box):
            return False
        if first.end or _OPEN_END.search(first.text) or _GOES_ON.match(piece.text):
            return True
        both = is_title(first) and is_title(piece) and not has_legal_form(piece)
        both = both and not MEMBER.match(piece.text)
        both = both and not set(piece.words[:1]) & DEPARTMENT_WORDS
        return both and is_english(first) == is_english(piece)

    def _title(self, run: Sequence[Piece], name: Sequence[Piece]) -> float:
        first = run[0]
        text = " ".join(piece.text for piece in run)
        words = [word for piece in run for word in piece.words]
        numbered = re.search(r"\d{3}|\d\D+\d|^\d(?!\. )", text) or (
            _DIGIT.search(text) and "," in text
        )
        if not words or any(map(has_legal_form, run)) or numbered:
            return -9.0
        below = any(self._is_over(one, first) for one in name)
        next_to = below and not any(
            one.goes_on_in(other) and other.goes_on_in(first)
            for one in name
            for other in self._pieces
            if other is not one and other not in run
        )
        above = any(first.goes_on_in(one) for one in name)
        known = title_weight(text)
        weight = -2.6 + 3.4 * (known > 0) + 0.4 * (known > 1) + 0.8 * above
        weight += 1.8 * below + 0.8 * next_to
        weight += 0.4 * (len(run) - 1) - 0.12 * max(0, len(words) - 4)
        weight -= 2.0 * is_sentence(text)
        weight -= 2.0 * (not name and first.box.height > 1.6 * self._usual)  # a trade
        if not known:
            weight += 0.8 * bool(below and _DOER.search(text))
            weight -= 1.5 * bool(set(words) & COMPANY_WORDS) * (1 if not next_to else 0.3)
            weight -= 1.5 * bool(set(words) & DEPARTMENT_WORDS)
            weight -= 2.5 * (max(0.0, self._like_domain(run) - 0.6) / 0.4)
            weight -= 1.0 * (not 1 <= len(words) <= 6)
            weight -= 2.5 * self._is_mailed(words)
        return weight

    def _departments(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece, and two that name a department and what it is a part of."""
        named = [piece for piece in pieces if set(piece.words) & DEPARTMENT_WORDS]
        parts = [piece for piece in pieces if set(piece.words) & FUNCTION_WORDS]
        pairs = [
            [one, two] for one in [*named, *parts] for two in named if one.box.stands_on(two.box)
        ]
        return _singles(pieces) + [pair for pair in pairs if pair[0].is_set_like(pair[1])]

    def _department(self, run: Sequence[Piece], near: Sequence[Piece]) -> float:
        piece = run[0]
        words = piece.words
        said = any(map(_is_department, run))
        numbered = _NUMBERED.search(_COUNTED.sub("", piece.text))
        if has_legal_form(piece) or not 1 <= len(words) <= 7 or numbered:
            return -9.0
        if MEMBER.match(piece.text) or are_titles(piece):
            return -9.0
        joined = ("and", "und", "et", "y", "of", "de", "e", "&", "for")
        only = all(is_function(word) or word in joined for word in words)
        beside = any(
            one.goes_on_in(piece) and one.box.height > 0.8 * piece.box.height for one in near
        )
        worded = said or any(map(is_function, words)) or is_set_as_name(piece.text)
        near_by = 1.8 if worded else 0.9
        weight = -2.4 + 3.2 * bool(said) + 1.2 * only + near_by * beside + 0.4 * (len(run) - 1)
        weight -= 2.5 * max(0.0, self._like_domain(run) - 0.6) / 0.4
        weight -= 2.5 * self._is_mailed(words)
        weight -= 1.5 * (self._eastern and not said and not piece.is_eastern)  # a name once more
        weight -= 1.5 * (not said and not only and set(words) <= COMPANY_WORDS)
        weight -= 2.0 * (words[0] == "the")
        weight -= 1.0 * is_title(piece) + 0.8 * self._is_in_another(piece)
        weight -= 3.0 * bool(title_weight(words[0]) and not OFFICE.match(piece.text))
        by_words = said or any(map(is_function, words))
        weight -= 2.0 * (not by_words and self._is_between(piece, near))
        weight -= 2.0 * (not by_words and any(one.line == piece.line for one in near))
        return weight - 2.0 * is_sentence(piece.text)

    def _is_between(self, piece: Piece, near: Sequence[Piece]) -> bool:
        """Whether it stands below one and above the next: below a name, the title once more."""
        return any(one.goes_on_in(piece) for one in near) and any(
            piece.goes_on_in(one) and one.box.top > piece.box.top for one in near
        )

    def _like_domain(self, run: Sequence[Piece]) -> float:
        return like_domain(run, self._domains)

    def _is_in_another(self, piece: Piece) -> bool:
        """Whether another line says the same, and more."""
        return len(piece.letters) > 3 and any(
            other.line != piece.line and piece.letters in other.letters for other in self._pieces
        )

    def _is_in_longer(self, piece: Piece) -> bool:
        """Whether another line says more than this one, and this, too."""
        return len(piece.letters) > 3 and any(
            piece.letters in other.letters and piece.letters != other.letters
            for other in self._pieces
        )

    def _said_in_part(self, run: Sequence[Piece]) -> list[list[Piece]]:
        """The lines that say how this one begins, and no more."""
        letters = "".join(piece.letters for piece in run)
        return [
            [other]
            for other in self._pieces
            if other not in run and len(other.letters) > 3 and letters.startswith(other.letters)
        ]

    def _has_initials(self, run: Sequence[Piece]) -> bool:
        """Whether the first letters of a firm's words stand by themselves, as a logo has them."""
        words = [word for piece in run for word in piece.text.split()]
        initials = "".join(folded(word[0]) for word in words if word[0].isupper())
        return any(
            1 < len(other.letters) < 6
            and other.text.isupper()
            and other not in run
            and initials.startswith(other.letters)
            for other in self._pieces
        )

    def _firms(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece alone, and with the one below where a name can go over two lines."""
        runs = _singles(
            [
                p
                for p in pieces
                if not is_title(p) or has_legal_form(p) or self._like_domain([p]) > _NAMED
            ]
        )
        over: dict[Piece, Piece] = {}
        for upper in pieces:
            below = [
                other
                for other in pieces
                if upper.box.stands_on(other.box) and not self._is_parted(upper, other)
            ]
            if len(alike := [other for other in below if upper.is_set_like(other)]) == 1:
                below = alike
            parted = {other.line for other in below}
            if len(parted) == len(below) == 1 and self._goes_over(upper, below[0]):
                over[upper] = below[0]
            beside = [p for p in pieces if upper.box.is_left_of(p.box) and is_legal_form(p)]
            runs += [[upper, form] for form in beside]
        for upper, lower in over.items():
            runs.append([upper, lower])
            if lower in over:
                runs.append([upper, lower, over[lower]])
        return runs + [run for form in pieces if (run := self._column_above(form, pieces))]

    def _is_parted(self, upper: Piece, lower: Piece) -> bool:
        """Whether a line stands between two."""
        return any(
            upper.box.stands_on(one.box) and one.box.stands_on(lower.box)
            for one in self._pieces
            if one not in (upper, lower)
        )

    def _column_above(self, form: Piece, pieces: Sequence[Piece]) -> list[Piece]:
        """The lines of one size that a legal form stands below alone, with it."""
        run = [form] if is_legal_form(form) else []
        while run and (
            above := [
                one
                for one in pieces
                if one.box.stands_on(run[0].box)
                and 0.8 < one.box.height / run[0].box.height < 1.25
                and run[0].box.top - one.box.bottom < 0.5 * one.box.height
                and one.is_flush(run[0])
                and not (is_title(one) or is_sentence(one.text))
            ]
        ):
            run.insert(0, above[0])
        return run if 1 < len(run) <= _MOST_OF_FIRM else []

    def _goes_over(self, upper: Piece, lower: Piece) -> bool:
        if any(
            other.line in (upper.line, lower.line)
            for other in self._pieces
            if other not in (upper, lower)
        ):
            return False
        if re.search(r"(?i)(?:\b(?:of|for|and|de|für|und|et|y)|[&+-])$", upper.text):
            return True
        if _is_department(upper) != _is_department(lower) and not _STATE.match(lower.text):
            firm = lower if _is_department(upper) else upper
            if set(firm.words) & COMPANY_WORDS or self._like_domain([firm]) > 0.7:
                return False
        if all(any(map(_INSTITUTE.match, one.words)) for one in (upper, lower)):
            return False
        if has_legal_form(lower) and not has_legal_form(upper) and self._is_rest(upper, lower):
            return True
        if {word for word in upper.words if len(word) > 4} & set(lower.words):
            return False  # the same in another language
        if self._is_institution_in(upper, lower):
            return True
        begun = FORM_FIRST.match(upper.text) and upper.is_set_like(lower)
        if self._is_large_part(upper, lower) or (begun and not is_title(lower)):
            return True
        both_named = has_legal_form(lower) and (
            len(lower.words) > 2 or upper.letters in lower.letters
        )
        if (
            has_legal_form(upper)
            or both_named
            or not 0.15 < lower.box.height / upper.box.height < 2.9
        ):
            return False
        if any(is_sentence(one.text) or is_title(one) for one in (upper, lower)):
            return False
        if any(char.isdigit() for one in (upper, lower) for char in one.text):
            return False
        if re.search(r"\s[-–·•]\s|,", lower.text):  # what the company does
            return False
        if not upper.text.islower() and says_in_small_letters(lower.text):
            return False
        one, both = self._like_domain([upper]), self._like_domain([upper, lower])
        whole = has_legal_form(lower) and self._like_domain([lower]) > 0.7
        if one < 0.5 and whole and upper.box.height < 0.8 * lower.box.height:
            return False
        titled = name_words(upper.text)[1] and len(upper.words) > 2
        if is_person(lower.text) or titled:
            return False
        small = lower.box.height < 0.6 * upper.box.height
        named = len(lower.words) <= 2 and "&" not in lower.text and set(lower.words) & COMPANY_WORDS
        if (
            one > (0.8 if any(map(str.islower, lower.text.split())) else 0.95)
            and small
            and len(lower.words) > 1
            and not named
        ):  # the domain has the whole name: it is a slogan
            return False
        short = len(lower.words) <= 3 and len(upper.words) <= 4
        return (
            short
            and (is_set_as_name(lower.text) or upper.text.islower())
            and (
                max(one, both) > 0.7
                or bool(set(lower.words) & COMPANY_WORDS)
                or (
                    not (self._domains or is_given_name(letters_of(lower.text.split()[0])))
                    and upper.box.height > 1.6 * self._usual
                )
            )
        )

    def _is_institution_in(self, upper: Piece, lower: Piece) -> bool:
        """Whether what an institution is called stands below what it is, set alike: "Hospital
        Universitario", "Universität"."""
        institution = set(upper.words) & COMPANY_WORDS or any(map(INSTITUTION.match, upper.words))
        close = lower.box.top - upper.box.bottom < 0.4 * upper.box.height
        alike = 0.85 < lower.box.height / upper.box.height < 1.18 and upper.is_flush(lower)
        others = FUNCTION_WORDS | DEPARTMENT_WORDS | COMPANY_WORDS
        other = set(lower.words) & others or any(map(INSTITUTION.match, lower.words))
        other = other or is_title(lower)
        return bool(
            institution
            and close
            and alike
            and not other
            and len(upper.words) < 4
            and not any(mark.isdigit() or mark == "," for mark in upper.text + lower.text)
            and not has_legal_form(upper)
            and not is_sentence(lower.text)
            and is_set_as_name(lower.text)
        )

    def _is_large_part(self, upper: Piece, lower: Piece) -> bool:
        """Whether two lines of about one size, far larger than others, begin one below the other:
        a name in two lines."""
        flush = abs(upper.box.left - lower.box.left) < 0.3 * upper.box.height
        large = min(upper.box.height, lower.box.height) > 1.8 * self._usual
        return flush and large and upper.is_set_like(lower) and self._like_domain([lower]) > 0.4

    def _is_rest(self, upper: Piece, lower: Piece) -> bool:
        """Whether a line with a legal form goes on with the name above: it has nothing else, or it
        is the upper that the domain is like."""
        if upper.letters in lower.letters or is_title(upper) or is_sentence(upper.text):
            return False
        if is_legal_form(lower):
            return True
        return self._like_domain([upper]) > 0.7 and self._like_domain([lower]) < 0.6

    def _company(self, run: Sequence[Piece]) -> float:
        less = self._said_in_part(run)
        like = max(self._like_domain(one) for one in [run, *less])
        words = [word for piece in run for word in piece.words]
        text = " ".join(piece.text for piece in run)
        if not any(map(str.isalpha, text)):
            return -9.0
        legal = any(has_legal_form(piece) or is_legal_form(piece) for piece in run)
        height = max(piece.box.height for piece in run)
        weight = -1.9 + 3.4 * max(0.0, like - 0.45) / 0.55
        weight += 2.8 * legal + 2.4 * bool(less) + 1.5 * self._has_initials(run)
        weight += 0.9 * bool(set(words) & COMPANY_WORDS or any(map(INSTITUTION.match, words)))
        weight += 0.9 * (height > 1.3 * self._usual) + 0.8 * (height > 1.8 * self._usual)
        weight += 0.5 * any(map(self._is_in_another, run))
        begins = len(words) > 1 and words[0] in ROMANCE_COMPANY_WORDS
        weight += 0.8 * bool(begins or _BODY.search(text))
        partners = bool(_PARTNERS.match(text)) and not set(words) & FUNCTION_WORDS
        weight += 1.0 * partners
        weight += 0.6 * (words[:1] == ["the"] and is_set_as_name(text))
        weight += 0.6 * (len(run) - 1)
        weight -= 1.5 * (not legal and like < 0.85 and all(map(_is_department, run)))
        weight -= 1.5 * (not legal and like < 0.6 and self._is_in_row_of_many(run[0]))
        explained = len(run) > 1 and self._like_domain(run[:1]) > 0.85
        long = len(words) > (5 if explained or len(run) == 1 else 7)
        weight -= 1.8 * is_sentence(text) + 1.5 * (long and not legal)
        weight -= 1.5 * bool(OFFICE.match(text) and not legal and like < _NAMED)
        small = not is_set_as_name(text) and len(words) > 1 and like < 0.85
        small = small and height <= 1.3 * self._usual and not partners
        return weight - 1.2 * small - 1.0 * any(char.isdigit() for char in text)


_OPEN_END: Final = re.compile(
    r"(?i)&$|\b(?:and|of|for|the|und|der|des|für|im|de|du|et|y|e|del|della|di|do|da|van|voor"
    r"|en|og|och)$"
)
_GOES_ON: Final = re.compile(r"(?i)&|(?:and|of|for|und|für|et|de|y|en|og|och)\b")
_NUMBERED: Final = re.compile(r"\d(?!\d?$)|^\d")
"""Whether a line has numbers but for one that counts departments: "Sales Dept. 2"."""
_REGISTER: Final = re.compile(
    r"(?!BP|CP|CS|PO|TSA)[A-Z]{2,6}[ .:-]*\d{4,}|(?:[A-Z][a-z]{1,5}\. ?){1,3}\d{5,}"
)
"""The number of somebody in the register of a profession: "COP 99999"."""
_BODY: Final = re.compile(
    r"(?i)\b(?:agency|ministry|university|city|county|government|bank|institute|academy|college"
    r"|church|museum|society|association) of\b"
)
_COUNTED: Final = re.compile(
    r"(?<=^Referat )\d+|(?<=^Dezernat )\d+|(?<=^Abteilung )\d+|(?<=^Team )\d+"
)
"""Which of the departments it is."""
_NICKNAME: Final = re.compile('[("“‘]{1,2}\\w{2,}[)"”’]{1,2}')
_STATE: Final = re.compile(r"(?i)(?:commonwealth|state|city|county|province|republic) of\b")
"""Whose department a body is."""
_PARTNERS: Final = re.compile(
    r"(?:(?:de|van|von|du|den|der|le|la|da) )*[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)?"
    r" (?:&|\+|und|y|et|i) (?:(?:de|van|von|du|den|der|le|la|da) )*[^\W\d_a-z][^\W\d_]+",
)
"""Two whose firm it is: "Hudečková & Vlk"."""
_DIGIT: Final = re.compile(r"\d")
_DOER: Final = re.compile(
    r"(?i)[^\W\d_]{3}(?:er|or|ist|ian|eur|euse|ier|ière|wright|smith|man|woman|in)\b"
)
"""What words for those who do something end with."""
_MOST_OF_FIRM: Final = 5
"""Lines of a firm's name."""
_LEAST: Final = 3
"""Lines of a list."""


_INSTITUTE: Final = re.compile(
    r"(?:institu|istitu|universi|hospital|klini|clini|colleg|school|schule|cent(?:er|re)$|zentrum"
    r"|facult|fakult|laborator)"
)
"""What an institution is; two of them are no one firm."""


def _says_department(run: Sequence[Piece]) -> bool:
    """Whether words say that lines are a department: what stands below a title is the firm's name
    where no other line is."""
    return any(_is_department(one) or any(map(is_function, one.words)) for one in run)


_DEPARTMENT_ENDINGS: Final = (
    *("abteilung", "avdeling", "avdelning", "afdeling", "svið", "deild", "osasto", "ngsamt"),
    *("jugendamt", "bauamt", "umweltamt"),
)


def _is_department(piece: Piece) -> bool:
    """Whether a line says that it names one."""
    return bool(
        OFFICE.match(piece.text)
        or set(piece.words) & DEPARTMENT_WORDS
        or any(word.endswith(_DEPARTMENT_ENDINGS) for word in piece.words)
        or any(map(piece.text.endswith, DEPARTMENT_PHRASES))
    )


def _lists(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of one size that begin, or have their middles, one below the other."""
    lists = []
    for first in pieces:
        some = [first]
        while below := [one for one in pieces if some[-1].is_followed_in_list(one)]:
            some.append(min(below, key=lambda one: one.box.top))
        if len(some) >= _LEAST and not any(
            is_title(one) or has_legal_form(one) or set(one.words) & DEPARTMENT_WORDS
            for one in some
        ):
            lists.append(some)
    return lists


def _singles(pieces: Iterable[Piece]) -> list[list[Piece]]:
    return [[piece] for piece in pieces]


def _pairs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces, if they are two, one below the other."""
    paired = len(pieces) == 2 and pieces[0].box.stands_on(pieces[1].box)
    return [list(pieces)] if paired else []


def _ranked(
    weigh: Callable[[Sequence[Piece]], float], runs: Iterable[list[Piece]]
) -> list[tuple[float, list[Piece]]]:
    weighed = ((weigh(run), run) for run in runs)
    ranked = sorted((one for one in weighed if one[0] > -3), key=lambda one: -one[0])
    if ranked:
        weight, run = ranked[0]
        rival = next((less for less, other in ranked if not set(other) & set(run)), -3.0)
        ranked[0] = weight + 0.5 * min(2.0, weight - rival), run
    return ranked


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
    before, words, after = without_titles(value.get("name", ""))
    given, family = split_name(" ".join(words))
    contact = ContactDraft(
        full_name=_full_name(value.get("name", ""), [*before, *words], after),
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
        warnings=_warnings(finds, reach),
    )


_INITIAL_TO_NAME: Final = re.compile(r"(?<=\b[A-ZÀ-Þ]\.)(?=[A-ZÀ-Þ][a-zà-ÿ])")
"""Where the space was not read in "R. Beispiel"."""


def _full_name(printed: str, words: Sequence[str], after: Sequence[str]) -> str:
    """A name with what tells it from the father's, as it is printed, and without its degrees."""
    name = _INITIAL_TO_NAME.sub(" ", " ".join(words))
    if not after or not is_generation(after[0]):
        return name
    comma = "," if re.search(rf",\s*{re.escape(after[0])}", printed) else ""
    return f"{name}{comma} {after[0]}"


def _warnings(finds: Mapping[str, Sequence[Candidate]], reach: Reach) -> tuple[Doubt, ...]:
    def left_open(key: str) -> bool:
        return bool(finds.get(key)) and finds[key][0].confidence < SHOWN

    likely = [one for one in finds.get("name", ()) if one.confidence > _TWO_PEOPLE]
    return tuple(
        warning
        for warning, said in {
            Doubt.NO_NAME: left_open("name"),
            Doubt.NO_COMPANY: left_open("company"),
            Doubt.SEVERAL_PEOPLE: len({one.value for one in likely}) > 1,
            Doubt.ODD_PHONE: any(one.confidence < _ODD_PHONE for one in reach.phones),
        }.items()
        if said
    )
