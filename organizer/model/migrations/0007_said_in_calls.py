"""What was said in calls about an offer, and why one was accepted while something was open."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    for column in ("call_notes", "accepted_despite"):
        database.execute_sql(f"ALTER TABLE offer ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
