"""One running program for each data folder: first a lock, then a way to reach who holds it.

Standard library only, so that a second start hands over what it was asked for before Qt is
imported. A message is a list of words: `show`, `quick-entry`, `today`, `import` and absolute paths,
or `changed` where a command has written to the record.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

LOCK_NAME: Final = "organizer.lock"
"""The file in the data folder that is locked; it says where its holder listens."""
MOST_BYTES: Final = 1 << 20
"""The longest message that is listened to."""
TAKEN: Final = b"taken\n"
"""The answer to a message."""

_LONGEST_PATH: Final = 103
"""Bytes in the path of a Unix socket (104 with the zero on macOS, 108 on Linux)."""
_PATIENCE: Final = 10.0
"""Seconds a running program has to answer: it may still be starting."""


class NotAnswering(Exception):
    """A program holds the data folder but does not answer."""


class Instance:
    """The right to the data folder, from `acquire` until `release` or the end of the process."""

    def __init__(self, lock: int, address: str, listener: int | None) -> None:
        self._lock = lock
        self.address = address
        """Where messages arrive: the path of a Unix socket or the name of a Windows pipe."""
        self.listener = listener
        """The socket's descriptor, already listening: who calls early waits. None on Windows."""

    @classmethod
    def acquire(cls, data_dir: Path) -> Instance | None:
        """Take the folder, made where it is missing; None where another program has it.

        Raises `OSError` where the folder cannot be written.
        """
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = try_lock(data_dir / LOCK_NAME)
        if lock is None:
            return None
        try:
            file = os.fstat(lock)
            address, listener = _listen(f"organizer-{file.st_dev:x}-{file.st_ino:x}")
            os.ftruncate(lock, 0)
            os.lseek(lock, 0, os.SEEK_SET)
            os.write(lock, os.fsencode(address))
        except OSError:
            os.close(lock)
            raise
        return cls(lock, address, listener)

    def release(self) -> None:
        """Give the folder to whoever starts next."""
        if self.listener is not None:
            os.close(self.listener)
            with suppress(OSError):
                Path(self.address).unlink()
        os.close(self._lock)


def try_lock(path: Path) -> int | None:
    """Lock a file, made where it is missing, until what this gives is closed or the process ends;
    None where it is locked already. Raises `OSError`."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        locked = _locked(lock)
    except OSError:
        os.close(lock)
        raise
    if not locked:
        os.close(lock)
        return None
    return lock


def claim(data_dir: Path, message: list[str], patience: float = _PATIENCE) -> Instance | None:
    """Become the program of this folder, or else hand `message` to the one that is (None).

    Raises `NotAnswering` where that one answers nothing for `patience` seconds, and `OSError`
    where the folder cannot be written.
    """
    end = time.monotonic() + patience
    while (instance := Instance.acquire(data_dir)) is None:
        if deliver(data_dir, message, max(0.1, end - time.monotonic())):
            return None
        if time.monotonic() > end:
            raise NotAnswering(str(data_dir))
        time.sleep(0.01)  # it is just starting, or just ending
    return instance


def deliver(data_dir: Path, message: list[str], patience: float = _PATIENCE) -> bool:
    """Hand `message` to the running program of this folder; says whether there is one to take it.

    `patience` is in seconds.
    """
    import json

    line = json.dumps(message).encode() + b"\n"
    try:
        return _answer(os.fsdecode((data_dir / LOCK_NAME).read_bytes()), line, patience) == TAKEN
    except OSError:
        return False


if sys.platform == "win32":
    # Written after the documentation of Windows and never run on it.
    import msvcrt

    def _locked(lock: int) -> bool:
        # Far behind the text, which others must be able to read: Windows locks keep readers out.
        os.lseek(lock, 1 << 30, os.SEEK_SET)
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _listen(name: str) -> tuple[str, int | None]:
        return rf"\\.\pipe\{name}", None

    def _answer(address: str, line: bytes, patience: float) -> bytes:
        with Path(address).open("r+b", buffering=0) as pipe:
            pipe.write(line)
            return pipe.read(len(TAKEN)) or b""

else:
    # The C half of the module `socket`: the other half makes enumerations of hundreds of names,
    # 2 ms of processor time before the first paint.
    import _socket
    import fcntl

    def _locked(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _listen(name: str) -> tuple[str, int | None]:
        address = _socket_folder(len(name)) / name
        address.unlink(missing_ok=True)  # left by a program that was killed: we hold its lock
        listener = _socket.socket(_socket.AF_UNIX)
        try:
            listener.bind(str(address))
            address.chmod(0o600)
            listener.listen()
        except OSError:
            listener.close()
            raise
        return str(address), listener.detach()

    def _socket_folder(name_length: int) -> Path:
        """A folder that is this user's alone, with a path short enough for a socket in it."""
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        short = len(os.fsencode(runtime)) + 1 + name_length <= _LONGEST_PATH
        if runtime and short and os.access(runtime, os.W_OK | os.X_OK):
            return Path(runtime)
        folder = Path(f"/tmp/organizer-{os.getuid()}")
        with suppress(FileExistsError):
            folder.mkdir(0o700)
        found = folder.lstat()
        if found.st_uid != os.getuid() or found.st_mode & 0o170077 != 0o040000:
            raise PermissionError(f"{folder} is not a private folder of this user")
        return folder

    def _answer(address: str, line: bytes, patience: float) -> bytes:
        import socket

        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(patience)
            caller.connect(address)
            caller.sendall(line)
            return caller.recv(len(TAKEN))
