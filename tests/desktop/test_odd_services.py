"""Notification services that do not behave; no reminder is taken for shown that was not."""

from __future__ import annotations

import pytest
from jeepney import Message
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from organizer.gui import notifications
from organizer.gui.notifications import Alert, FreedesktopNotifier
from organizer.practice.reminders import Insistence
from tests.desktop.fake_service import Answer, FakeService, nonsense, refusal
from tests.desktop.screen import Desktop
from tests.desktop.test_notifications import BODY, KEY, TITLE, Heard


@pytest.fixture
def address(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> str:
    bus = desktop.env["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    return bus


def test_service_without_actions_or_markup(qtbot: QtBot, address: str) -> None:
    service = FakeService(address, capabilities=("body",))
    notifier = FreedesktopNotifier()
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY))
    (sent,) = service.notified
    assert sent.actions == []
    assert sent.body == BODY
    assert sent.hints["urgency"] == ("y", 1)
    assert sent.hints["resident"] == ("b", False)


def test_action_said_twice_or_unknown(qtbot: QtBot, address: str) -> None:
    service = FakeService(address)
    notifier = FreedesktopNotifier()
    heard = Heard(notifier)
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    service.say("ActionInvoked", "us", 1, "delete-everything")
    service.say("ActionInvoked", "us", 4711, "done")
    service.say("ActionInvoked", "s", "done")
    service.say("ActionInvoked", "us", 1, "done")
    service.say("ActionInvoked", "us", 1, "done")
    service.say("NotificationClosed", "uu", 1, 2)
    qtbot.waitUntil(lambda: service.closed == [1])
    with qtbot.waitSignal(notifier.shown):
        notifier.show("marker", Alert("so that everything before it has arrived"))
    assert heard.acted == [(KEY, "done")]
    assert heard.closed == []


@pytest.mark.parametrize(
    "answer",
    [refusal, nonsense("s", "one"), nonsense("u", 0), nonsense("", *()), nonsense("uu", 1, 2)],
    ids=["refusal", "word", "zero", "nothing", "two"],
)
def test_answer_that_acknowledges_nothing_is_a_failure(
    qtbot: QtBot, address: str, answer: Answer
) -> None:
    service = FakeService(address, answers={"Notify": answer})
    notifier = FreedesktopNotifier()
    heard = Heard(notifier)
    with qtbot.waitSignal(notifier.failed):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    assert heard.shown == []
    service.die()


@pytest.mark.parametrize(
    "answer", [nonsense("u", 7), nonsense("aai", [[1]]), nonsense("", *())], ids=str
)
def test_capabilities_that_are_nonsense_are_none(
    qtbot: QtBot, address: str, answer: Answer
) -> None:
    service = FakeService(address, answers={"GetCapabilities": answer})
    notifier = FreedesktopNotifier()
    with qtbot.waitSignal(notifier.shown):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    assert service.notified[0].actions == []


@pytest.mark.parametrize("slow", ["GetCapabilities", "Notify"])
def test_service_that_dies_before_it_answers(qtbot: QtBot, address: str, slow: str) -> None:
    def die(call: object) -> None:
        QTimer.singleShot(0, service.die)

    service = FakeService(address, answers={slow: die})
    notifier = FreedesktopNotifier()
    with qtbot.waitSignal(notifier.failed):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))


@pytest.mark.parametrize("slow", ["GetCapabilities", "Notify"])
def test_service_that_is_too_slow_does_not_show_it_afterwards(
    qtbot: QtBot, address: str, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    waiting: list[Message] = []
    service = FakeService(address, answers={slow: waiting.append})
    notifier = FreedesktopNotifier()
    heard = Heard(notifier)
    monkeypatch.setattr(notifications, "_PATIENCE_MS", 50)
    with qtbot.waitSignal(notifier.failed):
        notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    monkeypatch.setattr(notifications, "_PATIENCE_MS", 60_000)
    qtbot.waitUntil(lambda: bool(waiting))
    service.answer(waiting.pop())
    if slow == "Notify":
        qtbot.waitUntil(lambda: service.closed == [1])
    else:
        with qtbot.waitSignal(notifier.shown):
            notifier.show("marker", Alert("so that everything before it has arrived"))
        assert [one.title[:6] for one in service.notified] == ["so tha"]
    assert KEY not in heard.shown


def test_withdrawn_before_the_service_has_answered(qtbot: QtBot, address: str) -> None:
    waiting: list[Message] = []
    service = FakeService(address, answers={"Notify": waiting.append})
    notifier = FreedesktopNotifier()
    heard = Heard(notifier)
    notifier.show(KEY, Alert(TITLE, BODY, Insistence.URGENT))
    qtbot.waitUntil(lambda: bool(waiting))
    notifier.withdraw(KEY)
    service.answer(waiting.pop())
    qtbot.waitUntil(lambda: service.closed == [1])
    assert (heard.shown, heard.failed, heard.closed) == ([], [], [])


def test_many_at_once_are_not_more_than_a_bus_takes(qtbot: QtBot, address: str) -> None:
    """A bus refuses calls beyond those it was set to let wait for an answer; all are shown."""
    waiting: list[Message] = []
    service = FakeService(address, answers={"Notify": waiting.append})
    notifier = FreedesktopNotifier()
    heard = Heard(notifier)
    for number in range(300):
        notifier.show(f"{number}", Alert(f"Reminder {number}"))
    for _each in range(300):
        qtbot.waitUntil(lambda: bool(waiting))
        assert len(waiting) <= notifications._MOST_AT_ONCE
        service.answer(waiting.pop(0))
    qtbot.waitUntil(lambda: len(heard.shown) == 300)
    assert heard.failed == []
