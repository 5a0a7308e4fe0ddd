"""Everything out and in again: byte for byte, with pictures, and as one step."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from organizer import paths
from organizer.gui.wording import calendar_title
from organizer.model.tables import TABLES, OpenStep, Step, StepEntry
from organizer.services.desk import Desk
from organizer.services.export import Export
from organizer.services.imports import CandidateState, NotRead, Refusal
from organizer.services.merges import together
from organizer.services.view_filter import Shown, ViewFilter
from organizer.services.whole_record import schema
from tests.fakes import FakeClock, open_desk

CARDS = Path(__file__).parents[1] / "data" / "vcards"


@pytest.fixture
def full(desk: Desk, tmp_path: Path) -> Desk:
    """A record with something in most of its tables, and pictures of people."""
    desk.sample.add(paths.resources() / "sample" / "en.json")
    for name in ("outlook-2.1.vcf", "apple-3.0.vcf"):
        desk.imports.keep(desk.imports.read(CARDS / name))
    desk.drafts.keep("quick_entry", "{}")
    note = desk.notes.ids()[0]
    desk.notes.write(note, "Dear Ingrid")
    desk.notes.write(note, "Dear Ingrid,\nthank you.")
    first, second, third = map(desk.contacts.detail, desk.contacts.ids()[:3])
    assert first is not None and second is not None and third is not None
    desk.merges.merge(first.id, second.id, together(first, second))
    desk.merges.tell_apart(first.id, third.id)
    desk.kept_filters.keep("Owed", "contact", ViewFilter(third.company_id, shown=Shown.OWED))
    return desk


@pytest.fixture
def other(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "other", clock)
    yield desk
    desk.store.close()


def written(desk: Desk, path: Path) -> bytes:
    desk.exports.write(Export.EVERYTHING, path, calendar_title)
    return path.read_bytes()


def test_everything_goes_out_and_comes_back_byte_for_byte(
    full: Desk, other: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    data = written(full, path)
    (candidate,) = other.imports.read(path)
    assert (candidate.state, candidate.kind) == (CandidateState.NEW, "record")
    other.imports.keep([candidate])
    assert written(other, tmp_path / "again.json") == data
    picture = "SELECT picture FROM business_card WHERE picture NOT NULL ORDER BY id"
    assert other.store.rows(picture) == full.store.rows(picture) != []
    assert [one.state for one in other.imports.read(path)] == [CandidateState.SAME]
    assert [hit.title for hit in other.search.find("Sommerfeld").hits] == [
        hit.title for hit in full.search.find("Sommerfeld").hits
    ]
    merged = [one for contact in other.contacts.ids() for one in other.merges.merged_into(contact)]
    back = other.contacts.detail(other.merges.take_apart(merged[0].id))
    assert back is not None and back.conversations  # by UIDs, which no file changes
    other.store.undo()
    other.store.undo()
    assert not other.contacts.ids() and not other.opportunities.ids()
    other.store.redo()
    assert written(other, tmp_path / "again.json") == data


def test_no_table_is_forgotten_and_the_schema_is_the_tables(full: Desk, tmp_path: Path) -> None:
    file = json.loads(written(full, tmp_path / "all.json"))
    documented = {one["title"]: one for one in schema()["properties"]["records"]["items"]["oneOf"]}
    steps = {Step, StepEntry, OpenStep}
    assert documented.keys() == {t._meta.table_name for t in TABLES if t not in steps}
    for entry in file["records"]:
        fits(entry, documented[entry["table"]])
    kept = json.loads((paths.resources() / "record.schema.json").read_text(encoding="utf-8"))
    assert kept == schema(), "run python3 -m organizer.services.whole_record"


def fits(entry: dict[str, Any], table: dict[str, Any]) -> None:
    """What of JSON Schema the schema uses, held against an entry."""
    assert {*table["required"]} <= {*entry} <= {*table["properties"]}
    for name, value in entry.items():
        kinds = table["properties"][name].get("anyOf", [table["properties"][name]])
        types = {"string": str, "integer": int, "null": type(None)}
        assert any(
            value in kind["enum"]
            if "enum" in kind
            else value == kind["const"]
            if "const" in kind
            else isinstance(value, types[kind["type"]])
            for kind in kinds
        ), (entry["table"], name)


def test_of_two_versions_the_one_that_changed_last_stays(
    full: Desk, tmp_path: Path, clock: FakeClock
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    written(full, first)
    clock.go_on(hours=1)
    full.contacts.edit(full.contacts.ids()[0], "title", "Head of everything")
    written(full, second)

    other = open_desk(tmp_path / "other", clock)
    new, changed, same, _refused = CandidateState
    for path, state in ((first, new), (second, changed), (first, same), (second, same)):
        candidates = list(other.imports.read(path))
        assert [one.state for one in candidates] == [state]
        other.imports.keep(candidates)
    titled = "SELECT id FROM contact WHERE title = 'Head of everything'"
    ((contact,),) = other.store.rows(titled)
    clock.go_on(hours=1)
    other.contacts.edit(contact, "title", "Retired")
    other.imports.keep(other.imports.read(second))
    assert not other.store.rows(titled)
    other.store.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("table", "step"),
        ("stage", "bogus"),
        ("company", "nobody"),
        ("moving", 2),
        ("position", None),
        ("position", 7),
        ("created_at", "yesterday"),
        ("unheard_of", ""),
        ("position", "\ud800"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_line(
    full: Desk, other: Desk, tmp_path: Path, column: str, value: object
) -> None:
    path = tmp_path / "all.json"
    lines = written(full, path).decode().splitlines()
    number = next(at for at, line in enumerate(lines) if '"table": "opportunity"' in line)
    entry = {**json.loads(lines[number].removesuffix(",")), column: value}
    lines[number] = json.dumps(entry) + ","
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(NotRead) as refused:
        list(other.imports.read(path))
    assert (refused.value.reason, refused.value.line) == (Refusal.FOREIGN, number + 1)
    assert other.store.last_step() is None


def test_a_file_that_ends_in_the_middle_is_refused_and_one_laid_out_otherwise_is_read(
    full: Desk, other: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "all.json"
    data = written(full, path)
    path.write_bytes(data[: len(data) // 2].rpartition(b"\n")[0] + b"\n")
    with pytest.raises(NotRead) as refused:
        list(other.imports.read(path))
    assert refused.value.reason is Refusal.CUT_OFF
    path.write_text(json.dumps(json.loads(data), indent=2), encoding="utf-8")
    other.imports.keep(other.imports.read(path))
    assert written(other, tmp_path / "again.json") == data


def test_on_the_command_line(full: Desk, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    data = written(full, path)

    def run(*arguments: str | Path) -> str:
        command = [sys.executable, "main.py", "--data-dir", str(tmp_path / "new")]
        return subprocess.run(
            [*command, *map(str, arguments)], capture_output=True, text=True, check=True
        ).stdout

    assert json.loads(run("import", "--preview", "--json", path))["state"] == "new"
    assert "1 new" in run("import", "--yes", path)
    run("export", tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == data
