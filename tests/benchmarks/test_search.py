"""As-you-type search over 100,000 contacts and 300,000 other records: in the database, from the key
to the painted hits, and what becomes of typing errors."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from organizer import paths
from organizer.gui.window import MainWindow
from organizer.services.agenda import read_agenda
from organizer.services.search import FoundKind
from tests.benchmarks.record import many_contacts, with_conversations
from tests.fakes import FakeClock, open_desk

NAMES_TYPED = 12
MISTYPED = 60
MOST_OF_A_SCAN = 0.8
"""What a key may take of the time in which every contact is read once; it takes about a quarter."""
MOST_REPAINTS = 20
"""A key may take as long as so many repaints of the full list of hits; it takes about 5."""
FOUND_AT_LEAST = 0.85
"""Of the names typed with one error."""


def test_typing_a_name_among_a_hundred_thousand(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = many_contacts(tmp_path, 100_000)
    with_conversations(tmp_path)
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
    found: list[float] = []
    keys: list[float] = []
    repaints: list[float] = []
    for name in names[:: len(names) // NAMES_TYPED]:
        for length in range(1, len(name) + 1):
            typed = name[:length]
            found.append(_seconds(partial(desk.search.find, typed)))
            keys.append(_painted(window, partial(window.search, typed)))
            repaints.append(_painted(window, window.update))
        assert desk.search.find(name).hits[0].title == name
        window.search("")
    scan = _seconds(
        lambda: desk.store.rows("SELECT count(*) FROM contact WHERE search_text LIKE '%nowhere%'")
    )
    chance = random.Random(5)
    right = []
    corrected = []
    for name in chance.sample(names, MISTYPED):
        wrong = _mistyped(name, chance)
        corrected.append(_seconds(partial(desk.search.find, wrong)))
        hits = desk.search.find(wrong).hits
        right.append(any(hit.kind is FoundKind.CONTACT and hit.title == name for hit in hits))
    with capsys.disabled():
        print(f"\nsearch in the database: {_figures(found)}")
        print(f"from the key to the painted hits: {_figures(keys)}")
        print(f"names with a typing error: {sum(right)} of {MISTYPED} found; {_figures(corrected)}")
    assert _slow(found) <= MOST_OF_A_SCAN * scan
    repaint = statistics.median(repaints)
    assert statistics.median(keys) <= MOST_REPAINTS * repaint
    assert _slow(keys) <= 3 * MOST_REPAINTS * repaint
    assert sum(right) >= FOUND_AT_LEAST * MISTYPED
    window.hide()  # closing it would ask for the tray
    desk.store.close()


def _mistyped(name: str, chance: random.Random) -> str:
    """The name with one error in its family name: a letter left out, doubled, exchanged with the
    next, or another one."""
    given, family = name.split()
    place = chance.randrange(len(family) - 1)
    before, letter, after = family[:place], family[place], family[place + 1 :]
    return chance.choice(
        (
            f"{given} {before}{after}",
            f"{given} {before}{letter}{letter}{after}",
            f"{given} {before}{after[0]}{letter}{after[1:]}",
            f"{given} {before}x{after}",
        )
    )


def _figures(seconds: list[float]) -> str:
    median = statistics.median(seconds)
    return f"median {median * 1e3:.1f} ms, 95th percentile {_slow(seconds) * 1e3:.1f} ms"


def _slow(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _seconds(act: Callable[[], object]) -> float:
    """Seconds of processor time that `act` takes."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _painted(window: MainWindow, act: Callable[[], object]) -> float:
    """Seconds of processor time until what `act` changed is painted."""

    def painted() -> None:
        act()
        window.grab()
        QApplication.processEvents()

    return _seconds(painted)
