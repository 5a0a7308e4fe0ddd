"""Encryption of the record with a passphrase: turned on, changed, and turned off."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

from organizer import system_keyring
from organizer.instance import try_lock
from organizer.model.backup import FOLDER as BACKUPS
from organizer.model.backup import Backup, BackupDamaged, backups_in, counts_of, put_under
from organizer.model.database import LockedDatabase, SqlcipherMissing, named
from organizer.model.encryption import (
    Key,
    NotInstalled,
    connect,
    is_encrypted,
    open_still,
    require_sqlcipher,
    rewrite,
    salt_of,
)
from organizer.model.first_page import is_plain, perhaps_encrypted
from organizer.model.recovery import FOLDER as DAMAGED
from organizer.model.store import LONG_STEP_LOCK, REWRITTEN, Store
from organizer.practice.vocabulary import BackupReason
from organizer.private import to_disk
from organizer.services.backups import FAULTS, BackupService
from organizer.system_keyring import NoKeyring

_TRIES = 5
"""How often the record is written anew where somebody goes on writing into it."""


class EncryptionService:
    """Says what the record is encrypted with, and changes it."""

    def __init__(self, store: Store, backups: BackupService) -> None:
        self._store = store
        self._backups = backups

    @property
    def on(self) -> bool:
        """Whether the record is encrypted."""
        return self._store.key is not None

    @property
    def key(self) -> Key | None:
        """What the record is encrypted with, if it is."""
        return self._store.key

    @property
    def possible(self) -> bool:
        """Whether SQLCipher is installed."""
        try:
            require_sqlcipher()
        except NotInstalled:
            return False
        return True

    @property
    def damaged(self) -> Path | None:
        """Where a damaged record was set aside, in plain, if one was."""
        folder = self._store.folder / DAMAGED
        return folder if not self.on and folder.exists() else None

    def is_passphrase(self, passphrase: str) -> bool:
        """Whether this is the record's passphrase. Takes 0.2 s."""
        return self._store.key is not None and self._store.key.is_of(passphrase)

    def begin(self, passphrase: str) -> EncryptionChange:
        """A change to another passphrase, or to none where it is empty. Raises `StoreError`."""
        return EncryptionChange(self._store, self._backups, passphrase)

    def change(self, passphrase: str) -> list[Path]:
        """All of a change at once; gives the backups that stay as they are. Raises `StoreError`."""
        with closing(self.begin(passphrase)) as change:
            change.prepare()
            change.take_place()
            return change.put_backups_under()

    def put_backups_under(self) -> list[Path]:
        """Encrypt the backups that a crash, or another program, left in plain beside an encrypted
        record; gives those of which that fails."""
        return put_backups_under(self._backups, None, self._store.key) if self.on else []


class EncryptionChange:
    """A change of what the record is encrypted with. A crash at any moment of it leaves the record
    as it was or as it is to be, whole.

    `prepare` and `put_backups_under` take long and can run in any thread; `take_place`, between
    them, takes milliseconds, and the record may be used by nobody else then. `close` ends it.
    """

    def __init__(self, store: Store, backups: BackupService, passphrase: str) -> None:
        self._store = store
        self._backups = backups
        self._passphrase = passphrase
        self._old = store.key
        self._prepared = store.folder / REWRITTEN
        self._watch: sqlite3.Connection | None = None
        self.new: Key | None = None
        try:
            lock = try_lock(store.folder / LONG_STEP_LOCK)
        except OSError as error:
            raise named(error, store.file) from error
        if lock is None:
            raise LockedDatabase(store.file)
        self._lock = lock

    def prepare(self) -> None:
        """Back up the record, write it anew beside itself, and see that all of it is there.

        What is written comes from the backup, so that the record, which goes on being used, is read
        by one library alone: two of them in one process end each other's locks. Raises
        `StoreError`.
        """
        try:
            if self._watch is None:
                self._watch = connect(
                    self._store.file, self._old, isolation_level=None, check_same_thread=False
                )
            if self._passphrase and self.new is None:
                self.new = Key.of(self._passphrase)
            self._seen = _version(self._watch)
            backup = self._backups.make(BackupReason.ENCRYPTION).backup
            rewrite(backup.path, self._old, self._prepared, self.new)
            with closing(open_still(self._prepared, self.new)) as written:
                sound = written.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
                if not sound or counts_of(written) != backup.counts:
                    raise BackupDamaged(self._prepared)
        except NotInstalled as error:
            raise SqlcipherMissing(self._store.file) from error
        except FAULTS as error:
            raise named(error, self._store.file) from error
        finally:
            self._store.close()  # this thread's

    def take_place(self) -> None:
        """Put what was prepared in the record's place and open it; prepared anew where the record
        was written to meanwhile. Raises `StoreError`; the record is as it was then."""
        for _try in range(_TRIES):
            if self._took_place():
                return
            self.prepare()
        raise LockedDatabase(self._store.file)

    def _took_place(self) -> bool:
        watch, record = self._watch, self._store.file
        assert watch is not None
        self._store.close()
        try:
            # Only who is alone with it may take the log away, so nobody else has it open now.
            watch.execute("PRAGMA journal_mode = delete")
            watch.execute("BEGIN EXCLUSIVE")
            if _version(watch) != self._seen:
                watch.execute("ROLLBACK")
                return False
            if sys.platform == "win32":  # there a file that is open cannot be replaced
                self._leave()
                self._prepared.replace(record)
            else:
                old = os.open(record, os.O_WRONLY)
                try:
                    self._prepared.replace(record)
                    with suppress(OSError):
                        # Who opened the old file just now, and waits, finds no database in it: the
                        # log that it would make would lie beside the new one.
                        os.pwrite(old, bytes(100), 0)
                finally:
                    self._leave()
                    os.close(old)
            with suppress(OSError):  # what a power cut leaves then is one of both, whole
                to_disk(record.parent)
        except FAULTS as error:
            raise named(error, record) from error
        self._store.reopen(self.new)
        self._store.announce_everything()
        return True

    def put_backups_under(self) -> list[Path]:
        """Put the backups under the same passphrase, and remove what was set aside of a damaged
        record in plain; gives the backups that stay as they are."""
        if self._old is None:
            shutil.rmtree(self._store.folder / DAMAGED, ignore_errors=True)
        return put_backups_under(self._backups, self._old, self.new)

    def close(self) -> None:
        """End it, whether it took place or not."""
        self._leave()
        with suppress(OSError):
            self._prepared.unlink(missing_ok=True)
        os.close(self._lock)

    def _leave(self) -> None:
        if self._watch is not None:
            self._watch.close()
            self._watch = None


def put_backups_under(backups: BackupService, old: Key | None, new: Key | None) -> list[Path]:
    """Put each backup and second copy that is plain, or encrypted with `old`, under `new`; gives
    those that stay as they are: damaged ones, and those with another passphrase."""
    left = []
    for folder in backups.folders:
        for backup in backups_in(folder):
            try:
                if not _put_under(backup, old, new):
                    left.append(backup.path)
            except FAULTS:
                left.append(backup.path)
    return left


def _put_under(backup: Backup, old: Key | None, new: Key | None) -> bool:
    plain = is_plain(backup.path)
    if plain if new is None else new.fits(backup.path):
        return True
    if not plain and (old is None or not old.fits(backup.path)):
        return False
    put_under(backup, None if plain else old, new)
    return True


def _version(record: sqlite3.Connection) -> int:
    """A number that is another one once somebody else has written."""
    (version,) = record.execute("PRAGMA data_version").fetchone()
    return int(version)


def encrypted_record(folder: Path) -> Path | None:
    """The file of the record in a folder, if it is encrypted; for the start, before it is opened.

    Raises `SqlcipherMissing` where what opens it is not installed.
    """
    file = perhaps_encrypted(folder)
    if file is None or not is_encrypted(file):
        return None
    try:
        require_sqlcipher()
    except NotInstalled as error:
        raise SqlcipherMissing(file) from error
    return file


def key_from(passphrase: str, file: Path) -> Key | None:
    """The key that a passphrase makes for an encrypted record or backup that nobody has open; None
    where it is not its passphrase. Takes 0.2 s, and twice that where it is not.

    Where the salt at the beginning of the record is damaged, the newest backup has it too.
    """
    newest = [one.path for one in backups_in(file.parent / BACKUPS)[:1]]
    for salt in dict.fromkeys(salt_of(one) for one in (file, *newest)):
        key = Key.of(passphrase, salt)
        if key.fits(file):
            return key
    return None


_DRAWER = "organizer record"
"""The name under which the system's keyring keeps keys, each by the salt of its files, so that a
record that was moved, or came back from a backup, finds its own."""


def remember(key: Key) -> None:
    """Keep a key in the system's keyring. Raises `NoKeyring`."""
    system_keyring.store(_DRAWER, key.salt.hex(), key.secret.hex())


def forget(key: Key) -> None:
    """Take a key out of the system's keyring. Raises `NoKeyring`."""
    system_keyring.store(_DRAWER, key.salt.hex(), "")


def replace_remembered(old: Key | None, new: Key | None, *, wanted: bool) -> None:
    """After a change: keep the new key, if it is wanted, and forget the old one. Raises
    `NoKeyring`."""
    if new is not None and wanted:
        remember(new)
    if old is not None:
        forget(old)


def remembered(file: Path) -> Key | None:
    """The key of an encrypted file that nobody has open, where the system's keyring has it. Raises
    `OSError`."""
    salt = salt_of(file)
    with suppress(NoKeyring, ValueError):
        if secret := system_keyring.stored(_DRAWER, salt.hex()):
            key = Key(bytes.fromhex(secret), salt)
            return key if key.fits(file) else None
    return None
