"""The present as the rules need it: the instant, the person's own wall, and their habits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from organizer.practice.habits import Habits
from organizer.practice.moments import Clock, WallTime, wall_time


class Present:
    """What time it is for the person. Zone and habits are asked each time: both can change."""

    def __init__(self, clock: Clock, zone: Callable[[], str], habits: Callable[[], Habits]) -> None:
        self._clock = clock
        self._zone = zone
        self._habits = habits

    @property
    def instant(self) -> datetime:
        """Now, aware, in UTC, to the second that is being lived through."""
        return self._clock()

    @property
    def zone(self) -> str:
        """The IANA name of the zone the person is in."""
        return self._zone()

    @property
    def wall(self) -> WallTime:
        """Now, as the person's wall shows it."""
        return wall_time(self.instant, self.zone)

    @property
    def habits(self) -> Habits:
        """The person's working hours and lead times."""
        return self._habits()
