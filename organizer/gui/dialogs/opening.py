"""How a dialog comes up and goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QDialog


def open_dialog(dialog: QDialog) -> None:
    """Show `dialog` over its window, for as long as it is needed and no longer."""
    dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def remember_size(dialog: QDialog, name: str, settings: QSettings) -> None:
    """Give `dialog` the size that the one called `name` had when it was last closed."""
    key = f"{name}/size"
    kept = settings.value(key)
    if isinstance(kept, QtCore.QSize):
        dialog.resize(kept.boundedTo(dialog.screen().availableSize()))
    dialog.finished.connect(lambda: settings.setValue(key, dialog.size()))
