"""A row of buttons that goes on in the next line where the page is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from organizer.gui.theme import SPACE


class FlowLayout(QLayout):
    """Lays its widgets out in reading direction, each as wide as it asks for, all of one height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items]
        one_line = sum(widths) + SPACE * max(0, len(widths) - 1)
        return self.minimumSize().expandedTo(
            QSize(one_line, 0).grownBy(self.contentsMargins()),
        )

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        highest = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(widest, highest).grownBy(margins)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Break into lines, moving the widgets if asked; the height all lines need."""
        inner = rect.marginsRemoved(self.contentsMargins())
        height = max((item.sizeHint().height() for item in self._items), default=0)
        corner = inner.topLeft()
        for item in self._items:
            width = item.sizeHint().width()
            if corner.x() > inner.left() and corner.x() + width > inner.right() + 1:
                corner = QPoint(inner.left(), corner.y() + height + SPACE)
            if move:
                spot = QRect(corner, QSize(width, height))
                if self._owner.isRightToLeft():
                    spot.moveRight(inner.left() + inner.right() - corner.x())
                item.setGeometry(spot)
            corner.setX(corner.x() + width + SPACE)
        return corner.y() + height + self.contentsMargins().bottom() - rect.y()
