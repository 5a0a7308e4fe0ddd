"""The search index keeps no copy of the texts any more: `organizer.model.search` makes it anew."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    """Nothing but the index changes."""
