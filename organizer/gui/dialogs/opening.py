"""How a dialog comes up, stands on its foot, and goes away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget


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
    # The window itself imports this module, and its first paint does without these.
    from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

    from organizer.gui.theme import GROUP, PAGE

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


def ask_file(parent: QWidget, title: str, name: str, suffix: str) -> Path | None:
    """Where to save something called `name`, which may be any text, as a file of this suffix; None
    where the person does not want to after all."""
    from PySide6.QtWidgets import QFileDialog

    documents = QtCore.QStandardPaths.writableLocation(
        QtCore.QStandardPaths.StandardLocation.DocumentsLocation
    )
    plain = "".join(char for char in name if char.isalnum() or char in " -").strip()
    path, _filter = QFileDialog.getSaveFileName(
        parent, title, str(Path(documents) / f"{plain}.{suffix}"), f"*.{suffix}"
    )
    return Path(path).with_suffix(f".{suffix}") if path else None
