"""The lock: every window goes behind the passphrase, at a word or after a time without input."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from shiboken6 import isValid

from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.gui.widgets.alert_window import AlertWindow
from organizer.gui.window import MainWindow
from organizer.i18n import _
from organizer.model.encryption import Key
from organizer.practice.moments import Clock

_INPUT: Final = frozenset(
    {
        *(QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove),
        *(QEvent.Type.Wheel, QEvent.Type.TouchBegin, QEvent.Type.TabletPress),
    }
)
_STAY: Final = (UnlockDialog, AlertWindow, QMessageBox)
"""What is shown all the same: alerts, which give nothing away then, and what went wrong."""
_PASSING: Final = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
"""The tray's menu, and its tip."""


class PassphraseLock(QObject):
    """Hides every window of an encrypted record, and what would be shown meanwhile, until the
    passphrase is typed. The record stays open, so that reminders come all the same (P14).

    `key` is the record's, None where it is not encrypted: then there is nothing to lock. Without a
    tray the question for the passphrase is only minimized, as the window would be.
    """

    changed = Signal(bool)
    """It was locked (True) or opened."""

    def __init__(
        self,
        app: QApplication,
        clock: Clock,
        key: Callable[[], Key | None],
        has_tray: Callable[[], bool],
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._app, self._clock, self._window = app, clock, window
        self._key, self._has_tray = key, has_tray
        self._after = timedelta()
        self._last_input: datetime = clock()
        self._held: list[QWidget] = []
        self._dialog: UnlockDialog | None = None
        self.locked = False

    def watch(self, minutes: int) -> None:
        """Lock after so many minutes without input; never where it is 0."""
        self._after = timedelta(minutes=minutes)
        self._last_input = self._clock()
        self._app.removeEventFilter(self)
        if self.locked or (minutes and self._key() is not None):
            self._app.installEventFilter(self)

    def look(self) -> None:
        """Lock, if it is time: a clock that was set back counts as time too."""
        if self._after and not timedelta() <= self._clock() - self._last_input < self._after:
            self.lock()

    def lock(self) -> None:
        """Hide everything, and ask for the passphrase where something was to be seen."""
        if self.locked or self._key() is None:
            return
        while popup := self._app.activePopupWidget():
            popup.close()
        self._window.keep_typed()
        self.locked = True
        self._app.installEventFilter(self)
        shown = [one for one in self._app.topLevelWidgets() if one.isVisible()]
        self._held = [one for one in shown if not isinstance(one, AlertWindow)]
        self._held.sort(key=_depth)
        for widget in reversed(self._held):
            widget.hide()
        self.changed.emit(True)
        if self._held:
            self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last_input = self._clock()
        elif (
            self.locked
            and event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, _STAY)
            and watched.windowType() not in _PASSING
        ):
            # This comes before it is put on the screen, from which this keeps it away.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            if watched not in self._held:
                self._held.append(watched)
            QTimer.singleShot(0, self, partial(self._hold, watched))
            self._ask()
        return False

    def _hold(self, widget: QWidget) -> None:
        if self.locked and isValid(widget):
            widget.hide()

    def _ask(self) -> None:
        if self._dialog is None:
            self._dialog = UnlockDialog(
                _("Organizer is locked. Your reminders come all the same."),
                self._key_of,
                None,
                _("&Hide"),
            )
            self._dialog.accepted.connect(self._open)
            self._dialog.rejected.connect(self._put_off)
        self._dialog.showNormal()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _key_of(self, passphrase: str) -> Key | None:
        key = self._key()
        return key if key is not None and key.is_of(passphrase) else None

    def _put_off(self) -> None:
        if self._has_tray() or self._dialog is None:
            self._forget_dialog()
        else:
            self._dialog.showMinimized()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _open(self) -> None:
        self._forget_dialog()
        self.locked = False
        held, self._held = self._held, []
        for widget in held:
            if isValid(widget):
                widget.hide()
                widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                widget.show()
        self.watch(self._after // timedelta(minutes=1))
        self.changed.emit(False)


def _depth(widget: QWidget) -> int:
    """How many windows it stands over: a dialog comes back after its window."""
    above = widget.parentWidget()
    return 1 + _depth(above) if above is not None else 0
