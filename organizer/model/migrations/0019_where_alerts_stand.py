"""Where each unanswered alert was shown, for the next start to raise it again in its place."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
ALTER TABLE "firing" ADD COLUMN "place" TEXT;
CREATE INDEX "firing_place" ON "firing" ("key") WHERE "place" IS NOT NULL
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
