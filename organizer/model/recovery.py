"""A damaged record: set aside as it is, and read row by row into a fresh one.

Nothing here changes the damaged file. What goes on in its place is the caller's decision.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from peewee import ForeignKeyField, IntegerField, Model
from playhouse.fields import EnumField

from organizer.model.backup import counts_of
from organizer.model.database import open_unbound
from organizer.model.fields import InstantField, LocalField, instant_text
from organizer.model.first_page import FILE_NAME, REPLACEMENT, finish_replacing
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
_MAGIC = b"SQLite format 3\0"
_MOST_MISSES = 5_000
"""Row ids that answer nothing, one after the other, before a table counts as read to its end."""
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


def open_to_look(path: Path) -> sqlite3.Connection:
    """A connection to a database that only reads it."""
    # Where nothing can be written SQLite finds no place for the log of a record that has none.
    still = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    address = f"{path.absolute().as_uri()}?mode=ro" + ("&immutable=1" if still else "")
    return sqlite3.connect(address, uri=True)


def is_sound(path: Path) -> bool:
    """Whether SQLite's quick check finds nothing wrong with a database. Raises `OperationalError`
    where it is locked."""
    with closing(open_to_look(path)) as record:
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


def recover(damaged: Path, scratch: Path, now: datetime, stand_in: str) -> Recovered:
    """Read everything readable of a damaged database into a fresh record in the folder `scratch`.

    The steps that could be undone are left out: they would not fit what is missing. `stand_in` is
    the name given to what is lost while something readable belongs to it. Raises `OSError` or
    `sqlite3.DatabaseError` where the disk does not take it.
    """
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    working = scratch / "reading.sqlite3"
    for suffix in ("", "-wal"):
        source = damaged.with_name(damaged.name + suffix)
        if source.exists():
            _copy(source, working.with_name(working.name + suffix))
    _mend_header(working)
    fresh = open_unbound(scratch / "fresh", now=now)
    record = fresh.connection()
    lost: list[Lost] = []
    whole = True
    with closing(sqlite3.connect(working, isolation_level=None)) as reading:
        reading.text_factory = lambda data: data.decode("utf-8", "replace")
        record.execute("PRAGMA foreign_keys = OFF")
        with fresh.atomic():
            for table in TABLES:
                if table not in (Step, StepEntry, OpenStep):
                    known = _known(reading, table)
                    read = _carry_over(reading, record, table)
                    if known is None:
                        whole = whole and table not in RECORDS
                    else:
                        name = table._meta.table_name
                        missing = sorted(known.keys() - read)
                        lost += [Lost(name, row, known[row]) for row in missing]
            stand_ins = _close_gaps(record, now, stand_in)
            stand_ins += _date_notes(record, now, stand_in)
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
        if header.startswith(_MAGIC) and header[16:18] == b"\x10\x00":
            return
        pages = (path.stat().st_size // 4096).to_bytes(4)
        zero, one = bytes(4), (1).to_bytes(4)
        mended = _MAGIC + b"\x10\x00" + b"\x02\x02\x00\x40\x20\x20" + one + pages + zero + zero
        mended += one + (4).to_bytes(4) + zero + zero + one + zero + zero + zero + bytes(20)
        mended += one + (3_040_001).to_bytes(4)
        file.seek(0)
        file.write(mended)


def _known(reading: sqlite3.Connection, table: type[Model]) -> dict[int, str] | None:
    """The rows of which an index knows, with what it says of them; None where none can tell."""
    name = table._meta.table_name
    known: dict[int, str] | None = None
    for column in ("uid", "name_key", "search_text"):
        with suppress(sqlite3.DatabaseError):
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
    reading: sqlite3.Connection, record: sqlite3.Connection, table: type[Model]
) -> set[int]:
    """Copy the readable rows of a table; gives their row ids."""
    name = table._meta.table_name
    try:
        there = {row[1] for row in reading.execute(f'PRAGMA table_info("{name}")')}
    except sqlite3.DatabaseError:
        return set()
    columns = [field.column_name for field in table._meta.sorted_fields]
    columns = [column for column in columns if column in there]
    if not columns:
        return set()
    listed = ", ".join(f'"{column}"' for column in columns)
    insert = f'INSERT OR IGNORE INTO "{name}" (rowid, {listed}) VALUES (?{", ?" * len(columns)})'
    carried = set()
    for row in _readable(reading, f'SELECT rowid, {listed} FROM "{name}" NOT INDEXED WHERE rowid'):
        if record.execute(insert, row).rowcount:
            carried.add(row[0])
    return carried


def _readable(reading: sqlite3.Connection, select: str) -> Iterator[tuple[Any, ...]]:
    """The rows that can be read, from either end up to the damage, and one by one within it."""
    below, above = 0, 1 << 62
    whole = True
    try:
        for row in reading.execute(f"{select} > 0 ORDER BY rowid"):
            yield row
            below = row[0]
    except sqlite3.DatabaseError:
        whole = False
    if whole:
        return
    with suppress(sqlite3.DatabaseError):
        for row in reading.execute(f"{select} > ? ORDER BY rowid DESC", (below,)):
            yield row
            above = row[0]
    misses = 0
    for number in range(below + 1, above):
        row = None
        with suppress(sqlite3.DatabaseError):
            row = reading.execute(f"{select} = ?", (number,)).fetchone()
        if row is not None:
            yield row
        misses = 0 if row is not None else misses + 1
        if misses == _MOST_MISSES:
            return


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
