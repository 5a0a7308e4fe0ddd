"""Rules by which deadlines come again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from organizer.practice.moments import WallTime
from organizer.practice.repeats import Every, Unit, following, latest, read_every

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
