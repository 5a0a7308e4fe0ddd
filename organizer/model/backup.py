"""Whole copies of the record: written, proved, listed, and put back.

A backup is `organizer-INSTANT.sqlite3` with a manifest of the same name beside it, which says its
SHA-256, its schema, what it holds and why it was made. `integrity_check` noticed 8 of 40 random
corruptions, so the hash is what proves a copy.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from organizer.model.encryption import (
    Key,
    NotInstalled,
    connect,
    is_encrypted,
    open_still,
    rewrite,
)
from organizer.model.first_page import BUSY_TIMEOUT_SECONDS, migration_names
from organizer.practice.vocabulary import BackupReason
from organizer.private import private_file, to_disk, write_whole

FOLDER = "backups"
COUNTED = ("contact", "company", "opportunity", "interview", "note", "offer", "deadline")
"""The tables of which a manifest says how many records they hold, without the trash."""

_SUFFIX = ".sqlite3"
_STAMP = "%Y%m%dT%H%M%SZ"
_TRIES = 5


class BackupDamaged(Exception):
    """A backup is not what was written: `path` is its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class BackupTooNew(Exception):
    """A newer version of the program wrote this backup: `path` is its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class BackupEncrypted(Exception):
    """A backup is encrypted, and not with the key that was given: `path` is its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class Backup(NamedTuple):
    """A backup and what its manifest says. `made_at` is an instant (UTC), `size` in bytes.

    `sha256` is empty where an earlier version of the program made it, without a manifest.
    """

    path: Path
    made_at: datetime
    reason: BackupReason
    sha256: str
    schema: str
    size: int
    counts: Mapping[str, int]


def back_up(
    record: sqlite3.Connection,
    folder: Path,
    reason: BackupReason,
    now: datetime,
    key: Key | None = None,
) -> Backup:
    """Copy the whole record into `folder`, which is made where it is missing, and prove the copy.
    It is encrypted as the record is, with its `key`.

    By VACUUM INTO, which nobody who writes waits for: a copied live file lost 242 rows and still
    passed `integrity_check`. The copy has its name only once it is proved and on the disk. Raises
    `OSError`, `sqlite3.DatabaseError` or `BackupDamaged`; no part of a copy is left then.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _sweep(folder, now)
    path = _free_name(folder, now)
    unfinished = path.with_suffix(_SUFFIX + ".new")
    try:
        counts = _copied(record, unfinished, key)
        to_disk(unfinished)
        if _proved(unfinished, key) != counts:
            raise BackupDamaged(path)
        backup = Backup(
            path,
            now.replace(microsecond=0),
            reason,
            _hash(unfinished),
            _schema(record),
            unfinished.stat().st_size,
            counts,
        )
        _finish(backup, unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return backup


def copy_into(backup: Backup, folder: Path) -> None:
    """Put a second copy of a backup into another folder, and prove it. Raises as `back_up`."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = folder / f"{backup.path.name}.new"
    try:
        with private_file(unfinished) as target, backup.path.open("rb") as source:
            shutil.copyfileobj(source, target)
        if _hash(unfinished) != backup.sha256:
            raise BackupDamaged(folder / backup.path.name)
        _finish(backup._replace(path=folder / backup.path.name), unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, the latest first, as their manifests say; nothing is proved."""
    found = [backup_at(path) for path in folder.glob(f"organizer-*{_SUFFIX}")]
    return sorted((one for one in found if one is not None), key=lambda one: one.path, reverse=True)


def backup_at(path: Path) -> Backup | None:
    """The backup in a file, as its manifest or, without one, the file itself says; None for what
    says nothing. A file without a manifest counts as an earlier version's, made before an upgrade.
    """
    try:
        stored: dict[str, Any] = json.loads(_manifest(path).read_text(encoding="utf-8"))
        return Backup(
            path,
            datetime.fromisoformat(stored["made_at"]),
            BackupReason(stored["reason"]),
            str(stored["sha256"]),
            str(stored["schema"]),
            int(stored["size"]),
            {table: int(count) for table, count in stored["counts"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    try:
        with closing(open_still(path)) as copy:
            schema, counts = _schema(copy), counts_of(copy)
        size, changed = path.stat().st_size, path.stat().st_mtime
    except (OSError, sqlite3.DatabaseError):
        return None
    made_at = datetime.fromtimestamp(changed, UTC)
    with suppress(ValueError):
        named = datetime.strptime(path.stem.removeprefix("organizer-"), _STAMP)
        made_at = named.replace(tzinfo=UTC)
    return Backup(path, made_at, BackupReason.UPGRADE, "", schema, size, counts)


def prove(backup: Backup, key: Key | None = None) -> None:
    """See that a backup is what was written: its hash, SQLite's quick check, and its counts.

    `key` opens it where it is encrypted. Raises `BackupDamaged`, `BackupTooNew` for one that this
    program would not understand, or `BackupEncrypted` for one with another key.
    """
    try:
        if backup.sha256 and _hash(backup.path) != backup.sha256:
            raise BackupDamaged(backup.path)
        own = key_to(backup, key)
        if _proved(backup.path, own) != backup.counts:
            raise BackupDamaged(backup.path)
        with closing(open_still(backup.path, own)) as copy:
            newer = _applied(copy) - set(migration_names())
    except (OSError, sqlite3.DatabaseError) as error:
        raise BackupDamaged(backup.path) from error
    except NotInstalled as error:
        raise BackupEncrypted(backup.path) from error
    if newer:
        raise BackupTooNew(backup.path)


def key_to(backup: Backup, key: Key | None) -> Key | None:
    """What opens a backup: `key`, or none where it is plain. Raises `OSError`, or `BackupEncrypted`
    where it is another key that is wanted."""
    if not is_encrypted(backup.path):
        return None
    if key is None or not key.fits(backup.path):
        raise BackupEncrypted(backup.path)
    return key


def put_under(backup: Backup, key: Key | None, new: Key | None) -> None:
    """Encrypt a backup that `key` opens with another key, or with none.

    The old file goes once the new one, of another name, is proved and on the disk. Raises
    `OSError`, `sqlite3.DatabaseError` or `BackupDamaged`; the backup is as it was then.
    """
    if backup.sha256 and _hash(backup.path) != backup.sha256:
        raise BackupDamaged(backup.path)
    path = _free_name(backup.path.parent, backup.made_at)
    unfinished = path.with_suffix(_SUFFIX + ".new")
    try:
        rewrite(backup.path, key, unfinished, new)
        if _proved(unfinished, new) != backup.counts:
            raise BackupDamaged(backup.path)
        size = unfinished.stat().st_size
        _finish(backup._replace(path=path, sha256=_hash(unfinished), size=size), unfinished)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    remove(backup)


def remove(backup: Backup) -> None:
    """Delete a backup with its manifest. Raises `OSError`."""
    backup.path.unlink(missing_ok=True)
    _manifest(backup.path).unlink(missing_ok=True)


def put_back(source: Path, record: Path, key: Key | None = None) -> None:
    """Make the record what the database `source` is, in one transaction. `source` is a copy to use;
    both are opened with `key`.

    By SQLite's backup call in one step into the open record, whose other users see it as any other
    change; a crash leaves what was there. Raises `sqlite3.DatabaseError`: an `OperationalError`
    that says locked, where somebody writes for longer than is waited for.
    """
    end = time.monotonic() + BUSY_TIMEOUT_SECONDS

    def patience(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > end:
            raise sqlite3.OperationalError("database is locked")

    with closing(connect(source, key)) as copy, closing(connect(record, key)) as target:
        target.execute("PRAGMA synchronous = full")
        target.execute("PRAGMA journal_mode = wal")
        (size,) = target.execute("PRAGMA page_size").fetchone()
        if copy.execute("PRAGMA page_size").fetchone() != (size,):  # pages are what is copied
            copy.execute("PRAGMA journal_mode = delete")
            copy.execute(f"PRAGMA page_size = {size}")
            copy.execute("VACUUM")
        copy.backup(target, pages=-1, progress=patience, sleep=0.05)


def counts_of(record: sqlite3.Connection) -> dict[str, int]:
    """How many records there are, by table, without the trash."""
    return {
        table: record.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[
            0
        ]
        for table in COUNTED
    }


def _copied(record: sqlite3.Connection, target: Path, key: Key | None) -> dict[str, int]:
    """Copy the record into the file `target` and give the counts of what was copied."""
    for _try in range(_TRIES):
        before = record.execute("PRAGMA data_version").fetchone()
        counts = counts_of(record)
        target.unlink(missing_ok=True)
        with private_file(target):
            record.execute("VACUUM INTO ?", (str(target),))
        if record.execute("PRAGMA data_version").fetchone() == before:
            return counts
    return _proved(target, key)  # somebody writes all the time


def _proved(path: Path, key: Key | None) -> dict[str, int]:
    """What a database holds, seen through SQLite's quick check. Raises `BackupDamaged`."""
    with closing(open_still(path, key)) as copy:
        if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise BackupDamaged(path)
        return counts_of(copy)


def _applied(record: sqlite3.Connection) -> set[str]:
    return {row[0] for row in record.execute("SELECT name FROM schema_migration")}


def _schema(record: sqlite3.Connection) -> str:
    return max(_applied(record), default="")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _free_name(folder: Path, now: datetime) -> Path:
    while True:
        path = folder / f"organizer-{now.astimezone(UTC):{_STAMP}}{_SUFFIX}"
        if not path.exists():
            return path
        now += timedelta(seconds=1)


def _manifest(path: Path) -> Path:
    return path.with_suffix(".json")


def _finish(backup: Backup, unfinished: Path) -> None:
    """Write the manifest, and only then give the copy its name."""
    text = json.dumps(
        {
            "file": backup.path.name,
            "made_at": backup.made_at.astimezone(UTC).isoformat(),
            "reason": backup.reason,
            "sha256": backup.sha256,
            "schema": backup.schema,
            "size": backup.size,
            "counts": dict(backup.counts),
        },
        indent=2,
    )
    write_whole(_manifest(backup.path), text.encode())
    unfinished.replace(backup.path)
    to_disk(backup.path.parent)


def _sweep(folder: Path, now: datetime) -> None:
    """Remove what a crash left half written; what is younger than an hour may be in the making."""
    for path in (*folder.glob("organizer-*.new"), *folder.glob("restoring-*")):
        with suppress(OSError):
            if path.stat().st_mtime < (now - timedelta(hours=1)).timestamp():
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
