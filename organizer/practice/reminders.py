"""When a deadline is called to mind, and how far that may be put off (P14).

Pure plan: which moments a deadline's reminders stand at. What has been shown of it is kept by
`organizer.services.reminders`.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from enum import IntEnum
from typing import NamedTuple

from organizer.practice.habits import Habits, add_working_days
from organizer.practice.moments import WallTime, from_elapsed
from organizer.practice.vocabulary import DeadlineKind

LAST_CALL = timedelta(minutes=15)
"""A snoozed decision comes back with at least this much left to telephone, where it can."""
BACK_BEFORE_LIMIT = timedelta(minutes=10)
BACK_AFTER_LIMIT = timedelta(hours=1)
"""How soon a decision that was pushed aside comes back."""


class Insistence(IntEnum):
    """How an alert asks for attention: as any other, until it is answered, or in a window of its
    own in front of everything."""

    NORMAL = 0
    URGENT = 1
    IN_FRONT = 2


class PlannedReminder(NamedTuple):
    """One reminder of a deadline: `lead` names its place on the ladder, `at` its moment."""

    lead: str
    at: WallTime


def plan_reminders(
    kind: DeadlineKind,
    due: WallTime,
    habits: Habits,
    *,
    now: datetime,
    whole_day: bool = False,
) -> tuple[PlannedReminder, ...]:
    """The reminders a deadline deserves, those still ahead of `now` (aware), earliest first.

    A decision closes in: two days, one day, the morning, two hours, half an hour before, and the
    limit itself (P14).
    A promised answer is asked after on the working day that follows (P7). A day without an hour
    is called to mind at the hour of notes. A visit is prepared the evening before, when work
    ends (P1). A deadline all of whose reminders are past
    keeps its last one, so that nothing passes in silence.
    """
    if kind is DeadlineKind.DECISION:
        ladder = _decision_ladder(due, habits)
    elif kind is DeadlineKind.HEAR_BACK:
        day = add_working_days(due.day, 1, habits)
        morning_after = datetime.combine(day, habits.note_time)
        ladder = [("day_after", WallTime(morning_after, due.zone))]
    elif kind is DeadlineKind.VISIT:
        ladder = [("evening_before", due.shifted(-1, habits.work_end))]
    elif kind is DeadlineKind.STARTING_DATE:
        ladder = [
            ("one_week", due.shifted(-7, habits.note_time)),
            ("one_day", due.shifted(-1, habits.note_time)),
        ]
    else:
        ladder = [("at", due.shifted(0, habits.note_time) if whole_day else due)]
    planned = sorted(
        (PlannedReminder(lead, at) for lead, at in ladder), key=lambda one: one.at.instant
    )
    ahead = tuple(one for one in planned if one.at.instant > now)
    return ahead or (planned[-1],)


def _decision_ladder(due: WallTime, habits: Habits) -> list[tuple[str, WallTime]]:
    ladder = [
        ("two_days", due.shifted(-2)),
        ("one_day", due.shifted(-1)),
        ("two_hours", from_elapsed(due, timedelta(hours=-2))),
        ("half_hour", from_elapsed(due, timedelta(minutes=-30))),
        ("limit", due),
    ]
    morning = due.shifted(0, habits.morning)
    if morning.instant < ladder[2][1].instant:
        ladder.insert(2, ("morning", morning))
    return ladder


def snooze_until(now: datetime, wanted: datetime, limit: datetime | None) -> datetime:
    """When a snoozed reminder comes back: as wanted, but never past a decision's limit (P14).

    All instants are aware. With a limit the latest moment leaves `LAST_CALL` to telephone; where
    even that is past, half of what is left. After the limit nothing holds it back.
    """
    if limit is None or now >= limit:
        return wanted
    last_call = limit - LAST_CALL
    latest = last_call if last_call > now else now + (limit - now) / 2
    return min(wanted, latest)


def insistence(kind: DeadlineKind, left: timedelta, *, ignored: bool = False) -> Insistence:
    """How a reminder that is raised `left` before its deadline asks for attention (P14).

    A decision is announced as anything else two days before, stays on the screen from the day
    before, and comes in front in the last half hour; one step sooner where the reminder before it
    was `ignored`.
    """
    if kind is not DeadlineKind.DECISION:
        return Insistence.NORMAL
    if left <= timedelta(minutes=30):
        return Insistence.IN_FRONT
    closeness = Insistence.URGENT if left <= timedelta(hours=36) else Insistence.NORMAL
    return Insistence(closeness + ignored)


def back_unanswered(now: datetime, limit: datetime) -> datetime:
    """When a decision that was pushed aside comes back by itself (P14). Instants are aware."""
    if now >= limit:
        return now + BACK_AFTER_LIMIT
    return snooze_until(now, now + BACK_BEFORE_LIMIT, limit)


def quiet_until(here: WallTime, hours: tuple[time, time] | None) -> datetime | None:
    """The instant at which the quiet hours end that it is in at `here`; None outside of them.

    `hours` are their first moment and the first after them, by the person's wall, over midnight
    where the second is the earlier one.
    """
    if hours is None:
        return None
    begin, end = hours
    hour = here.local.time()
    if begin <= end:
        return here.shifted(0, end).instant if begin <= hour < end else None
    if hour >= begin:
        return here.shifted(1, end).instant
    return here.shifted(0, end).instant if hour < end else None


def not_held_back(here: WallTime, until: datetime) -> tuple[datetime, datetime]:
    """Between which instants the limits of decisions lie that ring in quiet hours that last
    `until`: those of today, and those that come before the quiet is over (P14)."""
    midnight = here.shifted(1, time.min).instant
    return here.shifted(0, time.min).instant, max(midnight, until)
