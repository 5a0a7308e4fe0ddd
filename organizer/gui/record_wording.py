"""The words for backups, for a damaged record and for a disk that fails. No Qt, as `wording`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from organizer.gui import wording
from organizer.i18n import _, ngettext
from organizer.practice.vocabulary import BackupReason

if TYPE_CHECKING:
    from organizer.model.backup import Backup
    from organizer.model.database import StoreError
    from organizer.practice.moments import WallTime
    from organizer.services.rescue import Lost


def store_problem(error: StoreError) -> str:
    """Why the record cannot be opened, or could not be written to."""
    from organizer.model import database

    texts: dict[type[database.StoreError], str] = {
        database.NewerDatabase: _(
            "A newer version of this program wrote the record in {path}. Nothing was changed. "
            "Install that version to open it."
        ),
        database.DamagedDatabase: _(
            "The file {path} is damaged or is no record of this program. Nothing was changed. "
            "The program's window offers to go on with what can be read or with a backup; so does "
            "“restore” on the command line."
        ),
        database.EncryptedDatabase: _(
            "The record in {path} is encrypted, and its passphrase was not given. Nothing was "
            "changed. Try again with it."
        ),
        database.SqlcipherMissing: _(
            "Encryption needs the Python package sqlcipher3, which is not installed. Nothing was "
            "changed in {path}. Install it and try again."
        ),
        database.LockedDatabase: _(
            "Another program is using the record in {path} and does not let go. Nothing was "
            "changed. Close that program and try again."
        ),
        database.FolderNotWritable: _(
            "The folder {path} cannot be written to. Nothing was changed. Choose another "
            "folder with --data-dir."
        ),
        database.DiskFull: _(
            "There is no room left on the disk of {path}. Nothing was changed. Make room and try "
            "again."
        ),
        database.DiskFailed: _(
            "The disk of {path} did not do what it was asked to. Nothing was changed. Try again; "
            "if it happens again, copy your data to another disk."
        ),
    }
    return texts[type(error)].format(path=error.path)


def backup_damaged(path: Path) -> str:
    """Why a backup is not used."""
    return _(
        "{path} is not what was written when the backup was made, or is no backup. Nothing was "
        "changed. Choose another one."
    ).format(path=path)


def backup_too_new(path: Path) -> str:
    """Why a backup is not used."""
    return _(
        "A newer version of this program wrote {path}. Nothing was changed. Install that version "
        "to go back to it."
    ).format(path=path)


def backup_encrypted(path: Path) -> str:
    """Why a backup is not used."""
    return _(
        "{path} is encrypted with another passphrase than the record. Nothing was changed."
    ).format(path=path)


def not_the_passphrase(path: Path) -> str:
    """Why an encrypted file is not opened."""
    return _("This is not the passphrase of {path}. Nothing was changed.").format(path=path)


def set_aside_removed(folder: Path) -> str:
    """A damaged record is no longer kept in plain beside an encrypted one."""
    return _("The damaged files in {folder} were deleted, as they were not encrypted.").format(
        folder=folder
    )


def backups_left(paths: Sequence[Path]) -> str:
    """Backups that stay as they are when the encryption changes."""
    return _("These backups are damaged or have another passphrase, and stay as they are:") + (
        "\n" + wording.lines(map(str, paths))
    )


def not_backed_up(error: StoreError) -> str:
    """The daily backup failed."""
    return _("No backup was made. {problem}").format(problem=store_problem(error))


def fault(error: BaseException, record: Path) -> str | None:
    """What went wrong with the record while it was written or read; None for any other error."""
    import errno
    import sqlite3

    import peewee

    from organizer.model import database

    of_the_disk = isinstance(error, OSError) and error.errno in (
        *(errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS),
    )
    of_the_record = isinstance(error, (sqlite3.DatabaseError, peewee.DatabaseError)) and not (
        isinstance(error, (sqlite3.IntegrityError, peewee.IntegrityError))
    )
    if of_the_disk or of_the_record:
        assert isinstance(error, Exception)
        error = database.named(error, record)
    if not isinstance(error, database.StoreError):
        return None
    return wording.lines((store_problem(error), _("What you typed is still there in its window.")))


def not_kept(error: StoreError) -> str:
    """What is being typed cannot be kept as a draft."""
    return _("What you type here is not kept should the program end now. {problem}").format(
        problem=store_problem(error)
    )


def not_copied(problem: str) -> str:
    """The second copy of a backup failed."""
    return _(
        "The backup was made, but its second copy was not: {problem}. See to the folder for it in "
        "the settings."
    ).format(problem=problem)


def backup_reason(value: BackupReason) -> str:
    """Why a backup was made."""
    texts: dict[BackupReason, str] = {
        BackupReason.DAILY: _("daily"),
        BackupReason.UPGRADE: _("before an upgrade"),
        BackupReason.IMPORT: _("before an import"),
        BackupReason.RESTORE: _("before going back to another one"),
        BackupReason.ASKED: _("asked for"),
        BackupReason.ENCRYPTION: _("before its encryption was changed"),
    }
    return texts[value]


def counts(value: Mapping[str, int]) -> str:
    """What a record holds: "3 contacts, 1 interview and 3 notes"."""
    parts = []
    if n := value["contact"]:
        parts.append(ngettext("{n} contact", "{n} contacts", n).format(n=n))
    if n := value["opportunity"]:
        parts.append(ngettext("{n} opportunity", "{n} opportunities", n).format(n=n))
    if n := value["interview"]:
        parts.append(ngettext("{n} interview", "{n} interviews", n).format(n=n))
    if n := value["note"]:
        parts.append(ngettext("{n} note", "{n} notes", n).format(n=n))
    if n := value["offer"]:
        parts.append(ngettext("{n} offer", "{n} offers", n).format(n=n))
    if n := value["deadline"]:
        parts.append(ngettext("{n} deadline", "{n} deadlines", n).format(n=n))
    return wording.listing(parts) if parts else _("nothing yet")


def size(value: int) -> str:
    """How large a file is, in megabytes."""
    from organizer.i18n.formats import format_number

    # Translators: megabytes
    return _("{size} MB").format(size=format_number(round(value / 1e6, 1)))


def backup_line(backup: Backup, here: WallTime) -> str:
    """A backup in one line: when, what it holds, how large, why."""
    return _("{when}: {holds} ({size}, {reason})").format(
        when=wording.instant(backup.made_at, here),
        holds=counts(backup.counts),
        size=size(backup.size),
        reason=backup_reason(backup.reason),
    )


def lost(value: Lost) -> str:
    """A record that could not be read."""
    kinds = {
        "company": _("Company"),
        "contact": _("Contact"),
        "contact_point": _("Way to reach a contact"),
        "business_card": _("Business card"),
        "opportunity": _("Opportunity"),
        "interview": _("Interview"),
        "conversation": _("Conversation"),
        "note": _("Note"),
        "offer": _("Offer"),
        "deadline": _("Deadline"),
        "reminder": _("Reminder"),
    }
    kind = kinds.get(value.table, _("Detail"))
    if value.name:
        return _("{kind} {number}: {name}").format(kind=kind, number=value.id, name=value.name)
    return _("{kind} {number}").format(kind=kind, number=value.id)
