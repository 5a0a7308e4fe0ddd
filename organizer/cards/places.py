"""Which lines of a card are a postal address, in which country, and its parts (P9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from organizer.cards.card_words import (
    BUILDING_WORDS,
    COUNTRIES,
    DEPARTMENT_WORDS,
    OTHER_STATES,
    REGIONS,
    STREET_ENDINGS,
    STREET_WORDS,
    US_STATE_NAMES,
    US_STATES,
)
from organizer.cards.firms import is_sentence
from organizer.cards.lines import Piece
from organizer.cards.towns import countries_of_town
from organizer.practice.contact_draft import PostalAddress
from organizer.practice.names import folded

_GB: Final = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
_CA: Final = r"\b[A-Z]\d[A-Z]\s?\d\s?[A-Z]\s?\d\b"
_NL: Final = r"\b\d{4}\s?[A-Z]{2}\b"
_US: Final = rf"\b(?:{'|'.join(sorted(US_STATES))})\.?,?\s+\d{{5}}(?:-\d{{4}})?\b"
_PLAIN: Final = r"(?:\b[A-Z]{1,2}-|(?<![\d/-]))\d{4,7}(?:-\d{3,4})?(?![\d/])"
_AU: Final = r"\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\.?\s+\d{4}\b"
_BR: Final = r"(?:(?:^|CEP:?\s*|[,–-]\s*)\d{5}-\d{3}\b|\b\d{5}-\d{3}\s+[^\W\d_])"
_IE: Final = r"\b[AC-FHKNPRTV-Y]\d[\dW]\s?[\dAC-FHKNPRTV-Y]{4}\b"
_PT: Final = r"(?<![\d-])\d{4}-\d{3}\s+[^\W\d_]{3,}"
_IN: Final = r"(?<![^\W\d_])[^\W\d_]{3,}\s?[-–]?\s?[1-8]\d{2}\s\d{3}\b(?!\s?\d)"
_STATE: Final = rf"(?i:\b(?:{'|'.join(sorted(US_STATE_NAMES))}))\.?,?\s+\d{{5}}\b"
POSTAL_FORMS: Final = {
    code: re.compile(form)
    for code, form in {
        "US": rf"{_US}|{_STATE}",
        "GB": _GB,
        "CA": _CA,
        "NL": _NL,
        "AU": _AU,
        "BR": _BR,
        "IN": _IN,
        "IE": _IE,
        "PT": _PT,
        "AR": r"(?<!\w)[A-HJ-NP-Z]\d{4}(?:[A-Z]{3})? [A-ZÀ-Ž][^\W\d_]{2,}",
        "JP": r"〒\s?\d{3}-\d{4}"
        r"|(?:-(?:ku|shi|cho|gun)|Tokyo|Osaka|Kyoto),? [\w ,]{0,20}\b\d{3}-\d{4}",
    }.items()
}
"""How postal codes are written that tell the country (ISO 3166)."""
_POSTAL: Final = re.compile("|".join(f"(?:{form.pattern})" for form in POSTAL_FORMS.values()))
_CODE: Final = re.compile(
    rf"{_GB}|{_CA}|{_NL}|{_IE}|\b\d{{4,5}}-\d{{3}}\b|〒?\s?\b\d{{3}}-\d{{4}}\b|{_PLAIN}|\b\d{{2}}-\d{{3}}\b"
    r"|\b\d{3}\s\d{2,3}\b"
)
_TOWN: Final = re.compile(
    r"(?:\b[A-Z]{1,2}-)?(?:\b\d{4,6}|\b\d{2}-\d{3}|\b\d{3}\s\d{2})\s+[^\W\d_]{3,}"
    r"|(?<![^\W\d_])[^\W\d_]{3,}[,.\s–-]+\d{5,7}\b"
)
_CODE_AND_TOWN: Final = re.compile(
    r"(?:^|[-–·,|]\s?)(?:[A-Z]{1,2}-)?\d{5}\s+(?![\d_])[^\W_a-z][\w' ]{2}"
)
"""A town in capitals, or with one, after a code of five figures."""
_WHOLE: Final = re.compile(
    r"\d.*\s?[-–,·]\s(?:[A-Z]{1,2}-)?\d{4,5}\s+(?![\d_])[^\W_a-z][\w' -]{2,}$"
)
"""A street with its number, and a code with its town."""
_ENDS_IN_STATE: Final = re.compile(
    rf"(?<![^\W\d_])[^\W\d_]{{3,}},\s+(?:{'|'.join(sorted(US_STATES))})\.?$"
)
_BOX: Final = re.compile(
    r"(?i)\b(?:p\.?\s?o\.?\s?box|post(?:al)? box|postfach|postbus|apartado|case postale|casilla"
    r"|(?:b\.?p|box|c\.?p)\.?\s\d)"
)
_NUMBERED: Final = re.compile(
    r"(?i)(?:no\.?\s?|#)?\d+(?:[a-z]|\s?(?:bis|ter))?[,\s]\s?[^\W\d_]{3,}"
)
_ENDS_NUMBERED: Final = re.compile(r"(?i)[^\W\d_][^\d,:]{3,40}\s\d{1,4}(?:[-/]\d{1,4})?\s?[a-z]?$")
_BRANCH: Final = re.compile(
    r"(?i)(?:branch|works|factory|showroom|warehouse|filiale?|niederlassung|sucursal|succursale"
    r"|vestiging|oddzia[lł]|şube|sube"
    r"|(?:[^\W\d_]+ ){0,2}(?:liaison|regional|sales|site) office)\b[^,]{0,12}:"
)
"""Another place of the company."""
_HOURS: Final = re.compile(
    r"(?i)\b(?:open|daily|hours|uhr|\d\s?[ap]\.?m)\b|\b(?:mon?|sat|sun|fri|mo|lun)\.?\s?[-–]\s?[^\W\d_]"
)
_SINCE: Final = re.compile(
    r"(?i)\b(?:since|established|est\.?|founded|seit|gegr\.?|sinds|depuis|desde|dal|sedan|od roku)"
    r"\s+(?:1[5-9]|20)\d\d\b"
)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)\b")
_SMALL_CODE: Final = re.compile(r"(?<=^\d{4}) ?[A-Z][a-z](?= )")
"""Letters of a Dutch postal code, on a card without capitals."""
_CJK: Final = re.compile(r"[市区區县縣都府道路街号號町丁目]")


def place_weight(text: str) -> int:
    """How much a line reads as part of a postal address: 0 not at all, 2 clearly."""
    if text.islower():
        text = _SMALL_CODE.sub(lambda code: code[0].upper(), text.title())
    words = re.findall(r"[^\W\d_]+", _ORDINAL.sub("", folded(text)).removeprefix("dr."))
    if _HOURS.search(text) or _SINCE.search(text):
        return 0
    numbered = any(char.isdigit() for char in text)
    weight = 2 * bool(_POSTAL.search(text)) + 2 * bool(_BOX.search(text))
    street = any(
        word in STREET_WORDS or (len(word) > 5 and word.endswith(STREET_ENDINGS)) for word in words
    )
    if street:
        last = words[-1] in STREET_WORDS - DEPARTMENT_WORDS and len(words[-1]) > 3
        ends = len(words) in (2, 3) and last
        weight += 2 if numbered else int(ends or (len(words) > 1 and "," in text))
    parts = [folded(part).strip(" .") for part in re.split(r"[,;|]|\s[-–]\s", text)]
    if any(part in COUNTRIES or part in US_STATE_NAMES for part in parts if part):
        weight += 1
    weight += bool(
        _TOWN.search(text) or _ENDS_IN_STATE.search(text) or re.fullmatch(r"\d{5,6}", text.strip())
    )
    weight += any(part and countries_of_town(part) for part in parts)
    weight += bool(_CODE_AND_TOWN.search(text) or ("," in text and set(words) & BUILDING_WORDS))
    weight += bool(
        ("," in text and any(map(str.isdigit, _ORDINAL.sub("", text))))
        or _NUMBERED.match(text)
        or _ENDS_NUMBERED.match(text)
    )
    if len(_CJK.findall(text)) > 1:
        weight += 2
    return weight


def address_of(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that are the postal address, in the order in which they read; none where nothing
    is one. Of several it is the one that reads most as an address.

    Where a line stands tells more than its words: a run of lines of one size, one below the other,
    is followed from one that reads as a place to the last, and what stands between belongs to it.
    """
    left = sorted(pieces, key=lambda one: (one.box.top, one.box.left))
    weights = {piece: place_weight(piece.text) for piece in left}
    best: list[Piece] = []
    heaviest = 1
    followed: set[Piece] = set()
    for start in left:
        least = 1 + bool(_ENDS_IN_STATE.search(start.text) or countries_of_town(start.text))
        if weights[start] < least or start in followed:
            continue
        run = [start]
        while following := _following(run, left, weights):
            if all(_WHOLE.search(one.text) for one in (run[-1], following[0])):
                break  # of another office
            run += following
        followed.update(run)
        weight = sum(weights[piece] for piece in run)
        if weight > heaviest:
            best, heaviest = run, weight
    best = best or [piece for piece in left if _is_town(piece.text)][:1]
    return [*_building(best, left), *best, *_town(best, left)]


def _is_town(text: str) -> bool:
    """Whether a line names a district and its town, and no more: "Woodstock, Cape Town"."""
    parts = [part.strip() for part in text.split(",")]
    return (
        len(parts) == 2
        and all(part.istitle() and len(part.split()) < 4 for part in parts)
        and bool(countries_of_town(parts[1]))
    )


def _following(
    run: Sequence[Piece], pieces: Sequence[Piece], weights: Mapping[Piece, int]
) -> list[Piece]:
    """What goes on after the last piece of a run to the next that reads as a place, which may be
    the third."""
    row = [piece for piece in run if piece.line == run[-1].line]
    first = next(filter(None, (_next(piece, run, pieces) for piece in reversed(row))), None)
    between: list[Piece] = []
    while first is not None and len(between) < 3:
        between.append(first)
        if weights[first] > len(between) - 1 - (len(between) == 2):
            return between
        first = _next(first, [*run, *between], pieces)
    return []


def _next(piece: Piece, run: Sequence[Piece], pieces: Sequence[Piece]) -> Piece | None:
    after = [
        other
        for other in pieces
        if other not in run
        and piece.goes_on_in(other)
        and not _BRANCH.match(other.text)
        and not _is_said_again(piece, other)
        and (None in (scripts := (piece.is_eastern, other.is_eastern)) or len(set(scripts)) == 1)
        and (piece.is_set_like(other) or folded(other.text).strip(" .") in COUNTRIES)
    ]
    return min(
        after,
        key=lambda one: (
            one.line != piece.line,
            not piece.box.is_left_of(one.box),
            one.box.top - piece.box.bottom,
            abs(one.box.left - piece.box.left),
        ),
        default=None,
    )


def _is_said_again(piece: Piece, other: Piece) -> bool:
    """Whether what stands beside is the same in another language: it has the same numbers."""
    numbers = re.findall(r"\d+", piece.text)
    beside = piece.line != other.line and piece.box.is_left_of(other.box)
    return beside and bool(numbers) and numbers == re.findall(r"\d+", other.text)


def _building(run: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The line above the street, where it names a building or a site; or above the town, where it
    is set as that and has a comma."""
    if not run:
        return []
    first = run[0].text
    begins_with_code = _TOWN.match(first) or (
        re.match(_NL, first) and not set(run[0].words) & STREET_WORDS
    )
    open_top = bool(begins_with_code or (_POSTAL.search(first) and not first[0].isdigit()))
    return [
        piece
        for piece in pieces
        if piece not in run
        and not is_sentence(piece.text)
        and not (set(piece.words) & DEPARTMENT_WORDS and not re.search(r"\d", piece.text))
        and piece.goes_on_in(run[0])
        and piece.is_set_like(run[0])
        and (
            (set(piece.words) & BUILDING_WORDS and "of" not in piece.words)
            or (open_top and ("," in piece.text or any(map(str.isdigit, piece.text))))
        )
    ][-1:]


def _town(run: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The line below the street, set as that and of one or two words, where no town was named."""
    if not run or any(_TOWN.search(piece.text) or _POSTAL.search(piece.text) for piece in run):
        return []
    last = run[-1]
    return [
        piece
        for piece in pieces
        if piece not in run
        and last.box.stands_on(piece.box)
        and abs(last.box.left - piece.box.left) < last.box.height / 2
        and 0.85 < piece.box.height / last.box.height < 1.18
        and len(piece.words) <= 2
        and not any(map(str.isdigit, piece.text))
    ][:1]


def parts_of(text: str) -> PostalAddress:
    """A postal address in parts; `text` is the whole, lines parted by newline."""
    left = [part.strip(" .") for part in re.split(r"[,\n;|]|\s[-–•]\s", text) if part.strip(" .,")]
    country = region = code = locality = ""
    if left and folded(left[-1]) in COUNTRIES.keys() - REGIONS:
        country = left.pop()
    for n in range(len(left) - 1, -1, -1):
        match = _code_in(left[n], last=n > 0)
        if match is None:
            continue
        code = re.sub(r"^(?:[A-Z]{1,2}-(?=\d{4})|〒\s?)", "", match[0].strip())
        rest = [left[n][: match.start()].strip(" -,"), left[n][match.end() :].strip(" -,")]
        words = next((words for words in rest if words), "")
        words, region = _without_region(words)
        region = region or _state(left, n)
        before = left[:n]
        locality = words or (before.pop() if len(before) > 1 else "")
        after = left[n + 1 :]
        if not locality and after:
            locality = after.pop(0)
        if not region and after:
            region = after[0]
        if not country and folded(locality) in COUNTRIES:
            region, locality = locality, before.pop() if len(before) > 1 else ""
        return PostalAddress(", ".join(before), locality, region, code, country, text)
    if len(left) > 1:
        locality = left.pop()
        if folded(locality) in US_STATE_NAMES | REGIONS or locality in US_STATES:
            town = len(left) > 1 or not any(map(str.isdigit, left[0]))
            region, locality = locality, left.pop() if town else ""
    return PostalAddress(", ".join(left), locality, region, code, country, text)


def _code_in(text: str, *, last: bool) -> re.Match[str] | None:
    if text.islower() and len(text.upper()) == len(text):
        text = text.upper()
    found = next(iter(reversed(list(_CODE.finditer(text)))), None)
    street = (
        found is not None and found.start() == 0 and place_weight(text[found.end() :] + " 1") > 1
    )
    return None if found is None or (street and not last) else found


def _without_region(words: str) -> tuple[str, str]:
    *town, last = words.split() or [""]
    if last.strip(".") in US_STATES or last in OTHER_STATES:
        return " ".join(town), last.strip(".")
    if folded(last) in US_STATE_NAMES or (folded(last) in COUNTRIES and town):
        return " ".join(town), last
    return words, ""


def _state(left: list[str], n: int) -> str:
    if n + 1 < len(left) and (left[n + 1] in US_STATES or left[n + 1] in OTHER_STATES):
        return left.pop(n + 1)
    return ""
