"""Backups: made in time, thinned, copied to a second place, and put back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import NamedTuple

from peewee import DatabaseError

from organizer.model.backup import (
    FOLDER,
    Backup,
    BackupDamaged,
    back_up,
    backups_in,
    copy_into,
    key_to,
    prove,
    put_back,
    remove,
)
from organizer.model.backup import BackupEncrypted as BackupEncrypted
from organizer.model.backup import BackupTooNew as BackupTooNew
from organizer.model.database import named, open_unbound
from organizer.model.encryption import Key, connect, rewrite
from organizer.model.first_page import FILE_NAME
from organizer.model.store import Store
from organizer.practice.moments import wall_time
from organizer.practice.present import Present
from organizer.practice.retention import worth_keeping
from organizer.practice.vocabulary import BackupReason
from organizer.services.debrief import QUICK_ENTRY
from organizer.settings import SettingsFile

EVERY = timedelta(days=1)

FAULTS = (OSError, sqlite3.DatabaseError, DatabaseError, BackupDamaged)
"""What a disk and a record answer with where something cannot be done."""


class Made(NamedTuple):
    """A backup that was made. `not_copied` says why a second copy that is wanted was not."""

    backup: Backup
    not_copied: str = ""


class BackupService:
    """Makes and restores backups of one record. Safe to use in any thread."""

    def __init__(self, store: Store, present: Present, settings: SettingsFile) -> None:
        self._store = store
        self._present = present
        self._settings = settings
        self._making = Lock()  # two in one second would take one name

    @property
    def folder(self) -> Path:
        """Where the backups are kept."""
        return self._store.folder / FOLDER

    @property
    def folders(self) -> list[Path]:
        """Where backups are: that folder, and the one for second copies."""
        elsewhere = self._settings.current.backup_folder
        return [self.folder, *([Path(elsewhere).expanduser()] if elsewhere else [])]

    def listed(self) -> list[Backup]:
        """The backups there are, the latest first."""
        return backups_in(self.folder)

    def due(self) -> bool:
        """Whether the last one is older than a day, or there is none."""
        last = next(iter(self.listed()), None)
        return last is None or not (timedelta() <= self._present.instant - last.made_at < EVERY)

    def make(self, reason: BackupReason) -> Made:
        """Back up the record now, put a second copy where the settings say, and thin both out.

        Raises `StoreError` where it cannot be done.
        """
        made = self._make(reason)
        self._thin()
        return made

    def make_in(self, folder: Path) -> Backup:
        """Back up the record into another folder, and leave there what is there."""
        try:
            return back_up(
                self._store.database.connection(),
                folder,
                BackupReason.ASKED,
                self._present.instant,
                self._store.key,
            )
        except FAULTS as error:
            raise named(error, folder / FILE_NAME) from error

    def restore(self, backup: Backup, key: Key | None = None) -> Made:
        """Make the record what it was when `backup` was made; the present one is backed up first.

        An older backup is brought to this version before it takes the record's place, which is one
        transaction; the record stays encrypted as it is. `key` opens a backup with another
        passphrase than the record's. Gives the backup of what was there. Raises `BackupDamaged`,
        `BackupTooNew` or `BackupEncrypted`, and `StoreError` where it cannot be done; the record is
        as it was then.
        """
        key = key or self._store.key
        prove(backup, key)
        made = self._make(BackupReason.RESTORE)
        try:
            with TemporaryDirectory(
                prefix="restoring-", dir=self.folder, ignore_cleanup_errors=True
            ) as scratch:
                prepared = prepare(backup, Path(scratch), self._present, key, self._store.key)
                self._keep_half_typed(prepared)
                put_back(prepared, self._store.file, self._store.key)
        except FAULTS as error:
            raise named(error, self._store.folder / FILE_NAME) from error
        self._thin()
        self._store.announce_everything()
        return made

    def _make(self, reason: BackupReason) -> Made:
        try:
            with self._making:
                backup = back_up(
                    self._store.database.connection(),
                    self.folder,
                    reason,
                    self._present.instant,
                    self._store.key,
                )
        except FAULTS as error:
            raise named(error, self.folder / FILE_NAME) from error
        elsewhere = self._settings.current.backup_folder
        if elsewhere:
            try:
                copy_into(backup, Path(elsewhere).expanduser())
            except (OSError, BackupDamaged) as error:
                return Made(backup, getattr(error, "strerror", None) or str(error))
        return Made(backup)

    def _thin(self) -> None:
        """Remove what is no longer worth its room, here and where the second copies are."""
        settings, here = self._settings.current, self._present.wall
        for folder in self.folders:
            dated = [
                (backup, wall_time(backup.made_at, here.zone).local)
                for backup in backups_in(folder)
            ]
            moments = [moment for _backup, moment in dated]
            kept = worth_keeping(moments, settings.retention, today=here.day)
            for backup, moment in dated:
                if moment not in kept:
                    with suppress(OSError):  # the next one tries again
                        remove(backup)

    def _keep_half_typed(self, restored: Path) -> None:
        """An entry that is half typed now stays so (P8)."""
        kept = self._store.rows(
            "SELECT form, content, changed_at FROM draft WHERE form = ?", QUICK_ENTRY
        )
        record = connect(restored, self._store.key, isolation_level=None)
        record.executemany("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", kept)
        record.close()


def prepare(
    backup: Backup, scratch: Path, present: Present, key: Key | None, wanted: Key | None
) -> Path:
    """Put the record of a backup that `key` opens, brought to this version and encrypted with
    `wanted`, or with nothing, into an empty folder; gives its file."""
    own = key_to(backup, key)
    record = scratch / FILE_NAME
    record.touch(mode=0o600)
    shutil.copyfile(backup.path, record)
    open_unbound(scratch, now=present.instant, key=own).close()
    if own == wanted:
        return record
    rewritten = scratch / "rewritten.sqlite3"
    rewrite(record, own, rewritten, wanted)
    return rewritten
