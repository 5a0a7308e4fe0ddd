"""What the program costs while nobody needs it: with its window open and its icon in a tray."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from tests.desktop.person import Person
from tests.desktop.screen import Desktop, wait_until

REST = 0.2
"""Seconds without anything to do; a question to the bus takes several steps on a busy machine."""
MOST_WAKE_UPS = 15
MOST_PROCESSOR_TIME = 0.1
"""In seconds. Both in a minute."""


class Watch:
    """Watches a process from outside until some seconds have passed."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._process = Path(f"/proc/{pid}")
        self._end = time.monotonic() + seconds
        self._began, self._switches = self._processor_time(), self._all_switches()
        self._active_at = time.monotonic()
        self.wake_ups = 0

    @property
    def used(self) -> float:
        """Processor time in seconds since the beginning, in steps of a hundredth."""
        return self._processor_time() - self._began

    def _processor_time(self) -> float:
        fields = (self._process / "stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_over(self) -> bool:
        """Looked at every few milliseconds, to count how often it woke up after a rest."""
        now, switches = time.monotonic(), self._all_switches()
        if switches != self._switches:
            self.wake_ups += now > self._active_at + REST
            self._active_at, self._switches = now, switches
        return now > self._end

    def _all_switches(self) -> int:
        """How often any thread has gone to sleep: several times for each question to the bus."""
        switches = 0
        for thread in (self._process / "task").iterdir():
            with suppress(OSError):  # it has just ended
                status = (thread / "status").read_text()
                switches += int(status.partition("\nvoluntary_ctxt_switches:")[2].split()[0])
        return switches


def test_an_idle_minute(desktop: Desktop, tmp_path: Path) -> None:
    desktop.start_notifications()
    desktop.start_tray("lxqt-panel")
    person = Person(desktop, tmp_path)
    person.run("remind", "Call the bank", "--at", "2099-01-01T10:00")

    def is_at_rest() -> bool:
        """What a start leaves for later is done."""
        watch = Watch(person.program.pid, 5)
        wait_until(watch.is_over, "five seconds")
        return watch.used <= 0.02

    wait_until(is_at_rest, "the program to come to rest", patience=60)
    watch = Watch(person.program.pid, 60)
    wait_until(watch.is_over, "a minute", patience=90)
    print(f"{watch.wake_ups} wake-ups, {1000 * watch.used:.0f} ms of processor time in a minute")
    assert 0 < watch.wake_ups <= MOST_WAKE_UPS
    assert watch.used < MOST_PROCESSOR_TIME
