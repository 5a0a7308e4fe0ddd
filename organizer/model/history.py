"""Undo by triggers, as SQLite's own documentation describes it (sqlite.org/undoredo.html).

Every row that a step inserts, changes or deletes leaves the statement that takes it back. Running
a step's statements in reverse order undoes it; the same triggers then leave the statements that
redo it. playhouse.sqlite_changelog was looked at: it turns a text that happens to be JSON ("5",
"1e5") into a number, and cannot carry a picture.
"""

from __future__ import annotations

from peewee import SqliteDatabase

from organizer.model.tables import RECORDS


def install_triggers(database: SqliteDatabase) -> None:
    """Make the triggers anew for the columns the records have now; call after a migration."""
    for table in (record._meta.table_name for record in RECORDS):
        columns = [column.name for column in database.get_columns(table)]
        database.execute_sql(f"DROP TRIGGER IF EXISTS {table}_inserted")
        database.execute_sql(f"DROP TRIGGER IF EXISTS {table}_updated")
        database.execute_sql(f"DROP TRIGGER IF EXISTS {table}_deleted")
        values = "||','||".join(f'quote(old."{column}")' for column in columns)
        assignments = "||','||".join(
            f"""'"{column}"='||quote(old."{column}")""" for column in columns
        )
        names = ",".join(f'"{column}"' for column in columns)
        for event, when, row, inverse in (
            ("inserted", "AFTER INSERT", "new", f"'DELETE FROM {table} WHERE id='||new.id"),
            (
                "updated",
                "AFTER UPDATE",
                "new",
                f"'UPDATE {table} SET '||{assignments}||' WHERE id='||old.id",
            ),
            (
                "deleted",
                "BEFORE DELETE",
                "old",
                f"'INSERT INTO {table}({names}) VALUES('||{values}||')'",
            ),
        ):
            database.execute_sql(
                f"CREATE TRIGGER {table}_{event} {when} ON {table} "
                "WHEN EXISTS (SELECT 1 FROM open_step) BEGIN "
                "INSERT INTO step_entry(step_id, table_name, record_id, inverse) "
                f"SELECT step, '{table}', {row}.id, {inverse} FROM open_step; END"
            )
