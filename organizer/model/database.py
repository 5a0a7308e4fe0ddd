"""The road by which a database is opened (DESIGN.md, "opening the database").

connect -> a migration on record that is not known here means a newer program wrote it: refuse ->
pending work on existing data: back up -> migrate -> only then touch a table. A fresh database
takes the same road.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path

from peewee import DatabaseError, OperationalError, SqliteDatabase
from playhouse.migrations import Runner

from organizer.model.first_page import (
    BUSY_TIMEOUT_SECONDS,
    FILE_NAME,
    MIGRATIONS,
    migration_names,
)
from organizer.model.history import install_triggers
from organizer.model.search import install_index
from organizer.model.tables import TABLES

PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": "full",  # an acknowledged save survives a power cut; 0.23 ms in the median
    "recursive_triggers": 0,
}


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


class LockedDatabase(StoreError):
    """Another program holds the record and does not let go."""


class FolderNotWritable(StoreError):
    """The data folder cannot be made or written to."""


def open_database(folder: Path, *, now: datetime) -> SqliteDatabase:
    """Open the record in `folder`, migrated, with the tables bound to it.

    `now` (aware, UTC) dates the backup that is made before a migration of existing data. Raises
    `FolderNotWritable`, `NewerDatabase`, `DamagedDatabase` or `LockedDatabase`.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise FolderNotWritable(folder, error.strerror or str(error)) from error
    database = SqliteDatabase(
        str(path), pragmas=PRAGMAS, timeout=BUSY_TIMEOUT_SECONDS, lock_type="IMMEDIATE"
    )
    try:
        database.connect()
        _migrate(database, path, now)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        database.close()
        raise _named(error, path) from error
    except StoreError:
        database.close()
        raise
    database.bind(TABLES)
    return database


def back_up(database: SqliteDatabase, folder: Path, *, now: datetime) -> Path:
    """Write a whole, consistent copy into `folder`/backups and return its path.

    By VACUUM INTO: a copied live file lost 242 rows and still passed `integrity_check`.
    """
    backups = folder / "backups"
    backups.mkdir(mode=0o700, exist_ok=True)
    target = backups / f"organizer-{now:%Y%m%dT%H%M%SZ}.sqlite3"
    database.execute_sql("VACUUM INTO ?", (str(target),))
    target.chmod(0o600)
    return target


def _migrate(database: SqliteDatabase, path: Path, now: datetime) -> None:
    runner = Runner(database, str(MIGRATIONS))
    applied = set(runner.applied())
    known = set(migration_names())
    if applied - known:
        raise NewerDatabase(path)
    if applied and applied != known:
        back_up(database, path.parent, now=now)
    if applied != known:
        runner.up()
    if database.pragma("user_version") != len(known):
        # The version is written with what follows from the migrations, so a program killed between
        # the two mends it.
        with database.atomic():
            install_index(database)
            install_triggers(database)
            database.pragma("user_version", len(known))


def _named(error: Exception, path: Path) -> StoreError:
    text = str(error)
    if isinstance(error, (OperationalError, sqlite3.OperationalError)):
        if "locked" in text or "busy" in text:
            return LockedDatabase(path, text)
        if "readonly" in text or "unable to open" in text:
            return FolderNotWritable(path.parent, text)
    return DamagedDatabase(path, text)
