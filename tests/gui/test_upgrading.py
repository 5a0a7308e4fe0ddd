"""A record of an earlier version is upgraded while words say so."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from peewee import SqliteDatabase
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from organizer.gui import upgrading
from organizer.gui.upgrading import upgrade
from organizer.model.database import open_unbound
from organizer.model.encryption import Key, connect, rewrite
from organizer.model.first_page import (
    FILE_NAME,
    is_of_earlier,
    migration_names,
    open_for_reading,
)
from tests.fakes import MONDAY

OLD = Path(__file__).parents[1] / "data" / "records" / "0001.sqlite3"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE_NAME).write_bytes(OLD.read_bytes())
    return tmp_path


def test_it_is_done_once(qtbot: QtBot, folder: Path) -> None:
    assert is_of_earlier(folder)
    assert open_for_reading(folder) is None
    upgrade(folder, MONDAY)
    assert not is_of_earlier(folder)
    reader = open_for_reading(folder)
    assert reader is not None
    reader.close()


def test_an_encrypted_one_is_upgraded_too(qtbot: QtBot, tmp_path: Path) -> None:
    key = Key.of("correct horse")
    rewrite(OLD, None, tmp_path / FILE_NAME, key)
    upgrade(tmp_path, MONDAY, key)
    with closing(connect(tmp_path / FILE_NAME, key)) as record:
        version = record.execute("PRAGMA user_version").fetchone()
    assert version == (len(migration_names()),)


def test_words_stand_there_while_it_takes_long(
    qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Event()

    def slow(folder: Path, *, now: datetime, key: None) -> SqliteDatabase:
        assert seen.wait(30)
        return open_unbound(folder, now=now)

    def look() -> None:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QProgressDialog) and dialog.isVisible():
                assert dialog.labelText() == "Preparing your data for this version"
                seen.set()

    monkeypatch.setattr(upgrading, "open_unbound", slow)
    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    upgrade(folder, MONDAY)
    timer.stop()
    assert seen.is_set() and not is_of_earlier(folder)


def test_what_goes_wrong_is_left_for_the_opening_to_say(qtbot: QtBot, folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(OLD.read_bytes()[:5000])
    upgrade(folder, MONDAY)
    assert (folder / FILE_NAME).read_bytes() == OLD.read_bytes()[:5000]


def test_what_is_no_record_or_none_yet_is_not_of_earlier(tmp_path: Path) -> None:
    assert not is_of_earlier(tmp_path)
    (tmp_path / FILE_NAME).write_bytes(b"Dear diary")
    assert not is_of_earlier(tmp_path)
