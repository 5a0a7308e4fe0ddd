"""A damaged record: set aside as it is, and read row by row into a fresh one.

Nothing here changes the damaged file. What goes on in its place is the caller's decision.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    DateField,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
)
from playhouse.fields import EnumField

from organizer.model.backup import counts_of
from organizer.model.database import open_unbound
from organizer.model.encryption import Key, connect
from organizer.model.fields import InstantField, LocalField, instant_text
from organizer.model.first_page import FILE_NAME, MAGIC, REPLACEMENT, finish_replacing
from organizer.model.pages import Value, leaves
from organizer.model.tables import (
    RECORDS,
    TABLES,
    Company,
    Contact,
    Conversation,
    Deadline,
    Interview,
    Offer,
    OpenStep,
    Opportunity,
    Step,
    StepEntry,
)
from organizer.practice.vocabulary import DeadlineKind, DeadlineStatus
from organizer.private import private_file

FOLDER = "damaged"

_HEADER = 100
_STOOD_IN_FOR = (Company, Opportunity, Contact, Interview, Conversation, Offer)
"""What gets a stand-in where it is lost and something readable belongs to it."""


class Lost(NamedTuple):
    """A record that could not be read. `id` is its row, `name` what an index still says of it."""

    table: str
    id: int
    name: str = ""


class Recovered(NamedTuple):
    """A fresh record with what was readable. `whole` is False where more may be lost than `lost`
    names, because what would tell is damaged too. `stand_ins` counts records that stand for lost
    ones to which something readable belongs."""

    file: Path
    counts: Mapping[str, int]
    lost: list[Lost]
    whole: bool
    stand_ins: int


def open_to_look(path: Path, key: Key | None = None) -> sqlite3.Connection:
    """A connection to a database that only reads it."""
    # Where nothing can be written SQLite finds no place for the log of a record that has none.
    still = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro" + ("&immutable=1" if still else "")
    return connect(address, key, uri=True)


def is_sound(path: Path, key: Key | None = None) -> bool:
    """Whether SQLite's quick check finds nothing wrong with a database. Raises `OperationalError`
    where it is locked."""
    with closing(open_to_look(path, key)) as record:
        try:
            return bool(record.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            return False


def set_aside(folder: Path, now: datetime) -> Path:
    """Copy the damaged record, with what was not yet written into it, into a folder of its own.

    Gives the copy. Nothing that was set aside before is written over. Raises `OSError`.
    """
    name = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    aside, number = folder / FOLDER / name, 1
    while aside.exists():
        number += 1
        aside = folder / FOLDER / f"{name}-{number}"
    aside.parent.mkdir(mode=0o700, exist_ok=True)
    aside.mkdir(mode=0o700)
    try:
        for suffix in ("", "-wal"):
            source = folder / f"{FILE_NAME}{suffix}"
            if source.exists():
                _copy(source, aside / source.name)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return aside / FILE_NAME


def recover(
    damaged: Path, scratch: Path, now: datetime, stand_in: str, key: Key | None = None
) -> Recovered:
    """Read everything readable of a damaged database into a fresh record in the folder `scratch`.

    The steps that could be undone are left out: they would not fit what is missing. `stand_in` is
    the name given to what is lost while something readable belongs to it. Of a record encrypted
    with `key` nothing is readable once its first page is not, nor what SQLite finds no way to; the
    fresh one is encrypted too. Raises `OSError` or `sqlite3.DatabaseError` where the disk does not
    take it.
    """
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    working = scratch / "reading.sqlite3"
    for suffix in ("", "-wal"):
        source = damaged.with_name(damaged.name + suffix)
        if source.exists():
            _copy(source, working.with_name(working.name + suffix))
    if key is None:
        _mend_header(working)
    fresh = open_unbound(scratch / "fresh", now=now, key=key)
    record = fresh.connection()
    record.execute("PRAGMA foreign_keys = OFF")
    tables = [table for table in TABLES if table not in (Step, StepEntry, OpenStep)]
    lost: list[Lost] = []
    with fresh.atomic():
        known = {table: _known(working, key, table) for table in tables}
        read = {table: _carry_over(working, key, record, table) for table in tables}
        if key is None:
            # Closing it has written what was beside the file into it.
            _carry_leaves(working, record, [table for table in tables if not read[table]])
        for table in RECORDS:
            name = table._meta.table_name
            there = {row[0] for row in record.execute(f"SELECT id FROM {name}")}
            missing = (known[table] or {}).keys() - there
            lost += [Lost(name, row, (known[table] or {})[row]) for row in sorted(missing)]
        stand_ins = _close_gaps(record, now, stand_in)
        stand_ins += _date_notes(record, now, stand_in)
    whole = all(known[table] is not None for table in RECORDS)
    counts = counts_of(record)
    fresh.close()
    return Recovered(scratch / "fresh" / FILE_NAME, counts, lost, whole, stand_ins)


def replace_record(folder: Path, fresh: Path) -> None:
    """Put the database `fresh` in the record's place, which must be closed; whole or not at all.

    Raises `OSError`. The file that was there is gone afterwards: set it aside first.
    """
    prepared = folder / f"{REPLACEMENT}.new"
    _copy(fresh, prepared)
    prepared.replace(folder / REPLACEMENT)
    finish_replacing(folder)


def _copy(source: Path, target: Path) -> None:
    with private_file(target) as written, source.open("rb") as read:
        shutil.copyfileobj(read, written)


def _mend_header(path: Path) -> None:
    """Write the first 100 bytes anew where they are no longer those of a database of ours.

    They say nothing about the records; the format is at sqlite.org/fileformat.html.
    """
    with path.open("r+b") as file:
        header = file.read(_HEADER)
        if header.startswith(MAGIC) and header[16:18] == b"\x10\x00":
            return
        pages = (path.stat().st_size // 4096).to_bytes(4)
        zero, one = bytes(4), (1).to_bytes(4)
        mended = MAGIC + b"\x10\x00" + b"\x02\x02\x00\x40\x20\x20" + one + pages + zero + zero
        mended += one + (4).to_bytes(4) + zero + zero + one + zero + zero + zero + bytes(20)
        mended += one + (3_040_001).to_bytes(4)
        file.seek(0)
        file.write(mended)


@contextmanager
def _reading(file: Path, key: Key | None) -> Iterator[sqlite3.Connection]:
    """A connection for one question: SQLCipher's answers nothing more once it met damage."""
    with closing(connect(file, key, isolation_level=None)) as reading:
        reading.text_factory = lambda data: data.decode("utf-8", "replace")
        yield reading


def _known(file: Path, key: Key | None, table: type[Model]) -> dict[int, str] | None:
    """The rows of which an index knows, with what it says of them; None where none can tell."""
    name = table._meta.table_name
    known: dict[int, str] | None = None
    for column in ("uid", "name_key", "search_text"):
        with suppress(sqlite3.DatabaseError), _reading(file, key) as reading:
            for (index,) in reading.execute(
                "SELECT list.name FROM pragma_index_list(?) AS list, "
                "pragma_index_info(list.name) AS info WHERE info.name = ?",
                (name, column),
            ).fetchall():
                says = "''" if column == "uid" else f'"{column}"'
                rows = reading.execute(f'SELECT rowid, {says} FROM "{name}" INDEXED BY "{index}"')
                known = {**(known or {}), **dict(rows)}
    return known


def _carry_over(
    file: Path, key: Key | None, record: sqlite3.Connection, table: type[Model]
) -> bool:
    """Copy the rows of a table that SQLite can still read; says whether it met no damage."""
    name = table._meta.table_name
    try:
        with _reading(file, key) as reading:
            there = {row[1] for row in reading.execute(f'PRAGMA table_info("{name}")')}
    except sqlite3.DatabaseError:
        return False
    columns = [field.column_name for field in table._meta.sorted_fields]
    columns = [column for column in columns if column in there]
    if not columns:
        return False
    listed = ", ".join(f'"{column}"' for column in columns)
    insert = f'INSERT OR IGNORE INTO "{name}" (rowid, {listed}) VALUES (?{", ?" * len(columns)})'
    select = f'SELECT rowid, {listed} FROM "{name}" NOT INDEXED WHERE rowid'
    last = 0
    try:
        with _reading(file, key) as reading:
            for row in reading.execute(f"{select} > 0 ORDER BY rowid"):
                record.execute(insert, row)
                last = row[0]
    except sqlite3.DatabaseError:
        with suppress(sqlite3.DatabaseError), _reading(file, key) as reading:
            for row in reading.execute(f"{select} > ? ORDER BY rowid DESC", (last,)):
                record.execute(insert, row)
        return False
    return True


def _carry_leaves(file: Path, record: sqlite3.Connection, tables: Sequence[type[Model]]) -> None:
    """Copy the rows of these tables that stand in pages to which SQLite finds no way any more."""
    shapes = {}
    for table in tables:
        name = table._meta.table_name
        by_name = {field.column_name: field for field in table._meta.sorted_fields}
        columns = record.execute(f'PRAGMA table_info("{name}")').fetchall()
        # What a later version added may be missing at the end of a row: it has a default.
        least = sum(1 for column in columns if column[3] and column[4] is None)
        shapes[table] = [by_name[column[1]] for column in columns], least
    for rows in leaves(file) if tables else ():
        for table, (fields, least) in shapes.items():
            if all(least <= len(values) and _fits(fields, values) for _row, values in rows):
                for row, values in rows:
                    listed = ", ".join(f'"{one.column_name}"' for one in fields[: len(values)])
                    own = [
                        row if isinstance(field, AutoField) else value
                        for field, value in zip(fields, values, strict=False)
                    ]
                    record.execute(
                        f'INSERT OR IGNORE INTO "{table._meta.table_name}" ({listed}) '
                        f"VALUES ({', '.join('?' * len(own))})",
                        own,
                    )
                break


_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _fits(fields: Sequence[Field[Any]], values: Sequence[Value]) -> bool:
    """Whether values can be those of these columns: what tells a table is the order of its kinds
    of values."""
    return len(values) <= len(fields) and all(
        _can_be(field, value) for field, value in zip(fields, values, strict=False)
    )


def _can_be(field: Field[Any], value: Value) -> bool:
    if isinstance(field, AutoField):
        return value is None
    if value is None:
        return bool(field.null)
    match field:
        case BlobField():
            return isinstance(value, bytes)
        case EnumField():
            return value in {one.value for one in field.enum_class}
        case InstantField():
            return isinstance(value, str) and bool(_INSTANT.fullmatch(value))
        case LocalField():
            return isinstance(value, str) and bool(_LOCAL.fullmatch(value))
        case DateField():
            return isinstance(value, str) and bool(_DAY.fullmatch(value))
        case ForeignKeyField() | IntegerField() | BooleanField():
            return isinstance(value, int)
        case _text:
            return isinstance(value, str)


def _close_gaps(record: sqlite3.Connection, now: datetime, stand_in: str) -> int:
    """See that no row refers to one that is missing; gives the number of stand-ins made."""
    tables = {table._meta.table_name: table for table in TABLES}
    stand_ins = 0
    while broken := record.execute("PRAGMA foreign_key_check").fetchall():
        for child, row, parent, key in broken:
            column = next(
                one[3]
                for one in record.execute(f'PRAGMA foreign_key_list("{child}")')
                if one[0] == key
            )
            (missing,) = record.execute(
                f'SELECT "{column}" FROM "{child}" WHERE rowid = ?', (row,)
            ).fetchone() or (None,)
            optional = any(
                field.column_name == column and field.null
                for field in tables[child]._meta.sorted_fields
            )
            if optional:
                record.execute(f'UPDATE "{child}" SET "{column}" = NULL WHERE rowid = ?', (row,))
            elif tables[parent] in _STOOD_IN_FOR and missing is not None:
                stand_ins += _stand_in(record, tables[parent], missing, now, stand_in)
            else:
                record.execute(f'DELETE FROM "{child}" WHERE rowid = ?', (row,))
    return stand_ins


def _date_notes(record: sqlite3.Connection, now: datetime, stand_in: str) -> int:
    """Give each note whose deadline is lost one that is due now, or it would be shown nowhere."""
    notes = record.execute(
        "SELECT id, contact_id, status IN ('pending', 'drafted') FROM note "
        "WHERE id NOT IN (SELECT note_id FROM deadline WHERE note_id IS NOT NULL)"
    ).fetchall()
    for note, contact, owed in notes:
        _stand_in(
            record,
            Deadline,
            _free(record, Deadline),
            now,
            stand_in,
            kind=DeadlineKind.NOTE_DUE,
            note_id=note,
            contact_id=contact,
            status=DeadlineStatus.OPEN if owed else DeadlineStatus.DONE,
        )
    return len(notes)


def _stand_in(
    record: sqlite3.Connection,
    table: type[Model],
    row: int,
    now: datetime,
    name: str,
    **known: str | int,
) -> int:
    """Insert a record that says nothing but `name` and what is known, with what it belongs to;
    gives how many were inserted."""
    own = table._meta.table_name
    if record.execute(f"SELECT 1 FROM {own} WHERE id = ?", (row,)).fetchone():
        return 0
    values: dict[str, Any] = {"id": row, "uid": f"stand-in-{own}-{row}", **known}
    made = 1
    for field in table._meta.sorted_fields:
        column = field.column_name
        if field.null or column in values:
            continue
        if field.default is not None:
            values[column] = field.db_value(field.default)
            continue
        match field:
            case ForeignKeyField():
                values[column], more = _parent(record, field.rel_model, now, name)
                made += more
            case EnumField():
                values[column] = next(iter(field.enum_class)).value
            case InstantField():
                values[column] = instant_text(now)
            case LocalField():
                values[column] = instant_text(now).removesuffix("Z")
            case IntegerField():
                values[column] = 0
            case _text:
                values[column] = "UTC" if column == "zone" else name
    columns = ", ".join(f'"{column}"' for column in values)
    record.execute(
        f'INSERT INTO "{own}" ({columns}) VALUES ({", ".join("?" * len(values))})',
        tuple(values.values()),
    )
    return made


def _parent(
    record: sqlite3.Connection, table: type[Model], now: datetime, name: str
) -> tuple[int, int]:
    """A stand-in that another one can belong to, and how many were inserted for that."""
    own = table._meta.table_name
    found = record.execute(f"SELECT id FROM {own} WHERE uid LIKE 'stand-in-%'").fetchone()
    if found:
        return found[0], 0
    row = _free(record, table)
    return row, _stand_in(record, table, row, now, name)


def _free(record: sqlite3.Connection, table: type[Model]) -> int:
    """A row id that nothing has."""
    own = table._meta.table_name
    (last,) = record.execute(f"SELECT coalesce(max(id), 0) FROM {own}").fetchone()
    return int(last) + 1
