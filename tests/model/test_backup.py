"""Backups are whole, proved, listed by what they hold, and put back in one transaction."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from organizer.model import backup as backups
from organizer.model.backup import (
    BackupDamaged,
    BackupTooNew,
    back_up,
    backups_in,
    copy_into,
    prove,
    put_back,
    remove,
)
from organizer.model.first_page import FILE_NAME
from organizer.practice.vocabulary import BackupReason
from tests.fakes import MONDAY, FakeClock, debrief, open_desk


@pytest.fixture
def record(tmp_path: Path) -> sqlite3.Connection:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", "Pavel Dvořák"))
    desk.store.close()
    return sqlite3.connect(tmp_path / "data" / FILE_NAME)


def test_a_backup_says_what_it_holds_and_is_the_persons_alone(
    tmp_path: Path, record: sqlite3.Connection
) -> None:
    folder = tmp_path / "backups"
    made = back_up(record, folder, BackupReason.ASKED, MONDAY)
    again = back_up(record, folder, BackupReason.IMPORT, MONDAY)  # in the same second
    assert backups_in(folder) == [again, made]
    assert made.counts["contact"] == 2
    assert made.counts["offer"] == 0
    assert (made.reason, made.made_at) == (BackupReason.ASKED, MONDAY)
    assert made.schema.startswith("00")
    assert made.size == made.path.stat().st_size
    for path in (folder, *folder.iterdir()):
        assert path.stat().st_mode & 0o077 == 0
    prove(made)
    remove(again)
    assert {path.suffix for path in folder.iterdir()} == {".json", ".sqlite3"}
    record.close()


def test_a_single_wrong_bit_is_noticed_wherever_it_is(
    tmp_path: Path, record: sqlite3.Connection
) -> None:
    made = back_up(record, tmp_path / "backups", BackupReason.ASKED, MONDAY)
    whole = made.path.read_bytes()
    for place in range(0, len(whole), len(whole) // 40):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        made.path.write_bytes(damaged)
        with pytest.raises(BackupDamaged):
            prove(made)
    made.path.write_bytes(whole)
    prove(made)
    made.path.unlink()
    with pytest.raises(BackupDamaged):
        prove(made)
    record.close()


def test_one_that_a_newer_program_made_is_not_taken(
    tmp_path: Path, record: sqlite3.Connection
) -> None:
    record.execute("INSERT INTO schema_migration(name, applied) VALUES('0999_later', '2027')")
    record.commit()
    made = back_up(record, tmp_path / "backups", BackupReason.ASKED, MONDAY)
    with pytest.raises(BackupTooNew):
        prove(made)
    record.close()


def test_one_of_an_earlier_version_has_no_manifest_and_is_listed_all_the_same(
    tmp_path: Path, record: sqlite3.Connection
) -> None:
    old = tmp_path / "organizer-20261101T080000Z.sqlite3"
    record.execute("VACUUM INTO ?", (str(old),))
    (tmp_path / "organizer-20261102T080000Z.sqlite3").write_text("Dear diary")
    (listed,) = backups_in(tmp_path)
    assert listed.made_at.isoformat() == "2026-11-01T08:00:00+00:00"
    assert (listed.counts["contact"], listed.reason) == (2, BackupReason.UPGRADE)
    prove(listed)
    record.close()


def test_a_copy_that_is_not_what_was_read_is_thrown_away(
    tmp_path: Path, record: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(record, tmp_path / "backups", BackupReason.ASKED, MONDAY)
    monkeypatch.setattr(backups, "_hash", lambda _path: "something else")
    with pytest.raises(BackupDamaged):
        copy_into(made, tmp_path / "stick")
    assert list((tmp_path / "stick").iterdir()) == []
    monkeypatch.undo()
    monkeypatch.setattr(backups, "_proved", lambda *_file: {"contact": 1})
    with pytest.raises(BackupDamaged):
        back_up(record, tmp_path / "other", BackupReason.ASKED, MONDAY)
    assert list((tmp_path / "other").iterdir()) == []
    monkeypatch.undo()
    copy_into(made, tmp_path / "stick")
    prove(backups_in(tmp_path / "stick")[0])
    record.close()


def test_what_is_put_back_is_seen_by_who_has_the_record_open(
    tmp_path: Path, record: sqlite3.Connection
) -> None:
    made = back_up(record, tmp_path / "backups", BackupReason.ASKED, MONDAY)
    record.execute("UPDATE contact SET full_name = 'Nobody'")
    record.commit()
    prove(made)
    put_back(made.path, tmp_path / "data" / FILE_NAME)
    names = record.execute("SELECT full_name FROM contact ORDER BY 1").fetchall()
    assert names == [("Ingrid Solberg",), ("Pavel Dvořák",)]
    assert record.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    record.close()


def test_nothing_is_put_back_while_somebody_writes(
    tmp_path: Path, record: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(record, tmp_path / "backups", BackupReason.ASKED, MONDAY)
    monkeypatch.setattr(backups, "BUSY_TIMEOUT_SECONDS", 0.05)
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE contact SET full_name = 'Nobody'")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            put_back(made.path, tmp_path / "data" / FILE_NAME)
        other.execute("COMMIT")
    assert record.execute("SELECT DISTINCT full_name FROM contact").fetchall() == [("Nobody",)]
    record.close()
