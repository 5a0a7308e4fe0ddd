"""Stand-ins for what the program asks of the outside: the time, and a record in a folder."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from organizer.model.store import Store
from organizer.practice.debrief import Debrief, read_debrief
from organizer.practice.present import Present
from organizer.services.desk import Desk
from organizer.settings import SettingsFile

MONDAY = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
"""14:00 in Berlin."""
ZONE = "Europe/Berlin"


class FakeClock:
    """A clock that goes on only when it is told to."""

    def __init__(self, instant: datetime = MONDAY) -> None:
        self.instant = instant

    def __call__(self) -> datetime:
        return self.instant

    def go_on(self, **delta: float) -> None:
        """Let time pass."""
        self.instant += timedelta(**delta)


def open_desk(folder: Path, clock: FakeClock) -> Desk:
    """Every service over a record in `folder`, for somebody in Berlin."""
    settings = SettingsFile(folder / "settings")
    present = Present(clock, lambda: ZONE, lambda: settings.current.habits)
    return Desk(Store(folder, clock), present, "en", settings)


def debrief(desk: Desk, company: str, *people: str, **more: object) -> Debrief:
    """A debrief with people of these names, as its JSON would have it."""
    record = {"company": company, "people": [{"name": name} for name in people], **more}
    return read_debrief(record, now=desk.present.wall)
