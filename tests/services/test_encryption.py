"""Encryption turned on, changed and turned off: nothing is lost, and nothing is left in plain."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from organizer.instance import try_lock
from organizer.model.backup import Backup, BackupEncrypted, backups_in, prove, put_under
from organizer.model.database import DiskFull, EncryptedDatabase, LockedDatabase
from organizer.model.encryption import Key, connect, is_encrypted
from organizer.model.first_page import FILE_NAME, is_plain
from organizer.model.recovery import FOLDER as DAMAGED
from organizer.model.store import LONG_STEP_LOCK, REWRITTEN, Store
from organizer.practice.vocabulary import BackupReason
from organizer.services import encryption
from organizer.services.desk import Desk
from organizer.services.encryption import forget, remember, remembered
from tests.fakes import FakeClock, debrief, open_desk
from tests.letters.keyring_in_memory import keyring_in_memory
from tests.services.test_backups import names
from tests.services.test_whole_record import written


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    """A record with somebody in it, a backup of it, and a second copy of that."""
    desk = open_desk(tmp_path / "data", clock)
    desk.settings.change(backup_folder=str(tmp_path / "stick"))
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.backups.make(BackupReason.DAILY)
    clock.go_on(days=1)
    yield desk
    desk.store.close()


def every_backup(desk: Desk) -> list[Backup]:
    return [one for folder in desk.backups.folders for one in backups_in(folder)]


def test_it_is_turned_on_changed_and_turned_off_and_the_data_are_the_same(
    desk: Desk, clock: FakeClock, tmp_path: Path
) -> None:
    before = written(desk, tmp_path / "record.json")
    file = desk.store.file
    keys: list[Key | None] = []
    for passphrase in ("correct horse", "battery staple", ""):
        assert desk.encryption.change(passphrase) == []
        keys.append(desk.store.key)
        assert desk.encryption.on == bool(passphrase)
        assert desk.encryption.is_passphrase(passphrase) == bool(passphrase)
        assert not desk.encryption.is_passphrase("something else")
        assert written(desk, tmp_path / "record.json") == before
        desk.store.close()
        assert is_encrypted(file) == bool(passphrase)
        for backup in every_backup(desk):
            assert is_plain(backup.path) != bool(passphrase)
            prove(backup, desk.store.key)
        assert len(every_backup(desk)) == 2 * (1 + len(keys))  # one is made before each
        with closing(connect(file, desk.store.key)) as record:
            assert record.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        again = Store(desk.store.folder, clock, desk.store.key)
        assert again.last_step() is not None  # undo is kept too
        again.close()
        assert {path.name for path in file.parent.glob(f"{FILE_NAME}*")} == {FILE_NAME}
    first, second, _none = keys
    assert first is not None and second is not None and first != second
    desk.store.reopen(None)
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
    assert names(desk) == ["Pavel Dvořák", "Ingrid Solberg"]


def test_nothing_is_left_in_plain(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.edit(desk.contacts.ids()[0], "remarks", "plainly readable")
    aside = desk.store.folder / DAMAGED / "20261101T080000Z" / FILE_NAME
    aside.parent.mkdir(parents=True)
    aside.write_bytes(b"plainly readable")
    assert desk.encryption.damaged == aside.parents[1]
    desk.encryption.change("correct horse")
    assert desk.encryption.damaged is None
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"plainly readable" not in path.read_bytes(), path


def test_a_backup_of_any_time_is_gone_back_to(desk: Desk, clock: FakeClock) -> None:
    plain = desk.backups.listed()[0]
    kept = {path: path.read_bytes() for path in (plain.path, plain.path.with_suffix(".json"))}
    desk.encryption.change("correct horse")
    first = desk.store.key
    encrypted = desk.backups.make(BackupReason.ASKED).backup
    kept |= {
        path: path.read_bytes() for path in (encrypted.path, encrypted.path.with_suffix(".json"))
    }
    clock.go_on(days=1)
    desk.encryption.change("battery staple")
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
    for path, data in kept.items():  # as from a disk that was put away meanwhile
        path.write_bytes(data)
    desk.backups.restore(plain)
    assert names(desk) == ["Ingrid Solberg"]
    assert desk.encryption.is_passphrase("battery staple")
    with pytest.raises(BackupEncrypted):
        desk.backups.restore(encrypted)
    desk.backups.restore(encrypted, first)
    assert names(desk) == ["Ingrid Solberg"]
    desk.store.close()
    assert desk.store.key is not None
    assert desk.store.key.fits(desk.store.file)


def test_backups_that_cannot_be_read_stay_and_are_named(desk: Desk) -> None:
    (desk.backups.folder / "organizer-20260101T080000Z.sqlite3").write_bytes(b"\0" * 8192)
    spoiled = desk.backups.listed()[0].path
    spoiled.write_bytes(spoiled.read_bytes()[:-1])
    before = spoiled.read_bytes()
    assert desk.encryption.change("correct horse") == [spoiled]
    assert spoiled.read_bytes() == before


def test_a_plain_backup_that_a_crash_left_is_encrypted_later(desk: Desk) -> None:
    desk.encryption.change("correct horse")
    plain, key = desk.backups.listed()[0], desk.store.key
    put_under(plain, key, None)
    assert [is_plain(one.path) for one in every_backup(desk)].count(True) == 1
    assert desk.encryption.put_backups_under() == []
    assert not any(is_plain(one.path) for one in every_backup(desk))


def test_what_is_written_meanwhile_is_not_lost(desk: Desk) -> None:
    with closing(desk.encryption.begin("correct horse")) as change:
        change.prepare()
        desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
        change.take_place()
    assert names(desk) == ["Pavel Dvořák", "Ingrid Solberg"]
    assert desk.encryption.on


def test_while_somebody_else_has_the_record_open_nothing_is_changed(
    desk: Desk, clock: FakeClock
) -> None:
    with closing(sqlite3.connect(desk.store.file)) as other:
        other.execute("SELECT count(*) FROM contact").fetchone()
        with pytest.raises(LockedDatabase):
            desk.encryption.change("correct horse")
    assert not desk.encryption.on
    desk.debrief.save(debrief(desk, "Example AG", "Pavel Dvořák"))
    with closing(desk.encryption.begin("x")), pytest.raises(LockedDatabase):
        desk.encryption.begin("y")
    assert not (desk.store.folder / REWRITTEN).exists()


_WAITING = """
import sqlite3, sys
record = sqlite3.connect(sys.argv[1], isolation_level=None)
print("opened", flush=True)
try:
    record.execute("PRAGMA journal_mode = wal")
    record.execute("CREATE TABLE lost (x)")
except sqlite3.DatabaseError as error:
    print(error)
"""


def test_who_waits_for_the_old_file_writes_nothing_that_would_be_lost(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that opened the record in the moment before it was replaced."""
    version, waiting = encryption._version, []

    def somebody_opens(record: sqlite3.Connection) -> int:
        if record.in_transaction:
            command = [sys.executable, "-c", _WAITING, str(desk.store.file)]
            waiting.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            assert waiting[0].stdout is not None
            assert waiting[0].stdout.readline() == "opened\n"
        return version(record)

    monkeypatch.setattr(encryption, "_version", somebody_opens)
    desk.encryption.change("correct horse")
    (one,) = waiting
    assert one.communicate(timeout=30)[0] == "file is not a database\n"
    assert names(desk) == ["Ingrid Solberg"]


def test_a_disk_without_room_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(encryption, "rewrite", full)
    with pytest.raises(DiskFull):
        desk.encryption.change("correct horse")
    assert not desk.encryption.on
    assert names(desk) == ["Ingrid Solberg"]


def test_what_a_crash_left_half_made_goes_at_the_next_start(desk: Desk, clock: FakeClock) -> None:
    left = desk.store.folder / REWRITTEN
    left.touch()
    lock = try_lock(desk.store.folder / LONG_STEP_LOCK)
    assert lock is not None
    Store(desk.store.folder, clock).close()
    assert left.exists()  # another program is making it just now
    os.close(lock)
    Store(desk.store.folder, clock).close()
    assert not left.exists()


def test_a_key_is_kept_in_the_keyring_by_its_files(desk: Desk, clock: FakeClock) -> None:
    desk.encryption.change("correct horse")
    key = desk.store.key
    assert key is not None
    desk.store.close()
    with keyring_in_memory() as drawer:
        assert remembered(desk.store.file) is None
        remember(key)
        assert "correct horse" not in str(drawer.__dict__)
        assert remembered(desk.store.file) == key
        assert remembered(desk.backups.listed()[0].path) == key
        forget(key)
        assert remembered(desk.store.file) is None
    with pytest.raises(EncryptedDatabase):
        Store(desk.store.folder, clock)
