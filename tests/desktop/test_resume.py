from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import Proxy, open_dbus_connection
from pytestqt.qtbot import QtBot

from organizer.gui.timer import CAP, ReminderTimer
from tests.desktop.screen import Desktop

LOGIN = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", LOGIN, f"{LOGIN}.Manager")


def test_clock_is_looked_at_as_soon_as_the_system_has_slept(
    qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    bus = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus)
    now = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
    slept = now + timedelta(hours=8)
    clock = [now]
    ticks: list[datetime] = []
    timer = ReminderTimer(lambda: clock[0])
    timer.tick.connect(lambda: ticks.append(clock[0]))
    timer.arm(slept - timedelta(minutes=1))
    timer.listen_for_resume()
    with open_dbus_connection(bus) as login:
        Proxy(message_bus, login).RequestName(LOGIN)
        clock[0] = slept

        def has_ticked() -> bool:
            login.send(new_signal(MANAGER, "PrepareForSleep", "b", (False,)))
            return bool(ticks)

        qtbot.waitUntil(has_ticked, timeout=CAP // timedelta(milliseconds=1) - 1000)
    assert ticks == [slept]
