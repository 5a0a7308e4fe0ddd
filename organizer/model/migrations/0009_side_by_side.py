"""What the person reckons with where offers are set side by side, and what they compare by."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

TABLES = """
CREATE TABLE "own_estimate" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "line" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id")
);
CREATE UNIQUE INDEX "ownestimate_uid" ON "own_estimate" ("uid");
CREATE INDEX "ownestimate_opportunity_id" ON "own_estimate" ("opportunity_id");
CREATE TABLE "yardstick" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "currency" TEXT NOT NULL,
    "rates" TEXT NOT NULL,
    "weights" TEXT NOT NULL
);
CREATE UNIQUE INDEX "yardstick_uid" ON "yardstick" ("uid");
ALTER TABLE "opportunity" ADD COLUMN "compared" INTEGER
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in TABLES.split(";\n"):
        database.execute_sql(statement)
