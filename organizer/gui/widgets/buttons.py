"""The three buttons of a page: the primary one, the flat ones beside it, and the link."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from organizer.gui import icons
from organizer.gui.theme import GROUP, ICON, RADIUS, SPACE, use_pen

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QStyleOptionToolButton


_CENTRE: Final = 0x0084
"""Qt.AlignmentFlag.AlignCenter."""
_MNEMONIC: Final = 0x0800
"""Qt.TextFlag.TextShowMnemonic."""


class Verb(NamedTuple):
    """What a button says and does. `name` is for screen readers where the text alone is unclear:
    "Mark sent: Ingrid Solberg"."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    tooltip: str = ""
    name: str = ""


class PrimaryButton(QPushButton):
    """The one thing to do next, in the accent colour."""

    def __init__(self, verb: Verb, parent: QWidget | None = None) -> None:
        super().__init__(verb.text, parent)
        self.setAutoDefault(True)
        self.setToolTip(verb.tooltip)
        self.setAccessibleName(verb.name)
        self.setForegroundRole(QPalette.ColorRole.HighlightedText)
        self.clicked.connect(lambda: verb.run())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.size(_MNEMONIC, self.text()).width()
        return QSize(width + 2 * GROUP, metrics.height() + 2 * (SPACE - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        # Drawn here because styles mix a button's colour with their own until it cannot be read.
        palette = self.palette()
        fill, ink = palette.highlight(), palette.highlightedText().color()
        if not self.isEnabled():
            fill, ink = palette.button(), palette.buttonText().color()
        elif self.isDown():
            fill = QBrush(fill.color().darker(115))
        elif self.underMouse():
            fill = QBrush(fill.color().darker(106))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect().toRectF()
        shape = QPainterPath()
        shape.addRoundedRect(area, RADIUS, RADIUS)
        painter.fillPath(shape, fill)
        if self.hasFocus():
            painter.setPen(ink)
            painter.drawRoundedRect(area.adjusted(2.5, 2.5, -2.5, -2.5), RADIUS - 2, RADIUS - 2)
        use_pen(painter, ink)
        painter.drawText(self.rect(), _CENTRE | _MNEMONIC, self.text())


class FlatButton(QToolButton):
    """A secondary action: words without a frame until the pointer or the focus is there."""

    def __init__(self, verb: Verb, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(verb.text)
        self.setAutoRaise(True)
        self.setProperty("focusPolicy", "TabFocus")
        self.setToolTip(verb.tooltip)
        self.setAccessibleName(verb.name)
        if verb.icon:
            self.setIcon(icons.icon(verb.icon))
            self.setIconSize(QSize(ICON + SPACE, ICON))  # styles leave too little before the text
            self.setToolButtonStyle(QtCore.Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(lambda: verb.run())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class LinkButton(FlatButton):
    """A flat button in the colour of links, for a line of text."""

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        palette = option.palette
        palette.setColor(QPalette.ColorRole.ButtonText, palette.link().color())
        option.palette = palette
