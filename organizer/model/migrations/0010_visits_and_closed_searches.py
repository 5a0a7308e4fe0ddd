"""Visits that are coming up, and when an opportunity was put away with its search."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
ALTER TABLE "opportunity" ADD COLUMN "archived_at" TEXT;
CREATE TABLE "visit" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "deadline_id" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "people" TEXT NOT NULL,
    FOREIGN KEY ("deadline_id") REFERENCES "deadline" ("id")
);
CREATE UNIQUE INDEX "visit_uid" ON "visit" ("uid");
CREATE INDEX "visit_deadline_id" ON "visit" ("deadline_id")
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
