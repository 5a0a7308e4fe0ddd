"""Why offers stand in their order, drawn: what each part of one is worth against the first."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from organizer.gui.theme import (
    GROUP,
    SPACE,
    Role,
    blend,
    reading_edge,
    role_color,
    section_font,
    small_font,
)

_BAR: Final = 12
_LABEL_SHARE: Final = 0.34
"""The part of the width that the words have."""
_LEAST_SHARE: Final = 0.12
"""Of the room for bars, on either side: an open end of a range is drawn into it."""


class Bar(NamedTuple):
    """A part, by which it is better (above zero) or worse than the first, and that in words. What
    is not all `known` is drawn lighter."""

    label: str
    value: Fraction
    said: str
    known: bool = True


class Group(NamedTuple):
    """An offer: its parts, the whole, and the range that unknowns leave the whole (None without a
    limit)."""

    name: str
    bars: tuple[Bar, ...]
    whole: Bar
    least: Fraction | None
    most: Fraction | None


class OrderChart(QWidget):
    """A group of bars for each offer behind the first, from one line in the middle: to the far side
    what is better, to the near side what is worse, and the whole with the range it may come to.

    It is a picture of a list that stands beside it, for the keyboard and a screen reader.
    """

    def __init__(self) -> None:
        super().__init__()
        self._groups: Sequence[Group] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Draw these offers."""
        self._groups = groups
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        rows = sum(len(group.bars) + 2 for group in self._groups)
        return QSize(
            self.fontMetrics().averageCharWidth() * 60,
            rows * self._row() + SPACE * len(self._groups) + SPACE,
        )

    def _row(self) -> int:
        return max(self.fontMetrics().height() + 4, _BAR + SPACE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = SPACE // 2
        for group in self._groups:
            painter.setFont(section_font())
            painter.setPen(self.palette().text().color())
            name = QRect(0, y, self.width(), self._row())
            painter.drawText(name, reading_edge() | Qt.AlignmentFlag.AlignVCenter, group.name)
            y += self._row()
            for bar in group.bars:
                self._draw(painter, bar, y)
                y += self._row()
            self._draw(painter, group.whole, y, group)
            y += self._row() + SPACE

    def _draw(self, painter: QPainter, bar: Bar, y: int, of: Group | None = None) -> None:
        palette, row = self.palette(), self._row()
        painter.setFont(self.font() if of is None else section_font())
        painter.setPen(palette.text().color())
        words = QRect(0, y, round(self.width() * _LABEL_SHARE) - SPACE, row)
        elided = painter.fontMetrics().elidedText(
            bar.label, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(
            self._mirrored(words), reading_edge() | Qt.AlignmentFlag.AlignVCenter, elided
        )
        middle, scale = self._middle(), self._scale()
        painter.setPen(blend(palette.text().color(), palette.base().color(), 0.3))
        painter.drawLine(QPointF(self._x(middle), y), QPointF(self._x(middle), y + row))
        length = float(bar.value) * scale
        role = Role.DONE if bar.value > 0 else Role.OVERDUE
        painter.setPen(Qt.PenStyle.NoPen)
        pattern = Qt.BrushStyle.SolidPattern if bar.known else Qt.BrushStyle.Dense5Pattern
        painter.setBrush(QBrush(role_color(role, palette), pattern))
        top = y + (row - _BAR) / 2
        box = QRectF(QPointF(middle, top), QPointF(middle + length, top + _BAR)).normalized()
        painter.drawRect(self._mirrored(box.toAlignedRect()))
        end = middle + max(length, 0.0)
        if of is not None:
            end = max(end, self._draw_range(painter, of, y + row / 2))
        painter.setFont(small_font())
        painter.setPen(palette.text().color())
        room = painter.fontMetrics().horizontalAdvance(bar.said) + SPACE
        start = min(end + SPACE // 2, self.width() - room)
        painter.drawText(
            self._mirrored(QRect(round(start), y, room, row)),
            reading_edge() | Qt.AlignmentFlag.AlignVCenter,
            bar.said,
        )

    def _draw_range(self, painter: QPainter, of: Group, y: float) -> float:
        """The range of the whole as a line with ends, an arrow where it has none; gives where it
        ends."""
        if of.least == of.most:
            return 0.0
        middle, scale = self._middle(), self._scale()
        near, far = self._reach()
        ends = [
            middle + (beyond if value is None else float(value) * scale)
            for value, beyond in ((of.least, -near * scale), (of.most, far * scale))
        ]
        painter.setPen(self.palette().text().color())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawLine(QPointF(self._x(ends[0]), y), QPointF(self._x(ends[1]), y))
        for end, value, inwards in (
            (ends[0], of.least, 1),
            (ends[1], of.most, -1),
        ):
            lean = 5 * inwards if value is None else 0
            for up in (-4, 4):
                painter.drawLine(
                    QPointF(self._x(end), y + (0 if lean else -up)),
                    QPointF(self._x(end + lean), y + up),
                )
        return ends[1]

    def _reach(self) -> tuple[float, float]:
        """How far it goes from the line, to the worse and to the better side."""
        values = [0.0]
        for group in self._groups:
            values += [float(bar.value) for bar in (*group.bars, group.whole)]
            values += [float(end) for end in (group.least, group.most) if end is not None]
        least, most = -min(values), max(values)
        whole = (least + most) or 1.0
        return max(least, _LEAST_SHARE * whole), max(most, _LEAST_SHARE * whole)

    def _room(self) -> float:
        """The width for bars: the words before them and beside the longest are left out."""
        said = max(
            (
                self.fontMetrics().horizontalAdvance(bar.said)
                for group in self._groups
                for bar in (*group.bars, group.whole)
            ),
            default=0,
        )
        return max(1.0, self.width() * (1 - _LABEL_SHARE) - said - GROUP)

    def _scale(self) -> float:
        """Pixels for one unit."""
        return self._room() / sum(self._reach())

    def _middle(self) -> float:
        return self.width() * _LABEL_SHARE + self._reach()[0] * self._scale()

    def _x(self, x: float) -> float:
        return self.width() - x if self.isRightToLeft() else x

    def _mirrored(self, box: QRect) -> QRect:
        if self.isRightToLeft():
            box.moveLeft(self.width() - box.left() - box.width())
        return box
