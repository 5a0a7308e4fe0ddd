"""New pictures in a watched folder: whole, once, and also over a restart."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer.gui.watched_folder import WatchedFolder

NEVER = 3_600_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "Camera"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"old")
    return folder


class Watch:
    """A watch whose looks are made by hand, and the names that it told."""

    def __init__(self, folder: Path | None, tmp_path: Path) -> None:
        self.told: list[list[str]] = []
        self.watched = WatchedFolder(tmp_path / "watched.json", settle=NEVER, every=NEVER)
        self.watched.arrived.connect(lambda paths: self.told.append([one.name for one in paths]))
        self.watched.watch(folder)

    def look(self, times: int = 1) -> list[list[str]]:
        for _time in range(times):
            self.watched.look()
        told, self.told = self.told, []
        return told


def test_a_picture_that_comes_is_told_once(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    watched = WatchedFolder(tmp_path / "watched.json", settle=20, every=NEVER)
    told: list[list[Path]] = []
    watched.arrived.connect(told.append)
    watched.watch(folder)
    (folder / "card.JPG").write_bytes(b"new")
    qtbot.waitUntil(lambda: told == [[folder / "card.JPG"]])
    (folder / "back.heic").write_bytes(b"new")
    qtbot.waitUntil(lambda: told[1:] == [[folder / "back.heic"]])


def test_what_is_no_picture_or_not_yet_one_is_passed_over(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watch = Watch(folder, tmp_path)
    for name in ("notes.txt", "card.jpg.part", ".pending-card.jpg"):
        (folder / name).write_bytes(b"new")
    (folder / "empty.jpg").touch()
    assert watch.look(3) == []


def test_a_picture_is_told_only_when_it_has_stopped_changing(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watch = Watch(folder, tmp_path)
    card = folder / "card.jpg"
    card.write_bytes(b"half")
    assert watch.look() == []
    card.write_bytes(b"half and half")
    assert watch.look() == []
    # Some programs make the file as large as it will be, and then fill it.
    os.utime(card, ns=(1, card.stat().st_mtime_ns + 1))
    assert watch.look() == []
    assert watch.look(2) == [["card.jpg"]]


def test_several_are_told_together_the_oldest_first(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watch = Watch(folder, tmp_path)
    for time, name in enumerate(("front.jpg", "back.jpg")):
        (folder / name).write_bytes(b"new")
        os.utime(folder / name, (time, time))
    assert watch.look(3) == [["front.jpg", "back.jpg"]]


def test_a_restart_tells_what_came_meanwhile_and_nothing_twice(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    before = Watch(folder, tmp_path)
    (folder / "first.png").write_bytes(b"new")
    assert before.look(2) == [["first.png"]]
    (folder / "second.png").write_bytes(b"new")
    after = Watch(folder, tmp_path)
    assert after.look(2) == [["second.png"]]
    assert Watch(folder, tmp_path).look(2) == []


def test_a_folder_that_goes_and_comes_back_is_watched_on(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watched = WatchedFolder(tmp_path / "watched.json", settle=20, every=20)
    told: list[list[Path]] = []
    watched.arrived.connect(told.append)
    watched.watch(folder)
    away = folder.rename(tmp_path / "away")
    (away / "card.jpg").write_bytes(b"new")
    watched.look()
    folder.mkdir()  # the empty place where a drive was
    watched.look()
    folder.rmdir()
    away.rename(folder)
    qtbot.waitUntil(lambda: told == [[folder / "card.jpg"]])


def test_a_folder_that_is_not_there_yet_begins_when_it_comes(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "Phone"
    watch = Watch(folder, tmp_path)
    folder.mkdir()
    (folder / "old.jpg").write_bytes(b"old")
    assert watch.look(3) == []
    (folder / "card.jpg").write_bytes(b"new")
    assert watch.look(2) == [["card.jpg"]]


def test_another_folder_and_a_pause_begin_anew(qtbot: QtBot, folder: Path, tmp_path: Path) -> None:
    watch = Watch(folder, tmp_path)
    other = tmp_path / "Other"
    other.mkdir()
    (other / "old.jpg").write_bytes(b"old")
    watch.watched.watch(other)
    assert watch.look(2) == []
    watch.watched.watch(None)
    (other / "meanwhile.jpg").write_bytes(b"new")
    watch.watched.watch(other)
    assert watch.look(2) == []
    (other / "card.jpg").write_bytes(b"new")
    assert watch.look(2) == [["card.jpg"]]


@pytest.mark.parametrize("stored", ["", "[]", "{{}}", '{{"folder": "{folder}", "known": 2}}'])
def test_a_memory_that_makes_no_sense_begins_anew(
    qtbot: QtBot, folder: Path, tmp_path: Path, stored: str
) -> None:
    (tmp_path / "watched.json").write_text(stored.format(folder=folder.as_posix()))
    assert Watch(folder, tmp_path).look(2) == []


def test_a_memory_that_cannot_be_written_costs_no_picture(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watch = Watch(folder, tmp_path / "nowhere")
    (folder / "card.jpg").write_bytes(b"new")
    assert watch.look(3) == [["card.jpg"]]
