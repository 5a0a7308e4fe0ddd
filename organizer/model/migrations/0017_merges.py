"""Merges of contacts that can be taken apart, and contacts known to be two people."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
CREATE TABLE "contact_merge" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "contact_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    "how" TEXT NOT NULL,
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id"),
    FOREIGN KEY ("other_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "contactmerge_uid" ON "contact_merge" ("uid");
CREATE INDEX "contactmerge_contact_id" ON "contact_merge" ("contact_id");
CREATE INDEX "contactmerge_other_id" ON "contact_merge" ("other_id");
CREATE TABLE "different_people" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "contact_id" INTEGER NOT NULL,
    "other_id" INTEGER NOT NULL,
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id"),
    FOREIGN KEY ("other_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "differentpeople_uid" ON "different_people" ("uid");
CREATE INDEX "differentpeople_contact_id" ON "different_people" ("contact_id");
CREATE INDEX "differentpeople_other_id" ON "different_people" ("other_id")
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
