"""A pill: a word or two about the state of something, in a rounded tint of its role's colour."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.gui.theme import SPACE, Role, readable, role_color, small_font, tint


def pill_size(text: str, font: QFont) -> QSize:
    """What the pill needs around `text` set in `font`."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 2 * SPACE, metrics.height() + 4)


def draw_pill(
    painter: QPainter, rect: QRect, text: str, role: Role | None, palette: QPalette
) -> None:
    """Draw `text` as a pill that fills `rect`, in the painter's font, elided."""
    fill = tint(role, palette)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    painter.setPen(
        readable(palette.placeholderText().color(), fill)
        if role is None
        else role_color(role, palette, fill)
    )
    inner = rect.adjusted(SPACE, 0, -SPACE, 0)
    # One pixel of grace: advance widths are rounded, and a pill that fits must not be elided.
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)


class Pill(QWidget):
    """The pill as a widget, for pages."""

    def __init__(self, text: str, role: Role | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._role = role
        self.setFont(small_font())
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pill(painter, self.rect(), self._text, self._role, self.palette())
