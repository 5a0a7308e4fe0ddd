"""All opportunities on one axis of days, and what cannot wait for what (P7, P14)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from organizer.practice.habits import Habits, add_working_days
from organizer.practice.moments import WallTime


class Mark(StrEnum):
    """What stands on the time line; in this order where several come at one moment."""

    LIMIT = "limit"
    """By when an offer wants its decision."""
    ANSWER = "answer"
    """By when an answer was promised."""
    INTERVIEW = "interview"
    NOTE = "note"
    """A note that is owed."""


@dataclass(frozen=True)
class Entry:
    """One mark of an opportunity; `record` is what it stands for, such as the deadline.

    A `whole_day` has no hour: it stays on its day wherever the person is, and `at` is its end.
    """

    mark: Mark
    opportunity: int
    record: int
    at: WallTime
    whole_day: bool = False


@dataclass(frozen=True)
class Day:
    """A day of the axis that has entries, in their order."""

    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Due:
    """The answers of the other opportunities, seen from one limit, each in their order.

    `before` are due before the limit, `after` at its very moment or later, and what is `late` was
    promised for a time that has passed. `unpromised` are the opportunities that promised none.
    """

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]
    late: tuple[Entry, ...]
    unpromised: tuple[int, ...]


class Move(StrEnum):
    """What the practice suggests."""

    ASK_FOR_EXTENSION = "ask_for_extension"
    """Of the limit, to a definite day and hour, without a reason (P14)."""
    INQUIRE = "inquire"
    """Courteously, with the other, whether the answer may come sooner (P7)."""


@dataclass(frozen=True)
class Conflict:
    """An answer that would come too late for a limit, and what to do about it, in this order.

    `until` is the limit to ask for: at the hour of the old one, on the first working day there
    after the answer. None where an extension would not help.
    """

    limit: Entry
    answer: Entry
    moves: tuple[Move, ...]
    until: WallTime | None


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """As they come; limits first among those of one moment."""
    marks = list(Mark)
    return sorted(
        entries,
        key=lambda entry: (
            entry.at.instant,
            marks.index(entry.mark),
            entry.opportunity,
            entry.record,
        ),
    )


def days(entries: Iterable[Entry], *, zone: str) -> list[Day]:
    """The entries by the days of the person's own wall, in `zone`; raises `UnknownZone`."""

    def day_of(entry: Entry) -> date:
        return entry.at.day if entry.whole_day else entry.at.in_zone(zone).day

    ordered = sorted(in_order(entries), key=day_of)
    return [Day(day, tuple(those)) for day, those in groupby(ordered, day_of)]


def due_about(
    limit: Entry, entries: Iterable[Entry], *, now: datetime, open_opportunities: Iterable[int]
) -> Due:
    """Which promised answers are due before a limit, and which after; `now` is aware.

    Of an opportunity that promised more than once, the last promise counts.
    """
    promised = {
        entry.opportunity: entry
        for entry in in_order(entries)
        if entry.mark is Mark.ANSWER and entry.opportunity != limit.opportunity
    }
    answers = in_order(promised.values())
    ahead = [answer for answer in answers if answer.at.instant >= now]
    return Due(
        before=tuple(answer for answer in ahead if answer.at.instant < limit.at.instant),
        after=tuple(answer for answer in ahead if answer.at.instant >= limit.at.instant),
        late=tuple(answer for answer in answers if answer.at.instant < now),
        unpromised=tuple(sorted(set(open_opportunities) - promised.keys() - {limit.opportunity})),
    )


def conflicts(
    entries: Sequence[Entry],
    *,
    now: datetime,
    habits: Habits,
    prospects: Mapping[int, int] | None = None,
) -> list[Conflict]:
    """Every answer that a limit ahead may have to do without, by limit, then by answer.

    One due after the limit asks for both moves. A late one is only to be inquired after.
    `prospects` says how good each opportunity is to the person, more being better: the answer of
    one that is known to be worse is no conflict.
    """
    known = prospects or {}
    found = []
    for limit in in_order(entry for entry in entries if entry.mark is Mark.LIMIT):
        if limit.at.instant <= now:
            continue
        due = due_about(limit, entries, now=now, open_opportunities=())
        for answer in (*due.late, *due.after):
            better, worse = known.get(limit.opportunity), known.get(answer.opportunity)
            if better is not None and worse is not None and worse < better:
                continue
            if answer in due.late:
                found.append(Conflict(limit, answer, (Move.INQUIRE,), None))
            else:
                moves = (Move.ASK_FOR_EXTENSION, Move.INQUIRE)
                found.append(Conflict(limit, answer, moves, _extension(limit, answer, habits)))
    return found


def _extension(limit: Entry, answer: Entry, habits: Habits) -> WallTime:
    wall = answer.at.in_zone(limit.at.zone)
    day = add_working_days(wall.day, 1, habits)
    return WallTime(datetime.combine(day, limit.at.local.time()), limit.at.zone)
