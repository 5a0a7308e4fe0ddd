"""Deadlines that repeat, what was raised and what was done with it, and an alert at each limit."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

CHANGES = """
ALTER TABLE "deadline" ADD COLUMN "repeat" TEXT NOT NULL DEFAULT '';
ALTER TABLE "firing" ADD COLUMN "key" TEXT NOT NULL DEFAULT '';
CREATE INDEX "firing_key" ON "firing" ("key");
CREATE INDEX "firing_pending" ON "firing" ("reminder_uid")
WHERE "snoozed_until" IS NOT NULL OR ("shown_at" IS NULL AND "action" = '');
CREATE INDEX "deadline_open" ON "deadline" ("at")
WHERE "status" = 'open' AND "deleted_at" IS NULL;
CREATE TABLE "raising" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "deadline_uid" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "acted_at" TEXT
);
CREATE INDEX "raising_deadline_uid" ON "raising" ("deadline_uid");
UPDATE deadline SET repeat = 'FREQ=MONTHLY;INTERVAL=3' || CASE
    WHEN cast(strftime('%d', local) AS INTEGER) > 28
    THEN ';BYMONTHDAY=28,29,30,31;BYSETPOS=-1' ELSE '' END
WHERE kind = 'keep_in_touch' AND status = 'open';
INSERT INTO reminder(uid, created_at, changed_at, deadline_id, lead, local, zone, at)
SELECT lower(hex(randomblob(16))), changed_at, changed_at, id, 'limit', local, zone, at
FROM deadline WHERE kind = 'decision' AND status = 'open' AND deleted_at IS NULL
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in CHANGES.split(";\n"):
        database.execute_sql(statement)
