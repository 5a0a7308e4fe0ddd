"""How a locale writes days, times and lists: the CLDR by way of Babel.

The first window shows them, and importing Babel costs as much processor time as a sixth of a bare
window. So these few names and patterns are taken from Babel beforehand, for every region of the
languages spoken, into conventions.tsv (`organizer.i18n.catalogs`). Reading JSON would take 1.5 ms
more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

FILE_NAME: Final = "conventions.tsv"

_FIELD: Final = re.compile(r"'([^']*)'|EEEE|MMMM|dd?|y|HH?|hh?|mm|a")


class Conventions(NamedTuple):
    """One locale's names and patterns, in the CLDR's letters.

    `noons` are the marks of hours before and after noon. `moment` joins a time {0} to a day {1},
    `duration` the larger unit to the smaller, `pair` two things; a longer list begins with `start`,
    goes on with `middle` and closes with `end`.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    noons: tuple[str, ...]
    day: str
    day_with_year: str
    clock: str
    moment: str
    duration: str
    pair: str
    start: str
    middle: str
    end: str

    def write_day(self, day: date, *, with_year: bool) -> str:
        """A day as a date: "Monday 7 December"."""
        return _filled(
            self.day_with_year if with_year else self.day,
            {
                "EEEE": self.weekdays[day.weekday()],
                "MMMM": self.months[day.month - 1],
                "d": f"{day.day}",
                "dd": f"{day.day:02}",
                "y": f"{day.year}",
            },
        )

    def write_time(self, moment: datetime | time) -> str:
        """The time of day, without seconds."""
        hour = moment.hour % 12 or 12
        return _filled(
            self.clock,
            {
                "H": f"{moment.hour}",
                "HH": f"{moment.hour:02}",
                "h": f"{hour}",
                "hh": f"{hour:02}",
                "mm": f"{moment.minute:02}",
                "a": self.noons[moment.hour >= 12],
            },
        )

    def write_list(self, items: Sequence[str]) -> str:
        """Several things as one phrase."""
        if len(items) < 3:
            return self.pair.format(*items) if len(items) == 2 else "".join(items)
        listed = self.start.format(items[0], items[1])
        for item in items[2:-1]:
            listed = self.middle.format(listed, item)
        return self.end.format(listed, items[-1])


@lru_cache(maxsize=8)
def conventions(locale: str, folder: Path | None) -> Conventions:
    """The conventions of a locale ("en_GB"), or of its language alone where there is no such pair.

    Prepared in `folder`, else from Babel.
    """
    if folder is None or not (folder / FILE_NAME).exists():
        return from_babel(locale)
    lines = (folder / FILE_NAME).read_text(encoding="utf-8").splitlines()
    for wanted in (locale, locale.partition("_")[0]):
        for line in lines:
            locales, weekdays, months, noons, *patterns = line.split("\t")
            if wanted in locales.split():
                return Conventions(_listed(weekdays), _listed(months), _listed(noons), *patterns)
    raise KeyError(locale)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split("|"))


def from_babel(locale: str) -> Conventions:
    """The same, asked of Babel."""
    from babel import Locale
    from babel.dates import parse_pattern
    from babel.lists import format_list
    from babel.localedata import exists

    data = Locale.parse(locale if exists(locale) else locale.partition("_")[0])
    full = data.date_formats["full"].pattern
    lists = data.list_patterns["standard"]
    own = {name: pattern.pattern for name, pattern in data.datetime_skeletons.items()}
    return Conventions(
        weekdays=tuple(data.days["format"]["wide"][day] for day in range(7)),
        months=tuple(data.months["format"]["wide"][month] for month in range(1, 13)),
        noons=tuple(parse_pattern("a").apply(time(hour), data) for hour in (9, 15)),
        day=own.get("MMMMEEEEd", re.sub(",? y", "", full)),
        day_with_year=own.get("yMMMMEEEEd", full),
        clock=data.time_formats["short"].pattern,
        moment=data.datetime_formats["full"],
        duration=format_list(["{0}", "{1}"], "unit-narrow", data),
        pair=lists["2"],
        start=lists["start"],
        middle=lists["middle"],
        end=lists["end"],
    )


def _filled(pattern: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda found: found[1] or fields[found[0]], pattern)
