from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer.gui.instance_server import InstanceServer
from organizer.instance import LOCK_NAME, MOST_BYTES, Instance, deliver

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks to Unix sockets")

JUNK = [
    b"",
    b"\n",
    b"show\n",
    b'"show"\n',
    b"[]\n",
    b'["show", 1]\n',
    b'{"show": []}\n',
    b"\xff\xfe\n",
    b'["no end',
    b"[" * 100_000 + b"\n",
    b"x" * (MOST_BYTES + 70_000),
]


@pytest.fixture(params=["socket", "pipe"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, Instance]]:
    """A data folder and its instance; `pipe` is the way of Windows, here over Qt's Unix socket."""
    instance = Instance.acquire(tmp_path)
    assert instance is not None
    if request.param == "socket":
        yield tmp_path, instance
    else:
        name = str(tmp_path / "pipe")
        (tmp_path / LOCK_NAME).write_text(name, encoding="utf-8")
        yield tmp_path, Instance(-1, name, None)
    instance.release()


def test_messages_arrive_and_junk_does_not(qtbot: QtBot, served: tuple[Path, Instance]) -> None:
    data_dir, instance = served
    server = InstanceServer(instance)
    received: list[list[str]] = []
    server.received.connect(received.append)
    surrogate = "/home/anna/visitenkarte-\udcfc.vcf"  # a file name that is not UTF-8
    messages = [["show"], ["import", surrogate, "/tmp/Zoë.vcf"], ["changed"]]
    with ThreadPoolExecutor() as others:
        for junk in JUNK:
            done = others.submit(send, instance.address, junk)
            qtbot.waitUntil(done.done)
            assert done.result() == b""
        for message in messages:
            delivered = others.submit(deliver, data_dir, message)
            qtbot.waitUntil(delivered.done)
            assert delivered.result()
    qtbot.waitUntil(lambda: len(received) >= len(messages))
    assert received == messages


def send(address: str, data: bytes) -> bytes:
    """Send anything, and give the answer until the other end closes."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(20)
        caller.connect(address)
        try:
            caller.sendall(data)
            caller.shutdown(socket.SHUT_WR)
            return caller.recv(100)
        except (BrokenPipeError, ConnectionResetError):  # refused while still talking
            return b""


def test_who_calls_before_the_program_is_up_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    instance = Instance.acquire(tmp_path)
    assert instance is not None
    with ThreadPoolExecutor() as others:
        early = others.submit(send, instance.address, b'["quick-entry"]\n')
        server = InstanceServer(instance)
        with qtbot.waitSignal(server.received) as heard:
            pass
        assert heard.args == [["quick-entry"]]
        assert early.result() == b"taken\n"
    instance.release()
