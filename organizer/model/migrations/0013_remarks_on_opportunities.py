"""What else is known of an opportunity, as another program's table said it or the person wrote."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    database.execute_sql("ALTER TABLE opportunity ADD COLUMN remarks TEXT NOT NULL DEFAULT ''")
