"""Which lines of a card are a postal address, in which country, and its parts (P9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from organizer.cards.card_words import (
    COUNTRIES,
    OTHER_STATES,
    REGIONS,
    STREET_ENDINGS,
    STREET_WORDS,
    US_STATE_NAMES,
    US_STATES,
)
from organizer.practice.contact_draft import PostalAddress
from organizer.practice.names import folded

_GB: Final = r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b"
_CA: Final = r"\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b"
_NL: Final = r"\b\d{4}\s?[A-Z]{2}\b"
_US: Final = rf"\b(?:{'|'.join(sorted(US_STATES))})\.?,?\s+\d{{5}}(?:-\d{{4}})?\b"
_PLAIN: Final = r"(?:\b[A-Z]{1,2}-|(?<![\d/-]))\d{4,7}(?:-\d{3,4})?(?![\d/])"
_POSTAL: Final = re.compile(rf"{_US}|{_GB}|{_CA}|{_NL}|〒\s?\d{{3}}-\d{{4}}")
_CODE: Final = re.compile(
    rf"{_GB}|{_CA}|{_NL}|〒?\s?\b\d{{3}}-\d{{4}}\b|{_PLAIN}|\b\d{{2}}-\d{{3}}\b|\b\d{{3}}\s\d{{2}}\b"
)
_TOWN: Final = re.compile(
    r"(?:\b[A-Z]{1,2}-)?\b\d{4,6}\s+[^\W\d_]{3,}|(?<![^\W\d_])[^\W\d_]{3,}[,.\s-]+\d{5,7}\b"
)
_BOX: Final = re.compile(r"(?i)\b(?:p\.?\s?o\.?\s?box|postfach|apartado|b\.?p\.?\s\d)")
_NUMBERED: Final = re.compile(r"(?i)(?:no\.?\s?|#)?\d+[a-z]?[,\s]\s?[^\W\d_]{3,}")
_CJK: Final = re.compile(r"[市区區县縣都府道路街号號町丁目]")
_ELSEWHERE: Final = frozenset({"io", "co", "me", "tv", "ai", "cc", "ws", "to", "fm", "ly"})


def region_of(texts: Sequence[str]) -> str | None:
    """The country (ISO 3166) that a card is from: by its letters, as it names it, as its numbers
    begin, as its addresses end, or as its postal codes are written."""
    if re.search(r"[〒\u3040-\u30ff]", "".join(texts)):
        return "JP"
    for text in texts:
        for part in re.split(r"[,;|]|\s[-–]\s", text):
            if code := COUNTRIES.get(folded(part).strip(" .")):
                return code
        if code := COUNTRIES.get(" ".join(folded(text).strip(" .").split()[-1:])):
            return code
    import phonenumbers

    for text in texts:
        for match in re.finditer(r"(?:\+|\b00)\s?\(?(\d[\d\s().-]{6,})", text):
            digits = re.sub(r"\D", "", match[1])
            for length in (1, 2, 3):
                code = phonenumbers.region_code_for_country_code(int(digits[:length]))
                if code not in ("ZZ", "001"):
                    return code
    for text in texts:
        if ending := re.search(r"(?i)[@.][\w.-]{1,253}\.([a-z]{2})\b", text):
            top = ending[1].casefold()
            if top not in _ELSEWHERE:
                return {"uk": "GB"}.get(top, top.upper())
    for text in texts:
        if re.search(_US, text):
            return "US"
        if re.search(_GB, text):
            return "GB"
        if re.search(_CA, text):
            return "CA"
        if words := set(folded(text).replace(",", " ").split()) & COUNTRIES.keys():
            return COUNTRIES[min(words)]
    return None


def place_weight(text: str) -> int:
    """How much a line reads as part of a postal address: 0 not at all, 2 clearly."""
    words = re.findall(r"[^\W\d_]+", folded(text))
    numbered = any(char.isdigit() for char in text)
    weight = 2 * bool(_POSTAL.search(text)) + 2 * bool(_BOX.search(text))
    street = any(
        word in STREET_WORDS or (len(word) > 5 and word.endswith(STREET_ENDINGS)) for word in words
    )
    if street:
        weight += 2 if numbered else (1 if len(words) > 1 and "," in text else 0)
    parts = [folded(part).strip(" .") for part in re.split(r"[,;|]|\s[-–]\s", text)]
    if any(part in COUNTRIES or part in US_STATE_NAMES for part in parts if part):
        weight += 1
    weight += bool(
        _TOWN.search(text)
        or re.fullmatch(r"\d{5,6}", text.strip())
        or (numbered and "," in text)
        or _NUMBERED.match(text)
    )
    if len(_CJK.findall(text)) > 1:
        weight += 2
    return weight


def is_place(text: str) -> bool:
    """Whether a line can be part of a postal address."""
    return place_weight(text) > 0


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
        if folded(locality) in US_STATE_NAMES or locality in US_STATES:
            region, locality = locality, left.pop() if len(left) > 1 else ""
    return PostalAddress(", ".join(left), locality, region, code, country, text)


def _code_in(text: str, *, last: bool) -> re.Match[str] | None:
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
