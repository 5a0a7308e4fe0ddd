"""A note is read again in the language it was written in, and so are the next to that company."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for column in ("language", "formality"):
        database.execute_sql(f'ALTER TABLE "note" ADD COLUMN "{column}" TEXT NOT NULL DEFAULT \'\'')
