"""A key of the whole desktop, from a desktop portal as GNOME's and KDE's are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from jeepney import DBusAddress, HeaderFields, Message, new_error, new_method_return
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.gui.global_shortcut import GlobalShortcut
from tests.desktop.fake_service import Answer, FakeService
from tests.desktop.screen import Desktop

PORTAL = "org.freedesktop.portal.Desktop"
SHORTCUTS = "org.freedesktop.portal.GlobalShortcuts"
PATH = "/org/freedesktop/portal/desktop"
SESSION = f"{PATH}/session/1_1/organizer"
GIVEN = [("quick-entry", {"trigger_description": ("s", "Ctrl+Alt+N")})]


class FakePortal:
    """A portal; the person answers its question by `decide`, and presses the key by `press`."""

    def __init__(self, bus: str, answers: dict[str, Answer]) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._service = FakeService(bus, (), self._answers() | answers, name=PORTAL)

    def _answers(self) -> dict[str, Answer]:
        return {
            "Get": lambda call: new_method_return(call, "v", (("u", 1),)),
            "Register": self._take,
            "CreateSession": self._create_session,
            "BindShortcuts": partial(self._take, signature="o", values=(PATH,)),
        }

    def _take(
        self, call: Message, signature: str | None = None, values: tuple[str, ...] = ()
    ) -> Message:
        self.calls.append((call.header.fields[HeaderFields.member], call.body))
        return new_method_return(call, signature, values)

    def _create_session(self, call: Message) -> Message:
        self.decide(0, {"session_handle": ("s", SESSION)})
        return self._take(call, "o", (PATH,))

    def decide(self, response: int, results: dict[str, Any]) -> None:
        by = DBusAddress(PATH, PORTAL, "org.freedesktop.portal.Request")
        self._service.say("Response", "ua{sv}", response, results, by=by)

    def press(self, shortcut: str = "quick-entry") -> None:
        by = DBusAddress(PATH, PORTAL, SHORTCUTS)
        self._service.say("Activated", "osta{sv}", SESSION, shortcut, 1, {}, by=by)


class Heard:
    """The shortcut, and what it said."""

    def __init__(self) -> None:
        self.shortcut = GlobalShortcut()
        self.said: list[str] = []
        self.shortcut.pressed.connect(partial(self.said.append, "pressed"))
        self.shortcut.refused.connect(partial(self.said.append, "refused"))


@pytest.fixture
def portal(
    qapp: QApplication, desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., FakePortal]]:
    """Starts a portal on the bus of this test."""
    bus = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    yield lambda **answers: FakePortal(bus, answers)


def test_the_key_is_asked_for_once_and_heard_until_it_is_switched_off(
    qtbot: QtBot, portal: Callable[..., FakePortal]
) -> None:
    desktop_s, heard = portal(), Heard()
    offered: list[bool] = []
    heard.shortcut.ask(offered.append)
    qtbot.waitUntil(lambda: offered == [True])
    for _twice in range(2):
        heard.shortcut.switch(True)
    qtbot.waitUntil(lambda: len(desktop_s.calls) == 3)
    (_register, registered), (_create, _options), (_bind, bound) = desktop_s.calls
    assert registered[0] == "organizer"
    assert bound[0] == SESSION
    assert [name for name, _what in bound[1]] == ["quick-entry"]
    assert bound[1][0][1]["preferred_trigger"] == ("s", "CTRL+ALT+n")
    desktop_s.decide(0, {"shortcuts": ("a(sa{sv})", GIVEN)})
    desktop_s.press("something else")
    desktop_s.press()
    qtbot.waitUntil(lambda: heard.said == ["pressed"])
    heard.shortcut.switch(False)
    desktop_s.press()
    heard.shortcut.ask(offered.append)  # what was said before has arrived by then
    qtbot.waitUntil(lambda: offered == [True, True])
    assert heard.said == ["pressed"]


@pytest.mark.parametrize("decision", [(1, {}), (0, {}), (0, {"shortcuts": ("a(sa{sv})", [])})])
def test_a_key_that_is_not_given_is_said_and_can_be_asked_for_again(
    qtbot: QtBot, portal: Callable[..., FakePortal], decision: tuple[int, dict[str, Any]]
) -> None:
    desktop_s, heard = portal(), Heard()
    heard.shortcut.switch(True)
    qtbot.waitUntil(lambda: len(desktop_s.calls) == 3)
    desktop_s.decide(*decision)
    qtbot.waitUntil(lambda: heard.said == ["refused"])
    heard.shortcut.switch(True)
    qtbot.waitUntil(lambda: len(desktop_s.calls) == 6)


def test_a_portal_without_shortcuts_offers_none(
    qtbot: QtBot, portal: Callable[..., FakePortal]
) -> None:
    def unknown(call: Message) -> Message:
        return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("no such",))

    portal(Get=unknown, CreateSession=unknown)
    heard = Heard()
    offered: list[bool] = []
    heard.shortcut.ask(offered.append)
    qtbot.waitUntil(lambda: offered == [False])
    heard.shortcut.switch(True)
    qtbot.waitUntil(lambda: heard.said == ["refused"])


def test_without_a_bus_there_is_none(qtbot: QtBot, qapp: QApplication) -> None:
    heard = Heard()
    offered: list[bool] = []
    heard.shortcut.ask(offered.append)
    assert offered == [False]
    heard.shortcut.switch(True)
    assert heard.said == ["refused"]
