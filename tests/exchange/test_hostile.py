"""Hostile files: nothing but `NotRead` is raised, nothing hangs, nothing fills the memory."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.exchange.calendar_reading import read_dates
from organizer.exchange.contract import NotRead
from organizer.exchange.formats import open_records
from organizer.exchange.record_file import record_lines

SECONDS = 5
MOST_MEMORY = 500 * 1024 * 1024
SIZE = 1_000_000

TABLE = st.sampled_from(
    [
        *("Name", "First Name", "E-mail 1 - Value", "Company", "Position", "Status", "Phone"),
        *(",", ";", "\t", '"', '""', "'", "=", "\n", "\r", "\r\n", ":::", "\0", "\ufeff", "ü"),
    ]
)
CALENDAR = st.sampled_from(
    [
        *("BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "BEGIN:VTODO\n", "BEGIN:VTIMEZONE\n"),
        *("END:VCALENDAR\n", "END:VEVENT\n", "END:VTODO\n", "END:VTIMEZONE\n", "\n ", "\n"),
        *("DTSTART", "DUE", ";TZID=", ";VALUE=DATE", "Europe/Oslo", ":", ":20261204T100000Z\n"),
        *("SUMMARY:x\n", "RRULE:FREQ=DAILY\n", "DURATION:P1D\n", "UID:1\n", '"', "\\", "ü", "\0"),
    ]
)
ROW = st.dictionaries(
    st.sampled_from(["table", "uid", "name", "company", "created_at", "changed_at", "moving"]),
    st.none() | st.integers() | st.sampled_from(["company", "contact", "", "2026-01-01", "\ud800"]),
)


def read(path: Path) -> None:
    """Read all of a file; what is refused is."""
    with contextlib.suppress(NotRead):
        for record in open_records(path):
            repr(record).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@given(parts=st.lists(TABLE | st.text(max_size=4)), binary=st.binary(max_size=6))
@settings(deadline=None)
def test_no_table_breaks_the_reader(folder: Path, parts: list[str], binary: bytes) -> None:
    path = folder / "table.csv"
    text = "".join(parts).encode("utf-8", "surrogatepass")
    for data in (
        text,
        b"Name,Company\n" + text + binary,
        "".join(parts).encode("utf-16", "ignore"),
    ):
        path.write_bytes(data)
        read(path)


@given(parts=st.lists(CALENDAR | st.text(max_size=4)), binary=st.binary(max_size=6))
@settings(deadline=None)
@pytest.mark.filterwarnings("ignore")
def test_no_calendar_breaks_the_reader(parts: list[str], binary: bytes) -> None:
    text = "".join(parts).encode("utf-8", "surrogatepass")
    for data in (text, b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + text + binary):
        for record in read_dates(data):
            assert json.dumps(vars(record), default=str)


@given(rows=st.lists(ROW), cut=st.integers(0, 400), binary=st.binary(max_size=6))
@settings(deadline=None)
def test_no_record_breaks_the_reader(
    folder: Path, rows: list[dict[str, object]], cut: int, binary: bytes
) -> None:
    path = folder / "record.json"
    with contextlib.suppress(UnicodeEncodeError):
        data = b"".join(record_lines(rows))
        for hostile in (data, data[:cut] + binary + data[cut:], data[:cut]):
            path.write_bytes(hostile)
            read(path)


HOSTILE = {
    "vcf": [
        *(b"BEGIN:VCARD\n", b"BEGIN:VCARD\nEND:VCARD\n", b"A:\n", b"\r", b"\n ", b"N:" + b";" * 99),
        b"\nPHOTO:AAAA\nAAAA",
    ],
    "csv": [
        *(b",", b"\n", b'"', b'a,"b\n', b"Name,Company\n", b"\xff\xfe,", b"Name," * 999 + b"\n"),
        b"a,b\n",
    ],
    "ics": [
        *(b"BEGIN:VEVENT\n", b"BEGIN:VTIMEZONE\n", b"A:\n", b"\n ", b";", b"DTSTART;TZID=X:2026\n"),
        b"BEGIN:VEVENT\nDTSTART:2026\nSUMMARY:x\nEND:VEVENT\n",
    ],
    "json": [b"[", b"[[],", b'{"a":', b"\n", b'"', b'{"table": "company"},\n', b"1,"],
}
FIRST = {
    "vcf": b"BEGIN:VCARD\n",
    "csv": b"Name,Company\n",
    "ics": b"BEGIN:VCALENDAR\n",
    "json": b'{"format": "organizer record", "version": 1, "records": [\n',
}
READER = """
import os, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
from pathlib import Path
from organizer.exchange.contract import NotRead
from organizer.exchange.formats import open_records

def seconds():
    return sum(os.times()[:4])  # of the processor, the worker's too

for path in map(Path, sys.argv[2:]):
    begun, worst = seconds(), 0.0
    try:
        for record in open_records(path):
            worst, begun = max(worst, seconds() - begun), seconds()
    except NotRead:
        pass
    print(max(worst, seconds() - begun), path.name)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize("kind", HOSTILE)
def test_large_hostile_files_take_neither_the_time_nor_the_memory(
    tmp_path: Path, kind: str
) -> None:
    paths = []
    for number, shape in enumerate(HOSTILE[kind]):
        for first in (b"", FIRST[kind]):
            paths.append(tmp_path / f"{number}{bool(first)}.{kind}")
            paths[-1].write_bytes(first + shape * (SIZE // len(shape)))
    done = subprocess.run(
        [sys.executable, "-c", READER, str(MOST_MEMORY), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr[-600:]
    slow = [line for line in done.stdout.splitlines() if float(line.split()[0]) > SECONDS]
    assert len(done.stdout.splitlines()) == len(paths)
    assert not slow
