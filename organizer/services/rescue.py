"""What can be done with a damaged record: nothing is decided here, and nothing is thrown away."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from peewee import DatabaseError

from organizer.model.backup import Backup, prove
from organizer.model.database import named
from organizer.model.encryption import Key
from organizer.model.first_page import FILE_NAME
from organizer.model.recovery import Lost as Lost
from organizer.model.recovery import Recovered, recover, replace_record, set_aside
from organizer.practice.present import Present
from organizer.private import write_whole
from organizer.services.backups import prepare

LOST_LIST = "lost.json"
"""The list of what could not be read, beside the damaged file that was set aside."""

_FAULTS = (OSError, sqlite3.DatabaseError, DatabaseError)


class Rescue:
    """A damaged record that is set aside, so that something else can take its place.

    Nobody may have the record open. Raises `StoreError` where the disk does not take the copy.
    """

    def __init__(self, folder: Path, present: Present, key: Key | None = None) -> None:
        self._folder = folder
        self._present = present
        self._key = key
        try:
            self.aside = set_aside(folder, present.instant)
        except _FAULTS as error:
            raise named(error, folder / FILE_NAME) from error

    def read(self, stand_in: str) -> Recovered:
        """Read everything readable into a fresh record beside the damaged one, and list what could
        not be read. `stand_in` names what is lost while something readable belongs to it.

        Raises `StoreError`.
        """
        beside = self.aside.parent
        try:
            recovered = recover(
                self.aside, beside / "readable", self._present.instant, stand_in, self._key
            )
            if self._key is not None:  # a list in plain words would give names away
                return recovered
            text = json.dumps(
                [one._asdict() for one in recovered.lost], ensure_ascii=False, indent=1
            )
            write_whole(beside / LOST_LIST, text.encode())
        except _FAULTS as error:
            raise named(error, self._folder / FILE_NAME) from error
        return recovered

    def go_on_with(self, recovered: Recovered) -> None:
        """Put what was readable in the record's place. Raises `StoreError`."""
        try:
            replace_record(self._folder, recovered.file)
        except _FAULTS as error:
            raise named(error, self._folder / FILE_NAME) from error

    def go_back_to(self, backup: Backup, key: Key | None = None) -> None:
        """Put a backup in the record's place, brought to this version. `key` opens one with another
        passphrase than the record's.

        Raises `BackupDamaged`, `BackupTooNew`, `BackupEncrypted` or `StoreError`.
        """
        key = key or self._key
        prove(backup, key)
        try:
            with TemporaryDirectory(dir=self.aside.parent, ignore_cleanup_errors=True) as scratch:
                prepared = prepare(backup, Path(scratch), self._present, key, self._key)
                replace_record(self._folder, prepared)
        except _FAULTS as error:
            raise named(error, self._folder / FILE_NAME) from error
