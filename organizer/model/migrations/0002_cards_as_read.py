"""How sure the reading of a card was, its picture as it came, and former jobs (P9)."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
ALTER TABLE "business_card" ADD COLUMN "confidence" TEXT NOT NULL DEFAULT '';
ALTER TABLE "business_card" ADD COLUMN "original" BLOB;
CREATE TABLE "former_job" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "contact_id" INTEGER NOT NULL,
    "company" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    FOREIGN KEY ("contact_id") REFERENCES "contact" ("id")
);
CREATE UNIQUE INDEX "formerjob_uid" ON "former_job" ("uid");
CREATE INDEX "formerjob_contact_id" ON "former_job" ("contact_id")
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
