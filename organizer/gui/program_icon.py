"""The program's icon: a word that was said, and nothing of it forgotten. With a count, a badge."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6 import QtCore
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap

from organizer.gui.icons import FOLDER

PROGRAM_ICON: Final = FOLDER / "organizer.svg"
"""The drawing itself; others (the notification service) read it by this path."""

SIDES: Final = (16, 22, 24, 32, 44, 48, 64, 128)
"""What panels and task bars ask for, at 1x and 2x, in pixels."""
_FILL: Final = QColor("#c3262b")
_INK: Final = QColor("white")


def program_icon(count: int = 0) -> QIcon:
    """The icon of the program; with a badge that says `count` unless that is 0, above 9 as 9+."""
    if count:
        return _badged(str(count) if count < 10 else "9+")
    icon = QIcon()
    for side in SIDES:
        icon.addFile(str(FOLDER / str(side) / PROGRAM_ICON.with_suffix(".png").name))
    return icon


@cache
def _badged(text: str) -> QIcon:
    icon = QIcon()
    for side in SIDES:
        icon.addPixmap(_picture(text, side))
    return icon


def _picture(text: str, side: int) -> QPixmap:
    picture = QIcon(str(PROGRAM_ICON)).pixmap(QSize(side, side), 1.0)
    height = round(side * (0.62 if side < 64 else 0.5))
    width = height if len(text) == 1 else round(height * 1.35)
    badge = QRectF(side - width, side - height, width, height)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    # A gap all round tells the badge from the icon on any ground.
    gap = max(1.0, side / 20)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    _fill(painter, badge.adjusted(-gap, -gap, gap, gap), _FILL)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    _fill(painter, badge, _FILL)
    _write(painter, badge, text)
    painter.end()
    return picture


def _fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)


def _write(painter: QPainter, badge: QRectF, text: str) -> None:
    """Set the figure by its outline, for its middle to be the badge's middle."""
    font = QFont(QGuiApplication.font())
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(round(badge.height() * (0.9 if len(text) == 1 else 0.75)))
    outline = QPainterPath()
    outline.addText(0, 0, font, text)
    bounds = outline.boundingRect()
    outline.translate(badge.center() - bounds.center())
    painter.fillPath(outline, _INK)
