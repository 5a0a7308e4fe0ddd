"""What is understood of a value, beside the field that it is typed into."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from organizer.gui.theme import SPACE, blend, reading_edge
from organizer.gui.widgets.field import PAD


class Understood(QLabel):
    """A few words just below a field, over what stands there in `over`, so that nothing moves while
    one types. No key leads to it, so the field must say the same to a screen reader."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.Box)
        palette = self.palette()
        edge = blend(palette.text().color(), palette.base().color(), 0.3)
        palette.setColor(QPalette.ColorRole.WindowText, edge)
        self.setPalette(palette)
        self.setContentsMargins(PAD, 2, PAD, 2)
        self.hide()

    def say(self, text: str, field: QWidget) -> None:
        """Say it below `field`, or above it where there is no room; nothing hides it."""
        self.setVisible(bool(text))
        if not text:
            return
        self.setText(text)
        over = self._over
        at = QRect(field.mapTo(over, QPoint(0, 0)), field.size())
        size = self.sizeHint().boundedTo(over.size())
        left = at.left()
        if self.isRightToLeft():
            left = at.right() + 1 - size.width()
        left = max(0, min(left, over.width() - size.width()))
        top = at.bottom() + 1 + SPACE // 4
        if top + size.height() > over.height():
            top = max(0, at.top() - SPACE // 4 - size.height())
        self.setGeometry(QRect(QPoint(left, top), size))
        self.raise_()
