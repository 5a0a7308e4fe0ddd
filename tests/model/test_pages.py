"""The reader of pages agrees with SQLite on what stands in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organizer.model.pages import leaves

VALUES = st.one_of(
    st.none(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.text(max_size=40),
    st.text("aß日", min_size=3_000, max_size=6_000),  # goes on on other pages
    st.binary(max_size=9_000),
)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(VALUES, VALUES), max_size=30))
def test_every_value_is_read_as_sqlite_reads_it(
    tmp_path: Path, values: list[tuple[object, object]]
) -> None:
    file = tmp_path / "record.sqlite3"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as record:
        record.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, one, other)")
        record.executemany("INSERT INTO t(one, other) VALUES(?, ?)", values)
        record.commit()
        expected = record.execute("SELECT * FROM t ORDER BY id").fetchall()
    read = {
        row: found
        for leaf in leaves(file)
        for row, found in leaf
        if len(found) == 3 and found[0] is None
    }
    assert [(row, *found[1:]) for row, found in sorted(read.items())] == expected


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.binary(min_size=511, max_size=511), max_size=6))
def test_no_page_is_too_wild(tmp_path: Path, pages: list[bytes]) -> None:
    file = tmp_path / "noise"
    header = bytes(16) + (512).to_bytes(2) + bytes(14) + (2).to_bytes(4) + bytes(476)
    file.write_bytes(header + b"".join(b"\x0d" + page for page in pages))
    list(leaves(file))
    file.write_bytes(b"")
    assert list(leaves(file)) == []
