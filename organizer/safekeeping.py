"""`backup`, `restore`, `check` and `passphrase` on the command line. Nothing here imports Qt."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from organizer.gui import record_wording
from organizer.i18n import _, ngettext
from organizer.instance import Instance
from organizer.model.backup import (
    FOLDER,
    Backup,
    BackupDamaged,
    BackupEncrypted,
    BackupTooNew,
    backup_at,
    backups_in,
    key_to,
    prove,
)
from organizer.model.database import DamagedDatabase, named
from organizer.model.encryption import Key
from organizer.model.first_page import FILE_NAME
from organizer.model.recovery import open_to_look
from organizer.practice.present import Present
from organizer.practice.vocabulary import BackupReason
from organizer.services.backups import Made
from organizer.services.encryption import remembered, replace_remembered
from organizer.services.rescue import Rescue
from organizer.system_keyring import NoKeyring

if TYPE_CHECKING:
    from organizer.services.desk import Desk


class Unsafe(Exception):
    """It cannot be done; the message is a sentence for the person."""


def make_backup(desk: Desk, to: Path | None) -> None:
    """Back up the record now. Raises `StoreError`."""
    made = Made(desk.backups.make_in(to)) if to else desk.backups.make(BackupReason.ASKED)
    print(made.backup.path)
    print(record_wording.backup_line(made.backup, desk.present.wall))
    if made.not_copied:
        raise Unsafe(record_wording.not_copied(made.not_copied))


def list_backups(folder: Path, present: Present) -> None:
    """Print what each backup holds, the latest first."""
    backups = backups_in(folder / FOLDER)
    for backup in backups:
        print(backup.path)
        print("  " + record_wording.backup_line(backup, present.wall))
    if not backups:
        print(_("There are no backups in {path} yet.").format(path=folder / FOLDER))


def restore(
    folder: Path,
    present: Present,
    file: str,
    key: Key | None,
    open_desk: Callable[[], Desk],
    ask: Callable[[Path], Key],
) -> None:
    """Go back to a backup, given by its path or by its name in the list. `key` is the record's,
    `ask` gives that of a backup with another passphrase.

    Raises `Unsafe`, or what `ask` raises, or `open_desk` for anything but a damaged record.
    """
    path = Path(file) if Path(file).exists() else folder / FOLDER / file
    backup = backup_at(path)
    if backup is None:
        raise Unsafe(record_wording.backup_damaged(path))
    try:
        try:
            own = key_to(backup, key)
        except BackupEncrypted:
            own = ask(backup.path)
        rescue = partial(Rescue, folder, present, key or own)
        _restore(folder, backup, own, open_desk, rescue)
    except BackupDamaged as error:
        raise Unsafe(record_wording.backup_damaged(error.path)) from error
    except BackupTooNew as error:
        raise Unsafe(record_wording.backup_too_new(error.path)) from error
    print(
        _("The record is as it was then: {backup}").format(
            backup=record_wording.backup_line(backup, present.wall)
        )
    )


def _restore(
    folder: Path,
    backup: Backup,
    key: Key | None,
    open_desk: Callable[[], Desk],
    rescue: Callable[[], Rescue],
) -> None:
    prove(backup, key)
    try:
        desk = open_desk()
        try:
            made = desk.backups.restore(backup, key)
        finally:
            desk.store.close()
        print(_("What was there before: {path}").format(path=made.backup.path))
    except Exception as error:
        if not isinstance(error, DamagedDatabase) and not isinstance(
            error.__cause__, DamagedDatabase
        ):
            raise
        _alone(folder, lambda: _put_instead(rescue(), backup, key))


def _put_instead(rescue: Rescue, backup: Backup, key: Key | None) -> None:
    rescue.go_back_to(backup, key)
    _say_aside(rescue)


def read_damaged(folder: Path, present: Present, key: Key | None) -> None:
    """Go on with what can be read of a damaged record. Raises `Unsafe` or `StoreError`."""
    if not (folder / FILE_NAME).exists():
        raise Unsafe(_("There is no record in {path} yet.").format(path=folder))
    if not problems_of(folder / FILE_NAME, key):
        raise Unsafe(_("The record in {path} is sound. Nothing was changed.").format(path=folder))

    def read() -> None:
        rescue = Rescue(folder, present, key)
        recovered = rescue.read(_("lost"))
        rescue.go_on_with(recovered)
        print(_("Read: {holds}").format(holds=record_wording.counts(recovered.counts)))
        for one in recovered.lost:
            print(_("Lost: {what}").format(what=record_wording.lost(one)))
        if not recovered.whole:
            print(_("There may have been more, of which nothing tells any longer."))
        _say_aside(rescue)

    _alone(folder, read)


def change_passphrase(desk: Desk, passphrase: str) -> None:
    """Encrypt the record, or where the passphrase is empty decrypt it. Raises `Unsafe` or
    `StoreError`."""
    old, aside = desk.store.key, desk.encryption.damaged
    desk.store.close()  # on Unix, a look at the file would end the locks on it
    was_remembered = old is not None and remembered(desk.store.file) is not None

    def change() -> None:
        left = desk.encryption.change(passphrase)
        print(
            _("The record and its backups are encrypted now.")
            if passphrase
            else _("The record and its backups are no longer encrypted.")
        )
        if aside is not None:
            print(record_wording.set_aside_removed(aside))
        if left:
            print(record_wording.backups_left(left))
        with suppress(NoKeyring):
            replace_remembered(old, desk.store.key, wanted=was_remembered)

    _alone(desk.store.folder, change)


def _alone(folder: Path, act: Callable[[], None]) -> None:
    """Do what needs the record for itself. Raises `Unsafe` or `StoreError`."""
    try:
        instance = Instance.acquire(folder)
    except OSError as error:
        raise named(error, folder / FILE_NAME) from error
    if instance is None:
        raise Unsafe(
            _("The program is running with {path}. Nothing was changed. End it first.").format(
                path=folder
            )
        )
    try:
        act()
    finally:
        instance.release()


def _say_aside(rescue: Rescue) -> None:
    print(_("The damaged file is kept: {path}").format(path=rescue.aside))


def check(folder: Path, key: Key | None) -> bool:
    """See whether the record and its backups are sound, print what is not, and say it.

    Reads only. Raises `Unsafe` where there is no record.
    """
    record = folder / FILE_NAME
    if not record.exists():
        raise Unsafe(_("There is no record in {path} yet.").format(path=folder))
    problems = problems_of(record, key)
    for problem in problems:
        print(_("{path}: {problem}").format(path=record, problem=problem))
    if not problems:
        print(_("{path}: sound").format(path=record))
    bad = 0
    backups = backups_in(folder / FOLDER)
    for backup in backups:
        try:
            prove(backup, key)
        except BackupDamaged as error:
            bad += 1
            print(record_wording.backup_damaged(error.path))
        except BackupEncrypted as error:
            print(record_wording.backup_encrypted(error.path))
        except BackupTooNew as error:
            print(record_wording.backup_too_new(error.path))
    print(
        ngettext(
            "{n} of {all} backup is sound.", "{n} of {all} backups are sound.", len(backups)
        ).format(n=len(backups) - bad, all=len(backups))
    )
    return not problems and not bad


def problems_of(record: Path, key: Key | None) -> list[str]:
    """What SQLite finds wrong with a database, in its words; nothing where it is sound."""
    try:
        with closing(open_to_look(record, key)) as opened:
            found = [row[0] for row in opened.execute("PRAGMA integrity_check(20)")]
            broken = opened.execute("PRAGMA foreign_key_check").fetchall()
            opened.execute("SELECT name FROM schema_migration").fetchall()
    except sqlite3.DatabaseError as error:
        return [str(error)]
    found = [one for one in found if one != "ok"]
    return found + [f"{table} {row}: no {parent}" for table, row, parent, _key in broken]
