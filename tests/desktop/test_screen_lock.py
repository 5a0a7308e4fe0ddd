"""While the screen is locked, and where the person wants it so, alerts give nothing away."""

from __future__ import annotations

from typing import Any

import pytest
from jeepney import DBusAddress, Message, new_method_return
from pytestqt.qtbot import QtBot

from organizer.gui.notifications import Alert, DiscreetNotifier, FreedesktopNotifier
from organizer.gui.screen_lock import ScreenLock
from tests.desktop.fake_service import FakeService
from tests.desktop.screen import Desktop
from tests.desktop.test_notifications import BODY, KEY, TITLE, Heard

LOGIN = "org.freedesktop.login1"
SESSION = DBusAddress(f"/{LOGIN.replace('.', '/')}/session/_32", LOGIN, f"{LOGIN}.Session")
PROPERTIES = DBusAddress(SESSION.object_path, LOGIN, "org.freedesktop.DBus.Properties")
SAVER = DBusAddress("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "org.gnome.ScreenSaver")


@pytest.fixture
def address(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> str:
    bus = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    for which in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{which}_BUS_ADDRESS", bus)
    return bus


def test_login_service_and_screen_saver_are_heard(qtbot: QtBot, address: str) -> None:
    hint = [True]

    def get(call: Message) -> Message:
        assert call.body == (f"{LOGIN}.Session", "LockedHint")
        return new_method_return(call, "v", (("b", hint[0]),))

    login = FakeService(address, answers={"Get": get}, name=LOGIN)
    lock = ScreenLock()
    with qtbot.waitSignal(lock.changed) as said:
        lock.listen()
    assert said.args == [True]
    for locked in (False, True, False):
        hint[0] = locked
        changed: tuple[Any, ...] = (f"{LOGIN}.Session", {"LockedHint": ("b", locked)}, [])
        with qtbot.waitSignal(lock.changed) as said:
            login.say("PropertiesChanged", "sa{sv}as", *changed, by=PROPERTIES)
        assert said.args == [locked]
    for locked in (True, False):
        with qtbot.waitSignal(lock.changed) as said:
            login.say("ActiveChanged", "b", locked, by=SAVER)
        assert said.args == [locked]


def test_without_both_nothing_is_locked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    for which in ("SESSION", "SYSTEM"):
        monkeypatch.setenv(f"DBUS_{which}_BUS_ADDRESS", "unix:path=/nowhere")
    lock = ScreenLock()
    heard: list[bool] = []
    lock.changed.connect(heard.append)
    lock.listen()
    assert heard == []


def test_what_stands_on_the_screen_gives_nothing_away_and_comes_back(
    qtbot: QtBot, desktop: Desktop, address: str
) -> None:
    desktop.start_notifications()
    notifier = DiscreetNotifier(FreedesktopNotifier())
    heard = Heard(notifier)

    def shown() -> str:
        return desktop.notifications()[-1].title

    notifier.show(KEY, Alert(TITLE, BODY))
    qtbot.waitUntil(lambda: desktop.displayed() == 1 and shown() == TITLE)
    notifier.set_discreet(True)
    qtbot.waitUntil(lambda: shown() == "Organizer")
    hidden = desktop.notifications()[-1]
    assert "Ingrid" not in hidden.body and desktop.displayed() == 1
    notifier.set_discreet(False)
    qtbot.waitUntil(lambda: shown() == TITLE)
    assert desktop.displayed() == 1
    with qtbot.waitSignal(notifier.acted):
        desktop.invoke_action("Done")
    notifier.set_discreet(True)  # nothing stands there any more
    with qtbot.waitSignal(notifier.shown):
        notifier.show("next", Alert(TITLE, BODY))
    qtbot.waitUntil(lambda: shown() == "Organizer")
    assert heard.acted == [(KEY, "done")]
    assert [one.title for one in desktop.notifications()].count("Organizer") == 2
