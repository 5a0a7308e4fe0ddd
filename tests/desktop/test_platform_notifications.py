"""The way of Windows and macOS, on a Linux desktop, where desktop-notifier has one too."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from organizer.gui.notifications import Alert
from organizer.gui.platform_notifications import PlatformNotifier
from organizer.practice.reminders import Insistence
from tests.conftest import Logs
from tests.desktop.screen import Desktop
from tests.desktop.test_notifications import BODY, KEY, TITLE, Heard


@pytest.fixture
def notifier(
    qtbot: QtBot, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PlatformNotifier]:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    notifier = PlatformNotifier()
    yield notifier

    async def part_from_the_bus() -> None:
        """Before it goes: dbus-fast would complain, whenever its rests are collected."""
        bus = notifier._centre._backend.bus  # type: ignore[union-attr]
        if bus is not None:
            bus.disconnect()

    assert notifier._loop is not None
    asyncio.run_coroutine_threadsafe(part_from_the_bus(), notifier._loop).result(5)


def test_alerts_are_shown_replaced_answered_and_withdrawn(
    qtbot: QtBot, desktop: Desktop, notifier: PlatformNotifier
) -> None:
    desktop.start_notifications()
    heard = Heard(notifier)
    for title in ("first", TITLE):
        with qtbot.waitSignal(notifier.shown):
            notifier.show(KEY, Alert(title, BODY))
    qtbot.waitUntil(lambda: desktop.displayed() == 1)
    with qtbot.waitSignal(notifier.acted):
        desktop.invoke_action("Done")
    for key in ("dismissed", "withdrawn"):
        with qtbot.waitSignal(notifier.shown):
            notifier.show(key, Alert(key, BODY, actions=("open", "snooze")))
    assert desktop.displayed() == 3  # dunst leaves what was answered, and desktop-notifier too
    notifier.withdraw("withdrawn")
    qtbot.waitUntil(lambda: desktop.displayed() == 2)

    def is_dismissed() -> bool:
        desktop.dismiss()  # perhaps what was answered first
        return heard.closed == ["dismissed"]

    qtbot.waitUntil(is_dismissed)
    notifier.show("urgent", Alert(TITLE, BODY, Insistence.URGENT))
    assert heard.shown == [KEY, KEY, "dismissed", "withdrawn"]
    assert (heard.acted, heard.closed, heard.failed) == ([(KEY, "done")], ["dismissed"], ["urgent"])


def test_alert_that_nobody_shows_has_failed(
    qtbot: QtBot, notifier: PlatformNotifier, logs: Logs
) -> None:
    logs.expect("Notification failed")
    with qtbot.waitSignal(notifier.failed):
        notifier.show(KEY, Alert(TITLE, BODY))
