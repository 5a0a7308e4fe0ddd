"""Reads a sum of money as offers word it: "€ 85.000,- brutto im Jahr", "85k", "$45/hr".

The currencies, their names and their decimals are Babel's. The shapes a sum may stand in are ours:
Babel's `parse_decimal` knows bare numbers alone, 2 of the first 319 sums in the corpus of tests,
and takes "85.000" in English for 85.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final, Literal

from organizer.practice.ambiguous import Ambiguous
from organizer.practice.currencies import currencies_meant, currencies_named
from organizer.practice.languages import language_of
from organizer.practice.number_words import read_number

Period = Literal["hour", "day", "week", "month", "year"]
"""What a sum is paid for."""


@dataclass(frozen=True)
class Money:
    """A sum: `amount` in minor units of `currency` (ISO 4217), for each `period` where one is."""

    amount: int
    currency: str
    period: Period | None = None


_LONGEST: Final = 120
"""Characters; nobody words a sum at greater length."""
_LARGEST: Final = 10**15
"""Minor units; beyond that it is a slip of the keyboard."""


def read_money(text: str, *, language: str, default_currency: str | None = None) -> Money | None:
    """The sum of money that `text` is as a whole; None where it is no one sum.

    `language` is en, de, fr or es, with or without a region (`ValueError` for another): it decides
    in which words a number may be spelled out, and on what "$" means. `default_currency` (ISO 4217)
    is meant where none is named, and by a sign that several share; with neither there is no sum.

    - Points, commas, spaces and apostrophes may part thousands in any language, and a point or
      comma before exactly three digits does, as hardly a currency has three decimals. Where that
      could be a decimal mark as well ("$28.500 an hour", "1.234 KWD") `Ambiguous` is raised.
    - "$" alone is the US dollar in English and German. In French and Spanish, for "kr", "¥",
      "Rs" and the like, `Ambiguous` is raised with the currencies that are usual.
    - A range ("80-90k") raises `Ambiguous` with both ends; so does a dash apart from its sum
      ("- 500 €"), which is a minus or begins a list.
    - A limit ("up to 90k"), a rough sum ("about 85k"), a share, a sum by quarters, two sums, a
      currency nobody uses: any word that is not accounted for makes it no sum.
    """
    bare = _bare(text)
    readings = _sums(bare, language, default_currency) if bare else set()
    if len(readings) > 1:
        raise Ambiguous(sorted(readings, key=lambda money: (money.currency, money.amount)))
    return next(iter(readings), None)


@dataclass(frozen=True)
class _Parts:
    """What a sum is made of, as it is written."""

    digits: str
    """As they stand; or the number that was spelled out."""
    whole: bool
    """Whether a dash stands for the decimals: "85.000,-", "1,200/-"."""
    factor: int
    signs: tuple[int, ...]
    currencies: frozenset[str] | None
    """None where no currency is named."""
    period: Period | None


_ALIKE: Final = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-"))


def _bare(text: str) -> str | None:
    """The text in plain letters, digits, dashes and spaces; None where it cannot be a sum."""
    if any(unicodedata.category(char) == "No" for char in text):
        return None  # the number of a footnote, a half
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE)).translate(_ALIKE)
    if _HOUR.match(plain):
        return None
    kept = (char for char in plain if unicodedata.category(char) not in ("Mn", "Cf"))
    bare = " ".join("".join(kept).split())
    return bare if len(bare) <= _LONGEST and _HOLE not in bare else None


_HOUR: Final = re.compile(r"\s*\d\d?([.:]\d\d)? ?[ap]\.?m\b", re.IGNORECASE)
"""Not half a dozen a month."""

_HOLE: Final = "#"
"""Stands where the digits were."""

_RANGE: Final = re.compile(r" ?-| (?:to|bis|a|and|und|et|y) ", re.IGNORECASE)
_FROM: Final = re.compile(r"\A(?:between|zwischen|entre|from|von|de|desde) ", re.IGNORECASE)


def _sums(bare: str, language: str, default: str | None) -> set[Money]:
    spoken = language_of(language)
    parts = _parts_of(bare, spoken)
    if parts is not None:
        return set(_meanings(parts, language, default))
    bare = _FROM.sub("", bare)
    for between in _RANGE.finditer(bare):
        low = _parts_of(bare[: between.start()], spoken)
        high = _parts_of(bare[between.end() :].lstrip(), spoken)
        if low is not None and high is not None:
            return _ends(low, high, language, default)
    return set()


def _ends(low: _Parts, high: _Parts, language: str, default: str | None) -> set[Money]:
    """Both ends of a range; what only one end says is meant for both."""
    if low.period and high.period and low.period != high.period:
        return set()
    named = [part.currencies for part in (low, high) if part.currencies is not None]
    low, high = (
        replace(
            end,
            signs=(1,),
            currencies=frozenset.intersection(*named) if named else None,
            period=low.period or high.period,
        )
        for end in (low, high)
    )
    lows = [low]
    if low.factor == 1:  # "80-90k", but "500-1k"
        lows.insert(0, replace(low, factor=high.factor))
    highs = set(_meanings(high, language, default))
    for end in lows:
        pairs = [
            (first, last)
            for first in _meanings(end, language, default)
            for last in highs
            if first.currency == last.currency and first.amount < last.amount
        ]
        if pairs:
            return {money for pair in pairs for money in pair}
    return set()


def _meanings(parts: _Parts, language: str, default: str | None) -> Iterator[Money]:
    from babel.numbers import get_currency_precision

    if parts.currencies is not None:
        currencies = currencies_meant(parts.currencies, language, default)
    else:
        currencies = frozenset((default,) if default else ())
    for currency in currencies:
        decimals = get_currency_precision(currency)
        for value in _values(parts, language, decimals):
            amount = (value * parts.factor).scaleb(decimals)
            if amount == amount.to_integral_value() and amount < _LARGEST:
                for sign in parts.signs:
                    yield Money(sign * int(amount), currency, parts.period)


_PARTED: Final = re.compile(
    r"(?:0|[1-9]\d*|[1-9]\d{0,2}([.,' ])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d\d)+,\d{3})"  # India's last
)
_FRACTION: Final = re.compile(r"(?P<whole>.+)(?P<mark>[.,])(?P<fraction>\d+)")
_EITHER: Final = re.compile(r"[1-9]\d{0,2}(?P<mark>[.,])\d{3}")


def _values(parts: _Parts, language: str, decimals: int) -> set[Decimal]:
    """The numbers that the digits may mean; none where they are no number."""
    digits = parts.digits
    grouped = {_number(digits)} if _PARTED.fullmatch(digits) else set()
    found = _FRACTION.fullmatch(digits)
    if parts.whole or found is None or not _PARTED.fullmatch(found["whole"]):
        return grouped
    whole = found["whole"]
    fraction = found["fraction"]
    with_decimals = {_number(whole) + Decimal(f"0.{fraction}")}
    if found["mark"] in whole:
        return grouped
    if not _EITHER.fullmatch(digits):
        too_fine = parts.factor == 1 and len(fraction) > max(decimals, 2)
        return grouped or (set() if too_fine else with_decimals)
    own = found["mark"] == _decimal_mark(language)
    if parts.factor > 1:  # "1,234 Mio." is a decimal mark where it is the language's own
        return with_decimals if own else grouped | with_decimals
    if (own or found["mark"] == ".") and (decimals == 3 or parts.period == "hour"):
        return grouped | with_decimals
    return grouped


@cache
def _decimal_mark(language: str) -> str:
    from babel.localedata import exists
    from babel.numbers import get_decimal_symbol

    locale = language.replace("-", "_")
    return get_decimal_symbol(locale if exists(locale) else locale[:2])


def _number(digits: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", digits))


_DIGITS: Final = re.compile(
    r"(?P<sign>[-+] ?)?(?P<digits>\d+(?:[.,']\d+| \d{3}(?!\d))*)(?P<whole> ?[.,] ?-{1,2}(?!\d)|/-)?"
)


def _parts_of(text: str, language: str) -> _Parts | None:
    """What a text with one number is made of; None where anything is left over."""
    if not text[:1].isdigit():  # "1.3." is a day
        text = text.rstrip(".")
    text, signs = _signed(text)
    numbers = list(_DIGITS.finditer(text))
    if len(numbers) > 1:
        return None
    if numbers:
        number = numbers[0]
        if number["sign"]:
            if signs != (1,):
                return None
            hyphen = text[number.start() - 1 : number.start()].isalpha()  # "CHF-500"
            signs = (-1, 1) if hyphen else _SIGNS[number["sign"]]
        digits, whole = number["digits"], bool(number["whole"])
        text = text[: number.start()] + _HOLE + text[number.end() :]
        period, text = without_period(text, language)
        unit = _unit_around(text, language) if text else None
    else:
        whole = False
        period, text = without_period(text, language)
        digits, unit = _spelled_out(text, language) if text else ("", None)
    if unit is None:
        return None
    factor, currencies = unit
    return _Parts(digits, whole, factor, signs, currencies, period)


_SIGNS: Final = {"-": (-1,), "- ": (-1, 1), "+": (1,), "+ ": (1,)}


def _signed(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without its sign; in brackets it is a remark, or a minus in bookkeeping."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1], (-1, 1)
    text = re.sub(r"\(([^()\d]*)\)", r" \1 ", text)  # "85k (gross)"
    sign = re.match(r"[-+] ?", text)
    return (text[sign.end() :], _SIGNS[sign[0]]) if sign else (text, (1,))


_FACTORS: Final = (
    dict.fromkeys(("k", "tsd", "tausend", "thousand"), 10**3)
    | dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 10**5)
    | dict.fromkeys(("m", "mn", "mio", "mill", "million", "millions", "millionen"), 10**6)
    | dict.fromkeys(("millon", "millones"), 10**6)
    | dict.fromkeys(("crore", "crores"), 10**7)
)
_FACTORS_OF: Final = {
    "en": _FACTORS | {"grand": 10**3},
    "de": _FACTORS | {"mille": 10**3},
    "fr": _FACTORS | {"mille": 10**3},
    "es": _FACTORS | {"mil": 10**3},  # which in English would be taken for millions
}
_GLUED: Final = {"k": 10**3, "t": 10**3, "m": 10**6}
"""Before a currency: "85 T€", "MCHF"."""


def _unit_around(text: str, language: str) -> tuple[int, frozenset[str] | None] | None:
    """The factor and the currencies that are named on both sides of the number."""
    before, after = re.sub(r"(?<=[^\W\d_])\.", "", text).split(_HOLE)
    left = _unit(before.strip(" :"), language)
    right = _unit(after.strip().rstrip(",;"), language)
    if left is None or right is None or (left[0] > 1 and right[0] > 1):
        return None
    named = [unit[1] for unit in (left, right) if unit[1] is not None]
    currencies = frozenset.intersection(*named) if named else None
    return max(left[0], right[0]), currencies


def _unit(text: str, language: str) -> tuple[int, frozenset[str] | None] | None:
    """A factor and a currency as they stand on one side; None where it is anything else."""
    if not text:
        return 1, None
    if named := _currencies(text):
        return 1, named
    glued = _GLUED.get(text[0].lower())
    if glued and (named := _currencies(text[1:])):
        return glued, named
    word = re.match(r"[^\W\d_]+", text)
    factor = _FACTORS_OF[language].get(word[0].lower()) if word else None
    if word is None or factor is None:
        return None
    rest = text[word.end() :].strip()
    named = _currencies(rest)
    return (factor, named or None) if named or not rest else None


def _currencies(text: str) -> frozenset[str]:
    """The currencies that are named, twice perhaps ("USD $"); none where it is anything else."""
    text = _OF.sub("", text)
    return currencies_named(text) or frozenset.intersection(
        *(currencies_named(word) for word in text.split() or [""])
    )


_OF: Final = re.compile(r"\A(?:d'|de |of )", re.IGNORECASE)
_LONGEST_NAME: Final = 4
"""Words: "dollars des États-Unis"."""


def _spelled_out(text: str, language: str) -> tuple[str, tuple[int, frozenset[str] | None] | None]:
    """A number in words before its currency, as digits, and the currency."""
    words = text.replace(",", " ").split()
    for name in range(min(_LONGEST_NAME, len(words)) + 1):
        number = read_number(" ".join(words[: len(words) - name]), language=language)
        if number is not None:
            return str(number), _unit(" ".join(words[len(words) - name :]), language)
    return "", None


_UNITS: Final[dict[Period, str]] = {
    "hour": "hour|hr|h|stunde|std|heure|hora",
    "day": "day|tag|jour|journee|dia",
    "week": "week|wk|woche|semaine|sem|semana",
    "month": "(?:calendar )?month|mo|mth|monat|mon|mt|mois|mes",
    "year": "year|yr|annum|anno|jahr|annee|an|ano",
}
_LETTERS: Final[dict[Period, str]] = {
    "hour": "h",
    "day": "d",
    "week": "w",
    "month": "c?m",
    "year": "[ay]",
}
"""After a stroke or a "p": "/h", "p.a.", "pcm"."""
_ADJECTIVES: Final[dict[Period, str]] = {
    "hour": "hourly|stundlich|horaires?",
    "day": "daily|day rate|per diem|taglich|journali(?:er|ere)s?|diari[oa]s?|tjm",
    "week": "weekly|wochentlich|hebdomadaires?|semanal(?:es)?",
    "month": "monthly|monatl(?:ich)?|mtl|mensuel(?:le)?s?|mensual(?:es|mente)?",
    "year": "yearly|annual|annually|jahrl(?:ich)?|annuel(?:le)?s?|anual(?:es|mente)?|b/a",
}
_COMPOUNDS: Final[dict[Period, str]] = {
    "hour": "stunden",
    "day": "tages",
    "week": "wochen",
    "month": "monats",
    "year": "jahres",
}
_EACH: Final = (
    r"(?:/ ?|\bp\. ?|\b(?:de )?l'|\b(?:per|pro|je|par|por|an?|the|each|every|cada|jede[nrs]?|im|am|"
    r"in der|(?:auf )?die|(?:a )?la|al) )"
)
_PAY: Final = "(?:gehalt|lohn|satz)"
_OF_IT: Final = r"(?: (?:of|von|in hohe von|de)\b)?"
_THE_SAME: Final = (
    r"\b(?:gross|net|brutto|netto|bruts?|brutes?|nets?|nettes?|brutos?|netos?|ht|base|fixe?|"
    rf"(?:(?:(?:base|basic|fixed|total) )?(?:salary|pay|wage|rate)|(?:grund|fix)?{_PAY}|"
    rf"salaire|salario|sueldo){_OF_IT})\b"
)
"""What is said beside a sum and leaves it the same sum."""


@cache
def _period_patterns(language: str) -> dict[Period, re.Pattern[str]]:
    patterns = {}
    for period, units in _UNITS.items():
        letter = _LETTERS[period]
        if language == "fr" and period == "day":
            letter = "[dj]"  # "/j" is elsewhere taken for a year
        compound = rf"(?:brutto-?)?{_COMPOUNDS[period]}(?:(?:brutto|netto)?{_PAY}|brutto|netto)"
        patterns[period] = re.compile(
            rf"(?:{_EACH}(?:{units})|(?:/|\bp[./]?) ?{letter}|"
            rf"(?:/ ?|\b)(?:{_ADJECTIVES[period]}|{compound}))\b\.?{_OF_IT}",
            re.IGNORECASE,
        )
    return patterns


def without_period(text: str, language: str) -> tuple[Period | None, str]:
    """The period that is named, and the text without it and what leaves a sum the same.

    The text is empty where two periods are named.
    """
    text = re.sub(r"\blpa\b", "lakh per annum", text, flags=re.IGNORECASE)
    found: Period | None = None
    for period, pattern in _period_patterns(language).items():
        without, times = pattern.subn(" ", text)
        if times and found is not None:
            return None, ""
        if times:
            found, text = period, without
    return found, " ".join(re.sub(_THE_SAME, " ", text, flags=re.IGNORECASE).split())
