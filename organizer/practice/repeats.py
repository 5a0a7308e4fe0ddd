"""Deadlines that come again: the rule they follow, and the moments it gives.

A rule is a recurrence of iCalendar (RFC 5545, 3.3.10) and counts from the deadline's own plan, so
that what was reminded of late, or done late, does not move what comes after it.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from organizer.practice.moments import WallTime, wall_time

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANGE_OF_CLOCKS = timedelta(hours=3)
"""More than a wall is ever put forward or back."""
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY = re.compile(
    r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=(\d+))?"
    rf"(?:;BYDAY=(-1|[1-4])?((?:{'|'.join(_WEEKDAYS)})(?:,(?:{'|'.join(_WEEKDAYS)}))*)|;BY.*)?"
)


class Unit(StrEnum):
    """What the time between two repetitions is counted in."""

    DAYS = "DAILY"
    WEEKS = "WEEKLY"
    MONTHS = "MONTHLY"
    YEARS = "YEARLY"


class Every(NamedTuple):
    """So many units between one repetition and the next.

    `weekdays` (Monday is 0) are those of a week on which it comes, where it is not the one that it
    was first due on. Of a month it is one, and `nth` says which: the first is 1, the last -1.
    """

    number: int
    unit: Unit
    weekdays: tuple[int, ...] = ()
    nth: int = 0

    def rule(self, start: date) -> str:
        """The rule for what is first due on `start`. A day that a month has not is its last."""
        rule = f"FREQ={self.unit};INTERVAL={self.number}"
        if self.weekdays:
            on = ",".join(_WEEKDAYS[day] for day in self.weekdays)
            return f"{rule};BYDAY={self.nth or ''}{on}"
        last = (self.unit is Unit.MONTHS and start.day > 28) or (
            self.unit is Unit.YEARS and (start.month, start.day) == (2, 29)
        )
        if not last:
            return rule
        days = ",".join(str(day) for day in range(28, start.day + 1))
        month = f";BYMONTH={start.month}" if self.unit is Unit.YEARS else ""
        return f"{rule}{month};BYMONTHDAY={days};BYSETPOS=-1"


WORKDAYS: Final = Every(1, Unit.WEEKS, (0, 1, 2, 3, 4))
"""From Monday to Friday."""
OFTEN: Final = (
    None,
    Every(1, Unit.DAYS),
    WORKDAYS,
    Every(1, Unit.WEEKS),
    Every(2, Unit.WEEKS),
    Every(1, Unit.MONTHS),
    Every(3, Unit.MONTHS),
    Every(1, Unit.YEARS),
)
"""What deadlines usually repeat by; None is not at all."""


def read_every(rule: str) -> Every | None:
    """What `Every.rule` made of it; None for no rule."""
    found = _EVERY.fullmatch(rule)
    if found is None:
        return None
    weekdays = tuple(_WEEKDAYS.index(day) for day in found[4].split(",")) if found[4] else ()
    return Every(int(found[2] or 1), Unit(found[1]), weekdays, int(found[3] or 0))


def nth_weekdays(day: date) -> list[Every]:
    """The ways to say by its weekday which day of a month this is: the fourth Tuesday, the last."""
    which = [(day.day + 6) // 7] if day.day <= 28 else []
    if (day + timedelta(days=7)).month != day.month:
        which.append(-1)
    return [Every(1, Unit.MONTHS, (day.weekday(),), nth) for nth in which]


def following(rule: str, plan: WallTime, instant: datetime) -> WallTime | None:
    """The first moment after both `plan` and `instant` (aware); None where the rule has ended."""
    earliest = max(plan.instant, instant)
    before = wall_time(earliest, plan.zone).local - _CHANGE_OF_CLOCKS
    moments = (WallTime(local, plan.zone) for local in _from(rule, plan, before))
    return next((one for one in moments if one.instant > earliest), None)


def latest(rule: str, plan: WallTime, instant: datetime) -> WallTime:
    """The last moment that is not after `instant` (aware); `plan` is the first there is."""
    wall = wall_time(instant, plan.zone).local + _CHANGE_OF_CLOCKS
    moment = plan
    while (local := _rule(rule, plan).before(wall)) is not None and local > plan.local:
        moment = WallTime(local, plan.zone)
        if moment.instant <= instant:
            return moment
        wall = local
    return plan


def _from(rule: str, plan: WallTime, local: datetime) -> Iterator[datetime]:
    moments: Iterator[datetime] = _rule(rule, plan).xafter(local)
    return moments


@lru_cache(maxsize=512)
def _rule(rule: str, plan: WallTime) -> Any:
    from dateutil.rrule import rrulestr  # 8 ms, and few deadlines repeat

    return rrulestr(rule, dtstart=plan.local.replace(fold=0), cache=True)
