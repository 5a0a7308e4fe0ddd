"""Reads a day or a moment as people write it: "by Friday", "in zwei Wochen", "7.12. 14 Uhr".

The months, the numbers in words and the counting of weeks and months are dateparser's. The shapes
they may stand in are ours, because dateparser alone is silently wrong: it reads "morgen 9 Uhr" as
tomorrow at the present hour, "7.12." as twelve minutes past seven and "2 die" as a day in January.
What does not fit a shape as a whole is not understood, and a person who sees that writes it in
another way; a wrong date would be noticed too late.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, Literal

_LONGEST: Final = 80
"""Characters; nobody writes a longer date."""


@dataclass(frozen=True)
class When:
    """A day, and the hour on the wall where one was named."""

    day: date
    time: time | None = None


def read_when(
    text: str,
    *,
    now: datetime,
    language: str = "en",
    prefer: Literal["future", "past"] = "future",
) -> When | None:
    """The day or moment that `text` means, in English or German; None where any of it is unclear.

    `now` is aware, in the person's zone, and the answer is on the wall of that zone. `language`
    decides 12/7 alone: the month comes first in English, the day elsewhere; 7.12. is always the
    7th of December. `prefer` says on which side of now the nearest match is meant:

    - a weekday is the next one after today, never today ("next Friday" too), or the last before;
    - a date without its year, or an hour without its day, is the nearest on that side;
    - the end of a week is its Friday, of a month or year its last day;
    - hours are on the clock of 24 unless "pm" or the like says otherwise. Midnight, "12 am" and
      24:00 belong to two days and are not understood, nor is what only circumscribes a day ("next
      week", "in a few days").
    """
    words = " ".join(unicodedata.normalize("NFKC", text).lower().replace("’", "'").split())
    if len(words) > _LONGEST:
        return None
    reading = _Reading(now, month_first=language.startswith("en"), past=prefer == "past")
    try:
        return reading.moment(words.strip(" ,;"))
    except (ValueError, OverflowError):  # a day or hour that there is not: 30 February, 25:00
        return None


_DAYS: Final = {
    "today": 0,
    "heute": 0,
    "tomorrow": 1,
    "morgen": 1,
    "day after tomorrow": 2,
    "übermorgen": 2,
    "uebermorgen": 2,
    "yesterday": -1,
    "gestern": -1,
    "day before yesterday": -2,
    "vorgestern": -2,
}
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "monday mon montag mo",
            "tuesday tue tues dienstag di",
            "wednesday wed mittwoch mi",
            "thursday thu thur thurs donnerstag do",
            "friday fri freitag fr",
            "saturday sat samstag sonnabend sa",
            "sunday sun sonntag so",
        )
    )
    for name in names.split()
}
_FRIDAY: Final = 4

_REWORDED: Final = {
    "tonight": "today evening",
    "this morning": "today morning",
    "this afternoon": "today afternoon",
    "this evening": "today evening",
    "half an hour": "30 minutes",
    "a quarter of an hour": "15 minutes",
    "an hour and a half": "90 minutes",
    "einer halben stunde": "30 minuten",
    "einer viertelstunde": "15 minuten",
    "anderthalb stunden": "90 minuten",
    "eines tages": "einem tag",
    "eines monats": "einem monat",
    "eines jahres": "einem jahr",
    "zweier": "zwei",
    "dreier": "drei",
    "vierzehn": "14",
    "fünfzehn": "15",
    "zwanzig": "20",
    "dreißig": "30",
}
"""What dateparser does not know, in words that it does."""
_TO_REWORD: Final = re.compile(rf"\b(?:{'|'.join(_REWORDED)})\b")

_LEADING: Final = re.compile(
    r"\A(?:(?:by|on|until|till|no later than|the|bis|spätestens|zum|am|den|dem)(?: |$))+"
)
_WITHIN: Final = re.compile(
    r"\A(?:within|innerhalb(?: von)?|binnen|in)(?: the next| den nächsten| der nächsten)? "
)

_WORD: Final = r"[^\W\d_]+"
_UNIT: Final = (
    "(?:seconds?|minutes?|mins?|hours?|days?|weeks?|fortnights?|months?|years?|"
    "sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?)"
)
_AMOUNT: Final = rf"(?:\d{{1,4}}|{_WORD}) {_UNIT}"
_HOUR: Final = rf"(?P<hour>\d\d?|(?!an?\b|eine){_WORD})"
_YEAR: Final = r"(?P<year>\d{4}|\d\d)"
_LONG_YEAR: Final = r"(?P<year>\d{4})"
_ORDINAL: Final = r"(?:\.|st|nd|rd|th)"
_WEEKDAY: Final = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})\b\.?"
_SIDE: Final = (
    r"(?:(?P<next>next|coming|(?:nächst|kommend)e[nrs]?)|"
    r"(?P<last>last|(?:letzt|vergangen)e[nrs]?)|this|diese[nrs]?)"
)

_FROM_NOW: Final = re.compile(rf"\A(?:in )?({_AMOUNT})(?: from now|(?:'s?)? time)\Z")
_COUNTED: Final = re.compile(rf"(?:in|vor) {_AMOUNT}|{_AMOUNT} ago")
_COUNTED_FROM: Final = re.compile(rf"(?P<amount>{_AMOUNT}) (?:from|after) (?P<day>.+)")
_DAY_COUNTED: Final = re.compile(rf"(?P<day>{_WORD}) (?P<amount>in {_AMOUNT})")
_SOME_WEEKDAY: Final = re.compile(rf"(?:{_SIDE} )?{_WEEKDAY}")
_WEEKDAY_OF_WEEK: Final = (
    re.compile(rf"{_WEEKDAY} {_SIDE} (?:week|woche)"),
    re.compile(rf"{_SIDE} (?:week|woche),? (?:on |am )?{_WEEKDAY}"),
)
_WEEKDAY_AND_DATE: Final = re.compile(rf"{_WEEKDAY},? (?:the |den |dem )?(?P<date>.+)")
_END: Final = re.compile(
    rf"(?:end|ende)(?: of)?(?: the| der| des)?(?: {_SIDE})? "
    r"(?:(?P<week>week|woche)|(?P<month>month|monats?)|(?:year|jahres))"
)
_END_OF_MONTH: Final = re.compile(rf"(?:end|ende)(?: of)? (?P<month>{_WORD})\.?(?: {_YEAR})?")
_DATES: Final = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    re.compile(rf"(?P<day>\d\d?)\. ?(?P<month>\d\d?)(?:\.(?: ?{_YEAR})?)?"),
    re.compile(rf"(?P<first>\d\d?)/(?P<second>\d\d?)(?:/{_YEAR})?"),
    re.compile(rf"(?P<day>\d\d?){_ORDINAL}"),
    re.compile(rf"(?P<day>\d\d?){_ORDINAL}?(?: of)? ?(?P<month>{_WORD})\.?(?:,? {_LONG_YEAR})?"),
    re.compile(rf"(?P<month>{_WORD})\.? (?P<day>\d\d?){_ORDINAL}?(?:,? {_LONG_YEAR})?"),
)

_MERIDIEM: Final = r"(?P<meridiem>[ap])\.?m\b\.?"
_CLOCKS: Final = tuple(
    re.compile(rf"(?<![^\s,]){pattern}(?![^\s,;])")
    for pattern in (
        r"um (?P<hour>\d\d?)[:.](?P<minute>\d\d)(?: uhr)?",  # "am" after it is German
        rf"(?:at |@ ?)?(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
        rf"(?: uhr| ?{_MERIDIEM})?",
        rf"(?:at )?(?P<hour>\d\d?)\.(?P<minute>\d\d)(?: uhr| ?{_MERIDIEM})",
        r"at (?P<hour>\d\d?)\.(?P<minute>\d\d)",
        rf"(?:um )?{_HOUR} uhr(?: (?P<minute>\d\d))?",
        rf"(?:um )?(?P<half>halb) {_HOUR}",
        rf"um {_HOUR}",
        rf"(?:at )?(?P<hour>\d\d?) ?{_MERIDIEM}",
        rf"(?:at )?{_HOUR} o'?clock",
        r"(?:at )?(?:12 )?(?P<noon>noon|midday|mittags?)",
        rf"at {_HOUR}",
    )
)
_PART_OF_DAY: Final = re.compile(
    r"(?<!\S)(?:in the |am )?(?:(?P<early>morning|früh|morgens|vormittags?)|"
    r"(?:afternoon|nachmittags?|mittags?|evening|abends?))(?!\S)"
)


class _Reading:
    """One reading: what is known of now, and on which side of it the person means."""

    def __init__(self, now: datetime, *, month_first: bool, past: bool) -> None:
        self._now = now
        self._wall = now.replace(tzinfo=None)
        self._today = now.date()
        self._month_first = month_first
        self._side = -1 if past else 1

    def moment(self, words: str) -> When | None:
        words = _TO_REWORD.sub(lambda found: _REWORDED[found[0]], words)
        words = _WITHIN.sub("in ", _LEADING.sub("", words))
        words = _FROM_NOW.sub(r"in \1", words)
        if re.match(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d", words):
            return self._iso(words)
        if _COUNTED.fullmatch(words):
            return self._counted(words)
        clock, words = _without_clock(words)
        words = _LEADING.sub("", words)
        if words:
            day = self._day(words)
            return When(day, clock) if day else None
        return When(self._nearest(clock), clock) if clock else None

    def _iso(self, words: str) -> When:
        moment = datetime.fromisoformat(words.upper())
        if moment.tzinfo is not None:
            moment = moment.astimezone(self._now.tzinfo)
        return When(moment.date(), moment.time())

    def _counted(self, words: str) -> When | None:
        """So many days away is a day; so many hours is a moment, by elapsed time."""
        found = _counted_from(self._wall, words)
        if found is None:
            return None
        moment, exact = found
        if not exact:
            return When(moment.date())
        elapsed = moment - self._wall
        there = (self._now.astimezone(UTC) + elapsed).astimezone(self._now.tzinfo)
        return When(there.date(), there.time().replace(microsecond=0))

    def _nearest(self, clock: time) -> date:
        """The day on which the clock shows that next, or showed it last."""
        here = self._wall.time()
        passed = clock > here if self._side < 0 else clock <= here
        return self._today + timedelta(days=self._side * passed)

    def _day(self, words: str) -> date | None:
        if words in _DAYS:
            return self._today + timedelta(days=_DAYS[words])
        if found := _SOME_WEEKDAY.fullmatch(words):
            return self._weekday(_WEEKDAYS[found["weekday"]], _side(found, self._side))
        for pattern in _WEEKDAY_OF_WEEK:
            if found := pattern.fullmatch(words):
                return self._of_week(_side(found), _WEEKDAYS[found["weekday"]])
        if words in ("monatsende", "jahresende"):
            words = f"ende {words.removesuffix('ende')}"
        if found := _END.fullmatch(words):
            return self._end(found)
        if found := _END_OF_MONTH.fullmatch(words):
            return self._end_of_month(found)
        if _COUNTED.fullmatch(words):
            return _days_away(words, self._today)
        if found := _COUNTED_FROM.fullmatch(words):
            start = self._day(_LEADING.sub("", found["day"]))
            return _days_away(f"in {found['amount']}", start) if start else None
        if found := _DAY_COUNTED.fullmatch(words):
            return self._day_counted(found["day"], found["amount"])
        if found := _WEEKDAY_AND_DATE.fullmatch(words):
            day = self._day(found["date"])
            return day if day and day.weekday() == _WEEKDAYS[found["weekday"]] else None
        return self._date(words)

    def _weekday(self, weekday: int, side: int) -> date:
        away = (weekday - self._today.weekday()) * side % 7 or 7
        return self._today + timedelta(days=away * side)

    def _of_week(self, weeks: int, weekday: int) -> date:
        return self._today + timedelta(weeks=weeks, days=weekday - self._today.weekday())

    def _day_counted(self, day: str, amount: str) -> date | None:
        """So long after a day ("Freitag in zwei Wochen").

        Once that weekday is past this week, it is unclear whether its own week counts.
        """
        if day in _DAYS:
            return _days_away(amount, self._today + timedelta(days=_DAYS[day]))
        weekday = _WEEKDAYS.get(day, 0)
        if weekday <= self._today.weekday():
            return None
        return _days_away(amount, self._weekday(weekday, 1))

    def _end(self, found: re.Match[str]) -> date:
        side = _side(found)
        if found["week"]:
            friday = self._of_week(side, _FRIDAY)
            # On a weekend the week that ends is the one that begins on Monday.
            return friday if friday >= self._today or side else friday + timedelta(weeks=1)
        if found["month"]:
            month = self._today.year * 12 + self._today.month - 1 + side
            return _last_of(month // 12, month % 12 + 1)
        return _last_of(self._today.year + side, 12)

    def _end_of_month(self, found: re.Match[str]) -> date | None:
        month = _month(found["month"])
        if month is None:
            return None
        if found["year"]:
            return _last_of(_year(found["year"]), month)
        end = _last_of(self._today.year, month)
        passed = (end - self._today).days * self._side < 0
        return _last_of(end.year + self._side * passed, month)

    def _date(self, words: str) -> date | None:
        for pattern in _DATES:
            if found := pattern.fullmatch(words):
                break
        else:
            return None
        parts = found.groupdict()
        month: int | None
        if "first" in parts:
            month, day = int(parts["first"]), int(parts["second"])
            if not self._month_first or month > 12:
                month, day = day, month
        else:
            day = int(parts["day"])
            if "month" not in parts:
                return self._day_of_month(day)
            named = parts["month"]
            month = int(named) if named.isdecimal() else _month(named)
        if month is None:
            return None
        if parts.get("year"):
            return date(_year(parts["year"]), month, day)
        return self._without_year(month, day)

    def _without_year(self, month: int, day: int) -> date:
        for years in range(9):  # from one 29 February to the next it can be eight years
            year = self._today.year + self._side * years
            if day <= monthrange(year, month)[1]:
                found = date(year, month, day)
                if (found - self._today).days * self._side >= 0:
                    return found
        raise ValueError(f"no day {day} in month {month}")

    def _day_of_month(self, day: int) -> date:
        for months in range(3):  # of two months in a row, one has 31 days
            month = self._today.year * 12 + self._today.month - 1 + self._side * months
            year, month = month // 12, month % 12 + 1
            if day <= monthrange(year, month)[1]:
                found = date(year, month, day)
                if (found - self._today).days * self._side >= 0:
                    return found
        raise ValueError(f"no day {day}")


def _side(found: re.Match[str], otherwise: int = 0) -> int:
    """1 for the next, -1 for the last."""
    if found["next"]:
        return 1
    return -1 if found["last"] else otherwise


def _without_clock(words: str) -> tuple[time | None, str]:
    """The time of day in `words`, and the words without it. Raises `ValueError`."""
    for pattern in _CLOCKS:
        if found := pattern.search(words):
            clock = {"meridiem": None, "half": None, "minute": None, "second": None} | (
                found.groupdict()
            )
            hour = 12 if "noon" in clock else _count(clock["hour"])
            if hour is None:
                continue
            rest = f"{words[: found.start()]} {words[found.end() :]}"
            part = _PART_OF_DAY.search(rest)
            if part:
                rest = f"{rest[: part.start()]} {rest[part.end() :]}"
            return _time(hour, clock, part), " ".join(rest.split()).strip(" ,;")
    return None, words


def _time(hour: int, clock: dict[str, str | None], part: re.Match[str] | None) -> time:
    minute, second = int(clock["minute"] or 0), int(clock["second"] or 0)
    if clock["meridiem"]:
        if not 1 <= hour <= 12 or (hour, minute, clock["meridiem"]) == (12, 0, "a"):
            raise ValueError("12 am")
        hour = hour % 12 + 12 * (clock["meridiem"] == "p")
    if clock["half"]:
        if hour < 2:
            raise ValueError("halb eins")
        hour, minute = hour - 1, 30
    if part:
        early = part["early"] is not None
        if not early and 1 <= hour <= 11 and clock["meridiem"] is None:
            hour += 12
        if early != (hour < 12):
            raise ValueError("the hour is not in that part of the day")
    return time(hour, minute, second)


def _counted_from(start: datetime, words: str) -> tuple[datetime, bool] | None:
    """So much after or before `start`, and whether it is so to the second."""
    parts = words.split()
    place = 0 if parts[-1] == "ago" else 1
    count = _count(parts[place])
    if count is None:
        return None
    parts[place] = str(count)
    found, period = _read_by_dateparser(" ".join(parts), start)
    return (found, period == "time") if found else None


def _days_away(words: str, start: date) -> date | None:
    """The day so many days, weeks, months or years from `start`; hours have no place there."""
    found = _counted_from(datetime.combine(start, time(12)), words)
    return found[0].date() if found and not found[1] else None


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


@lru_cache(maxsize=256)
def _month(name: str) -> int | None:
    """The month of that name. Asked for a whole month, dateparser takes a number for one too."""
    found, period = _read_by_dateparser(f"{name} 2024", datetime(2023, 1, 1))
    return found.month if found and period == "month" and _count(name) is None else None


@lru_cache(maxsize=256)
def _count(number: str) -> int | None:
    """A number in digits or in words. Dateparser takes "tomorrow days" for one day, but also
    "tomorrow weeks": only a number makes seven times as many days of weeks."""
    if number.isdecimal():
        return int(number)
    start = datetime(2024, 1, 1)
    for day, week in (("days", "weeks"), ("tagen", "wochen")):
        days, _period = _read_by_dateparser(f"in {number} {day}", start)
        weeks, _period = _read_by_dateparser(f"in {number} {week}", start)
        if days and weeks and weeks - start == 7 * (days - start) > timedelta(0):
            return (days - start).days
    return None


def _read_by_dateparser(words: str, now: datetime) -> tuple[datetime | None, str]:
    """What dateparser reads, and to which unit. Only for shapes that it reads right.

    Import and first use cost about 130 ms of processor time and 15 MB, so a text must need it.
    """
    from dateparser.date import DateDataParser

    found = DateDataParser(
        languages=["en", "de"],
        settings={"RELATIVE_BASE": now, "RETURN_TIME_AS_PERIOD": True},
    ).get_date_data(words)
    return found.date_obj, found.period
