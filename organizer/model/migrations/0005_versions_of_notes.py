"""The texts that a note had are kept."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    database.execute_sql(
        'CREATE TABLE "note_version" ("id" INTEGER NOT NULL PRIMARY KEY, "note_uid" TEXT NOT NULL, '
        '"at" TEXT NOT NULL, "body" TEXT NOT NULL)'
    )
    database.execute_sql('CREATE INDEX "noteversion_note_uid" ON "note_version" ("note_uid")')
