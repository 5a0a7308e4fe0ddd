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
from itertools import pairwise
from math import exp
from statistics import median
from typing import Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DAYS,
    DEPARTMENT_PHRASES,
    DEPARTMENT_WORDS,
    ENGLISH_TITLE_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    LEGAL_FORMS,
    LEGAL_PHRASES,
    NAME_PARTICLES,
    NAME_PREFIXES,
    NAME_SUFFIXES,
    OF_DOCTORS,
    TITLE_ENDINGS,
    TITLE_PHRASES,
    TITLE_WORDS,
    WATERMARKS,
)
from organizer.cards.lines import Box, Line, Piece, letters_of
from organizer.cards.outcome import Doubt
from organizer.cards.people import is_family_name, is_given_name, is_occupation
from organizer.cards.places import address_of, parts_of, place_weight
from organizer.cards.reach import Reach, read_reach
from organizer.cards.regions import regions_of
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.names import folded, split_name

SHOWN: Final = 0.5
"""Confidence from which a field is filled."""
MOST_LINES: Final = 100
MOST_LETTERS: Final = 300
"""More, in a line, stands on no card: of a pasted text the rest is left."""
_NAMED: Final = 0.85
"""How like a domain a line is that names the company."""
_LEFT: Final = 1.2
"""What it says of lines that they are all that is left, where no domain names the company."""
_TWO_PEOPLE: Final = 0.9
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
    clean = [replace(line, text=_clean(line.text[:MOST_LETTERS])) for line in lines]
    reach = read_reach(clean, regions_of([line.text for line in clean], region))
    large = 1.4 * median(line.box.height for line in lines) if lines else 0.0
    pieces = [
        part
        for n, (line, rest) in enumerate(zip(lines, reach.rests, strict=True))
        for part in _parts(Piece(rest, line.box, n, line.score), large)
        if not _is_degrees(part)
    ][:MOST_LINES]
    domains = [letters_of(name) for name in (*reach.domains, *reach.mailboxes)]
    finds: dict[str, list[Candidate]] = {}
    place = address_of(
        [
            piece
            for piece in pieces
            if not _has_legal_form(piece)
            and (place_weight(piece.text) > 0 or _like_domain([piece], domains) < _NAMED)
            and (place_weight(piece.text) > 1 or not _is_title(piece))  # 69800 SAINT-PRIEST
        ]
    )
    pieces = [piece for piece in pieces if piece not in place]
    if place:
        weight = sum(place_weight(piece.text) for piece in place)
        finds["address"] = [_together(place, "\n", _sure("address", weight))]
    finds |= _Person(pieces, reach, domains).found()
    return _draft(finds, reach)


_LABELLED: Final = re.compile(
    r"(?i)^(?:name|(?:(?:factory|office) )?add(?:ress)?\.?|adresse|anschrift|addr\.?"
    r"|direcci[oó]n|indirizzo|endere[cç]o|adres|地址|住所|所在地|inh(?:aber)?\.?|prop(?:rietor)?\.?|contact|kontakt|company|position|title|works|factory"
    r"|(?:(?:regd?|registered|head|corp(?:orate)?|branch)\.? )?off(?:ice)?\.?)\s*:\s*"
)
_OWNER: Final = re.compile(r"^(?:Inh|Prop)\.\s*(?=[A-Z])")
_MISREAD_I: Final = re.compile(r"^l(?=(?:an|ain|[b-df-hj-np-tv-z][a-z]*) [A-Z])")
"""An l for an I is what the models misread most: no name begins with one before a consonant."""
_MISREAD_PLACE: Final = re.compile(
    r"\bl(?=(?:owa|llinois|ndia|ndiana|daho|taly|talia|reland|srael|ndonesia|stanbul)\b)"
)
_DOT_LOST: Final = re.compile(r"(?<= )(?:[^\W\d_]\.){1,3}[^\W\d_]$")
"""Of a form with points within: S.p.A, S.A"""
_GLUED_FORM: Final = re.compile(
    r"(?<=[a-z]{3})(?=(?:GmbH|AG|SAS|SARL|LLC|LLP|Inc|Ltd|S\.[AL]\.|[BN]\.V\.|S\.p\.A|Corp|AB|BV|NV|ApS)\b)"
)
_GREEK: Final = str.maketrans("αικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aiknoptuxABEZHIKMNOPTYX")
_WITH_GREEK: Final = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
_SPACED: Final = re.compile(r"^[^\W_](?: +[^\W_]){3,}$")
_HANDLE: Final = re.compile(r"^@[\w.-]+$|[\w./]*@[\w.-]+@[\w.-]+")
_MISREAD_ZERO: Final = re.compile(r"(?<![\w@.-])((?:[A-Z]-)?\d{2,3})[oO](?=[\s,])")
"""In the number of a house, or a postal code."""


_FORM: Final = re.compile("[\\u00a0\\u2000-\\u200a\\u3000\\ufb00-\\ufb06\\uff00-\\uffef]")
"""Forms of a letter, and of a space, that say no more than the plain one."""


def _plain(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


_GLUED_TOWN: Final = re.compile(r"(?:(?<=^\d{4})|(?<=^\d{5})|(?<=^\d\d-\d{3}))(?=[^\W\d_a-z]\w{2})")
"""Between a postal code that begins a line and its town: reading loses the space."""
_GLUED_SITE: Final = re.compile(r"(?i)(?<=@)(?P<host>[\w.-]+?\.[a-z]{3,}?)[|il1]?(?=www\.)")
"""A host of an e-mail address, with the stroke that parts it from a web site."""


def _clean(text: str) -> str:
    text = _LABELLED.sub("", _FORM.sub(_plain, unicodedata.normalize("NFC", text)).strip())
    text = _OWNER.sub("", _MISREAD_I.sub("I", text))
    text = re.sub(r"\bS\.r\.[I1]\.", "S.r.l.", text)
    text = _MISREAD_ZERO.sub(r"\g<1>0", _MISREAD_PLACE.sub("I", text))
    text = re.sub(r"\bz ?0\. ?0\b", "z o.o", text)
    text = re.sub(r"(?<!\w)1(?=-\d{5}\s+[A-Z])", "I", text)  # Italy's, before a postal code
    text = _GLUED_FORM.sub(" ", text)
    text = _DOT_LOST.sub(lambda form: form[0] + "." * (letters_of(form[0]) in LEGAL_FORMS), text)
    text = _GLUED_TOWN.sub(" ", text)
    text = _WITH_GREEK.sub(lambda word: word[0].translate(_GREEK), text)
    text = _GLUED_SITE.sub(r"\g<host> ", text)
    if _SPACED.match(text):  # letters set apart, with more between the words
        text = re.sub(r" {2,}", " ", re.sub(r"(?<=\w) (?=\w)", "", text))
    text = _HANDLE.sub("", text)
    hidden = any(mark in text.casefold() for mark in WATERMARKS)
    return "" if hidden else _PRONOUNS.sub("", text).strip()


_PRONOUNS: Final = re.compile(
    r"(?i)\s*\(?(?<!\w)(?:she|he|they|sie|er|elle|il|iel|ella|él|elle)\s?/\s?"
    r"(?:her|hers|him|his|they|them|theirs?|ihr|ihm|la|le|lui)(?:\s?/\s?\w+)?(?!\w)\)?\s*"
)
"""How somebody wishes to be spoken of."""


_PARTED: Final = re.compile(
    r"(?<!\band)(?<!\bund)(?<!&)\s*[|•·●▪■\t]\s*|\s{3,}"
    r"|(?<=[\u3040-\u9fff])\s+(?=[A-Za-z]{3})|(?<=[A-Za-z]{3})\s+(?=[\u3040-\u9fff]{2})"
)
"""What parts a line: a mark, much space, the other script."""
_STRAY: Final = re.compile(r"\s*[•·●▪■]\s*")
"""A mark that parts nothing."""
_RING: Final = re.compile(r"^(?:[O0°©®@]\s+|O(?=\d))(?=[\w〒])")
"""What is read of a round icon."""
_EDGES: Final = " ,;:|/-–—•·[]<>*"


def _parts(piece: Piece, large: float) -> list[Piece]:
    """The parts of a line that something parts, each with its share of the box. A point parts
    nothing in a line that is higher than `large`: it is a firm's name."""
    whole = max(1, len(piece.text))
    marks = [
        match
        for match in _PARTED.finditer(piece.text)
        if piece.box.height <= large or not set(match[0]) & set("·•")
    ]
    parts, start = [], 0
    for end, following in [
        *((match.start(), match.end()) for match in marks),
        (whole, whole),
    ]:
        text = piece.text[start:end].strip(_EDGES)
        text = _RING.sub("", text if piece.box.height > large else _STRAY.sub(" ", text))
        whole_in = text[:1] + text[-1:] == "()" and text.count("(") == 1
        text = text.strip("()") if whole_in or text.count("(") != text.count(")") else text
        if sum(char.isalnum() for char in text) > 1:
            parts.append(_slice(piece, text, start / whole, end / whole))
        start = following
    return parts


def _slice(piece: Piece, text: str, start: float, end: float) -> Piece:
    width = piece.box.right - piece.box.left
    left = piece.box.left
    return replace(
        piece,
        text=text,
        box=replace(piece.box, left=left + start * width, right=left + end * width),
    )


def _together(pieces: Sequence[Piece], by: str, confidence: float) -> Candidate:
    seen = min((piece.score for piece in pieces), default=1.0)
    value = by.join(
        re.sub(r"^O(?=[A-Z][a-z])", "", p.text) if by == "\n" else p.text for p in pieces
    )
    return Candidate(
        value, round(confidence * seen, 3), tuple(dict.fromkeys(p.line for p in pieces))
    )


_CALIBRATED: Final = {
    "name": (1.0, 0.0),
    "title": (0.8, -0.3),
    "department": (1.0, 0.0),
    "company": (1.0, 0.0),
    "address": (0.7, -0.2),
}
"""Slope and offset of a weight as logarithms of odds. Fitted on half of 312 drawn and photographed
cards, by layout and locale; on the other half the expected calibration error is 0.021."""


def _sure(field: str, weight: float) -> float:
    """The confidence that a weight means."""
    slope, offset = _CALIBRATED[field]
    return 1 / (1 + exp(-max(-20.0, min(20.0, slope * weight + offset))))


_DEGREE: Final = (
    r"(?:[A-Z]{2,7}|(?:[A-Z][A-Za-z]{0,4}\. ?){1,4}[A-Z]?|(?=\w+[A-Z])[A-Z][A-Za-z]{1,7})"
    r"(?: ?\([^()]{1,20}\))?"
)
_DEGREES: Final = re.compile(rf"{_DEGREE}(?:, ?{_DEGREE})+")
"""B.A., B.Dent.Sc., M.F.D. (RCSI)"""


def _is_degrees(piece: Piece) -> bool:
    """Whether a line has nothing but what stands after a name."""
    words = [letters_of(word) for word in re.findall(r"[\w.]+", piece.text)]
    called = any(len(word) > 3 and is_given_name(word) for word in words)  # SMITH, PAULA
    if _DEGREES.fullmatch(piece.text) and not _has_legal_form(piece) and not called:
        return True
    degrees = [word in NAME_SUFFIXES and word not in TITLE_WORDS for word in words]
    most = sum(degrees) > len(words) / 2 and degrees[0]
    return piece.text[:1].isupper() and most and not _is_title(piece)


def _is_title(piece: Piece) -> bool:
    return _title_weight(piece.text) > 0


def _title_weight(text: str) -> int:
    words = re.findall(r"[^\W\d_]+", folded(text))
    if _OFFICE.match(text) or _is_called_after_trade(words):
        return 0
    known: int = sum(
        word in TITLE_WORDS
        or (len(word) > 7 and word.endswith(TITLE_ENDINGS))
        or is_occupation(word)
        for word in words
    )
    chief = len(text) < 7 and text.endswith(("長", "长"))
    return known + sum(phrase in text for phrase in TITLE_PHRASES) + chief


def _is_called_after_trade(words: Sequence[str]) -> bool:
    """Whether words that look like a title are a person: "Brian Baker", "Dean Whitlock"."""
    return (
        1 < len(words) < 4
        and is_given_name(words[0])
        and is_family_name(words[-1])
        and not {words[0], words[-1]} <= TITLE_WORDS
        and not set(words) & (FUNCTION_WORDS | DEPARTMENT_WORDS)
    )


def _is_english(piece: Piece) -> bool:
    """Whether what says that a line is a title is English: one title is not in two languages."""
    said = {word for word in piece.words if _title_weight(word)}
    return bool(said) and said <= ENGLISH_TITLE_WORDS


_DOTTED: Final = re.compile(
    r"(?<![^\W\d_])((?:[^\W\d_]{1,3}\.){2,}[^\W\d_]?|sp\. ?z ?o\. ?o)(?!\w)"
)


def _has_legal_form(piece: Piece) -> bool:
    text = re.sub(r"\s?\([^)]*\)", "", folded(piece.text))
    text = _DOTTED.sub(lambda match: re.sub(r"[. ]", "", match[0]), text)
    words = re.findall(r"[^\W_]+(?:[/'’][^\W_]+)*", text)
    after, numbered = words[1:], any(map(str.isdigit, text))
    return (
        any(
            word in LEGAL_FORMS and (len(word) > 2 or (word == words[-1] and not numbered))
            for word in after
            if word != "company" or words[-1] in LEGAL_FORMS
        )
        and not set(words) & {"cofounder", "founder"}
        and not _SENTENCE.search(piece.text.rstrip("."))
    ) or bool(
        _FORM_FIRST.match(piece.text)
        or _FAMILY_FIRM.search(piece.text)
        or any(map(piece.text.__contains__, LEGAL_PHRASES))
    )


_FAMILY_FIRM: Final = re.compile(
    r"(?i)\w (?:&|\+|and|und|et|e|y|en|og|och)\s*(?:sons?|söhne|sohn|fils|figli|hijos?|filhos?"
    r"|zonen|zoon|sønner?|söner|daughters?|brothers|bros\.?|partners?|associates|co\.?)$"
)
_FORM_FIRST: Final = re.compile(r"(?:PT|CV|UD|PT\.|M/s\.?|Messrs\.?|Fa\.) (?=\w{3})")
"""Legal forms that stand before a name."""


def _is_legal_form(piece: Piece) -> bool:
    """Whether nothing but a legal form stands in a line."""
    words = [word.replace(".", "") for word in piece.words]
    known = LEGAL_FORMS | _SMALL_WORDS | {"sp", "z", "k", "o", "oo"}
    return any(len(word) > 1 for word in words) and all(word in known for word in words)


_SENTENCE: Final = re.compile(
    r"[!?]|\s(?-i:[a-z]\w*\s+(?:\S+\s+)?[a-z]{3,})\.$|\b\w{4,30}\.\s+\w{4}"
    r"|\b(?:by appointment|nach vereinbarung|sur rendez-vous|su appuntamento|cita previa)\b"
    r"|\b(?:we|your|you|our|the best|since|unser|wir|ihr|ihre|votre|nous|depuis|seit|sinds|sedan"
    r"|desde|dal)\b",
    re.IGNORECASE,
)


_SMALL_WORDS: Final = frozenset({"de", "ve", "san", "tic", "and", "und", "for", "y", "e", "et"})
_INSTITUTION: Final = re.compile(
    "universi|univerz|uniwersy|institu|instytu|istitu|ministe|akadem|academ"
)
_JOINING: Final = frozenset(
    {
        *("and", "und", "et", "e", "y", "en", "og", "och", "of", "for", "the", "von", "van", "für"),
        *("de", "du", "des", "der", "di", "da", "do", "dos", "la", "le", "les", "el"),
    }
)
"""What stands in small letters within a name."""


def _says_in_small_letters(text: str) -> bool:
    """Whether a line begins with a capital and goes on in words as of a sentence: no name."""
    first, *others = text.split()
    return first[:1].isupper() and any(
        word.islower() and word not in _JOINING and len(word) > 1 for word in others
    )


_OFFICE: Final = re.compile(r"(?i)(?:school|office|college|bureau|division) (?:of|for)\b")


def _is_set_as_name(text: str) -> bool:
    """Whether each word, but for the small ones, begins with a capital."""
    words = [word for word in re.split(r"[\s-]+", text) if len(word) > 3 or word[:1].isupper()]
    return bool(words) and all(not word[0].islower() for word in words)


class _Person:
    """Tells apart, among what is neither address nor number, who works where as what.

    Each piece, or two pieces that belong together, is weighed for each field; weights are as of
    logarithms of odds.
    """

    def __init__(self, pieces: Sequence[Piece], reach: Reach, domains: Sequence[str]) -> None:
        self._domains = domains
        locals_ = [mail.value.partition("@")[0] for mail in reach.emails]
        self._locals = [letters_of(local) for local in locals_]
        self._pieces = [
            half
            for piece in _names_of_two_lines(_joined_in_row(pieces), self._locals)
            for half in _name_and_title(
                _with_space(piece, [re.split(r"[._-]", one) for one in locals_], self._domains),
                self._locals,
            )
        ]
        worded = [piece.text for piece in self._pieces if any(map(str.isalpha, piece.text))]
        self._is_small = 2 * sum(map(str.islower, worded)) > len(worded)
        self._lists = _lists(self._pieces)
        heights = sorted(piece.box.height for piece in self._pieces)
        marks = [mark for piece in pieces for mark in piece.text if mark.isalpha()]
        self._eastern = sum(map(_is_latin, marks)) < 2 * len(marks) / 3
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
        others = [piece for piece in left if piece not in firm]
        find(
            "department",
            _ranked(lambda run: self._department(run, [*name, *title]), self._departments(others)),
        )
        worded = [piece for piece in left if not any(map(str.isdigit, piece.text))]
        named = not any(_has_legal_form(one) or self._like_domain([one]) > 0.6 for one in worded)
        named = named and all(_is_set_as_name(piece.text) for piece in worded)
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
        words, titled = _name_words(piece.text)
        if not words or _title_weight(" ".join(words)) or _has_legal_form(piece):
            return -9.0
        if set(piece.words) & DAYS:
            return -9.0
        plain = [letters_of(word) for word in words]
        given = plain[0] in GIVEN_NAMES or (len(words) > 1 and plain[-1] in GIVEN_NAMES)
        listed = _is_listed(words)
        begins = not (given or listed) and is_given_name(plain[0])
        initialled = len(words) > 1 and any(map(_INITIAL.fullmatch, words))
        mailed = max((_alike_local(plain, local) for local in self._locals), default=0.0)
        below = [
            other
            for other in self._pieces
            if piece.goes_on_in(other, apart=True) and not _SENTENCE.search(other.text)
        ]
        small = [word for word in words if word[0].islower() and folded(word) not in NAME_PARTICLES]
        small = [] if len(small) == len(words) and self._is_small else small
        weight = (
            -2.2 + 1.2 * (given or listed) + 0.8 * initialled + 0.6 * begins + 1.5 * titled + mailed
        )
        weight += 2.4 * any(map(_is_title, below))
        weight += 0.6 * any(other.box.height <= 1.1 * piece.box.height for other in below)
        weight += 0.7 * (piece.box.height > 1.15 * self._usual)
        eastern = not any(map(_is_latin, piece.text))
        weight += (-0.8, 0.9, 0.7, 0.0)[1 if eastern else min(len(words), 4) - 1]
        weight += 3.0 * (eastern and self._eastern)
        weight -= 0.7 * len(small)
        weight -= 0.8 * len(small) * (not (given or mailed))
        if not (given or titled or mailed or eastern or any(map(_is_title, below))):
            weight -= 1.6 - 2.4 * self._has_firm(piece)
            weight -= 1.2 * (not initialled and not any(map(_is_called, words)))
            weight -= 3.0 * (self._firm_weights.get(piece, -9.0) > max(weight, 0.0))
        if mailed > 1 and not given:  # a mailbox may be named after the company
            weight -= 3.0 * bool(set(plain) & COMPANY_WORDS)
        if not (given or mailed):
            weight -= 2.0 * (self._is_in_list(piece) and not eastern)
        if not (given or mailed > 1):
            weight -= 1.5 * bool(set(plain) & (COMPANY_WORDS | FUNCTION_WORDS | DEPARTMENT_WORDS))
            weight -= 2.5 * max(0.0, self._like_domain(run) - 0.6) / 0.4
            weight -= 1.5 * self._is_in_longer(piece)
        return weight - 1.5 * bool(_SENTENCE.search(piece.text) and not titled)

    def _is_mailed(self, words: Sequence[str]) -> bool:
        """Whether what stands before an @ is made of these words, as it is of a name."""
        plain = list(map(letters_of, words))
        return any(_alike_local(plain, local) > 1 for local in self._locals)

    def _is_in_list(self, piece: Piece) -> bool:
        """Whether a line is one of three or more of one size, one below the other, none of which is
        a title: they say what a firm does."""
        return any(piece in some for some in self._lists)

    def _has_firm(self, but: Piece) -> bool:
        """Whether another line is clearly the company."""
        return any(
            other is not but and (_has_legal_form(other) or self._like_domain([other]) > 0.8)
            for other in self._pieces
        )

    def _titles(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece with the one below where a title goes on in it."""
        runs = _singles(pieces)
        for first in pieces:
            for piece in pieces:
                alike = 0.75 < piece.box.height / first.box.height < 1.34
                if piece is first or not alike or not first.box.stands_on(piece.box):
                    continue
                open_end = first.text.endswith(("&", ",", "-", "/")) or re.search(
                    r"(?i)\b(?:and|of|for|und|de|für|et|y)$", first.text
                )
                goes_on = re.match(r"(?i)&|(?:and|of|for|und|für|et|de|y)\b", piece.text)
                both = _is_title(first) and _is_title(piece) and not _has_legal_form(piece)
                both = both and not set(piece.words[:1]) & DEPARTMENT_WORDS
                both = both and _is_english(first) == _is_english(piece)
                if open_end or goes_on or both:
                    runs.append([first, piece])
        return runs

    def _title(self, run: Sequence[Piece], name: Sequence[Piece]) -> float:
        first = run[0]
        text = " ".join(piece.text for piece in run)
        words = [word for piece in run for word in piece.words]
        numbered = re.search(r"\d{3}|\d\D+\d|^\d", text) or (_DIGIT.search(text) and "," in text)
        if not words or any(map(_has_legal_form, run)) or numbered:
            return -9.0
        below = any(one.goes_on_in(first, apart=True) for one in name)
        next_to = below and not any(
            one.goes_on_in(other) and other.goes_on_in(first)
            for one in name
            for other in self._pieces
            if other is not one and other not in run
        )
        above = any(first.goes_on_in(one) for one in name)
        known = _title_weight(text)
        weight = -2.6 + 3.4 * (known > 0) + 0.4 * (known > 1) + 0.8 * above
        weight += 1.8 * below + 0.8 * next_to
        weight += 0.4 * (len(run) - 1) - 0.12 * max(0, len(words) - 4)
        weight -= 2.0 * bool(_SENTENCE.search(text))
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
        if _has_legal_form(piece) or not 1 <= len(words) <= 7 or any(map(str.isdigit, piece.text)):
            return -9.0
        joined = ("and", "und", "et", "y", "of", "de", "e", "&", "for")
        only = all(word in FUNCTION_WORDS or word in joined for word in words)
        said = any(
            _OFFICE.match(one.text)
            or set(one.words) & DEPARTMENT_WORDS
            or any(map(one.text.endswith, DEPARTMENT_PHRASES))
            for one in run
        )
        beside = any(
            one.goes_on_in(piece) and one.box.height > 0.8 * piece.box.height for one in near
        )
        worded = said or set(words) & FUNCTION_WORDS or _is_set_as_name(piece.text)
        near_by = 1.8 if worded else 0.9
        weight = -2.4 + 3.2 * bool(said) + 1.2 * only + near_by * beside + 0.4 * (len(run) - 1)
        weight -= 2.5 * max(0.0, self._like_domain(run) - 0.6) / 0.4
        weight -= 2.5 * self._is_mailed(words)
        weight -= 1.5 * (self._eastern and not said and not piece.is_eastern)  # a name once more
        weight -= 1.0 * _is_title(piece) + 0.8 * self._is_in_another(piece)
        weight -= 3.0 * bool(_title_weight(words[0]) and not _OFFICE.match(piece.text))
        weight -= 2.0 * (not said and self._is_between(piece, near))
        return weight - 2.0 * bool(_SENTENCE.search(piece.text))

    def _is_between(self, piece: Piece, near: Sequence[Piece]) -> bool:
        """Whether it stands below one and above the next: below a name, the title once more."""
        return any(one.goes_on_in(piece) for one in near) and any(
            piece.goes_on_in(one) and one.box.top > piece.box.top for one in near
        )

    def _like_domain(self, run: Sequence[Piece]) -> float:
        return _like_domain(run, self._domains)

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

    def _firms(self, pieces: Sequence[Piece]) -> list[list[Piece]]:
        """Each piece alone, and with the one below where a name can go over two lines."""
        runs = _singles(
            [
                p
                for p in pieces
                if not _is_title(p) or _has_legal_form(p) or self._like_domain([p]) > _NAMED
            ]
        )
        over: dict[Piece, Piece] = {}
        for upper in pieces:
            below = [other for other in pieces if upper.box.stands_on(other.box)]
            parted = {other.line for other in below}
            if len(parted) == len(below) == 1 and self._goes_over(upper, below[0]):
                over[upper] = below[0]
            beside = [p for p in pieces if upper.box.is_left_of(p.box) and _is_legal_form(p)]
            runs += [[upper, form] for form in beside]
        for upper, lower in over.items():
            runs.append([upper, lower])
            if lower in over:
                runs.append([upper, lower, over[lower]])
        return runs

    def _goes_over(self, upper: Piece, lower: Piece) -> bool:
        if any(
            other.line in (upper.line, lower.line)
            for other in self._pieces
            if other not in (upper, lower)
        ):
            return False
        if re.search(r"(?i)(?:\b(?:of|for|and|de|für|und|et|y)|[&+-])$", upper.text):
            return True
        if _has_legal_form(lower) and not _has_legal_form(upper) and self._is_rest(upper, lower):
            return True
        begun = _FORM_FIRST.match(upper.text) and upper.is_set_like(lower)
        if self._is_large_part(upper, lower) or (begun and not _is_title(lower)):
            return True
        both_named = _has_legal_form(lower) and (
            len(lower.words) > 2 or upper.letters in lower.letters
        )
        if (
            _has_legal_form(upper)
            or both_named
            or not 0.15 < lower.box.height / upper.box.height < 2.9
        ):
            return False
        if any(_SENTENCE.search(one.text) or _is_title(one) for one in (upper, lower)):
            return False
        if any(char.isdigit() for one in (upper, lower) for char in one.text):
            return False
        if re.search(r"\s[-–·•]\s|,", lower.text):  # what the company does
            return False
        if not upper.text.islower() and _says_in_small_letters(lower.text):
            return False
        one, both = self._like_domain([upper]), self._like_domain([upper, lower])
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
            and (_is_set_as_name(lower.text) or upper.text.islower())
            and (
                max(one, both) > 0.7
                or bool(set(lower.words) & COMPANY_WORDS)
                or (not self._domains and upper.box.height > 1.6 * self._usual)
            )
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
        if upper.letters in lower.letters or _is_title(upper) or _SENTENCE.search(upper.text):
            return False
        if _is_legal_form(lower):
            return True
        return self._like_domain([upper]) > 0.7 and self._like_domain([lower]) < 0.6

    def _company(self, run: Sequence[Piece]) -> float:
        less = self._said_in_part(run)
        like = max(self._like_domain(one) for one in [run, *less])
        words = [word for piece in run for word in piece.words]
        text = " ".join(piece.text for piece in run)
        if not any(map(str.isalpha, text)):
            return -9.0
        legal = any(_has_legal_form(piece) or _is_legal_form(piece) for piece in run)
        height = max(piece.box.height for piece in run)
        weight = -1.9 + 3.4 * max(0.0, like - 0.45) / 0.55
        weight += 2.8 * legal + 2.4 * bool(less)
        weight += 0.9 * bool(set(words) & COMPANY_WORDS or any(map(_INSTITUTION.match, words)))
        weight += 0.9 * (height > 1.3 * self._usual) + 0.8 * (height > 1.8 * self._usual)
        weight += 0.5 * any(map(self._is_in_another, run))
        weight += 0.6 * (len(run) - 1)
        explained = len(run) > 1 and self._like_domain(run[:1]) > 0.85
        long = len(words) > (5 if explained or len(run) == 1 else 7)
        weight -= 1.8 * bool(_SENTENCE.search(text)) + 1.5 * (long and not legal)
        weight -= 1.5 * bool(_OFFICE.match(text) and not legal and like < _NAMED)
        small = not _is_set_as_name(text) and len(words) > 1 and like < 0.85
        small = small and height <= 1.3 * self._usual
        return weight - 1.2 * small - 1.0 * any(char.isdigit() for char in text)


_DIGIT: Final = re.compile(r"\d")
_DOER: Final = re.compile(
    r"(?i)[^\W\d_]{3}(?:er|or|ist|ian|eur|euse|ier|ière|wright|smith|man|woman|in)\b"
)
"""What words for those who do something end with."""
_LEAST: Final = 3
"""Lines of a list."""


def _lists(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of one size that begin, or have their middles, one below the other."""
    lists = []
    for first in pieces:
        some = [first]
        while below := [one for one in pieces if some[-1].is_followed_in_list(one)]:
            some.append(min(below, key=lambda one: one.box.top))
        if len(some) >= _LEAST and not any(
            _is_title(one) or _has_legal_form(one) or set(one.words) & DEPARTMENT_WORDS
            for one in some
        ):
            lists.append(some)
    return lists


def _is_latin(mark: str) -> bool:
    return mark < "\u0250"


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


def _like_domain(run: Sequence[Piece], domains: Sequence[str]) -> float:
    """How well a name goes with the domain of an address, from 0 to 1."""
    from rapidfuzz import fuzz

    best = max(_like_domain([piece], domains) for piece in run) if len(run) > 1 else 0.0
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


_NAME_WORD: Final = re.compile(r"['’]?[^\W\d_](?:[^\W\d_]|['’.-])*|[(\"“‘'][^\W\d_][\w.-]+[)\"”’']")
_MISREAD_NAME: Final = re.compile(r"^l(?=[^\W\d_]{3})")
"""An l for an I where other words begin with a capital: Iyer, Ivan."""
_POST_NOMINAL: Final = re.compile(r"(?!O[A-Z][a-z]{2})[A-Z]{2}[A-Za-z]*[a-z][A-Za-z]*")
"""Capitals within a word are those of a degree or a chamber: CEng, MIStructE."""
_ABBREVIATED: Final = re.compile(r"(?:[\w'’]{1,4}\.){2,}\w{0,4}")
"""C.d'A.Ass."""
_EASTERN_PARTICLE: Final = re.compile("[をのはがにで]")
_EASTERN_NAME: Final = re.compile(
    r"[\u3005\u4e00-\u9fff]{1,3}[ \u3000]?[\u3005\u3040-\u30ff\u4e00-\u9fff]{1,3}"
)


def _without_titles(text: str) -> tuple[list[str], list[str], list[str]]:
    """What stands before a name, the words of the name, and what stands after it."""
    words = [
        word
        for word, following in pairwise([*text.split(), "("])
        if not _IN_BRACKETS.fullmatch(word) or (_is_prefix(word) and following[0] != "(")
    ]
    if any(word[0].isupper() for word in words):
        words = [_MISREAD_NAME.sub("I", word) for word in words]
    before: list[str] = []
    after = _after_comma(words)
    words = words[: len(words) - len(after)]
    while len(words) > 1 and _is_prefix(words[0]):
        before.append(words.pop(0))
    while len(words) > 1 and _is_suffix(words):
        after.insert(0, words.pop())
    words[-1:] = [word.strip(",") for word in words[-1:]]
    return before, words, [word.strip(",") for word in after]


def _after_comma(words: Sequence[str]) -> list[str]:
    """What stands after the first comma of a name, if it is set as degrees and the like are:
    "Achebe-Lund, DNP, FNP-C"; of a name in capitals it is the given name."""
    at = next((n for n, word in enumerate(words, 1) if word.endswith(",")), len(words))
    degrees = [word.strip(",.") for word in words[at:]]
    shouted = all(word.isupper() for word in words[:at])
    set_so = all(word.isupper() or _is_prefix(word) for word in degrees)
    return list(words[at:]) if at > 1 and set_so and not shouted else []


_IN_BRACKETS: Final = re.compile(r"\((?:\w{1,3}\.?|Hons\.?)\)")


def _is_prefix(word: str) -> bool:
    plain = folded(word).strip(".,()")
    return plain in NAME_PREFIXES or (word.endswith(".") and plain in OF_DOCTORS)


def _is_suffix(words: Sequence[str]) -> bool:
    """Whether the last word stands after a name. Short ones are family names, too, so they need a
    comma before, a point within, or a name that is not all in capitals."""
    last = words[-1]
    if _POST_NOMINAL.fullmatch(last.strip(",")) or (
        words[-2].endswith(",") and _ABBREVIATED.fullmatch(last.strip(","))
    ):
        return True
    if letters_of(last) not in NAME_SUFFIXES:
        return False
    set_apart = words[-2].endswith(",") or "." in last.strip(",")
    return (
        set_apart
        or len(letters_of(last)) > 2
        or (last.isupper() and len(words) > 2 and not words[-2].isupper())
    )


def _name_words(text: str) -> tuple[list[str], bool]:
    """The words of a name without titles, none where it cannot be one; whether it had titles."""
    if not text.isascii() and _EASTERN_NAME.fullmatch(text):
        other = any(map(text.endswith, DEPARTMENT_PHRASES)) or place_weight(text) > 0
        return ([] if other or _EASTERN_PARTICLE.search(text) else text.split()), False
    if not any(map(_is_latin, filter(str.isalpha, text))):
        return [], False
    before, bare, after = _without_titles(text)
    if sum(word.endswith(",") for word in bare) > 1:
        return [], False
    bare = [word.strip(",") for word in bare]
    counted = [word for word in bare if folded(word) not in NAME_PARTICLES]
    if not 1 <= len(counted) <= 4 or not all(_NAME_WORD.fullmatch(word) for word in bare):
        return [], False
    if sum(map(len, counted)) < 3 and text.isascii():
        return [], False
    return bare, bool(before or after)


_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.-?){1,3}")


def _is_called(word: str) -> bool:
    """Whether somewhere people have such a name, given or of the family."""
    return any(is_given_name(one) or is_family_name(one) for one in _halves(word))


def _is_listed(words: Sequence[str]) -> bool:
    """Whether words are a known given name, alone or before a known family name, or one of two
    parts: "Marie-Ève Lachapelle"."""
    given = _halves(words[0])
    if len(given) > 1:
        return all(map(is_given_name, given))
    return is_given_name(given[0]) and (
        len(words) == 1 or any(map(is_family_name, _halves(words[-1])))
    )


def _halves(word: str) -> list[str]:
    """The parts of a word with a hyphen, letters alone."""
    return [letters_of(part) for part in re.split("[-–]", word)]


def _alike_local(words: Sequence[str], local: str) -> float:
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


_GLUED_TITLE: Final = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]* [\w.'’ -]*[^\W\d_A-Z])(?P<title>[A-Z][^\W\d_A-Z]{2,}.*)"
)


def _name_and_title(piece: Piece, locals_: Sequence[str]) -> list[Piece]:
    """A line that holds a name and a title, in two: "Anna Beispiel, Head of Research". Where
    nothing parts them, the given name stands before the @, and a family name of one word follows.
    """
    if _has_legal_form(piece):
        return [piece]
    if glued := _GLUED_TITLE.fullmatch(piece.text):
        name, title = glued["name"], glued["title"]
        if _title_weight(title) and not _title_weight(name) and _name_words(name)[0]:
            share = len(name) / len(piece.text)
            return [_slice(piece, name, 0, share), _slice(piece, title, share, 1)]
    if not _is_title(piece):
        return [piece]
    words = piece.text.split()
    known = letters_of(words[0]) in GIVEN_NAMES
    cuts = [
        cut
        for cut in range(2, min(len(words), 5))
        if words[cut - 1].endswith((",", ";", ":"))
        or words[cut] in ("-", "–", "—", "/")
        or (known and _title_weight(words[cut]))
    ]
    if letters_of(words[0]) in locals_ and len(words) > 2:
        cuts.append(2)
    for cut in cuts:
        name, title = " ".join(words[:cut]).rstrip(_EDGES), " ".join(words[cut:])
        if _name_words(name)[0] and not _title_weight(name) and _title_weight(title):
            share = len(name) / len(piece.text)
            return [
                _slice(piece, name, 0, share),
                _slice(piece, title.strip(_EDGES), share, 1),
            ]
    return [piece]


def _names_of_two_lines(pieces: Sequence[Piece], locals_: Sequence[str]) -> list[Piece]:
    """With a given name and the family name below it, in a line each, in one; or with the titles
    above the name. A given name is known by itself, by a title before it, or by what stands before
    the @."""
    left = list(pieces)
    for upper in pieces:
        before, given, after = _without_titles(upper.text)
        plain = letters_of(given[0]) if len(given) == 1 else ""
        mailed = any(len(local) > 2 and plain.startswith(local) for local in locals_)
        only_titles = bool(given) and all(map(_is_prefix, upper.text.split()))
        known = only_titles or plain in GIVEN_NAMES or before or mailed
        if after or not (plain or only_titles) or not known:
            continue
        least, most = (0.6, 2.0) if only_titles else (0.87, 1.15)
        for lower in pieces:
            titled, family, _degrees = _without_titles(lower.text)
            counted = [word for word in family if folded(word) not in NAME_PARTICLES]
            if (
                least < lower.box.height / upper.box.height < most
                and upper.box.stands_on(lower.box)
                and not titled
                and 0 < len(counted) < 3
                and _name_words(lower.text)[0]
                and not _is_title(lower)
                and not _has_legal_form(lower)
                and {upper, lower} <= set(left)
                and not set(lower.words) & (COMPANY_WORDS | FUNCTION_WORDS)
            ):
                box = replace(
                    lower.box,
                    left=min(upper.box.left, lower.box.left),
                    right=max(upper.box.right, lower.box.right),
                )
                whole = replace(upper, text=f"{upper.text} {lower.text}", box=box)
                left[left.index(upper)] = whole
                left.remove(lower)
    return left


def _joined_in_row(pieces: Sequence[Piece]) -> list[Piece]:
    """With two pieces in one where reading took the words of a line for two lines: of one size,
    closer than words stand."""
    left = list(pieces)
    for first in pieces:
        for second in pieces:
            whole = next((one for one in left if one.line == first.line), first)
            if (
                second in left
                and whole.line != second.line
                and whole.box.is_parted_from(second.box)
            ):
                left[left.index(whole)] = replace(
                    whole,
                    text=f"{whole.text} {second.text}",
                    box=replace(whole.box, right=second.box.right),
                )
                left.remove(second)
    return left


_MERGED: Final = re.compile(r"(?!Ma?c)([^\W\d_][^\W\d_A-Z]{2,})([A-Z][^\W\d_A-Z]{2,})")


def _with_space(piece: Piece, locals_: Sequence[Sequence[str]], domains: Sequence[str]) -> Piece:
    """A name whose words were read as one, in two, by its capitals or by the address."""
    *before, last = re.sub(r"(?<=\w{2}\.)(?=[A-Z][a-z])", " ", piece.text).split()
    if match := _MERGED.fullmatch(last):
        given, family = match[1], match[2]
        if not any(letters_of(last) in domain or domain in letters_of(last) for domain in domains):
            return replace(piece, text=" ".join([*before, given, family]))
    for local in locals_:
        if len(local) == 2 and min(map(len, local)) > 2 and letters_of(last) == "".join(local):
            return replace(
                piece, text=" ".join([*before, last[: len(local[0])], last[len(local[0]) :]])
            )
    for local in map("".join, locals_):
        whole = letters_of(last)
        rest = len(whole) - len(local)
        if not before and local in GIVEN_NAMES and whole.startswith(local) and rest > 2:
            return replace(piece, text=f"{last[: len(local)]} {last[len(local) :]}")
    return replace(piece, text=" ".join([*before, last]))


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
        warnings=_warnings(finds, reach),
    )


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
