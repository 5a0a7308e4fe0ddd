"""Alerts as a real notification service (dunst) takes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer.gui.notifications import (
    Alert,
    FreedesktopNotifier,
    Notifier,
    NotifierChain,
    WindowNotifier,
)
from organizer.gui.widgets.alert_window import AlertWindow
from organizer.practice.reminders import Insistence
from tests.desktop.screen import Desktop

KEY = "5f0c8f5e-limit"
TITLE = "Nordlicht Optik & Söhne: decide by 17:00 today (Berlin)"
BODY = "Call Ingrid Solberg <i>soon</i>, +49 30 23125 014 — R&D"


class Heard:
    """What a notifier said."""

    def __init__(self, notifier: Notifier) -> None:
        self.shown: list[str] = []
        self.places: dict[str, str] = {}
        self.failed: list[str] = []
        self.acted: list[tuple[str, str]] = []
        self.closed: list[str] = []
        notifier.shown.connect(self._note_shown)
        notifier.failed.connect(self.failed.append)
        notifier.acted.connect(lambda key, action: self.acted.append((key, action)))
        notifier.closed.connect(self.closed.append)

    def _note_shown(self, key: str, place: str) -> None:
        self.shown.append(key)
        self.places[key] = place


@pytest.fixture
def bus(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets this process use the desktop's bus; called again after the bus was started anew."""

    def use() -> None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.env["DBUS_SESSION_BUS_ADDRESS"])

    use()
    return use


@pytest.fixture
def notifier(
    qapp: QApplication, desktop: Desktop, bus: Callable[[], None]
) -> Iterator[FreedesktopNotifier]:
    desktop.start_notifications()
    yield FreedesktopNotifier()


def test_service_shows_what_it_is_given(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier
) -> None:
    heard = Heard(notifier)
    notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    notifier.show("note", Alert("Write to Pavel Dvořák", "automating the test bench"))
    qtbot.waitUntil(lambda: heard.shown == [KEY, "note"])
    qtbot.waitUntil(lambda: len(desktop.notifications()) == 2)
    limit, note = desktop.notifications()
    assert (limit.title, limit.urgency, limit.tag) == (TITLE, "CRITICAL", KEY)
    assert limit.body == "Call Ingrid Solberg &lt;i&gt;soon&lt;/i&gt;, +49 30 23125 014 — R&amp;D"
    assert (note.title, note.urgency) == ("Write to Pavel Dvořák", "NORMAL")
    assert limit.app == "Organizer"
    assert desktop.displayed() == 2


@pytest.mark.parametrize(
    ("label", "action"), [("Open", "open"), ("Snooze", "snooze"), ("Done", "done")]
)
def test_action_chosen_in_the_service_is_heard_once(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier, label: str, action: str
) -> None:
    heard = Heard(notifier)
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    with qtbot.waitSignal(notifier.acted):
        desktop.invoke_action(label)
    qtbot.waitUntil(lambda: desktop.displayed() == 0)
    notifier.show("marker", Alert("so that everything before it has arrived"))
    qtbot.waitUntil(lambda: heard.shown == [KEY, "marker"])
    assert heard.acted == [(KEY, action)]
    assert heard.closed == []


def test_same_key_replaces_within_a_run_and_after_a_crash(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier
) -> None:
    """Which may come before its number is kept: dunst knows the key."""
    heard = Heard(notifier)
    for title in ("first", "second", "third"):  # the second waits for the first's number
        notifier.show(KEY, Alert(title, BODY, Insistence.URGENT))
    with qtbot.waitSignal(notifier.shown):
        pass
    notifier.show(KEY, Alert("fourth", BODY, Insistence.URGENT))
    qtbot.waitUntil(lambda: heard.shown == [KEY, KEY])
    restarted = FreedesktopNotifier()
    heard_by_restarted = Heard(restarted)
    with qtbot.waitSignal(restarted.shown):
        restarted.show(KEY, Alert("after a restart", BODY, Insistence.URGENT))
    assert desktop.displayed() == 1
    with qtbot.waitSignal(restarted.acted):
        desktop.invoke_action("Done")
    assert heard_by_restarted.acted == [(KEY, "done")]
    assert heard.acted == []
    qtbot.waitUntil(lambda: desktop.notifications()[-1].title == "after a restart")
    assert len({one.id for one in desktop.notifications() if one.title != "after a restart"}) == 1


def test_dismissed_is_closed_and_withdrawn_is_silent(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier
) -> None:
    heard = Heard(notifier)
    with qtbot.waitSignal(notifier.shown):
        notifier.show("withdrawn", Alert(TITLE, BODY, Insistence.URGENT))
    notifier.withdraw("withdrawn")
    qtbot.waitUntil(lambda: desktop.displayed() == 0)
    with qtbot.waitSignal(notifier.shown):
        notifier.show("dismissed", Alert(TITLE, BODY, Insistence.URGENT))
    with qtbot.waitSignal(notifier.closed):
        desktop.dismiss()
    assert heard.closed == ["dismissed"]


def test_next_run_replaces_what_the_last_one_left_and_hears_of_it(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier
) -> None:
    last = Heard(notifier)
    for key in ("one", "two", "limit"):
        with qtbot.waitSignal(notifier.shown):
            notifier.show(key, Alert(key, BODY, Insistence.URGENT))
    chain = NotifierChain([FreedesktopNotifier(), WindowNotifier()])
    heard = Heard(chain)
    both = [last.places["one"], last.places["two"]]
    with qtbot.waitSignal(chain.shown):
        chain.show("gathered", Alert("again", BODY, Insistence.URGENT, before=both))
    assert heard.places["gathered"] == last.places["one"]
    assert desktop.displayed() == 2
    limit = Alert("limit", BODY, Insistence.IN_FRONT, before=[last.places["limit"]])
    with qtbot.waitSignal(chain.shown):
        chain.show("limit", limit)
    qtbot.waitUntil(lambda: desktop.displayed() == 1)
    assert len(alert_windows()) == 1
    with qtbot.waitSignal(chain.acted):
        desktop.invoke_action("Done")
    assert heard.acted == [("gathered", "done")]
    assert last.acted == []
    chain.withdraw("limit")
    assert alert_windows() == []


def test_number_of_another_life_of_the_service_is_not_believed(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier
) -> None:
    heard = Heard(notifier)
    with qtbot.waitSignal(notifier.shown):
        notifier.show("answered", Alert(TITLE, BODY, Insistence.URGENT))
    with qtbot.waitSignal(notifier.closed):
        desktop.dismiss()
    desktop.stop_notifications()
    desktop.start_notifications()
    with qtbot.waitSignal(notifier.shown):
        notifier.show("standing", Alert("standing", BODY))
    number = [place.split()[2] for place in heard.places.values()]
    assert number[0] == number[1]  # it counts from 1 again
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY, before=[heard.places["answered"]]))
    notifier.clear([heard.places["answered"]])
    with qtbot.waitSignal(notifier.shown):
        notifier.show("marker", Alert("so that everything before it has arrived"))
    assert desktop.displayed() == 3


def test_restarted_service_gets_what_stood_on_the_screen(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier
) -> None:
    heard = Heard(notifier)
    for key in ("standing", "answered"):
        with qtbot.waitSignal(notifier.shown):
            notifier.show(key, Alert(key, BODY, Insistence.URGENT))
    with qtbot.waitSignal(notifier.acted):
        desktop.invoke_action("answered")
    desktop.stop_notifications()
    desktop.start_notifications()
    qtbot.waitUntil(lambda: heard.shown == ["standing", "answered", "standing"])
    assert desktop.displayed() == 1
    with qtbot.waitSignal(notifier.shown):
        notifier.show("next", Alert("next", BODY))
    assert desktop.displayed() == 2


def test_window_stands_in_until_there_is_a_service(
    qtbot: QtBot, desktop: Desktop, bus: Callable[[], None]
) -> None:
    notifier = NotifierChain([FreedesktopNotifier(), WindowNotifier()])
    heard = Heard(notifier)
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    assert [window.windowTitle() for window in alert_windows()] == ["1 reminder"]
    desktop.start_notifications()
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    assert desktop.displayed() == 1
    assert alert_windows() == []
    assert (heard.failed, heard.closed, heard.acted) == ([], [], [])


def test_bus_that_goes_away_and_comes_back(
    qtbot: QtBot, desktop: Desktop, notifier: FreedesktopNotifier, bus: Callable[[], None]
) -> None:
    chain = NotifierChain([notifier, WindowNotifier()])
    with qtbot.waitSignal(chain.shown):
        chain.show("before", Alert(TITLE, BODY))
    desktop.stop_bus()
    with qtbot.waitSignal(chain.shown):
        chain.show("without", Alert(TITLE, BODY))
    assert len(alert_windows()) == 1
    desktop.start_bus()
    bus()
    desktop.start_notifications()
    with qtbot.waitSignal(chain.shown):
        chain.show("after", Alert("after", BODY))
    qtbot.waitUntil(lambda: desktop.notifications()[-1].title == "after")


def alert_windows() -> list[AlertWindow]:
    widgets = QApplication.topLevelWidgets()
    return [one for one in widgets if isinstance(one, AlertWindow) and one.isVisible()]
