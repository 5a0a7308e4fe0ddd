"""The list on the left of a tab: two lines and a pill for each record, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from organizer.gui import icons
from organizer.gui.theme import (
    GROUP,
    ICON,
    RADIUS,
    SPACE,
    blend,
    reading_edge,
    section_font,
    selection,
    small_font,
)
from organizer.gui.widgets.pill import draw_pill, pill_size
from organizer.gui.widgets.record_model import ROW_ROLE, ListRow, RecordModel

_LINE_GAP: Final = 3
_ON_ONE_LINE: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine


class TwoLineDelegate(QStyledItemDelegate):
    """Paints a `ListRow`: title and pill, below them the second line and what stands beside it, in
    the secondary colour."""

    def height(self, metrics: QFontMetrics) -> int:
        """The height of every row in a list whose font has these `metrics`."""
        return 2 * metrics.height() + _LINE_GAP + 2 * (SPACE + 1)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics = option.fontMetrics
        return QSize(metrics.averageCharWidth() * 24, self.height(metrics))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ListRow = index.data(ROW_ROLE)
        if row.heading:
            _draw_heading(painter, option, row.title)
            return
        metrics, direction = option.fontMetrics, option.direction
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = option.rect.adjusted(SPACE // 2, 1, -SPACE // 2, -1)
        second = _draw_card(painter, card, option)
        inner = card.adjusted(SPACE + SPACE // 2, SPACE, -SPACE - SPACE // 2, -SPACE)

        def place(area: QRect) -> QRect:
            return QStyle.visualRect(direction, inner, area)

        top = QRect(inner.left(), inner.top(), inner.width(), metrics.height())
        if not row.second:
            top.moveCenter(inner.center())
        if row.icon:
            spot = QRect(top.left(), top.center().y() - ICON // 2 + 1, ICON, ICON)
            icons.icon(row.icon).paint(painter, place(spot))
            top.setLeft(spot.right() + 1 + SPACE)
        below = top.translated(0, metrics.height() + _LINE_GAP)
        if row.beside:
            painter.setFont(small_font())
            painter.setPen(second)
            wide = painter.fontMetrics().horizontalAdvance(row.beside) + 1
            spot = QRect(below.right() + 1 - wide, below.top(), wide, below.height())
            painter.drawText(place(spot), _ON_ONE_LINE, row.beside)
            below.setRight(spot.left() - SPACE)
        if row.pill:
            painter.setFont(small_font())
            most = QSize(top.width() // 2, metrics.height() + 4)
            spot = QRect(QPoint(0, 0), pill_size(row.pill, painter.font()).boundedTo(most))
            spot.moveCenter(top.center())
            spot.moveRight(top.right())
            draw_pill(painter, place(spot), row.pill, row.pill_role, option.palette)
            top.setRight(spot.left() - SPACE)
        painter.setFont(option.font)
        align = reading_edge() | Qt.AlignmentFlag.AlignVCenter
        text = option.palette.text().color()
        for area, words, colour, marks in (
            (top, row.title, text, row.title_marks),
            (below, row.second, second, row.second_marks),
        ):
            painter.setPen(colour)
            if marks:
                _draw_marked(painter, place(area), words, marks)
                continue
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(place(area), align, shown)
        painter.restore()


def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
    """Draw the name of the rows that follow."""
    painter.save()
    painter.fillRect(option.rect, option.palette.base().color())
    painter.setFont(section_font())
    painter.setPen(option.palette.placeholderText().color())
    area = option.rect.adjusted(GROUP, 0, -GROUP, -SPACE // 2)
    painter.drawText(area, reading_edge() | Qt.AlignmentFlag.AlignBottom, words)
    painter.restore()


def _draw_marked(
    painter: QPainter, area: QRect, words: str, marks: Sequence[tuple[int, int]]
) -> None:
    """Draw a line of text with some of it bold and underlined, which nobody needs colour to see."""
    marked = QTextCharFormat()
    marked.setFontWeight(QFont.Weight.Bold)
    marked.setFontUnderline(True)
    bold = QFont(painter.font())
    bold.setWeight(QFont.Weight.Bold)
    shown = QFontMetrics(bold).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    ranges = []
    for start, end in marks:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, min(end, len(shown)) - start, marked
        if part.length > 0:
            ranges.append(part)
    layout = QTextLayout(shown, painter.font())
    option = QTextOption(reading_edge())
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2 + 0.5))


def _draw_card(painter: QPainter, card: QRect, option: QStyleOptionViewItem) -> QColor:
    """Draw what lies under a row; return the colour of secondary text on it."""
    palette, state = option.palette, option.state
    ground, second = palette.base().color(), palette.placeholderText().color()
    # The table has already filled a selected row with the full highlight.
    painter.fillRect(option.rect, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        ground, edge, second = selection(
            palette, active=bool(state & QStyle.StateFlag.State_Active)
        )
        painter.setBrush(ground)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(edge)
            painter.drawRoundedRect(card.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        else:
            painter.drawRoundedRect(card, RADIUS, RADIUS)
            bar = QRect(card.left() + 1, card.top() + SPACE, 3, card.height() - 2 * SPACE)
            painter.setBrush(edge)
            painter.drawRoundedRect(QStyle.visualRect(option.direction, card, bar), 1.5, 1.5)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(blend(palette.text().color(), ground, 0.05))
        painter.drawRoundedRect(card, RADIUS, RADIUS)
    return second


class RecordList(QTableView):
    """Shows a `RecordModel`, one record selected at a time.

    A refresh of the model keeps the selection by id; where that record went, its successor in the
    same place is selected, so that the keyboard goes on working off the list.
    """

    opened = Signal(int)
    """Enter or a double click on the record with this id."""
    selected = Signal(object)
    """The id now selected, or None."""
    typed = Signal(str)
    """A letter typed at the list: the beginning of a search."""

    def __init__(self, name: str, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = model
        self._menu: Callable[[int], QMenu | None] = lambda _: None
        self._announced: int | None = None
        self._kept: tuple[int | None, int, int] = (None, 0, 0)
        self.setAccessibleName(name)
        self.setItemDelegate(TwoLineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self.setModel(model)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda index: self.opened.emit(model.id_at(index.row())))

    def selected_id(self) -> int | None:
        """The id of the selected record."""
        return self._records.id_at(self.currentIndex().row())

    def select(self, record: int) -> bool:
        """Select `record` and bring it into sight; False where it is not in the list."""
        row = self._records.row_of(record)
        if row is not None:
            self.setCurrentIndex(self._records.index(row, 0))
        return row is not None

    def select_first(self) -> None:
        """Select the first record where none is selected."""
        if not self.currentIndex().isValid() and self._records.rowCount():
            self.setCurrentIndex(self._records.index(0, 0))

    def in_sight(self) -> range:
        """The rows that can be seen now."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return range(0)
        return range(first, (last if last >= 0 else self._records.rowCount() - 1) + 1)

    def make_headings(self, rows: Iterable[int]) -> None:
        """Give these rows the height of headings, and all others that of records."""
        for row in range(self._records.rowCount()):
            self.setRowHeight(row, self.verticalHeader().defaultSectionSize())
        for row in rows:
            self.setRowHeight(row, self.fontMetrics().height() + GROUP)

    def set_menu(self, build: Callable[[int], QMenu | None]) -> None:
        """Ask `build` for the context menu of the record with this id."""
        self._menu = build

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self._announce()

    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.typed.emit(search)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.selected_id()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and record is not None:
            self.opened.emit(record)
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # A table moves along its row; with one column Home and End mean the list's.
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._records.index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._records.index(self._records.rowCount() - 1, 0)
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        elif not self.indexAt(event.pos()).isValid():
            return
        record = self.selected_id()
        if record is not None and (menu := self._menu(record)) is not None:
            menu.popup(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        delegate = self.itemDelegate()
        assert isinstance(delegate, TwoLineDelegate)
        self.verticalHeader().setDefaultSectionSize(delegate.height(self.fontMetrics()))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 24 + 2 * GROUP)

    def _keep(self) -> None:
        self._kept = (
            self.selected_id(),
            self.currentIndex().row(),
            self.verticalScrollBar().value(),
        )

    def _restore(self) -> None:
        record, row, scrolled = self._kept
        if record is not None and (last := self._records.rowCount() - 1) >= 0:
            found = self._records.row_of(record)
            # The person may be reading elsewhere in the list: selecting must not scroll it.
            self.setAutoScroll(False)
            self.setCurrentIndex(self._records.index(min(row, last) if found is None else found, 0))
            self.setAutoScroll(True)
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(scrolled)
        self._announce()

    def _announce(self) -> None:
        record = self.selected_id()
        if record != self._announced:
            self._announced = record
            self.selected.emit(record)
