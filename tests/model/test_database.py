"""The road by which a database is opened (DESIGN.md, "opening the database")."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peewee import ColumnMetadata

from organizer.model import database, first_page
from organizer.model.backup import backups_in, prove
from organizer.model.database import (
    DamagedDatabase,
    FolderNotWritable,
    LockedDatabase,
    NewerDatabase,
    open_database,
)
from organizer.model.first_page import FILE_NAME, open_for_reading
from organizer.model.tables import RECORDS, TABLES
from organizer.practice.vocabulary import BackupReason
from organizer.services.search import FoundKind
from tests.fakes import FakeClock, debrief, open_desk

RECORDS_OF_OLD = Path(__file__).parents[1] / "data" / "records"
NOW = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)


def test_the_migrations_make_what_the_tables_say(tmp_path: Path) -> None:
    opened = open_database(tmp_path, now=NOW)
    for table in TABLES:
        columns = {column.name: column for column in opened.get_columns(table._meta.table_name)}
        fields = {field.column_name: field for field in table._meta.sorted_fields}
        assert columns.keys() == fields.keys(), table
        for name, field in fields.items():
            assert columns[name].null == field.null, (table, name)
    opened.close()


def test_the_folder_is_the_persons_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    open_database(folder, now=NOW).close()
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / FILE_NAME).stat().st_mode & 0o077 == 0


def test_what_a_newer_program_wrote_is_refused_and_left_alone(tmp_path: Path) -> None:
    opened = open_database(tmp_path, now=NOW)
    opened.execute_sql(
        "INSERT INTO schema_migration(name, applied) VALUES('0999_later', '2027-01-01')"
    )
    opened.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    assert open_for_reading(tmp_path) is None
    with pytest.raises(NewerDatabase):
        open_database(tmp_path, now=NOW)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("Dear diary, " * 400)
    with pytest.raises(DamagedDatabase):
        open_database(tmp_path, now=NOW)
    assert (tmp_path / FILE_NAME).read_text().startswith("Dear diary")


def test_a_locked_record_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(database, "BUSY_TIMEOUT_SECONDS", 0.05)
        with pytest.raises(LockedDatabase):
            open_database(tmp_path, now=NOW)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderNotWritable):
        open_database(tmp_path / "file" / "data", now=NOW)


def test_existing_data_is_backed_up_before_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.store.close()
    migrations = tmp_path / "migrations"
    migrations.mkdir()
    for path in first_page.MIGRATIONS.glob("0*.py"):
        (migrations / path.name).write_text(path.read_text())
    (migrations / "0002_more.py").write_text(
        "def up(migrator, database):\n"
        "    database.execute_sql('ALTER TABLE contact ADD COLUMN nickname TEXT')\n"
    )
    for module in (database, first_page):
        monkeypatch.setattr(module, "MIGRATIONS", migrations)
    opened = open_database(tmp_path / "data", now=NOW)
    assert "nickname" in {column.name for column in opened.get_columns("contact")}
    inverse = opened.execute_sql(
        "SELECT sql FROM sqlite_master WHERE name = 'contact_updated'"
    ).fetchone()[0]
    assert "nickname" in inverse  # undo knows the new column
    opened.close()
    (backup,) = backups_in(tmp_path / "data" / "backups")
    prove(backup)
    assert (backup.reason, backup.counts["contact"]) == (BackupReason.UPGRADE, 1)
    with sqlite3.connect(backup.path) as copy:
        assert copy.execute("SELECT full_name FROM contact").fetchall() == [("Ingrid Solberg",)]


@pytest.mark.parametrize(
    ("migration", "read_again"),
    [
        ("ALTER TABLE contact ADD COLUMN nickname TEXT", False),
        ("UPDATE contact SET remarks = 'met twice'", True),
        ("DROP TRIGGER contact_indexed", True),
    ],
)
def test_texts_are_read_again_where_a_migration_may_have_changed_what_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, migration: str, read_again: bool
) -> None:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.store.database.execute_sql("UPDATE contact SET search_text = 'of before'")
    desk.store.close()
    migrations = tmp_path / "migrations"
    shutil.copytree(first_page.MIGRATIONS, migrations)
    (migrations / "9999_more.py").write_text(
        f"def up(migrator, database):\n    database.execute_sql({migration!r})\n"
    )
    for module in (database, first_page):
        monkeypatch.setattr(module, "MIGRATIONS", migrations)
    desk = open_desk(tmp_path / "data", FakeClock())
    kinds = {hit.kind for hit in desk.search.find("before").hits}
    assert kinds == (set() if read_again else {FoundKind.CONTACT})
    assert desk.search.find("solberg").hits[0].title == "Ingrid Solberg"
    desk.store.close()


@pytest.mark.parametrize("saved", sorted(RECORDS_OF_OLD.glob("*.sqlite3")), ids=lambda p: p.stem)
def test_a_record_of_each_earlier_version_opens_as_it_was(tmp_path: Path, saved: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(saved.read_bytes())
    desk = open_desk(tmp_path, FakeClock())
    people = [desk.contacts.detail(contact) for contact in desk.contacts.ids()]
    assert [one.full_name for one in people if one] == ["Pavel Dvořák", "Ingrid Solberg"]
    assert [len(one.notes) for one in people if one] == [1, 1]
    assert {card.picture for one in people if one for card in one.cards} == {b"\x89PNG"}
    assert desk.store.undo() is not None
    desk.store.close()
    fresh = open_database(tmp_path / "fresh", now=NOW)
    upgraded = open_database(tmp_path, now=NOW)
    for table in TABLES:
        name = table._meta.table_name
        assert sorted(map(_shape, upgraded.get_columns(name))) == sorted(
            map(_shape, fresh.get_columns(name))
        )
    fresh.close()
    upgraded.close()


def _shape(column: ColumnMetadata) -> tuple[object, ...]:
    return column.name, column.data_type, column.null, column.primary_key


def test_a_start_killed_between_migration_and_triggers_mends_itself(tmp_path: Path) -> None:
    opened = open_database(tmp_path, now=NOW)
    for table in RECORDS:
        opened.execute_sql(f"DROP TRIGGER {table._meta.table_name}_inserted")
    opened.pragma("user_version", 0)
    opened.close()
    opened = open_database(tmp_path, now=NOW)
    names = {row[0] for row in opened.execute_sql("SELECT name FROM sqlite_master").fetchall()}
    assert {f"{table._meta.table_name}_inserted" for table in RECORDS} <= names
    opened.close()


@pytest.mark.parametrize("text", ["5", "1e5", '"a"', "it's", "null", '{"a": 1}', "a\nb", "'); --"])
def test_undo_brings_every_text_and_picture_back_as_it_was(tmp_path: Path, text: str) -> None:
    desk = open_desk(tmp_path, FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    contact = desk.contacts.ids()[0]
    desk.contacts.edit(contact, "remarks", text)
    with desk.store.step(desk.store.last_step().action):  # type: ignore[union-attr]
        desk.contacts.keep_card(contact, text, b"\x00\xff\x89PNG", "image/png")
    before = desk.contacts.detail(contact)
    desk.contacts.edit(contact, "remarks", "other")
    desk.store.undo()
    desk.store.undo()
    desk.store.redo()
    assert desk.contacts.detail(contact) == before
    desk.store.close()
