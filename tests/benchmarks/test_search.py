"""As-you-type search over 100,000 contacts, from the key to the painted hits."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.window import MainWindow
from organizer.services.agenda import read_agenda
from tests.benchmarks.record import many_contacts
from tests.fakes import FakeClock, open_desk

NAMES_TYPED = 12
MOST_REPAINTS = 20
"""A key may take as long as so many repaints of the full list of hits; it takes about 6."""


def test_typing_a_name_among_a_hundred_thousand(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = many_contacts(tmp_path, 100_000)
    desk = open_desk(tmp_path, FakeClock())
    window = MainWindow(
        lambda: desk,
        lambda view: read_agenda(desk.store.database.connection(), view),
        lambda: desk.present.wall,
        QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat),
        paths.resources(),
    )
    qtbot.addWidget(window)
    window.show()
    window.desk_opened()
    keys: list[float] = []
    repaints: list[float] = []
    for name in names[:: len(names) // NAMES_TYPED]:
        for length in range(1, len(name) + 1):
            keys.append(_painted(window, lambda typed=name[:length]: window.search(typed)))
            repaints.append(_painted(window, window.update))
        window.search("")
    median, slow = statistics.median(keys), statistics.quantiles(keys, n=20)[-1]
    with capsys.disabled():
        print(f"\nsearch: median {median * 1e3:.1f} ms, 95th percentile {slow * 1e3:.1f} ms")
    repaint = statistics.median(repaints)
    assert median <= MOST_REPAINTS * repaint
    assert slow <= 3 * MOST_REPAINTS * repaint
    window.hide()  # closing it would ask for the tray
    desk.store.close()


def _painted(window: MainWindow, act: object) -> float:
    """Seconds of processor time until what `act` changed is painted."""
    begun = time.process_time()
    assert callable(act)
    act()
    window.grab()
    QApplication.processEvents()
    return time.process_time() - begun
