"""`backup`, `restore` and `check` on the command line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from organizer.instance import Instance
from organizer.model.backup import FOLDER, backups_in
from organizer.model.first_page import FILE_NAME
from organizer.model.recovery import FOLDER as DAMAGED
from tests.test_cli import DEBRIEF, Shell


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    shell = Shell(tmp_path / "data", capsys)
    assert shell.debrief(DEBRIEF, tmp_path)[0] == 0
    return shell


def owed(shell: Shell) -> list[str]:
    return [note["to"] for note in shell.agenda()["notes"]]


def test_a_backup_is_made_listed_gone_back_to_and_back_from(shell: Shell, tmp_path: Path) -> None:
    assert "no backups" in shell("restore", "--list")[1]
    code, out, err = shell("backup")
    assert (code, err) == (0, "")
    assert "2 contacts, 1 opportunity, 1 interview, 2 notes and 3 deadlines" in out
    name = Path(out.splitlines()[0]).name
    assert shell.debrief({"company": "X", "people": [{"name": "Mina Aalto"}]}, tmp_path)[0] == 0
    assert len(owed(shell)) == 3
    code, out, err = shell("restore", name)
    assert (code, err) == (0, "")
    assert owed(shell) == ["Ingrid Solberg", "Pavel Dvořák"]
    before = next(line for line in out.splitlines() if "before" in line).split(": ")[1]
    assert "before going back" in shell("restore")[1]
    assert shell("restore", before)[0] == 0
    assert len(owed(shell)) == 3


def test_a_backup_into_a_folder_of_ones_choice(shell: Shell, tmp_path: Path) -> None:
    code, out, _err = shell("backup", "--to", tmp_path / "stick")
    (backup,) = backups_in(tmp_path / "stick")
    assert (code, out.splitlines()[0]) == (0, str(backup.path))
    assert not (shell.folder / FOLDER).exists()
    assert shell("restore", backup.path)[0] == 0
    (tmp_path / "file").touch()
    code, out, err = shell("backup", "--to", tmp_path / "file" / "stick")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "cannot be written" in err


def test_check_says_what_is_sound_and_what_is_not(shell: Shell) -> None:
    shell("backup")
    code, out, err = shell("check")
    assert (code, err) == (0, "")
    assert "sound" in out and "1 of 1 backup is sound" in out
    (backup,) = backups_in(shell.folder / FOLDER)
    backup.path.write_bytes(backup.path.read_bytes()[:-1])
    code, out, _err = shell("check")
    assert code == 1
    assert "0 of 1 backup" in out and backup.path.name in out
    spoil(shell.folder / FILE_NAME)
    code, out, _err = shell("check")
    assert code == 1
    assert f"{FILE_NAME}: sound" not in out


def test_check_makes_nothing_where_there_is_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = Shell(tmp_path / "none", capsys)
    for command in (("check",), ("restore", "--readable"), ("restore", "other")):
        code, _out, err = shell(*command)
        assert (code, err.count("\n")) == (1, 1)
    assert not shell.folder.exists()


@pytest.mark.parametrize("spoiled", ["all", "end", "header"])
def test_a_damaged_record_is_kept_aside_and_a_backup_takes_its_place(
    shell: Shell, spoiled: str
) -> None:
    shell("backup")
    (backup,) = backups_in(shell.folder / FOLDER)
    record = shell.folder / FILE_NAME
    if spoiled == "all":
        record.write_text("Dear diary, " * 4000)
    elif spoiled == "header":
        record.write_bytes(bytes(200) + record.read_bytes()[200:])
    else:
        spoil(record)
    damaged = record.read_bytes()
    code, out, err = shell("restore", backup.path.name)
    assert (code, err) == (0, "")
    assert "damaged file is kept" in out
    (aside,) = (shell.folder / DAMAGED).iterdir()
    assert (aside / FILE_NAME).read_bytes() == damaged
    assert owed(shell) == ["Ingrid Solberg", "Pavel Dvořák"]
    assert shell("check")[0] == 0


def test_what_can_be_read_of_a_damaged_record_is_gone_on_with(shell: Shell) -> None:
    assert shell("restore", "--readable")[0] == 1  # it is sound
    record = shell.folder / FILE_NAME
    record.write_bytes(bytes(100) + record.read_bytes()[100:])
    code, _out, err = shell("agenda")
    assert code == 1 and "damaged" in err and "restore" in err
    running = Instance.acquire(shell.folder)
    assert running is not None
    code, _out, err = shell("restore", "--readable")
    assert code == 1 and "End it first" in err
    running.release()
    code, out, err = shell("restore", "--readable")
    assert (code, err) == (0, "")
    assert "Read: 2 contacts" in out and "Lost" not in out
    assert owed(shell) == ["Ingrid Solberg", "Pavel Dvořák"]
    assert shell("check")[0] == 0


def spoil(record: Path) -> None:
    """Fill the last third of a database with noise."""
    data = record.read_bytes()
    kept = len(data) // 3 * 2
    record.write_bytes(data[:kept] + random.Random(1).randbytes(len(data) - kept))
