"""Fields that look like text until one comes near: edited in place, saved on leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QTextOption
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from organizer.gui import icons
from organizer.gui.theme import ICON, RADIUS, blend, reading_edge
from organizer.gui.widgets.day_picker import day_picker
from organizer.gui.widgets.field import PAD, Draft, Field
from organizer.gui.widgets.spoken import name_choice
from organizer.gui.widgets.understood import Understood
from organizer.i18n.formats import format_date

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QPoint
    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent, QWheelEvent

_T = TypeVar("_T")


def _draw_field(painter: QPainter, widget: QWidget) -> None:
    """The frame of a field, where the pointer or the focus is."""
    palette = widget.palette()
    base = QPalette().base().color()
    focused = widget.hasFocus()
    if focused or widget.underMouse():
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = palette.highlight().color() if focused else blend(palette.text().color(), base, 0.25)
        painter.setPen(ink)
        painter.setBrush(base if focused else blend(palette.text().color(), base, 0.04))
        painter.drawRoundedRect(
            widget.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS
        )


def _see_through(widget: QWidget) -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QtCore.Qt.GlobalColor.transparent)
    widget.setPalette(palette)
    widget.setAttribute(QtCore.Qt.WidgetAttribute.WA_Hover)


class Prose(QPlainTextEdit):
    """Text to read and copy, as high as its lines. Unlike a label it breaks an endless word."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setReadOnly(True)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.ClickFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 8)
        self.document().setDocumentMargin(PAD)
        option = self.document().defaultTextOption()
        option.setAlignment(reading_edge())
        self.document().setDefaultTextOption(option)
        _see_through(self)
        self.textChanged.connect(self._fit)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it is the page that scrolls

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # The last block brings the margin below it; a pixel less than this and Qt would scroll.
        layout = self.document().documentLayout()
        height, block = 0.0, self.document().begin()
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        self.setFixedHeight(round(height) + PAD + 1)


class EditableText(Prose, Field):
    """One line, wrapped where it is long. Enter or leaving saves what changed through `saved`, or
    with `again` also what was typed once more; Escape restores it. While one types, `help` says
    something to the text just below it."""

    _multiline = False

    def __init__(
        self,
        value: str,
        saved: Callable[[str], object],
        *,
        name: str = "",
        placeholder: str = "",
        again: bool = False,
        help: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(value, parent)
        self._value = value
        self._saved = saved
        self._again = again
        self._help = help
        self._understood: Understood | None = None
        self._described = ""
        if help is not None:
            self.textChanged.connect(self._show_help)
        self.setReadOnly(False)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def commit(self) -> None:
        text = self.toPlainText().strip()
        typed_again = self._again and self.document().isModified()
        self.document().setModified(False)
        if text != self._value or typed_again:
            self._value = text
            self._saved(text)

    def take_draft(self) -> Draft:
        text = self.toPlainText()
        draft = Draft(text if text != self._value else None, self.textCursor().position())
        self.setPlainText(self._value)
        return draft

    def resume(self, draft: Draft) -> None:
        if draft.text is not None:
            self.setPlainText(draft.text)
        cursor = self.textCursor()
        cursor.setPosition(min(draft.cursor, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def select(self) -> None:
        self.selectAll()

    def follow(self, moved: Callable[[QPoint], object]) -> None:
        self.cursorPositionChanged.connect(
            lambda: moved(self.viewport().mapTo(self, self.cursorRect().center()))
        )

    def event(self, event: QEvent) -> bool:
        # What a key means to this field comes before what it means to the window.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
            if enter and event.modifiers() == QtCore.Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter)
        control = bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier)
        if enter and (control or not self._multiline):
            self.commit()
        elif event.key() == QtCore.Qt.Key.Key_Escape and self.toPlainText() != self._value:
            self.setPlainText(self._value)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._multiline:
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(" ".join(source.text().split()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self._show_help()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self._show_help()
        if event.reason() != QtCore.Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _show_help(self) -> None:
        if self._help is None:
            return
        if self._understood is None:
            self._understood = Understood(self.parentWidget() or self)
            self._described = self.accessibleDescription()
        said = self._help(self.toPlainText()) if self.hasFocus() else ""
        self._understood.say(said, self)
        self.setAccessibleDescription(said or self._described)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        _draw_field(painter, self)
        painter.end()
        super().paintEvent(event)


class EditableDay(EditableText):
    """A day in words, or chosen from a calendar: by Alt+Down, or by the button that is there while
    the pointer or the keyboard is. `shown` gives the day that the text means."""

    def __init__(
        self,
        value: str,
        saved: Callable[[str], object],
        shown: Callable[[str], date | None],
        *,
        name: str,
        placeholder: str,
        again: bool,
        help: Callable[[str], str],
    ) -> None:
        super().__init__(value, saved, name=name, placeholder=placeholder, again=again, help=help)
        choose = day_picker(self, lambda: shown(self.toPlainText()), self._take)
        self._button = QToolButton(self)
        self._button.setDefaultAction(choose)
        self._button.setAutoRaise(True)
        self._button.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        self._button.setIconSize(QSize(ICON, ICON))
        self._button.setCursor(QtCore.Qt.CursorShape.ArrowCursor)
        self._button.hide()

    def _take(self, day: date) -> None:
        self.setFocus()
        self.selectAll()
        self.insertPlainText(format_date(day))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._button.sizeHint().boundedTo(QSize(2 * ICON, self.height()))
        left = 0 if self.isRightToLeft() else self.width() - size.width()
        self._button.setGeometry(QRect(left, 0, size.width(), size.height()))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in _NEAR:
            self._button.setVisible(self.hasFocus() or self.underMouse())
        return done


_NEAR: Final = frozenset(
    (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave)
)


class EditableLines(EditableText):
    """Several lines: Enter begins a new one, Ctrl+Enter or leaving saves."""

    _multiline = True


class EditableChoice(QComboBox, Generic[_T]):
    """One of a few. Choosing another saves it; the wheel scrolls the page, not the choice."""

    def __init__(
        self,
        options: Sequence[tuple[_T, str]],
        value: _T,
        saved: Callable[[_T], object],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        values = [option for option, _text in options]
        self.addItems([text for _option, text in options])
        self.setCurrentIndex(values.index(value))
        name_choice(self, name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_Hover)
        self.activated.connect(lambda row: saved(values[row]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count()))
        return QSize(widest + 3 * PAD + ICON, metrics.height() + 2 * PAD)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        _draw_field(painter, self)
        inner = self.rect().adjusted(PAD, 0, -PAD, 0)
        painter.setPen(self.palette().text().color())
        edge = reading_edge() | QtCore.Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, edge, self.currentText())
        arrow = QRect(0, (self.height() - ICON) // 2, ICON, ICON)
        if self.layoutDirection() == QtCore.Qt.LayoutDirection.LeftToRight:
            arrow.moveRight(inner.right())
        else:
            arrow.moveLeft(inner.left())
        icons.icon("down").paint(painter, arrow)
