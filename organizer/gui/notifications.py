"""Alerts on the person's screen: by the desktop's notification service, or in our own window.

An alert is named by its key. What is shown again under the same key replaces what stands there.
Its place there is kept, for the next run of the program to replace it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from organizer.gui.message_bus import DAEMON, MessageBus, Reply, Service
from organizer.gui.program_icon import PROGRAM_ICON
from organizer.gui.tray import Tray
from organizer.i18n import _, pgettext
from organizer.practice.reminders import Insistence

if TYPE_CHECKING:
    from organizer.gui.widgets.alert_window import AlertWindow

_PATIENCE_MS: Final = 5_000
"""A service that has not acknowledged an alert after this long does not get to show it."""
_MOST_AT_ONCE: Final = 20
"""Alerts that are sent before the first is acknowledged; a bus refuses more than it was set for."""
ANSWERS: Final = ("open", "snooze", "done")
"""What the person can choose at an alert, as far as it offers that."""


@dataclass(frozen=True, eq=False)
class Alert:
    """What is put on the screen: who or what, then what to do, and what of `ANSWERS` it offers. It
    comes in place of what may stand at the places `before` since the last run of the program."""

    title: str
    body: str = ""
    insistence: Insistence = Insistence.NORMAL
    actions: Sequence[str] = ANSWERS
    before: Sequence[str] = ()

    @property
    def stays(self) -> bool:
        """Whether it stays on the screen until it is answered."""
        return self.insistence > Insistence.NORMAL


def notice(title: str, body: str) -> Alert:
    """Something to know, that asks for no answer."""
    return Alert(title, body, actions=("open",))


def answers() -> dict[str, str]:
    """What the answers to an alert are called on its buttons."""
    return {"open": pgettext("button", "Open"), "snooze": _("Snooze"), "done": _("Done")}


class Notifier(QObject):
    """A way of showing alerts.

    `shown` and `failed` may come before `show` returns, and `shown` again, when a service that
    was restarted has its alerts back.
    """

    in_front: ClassVar[bool] = False
    """Whether it can show an alert in front of everything else."""

    shown = Signal(str, str)
    """The alert of this key stands on the screen at this place; whoever put it there has said so.
    An empty place goes with the program."""
    failed = Signal(str)
    """The alert of this key could not be shown."""
    acted = Signal(str, str)
    """For a key the person chose `open`, `snooze` or `done`: once, and the alert is gone."""
    closed = Signal(str)
    """The alert of this key is gone without an answer: the person closed it, or its time was up."""

    def available(self) -> bool:
        """Whether it makes sense to try; asks nobody who could keep the person waiting."""
        raise NotImplementedError

    def show(self, key: str, alert: Alert) -> None:
        """Put an alert on the screen."""
        raise NotImplementedError

    def withdraw(self, key: str) -> None:
        """Take the alert of this key off the screen; nothing more is heard of it."""
        raise NotImplementedError

    def clear(self, places: Collection[str]) -> None:
        """Take off the screen what may stand at these places since the last run."""


@dataclass(frozen=True)
class _Standing:
    """An alert on the service's screen, and the number the service knows it by."""

    number: int
    alert: Alert


_NAME: Final = "org.freedesktop.Notifications"
_SERVICE: Final = Service(_NAME, "/org/freedesktop/Notifications", _NAME)


class FreedesktopNotifier(Notifier):
    """The notification service of a Linux desktop (Desktop Notifications Specification 1.2).

    The service may come late, die and come back: then it gets what it had on the screen again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        rules = (
            f"type='signal',sender='{_NAME}',interface='{_NAME}'",
            f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{_NAME}'",
        )
        self._bus = MessageBus("SESSION", rules, self)
        self._bus.heard.connect(self._hear)
        self._bus.lost.connect(self._forget_everything)
        self._capabilities: frozenset[str] | None = None
        self._asked = False
        self._life = ["", ""]  # of the bus and of the service, which count the alerts
        self._answers = 0
        self._wanted: dict[str, Alert] = {}  # not sent yet
        self._sent: dict[str, Alert] = {}  # not acknowledged yet
        self._standing: dict[str, _Standing] = {}

    def available(self) -> bool:
        return sys.platform == "linux" and "DBUS_SESSION_BUS_ADDRESS" in os.environ

    def show(self, key: str, alert: Alert) -> None:
        self._want(key, alert)
        self._send_wanted()

    def withdraw(self, key: str) -> None:
        self._wanted.pop(key, None)
        self._sent.pop(key, None)  # closed as soon as its number is known
        if standing := self._standing.pop(key, None):
            self._close(standing.number)

    def clear(self, places: Collection[str]) -> None:
        if places and self.available() and self._bus.open():
            self._ask_whose(lambda: self._close(*self._numbers_at(places)))

    def _want(self, key: str, alert: Alert) -> None:
        self._wanted[key] = alert
        self._wait(key, alert)

    def _wait(self, key: str, alert: Alert) -> None:
        QTimer.singleShot(_PATIENCE_MS, self, partial(self._give_up, key, alert, self._answers))

    def _give_up(self, key: str, alert: Alert, answers: int) -> None:
        if alert in (self._wanted.get(key), self._sent.get(key)):
            if answers == self._answers:
                self._fail(key)
            else:  # it answers, and has much to do, or we have
                self._wait(key, alert)

    def _fail(self, key: str) -> None:
        for alerts in (self._wanted, self._sent, self._standing):
            alerts.pop(key, None)
        self.failed.emit(key)

    def _send_wanted(self) -> None:
        if not self._bus.open():
            self._fail_wanted()
        elif self._capabilities is not None:
            for key, alert in list(self._wanted.items()):
                if len(self._sent) >= _MOST_AT_ONCE:
                    break  # each answer lets another one go
                if key not in self._sent and self._wanted.get(key) is alert:
                    del self._wanted[key]
                    self._send(key, alert, self._capabilities)
        elif not self._asked:
            self._asked = True
            self._ask_whose()
            self._bus.call(_SERVICE, "GetCapabilities", then=self._learn)

    def _fail_wanted(self) -> None:
        for key in list(self._wanted):
            self._fail(key)

    def _ask_whose(self, then: Callable[[], None] = lambda: None) -> None:
        """Ask whose numbers they are: another life of the bus or the service counts anew."""

        def learn_bus(reply: Reply) -> None:
            self._life[0] = reply[0] if reply else ""

        def learn_service(reply: Reply) -> None:
            self._life[1] = reply[0] if reply else ""
            then()

        self._bus.call(DAEMON, "GetId", then=learn_bus)
        self._bus.call(DAEMON, "GetNameOwner", "s", (_NAME,), learn_service)

    def _place(self, number: int) -> str:
        return " ".join([*self._life, f"{number}"])

    def _numbers_at(self, places: Collection[str]) -> list[int]:
        """The numbers of what may stand at these places, but for those that another life of the
        service gave."""
        known = " ".join(self._life)
        split = (place.rpartition(" ") for place in places)
        return [int(number) for life, _space, number in split if all(self._life) and life == known]

    def _learn(self, reply: Reply) -> None:
        self._asked = False
        if reply is None:
            self._fail_wanted()
            return
        match reply:
            case ([*capabilities],):
                self._capabilities = frozenset(one for one in capabilities if type(one) is str)
            case _other:
                self._capabilities = frozenset()
        self._send_wanted()

    def _send(self, key: str, alert: Alert, capabilities: frozenset[str]) -> None:
        self._sent[key] = alert
        standing = self._standing.get(key)
        numbers = [standing.number] if standing else self._numbers_at(alert.before)
        # First, so that whatever a crash leaves stands where the next run looks for it.
        self._close(*numbers[1:])
        body = _escaped(alert.body) if "body-markup" in capabilities else alert.body
        names = answers()
        actions = [
            part
            for action in alert.actions
            for part in ("default" if action == "open" else action, names[action])
        ]
        values = (
            _("Organizer"),
            numbers[0] if numbers else 0,
            PROGRAM_ICON.as_uri(),
            alert.title,
            body,
            actions if "actions" in capabilities else [],
            {
                "urgency": ("y", 2 if alert.stays else 1),
                "resident": ("b", alert.stays),
                "desktop-entry": ("s", "organizer"),
                # Replaces what dunst shows though a crash came before its number was kept.
                "x-dunst-stack-tag": ("s", key),
            },
            0 if alert.stays else -1,
        )
        then = partial(self._acknowledge, key, alert)
        self._bus.call(_SERVICE, "Notify", "susssasa{sv}i", values, then)

    def _acknowledge(self, key: str, alert: Alert, reply: Reply) -> None:
        self._answers += 1
        match reply:
            case (int(number),) if number > 0 and self._sent.get(key) is not alert:
                self._close(number)  # withdrawn meanwhile, or given up on
            case (int(number),) if number > 0:
                del self._sent[key]
                self._standing[key] = _Standing(number, alert)
                if key not in self._wanted:
                    self.shown.emit(key, self._place(number))
            case _error_or_nonsense:
                if self._sent.get(key) is alert:
                    self._fail(key)
        if self._wanted:
            self._send_wanted()

    def _close(self, *numbers: int) -> None:
        for number in numbers:
            self._bus.call(_SERVICE, "CloseNotification", "u", (number,))

    def _hear(self, member: str, values: tuple[Any, ...]) -> None:
        match member, values:
            case "ActionInvoked", (int(number), str(action)):
                self._act(number, "open" if action == "default" else action)
            case "NotificationClosed", (int(number), int()):
                if key := self._key_of(number):
                    del self._standing[key]
                    self.closed.emit(key)
            case "NameOwnerChanged", (str(), str(), str(owner)):
                self._capabilities = None
                self._life[1] = owner
                if owner:
                    self._show_again()

    def _key_of(self, number: int) -> str | None:
        keys = (key for key, standing in self._standing.items() if standing.number == number)
        return next(keys, None)

    def _act(self, number: int, action: str) -> None:
        # Some services say it twice, and some leave the alert on the screen.
        key = self._key_of(number)
        if key and action in ANSWERS:
            self.withdraw(key)
            self.acted.emit(key, action)

    def _show_again(self) -> None:
        standing, self._standing = self._standing, {}
        for key, one in standing.items():
            if key not in self._wanted:
                self._want(key, one.alert)
        if self._wanted:
            self._send_wanted()

    def _forget_everything(self) -> None:
        self._capabilities = None
        self._standing.clear()


def _escaped(text: str) -> str:
    from html import escape

    return escape(text, quote=False)


class TrayMessageNotifier(Notifier):
    """The balloon at the tray's icon, which can be clicked and no more: the last resort on Windows
    and macOS."""

    def __init__(self, tray: Tray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._latest: str | None = None
        tray.message_clicked.connect(self._clicked)

    def available(self) -> bool:
        return sys.platform != "linux" and self._tray.available()

    def show(self, key: str, alert: Alert) -> None:
        """An alert that is to stay fails: a balloon goes away by itself."""
        if alert.stays or not self._tray.show_message(alert.title, alert.body):
            self.failed.emit(key)
            return
        self._latest = key
        self.shown.emit(key, "")

    def withdraw(self, key: str) -> None:
        """A balloon cannot be taken back; its click is no longer heard."""
        if self._latest == key:
            self._latest = None

    def _clicked(self) -> None:
        if self._latest is not None:
            key, self._latest = self._latest, None
            self.acted.emit(key, "open")


class WindowNotifier(Notifier):
    """The program's own window, made when it is first needed."""

    in_front = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: AlertWindow | None = None

    def available(self) -> bool:
        return True

    def show(self, key: str, alert: Alert) -> None:
        if self._window is None:
            self._window = self._make_window()
        self._window.put(key, alert)
        self.shown.emit(key, "")

    def _make_window(self) -> AlertWindow:
        from organizer.gui.widgets.alert_window import AlertWindow

        window = AlertWindow()
        window.acted.connect(self.acted)
        window.closed.connect(self.closed)
        return window

    def withdraw(self, key: str) -> None:
        if self._window is not None:
            self._window.take_away(key)


class NotifierChain(Notifier):
    """Several ways in order: what one of them cannot show, the next one shows."""

    def __init__(self, ways: Sequence[Notifier], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = ways
        self._alerts: dict[str, Alert] = {}  # until they are answered
        for place, way in enumerate(ways):
            way.setParent(self)
            way.shown.connect(partial(self._on_shown, way))
            way.failed.connect(partial(self._show_from, place + 1))
            way.acted.connect(self._on_acted)
            way.closed.connect(self._on_closed)

    def available(self) -> bool:
        return any(way.available() for way in self._ways)

    def show(self, key: str, alert: Alert) -> None:
        self._alerts[key] = alert
        self._show_from(0, key)

    def withdraw(self, key: str) -> None:
        self._alerts.pop(key, None)
        for way in self._ways:
            way.withdraw(key)

    def clear(self, places: Collection[str]) -> None:
        for way in self._ways:
            way.clear(places)

    def _show_from(self, place: int, key: str) -> None:
        alert = self._alerts[key]
        for way in self._ways[place:]:
            if way.available() and (way.in_front or alert.insistence < Insistence.IN_FRONT):
                way.show(key, alert)
                return
        del self._alerts[key]
        self.failed.emit(key)

    def _on_shown(self, by: Notifier, key: str, place: str) -> None:
        for way in self._ways:
            if way is not by:
                way.withdraw(key)  # an earlier alert of this key, shown when `by` was not there
                way.clear(self._alerts[key].before)
        self.shown.emit(key, place)

    def _on_acted(self, key: str, action: str) -> None:
        self._alerts.pop(key, None)
        self.acted.emit(key, action)

    def _on_closed(self, key: str) -> None:
        self._alerts.pop(key, None)
        self.closed.emit(key)


class DiscreetNotifier(Notifier):
    """Another notifier, whose alerts give nothing away while `set_discreet` says so: what stands
    on the screen is put there anew in those words, and in its own again afterwards."""

    def __init__(self, way: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = way
        self._discreet = self._locked = False
        self._alerts: dict[str, Alert] = {}  # until they are answered
        way.shown.connect(self.shown)
        way.failed.connect(self.failed)
        way.acted.connect(self._on_acted)
        way.closed.connect(self._on_closed)

    def available(self) -> bool:
        return self._way.available()

    def set_discreet(self, discreet: bool, *, locked: bool = False) -> None:
        """Give nothing away from now on, or say what it is again. Where the program is locked
        nobody can tell what they would answer, and it only leads to the program."""
        if (discreet, locked) != (self._discreet, self._locked):
            self._discreet, self._locked = discreet, locked
            for key in list(self._alerts):
                self._show(key)

    def show(self, key: str, alert: Alert) -> None:
        self._alerts[key] = alert
        self._show(key)

    def _show(self, key: str) -> None:
        alert = self._alerts[key]
        if self._discreet:
            text = _("There is something for you. Open the program to see what it is.")
            alert = replace(alert, title=_("Organizer"), body=text)
        if self._locked:
            alert = replace(alert, actions=("open",))
        self._way.show(key, alert)

    def withdraw(self, key: str) -> None:
        self._alerts.pop(key, None)
        self._way.withdraw(key)

    def clear(self, places: Collection[str]) -> None:
        self._way.clear(places)

    def _on_acted(self, key: str, action: str) -> None:
        self._alerts.pop(key, None)
        self.acted.emit(key, action)

    def _on_closed(self, key: str) -> None:
        self._alerts.pop(key, None)
        self.closed.emit(key)


def best_notifier(tray: Tray, parent: QWidget) -> Notifier:
    """The desktop's notifications where it has them, and what comes closest where it has not."""
    from organizer.gui.platform_notifications import PlatformNotifier

    ways = (FreedesktopNotifier(), PlatformNotifier(), TrayMessageNotifier(tray), WindowNotifier())
    return NotifierChain(ways, parent)
