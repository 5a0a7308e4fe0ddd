"""The one place that opens the record's files: plain by SQLite, or encrypted by SQLCipher.

An encrypted file is what SQLCipher 4 itself makes of the passphrase, so that every tool that knows
SQLCipher opens it with that. The key is made of the passphrase once and then handed down: SQLCipher
would make it anew for every connection, which takes 0.2 s. Where there is no key, nothing of
SQLCipher is imported.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from organizer.model.first_page import is_plain
from organizer.private import private_file, to_disk

if TYPE_CHECKING:
    from peewee import SqliteDatabase

# What follows is SQLCipher 4's format, zetetic.net/sqlcipher/design.
_PAGE = 4096
_SALT = 16
_ROUNDS = 256_000
_SIGNATURE = 64
_LOOKED_AT = 16
"""Pages at the beginning of a file that are looked at, as the first may be damaged."""


class NotInstalled(Exception):
    """SQLCipher is not installed."""


@dataclass(frozen=True, repr=False)
class Key:
    """What opens encrypted files, made of a passphrase and of the salt at their beginning. The
    record and its backups have one salt, until the passphrase is changed."""

    secret: bytes
    salt: bytes

    @classmethod
    def of(cls, passphrase: str, salt: bytes | None = None) -> Key:
        """The key of a passphrase, by default of a new one. Takes 0.2 s."""
        salt = salt or os.urandom(_SALT)
        return cls(hashlib.pbkdf2_hmac("sha512", passphrase.encode(), salt, _ROUNDS, 32), salt)

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{(self.secret + self.salt).hex()}'"

    def is_of(self, passphrase: str) -> bool:
        """Whether the key is made of this passphrase. Takes 0.2 s."""
        return hmac.compare_digest(Key.of(passphrase, self.salt).secret, self.secret)

    def fits(self, file: Path) -> bool:
        """Whether a file is encrypted with this key: SQLCipher signs each of its pages.

        As `is_encrypted`, for files that nobody in this process has open: on Unix, closing one ends
        the locks that SQLite holds on it. Raises `OSError`.
        """
        mask = bytes(byte ^ 0x3A for byte in self.salt)
        signing = hashlib.pbkdf2_hmac("sha512", self.secret, mask, 2, 32)
        for number, page in enumerate(_pages(file), start=1):
            signed = page[_SALT if number == 1 else 0 : -_SIGNATURE] + number.to_bytes(4, "little")
            if hmac.compare_digest(hmac.digest(signing, signed, "sha512"), page[-_SIGNATURE:]):
                return True
        return False


def is_encrypted(file: Path) -> bool:
    """Whether a file is an encrypted database, and not a damaged one or none. Raises `OSError`.

    Told by its pages, and by nothing beside the file, which a copy would leave behind: in encrypted
    ones every byte is about as frequent as any other, which pages of tables never are.
    """
    pages = _pages(file)
    if not pages or is_plain(file):
        return False
    even = [page for page in pages if max(map(page.count, range(256))) < _PAGE // 64]
    return len(even) > len(pages) // 2


def salt_of(file: Path) -> bytes:
    """The salt at the beginning of an encrypted file. Raises `OSError`."""
    with file.open("rb") as opened:
        return opened.read(_SALT)


def require_sqlcipher() -> None:
    """Raises `NotInstalled` where encrypted files cannot be opened here."""
    _sqlcipher()


def _pages(file: Path) -> list[bytes]:
    with file.open("rb") as opened:
        start = opened.read(_LOOKED_AT * _PAGE)
    whole = range(0, len(start) - _PAGE + 1, _PAGE)
    return [start[place : place + _PAGE] for place in whole]


def connect(database: Path | str, key: Key | None = None, **options: Any) -> sqlite3.Connection:
    """A connection to a database, as `sqlite3.connect` gives it, whose errors are `sqlite3`'s.

    A wrong key is noticed when the first page is read, as a damaged file is. Raises `NotInstalled`.
    """
    open_it: Callable[..., sqlite3.Connection] = sqlite3.connect if key is None else _sqlcipher()
    connection = open_it(str(database), **options)
    if key is not None:
        connection.execute(f'PRAGMA key = "{key.literal}"')
    return connection


def peewee_database(file: Path, key: Key | None, **options: Any) -> SqliteDatabase:
    """peewee's database over a file. Raises `NotInstalled`."""
    if key is None:
        from peewee import SqliteDatabase

        return SqliteDatabase(str(file), **options)
    factory = _sqlcipher()
    from playhouse.sqlcipher_ext import SqlCipherDatabase

    return cast(
        "SqliteDatabase",
        SqlCipherDatabase(str(file), passphrase=key.literal, factory=factory, **options),
    )


def rewrite(source: Path, key: Key | None, target: Path, new: Key | None) -> None:
    """Write all that a database holds into a file of its own under another key, or under none.

    Nobody may be writing into `source`. It is on the disk when this ends. Raises `NotInstalled`,
    `OSError` or `sqlite3.DatabaseError`.
    """
    target.unlink(missing_ok=True)
    with private_file(target):
        pass
    with closing(_sqlcipher()(str(target), isolation_level=None, uri=True)) as written:
        if new is not None:
            written.execute(f'PRAGMA key = "{new.literal}"')
        # Of what a crash leaves of it nothing is used, so only the end of it need reach the disk.
        written.execute("PRAGMA journal_mode = off")
        written.execute("PRAGMA synchronous = off")
        written.execute(
            "ATTACH ? AS source KEY ?",
            (_still(source), key.literal if key is not None else ""),
        )
        written.execute("BEGIN")
        written.execute("SELECT sqlcipher_export('main', 'source')").fetchall()
        (version,) = written.execute("PRAGMA source.user_version").fetchone()
        written.execute(f"PRAGMA main.user_version = {version}")
        written.execute("COMMIT")
    to_disk(target)


def open_still(file: Path, key: Key | None = None) -> sqlite3.Connection:
    """A connection to a database in which nobody writes; nothing is written beside it either: it
    may lie on a disk that is write-protected."""
    return connect(_still(file), key, uri=True)


def _still(file: Path) -> str:
    return f"{file.absolute().as_uri()}?mode=ro&immutable=1"


@cache
def _sqlcipher() -> Callable[..., sqlite3.Connection]:
    """SQLCipher's connection, which raises the errors of `sqlite3`."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise NotInstalled from error

    def as_sqlite3(method: Any) -> Any:
        @wraps(method)
        def called(*arguments: Any, **options: Any) -> Any:
            try:
                return method(*arguments, **options)
            except dbapi2.Error as error:
                raise getattr(sqlite3, type(error).__name__)(*error.args) from error

        return called

    class Cursor(dbapi2.Cursor):  # type: ignore[misc]  # it has no types
        execute = as_sqlite3(dbapi2.Cursor.execute)
        executemany = as_sqlite3(dbapi2.Cursor.executemany)
        fetchone = as_sqlite3(dbapi2.Cursor.fetchone)
        fetchmany = as_sqlite3(dbapi2.Cursor.fetchmany)
        fetchall = as_sqlite3(dbapi2.Cursor.fetchall)
        __next__ = as_sqlite3(dbapi2.Cursor.__next__)

    class Connection(dbapi2.Connection):  # type: ignore[misc]
        @as_sqlite3
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error

        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        backup = as_sqlite3(dbapi2.Connection.backup)
        commit = as_sqlite3(dbapi2.Connection.commit)
        rollback = as_sqlite3(dbapi2.Connection.rollback)

    return cast("Callable[..., sqlite3.Connection]", Connection)
