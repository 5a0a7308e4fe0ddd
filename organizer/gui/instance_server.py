"""Hears what later starts of the program and its commands hand over (`organizer.instance`)."""

from __future__ import annotations

import os
from contextlib import suppress
from socket import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from organizer.instance import MOST_BYTES, TAKEN, Instance

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer


class InstanceServer(QObject):
    """Answers on the instance's socket or pipe. What is not a message is not answered."""

    received = Signal(object)
    """A message, a list of words, the first of them what is asked for."""

    def __init__(self, instance: Instance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if instance.listener is not None:
            self._listener = instance.listener
            os.set_blocking(self._listener, False)
            notifier = QSocketNotifier(self._listener, QSocketNotifier.Type.Read, self)
            notifier.activated.connect(self._accept)
        else:
            self._listen_on_pipe(instance.address)

    def _accept(self) -> None:
        with suppress(OSError), socket(fileno=os.dup(self._listener)) as listener:
            connection, _address = listener.accept()  # unless who called has gone again
            _Caller(connection, self).said.connect(self.received)

    def _listen_on_pipe(self, name: str) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(lambda: self._accept_pipe(server))
        server.listen(name)

    def _accept_pipe(self, server: QLocalServer) -> None:
        caller = server.nextPendingConnection()

        def read() -> None:
            if caller.canReadLine():
                message = _message(bytes(caller.readLine().data()))
                if message:
                    caller.write(TAKEN)
                caller.disconnectFromServer()
                if message:
                    self.received.emit(message)
            elif caller.bytesAvailable() > MOST_BYTES:
                caller.abort()

        caller.readyRead.connect(read)
        caller.disconnected.connect(caller.deleteLater)


class _Caller(QObject):
    """One connection: a line comes in, an answer goes out, and that is all."""

    said = Signal(object)

    def __init__(self, connection: socket, parent: QObject) -> None:
        super().__init__(parent)
        connection.setblocking(False)
        self._connection = connection
        self._line = b""
        self._notifier = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def _read(self) -> None:
        try:
            data = self._connection.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._line += data
        whole = self._line.endswith(b"\n")
        if data and not whole and len(self._line) <= MOST_BYTES:
            return
        message = _message(self._line) if whole else None
        if message:
            with suppress(OSError):  # tired of waiting
                self._connection.send(TAKEN)
        self._notifier.setEnabled(False)
        self._connection.close()
        self.deleteLater()
        if message:
            self.said.emit(message)


def _message(line: bytes) -> list[str] | None:
    """The words in a line of JSON, or None for anything else."""
    import json

    try:
        words = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if isinstance(words, list) and words and all(isinstance(word, str) for word in words):
        return words
    return None
