"""The road by which a database is opened (DESIGN.md, "opening the database").

connect -> a migration on record that is not known here means a newer program wrote it: refuse ->
pending work on existing data: back up -> migrate -> only then touch a table. A fresh database
takes the same road.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from peewee import DatabaseError, SqliteDatabase
from playhouse.migrations import Runner

from organizer.model.backup import FOLDER as BACKUPS
from organizer.model.backup import BackupDamaged, back_up
from organizer.model.encryption import Key, NotInstalled, is_encrypted, peewee_database
from organizer.model.first_page import (
    BUSY_TIMEOUT_SECONDS,
    FILE_NAME,
    MIGRATIONS,
    finish_replacing,
    migration_names,
)
from organizer.model.history import install_triggers
from organizer.model.search import install_index
from organizer.model.tables import TABLES
from organizer.practice.vocabulary import BackupReason
from organizer.private import close_to_others

PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": "full",  # an acknowledged save survives a power cut; 0.23 ms in the median
    "recursive_triggers": 0,
}


_LEAST_FREE = 64 * 1024
"""Bytes without which SQLite does not open a record: half for the memory that its users share."""
_FAULTS = (OSError, sqlite3.DatabaseError, DatabaseError, BackupDamaged)


class StoreError(Exception):
    """The record cannot be opened; `path` is the file. Nothing was changed."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail}" if detail else str(path))
        self.path = path
        self.detail = detail


class NewerDatabase(StoreError):
    """A newer version of the program wrote this record."""


class DamagedDatabase(StoreError):
    """The file is not a database, or is damaged."""


class EncryptedDatabase(StoreError):
    """The record is encrypted, and no key was given, or another one."""


class SqlcipherMissing(StoreError):
    """The record is encrypted, or is to be, and SQLCipher is not installed."""


class LockedDatabase(StoreError):
    """Another program holds the record and does not let go."""


class FolderNotWritable(StoreError):
    """The data folder cannot be made or written to."""


class DiskFull(StoreError):
    """There is no room left on the disk."""


class DiskFailed(StoreError):
    """The disk answered a reading or a writing with an error."""


def open_database(folder: Path, *, now: datetime, key: Key | None = None) -> SqliteDatabase:
    """Open the record in `folder`, migrated, with the tables bound to it.

    `now` (aware, UTC) dates the backup that is made before a migration of existing data. `key` is
    that of an encrypted record; a new one is encrypted with it. Raises `FolderNotWritable`,
    `NewerDatabase`, `DamagedDatabase`, `EncryptedDatabase`, `SqlcipherMissing`, `LockedDatabase`,
    `DiskFull` or `DiskFailed`.
    """
    database = open_unbound(folder, now=now, key=key)
    close_to_others(folder)
    database.bind(TABLES)
    return database


def open_unbound(folder: Path, *, now: datetime, key: Key | None = None) -> SqliteDatabase:
    """The same, but the tables stay bound to whichever record they are."""
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        finish_replacing(folder)
        path.touch(mode=0o600)
    except OSError as error:
        raise named(error, path) from error
    try:
        database = unopened(path, key)
    except NotInstalled as error:
        raise SqlcipherMissing(path) from error
    try:
        database.connect()
        _migrate(database, path, now, key)
    except _FAULTS as error:
        database.close()
        problem = named(error, path)
        if isinstance(problem, DamagedDatabase) and _needs_another_key(path, key):
            problem = EncryptedDatabase(path)
        raise problem from error
    except StoreError:
        database.close()
        raise
    return database


def unopened(path: Path, key: Key | None) -> SqliteDatabase:
    """The database in a file, not yet connected to. Raises `NotInstalled`."""
    return peewee_database(
        path, key, pragmas=PRAGMAS, timeout=BUSY_TIMEOUT_SECONDS, lock_type="IMMEDIATE"
    )


def _needs_another_key(path: Path, key: Key | None) -> bool:
    return is_encrypted(path) and (key is None or not key.fits(path))


def _migrate(database: SqliteDatabase, path: Path, now: datetime, key: Key | None) -> None:
    runner = Runner(database, str(MIGRATIONS))
    applied = set(runner.applied())
    known = set(migration_names())
    if applied - known:
        raise NewerDatabase(path)
    if applied and applied != known:
        back_up(database.connection(), path.parent / BACKUPS, BackupReason.UPGRADE, now, key)
    if applied != known or database.pragma("user_version") != len(known):
        # All of it or nothing; references cannot be left unwatched inside a transaction.
        database.pragma("foreign_keys", 0)
        connection = database.connection()
        has_index = database.pragma("user_version") == len(applied) > 0
        rows = connection.total_changes + len(known - applied)  # each is written down, in a row
        try:
            with database.atomic():
                runner.up()
                wrote = connection.total_changes != rows
                install_index(database, anew=wrote or not has_index)
                install_triggers(database)
                database.pragma("user_version", len(known))
        finally:
            database.pragma("foreign_keys", 1)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE
    except OSError:
        return False


def named(error: Exception, path: Path) -> StoreError:
    """What an error of SQLite's or the system's means for the record at `path`."""
    # A full disk makes SQLite roll back by itself, and peewee's own rollback fails then.
    while isinstance(first := error.__context__, _FAULTS):
        error = first
    text = str(error)
    if isinstance(error, OSError):
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        failed = error.errno == errno.EIO
        text = error.strerror or text
    else:
        full = "disk is full" in text
        failed = "disk I/O" in text or isinstance(error, BackupDamaged)  # it did not keep a copy
        full = full or (failed and _is_full(path.parent))  # not even for what SQLite shares
    if full:
        return DiskFull(path, text)
    if failed:
        return DiskFailed(path, text)
    if isinstance(error, OSError) or "readonly" in text or "unable to open" in text:
        return FolderNotWritable(path.parent, text)
    if "locked" in text or "busy" in text:
        return LockedDatabase(path, text)
    return DamagedDatabase(path, text)
