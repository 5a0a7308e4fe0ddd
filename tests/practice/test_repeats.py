"""Rules by which deadlines come again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from organizer.practice.moments import WallTime
from organizer.practice.repeats import (
    WORKDAYS,
    Every,
    Unit,
    following,
    latest,
    nth_weekdays,
    read_every,
)

ZONE = "Europe/Berlin"


def days(every: Every, start: str, count: int) -> list[str]:
    plan = WallTime(datetime.fromisoformat(start), ZONE)
    rule, moment, found = every.rule(plan.day), plan, list[str]()
    assert read_every(rule) == every
    for _time in range(count):
        next_one = following(rule, plan, moment.instant)
        assert next_one is not None and latest(rule, plan, next_one.instant) == next_one
        assert latest(rule, plan, next_one.instant - timedelta(seconds=1)) == moment
        moment = next_one
        found.append(moment.local.isoformat(" ", "minutes"))
    return found


@pytest.mark.parametrize(
    ("every", "start", "found"),
    [
        (Every(2, Unit.WEEKS), "2026-10-14 09:00", ["2026-10-28 09:00", "2026-11-11 09:00"]),
        (Every(3, Unit.MONTHS), "2026-11-30 18:00", ["2027-02-28 18:00", "2027-05-30 18:00"]),
        (Every(1, Unit.MONTHS), "2027-01-31 10:00", ["2027-02-28 10:00", "2027-03-31 10:00"]),
        (Every(1, Unit.YEARS), "2028-02-29 10:00", ["2029-02-28 10:00", "2030-02-28 10:00"]),
        (WORKDAYS, "2026-12-03 09:00", ["2026-12-04 09:00", "2026-12-07 09:00"]),
        (
            Every(2, Unit.WEEKS, (1, 3)),
            "2026-12-02 09:00",
            ["2026-12-03 09:00", "2026-12-15 09:00"],
        ),
        (
            Every(1, Unit.MONTHS, (1,), 2),
            "2026-12-08 09:00",
            ["2027-01-12 09:00", "2027-02-09 09:00"],
        ),
        (
            Every(2, Unit.MONTHS, (4,), -1),
            "2026-10-30 09:00",
            ["2026-12-25 09:00", "2027-02-26 09:00"],
        ),
        (Every(1, Unit.DAYS), "2026-10-24 02:30", ["2026-10-25 02:30", "2026-10-26 02:30"]),
        (Every(1, Unit.DAYS), "2027-03-27 02:30", ["2027-03-28 02:30", "2027-03-29 02:30"]),
    ],
)
def test_the_hour_on_the_wall_stays_and_a_day_that_is_missing_is_the_last(
    every: Every, start: str, found: list[str]
) -> None:
    assert days(every, start, 2) == found


def test_what_was_missed_is_passed_over() -> None:
    plan = WallTime(datetime(2026, 1, 5, 9, 0), ZONE)
    rule = Every(1, Unit.WEEKS).rule(plan.day)
    later = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
    next_one = following(rule, plan, later)
    assert next_one is not None and next_one.local == datetime(2026, 11, 30, 9, 0)
    assert latest(rule, plan, later).local == datetime(2026, 11, 23, 9, 0)


def test_what_is_no_such_rule_is_none() -> None:
    assert read_every("") is None
    assert read_every("FREQ=HOURLY") is None
    for other in ("BYDAY=MO,", "BYDAY=5TU", "BYDAY=XX", "BYMONTHDAY=28,29;BYSETPOS=-1"):
        assert read_every(f"FREQ=MONTHLY;{other}") == Every(1, Unit.MONTHS)


@pytest.mark.parametrize(
    ("day", "nths"), [(1, [1]), (14, [2]), (24, [4]), (28, [4, -1]), (29, [-1])]
)
def test_a_day_is_named_by_which_of_its_weekdays_it_is(day: int, nths: list[int]) -> None:
    ways = nth_weekdays(date(2026, 12, day))
    assert [way.nth for way in ways] == nths
    for way in ways:
        first = WallTime(datetime(2026, 11, 1, 9), ZONE)
        found = following(way.rule(first.day), first, datetime(2026, 12, 1, tzinfo=UTC))
        assert found is not None and found.day == date(2026, 12, day)
