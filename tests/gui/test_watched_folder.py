"""Pictures that a telephone puts into a folder are offered once, and when they are whole (P9)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from organizer.gui import watched_folder
from organizer.gui.watched_folder import WatchedFolder


@pytest.fixture(autouse=True)
def _in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched_folder, "SETTLED_MS", 100)
    monkeypatch.setattr(watched_folder, "_AGAIN_MS", 20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "camera"
    folder.mkdir()
    (folder / "old.jpg").write_bytes(b"from the holidays")
    return folder


class Watching:
    def __init__(self, folder: Path, state: Path) -> None:
        self.watched = WatchedFolder(state)
        self.names: list[str] = []
        self.watched.arrived.connect(lambda paths: self.names.extend(path.name for path in paths))
        self.watched.watch(str(folder))


def test_a_new_picture_is_announced_once_and_over_a_restart(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    state = tmp_path / "watched.json"
    first = Watching(folder, state)
    (folder / "note.txt").write_text("no picture")
    (folder / "card.JPG").write_bytes(b"a card")
    qtbot.waitUntil(lambda: first.names == ["card.JPG"])
    first.watched.watch("")
    shutil.copy(folder / "card.JPG", folder / "other.png")
    assert first.names == ["card.JPG"]
    first.watched.watch(str(folder))  # begun anew: what lies there is not new
    (folder / "third.pdf").write_bytes(b"a third")
    qtbot.waitUntil(lambda: first.names == ["card.JPG", "third.pdf"])
    first.watched.deleteLater()
    (folder / "meanwhile.png").write_bytes(b"while nobody looked")
    later = Watching(folder, state)
    qtbot.waitUntil(lambda: later.names == ["meanwhile.png"])


def test_a_picture_that_still_grows_is_waited_for(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watching = Watching(folder, tmp_path / "watched.json")
    growing = folder / "growing.jpg"
    growing.write_bytes(b"")
    for part in (b"half", b"half and half"):
        watching.watched.look()
        growing.write_bytes(part)
        watching.watched.look()
        assert watching.names == []
    qtbot.waitUntil(lambda: watching.names == ["growing.jpg"])


def test_a_folder_that_goes_away_is_watched_again_when_it_is_back(
    qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    watching = Watching(folder, tmp_path / "watched.json")
    shutil.move(folder, tmp_path / "unplugged")
    watching.watched.look()
    (tmp_path / "unplugged" / "card.jpg").write_bytes(b"a card")
    shutil.move(tmp_path / "unplugged", folder)
    qtbot.waitUntil(lambda: watching.names == ["card.jpg"])
