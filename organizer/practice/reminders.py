"""When a deadline is called to mind, and how far that may be put off (P14).

Pure plan: which moments a deadline's reminders stand at. What has been shown of it is kept by
`organizer.services.reminders`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from organizer.practice.habits import Habits, add_working_days
from organizer.practice.moments import WallTime, from_elapsed
from organizer.practice.vocabulary import DeadlineKind

LAST_CALL = timedelta(minutes=15)
"""A snoozed decision comes back with at least this much left to telephone, where it can."""


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

    A decision closes in: two days, one day, the morning, two hours, half an hour before (P14).
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
