"""A damaged record: whatever is not under the damage comes back, and the rest is named."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from organizer.model.first_page import FILE_NAME, REPLACEMENT, open_for_reading
from organizer.model.recovery import is_sound, recover, replace_record, set_aside
from organizer.model.tables import RECORDS
from tests.benchmarks.record import many_contacts
from tests.fakes import MONDAY, FakeClock, debrief, open_desk

PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    many_contacts(folder, 600)
    return folder / FILE_NAME


def rows(path: Path) -> dict[tuple[str, int], tuple[object, ...]]:
    """Every record in a file, by table and id."""
    with closing(sqlite3.connect(path)) as record:
        return {
            (table._meta.table_name, row[0]): row
            for table in RECORDS
            for row in record.execute(f"SELECT * FROM {table._meta.table_name}")
        }


@pytest.mark.parametrize("seed", range(12))
def test_what_is_not_under_the_damage_comes_back_and_the_rest_is_named(
    tmp_path: Path, whole: Path, seed: int
) -> None:
    chance = random.Random(seed)
    data = bytearray(whole.read_bytes())
    for page in chance.sample(range(1, len(data) // PAGE), 3):
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    damaged = tmp_path / FILE_NAME
    damaged.write_bytes(data)
    recovered = recover(damaged, tmp_path / "scratch", MONDAY, "lost")
    before, after = rows(whole), rows(recovered.file)
    stand_ins = {key for key, row in after.items() if str(row[1]).startswith("stand-in-")}
    assert len(stand_ins) == recovered.stand_ins
    named = {(one.table, one.id) for one in recovered.lost}
    gone = before.keys() - (after.keys() - stand_ins)
    # What cannot stand without something that was lost goes with it, and is counted out.
    assert gone <= named or not recovered.whole
    assert not named & (after.keys() - stand_ins)
    changed = {key for key in after.keys() - stand_ins if after[key] != before[key]}
    assert all(None in after[key] for key in changed)  # a reference to what is lost
    assert len(after) > len(before) * 0.75
    assert is_sound(recovered.file)
    with closing(sqlite3.connect(recovered.file)) as record:
        assert record.execute("PRAGMA foreign_key_check").fetchall() == []
    assert damaged.read_bytes() == data


def test_a_sound_record_comes_back_as_it_is(tmp_path: Path, whole: Path) -> None:
    assert is_sound(whole)
    recovered = recover(whole, tmp_path / "scratch", MONDAY, "lost")
    assert rows(recovered.file) == rows(whole)
    assert (recovered.lost, recovered.whole, recovered.stand_ins) == ([], True, 0)
    assert recovered.counts["contact"] == 603


def test_of_what_is_no_database_nothing_comes_back_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("Dear diary, " * 4000)
    assert not is_sound(tmp_path / FILE_NAME)
    recovered = recover(tmp_path / FILE_NAME, tmp_path / "scratch", MONDAY, "lost")
    assert not recovered.whole
    assert set(recovered.counts.values()) == {0}


def test_what_belongs_to_something_lost_gets_a_stand_in_to_belong_to(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", good=["the lab"]))
    desk.store.close()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as record:
        for table in ("contact", "company", "opportunity", "interview", "deadline"):
            record.execute(f"DELETE FROM {table}")
        record.commit()
    recovered = recover(tmp_path / FILE_NAME, tmp_path / "scratch", MONDAY, "lost")
    assert recovered.stand_ins == 5  # the note's deadline too
    replace_record(tmp_path, recovered.file)
    desk = open_desk(tmp_path, FakeClock())
    (contact,) = desk.contacts.ids()
    detail = desk.contacts.detail(contact)
    assert detail is not None
    assert detail.full_name == "lost"
    assert len(detail.notes) == len(detail.conversations) == 1
    assert desk.store.last_step() is None
    desk.contacts.edit(contact, "full_name", "Ingrid Solberg")
    assert desk.store.undo() is not None
    desk.store.close()


def test_what_was_not_yet_written_into_the_file_is_set_aside_and_read_too(tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "data", FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    aside = set_aside(tmp_path / "data", MONDAY)  # as a crash would have left it
    assert set_aside(tmp_path / "data", MONDAY) != aside
    desk.store.close()
    assert {path.name for path in aside.parent.iterdir()} == {FILE_NAME, f"{FILE_NAME}-wal"}
    assert recover(aside, tmp_path / "scratch", MONDAY, "lost").counts["contact"] == 1


def test_a_replacement_that_a_crash_cut_short_is_finished_at_the_next_start(
    tmp_path: Path, whole: Path
) -> None:
    data = tmp_path / "data"
    desk = open_desk(data, FakeClock())
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    left = (data / f"{FILE_NAME}-wal").read_bytes()
    desk.store.close()
    (data / f"{FILE_NAME}-wal").write_bytes(left)  # written into the new file, it would spoil it
    (data / REPLACEMENT).write_bytes(whole.read_bytes())
    assert open_for_reading(data) is None
    desk = open_desk(data, FakeClock())
    assert len(desk.contacts.ids()) == 603
    desk.store.close()
    assert not (data / REPLACEMENT).exists()
