"""The whole record as entries of a file, and those of a file as records: nothing is left out.

References between entries are by UID, pictures are in base64, and everything else stands as the
record keeps it. `python3 -m organizer.services.whole_record` writes the schema that documents it.
"""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any, Final

from peewee import (
    BlobField,
    BooleanField,
    DateField,
    Field,
    ForeignKeyField,
    IntegerField,
    IntegrityError,
    Model,
)

from organizer import paths
from organizer.exchange.contract import NotRead, Refusal, WholeRead
from organizer.exchange.record_file import FORMAT, VERSION, Entry, entries_of
from organizer.model.store import Store
from organizer.model.tables import RECORDS, Draft, Firing, NoteVersion, Raising
from organizer.services.import_state import CandidateState

OTHERS: Final[tuple[type[Model], ...]] = (Firing, Raising, NoteVersion, Draft)
"""What happened, which undo does not touch: it has no UIDs, and comes in where it is not known."""
_TABLES: Final = {table._meta.table_name: table for table in (*RECORDS, *OTHERS)}


class WholeKeeper:
    """Gives and takes the whole record."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def entries(self) -> Iterator[Entry]:
        """Every entry, what it refers to before it."""
        for name, table in _TABLES.items():
            fields = _fields(table)
            columns = ", ".join(f'{name}."{field.column_name}"' for field in fields)
            joins = ""
            for field in fields:
                if isinstance(field, ForeignKeyField):
                    other = field.rel_model._meta.table_name
                    joins += (
                        f' LEFT JOIN {other} AS "of_{field.name}" '
                        f'ON "of_{field.name}".id = {name}."{field.column_name}"'
                    )
                    columns = columns.replace(
                        f'{name}."{field.column_name}"', f'"of_{field.name}".uid'
                    )
            primary: Any = table._meta.primary_key
            key = primary.column_name
            for row in self._store.database.execute_sql(
                f'SELECT {columns} FROM {name}{joins} ORDER BY {name}."{key}"'
            ):
                values = map(_said, row)
                yield {"table": name, **{f.name: v for f, v in zip(fields, values, strict=True)}}

    def counts(self, record: WholeRead) -> Counter[CandidateState]:
        """How many of a file's entries are new, newer than ours, and the same or older.

        Raises `NotRead`, with the line of an entry that the record could not hold.
        """
        counts = Counter[CandidateState]()
        seen: set[tuple[str, str]] = set()
        for line, entry in entries_of(record.path):
            table, values = self._checked(record, line, entry, seen)
            if "uid" in entry:
                seen.add((table._meta.table_name, entry["uid"]))
            counts[self._state(table, entry, values)] += 1
        return counts

    def state(self, record: WholeRead) -> CandidateState:
        """What keeping the file would do as a whole. Raises `NotRead`."""
        counts = self.counts(record)
        for state in (CandidateState.NEW, CandidateState.CHANGED):
            if counts[state]:
                return state
        return CandidateState.SAME

    def keep(self, record: WholeRead) -> CandidateState:
        """Take everything in, inside the caller's step: of two versions of an entry the one that
        was changed last stays. Raises `NotRead`, and nothing is kept then."""
        state = self.state(record)
        try:
            for line, entry in entries_of(record.path):
                table, values = self._checked(record, line, entry, None)
                match self._state(table, entry, values):
                    case CandidateState.NEW:
                        table.insert(values).execute()
                    case CandidateState.CHANGED:
                        table.update(values).where(_uid(table) == entry["uid"]).execute()
        except IntegrityError as error:
            raise NotRead(record.path, Refusal.FOREIGN, line) from error
        return state

    def _checked(
        self, record: WholeRead, line: int, entry: Entry, seen: set[tuple[str, str]] | None
    ) -> tuple[type[Model], dict[Any, Any]]:
        """An entry's table and values by field. Those of `seen` come in with the same file."""
        try:
            table = _TABLES[entry["table"]]
            fields = _fields(table)
            if {*entry} - {"table"} - {field.name for field in fields}:
                raise ValueError
            values: dict[Any, Any] = {}
            for field in fields:
                if field.name not in entry:
                    if field.default is None and not field.null:
                        raise ValueError
                    continue
                value = entry[field.name]
                if isinstance(field, ForeignKeyField) and value is not None:
                    other = field.rel_model._meta.table_name
                    row = self._store.rows(f"SELECT id FROM {other} WHERE uid = ?", value)
                    if not row and (seen is None or (other, value) not in seen):
                        raise ValueError
                    value = row[0][0] if row else None
                    values[field] = value
                else:
                    values[field] = _checked_value(field, value)
        except (KeyError, ValueError, TypeError, OverflowError) as error:
            raise NotRead(record.path, Refusal.FOREIGN, line) from error
        return table, values

    def _state(self, table: type[Model], entry: Entry, values: dict[Any, Any]) -> CandidateState:
        name = table._meta.table_name
        if "uid" in entry:
            rows = self._store.rows(f"SELECT changed_at FROM {name} WHERE uid = ?", entry["uid"])
            if not rows:
                return CandidateState.NEW
            newer = entry["changed_at"] > rows[0][0]
            return CandidateState.CHANGED if newer else CandidateState.SAME
        keys = [f for f in values if f.name in ("form", "reminder_uid", "planned_at")] or [*values]
        where = " AND ".join(f'"{field.column_name}" IS ?' for field in keys)
        known = self._store.rows(
            f"SELECT 1 FROM {name} WHERE {where}", *(entry[field.name] for field in keys)
        )
        return CandidateState.SAME if known else CandidateState.NEW


def schema() -> dict[str, Any]:
    """The JSON Schema of a file with a whole record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A whole record of the organizer",
        "description": "Entries refer to each other by UID, and come after what they refer to.",
        "type": "object",
        "required": ["format", "version", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "records": {
                "type": "array",
                "items": {"oneOf": [_table_schema(table) for table in _TABLES.values()]},
            },
        },
    }


def _table_schema(table: type[Model]) -> dict[str, Any]:
    fields = _fields(table)
    name = table._meta.table_name
    described = " ".join((table.__doc__ or "").split()) if table.__doc__ else ""
    return {
        "title": name,
        **({"description": described} if described and "Model(" not in described else {}),
        "type": "object",
        "additionalProperties": False,
        "required": [
            "table",
            *(field.name for field in fields if field.default is None and not field.null),
        ],
        "properties": {
            "table": {"const": name},
            **{field.name: _field_schema(field) for field in fields},
        },
    }


def _field_schema(field: Field[Any]) -> dict[str, Any]:
    kind: dict[str, Any] = {"type": "string"}
    if isinstance(field, ForeignKeyField):
        kind["description"] = f"UID of a {field.rel_model._meta.table_name}"
    elif isinstance(field, BooleanField):
        kind = {"enum": [0, 1]}
    elif isinstance(field, IntegerField):
        kind = {"type": "integer"}
    elif isinstance(field, BlobField):
        kind["contentEncoding"] = "base64"
    elif isinstance(field, DateField):
        kind["format"] = "date"
    elif (words := getattr(field, "enum_class", None)) is not None:
        kind = {"enum": [word.value for word in words]}
    return {"anyOf": [kind, {"type": "null"}]} if field.null else kind


def _fields(table: type[Model]) -> list[Field[Any]]:
    return [field for field in table._meta.sorted_fields if field.name != "id"]


def _uid(table: type[Model]) -> Any:
    return table._meta.fields["uid"]


def _said(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _checked_value(field: Field[Any], value: Any) -> Any:
    """A value as the table's field takes it. Raises `ValueError` or `TypeError`."""
    if value is None:
        if not field.null:
            raise ValueError
        return None
    if isinstance(field, BooleanField):
        return bool((0, 1).index(value))
    if isinstance(field, IntegerField):
        if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**63:
            raise ValueError
        return value
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # no lone surrogates
    if isinstance(field, BlobField):
        return base64.b64decode(value, validate=True)
    if isinstance(field, DateField):
        return date.fromisoformat(value)
    return field.python_value(value)


if __name__ == "__main__":
    with suppress(BrokenPipeError):
        text = json.dumps(schema(), ensure_ascii=False, indent=1)
        (paths.resources() / "record.schema.json").write_text(f"{text}\n", encoding="utf-8")
