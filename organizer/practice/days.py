"""Reads a day as letters and offers word it: "1er mars 2027", "Friday week", "heute in acht Tagen".

Babel has the names of months and weekdays. The shapes they may stand in are ours: dateparser 1.5,
strict and told the language, is silently wrong on 28 of the first 320 days in the corpus of tests
("a week from today" is a week ago, "2027-13-01" is in January, a weekday need not agree with its
date) and does not understand 126 more.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, Literal

from organizer.practice.ambiguous import Ambiguous
from organizer.practice.languages import LANGUAGES, language_of
from organizer.practice.names import folded
from organizer.practice.number_words import read_number, read_ordinal

_LONGEST: Final = 80
"""Characters; nobody writes a longer date."""
_YEARS: Final = range(1900, 2200)
"""Another year is a slip of the keyboard."""


def read_day(text: str, *, language: str, today: date) -> date | None:
    """The day that `text` is as a whole; None where it is no one day.

    `language` is en, de, fr or es, with or without a region (`ValueError` for another). A text that
    means nothing in it is read in the others. `Ambiguous` is raised where it could be two days:

    - "3/4/2027" in English, unless a region says which comes first; elsewhere the day does.
    - A weekday is the next one after today; on that weekday itself it may be today. "Next Friday"
      while this week's is still to come, and "last Friday" once it has passed, may be either.
    - "Acht Tage", "huit jours", "quince días" are a week or two, and also what they say.

    A date without its year is the next one, today included; a year of two digits is the nearest.
    "By", "from" and "until" a day are that day. A day that there is not (31 April), a weekday that
    does not agree with its date, a span ("end of March", "next week", "KW 12", "March 2027"),
    "before 1 March", working days and any word that is not accounted for give None.
    """
    spoken = language_of(language)
    words = _plain(text)
    if words is None:
        return None
    days = _Reading(spoken, _orders(language), today).days(words)
    if not days and _TELLING.search(words):
        for other in LANGUAGES:
            days |= _Reading(other, _orders(other), today).days(words)
    if len(days) > 1:
        raise Ambiguous(sorted(days))
    return next(iter(days), None)


_TELLING: Final = re.compile(r"\d.*[^\W\d_]|[^\W\d_].*\d|[^\W\d_]{5}")
"""Enough to tell a language by: "so" and "mar" are weekdays in one and words in another."""


def _plain(text: str) -> str | None:
    """Folded, without commas, brackets and the dots after words; None where it is no day."""
    if len(text) > _LONGEST or any(unicodedata.category(char) == "No" for char in text):
        return None
    words = folded(text).translate(_ALIKE)
    words = re.sub(r"(?<=[^\W\d_])\.", " ", words)
    return " ".join(re.sub(r"[,()]", " ", words).split())


_ALIKE: Final = str.maketrans(dict.fromkeys("’‘ʼ′`´", "'") | dict.fromkeys("‐‑‒–—―−", "-"))

_Kind = Literal[
    "any",
    "this",
    "coming",
    "next",
    "last",
    "week before",
    "week",
    "week after",
    "a week on",
    "two weeks on",
]


@dataclass(frozen=True)
class _Words:
    """How one language words days, folded.

    In the patterns, W is a weekday, N so many days, weeks, months or years, and D a day.
    """

    leading: str
    """What may stand before a day and leaves it the same."""
    days: dict[str, int]
    """Away from today."""
    units: tuple[str, str, str, str]
    """A day, week, month and year."""
    ahead: tuple[str, ...]
    ago: str
    weekdays: dict[_Kind, str]
    years: dict[str, int]
    """Patterns of what is said for a year, away from this one."""
    thousands: str
    """How a year begins that is spelled out."""
    suffix: str
    """After the number of a day."""
    more_weekdays: dict[str, int]
    more_months: dict[str, int]
    """Names that the CLDR does not have."""


_WORDS: Final = {
    "en": _Words(
        leading="by|on|until|till|from|starting|beginning|as of|effective|no later than|the",
        days={"today": 0, "tomorrow": 1, "day after tomorrow": 2}
        | {"yesterday": -1, "day before yesterday": -2},
        units=("days?", "weeks?|fortnights?", "months?", "years?"),
        ahead=("(?:in|within) N(?:'?s?'? time)?", "N from now", "N (?:from|after|on) D", "D in N"),
        ago="N ago",
        weekdays={
            "any": "W",
            "this": "this W",
            "coming": "(?:this )?coming W",
            "next": "next W|W next",
            "last": "last W",
            "week before": "W(?: of)? last week|last week(?: on)? W",
            "week": "W(?: of)? this week|this week(?: on)? W",
            "week after": "W(?: of)? next week|next week(?: on)? W",
            "a week on": "W week",
        },
        years={"(?:of )?this year": 0, "(?:of )?next year": 1},
        thousands="two thousand",
        suffix="st|nd|rd|th",
        more_weekdays={"tues": 1, "thur": 3, "thurs": 3},
        more_months={"sept": 9},
    ),
    "de": _Words(
        leading="bis|zum|am|ab|per|vom|spatestens|dem|den|der",
        days={"heute": 0, "morgen": 1, "ubermorgen": 2, "gestern": -1, "vorgestern": -2},
        units=("tage?n?", "wochen?", "monate?n?", "jahre?n?"),
        ahead=("(?:in|binnen|innerhalb(?: von)?) N", "N (?:nach|ab) D", "D in N"),
        ago="vor N",
        weekdays={
            "any": "W",
            "this": "diese[nrs]? W",
            "coming": "kommende[nrs]? W",
            "next": "nachste[nrs]? W",
            "last": "(?:letzte|vergangene)[nrs]? W",
            "week before": "W (?:letzte|vergangene)r woche|(?:letzte|vergangene) woche(?: am)? W",
            "week": "W (?:in )?dieser woche|diese woche(?: am)? W",
            "week after": "W (?:in )?(?:der )?(?:nachste|kommende)[nr] woche|"
            "(?:nachste|kommende) woche(?: am)? W",
        },
        years={"(?:dieses|des laufenden) jahres": 0, "(?:des )?(?:nachsten|kommenden) jahres": 1},
        thousands="zweitausend",
        suffix=r"\.",
        more_weekdays={"sonnabend": 5},
        more_months={"janner": 1, "feber": 2, "mrz": 3, "sept": 9},
    ),
    "fr": _Words(
        leading="au plus tard|le|du|au|des|a partir|a compter|jusqu'au|d'ici|pour",
        days={"aujourd'hui": 0, "demain": 1, "apres-demain": 2, "apres demain": 2}
        | {"hier": -1, "avant-hier": -2, "avant hier": -2},
        units=("jours?", "semaines?", "mois", "ans?|annees?"),
        ahead=("(?:dans|d'ici|sous) N", "N apres D", "D dans N"),
        ago="il y a N",
        weekdays={
            "any": "W",
            "this": "ce W",
            "coming": "W qui vient",
            "next": "W prochain",
            "last": "W dernier",
            "week before": "W de la semaine derniere",
            "week": "W de cette semaine",
            "week after": "W de la semaine prochaine|(?:la )?semaine prochaine W",
            "a week on": "W en huit",
            "two weeks on": "W en quinze",
        },
        years={"de cette annee": 0, "de l'(?:annee prochaine|an prochain)": 1},
        thousands="deux mille",
        suffix="er",
        more_weekdays={},
        more_months={"jan": 1, "fev": 2, "juill": 7},
    ),
    "es": _Words(
        leading="el|al|del|desde|hasta|a partir|a mas tardar|para|dia",
        days={"hoy": 0, "manana": 1, "pasado manana": 2}
        | {"ayer": -1, "anteayer": -2, "antes de ayer": -2}
        | {"de hoy en ocho": 7, "de hoy en quince": 14},
        units=("dias?", "semanas?", "mes(?:es)?", "anos?"),
        ahead=("(?:en|dentro de|de aqui a) N", "N despues del? D", "D (?:en|dentro de) N"),
        ago="hace N",
        weekdays={
            "any": "W",
            "this": "este W",
            "coming": "W que viene",
            "next": "proximo W|W proximo",
            "last": "W pasado|pasado W",
            "week before": "W de la semana pasada",
            "week": "W de esta semana",
            "week after": "W de la (?:proxima semana|semana proxima|semana que viene)",
        },
        years={"de este ano": 0, "del (?:ano que viene|proximo ano|ano proximo)": 1},
        thousands="dos mil",
        suffix=r"\.?[oa]|e?ro",
        more_weekdays={},
        more_months={"sep": 9, "set": 9, "setiembre": 9},
    ),
}
_SAID_FOR_WEEKS: Final = {("de", 8): 7, ("fr", 8): 7, ("fr", 15): 14, ("es", 8): 7, ("es", 15): 14}
"""Numbers of days that are said where a week, or two, are meant."""


class _Reading:
    """One reading, in one language; every method gives all the days that the words could mean."""

    def __init__(self, language: str, orders: tuple[bool, ...], today: date) -> None:
        self._language = language
        self._own = _WORDS[language]
        self._orders = orders
        self._today = today

    def days(self, words: str) -> set[date]:
        bare = self._without_leading(words)
        try:
            if bare in self._own.days:
                return {self._today + timedelta(self._own.days[bare])}
            return {
                *self._counted(words),
                *self._on_weekday(bare),
                *self._dated(bare, alone=bare == words),
            }
        except OverflowError:  # after the year 9999
            return set()

    def _without_leading(self, words: str) -> str:
        return re.sub(rf"\A(?:(?:{self._own.leading}) )+", "", words)

    def _counted(self, words: str) -> Iterator[date]:
        """So long from a day on, or ago."""
        units = "|".join(self._own.units)
        amount = rf"(?P<count>\d{{1,3}}|[a-z' -]+?) (?P<unit>{units})"
        for pattern in self._own.ahead:
            found = re.fullmatch(pattern.replace("N", amount).replace("D", "(?P<day>.+)"), words)
            if found is None:
                continue
            day = found.groupdict().get("day")
            weekday = weekdays_named(self._language).get(day or "")
            for count in self._counts(found, worded_for_weeks=day is not None):
                if day is None:
                    yield from self._away(self._today, count, found["unit"])
                elif weekday is not None and words.startswith(day):
                    yield from self._weekday_away(weekday, count, found["unit"])
                else:
                    for start in self.days(day):
                        yield from self._away(start, count, found["unit"])
        if found := re.fullmatch(self._own.ago.replace("N", amount), words):
            for count in self._counts(found, worded_for_weeks=False):
                yield from self._away(self._today, -count, found["unit"])

    def _counts(self, found: re.Match[str], *, worded_for_weeks: bool) -> Iterator[int]:
        """How many units: "acht Tage" may be seven, and from a day on it is."""
        said = found["count"]
        count = int(said) if said.isdecimal() else read_number(said, language=self._language)
        if said in ("a", "an"):
            count = 1
        if count is None:
            return
        weeks = _SAID_FOR_WEEKS.get((self._language, count))
        if weeks is None or not re.fullmatch(self._own.units[0], found["unit"]):
            yield count
        elif said.isdecimal():
            yield count
            if self._language != "de":
                yield weeks
        else:
            yield weeks
            if not worded_for_weeks:
                yield count

    def _away(self, start: date, count: int, unit: str) -> Iterator[date]:
        """The day so many units from `start`; a month's last where it has no such day."""
        days, weeks, months, _years = self._own.units
        if re.fullmatch(days, unit):
            yield start + timedelta(days=count)
        elif re.fullmatch(weeks, unit):
            yield start + timedelta(weeks=count * (2 if unit.startswith("fortnight") else 1))
        else:
            away = count if re.fullmatch(months, unit) else count * 12
            year, month = divmod(start.year * 12 + start.month - 1 + away, 12)
            if year in _YEARS:
                last = monthrange(year, month + 1)[1]
                yield date(year, month + 1, min(start.day, last))

    def _weekday_away(self, weekday: int, count: int, unit: str) -> Iterator[date]:
        """ "Freitag in einer Woche": once Friday has passed, its own week may count or not."""
        coming = self._today + timedelta((weekday - self._today.weekday()) % 7)
        for day in self._away(coming, count, unit):
            if day.weekday() == weekday:
                yield day
                if weekday < self._today.weekday():
                    yield day - _WEEK

    def _on_weekday(self, words: str) -> set[date]:
        for kind, pattern in _weekday_patterns(self._language).items():
            if found := pattern.fullmatch(words):
                name = next(filter(None, found.groups()))
                return self._weekday(weekdays_named(self._language)[name], kind)
        return set()

    def _weekday(self, weekday: int, kind: _Kind) -> set[date]:
        today = self._today
        this = today + timedelta(weekday - today.weekday())
        coming = this if this > today else this + _WEEK
        passed = this if this < today else this - _WEEK
        either = {coming, today} if this == today else {coming}
        return {
            "any": either,
            "this": {this} if this >= today else {this, coming},
            "coming": {coming},
            "next": {coming, this + _WEEK},
            "last": {passed, this - _WEEK},
            "week before": {this - _WEEK},
            "week": {this},
            "week after": {this + _WEEK},
            "a week on": {day + _WEEK for day in either},
            "two weeks on": {day + 2 * _WEEK for day in either},
        }[kind]

    def _dated(self, words: str, *, alone: bool) -> Iterator[date]:
        """A date, which agrees with its weekday where one is named; `alone` without an article."""
        first, _space, rest = words.partition(" ")
        before, _space, last = words.rpartition(" ")
        names = weekdays_named(self._language)
        for name, dated in ((first, rest), (last, before)):
            if name in names:
                for day in self._date(self._without_leading(dated), alone=False):
                    if day.weekday() == names[name]:
                        yield day
                if name not in months_named(self._language):  # as "mar" is in Spanish
                    return
        yield from self._date(words, alone=alone)

    def _date(self, words: str, *, alone: bool) -> Iterator[date]:
        if found := _ISO.fullmatch(words):
            year, _mark, month, day, month_alone, day_alone = found.groups()
            yield from self._on(int(day or day_alone), int(month or month_alone), year)
        elif found := _NUMBERS.fullmatch(words):
            yield from self._in_numbers(found)
        else:
            words = self._with_year_in_digits(words)
            for pattern in _date_patterns(self._language):
                if found := pattern.fullmatch(words):
                    month = months_named(self._language)[found["month"]]
                    yield from self._on(self._number(found), month, found["year"])
                    return
            found = re.fullmatch(_day_pattern(self._language), words)
            if found is None or (alone and not (self._language == "en" and found["suffix"])):
                return
            # The article makes a day of a number in French and Spanish, "le 5"; "by 5" is an hour.
            if self._language in ("fr", "es") or not words.isdecimal():
                yield from self._of_month(self._number(found))

    def _with_year_in_digits(self, words: str) -> str:
        """ "1 April next year" and "1er mars deux mille vingt-sept" with the number of the year."""
        for pattern, away in self._own.years.items():
            words = re.sub(rf" (?:{pattern})\Z", f" {self._today.year + away}", words)
        spelled = re.search(rf" ({self._own.thousands}.*)\Z", words)
        year = spelled and read_number(spelled[1], language=self._language)
        return f"{words[: spelled.start()]} {year}" if spelled and year in _YEARS else words

    def _in_numbers(self, found: re.Match[str]) -> Iterator[date]:
        first, second, year = int(found["first"]), int(found["second"]), found["year"]
        mark, ended = found["mark"], found["end"]
        if year is None and (mark == "-" or (mark == "." and not ended and self._language != "de")):
            return  # "1-3" is a range, "1.3" a number
        if ended and mark != ".":
            return
        orders = self._orders
        if self._language == "en" and (mark == "." or max(first, second) > 12):
            orders = (True, False)
        for day_first in orders:
            day, month = (first, second) if day_first else (second, first)
            yield from self._on(day, month, year)

    def _number(self, found: re.Match[str]) -> int:
        """The number of a day, in digits or in words; 0 where it is none."""
        if found["day"]:
            return int(found["day"])
        return read_ordinal(found["day_words"], language=self._language) or 0

    def _on(self, day: int, month: int, year: str | None) -> Iterator[date]:
        """That date, or the next in a year that has it; none where there is no such day."""
        if year is None:
            years: Iterable[int] = range(self._today.year, self._today.year + 9)
        elif len(year) == 4:
            years = (int(year),)
        else:
            here = self._today.year
            years = (here + (int(year[-2:]) - here + 50) % 100 - 50,)
        for each in years:
            if each in _YEARS and 1 <= month <= 12 and 1 <= day <= monthrange(each, month)[1]:
                found = date(each, month, day)
                if year is not None or found >= self._today:
                    yield found
                    return

    def _of_month(self, day: int) -> Iterator[date]:
        """The next day of that number."""
        for months in range(3):  # of two months in a row, one has 31 days
            year, month = divmod(self._today.year * 12 + self._today.month - 1 + months, 12)
            if 1 <= day <= monthrange(year, month + 1)[1]:
                found = date(year, month + 1, day)
                if found >= self._today:
                    yield found
                    return


_WEEK: Final = timedelta(weeks=1)
_ISO: Final = re.compile(r"(\d{4})(?:([-/.])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))")
_NUMBERS: Final = re.compile(
    r"(?P<first>\d\d?) ?(?P<mark>[./-]) ?(?P<second>\d\d?)"
    r"(?: ?(?P=mark) ?(?P<year>\d{4}|\d\d)|(?P<end>\.))?"
)


def _orders(language: str) -> tuple[bool, ...]:
    """Whether the day comes first in "3/4/2027", by the region; both where that is not known."""
    from babel import Locale
    from babel.localedata import exists

    spoken, locale = language_of(language), language.replace("-", "_")
    if locale != spoken and exists(locale):
        pattern = Locale.parse(locale).date_formats["short"].pattern
        if not pattern.startswith("y"):
            return (pattern.index("d") < pattern.index("M"),)
    return (True, False) if spoken == "en" else (True,)


@cache
def _weekday_patterns(language: str) -> dict[_Kind, re.Pattern[str]]:
    name = f"({'|'.join(weekdays_named(language))})"
    return {
        kind: re.compile(pattern.replace("W", name))
        for kind, pattern in _WORDS[language].weekdays.items()
    }


def _day_pattern(language: str) -> str:
    return (
        rf"(?:(?P<day>\d\d?)(?P<suffix>{_WORDS[language].suffix})?|(?P<day_words>[a-z][a-z' -]*?))"
    )


@cache
def _date_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Day and month, and in English and Spanish month and day, with or without a year."""
    day = _day_pattern(language)
    month = f"(?P<month>{'|'.join(sorted(months_named(language), key=len, reverse=True))})"
    year = r"(?:[ /-]?(?:(?:of|del?) )?(?P<year>\d{4}|'?\d\d))?"
    day_first = re.compile(rf"{day}[ /-]?(?:(?:of|de) )?{month}{year}")
    if language not in ("en", "es"):
        return (day_first,)
    return day_first, re.compile(
        rf"{month}[ -](?:the )?{day}(?:[ -](?:del? )?(?P<year>\d{{4}}|'\d\d))?"
    )


@cache
def weekdays_named(language: str) -> dict[str, int]:
    """The number of each weekday, Monday as 0, by its names in en, de, fr or es, as of months."""
    from babel import Locale

    return _names(Locale(language).days, range(7)) | _WORDS[language].more_weekdays


@cache
def months_named(language: str) -> dict[str, int]:
    """The number of each month by its names in en, de, fr or es, folded, in full and short."""
    from babel import Locale

    return _names(Locale(language).months, range(1, 13)) | _WORDS[language].more_months


def _names(named: Any, numbers: range) -> dict[str, int]:
    """The CLDR's names, in full and short, with their numbers."""
    return {
        folded(named[context][width][number]).rstrip("."): number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number in numbers
    }
