"""Work off the GUI thread, and what must not happen there."""

from __future__ import annotations

import gc
import threading
from weakref import ref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from organizer.gui.background import GarbageCollector


class Knot:
    """Something that only a collection of garbage can end."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_collected_in_the_gui_thread_alone(qtbot: QtBot) -> None:
    parent = QObject()
    gc.collect()
    timer = GarbageCollector(parent)
    knot = ref(Knot())

    def work() -> None:
        kept = [[number] for number in range(100_000)]  # many times what starts a collection
        assert kept

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert knot() is not None
    held = [[number] for number in range(2_000)]
    timer.collect()
    assert held and knot() is None
