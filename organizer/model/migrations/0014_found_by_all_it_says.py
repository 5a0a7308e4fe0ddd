"""The one search index goes; `organizer.model.search` makes one for each kind of record."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator

SEARCHED = ("contact", "company", "opportunity", "conversation", "note", "offer", "deadline")


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for table in SEARCHED:
        for name in ("indexed", "reindexed", "unindexed"):
            database.execute_sql(f"DROP TRIGGER {table}_{name}")
    database.execute_sql("DROP TABLE search")
