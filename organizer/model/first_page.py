"""Reading the record for the first paint, without the object mapper."""

from __future__ import annotations

import sqlite3
from pathlib import Path

MIGRATIONS = Path(__file__).with_name("migrations")
FILE_NAME = "organizer.sqlite3"
REPLACEMENT = f"{FILE_NAME}.next"
"""A whole record that is to take the place of the one there, and only has to be renamed."""
BUSY_TIMEOUT_SECONDS = 5

MAGIC = b"SQLite format 3\0"
"""How every database begins that is not encrypted."""


def migration_names() -> list[str]:
    """The migrations this program has, in their order."""
    files = MIGRATIONS.iterdir()  # a pattern would be compiled before the first paint
    return sorted(path.stem for path in files if path.suffix == ".py" and path.name[0].isdigit())


def is_plain(file: Path) -> bool:
    """Whether a file begins as every database does that is not encrypted. Raises `OSError`."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def perhaps_encrypted(folder: Path) -> Path | None:
    """The file of a record that does not begin as a plain one: it is encrypted or damaged.

    For the start, before anybody in this process has it open: on Unix, closing a file ends the
    locks that SQLite holds on it.
    """
    prepared = folder / REPLACEMENT
    file = prepared if prepared.exists() else folder / FILE_NAME
    try:
        return None if not file.stat().st_size or is_plain(file) else file
    except OSError:  # there is none; or opening it will say why
        return None


def is_of_earlier(folder: Path) -> bool:
    """Whether an earlier version wrote the record; for the start, as `perhaps_encrypted` is.

    The number of its migrations stands in its head, as the "user version".
    """
    try:
        with (folder / FILE_NAME).open("rb") as opened:
            head = opened.read(64)
    except OSError:
        return False
    return head.startswith(MAGIC) and int.from_bytes(head[60:]) < len(migration_names())


def finish_replacing(folder: Path) -> None:
    """Put a replacement in the record's place, if one is prepared. Raises `OSError`.

    What was not yet written into the record goes first: SQLite would write it into whichever
    database lies beside it.
    """
    prepared = folder / REPLACEMENT
    if prepared.exists():
        for suffix in ("-wal", "-shm"):
            (folder / f"{FILE_NAME}{suffix}").unlink(missing_ok=True)
        prepared.replace(folder / FILE_NAME)


def open_for_reading(folder: Path) -> sqlite3.Connection | None:
    """A connection for the first page, or None where the whole road must be taken first.

    Plain sqlite3, since importing peewee takes a quarter of what a bare window does (37 ms of
    150 ms of processor time) and the first paint does not wait for it.
    """
    path = folder / FILE_NAME
    if not path.exists() or (folder / REPLACEMENT).exists():
        return None
    try:
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS)
        applied = [row[0] for row in connection.execute("SELECT name FROM schema_migration")]
    except sqlite3.DatabaseError:
        return None
    return connection if sorted(applied) == migration_names() else None
