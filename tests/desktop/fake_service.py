"""Notification services that do not behave: without actions, slow, dying, talking nonsense."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import Proxy, open_dbus_connection
from PySide6.QtCore import QObject, QSocketNotifier

NAME = "org.freedesktop.Notifications"
ADDRESS = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)

Answer = Callable[[Message], Message | None]
"""Makes the answer to a call; None answers nothing."""


class Notified(NamedTuple):
    """The arguments of one Notify call."""

    app: str
    replaces: int
    icon: str
    title: str
    body: str
    actions: list[str]
    hints: dict[str, tuple[str, Any]]
    timeout: int


class FakeService(QObject):
    """Owns the service's name on a bus, and answers as it is told, on the test's event loop."""

    def __init__(
        self,
        bus: str,
        capabilities: Sequence[str] = ("actions", "body", "body-markup"),
        answers: Mapping[str, Answer] | None = None,
        name: str = NAME,
    ) -> None:
        """`answers` take the place of the ordinary answers to the methods they are named after."""
        super().__init__()
        self.notified: list[Notified] = []
        self.closed: list[int] = []
        self._capabilities = list(capabilities)
        self._answers = answers or {}
        self._number = 0
        self._connection = open_dbus_connection(bus)
        weakref.finalize(self, self._connection.close)
        Proxy(message_bus, self._connection).RequestName(name)
        self._parser = Parser()
        self._notifier = QSocketNotifier(
            self._connection.sock.fileno(), QSocketNotifier.Type.Read, self
        )
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        self._parser.add_data(self._connection.sock.recv(65536))
        while message := self._parser.get_next_message():
            if message.header.message_type is MessageType.method_call:
                method = message.header.fields[HeaderFields.member]
                reply = self._answers.get(method, self._ordinary)(message)
                if reply is not None:
                    self._connection.send(reply)

    def _capable(self, call: Message) -> Message:
        return new_method_return(call, "as", (self._capabilities,))

    def _notify(self, call: Message) -> Message:
        self.notified.append(Notified(*call.body))
        self._number += 1
        number = self.notified[-1].replaces or self._number
        return new_method_return(call, "u", (number,))

    def _close(self, call: Message) -> Message:
        self.closed.append(call.body[0])
        return new_method_return(call)

    def say(self, member: str, signature: str, *values: object, by: DBusAddress = ADDRESS) -> None:
        """Emit a signal of the service, or of another object of this process."""
        self._connection.send(new_signal(by, member, signature, values))

    def answer(self, call: Message) -> None:
        """Answer in the ordinary way, at last."""
        self._connection.send(self._ordinary(call))

    def _ordinary(self, call: Message) -> Message:
        answers: dict[str, Callable[[Message], Message]] = {
            "GetCapabilities": self._capable,
            "Notify": self._notify,
            "CloseNotification": self._close,
        }
        return answers[call.header.fields[HeaderFields.member]](call)

    def die(self) -> None:
        """Leave the bus, as a crash does."""
        self._notifier.setEnabled(False)
        self._connection.close()


def nonsense(signature: str, *values: object) -> Answer:
    """An answer of the wrong shape."""
    return lambda call: new_method_return(call, signature, values)


def refusal(call: Message) -> Message:
    """The answer of a service that cannot."""
    return new_error(call, "org.freedesktop.DBus.Error.LimitsExceeded", "s", ("too many",))
