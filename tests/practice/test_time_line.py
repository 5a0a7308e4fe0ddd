"""What comes when, and what cannot wait for what (P7, P14)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.habits import Habits
from organizer.practice.moments import WallTime
from organizer.practice.time_line import (
    Entry,
    Mark,
    Move,
    conflicts,
    days,
    due_about,
    in_order,
)

BERLIN = "Europe/Berlin"
MONDAY = datetime(2026, 11, 23, 16, 30, tzinfo=UTC)


def _at(day: int, hour: int = 17, zone: str = BERLIN) -> WallTime:
    return WallTime(datetime(2026, 11, day, hour), zone)


def test_the_better_prospect_answers_two_days_after_the_limit() -> None:
    """P14: ask for a definite extension, inquire courteously with the other."""
    limit = Entry(Mark.LIMIT, 1, 10, _at(25, zone="Europe/London"))
    answer = Entry(Mark.ANSWER, 2, 11, _at(27))
    soon = Entry(Mark.ANSWER, 3, 12, _at(25))
    late = Entry(Mark.ANSWER, 4, 13, _at(20, 18), whole_day=True)
    entries = [soon, answer, late, limit]
    due = due_about(limit, entries, now=MONDAY, open_opportunities=(1, 2, 5))
    assert (due.before, due.after, due.late) == ((soon,), (answer,), (late,))
    assert due.unpromised == (5,)
    overdue, conflict = conflicts(entries, now=MONDAY, habits=Habits())
    assert (overdue.answer, overdue.moves, overdue.until) == (late, (Move.INQUIRE,), None)
    assert (conflict.limit, conflict.answer) == (limit, answer)
    assert conflict.moves == (Move.ASK_FOR_EXTENSION, Move.INQUIRE)
    assert conflict.until == _at(30, zone="Europe/London")  # Friday's answer, Monday's limit


def test_a_worse_prospect_is_worth_no_extension() -> None:
    entries = [Entry(Mark.LIMIT, 1, 10, _at(25)), Entry(Mark.ANSWER, 2, 11, _at(27))]
    for prospects, conflicting in (({1: 2, 2: 1}, 0), ({1: 1, 2: 1}, 1), ({1: 2}, 1)):
        found = conflicts(entries, now=MONDAY, habits=Habits(), prospects=prospects)
        assert len(found) == conflicting


def test_a_limit_that_has_passed_conflicts_with_nothing() -> None:
    entries = [Entry(Mark.LIMIT, 1, 10, _at(20)), Entry(Mark.ANSWER, 2, 11, _at(27))]
    assert conflicts(entries, now=MONDAY, habits=Habits()) == []


def test_the_days_are_those_of_the_persons_own_wall() -> None:
    """A moment moves with the zone, a whole day does not."""
    night = Entry(Mark.INTERVIEW, 1, 1, _at(24, 22, "America/New_York"))
    note = Entry(Mark.NOTE, 1, 2, _at(24, 18, "America/New_York"), whole_day=True)
    found = days([night, note], zone=BERLIN)
    assert [(day.day, day.entries) for day in found] == [
        (date(2026, 11, 24), (note,)),
        (date(2026, 11, 25), (night,)),
    ]


_ZONES = st.sampled_from([BERLIN, "Europe/London", "America/New_York", "Pacific/Auckland", "UTC"])
_WALLS = st.builds(
    WallTime,
    st.datetimes(datetime(2027, 3, 20), datetime(2027, 4, 10)).map(
        lambda moment: moment.replace(minute=0, second=0, microsecond=0)
    ),
    _ZONES,
)
_ENTRIES = st.lists(
    st.builds(
        Entry, st.sampled_from(Mark), st.integers(1, 4), st.integers(), _WALLS, st.booleans()
    ),
    max_size=12,
    unique_by=lambda entry: entry.record,
)
_NOW = st.datetimes(datetime(2027, 3, 20), datetime(2027, 4, 10), timezones=st.just(UTC))


def _seconds(entry: Entry) -> float:
    return entry.at.local.replace(tzinfo=ZoneInfo(entry.at.zone)).timestamp()


@given(entries=_ENTRIES, zone=_ZONES)
def test_every_entry_stands_once_and_in_order(entries: list[Entry], zone: str) -> None:
    ordered = in_order(entries)
    assert sorted(ordered, key=lambda entry: entry.record) == sorted(
        entries, key=lambda entry: entry.record
    )
    for earlier, later in pairwise(ordered):
        assert _seconds(earlier) <= _seconds(later)
    axis = days(entries, zone=zone)
    assert [day.day for day in axis] == sorted({day.day for day in axis})
    assert sum(len(day.entries) for day in axis) == len(entries)
    for day in axis:
        assert list(day.entries) == [entry for entry in ordered if entry in day.entries]


@given(entries=_ENTRIES, now=_NOW)
def test_the_conflicts_are_those_that_looking_at_every_pair_finds(
    entries: list[Entry], now: datetime
) -> None:
    expected = set()
    for limit in entries:
        if limit.mark is not Mark.LIMIT or _seconds(limit) <= now.timestamp():
            continue
        for answer in entries:
            if answer.mark is not Mark.ANSWER or answer.opportunity == limit.opportunity:
                continue
            if any(
                other.mark is Mark.ANSWER
                and other.opportunity == answer.opportunity
                and (_seconds(other), other.record) > (_seconds(answer), answer.record)
                for other in entries
            ):
                continue
            late = _seconds(answer) < now.timestamp()
            if late or _seconds(answer) >= _seconds(limit):
                expected.add((limit.record, answer.record, late))
    found = conflicts(entries, now=now, habits=Habits())
    assert len(found) == len(expected)
    assert {
        (conflict.limit.record, conflict.answer.record, conflict.until is None)
        for conflict in found
    } == expected
    for conflict in found:
        if conflict.until is None:
            continue
        assert conflict.until.local.time() == conflict.limit.at.local.time()
        assert conflict.until.instant > conflict.answer.at.instant
        assert conflict.until.local.weekday() < 5
        # No working day between the answer and the limit to ask for.
        between = conflict.answer.at.in_zone(conflict.limit.at.zone).day + timedelta(days=1)
        while between < conflict.until.day:
            assert between.weekday() >= 5
            between += timedelta(days=1)


@given(entries=_ENTRIES, now=_NOW)
def test_every_other_opportunity_answers_before_after_late_or_never(
    entries: list[Entry], now: datetime
) -> None:
    for limit in (entry for entry in entries if entry.mark is Mark.LIMIT):
        due = due_about(limit, entries, now=now, open_opportunities=range(1, 5))
        named = [entry.opportunity for entry in (*due.before, *due.after, *due.late)]
        assert sorted([*named, *due.unpromised, limit.opportunity]) == [1, 2, 3, 4]
