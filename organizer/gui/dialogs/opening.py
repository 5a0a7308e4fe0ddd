"""How a dialog comes up, stands on its foot, and goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from organizer.gui.theme import GROUP, PAGE

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QDialog, QWidget


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


def stand_on_foot(dialog: QDialog, page: QWidget) -> QHBoxLayout:
    """Let `page` fill `dialog`, and answer with the row below its edge, for what is said of the
    whole and for its buttons."""
    foot = QHBoxLayout()
    foot.setContentsMargins(PAGE, GROUP, PAGE, GROUP)
    foot.setSpacing(GROUP)
    edge = QFrame()
    edge.setFrameShape(QFrame.Shape.HLine)
    edge.setFrameShadow(QFrame.Shadow.Sunken)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(page, 1)
    whole.addWidget(edge)
    whole.addLayout(foot)
    return foot
