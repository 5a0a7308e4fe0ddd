"""Filters that are kept under a name."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
CREATE TABLE "kept_filter" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "company_id" INTEGER,
    "opportunity_id" INTEGER,
    "shown" TEXT NOT NULL,
    FOREIGN KEY ("company_id") REFERENCES "company" ("id"),
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id")
);
CREATE UNIQUE INDEX "keptfilter_uid" ON "kept_filter" ("uid");
CREATE INDEX "keptfilter_company_id" ON "kept_filter" ("company_id");
CREATE INDEX "keptfilter_opportunity_id" ON "kept_filter" ("opportunity_id")
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
