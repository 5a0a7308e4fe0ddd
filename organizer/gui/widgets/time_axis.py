"""All opportunities on one axis of days, drawn: a row each, a mark for each thing that is due."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from organizer.gui.theme import GROUP, SPACE, Role, blend, role_color, small_font
from organizer.practice.time_line import Entry, Mark

_ROW: Final = 44
_MARK: Final = 14.0
_NARROWEST, _WIDEST, _USUAL = 8, 160, 44
"""Pixels for a day."""
_STEP: Final = 1.25


class TimeAxis(QWidget):
    """The marks of each opportunity over the days. `chosen` tells of a click on one.

    It is a picture of a list that stands beside it: the keyboard and a screen reader use that.
    """

    chosen = Signal(object)
    """The `Entry` that was clicked."""

    def __init__(self, day_label: Callable[[date], str], tip: Callable[[Entry], str]) -> None:
        super().__init__()
        self._label, self._tip = day_label, tip
        self._rows: list[tuple[int, str]] = []
        self._entries: dict[Entry, date] = {}
        self._pressing: Collection[Entry] = ()
        self._selected: Entry | None = None
        self._today = self._first = self._last = date.min
        self._day = float(_USUAL)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setMouseTracking(True)

    def show_entries(
        self,
        rows: list[tuple[int, str]],
        entries: dict[Entry, date],
        pressing: Collection[Entry],
        today: date,
    ) -> None:
        """Show these entries on their days, in a row for each opportunity (id and name); those of
        `pressing` are set off, since something cannot wait for them."""
        self._rows, self._entries, self._pressing = rows, entries, pressing
        self._today = today
        self._first = min([*entries.values(), today]) - timedelta(days=1)
        self._last = max([*entries.values(), today]) + timedelta(days=2)
        self._resize()

    def select(self, entry: Entry | None) -> None:
        """Mark one entry as the one that is spoken of."""
        self._selected = entry
        self.update()

    def zoom(self, steps: int) -> None:
        """Nearer, or farther away; 0 as it was at first."""
        wider = self._day * _STEP**steps if steps else _USUAL
        self._day = min(_WIDEST, max(_NARROWEST, wider))
        self._resize()

    def place(self, entry: Entry) -> QPointF:
        """Where a mark stands."""
        row = next(at for at, (one, _name) in enumerate(self._rows) if one == entry.opportunity)
        return QPointF(self._x(self._entries[entry]), self._head() + (row + 0.5) * _ROW + SPACE)

    def sizeHint(self) -> QSize:
        width = self._x(self._last) + self._day
        return QSize(round(width), self._head() + _ROW * len(self._rows) + GROUP)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (entry := self._at(event.position())) is not None:
            self.chosen.emit(entry)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        entry = self._at(event.position())
        QToolTip.showText(event.globalPosition().toPoint(), self._tip(entry) if entry else "", self)

    def moveEvent(self, event: QMoveEvent) -> None:
        """It was scrolled: what stays in sight is drawn anew."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ground, ink = palette.base().color(), palette.text().color()
        faint = blend(ink, ground, 0.12)
        painter.setFont(small_font())
        metrics = painter.fontMetrics()
        free_from = -1.0
        for number in range((self._last - self._first).days + 1):
            day = self._first + timedelta(days=number)
            x = self._x(day)
            today = day == self._today
            painter.setPen(role_color(Role.ACCENT, palette) if today else faint)
            painter.drawLine(QPointF(x, self._head()), QPointF(x, self.height()))
            label = self._label(day)
            half = metrics.horizontalAdvance(label) / 2 + SPACE / 2
            near_today = abs(x - self._x(self._today)) < 2 * half
            if today or (x - half > free_from and not near_today):
                painter.setPen(
                    role_color(Role.ACCENT, palette) if today else palette.placeholderText().color()
                )
                where = QRectF(x - half, SPACE, 2 * half, metrics.height())
                painter.drawText(where, Qt.AlignmentFlag.AlignCenter, label)
                free_from = x + half
        painter.setFont(self.font())
        seen = self.visibleRegion().boundingRect()  # the names stay as the days go by
        for row, (_opportunity, name) in enumerate(self._rows):
            top = self._head() + row * _ROW
            painter.setPen(faint)
            painter.drawLine(0, top, self.width(), top)
            painter.setPen(ink)
            line = QRect(seen.left() + GROUP, top + 2, seen.width() - GROUP, metrics.height() + 4)
            painter.drawText(line, Qt.AlignmentFlag.AlignLeading, name)
        for entry in self._entries:
            self._draw(painter, entry)

    def _draw(self, painter: QPainter, entry: Entry) -> None:
        palette, at, half = self.palette(), self.place(entry), _MARK / 2
        role = {
            Mark.LIMIT: Role.OVERDUE,
            Mark.ANSWER: Role.ACCENT,
            Mark.INTERVIEW: Role.DONE,
            Mark.NOTE: Role.DUE_SOON,
        }[entry.mark]
        colour = role_color(role, palette)
        if entry == self._selected or entry in self._pressing:
            ring = palette.highlight().color() if entry == self._selected else QColor(colour)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, _MARK, _MARK)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        draw_mark(painter, entry.mark, QRectF(at.x() - half, at.y() - half, _MARK, _MARK))

    def _at(self, point: QPointF) -> Entry | None:
        near = [
            entry
            for entry in self._entries
            if (self.place(entry) - point).manhattanLength() <= _MARK
        ]
        return near[0] if near else None

    def _x(self, day: date) -> float:
        return GROUP + ((day - self._first).days + 0.5) * self._day

    def _head(self) -> int:
        return 2 * SPACE + self.fontMetrics().height()

    def _resize(self) -> None:
        self.setMinimumSize(self.sizeHint())
        self.updateGeometry()
        self.update()


def draw_mark(painter: QPainter, mark: Mark, box: QRectF) -> None:
    """The shape of a mark: colour is never the only sign."""
    middle = box.center()
    match mark:
        case Mark.LIMIT:
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), box.top()),
                        QPointF(box.right(), middle.y()),
                        QPointF(middle.x(), box.bottom()),
                        QPointF(box.left(), middle.y()),
                    ]
                )
            )
        case Mark.ANSWER:
            painter.drawEllipse(box)
        case Mark.INTERVIEW:
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        case Mark.NOTE:
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), box.top()),
                        QPointF(box.right(), box.bottom()),
                        QPointF(box.left(), box.bottom()),
                    ]
                )
            )
