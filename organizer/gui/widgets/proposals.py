"""What a line proposes while one types into it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit


def propose(line: QLineEdit, known: QStringListModel | Sequence[str]) -> None:
    """Show which of these are meant, by any part of them, under what is typed into `line`."""
    model = known if isinstance(known, QStringListModel) else QStringListModel(known, line)
    completer = QCompleter(model, line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    line.installEventFilter(_GivesKeysOn(line))


class _GivesKeysOn(QObject):
    """Keys that are typed fast after a Tab go to where the Tab led.

    While proposals are shown, X11 sends every key to their window, also what is typed before it
    hears that they are gone; Qt gives those to the line that was left.
    """

    def eventFilter(self, line: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(line, QLineEdit):
            return False
        focused = line.window().focusWidget()
        if focused is None or focused is line:
            return False
        QApplication.sendEvent(focused, event)
        return True
