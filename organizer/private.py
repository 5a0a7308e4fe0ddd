"""Files that their owner alone can read, whatever the umask says. Standard library only."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_OURS = frozenset(
    {
        *("backups", "damaged", "letters", "settings.json", "settings.new", "window.ini"),
        *("watched.json", "watched.new", "organizer.lock", "long-step.lock"),
    }
)
"""What the program keeps in a folder of its own, beside the record and what SQLite adds to it."""
_RECORD = "organizer.sqlite3"


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """A file that is written anew; what was written is on the disk when this ends.

    Raises `OSError`.
    """
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "wb") as file:
        yield file
        file.flush()
        os.fsync(opened)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves either what was there or all of this.

    Raises `OSError`, and the file is as it was then.
    """
    written = path.with_suffix(".new")
    try:
        with private_file(written) as file:
            file.write(data)
        written.replace(path)
    except OSError:
        with suppress(OSError):
            written.unlink()
        raise
    to_disk(path.parent)


def to_disk(path: Path) -> None:
    """Wait until what was written to a file, or into a folder, is on the disk."""
    if sys.platform == "win32" and path.is_dir():
        return  # there a rename is on the disk when it is done
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def close_to_others(folder: Path) -> None:
    """Take from everybody else what an earlier version or a copy let them read.

    The folder itself is closed too, unless there is something in it that is not the program's:
    then it is a folder of the person's that they chose, and what is in it is theirs.
    """
    if sys.platform == "win32":
        return
    alone = True
    for entry in folder.iterdir():
        if entry.name in _OURS or entry.name.startswith(_RECORD):
            _close(entry)
            if entry.is_dir():
                for below in entry.rglob("*"):
                    _close(below)
        else:
            alone = False
    if alone:
        _close(folder)


def _close(path: Path) -> None:
    with suppress(OSError):  # gone meanwhile, or somebody else's, who may do as they like
        mode = path.lstat().st_mode
        if mode & 0o077 and not path.is_symlink():
            path.chmod(mode & 0o700)
