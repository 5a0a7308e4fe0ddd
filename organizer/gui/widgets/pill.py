"""A pill: a word or two about the state of something, in a rounded tint of its role's colour."""

from __future__ import annotations

from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.gui.theme import SPACE, Role, readable, role_color, small_font, tint, use_pen

_ON_ONE_LINE: Final = 0x0084 | 0x0100
"""Qt.AlignmentFlag.AlignCenter and Qt.TextFlag.TextSingleLine."""


def pill_size(text: str, font: QFont) -> QSize:
    """What the pill needs around `text` set in `font`."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + 2 * SPACE, metrics.height() + 4)


def draw_pill(
    painter: QPainter, rect: QRect, text: str, role: Role | None, palette: QPalette
) -> None:
    """Draw `text` as a pill that fills `rect`, in the painter's font, elided."""
    fill, ink = _colours(role, palette)
    filled = QPalette()
    filled.setColor(QPalette.ColorRole.Base, fill)
    shape = QPainterPath()
    shape.addRoundedRect(rect.toRectF(), rect.height() / 2, rect.height() / 2)
    painter.fillPath(shape, filled.base())
    inner = rect.adjusted(SPACE, 0, -SPACE, 0)
    # One pixel of grace: advance widths are rounded, and a pill that fits must not be elided.
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) > inner.width() + 1:
        text = metrics.elidedText(text, QtCore.Qt.TextElideMode.ElideRight, inner.width() + 1)
    use_pen(painter, ink)
    painter.drawText(inner, _ON_ONE_LINE, text)


def _colours(role: Role | None, palette: QPalette) -> tuple[QColor, QColor]:
    """The ground, and what is written on it."""
    fill = tint(role, palette)
    if role is None:
        return fill, readable(palette.placeholderText().color(), fill)
    return fill, role_color(role, palette, fill)


class Pill(QWidget):
    """The pill as a widget, for pages."""

    def __init__(self, text: str, role: Role | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._role: Role | None = None
        self.setFont(small_font())
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.say(text, role)

    def say(self, text: str, role: Role | None) -> None:
        """Say something else; nothing is drawn where it is the same."""
        if (text, role) == (self._text, self._role):
            return
        self._text, self._role = text, role
        self.setAccessibleName(text)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, _colours(role, palette)[1])
        self.setPalette(palette)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self.font())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()  # a word cut short says nothing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pill(painter, self.rect(), self._text, self._role, self.palette())
