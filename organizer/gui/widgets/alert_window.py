"""Alerts in a window of the program's own, for where the desktop has no way to show one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.icons import Picture
from organizer.gui.notifications import Alert, answers
from organizer.gui.program_icon import program_icon
from organizer.gui.theme import GROUP, ICON, SPACE, reading_edge, section_font
from organizer.gui.widgets.buttons import FlatButton, PrimaryButton, Verb
from organizer.i18n import _
from organizer.practice.reminders import Insistence

_WIDTH = 440


class AlertWindow(QDialog):
    """Stays in front of other windows and takes the keyboard from none of them.

    Closing it answers nothing: every alert in it is reported as closed, but for those that are to
    be in front until they are answered. While there is one of these, so is the window (P14).
    """

    acted = Signal(str, str)
    """The person chose `open`, `snooze` or `done` for a key."""
    closed = Signal(str)
    """The alert of this key was closed without an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowIcon(program_icon())
        self._alerts: dict[str, _AlertRow] = {}
        self._content = QWidget()
        self._content.setBackgroundRole(QPalette.ColorRole.Base)
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def put(self, key: str, alert: Alert) -> None:
        """Show an alert, in place of an earlier one of that key; those to stay stand on top."""
        self.take_away(key)
        row = _AlertRow(alert)
        row.chosen.connect(partial(self._choose, key))
        # The Tab key goes round in a circle, so what is put on top is also before the others.
        at = 0 if alert.stays else len(self._alerts)
        self._rows.insertWidget(at, row)
        self._alerts[key] = row
        row.show()
        if not self.isActiveWindow() and at == 0:
            row.first_button.setFocus()
        self._fit()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.Alert))

    def take_away(self, key: str) -> None:
        """Remove the alert of a key, if there is one, and the window with the last."""
        row = self._alerts.pop(key, None)
        if row is None:
            return
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self._alerts:
            self._fit()
        else:
            self.hide()

    def reject(self) -> None:
        """Close the window: by Escape, or the window's own button."""
        for key, row in list(self._alerts.items()):
            if row.alert.insistence < Insistence.IN_FRONT:
                self.take_away(key)
                self.closed.emit(key)

    def _choose(self, key: str, action: str) -> None:
        self.take_away(key)
        self.acted.emit(key, action)

    def _fit(self) -> None:
        """As high as the alerts, within the screen, in the corner where the tray mostly is."""
        number = len(self._alerts)
        self.setWindowTitle(wording.reminders(number))
        screen = self.screen().availableGeometry()
        height = min(self._rows.totalHeightForWidth(_WIDTH), screen.height() * 2 // 3)
        self.setFixedSize(_WIDTH, height)
        corner = QRect(0, 0, _WIDTH, height)
        corner.moveBottomRight(screen.bottomRight())
        self.move(corner.translated(-GROUP, -GROUP).topLeft())


class _AlertRow(QFrame):
    """One alert: who or what, then what to do, then the buttons."""

    chosen = Signal(str)

    def __init__(self, alert: Alert) -> None:
        super().__init__()
        self.alert = alert
        title = alert.title
        self.setAccessibleName(title)
        self.setAccessibleDescription(alert.body)
        grid = QGridLayout(self)
        grid.setContentsMargins(GROUP, GROUP, GROUP, GROUP)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        picture = Picture("overdue" if alert.stays else "deadline", ICON)
        grid.addWidget(picture, 0, 0, Qt.AlignmentFlag.AlignTop)
        heading = _line(title)
        heading.setFont(section_font())
        grid.addWidget(heading, 0, 1)
        grid.addWidget(_line(alert.body), 1, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, SPACE, 0, 0)
        buttons.setSpacing(SPACE)
        texts = answers()
        names = {
            "open": _("Open: {title}"),
            "snooze": _("Snooze: {title}"),
            "done": _("Done: {title}"),
        }
        first, *others = (
            Verb(
                texts[action],
                partial(self.chosen.emit, action),
                name=names[action].format(title=title),
            )
            for action in alert.actions
        )
        self.first_button = PrimaryButton(first)
        for button in (self.first_button, *map(FlatButton, others)):
            buttons.addWidget(button)
        buttons.addStretch()
        grid.addLayout(buttons, 2, 1)


def _line(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(reading_edge() | Qt.AlignmentFlag.AlignTop)
    return label
