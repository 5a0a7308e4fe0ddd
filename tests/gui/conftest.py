"""What every test of a widget stands on: no screen, and the program's own look."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from organizer.gui.theme import apply_theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")


@pytest.fixture(autouse=True)
def _widgets_end_in_this_thread() -> Iterator[None]:
    """As `GarbageTimer` sees to it in the program."""
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)
