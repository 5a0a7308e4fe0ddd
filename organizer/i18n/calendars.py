"""Days and times as a locale writes them: the CLDR by way of Babel.

The first window shows days, and importing Babel costs as much processor time as a sixth of a bare
window. So what these few patterns need is taken from Babel beforehand, for every region of the
languages spoken, into calendars.json (`organizer.i18n.catalogs`).
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

FILE_NAME: Final = "calendars.json"

_FIELD: Final = re.compile(r"'([^']*)'|EEEE|MMMM|dd?|y|HH?|hh?|mm|a")


class Calendar(NamedTuple):
    """One locale's names, and its patterns in the CLDR's letters.

    `moment` joins a time {0} to a day {1}; `duration` two units, the larger first.
    """

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    noons: tuple[str, ...]
    day: str
    day_with_year: str
    clock: str
    moment: str
    duration: str

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


@lru_cache(maxsize=8)
def calendar(locale: str, folder: Path | None) -> Calendar:
    """The calendar of a locale ("en_GB"), or of its language alone where there is no such pair.

    Prepared in `folder`, else from Babel.
    """
    if folder is None or not (folder / FILE_NAME).exists():
        return from_babel(locale)
    prepared = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    places = prepared["locales"]
    place = places[locale if locale in places else locale.partition("_")[0]]
    parts: dict[str, Any] = prepared["calendars"][place]
    for name in ("weekdays", "months", "noons"):
        parts[name] = tuple(parts[name])
    return Calendar(**parts)


def from_babel(locale: str) -> Calendar:
    """The same, asked of Babel."""
    from babel import Locale
    from babel.dates import parse_pattern
    from babel.lists import format_list
    from babel.localedata import exists

    data = Locale.parse(locale if exists(locale) else locale.partition("_")[0])
    full = data.date_formats["full"].pattern
    own = {name: pattern.pattern for name, pattern in data.datetime_skeletons.items()}
    return Calendar(
        weekdays=tuple(data.days["format"]["wide"][day] for day in range(7)),
        months=tuple(data.months["format"]["wide"][month] for month in range(1, 13)),
        noons=tuple(parse_pattern("a").apply(time(hour), data) for hour in (9, 15)),
        day=own.get("MMMMEEEEd", re.sub(",? y", "", full)),
        day_with_year=own.get("yMMMMEEEEd", full),
        clock=data.time_formats["short"].pattern,
        moment=data.datetime_formats["full"],
        duration=format_list(["{0}", "{1}"], "unit-narrow", data),
    )


def _filled(pattern: str, fields: dict[str, str]) -> str:
    return _FIELD.sub(lambda found: found[1] or fields[found[0]], pattern)
