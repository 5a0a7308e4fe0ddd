from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.gui.timer import CAP, ReminderTimer

START = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


class Wall:
    """A clock and a timer that are turned by hand."""

    def __init__(self) -> None:
        self.now = START
        self.ticks: list[datetime] = []
        self.reminders = ReminderTimer(lambda: self.now)
        self.reminders.tick.connect(lambda: self.ticks.append(self.now))
        timer = self.reminders.findChild(QTimer)
        assert timer is not None
        self.timer: QTimer = timer

    def fire(self) -> None:
        self.timer.stop()  # as a single-shot timer does
        self.timer.timeout.emit()


@pytest.fixture
def wall(qapp: QApplication) -> Wall:
    return Wall()


def test_waits_as_long_as_it_is_but_never_longer_than_the_cap(wall: Wall) -> None:
    wall.reminders.arm(START + timedelta(seconds=1.5))
    assert wall.timer.interval() == 1500
    wall.reminders.arm(START + timedelta(days=300))
    assert wall.timer.interval() == CAP // timedelta(milliseconds=1)
    wall.reminders.arm(START - timedelta(hours=1))
    assert wall.timer.interval() == 0


def test_does_not_wake_up_for_nothing(wall: Wall) -> None:
    wall.reminders.arm(START)
    wall.reminders.arm(None)
    assert not wall.timer.isActive()


def test_a_timer_that_fires_early_is_not_believed(wall: Wall) -> None:
    wall.reminders.arm(START + timedelta(seconds=2))
    wall.now += timedelta(seconds=1.999)
    wall.fire()
    assert not wall.ticks
    assert wall.timer.isActive()
    assert wall.timer.interval() == 1


def test_really_ticks(qtbot: QtBot) -> None:
    timer = ReminderTimer(lambda: datetime.now(UTC))
    due = datetime.now(UTC) + timedelta(milliseconds=50)
    with qtbot.waitSignal(timer.tick):
        timer.arm(due)
    assert timedelta() <= datetime.now(UTC) - due < timedelta(seconds=1)


@given(
    st.integers(0, 100),
    st.lists(st.integers(-50, 50), max_size=30),
)
def test_ticks_once_at_the_first_look_after_the_instant(
    qapp: QApplication, due: int, jumps: list[int]
) -> None:
    """Whatever the clock does between two looks: forward over a sleep, or set back."""
    wall = Wall()
    at = START + timedelta(seconds=due)
    wall.reminders.arm(at)
    looks = []
    for jump in jumps:
        if not wall.timer.isActive():
            break
        wall.now += timedelta(seconds=jump)
        looks.append(wall.now)
        wall.fire()
    past = [look for look in looks if look >= at]
    assert wall.ticks == past[:1]
    assert wall.timer.isActive() == (not past)
