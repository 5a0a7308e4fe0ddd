"""A step that is written in several transactions, and has not come to its end, says so."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    database.execute_sql("ALTER TABLE step ADD COLUMN unfinished INTEGER NOT NULL DEFAULT 0")
