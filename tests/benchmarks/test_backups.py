"""How long it takes to back up, to look whether the record is sound, and to go back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from organizer.model.recovery import is_sound
from organizer.practice.vocabulary import BackupReason
from tests.benchmarks.record import many_contacts
from tests.fakes import FakeClock, open_desk


def seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def test_10_000_contacts_are_gone_back_to_within_a_second(tmp_path: Path) -> None:
    many_contacts(tmp_path, 10_000)
    desk = open_desk(tmp_path, FakeClock())
    backup = desk.backups.make(BackupReason.DAILY).backup
    took = {
        "to back up": seconds(lambda: desk.backups.make(BackupReason.DAILY)),
        "to go back": min(seconds(lambda: desk.backups.restore(backup)) for _time in range(3)),
        "to see that it is sound": seconds(lambda: is_sound(desk.store.file)),
    }
    desk.store.close()
    print(f"\n{backup.size / 1e6:.1f} MB")
    for what, time_taken in took.items():
        print(f"{what}: {time_taken:.3f} s")
    assert took["to go back"] < 1
