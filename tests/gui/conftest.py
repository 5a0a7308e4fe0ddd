"""What every test of a widget stands on: no screen, and the program's own look."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.theme import apply_theme
from organizer.gui.window import MainWindow
from organizer.services.agenda import read_agenda
from organizer.services.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.fixture(autouse=True)
def _widgets_end_in_this_thread() -> Iterator[None]:
    """As `GarbageCollector` sees to it in the program."""
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over the `desk` of the test."""
    window = MainWindow(
        lambda: desk,
        lambda view: read_agenda(desk.store.database.connection(), view),
        lambda: desk.present.wall,
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
        paths.resources(),
    )
    qtbot.addWidget(window)
    desk.store.subscribe(window.changed)
    window.show()
    window.desk_opened()
    yield window
    window.hide()  # closing it would ask for the tray
