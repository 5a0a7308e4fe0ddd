from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from organizer.instance import TAKEN, Instance, NotAnswering, claim, deliver

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="speaks to Unix sockets")

START = """
import os, socket, sys
from pathlib import Path
from organizer.instance import TAKEN, claim

folder, word, others = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
instance = claim(folder, [word], 60)
if instance is None:
    print("handed over", flush=True)
else:
    print("running", flush=True)
    listener = socket.socket(fileno=os.dup(instance.listener))
    for _ in range(others):
        connection, _address = listener.accept()
        with connection:
            print(connection.makefile().readline(), end="", flush=True)
            connection.send(TAKEN)
    sys.stdin.read()
assert not [name for name in sys.modules if name.startswith("PySide6")]
"""
"""A start of the program as far as Qt: it runs and hears `others`, or hands over and ends."""


def start(folder: Path, word: str, others: int = 0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, str(folder), word, str(others)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_twenty_starts_at_once_leave_one_and_it_hears_the_others(tmp_path: Path) -> None:
    starts = [start(tmp_path, f"start-{number}", 19) for number in range(20)]
    said = [process.communicate()[0].splitlines() for process in starts]
    assert [process.returncode for process in starts] == [0] * 20
    running = [number for number, lines in enumerate(said) if lines[0] == "running"]
    assert len(running) == 1
    heard = {tuple(json.loads(line)) for line in said[running[0]][1:]}
    assert heard == {(f"start-{number}",) for number in range(20) if number not in running}


def test_after_kill_9_the_next_start_takes_over(tmp_path: Path) -> None:
    killed = start(tmp_path, "show")
    assert killed.stdout is not None
    assert killed.stdout.readline() == "running\n"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert not deliver(tmp_path, ["show"])
    instance = claim(tmp_path, ["show"])
    assert instance is not None
    assert Instance.acquire(tmp_path) is None
    instance.release()


def test_released_folder_is_free_and_leaves_no_socket(tmp_path: Path) -> None:
    instance = Instance.acquire(tmp_path)
    assert instance is not None
    socket_path = Path(instance.address)
    assert stat.S_IMODE(socket_path.stat().st_mode) == 0o600
    instance.release()
    assert not socket_path.exists()
    again = Instance.acquire(tmp_path)
    assert again is not None
    again.release()


def test_two_data_folders_are_two_programs(tmp_path: Path) -> None:
    one, other = Instance.acquire(tmp_path / "one"), Instance.acquire(tmp_path / "other")
    assert one is not None
    assert other is not None
    assert one.address != other.address
    one.release()
    other.release()


def test_program_that_hangs_is_reported(tmp_path: Path) -> None:
    instance = Instance.acquire(tmp_path)
    assert instance is not None
    with pytest.raises(NotAnswering):
        claim(tmp_path, ["show"], patience=0.1)
    instance.release()


@pytest.mark.parametrize("folder_exists", [True, False])
def test_nobody_to_deliver_to(tmp_path: Path, folder_exists: bool) -> None:
    assert not deliver(tmp_path if folder_exists else tmp_path / "missing", ["changed"])


def test_folder_that_cannot_be_made_raises(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError):
        claim(tmp_path / "file" / "data", ["show"])


@pytest.mark.parametrize("runtime", ["", "/nowhere", "/" + "long" * 30])
def test_socket_finds_a_private_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runtime: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
    deep = tmp_path / ("deep" * 40)
    instance = Instance.acquire(deep)
    assert instance is not None
    assert instance.listener is not None
    folder = Path(instance.address).parent
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert folder.owner() == tmp_path.owner()
    with subprocess.Popen(
        [sys.executable, "-c", START, str(deep), "show", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
    ) as second:
        with socket.socket(fileno=os.dup(instance.listener)) as listener:
            connection, _address = listener.accept()
        with connection:
            assert connection.makefile().readline() == '["show"]\n'
            connection.send(TAKEN)
        assert second.communicate()[0] == "handed over\n"
    instance.release()


def test_somebody_else_s_folder_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    stranger = os.getuid() + 4711
    monkeypatch.setattr(os, "getuid", lambda: stranger)
    with pytest.raises(PermissionError):
        Instance.acquire(tmp_path)
    Path(f"/tmp/organizer-{stranger}").rmdir()
