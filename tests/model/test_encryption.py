"""Encrypted files: told apart from damaged ones, opened by their passphrase alone, and copied, put
back and recovered as plain ones are."""

from __future__ import annotations

import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from organizer.model import encryption
from organizer.model.backup import BackupEncrypted, back_up, prove, put_back
from organizer.model.database import (
    DamagedDatabase,
    EncryptedDatabase,
    NewerDatabase,
    SqlcipherMissing,
    open_unbound,
)
from organizer.model.encryption import Key, connect, is_encrypted, rewrite, salt_of
from organizer.model.first_page import FILE_NAME, open_for_reading
from organizer.model.recovery import is_sound, recover
from organizer.practice.vocabulary import BackupReason
from tests.benchmarks.record import many_contacts
from tests.fakes import MONDAY

PAGE = 4096
KEY = Key.of("correct horse")
RECORD_OF_OLD = Path(__file__).parents[1] / "data" / "records" / "0001.sqlite3"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plain")
    many_contacts(folder, 300)
    return folder / FILE_NAME


@pytest.fixture
def record(tmp_path: Path, plain: Path) -> Path:
    """The same, encrypted."""
    (tmp_path / "data").mkdir()
    rewrite(plain, None, tmp_path / "data" / FILE_NAME, KEY)
    return tmp_path / "data" / FILE_NAME


def content(file: Path, key: Key | None) -> list[object]:
    """All that is in a file: every object of it, and every row of every table."""
    with closing(connect(file, key)) as opened:
        made = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        objects = opened.execute(made).fetchall()
        tables = [name for kind, name, *_ in objects if kind == "table"]
        rows = [opened.execute(f"SELECT * FROM {name}").fetchall() for name in tables]
        return [objects, rows, opened.execute("PRAGMA user_version").fetchall()]


def test_a_file_says_nothing_and_opens_by_its_passphrase_alone(plain: Path, record: Path) -> None:
    assert b"CREATE TABLE" in plain.read_bytes()
    assert b"CREATE TABLE" not in record.read_bytes()
    assert (is_encrypted(plain), is_encrypted(record)) == (False, True)
    assert KEY.is_of("correct horse") and not KEY.is_of("correct  horse")
    assert salt_of(record) == KEY.salt
    assert "secret" not in repr(KEY) and KEY.secret.hex() not in repr(KEY)
    assert open_for_reading(record.parent) is None
    assert (record.stat().st_mode & 0o777) == 0o600


def test_it_is_what_sqlcipher_itself_makes_of_the_passphrase(record: Path) -> None:
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(record))) as opened:
        opened.execute("PRAGMA key = 'correct horse'")
        assert opened.execute("SELECT count(*) FROM contact").fetchone() == (303,)


def test_all_of_it_comes_back_as_it_was(plain: Path, record: Path, tmp_path: Path) -> None:
    other = Key.of("another")
    rewrite(record, KEY, tmp_path / "changed", other)
    rewrite(tmp_path / "changed", other, tmp_path / "back", None)
    assert content(plain, None) == content(record, KEY) == content(tmp_path / "back", None)
    assert content(tmp_path / "changed", other) == content(plain, None)
    with pytest.raises(sqlite3.DatabaseError):
        rewrite(record, other, tmp_path / "wrong", None)


@pytest.mark.parametrize("spoiled", ["header", "first page", "text", "empty"])
def test_a_damaged_plain_file_is_not_taken_for_an_encrypted_one(
    plain: Path, tmp_path: Path, spoiled: str
) -> None:
    spoil: dict[str, Callable[[bytes], bytes]] = {
        "header": lambda data: random.Random(1).randbytes(16) + data[16:],
        "first page": lambda data: random.Random(1).randbytes(PAGE) + data[PAGE:],
        "text": lambda _data: b"Dear diary, " * 4000,
        "empty": lambda _data: b"",
    }
    (tmp_path / FILE_NAME).write_bytes(spoil[spoiled](plain.read_bytes()))
    assert not is_encrypted(tmp_path / FILE_NAME)


@pytest.mark.parametrize("bytes_damaged", [16, PAGE, 3 * PAGE])
def test_a_damaged_encrypted_file_is_still_known_by_its_other_pages(
    record: Path, bytes_damaged: int
) -> None:
    data = record.read_bytes()
    record.write_bytes(bytes(bytes_damaged) + data[bytes_damaged:])
    assert is_encrypted(record)
    assert KEY.fits(record)
    assert not Key.of("another").fits(record)


def test_it_opens_with_its_key_and_says_what_is_missing_without(record: Path) -> None:
    for key in (None, Key.of("another"), Key.of("another", KEY.salt)):
        with pytest.raises(EncryptedDatabase):
            open_unbound(record.parent, now=MONDAY, key=key)
    with closing(open_unbound(record.parent, now=MONDAY, key=KEY)) as opened:
        assert opened.execute_sql("SELECT count(*) FROM contact").fetchone() == (303,)
    data = record.read_bytes()
    record.write_bytes(bytes(PAGE) + data[PAGE:])
    with pytest.raises(DamagedDatabase):
        open_unbound(record.parent, now=MONDAY, key=KEY)


def test_without_sqlcipher_a_plain_record_opens_and_an_encrypted_one_is_refused(
    record: Path, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encryption._sqlcipher.cache_clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    open_unbound(plain.parent, now=MONDAY).close()
    with pytest.raises(SqlcipherMissing):
        open_unbound(record.parent, now=MONDAY, key=KEY)


def test_an_older_record_is_backed_up_and_brought_to_this_version_encrypted(tmp_path: Path) -> None:
    rewrite(RECORD_OF_OLD, None, tmp_path / FILE_NAME, KEY)
    opened = open_unbound(tmp_path, now=MONDAY, key=KEY)
    assert {row[0] for row in opened.execute_sql("SELECT full_name FROM contact")} == {
        "Ingrid Solberg",
        "Pavel Dvořák",
    }
    opened.execute_sql("INSERT INTO schema_migration (name, applied) VALUES ('9999_later', 0)")
    opened.close()
    for file in (tmp_path / "backups").glob("*.sqlite3"):
        assert KEY.fits(file)
        assert is_sound(file, KEY)
    with pytest.raises(NewerDatabase):
        open_unbound(tmp_path, now=MONDAY, key=KEY)


def test_a_backup_is_encrypted_too_and_is_put_back(record: Path, tmp_path: Path) -> None:
    opened = open_unbound(record.parent, now=MONDAY, key=KEY)
    made = back_up(opened.connection(), tmp_path / "b", BackupReason.ASKED, MONDAY, KEY)
    assert KEY.fits(made.path)
    prove(made, KEY)
    for key in (None, Key.of("another")):
        with pytest.raises(BackupEncrypted):
            prove(made, key)
    opened.execute_sql("UPDATE contact SET full_name = 'Nobody'")
    put_back(made.path, record, KEY)
    found = opened.execute_sql("SELECT count(*) FROM contact WHERE full_name = 'Nobody'")
    assert found.fetchone() == (0,)
    opened.close()


def test_errors_are_those_of_sqlite3(record: Path) -> None:
    with closing(connect(record, KEY)) as opened:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            opened.execute("SELECT * FROM missing")
        with pytest.raises(sqlite3.IntegrityError):
            opened.execute("INSERT INTO contact (id) SELECT id FROM contact LIMIT 1")
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        connect(record.parent / "missing" / "file", KEY)


@pytest.mark.parametrize("page", [2, 40, 90])
def test_what_is_not_under_the_damage_comes_back_and_is_encrypted(
    record: Path, tmp_path: Path, page: int
) -> None:
    data = bytearray(record.read_bytes())
    data[page * PAGE : (page + 1) * PAGE] = random.Random(page).randbytes(PAGE)
    record.write_bytes(data)
    assert not is_sound(record, KEY)
    recovered = recover(record, tmp_path / "scratch", MONDAY, "lost", KEY)
    assert recovered.counts["contact"] > 200
    assert KEY.fits(recovered.file)
    assert is_sound(recovered.file, KEY)
