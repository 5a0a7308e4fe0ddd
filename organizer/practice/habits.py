"""The person's working hours and lead times, and the days that follow from them (P7, P10)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from organizer.practice.moments import WallTime


class Habits(NamedTuple):
    """What the settings say about time; every rule that proposes a moment takes it.

    `working_days` counts Monday as 0. `note_after_days` and `hear_back_days` are working days.
    In the hours that are `quiet` no reminder is raised but that of a decision (P14).
    """

    work_start: time = time(9, 0)
    work_end: time = time(18, 0)
    working_days: frozenset[int] = frozenset(range(5))
    note_after_days: int = 1
    note_time: time = time(10, 0)
    hear_back_days: int = 10
    morning: time = time(8, 0)
    quiet: tuple[time, time] | None = None


def add_working_days(day: date, count: int, habits: Habits) -> date:
    """The working day that is `count` working days after `day`."""
    while count > 0:
        day += timedelta(days=1)
        if day.weekday() in habits.working_days:
            count -= 1
    return day


def note_due(met_on: date, zone: str, habits: Habits) -> WallTime:
    """When the note to a person met on that day is due (P10: the next working day)."""
    due = add_working_days(met_on, habits.note_after_days, habits)
    return WallTime(datetime.combine(due, habits.note_time), zone)


def propose_hear_back(met_on: date, habits: Habits) -> date:
    """The day to hear back by where no answer was promised (P7)."""
    return add_working_days(met_on, habits.hear_back_days, habits)


def next_working_moment(moment: WallTime, habits: Habits) -> WallTime:
    """The next working day at the hour of notes, for tasks that are not for tonight (P12)."""
    day = add_working_days(moment.day, 1, habits)
    return WallTime(datetime.combine(day, habits.note_time), moment.zone)
