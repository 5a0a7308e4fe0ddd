"""The page on the right of a tab: read from top to bottom, edited in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6 import QtCore
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from organizer.gui.icons import Picture
from organizer.gui.theme import (
    GROUP,
    ICON,
    LINE,
    PAGE,
    RADIUS,
    SPACE,
    Role,
    blend,
    section_font,
    title_font,
)
from organizer.gui.widgets.buttons import FlatButton, PrimaryButton, Verb
from organizer.gui.widgets.field import PAD, Draft, Field
from organizer.gui.widgets.flow import FlowLayout
from organizer.gui.widgets.pill import Pill

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent, QPaintEvent


def words(text: str, *, secondary: bool = False) -> QLabel:
    """A label that wraps, takes nobody's words for mark-up, and stands in line with fields."""
    label = QLabel(_ENDLESS.sub(_breakable, text))
    label.setProperty("textFormat", "PlainText")
    label.setWordWrap(True)
    label.setContentsMargins(PAD, PAD, PAD, PAD)
    edge = "AlignRight" if label.isRightToLeft() else "AlignLeft"
    label.setProperty("alignment", f"{edge}|AlignAbsolute|AlignVCenter")
    if secondary:
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


_ENDLESS: Final = re.compile(r"\S{24,}")


def _breakable(word: re.Match[str]) -> str:
    """The word with a place to break after every few letters, which a label does not find."""
    return "\u200b".join(re.findall(".{1,12}", word.group()))


class PageContent(QWidget):
    """What stands on a page, added from top to bottom while the page is rebuilt."""

    def __init__(self, line: int = LINE) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setMaximumWidth(line * self.fontMetrics().averageCharWidth() + 2 * PAGE)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(PAGE - PAD, PAGE - PAD, PAGE - PAD, PAGE)
        self._grid.setHorizontalSpacing(SPACE)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)

    def title(self, title: str | QWidget) -> None:
        """What the page is about."""
        widget = words(title) if isinstance(title, str) else title
        widget.setFont(title_font())
        self.widget(widget)

    def second(self, text: str) -> None:
        """The line below the title: who and when."""
        label = words(text, secondary=True)
        label.setContentsMargins(PAD, 2, PAD, PAD)
        self.widget(label)

    def section(self, heading: str, *verbs: Verb) -> None:
        """Begin a section; `verbs` are what can be added to it."""
        label = words(heading)
        label.setFont(section_font())
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        for verb in verbs:
            line.addWidget(FlatButton(verb))
        if self._grid.count():
            self._gap()
        self.widget(head)

    def text(self, text: str) -> None:
        """A paragraph that can be selected and copied."""
        self.widget(_prose(text))

    def row(self, label: str, value: str | QWidget) -> None:
        """A label and its value, or the field it names."""
        head = words(label, secondary=True)
        widest = LINE // 3 * self.fontMetrics().averageCharWidth()
        if head.fontMetrics().horizontalAdvance(label) > widest:
            head.setFixedWidth(widest)
        else:
            head.setWordWrap(False)
        if isinstance(value, str):
            value = _prose(value)
        else:
            head.setText(label.replace("&", "&&"))  # a buddy makes a mnemonic of it
            head.setBuddy(value)
        if not value.accessibleName():
            value.setAccessibleName(label)
        if isinstance(value, Pill):
            value = _in_line(value)
        row = self._grid.rowCount()
        self._grid.addWidget(head, row, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)

    def item(
        self,
        title: str,
        second: str = "",
        *verbs: Verb,
        pill: str | Pill = "",
        role: Role | None = None,
        icon: str = "",
        open: Callable[[], object] | None = None,
        primary: bool = False,
    ) -> None:
        """A small row of a list, with its state and what can be done to it at once.

        `primary` says that its first verb is the next thing to do on this page. A `pill` that says
        something else in time is no part of the row's name.
        """
        said = pill if isinstance(pill, str) else ""
        row: QWidget = (
            QWidget()
            if open is None
            else _OpenableRow(", ".join(part for part in (title, second, said) if part), open)
        )
        line = QHBoxLayout(row)
        line.setContentsMargins(PAD, PAD, PAD, PAD)
        line.setSpacing(SPACE)
        if icon:
            above = QVBoxLayout()
            above.addWidget(Picture(icon, ICON))
            above.addStretch()
            line.addLayout(above)
        column = QVBoxLayout()
        column.setSpacing(2)
        line.addLayout(column, 1)
        for text, secondary in ((title, False), (second, True)):
            if text:
                label = words(text, secondary=secondary)
                label.setContentsMargins(0, 0, 0, 0)
                column.addWidget(label)
        if pill or verbs:
            side = QWidget()
            flow = FlowLayout(side)
            if pill:
                flow.addWidget(Pill(pill, role) if isinstance(pill, str) else pill)
            for place, verb in enumerate(verbs):
                button = PrimaryButton if primary and place == 0 else FlatButton
                flow.addWidget(button(verb._replace(name=verb.name or f"{verb.text}: {title}")))
            line.addWidget(side)
        self.widget(row)

    def buttons(self, primary: Verb | None, *flat: Verb) -> None:
        """The next thing to do, and beside it what else can be done."""
        line = QWidget()
        flow = FlowLayout(line)
        # The words of a flat button begin further in than its edge.
        flow.setContentsMargins(0 if primary is None else PAD, 0, PAD, 0)
        if primary is not None:
            flow.addWidget(PrimaryButton(primary))
        for verb in flat:
            flow.addWidget(FlatButton(verb))
        self._gap()
        self.widget(line)

    def beside(self, *parts: Callable[[PageContent], object]) -> None:
        """Parts of the page side by side, each filled by its function."""
        self._gap()
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GROUP)
        for fill in parts:
            part = PageContent()
            part._grid.setContentsMargins(0, 0, 0, 0)
            fill(part)
            part.finish()
            row.addWidget(part, 1)
        self.widget(both)

    def inset(self, widget: QWidget) -> None:
        """Something that has no space around it, in line with the text above and below."""
        self.widget(_in_line(widget))

    def picture(self, picture: bytes, name: str, width: int) -> None:
        """A picture at most so many pixels wide, `name` for a screen reader; nothing where it is
        none."""
        from PySide6.QtGui import QPixmap

        label = QLabel()
        sharp = QPixmap()
        if not sharp.loadFromData(picture):
            return
        ratio = self.devicePixelRatioF()
        most = min(sharp.width(), round(width * ratio))
        sharp = sharp.scaledToWidth(most, QtCore.Qt.TransformationMode.SmoothTransformation)
        sharp.setDevicePixelRatio(ratio)
        label.setPixmap(sharp)
        label.setAccessibleName(name)
        self.inset(label)

    def widget(self, widget: QWidget) -> None:
        """Anything else, as wide as the page."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def finish(self) -> None:
        """Let the rest of the page stay empty."""
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _gap(self) -> None:
        self._grid.addItem(QSpacerItem(0, GROUP), self._grid.rowCount(), 0)


def _in_line(widget: QWidget) -> QWidget:
    """Something that has no space around it, in line with text."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(PAD, PAD, PAD, PAD)
    row.addWidget(widget)
    row.addStretch()
    return holder


def _prose(text: str) -> QWidget:
    from organizer.gui.widgets.editable import Prose

    return Prose(text)


class _OpenableRow(QAbstractButton):
    """A row that opens what it speaks of: by a click anywhere, Enter or Space."""

    def __init__(self, name: str, open: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setProperty("focusPolicy", "TabFocus")
        self.clicked.connect(lambda: open())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self.hasFocus() or self.underMouse()):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(palette.highlight().color() if self.hasFocus() else QtCore.Qt.PenStyle.NoPen)
        if self.underMouse():
            painter.setBrush(blend(palette.text().color(), palette.base().color(), 0.05))
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS
        )


class _Kept(NamedTuple):
    """Where the person was on a page."""

    scrolled: int
    key: tuple[str, str, int] | None = None
    """Kind and name of what had the focus, and which of several so called it was."""
    position: int = 0
    """How many fields stand before it."""
    draft: Draft | None = None


class Page(QScrollArea):
    """Shows one record. Rebuilding it for the same one keeps the focus, the place, and what
    somebody is about to write; for another one it first saves that, and begins at the top."""

    def __init__(self, name: str, parent: QWidget | None = None, *, line: int = LINE) -> None:
        super().__init__(parent)
        self._line = line
        self._subject: Hashable = None
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        # The viewport follows. Asking for it would make PySide look through every kind of widget
        # for what it is, which costs a tenth of a bare start.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._content = PageContent(line)
        self.setWidget(self._content)

    @contextmanager
    def rebuild(self, subject: Hashable) -> Iterator[PageContent]:
        """Fill the page anew with what is added in the `with` block, about `subject`."""
        kept = self._keep() if subject == self._subject else self._leave()
        content = PageContent(self._line)
        yield content
        content.finish()
        self._subject = subject
        # Not deleted at once: it may be a button or field of the old page that asked for this.
        self.takeWidget().deleteLater()
        self._content = content
        self.setWidget(content)
        content.show()
        self.setMinimumWidth(
            content.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        )
        self._return(kept)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        for widget in self._content.findChildren(QWidget):
            if isinstance(widget, Field):
                widget.setFocus()
                widget.select()
                return

    def _fields(self) -> list[tuple[tuple[str, str, int], QWidget]]:
        """What can take the focus, each under a key that it keeps when the page is rebuilt."""
        seen: dict[tuple[str, str], int] = {}
        fields = []
        for widget in self._content.findChildren(QWidget):
            if widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus:
                text = widget.text() if isinstance(widget, QAbstractButton) else ""
                key = (type(widget).__name__, widget.accessibleName() or text)
                seen[key] = seen.get(key, -1) + 1
                fields.append(((*key, seen[key]), widget))
        return fields

    def _keep(self) -> _Kept:
        scrolled = self.verticalScrollBar().value()
        if self._focused() is None:
            return _Kept(scrolled)
        for position, (key, widget) in enumerate(self._fields()):
            if widget.hasFocus():
                draft = widget.take_draft() if isinstance(widget, Field) else None
                return _Kept(scrolled, key, position, draft)
        return _Kept(scrolled)

    def _leave(self) -> _Kept:
        widget = self._focused()
        if isinstance(widget, Field):
            widget.commit()
        return _Kept(0)

    def _focused(self) -> QWidget | None:
        widget = QApplication.focusWidget()
        return widget if widget is not None and self._content.isAncestorOf(widget) else None

    def _return(self, kept: _Kept) -> None:
        for widget in self._content.findChildren(QWidget):
            if isinstance(widget, Field):
                widget.follow(partial(self._follow, widget))
        if kept.key is not None and (fields := self._fields()):
            # What had the focus may be done with and gone: what took its place goes on.
            in_its_place = fields[min(kept.position, len(fields) - 1)][1]
            same = dict(fields).get(kept.key)
            (same or in_its_place).setFocus()
            if kept.draft is not None and isinstance(same, Field):
                same.resume(kept.draft)
        self.verticalScrollBar().setValue(kept.scrolled)

    def _follow(self, field: QWidget, line: QPoint) -> None:
        """Keep the line somebody writes on in sight."""
        if field.hasFocus():
            spot = field.mapTo(self._content, line)
            self.ensureVisible(spot.x(), spot.y(), 0, PAGE)
