"""Work that takes long, off the GUI thread: with progress, Cancel, and one place for failures."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget
from shiboken6 import isValid

from organizer.i18n import _

T = TypeVar("T")

Progress = Callable[[int], bool]
"""Told how much is done; answers False when the person has cancelled."""


class GarbageTimer(QObject):
    """Collects what refers to itself in the GUI thread alone, as often as Python would.

    A collection that happens to run in a worker's thread destroys there the widgets that it finds,
    and the program with them.
    """

    SECONDS = 2

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(self.SECONDS * 1000)

    def collect(self) -> None:
        """Collect the oldest generation whose time has come, and the younger ones with it."""
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                break


class _Bridge(QObject):
    """Carries what the worker says over to the GUI thread, in which its slots run."""

    advanced = Signal(int)
    ended = Signal()

    def __init__(
        self,
        parent: QWidget,
        dialog: QProgressDialog,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        super().__init__(parent)
        self.cancelled = False
        self.tell: Callable[[], object] = lambda: None
        """What is said once the work has ended."""
        self.thread_of_work: Thread | None = None
        self._dialog = dialog
        self._label = dialog.labelText()
        self._done = done
        self._failed = failed
        dialog.canceled.connect(self._cancel)
        self.advanced.connect(self._advance)
        self.ended.connect(self._end)

    def run(self, work: Callable[[Progress], Any]) -> None:
        """Work in the worker's thread."""
        try:
            self.tell = partial(self._done, work(self._progress))
        except Exception as error:
            self.tell = partial(self._failed, error)
        if isValid(self):  # else nobody waits: the window was closed meanwhile
            self.ended.emit()

    def _progress(self, count: int) -> bool:
        self.advanced.emit(count)
        return not self.cancelled

    def _cancel(self) -> None:
        self.cancelled = True

    def _advance(self, count: int) -> None:
        self._dialog.setLabelText(_("{label} {count}").format(label=self._label, count=count))

    def _end(self) -> None:
        self._dialog.close()
        self._dialog.deleteLater()
        if self.thread_of_work is not None:
            self.thread_of_work.join()  # which may still be on its way out of `run`
        self.deleteLater()
        self.tell()


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
    dialog = QProgressDialog(label, _("Cancel"), 0, 0, parent)
    if not cancellable:
        dialog.setCancelButton(None)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setWindowTitle(label)
    dialog.setMinimumDuration(500)
    dialog.setValue(0)
    bridge = _Bridge(parent, dialog, done, failed)
    thread = Thread(target=bridge.run, args=(work,), daemon=True)
    bridge.thread_of_work = thread
    thread.start()
    return thread
