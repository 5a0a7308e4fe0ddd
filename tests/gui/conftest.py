"""What every test of a widget stands on: no screen, and the program's own look."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication

from organizer.gui.theme import apply_theme

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
