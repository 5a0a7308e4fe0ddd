"""What every importer owes, whatever the format."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from organizer.cli import candidate_record
from organizer.exchange.formats import IMPORTERS, open_records
from organizer.practice.contact_draft import ContactDraft
from organizer.services.desk import Desk
from organizer.services.imports import (
    CandidateState,
    ContactRead,
    DateRead,
    NotRead,
    OpportunityRead,
    RecordRead,
    Refusal,
    WholeRead,
)
from tests.fakes import FakeClock, open_desk

DATA = Path(__file__).parents[1] / "data"
FILES = {
    "vcf": DATA / "vcards" / "google-3.0.vcf",
    "vcard": DATA / "vcards" / "nokia-2.1.vcf",
    "csv": DATA / "tables" / "google.csv",
    "tsv": DATA / "tables" / "teal.csv",
    "ics": DATA / "calendars" / "two.ics",
    "json": DATA / "records" / "whole.json",
    "ical": DATA / "calendars" / "two.ics",
}
"""A file of each format with something in it."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "record", FakeClock())
    yield desk
    desk.store.close()


@pytest.fixture(params=sorted(IMPORTERS))
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A good file of each format that can be imported."""
    target = tmp_path / f"file.{request.param}"
    shutil.copy(FILES[request.param], target)
    return target


def test_records_come_with_their_lines_and_nothing_wrong(path: Path) -> None:
    records = list(open_records(path))
    assert records
    assert [record.line for record in records] == sorted({record.line for record in records})
    assert not any(record.warnings for record in records)


def test_what_is_none_of_the_format_is_refused_at_once(path: Path) -> None:
    for data in (b"", b" \r\n", b"\x00\x01\xff\xfe" * 50, b"Dear Anna"):
        path.write_bytes(data)
        with pytest.raises(NotRead) as refused:
            open_records(path)
        assert refused.value.path == path
        assert refused.value.reason.endswith("Nothing was changed.")
    path.unlink()
    with pytest.raises(NotRead) as refused:
        open_records(path)
    assert refused.value.reason is Refusal.UNREADABLE
    path.mkdir()
    with pytest.raises(NotRead):
        open_records(path)


def test_a_large_file_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)
    monkeypatch.delattr(Path, "read_bytes")
    with pytest.raises(NotRead, match=r"larger than|no record of this program"):
        open_records(path)


def test_a_preview_changes_nothing(desk: Desk, path: Path) -> None:
    assert {one.state for one in desk.imports.read(path)} == {CandidateState.NEW}
    assert desk.store.last_step() is None


def test_a_preview_is_json_that_names_its_kind_and_state(desk: Desk, path: Path) -> None:
    for candidate in desk.imports.read(path):
        record = json.loads(json.dumps(candidate_record(candidate)))
        assert (record["kind"], record["state"], record["warnings"]) == (candidate.kind, "new", [])


def test_one_undo_takes_an_import_back_and_twice_changes_nothing(desk: Desk, path: Path) -> None:
    count = len(list(desk.imports.read(path)))
    assert desk.imports.keep(desk.imports.read(path)) == (count, 0, 0)
    assert {one.state for one in desk.imports.read(path)} == {CandidateState.SAME}
    step = desk.store.last_step()
    assert desk.imports.keep(desk.imports.read(path)) == (0, 0, count)
    assert desk.store.last_step() == step
    desk.store.undo()
    assert desk.store.last_step() is None
    assert {one.state for one in desk.imports.read(path)} == {CandidateState.NEW}


def test_what_a_file_holds_twice_comes_once(desk: Desk, path: Path) -> None:
    if path.suffix == ".json":
        pytest.skip("a whole record has each entry once")
    count = len(list(open_records(path)))
    data = path.read_bytes()
    again = data.partition(b"\n")[2] if path.suffix in (".csv", ".tsv") else data
    path.write_bytes(data + again)
    candidates = list(desk.imports.read(path))
    assert [one.state for one in candidates] == (
        [CandidateState.NEW] * count + [CandidateState.SAME] * count
    )
    assert desk.imports.keep(candidates) == (count, 0, count)


def test_who_cannot_be_named_is_refused_and_the_others_are_kept(desk: Desk, path: Path) -> None:
    (good, *_more) = open_records(path)
    nameless: RecordRead
    match good:
        case ContactRead():
            nameless = replace(good, draft=ContactDraft(notes="met"))
        case OpportunityRead():
            nameless = replace(good, company="")
        case DateRead():
            nameless = replace(good, title="")
        case WholeRead():
            pytest.skip("a whole record has no name")
    candidates = list(desk.imports.keepers().judged([nameless, good]))
    assert [one.state for one in candidates] == [CandidateState.REFUSED, CandidateState.NEW]
    assert desk.imports.keep(candidates) == (1, 0, 0)
