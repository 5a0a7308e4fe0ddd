"""Moments, days and the clock (DESIGN.md, Time).

A moment that two people agreed on is a wall time in a named zone; its UTC instant is derived, for
ordering. "Now" is always asked of a `Clock` that was passed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in UTC."""


class UnknownZone(ValueError):
    """A zone name that the IANA database does not have."""

    def __init__(self, zone: str) -> None:
        super().__init__(zone)
        self.zone = zone


def zone_named(name: str) -> ZoneInfo:
    """The IANA zone of that name; raises `UnknownZone`."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnknownZone(name) from error


class WallTime(NamedTuple):
    """An hour on the wall of a place: `local` is naive, `zone` an IANA name."""

    local: datetime
    zone: str

    @property
    def instant(self) -> datetime:
        """The UTC instant; raises `UnknownZone`.

        In the gap of daylight saving the moment is as long after the gap's start as the clock
        would have shown; in the fold it is the first of the two, the safe side of a deadline,
        unless `local` was reckoned from an instant and its `fold` says the second.
        """
        return self.local.replace(tzinfo=zone_named(self.zone)).astimezone(UTC)

    @property
    def day(self) -> date:
        """The day in that place."""
        return self.local.date()

    def shifted(self, days: int, at: time | None = None) -> WallTime:
        """The same hour (or `at`) some days away, by the wall and not by elapsed hours."""
        moved = self.local + timedelta(days=days)
        return WallTime(datetime.combine(moved.date(), at or moved.time()), self.zone)

    def in_zone(self, zone: str) -> WallTime:
        """The same instant as the wall of another place shows it."""
        return wall_time(self.instant, zone)


def require_one_instant(moment: WallTime) -> None:
    """Raises `ValueError` for an hour that nobody can have agreed on without more words: one that
    the clocks skip as they go forward, or show twice as they go back (P14)."""
    zone = zone_named(moment.zone)
    first, second = (moment.local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None, fold=0) != moment.local:
        raise ValueError(
            "The clocks go forward then, and this hour is skipped. Enter the hour that is meant."
        )
    raise ValueError(
        "The clocks go back then, and this hour comes twice. Agree on an hour that comes once."
    )


def wall_time(instant: datetime, zone: str) -> WallTime:
    """What the wall shows in `zone` at `instant` (aware); raises `UnknownZone`."""
    local = instant.astimezone(zone_named(zone))
    return WallTime(local.replace(tzinfo=None), zone)


def from_elapsed(moment: WallTime, delta: timedelta) -> WallTime:
    """The wall time `delta` of real time away from `moment` (right across a change of clocks)."""
    return wall_time(moment.instant + delta, moment.zone)
