"""The stages and limits of an opportunity with their days; what is on record now comes first."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
CREATE TABLE "opportunity_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "opportunity_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "stage" VARCHAR(255),
    "limit_local" TEXT,
    "limit_zone" TEXT NOT NULL,
    FOREIGN KEY ("opportunity_id") REFERENCES "opportunity" ("id")
);
CREATE UNIQUE INDEX "opportunitychange_uid" ON "opportunity_change" ("uid");
CREATE INDEX "opportunitychange_opportunity_id" ON "opportunity_change" ("opportunity_id");
INSERT INTO opportunity_change(uid, created_at, changed_at, opportunity_id, at, stage, limit_zone)
SELECT lower(hex(randomblob(16))), changed_at, changed_at, id, changed_at, stage, ''
FROM opportunity
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
