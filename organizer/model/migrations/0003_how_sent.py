"""How a note was sent, beside when (P10)."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    database.execute_sql('ALTER TABLE "note" ADD COLUMN "sent_by" TEXT NOT NULL DEFAULT \'\'')
