"""A disk that is full, a folder that cannot be written, and somebody else who writes."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from organizer.model import database
from organizer.model.first_page import FILE_NAME
from tests.faults.sweep import ROOT, state_of
from tests.test_cli import Shell


def debrief_at(number: int) -> dict[str, object]:
    people = [{"name": f"Person {number} {n}", "discussed": ["lens coating " * 20]} for n in "abc"]
    return {"company": f"Example {number} AG", "people": people}


def test_a_disk_of_1_mb_fills_up_and_nothing_that_was_said_to_be_saved_is_lost(
    small_disk: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(small_disk("rw") / "data", capsys)
    saved = 0
    while True:
        code, _out, err = shell.debrief(debrief_at(saved), tmp_path)
        if code:
            break
        saved += 1
    assert 1 <= saved < 100
    assert "no room left" in err and err.count("\n") == 1
    full = state_of(shell.folder)
    with suppress(OSError), (shell.folder.parent / "others").open("wb", buffering=0) as others:
        while True:  # until nothing is left for a smaller entry either
            others.write(bytes(4096))
    for command in (("backup",), ("remind", "Call the bank", "--at", "tomorrow 9:00")):
        code, _out, err = shell(*command)
        assert (code, err.count("\n")) == (1, 1)
        assert "no room left" in err
    (shell.folder.parent / "others").unlink()
    assert state_of(shell.folder) == full
    names = {note["to"] for note in shell.agenda()["notes"]}
    assert names == {f"Person {number} {n}" for number in range(saved) for n in "abc"}
    assert shell("backup", "--to", tmp_path)[0] == 0  # where there is room
    assert shell("check")[0] == 0


def test_a_folder_that_was_made_read_only_is_named_and_nothing_is_lost(
    small_disk: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = small_disk("rw")
    shell = Shell(disk / "data", capsys)
    assert shell.debrief(debrief_at(1), tmp_path)[0] == 0
    before = (shell.folder / FILE_NAME).read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for command in (("debrief", str(tmp_path / "debrief.json")), ("backup",), ()):
        code, _out, err = shell(*command)
        assert (code, err.count("\n")) == (1, 1), err
        assert "cannot be written" in err
    assert shell("check")[0] == 0
    assert (shell.folder / FILE_NAME).read_bytes() == before


def test_two_programs_that_save_at_once_both_have_all_they_saved(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    programs = []
    for program in range(3):
        files = []
        for number in range(4):
            files.append(tmp_path / f"{program}-{number}.json")
            files[-1].write_text(json.dumps(debrief_at(program * 10 + number)))
        code = (
            "import sys; from organizer.app import main;"
            "sys.exit(max(main(['--data-dir', sys.argv[1], 'debrief', one]) "
            "for one in sys.argv[2:]))"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "data"), *map(str, files)]
        programs.append(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL))
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    with closing(sqlite3.connect(tmp_path / "data" / FILE_NAME)) as record:
        (people,) = record.execute("SELECT count(*) FROM contact").fetchone()
    assert people == 3 * 4 * 3


def test_somebody_who_does_not_let_go_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = Shell(tmp_path / "data", capsys)
    assert shell.debrief(debrief_at(1), tmp_path)[0] == 0
    before = state_of(shell.folder)
    monkeypatch.setattr(database, "BUSY_TIMEOUT_SECONDS", 0.05)
    with closing(sqlite3.connect(shell.folder / FILE_NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        code, _out, err = shell.debrief(debrief_at(2), tmp_path)
        assert (code, err.count("\n")) == (1, 1)
        assert "does not let go" in err
        assert len(shell.agenda()["notes"]) == 3  # reading goes on
        other.execute("ROLLBACK")
    assert state_of(shell.folder) == before
