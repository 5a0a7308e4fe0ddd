"""Every value that was said of an offer's terms; what is on record is the first round."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

COLUMNS = ("offered", "asked", "answered", "agreed")
TABLE = """
CREATE TABLE "term_change" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "uid" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "changed_at" TEXT NOT NULL,
    "deleted_at" TEXT,
    "offer_id" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "who" TEXT NOT NULL,
    "channel" VARCHAR(255) NOT NULL,
    "topic" TEXT NOT NULL,
    "field" VARCHAR(255) NOT NULL,
    "value" TEXT NOT NULL,
    FOREIGN KEY ("offer_id") REFERENCES "offer" ("id")
);
CREATE UNIQUE INDEX "termchange_uid" ON "term_change" ("uid");
CREATE INDEX "termchange_offer_id" ON "term_change" ("offer_id")
"""


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for statement in TABLE.split(";\n"):
        database.execute_sql(statement)
    for column in COLUMNS:
        database.execute_sql(
            "INSERT INTO term_change"
            "(uid, created_at, changed_at, offer_id, at, who, channel, topic, field, value) "
            "SELECT lower(hex(randomblob(16))), term.created_at, term.created_at, offer.id, "
            "term.created_at, coalesce(contact.full_name, ''), offer.channel, term.topic, "
            f"'{column}', term.{column} FROM offer_term AS term "
            "JOIN offer ON offer.id = term.offer_id "
            "LEFT JOIN contact ON contact.id = offer.contact_id "
            f"WHERE term.{column} <> '' AND term.deleted_at IS NULL"
        )
