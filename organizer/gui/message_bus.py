"""A D-Bus connection on Qt's event loop: jeepney on a socket notifier, no thread.

Qt's own D-Bus module cannot call `Notify` from Python: its integers travel with the wrong sign.
jeepney is imported when a bus is first opened, which is after the first paint.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from PySide6.QtCore import QObject, QSocketNotifier, Signal

if TYPE_CHECKING:
    from socket import socket

    from jeepney import Message, Parser

_PATIENCE: Final = 1.0
"""Seconds that connecting or writing may take; a bus answers in less than a millisecond."""

Reply = tuple[Any, ...] | None
"""The values of a reply, or None for an error, and where the bus went away."""


class Service(NamedTuple):
    """An object on the bus and the interface it is spoken to through."""

    name: str
    path: str
    interface: str


DAEMON: Final = Service("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
"""The bus itself."""


class MessageBus(QObject):
    """One connection, opened when needed; what `rules` match (D-Bus match rules) is `heard`."""

    heard = Signal(str, object)
    """A signal on the bus: its member's name and its values, a tuple of any shape."""
    lost = Signal()
    """The connection is gone; `open` makes a new one."""

    def __init__(
        self,
        which: Literal["SESSION", "SYSTEM"],
        rules: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._which = which
        self._rules = rules
        self._socket: socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._parser: Parser
        self._serial = 0
        self._waiting: dict[int, Callable[[Reply], None]] = {}

    def open(self) -> bool:
        """Connect unless connected. Says whether there is a bus."""
        if self._socket is not None:
            return True
        from jeepney import Parser
        from jeepney.bus import get_bus
        from jeepney.io.blocking import prep_socket

        try:
            connection = prep_socket(get_bus(self._which), timeout=_PATIENCE)
        except (OSError, KeyError, ValueError, RuntimeError):
            # No address, one of a kind that jeepney does not speak, nobody there, or refused.
            return False
        connection.settimeout(_PATIENCE)
        weakref.finalize(self, connection.close)
        self._socket = connection
        self._parser = Parser()
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        self.call(DAEMON, "Hello")
        for rule in self._rules:
            self.call(DAEMON, "AddMatch", "s", (rule,))
        return self._socket is not None

    def call(
        self,
        service: Service,
        method: str,
        signature: str | None = None,
        values: tuple[Any, ...] = (),
        then: Callable[[Reply], None] = lambda reply: None,
    ) -> None:
        """Call a method on an open bus. `then` gets the reply, whenever it comes."""
        from jeepney import DBusAddress, new_method_call

        self._serial += 1
        self._waiting[self._serial] = then
        address = DBusAddress(service.path, service.name, service.interface)
        message = new_method_call(address, method, signature, values)
        if self._socket is None:
            self._waiting.pop(self._serial)(None)
            return
        try:
            self._socket.sendall(message.serialise(self._serial))
        except OSError:
            self.close()

    def _read(self) -> None:
        assert self._socket is not None
        try:
            data = self._socket.recv(65536)
        except OSError:
            data = b""
        if not data:
            self.close()
            return
        self._parser.add_data(data)
        while self._socket is not None and (message := self._parser.get_next_message()):
            self._take(message)

    def _take(self, message: Message) -> None:
        from jeepney import HeaderFields, MessageType

        fields = message.header.fields
        kind = message.header.message_type
        if kind is MessageType.signal:
            self.heard.emit(fields[HeaderFields.member], message.body)
        elif then := self._waiting.pop(fields.get(HeaderFields.reply_serial), None):
            then(message.body if kind is MessageType.method_return else None)

    def close(self) -> None:
        """Part from the bus; calls that wait get no reply."""
        if self._socket is None:
            return
        assert self._notifier is not None
        self._notifier.setEnabled(False)
        self._notifier.deleteLater()
        self._socket.close()
        self._socket = self._notifier = None
        waiting, self._waiting = self._waiting, {}
        for then in waiting.values():
            then(None)
        self.lost.emit()
