"""The countries that a card is likely from, for its numbers without a country (P9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Final

from organizer.cards.card_words import (
    COUNTRIES,
    COUNTRIES_OF_NOTE,
    GIVEN_NAMES,
    LETTERS_OF,
    POSTAL_PREFIXES,
    SAID_IN,
    US_STATE_NAMES,
)
from organizer.cards.places import POSTAL_FORMS
from organizer.cards.towns import countries_of_town
from organizer.practice.names import folded

_ELSEWHERE: Final = frozenset({"io", "co", "me", "tv", "ai", "cc", "ws", "to", "fm", "ly"})
"""Ends of hosts that are a country's, and used in all."""
_LOCAL: Final = re.compile(r"(?<![\d+.,(-])(?!00)\(?\d[\d ()./-]{6,14}\d(?![\d-])")
"""A number without its country."""
_CALLED: Final = re.compile(r"(?:\+|(?:^|[^\d\s.]\s*)00)\s?\(?([1-9][\d\s().-]{6,})")
_ENDING: Final = re.compile(r"(?i)[@.][\w.-]{1,253}\.([a-z]{2})\b")
_IN_PAIRS: Final = re.compile(r"(?<![\d+)] )(?<!\d)0[1-9](?:[ .-]\d\d){4}(?![ .-]?\d)")
"""How telephone numbers are written in France."""
_AMERICAN: Final = re.compile(
    r"(?<![\d+.,(-])(?:\([2-9]\d\d\) ?|[2-9]\d\d[ .-])[2-9]\d\d[.-]\d{4}(?![\d-])"
)
"""How they are written in North America."""
_AUSTRALIAN: Final = re.compile(r"(?<![\d+] )(?<!\d)1[38]00 ?\d{3} ?\d{3}(?! ?\d)")
"""How those are written there that cost the caller little."""
_BRITISH: Final = re.compile(
    r"(?<![\d+] )(?<!\d)(?:07\d{3} \d{3} ?\d{3}|01\d{3} \d{3} ?\d{3})(?! ?\d)"
)
"""How they are written in Britain."""
_PLAIN_CODES: Final = {
    ("DE", "FR", "ES", "IT", "FI", "SE", "TR", "MX"): re.compile(
        r"(?:^|, |[·|-] ?)\d{5} [^\W\d_]{2}"
    ),
    ("AT", "CH", "BE", "DK", "NO", "HU"): re.compile(r"(?:^|, |[·|-] ?)\d{4} [^\W\d_]{3}"),
    ("NZ", "ZA"): re.compile(r"(?:^|, |[·|] ?)[A-Z][^\W\d_]{2}[^\W\d_ ]*(?: [^\W\d_]+)* \d{4}$"),
}
"""How postal codes without letters stand before or after a town, in these countries (ISO 3166)."""
_PREFIXED: Final = re.compile(rf"(?<!\w)({'|'.join(POSTAL_PREFIXES)})\s?[-–]\s?\d{{4,6}}\b")
_JAPANESE: Final = re.compile(r"[〒\u3040-\u30ff]|株式|丁目|県")
_SIMPLIFIED: Final = re.compile(r"[电话邮编号楼东门车华业产务经总]")
_IDEOGRAPH: Final = re.compile(r"[\u4e00-\u9fff]")
_SAID: Final = {
    code: re.compile(
        rf"(?<![\w.])(?:{re.escape(words)})(?!\w)".replace(r"\|", "|").replace(r"\*", r"\w*")
    )
    for code, words in SAID_IN.items()
}
_FEW: Final = 3
_CLOSE: Final = 0.6
"""So many regions are tried, which are hardly less likely than the first."""


def regions_of(texts: Sequence[str], default: str | None) -> tuple[str, ...]:
    """The countries (ISO 3166) that a card is likely from, the likeliest first.

    Each thing on it that tells has its weight: a country's name or calling code, a postal code's
    form, the end of a host, a town, a word of a language, and whether its numbers are some there.
    """
    if _JAPANESE.search("".join(texts)):
        return ("JP",)
    heaviest: dict[tuple[str, str], float] = {}
    for text in texts:
        for kind, code, weight in _signs(text):
            heaviest[kind, code] = max(weight, heaviest.get((kind, code), 0.0))
    votes: Counter[str] = Counter()
    numbers = [homes for text in texts for one in _LOCAL.findall(text) if (homes := _homes(one))]
    for homes in numbers:  # those of a card are of one country, so it is their mean
        for home, weight in homes:
            votes[home] += weight / len(numbers)  # type: ignore[assignment]
    for (_kind, code), weight in heaviest.items():
        votes[code] += weight  # type: ignore[assignment]  # a Counter counts in fractions, too
    if default:
        votes[default] += 1
    least = max(votes.values(), default=0) - _CLOSE
    return tuple(code for code, count in votes.most_common(_FEW) if count >= least)


def _signs(text: str) -> Iterator[tuple[str, str, float]]:
    """What in a line tells of a country: of which kind it is, the country, and its weight."""
    import phonenumbers

    words = folded(text)
    parts = [part.strip(" .:") for part in re.split(r"[,;|()/\d]|\s[-–]\s|[-–](?=\d)", words)]
    placed = "," in text or any(map(str.isdigit, text))
    for part in filter(None, parts):
        if code := COUNTRIES.get(part):
            yield "country", code, 4
        elif part in US_STATE_NAMES:
            yield "country", "US", 2
        elif (placed or " " in part) and part not in GIVEN_NAMES:
            town, _space, state = part.rpartition(" ")  # London N4, Portland OR
            known = countries_of_town(part) or (
                countries_of_town(town) if 0 < len(state) < 3 else ()
            )
            coded = re.search(rf"\d{{4,6}} {re.escape(part)}(?!\w)", words)
            yield from (("town", country, 3 if coded else 2) for country in known)
    if code := COUNTRIES.get(" ".join(words.strip(" .").split()[-1:])):
        yield "country", code, 2
    for match in _CALLED.finditer(text):
        digits = re.sub(r"\D", "", match[1])
        for length in (1, 2, 3):
            code = phonenumbers.region_code_for_country_code(int(digits[:length]))
            if code not in ("ZZ", "001"):
                yield "calling code", code, 3
                break
    if ending := _ENDING.search(text):
        top = ending[1].casefold()
        if top not in _ELSEWHERE:
            yield "host", {"uk": "GB"}.get(top, top.upper()), 3
    if _IN_PAIRS.search(text):
        yield "pairs", "FR", 2
        yield "pairs", "MA", 2
    if _BRITISH.search(text):
        yield "groups", "GB", 1.5
    if _AUSTRALIAN.search(text):
        yield "groups", "AU", 2
    if _AMERICAN.search(text):
        yield "groups", "US", 2
    for match in _PREFIXED.finditer(text):
        yield "postal code", POSTAL_PREFIXES[match[1]], 3
    for code, form in POSTAL_FORMS.items():
        if form.search(text):
            yield "postal code", code, 4
    for countries, form in _PLAIN_CODES.items():
        if form.search(text):
            yield from (("postal code", country, 1) for country in countries)
    if _IDEOGRAPH.search(text):
        yield "ideograph", "CN", 2 if _SIMPLIFIED.search(text) else 1
        yield from (("ideograph", country, 1) for country in ("JP", "TW", "HK"))
    for mark, countries in LETTERS_OF.items():
        if mark in text.casefold():
            yield from (("letter", country, 0.7) for country in countries)
    for code, said in _SAID.items():
        for word in said.findall(words):
            yield word, code, 0.7


def _groups(number: str) -> list[str]:
    return re.findall(r"\d+", number.lstrip("(").removeprefix("0"))


@lru_cache(64)
def _homes(printed: str) -> Sequence[tuple[str, float]]:
    """Where a number without its country can be dialled: likeliest where it is so parted, too."""
    import phonenumbers as numbers

    found = []
    for region in COUNTRIES_OF_NOTE:
        with suppress(numbers.NumberParseException):
            parsed = numbers.parse(printed, region)
            whole = (
                numbers.ndd_prefix_for_region(region, True) != "0"
                or printed.lstrip("(").startswith("0")
                or numbers.number_type(parsed) == numbers.PhoneNumberType.MOBILE
            )
            if whole and numbers.is_valid_number_for_region(parsed, region):
                usual = numbers.format_number(parsed, numbers.PhoneNumberFormat.NATIONAL)
                alike = _groups(usual) == _groups(printed)
                found.append((region, 1.5 if alike else 0.5))
    return found
