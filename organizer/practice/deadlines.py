"""How near a deadline is, as the person sorts it: overdue, today, this week, later."""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum

from organizer.practice.moments import WallTime


class Band(StrEnum):
    """The part of the list a deadline stands in."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


def band_of(due: datetime, now: WallTime) -> Band:
    """The band of a deadline due at the instant `due` for somebody whose wall shows `now`.

    The week is the seven days that follow today.
    """
    if due < now.instant:
        return Band.OVERDUE
    if due < now.shifted(1, time.min).instant:
        return Band.TODAY
    if due < now.shifted(8, time.min).instant:
        return Band.WEEK
    return Band.LATER
