"""Work that takes long, off the GUI thread: with progress, Cancel, and one place for failures."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from organizer.i18n import _

T = TypeVar("T")

Progress = Callable[[int], bool]
"""Told how much is done; answers False when the person has cancelled."""


class GarbageCollector(QObject):
    """Collects what refers to itself in the GUI thread alone, whenever that looks at the clock.

    A collection that happens to run in a worker's thread destroys there the widgets that it finds,
    and the program with them. A timer of its own would keep a laptop awake.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()

    def collect(self) -> None:
        """Collect the oldest generation whose time has come, and the younger ones with it."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                break


class _Bridge(QObject):
    """Carries what the worker says over to the GUI thread."""

    advanced = Signal(int)
    finished = Signal(object)
    failed = Signal(object)


def run_in_background(
    parent: QWidget,
    label: str,
    work: Callable[[Progress], T],
    done: Callable[[T], object],
    failed: Callable[[Exception], object],
    *,
    cancellable: bool = True,
) -> Thread:
    """Run `work` in a thread of its own; then `done` or `failed` in the GUI's.

    A dialog appears when it takes longer than half a second, with Cancel unless that would leave
    open whether it was done. Gives the thread.
    """
    bridge = _Bridge(parent)
    dialog = QProgressDialog(label, _("Cancel"), 0, 0, parent)
    if not cancellable:
        dialog.setCancelButton(None)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setWindowTitle(label)
    dialog.setMinimumDuration(500)
    dialog.setValue(0)
    cancelled: list[bool] = []
    dialog.canceled.connect(lambda: cancelled.append(True))

    def progress(count: int) -> bool:
        bridge.advanced.emit(count)
        return not cancelled

    def run() -> None:
        outcome: object
        try:
            outcome, failure = work(progress), False
        except Exception as error:
            outcome, failure = error, True
        if isValid(bridge):  # else nobody waits: the window was closed meanwhile
            (bridge.failed if failure else bridge.finished).emit(outcome)

    def end(tell: Callable[[Any], object], outcome: object) -> None:
        thread.join()  # it may still be inside `emit`, which crashes once the bridge is gone
        dialog.close()
        dialog.deleteLater()
        thread.join()  # it may still be on its way out of the bridge, which must not end before
        bridge.deleteLater()
        tell(outcome)

    def advance(count: int) -> None:
        dialog.setLabelText(_("{label} {count}").format(label=label, count=count))

    bridge.advanced.connect(advance)
    bridge.finished.connect(lambda result: end(done, result))
    bridge.failed.connect(lambda error: end(failed, error))
    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread
