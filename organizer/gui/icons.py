"""The drawn icons of `resources/icons`, in the colour of the text around them.

The platform's own icons are not mixed in: on most desktops only some of these exist, and half of
one hand and half of another look worse than one set throughout.
"""

from __future__ import annotations

from functools import cache
from typing import Final, cast

from PySide6 import QtGui
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from organizer import paths

_DIRECTED: Final = frozenset({"next", "previous", "quit", "redo", "send", "undo"})
"""Drawings that point along the line of reading: mirrored where that runs to the left."""

FOLDER: Final = paths.resources() / "icons"
"""The drawings, and in folders called by their side in pixels what `icon_files` made of them."""


@cache
def icon(name: str) -> QIcon:
    """The icon called `name`; its file is read when it is first painted.

    Raises FileNotFoundError then where there is no such drawing.
    """
    return QIcon(_Drawing(name))


def _ink(mode: QIcon.Mode) -> QColor:
    palette = QGuiApplication.palette()
    if mode == QIcon.Mode.Disabled:
        return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    return palette.windowText().color()


def drawn(name: str, side: int) -> QImage:
    """The drawing called `name`, `side` device pixels square; `currentColor` is black.

    Raises FileNotFoundError where there is none.
    """
    drawing = FOLDER / f"{name}.svg"
    if not drawing.exists():
        raise FileNotFoundError(drawing)
    reader = QtGui.QImageReader(str(drawing))
    reader.setScaledSize(QSize(side, side))
    return reader.read()


@cache
def _picture(name: str, side: int, colour: str, mirrored: bool) -> QPixmap:
    """The drawing, `side` device pixels square, in one colour."""
    mask = QImage(str(FOLDER / str(side) / f"{name}.png"))
    if mask.isNull():
        mask = drawn(name, side)
    plain = QPixmap(mask.size())
    plain.fill(QColor(colour))
    image = plain.toImage()
    image.setAlphaChannel(mask.convertToFormat(QImage.Format.Format_Alpha8))
    if mirrored:
        image = image.transformed(QtGui.QTransform.fromScale(-1, 1))
    return QPixmap.fromImage(image)


class _Drawing(QIconEngine):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._pixmap(size * scale, mode)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # Of the sharpest screen: asking the painter for its device makes PySide look through every
        # kind of device for what it is, 14 ms of processor time at the first paint.
        scale = cast("QGuiApplication", QGuiApplication.instance()).devicePixelRatio()
        side = min(rect.width(), rect.height())
        picture = self._pixmap(QSize(side, side) * scale, mode)
        picture.setDevicePixelRatio(scale)
        painter.drawPixmap(
            QPointF(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2),
            picture,
        )

    def _pixmap(self, size: QSize, mode: QIcon.Mode) -> QPixmap:
        mirrored = self._name in _DIRECTED and QGuiApplication.isRightToLeft()
        side = min(size.width(), size.height())
        return QPixmap(_picture(self._name, side, _ink(mode).name(), mirrored))

    def clone(self) -> QIconEngine:
        return _Drawing(self._name)


class Picture(QWidget):
    """An icon standing by itself, `side` pixels square."""

    def __init__(self, name: str, side: int) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        icon(self._name).paint(QPainter(self), self.rect())
