"""The lock of an encrypted record: nothing is to be seen, nothing typed is lost, and reminders come
all the same (P14)."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget

from organizer.gui.dialogs.quick_entry import QuickEntry
from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.gui.passphrase_lock import PassphraseLock
from organizer.gui.timer import ReminderTimer
from organizer.gui.widgets.alert_window import AlertWindow
from organizer.practice.contact_draft import ContactDraft
from organizer.services.desk import Desk
from tests.fakes import FakeClock
from tests.gui.test_program import Running, instance, running

__all__ = ["instance", "running"]


class Locked:
    """A running program over an encrypted record, and who sits before it."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.program, self.window = running.program, running.window
        self.desk: Desk = self.program._record.desk()
        self.clock = cast("FakeClock", self.program._record.clock)
        self.lock: PassphraseLock = self.program._passphrase_lock
        self.lock._has_tray = lambda: True
        (self._timer,) = self.window.findChildren(ReminderTimer)

    def wait(self, minutes: float) -> None:
        """Let time pass, in which the program looks at the clock."""
        self.clock.go_on(minutes=minutes)
        self._timer.looked.emit()

    def shown(self) -> list[QWidget]:
        """The windows on the screen."""
        hidden = Qt.WidgetAttribute.WA_DontShowOnScreen
        windows = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        return [one for one in windows if not one.testAttribute(hidden)]

    def unlock_dialog(self) -> UnlockDialog:
        (dialog,) = self.shown()
        assert isinstance(dialog, UnlockDialog)
        return dialog

    def type(self, passphrase: str) -> None:
        (field,) = self.unlock_dialog().findChildren(QLineEdit)
        field.clear()
        QTest.keyClicks(field, passphrase)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def tray_says(self) -> list[str]:
        tray = self.program._tray
        assert tray is not None
        texts = [one.text().replace("&", "") for one in tray.menu.actions() if one.text()]
        return [tray._tooltip, *texts]


@pytest.fixture
def locked(running: Running) -> Locked:
    """Not yet locked."""
    locked = Locked(running)
    for left in locked.shown():
        if left is not locked.window:
            left.hide()  # by a test before this one
    assert locked.program._safekeeping is not None
    locked.program._safekeeping.close()  # it has the record open while it backs up
    locked.desk.encryption.change("correct horse")
    QApplication.processEvents()
    settings = locked.program._settings
    locked.program._settings_changed(settings.change(lock_after=5))
    return locked


def test_after_a_while_without_input_everything_goes_behind_the_passphrase(
    locked: Locked,
) -> None:
    window = locked.window
    window.commands.quick_entry()
    entry = window.commands._quick_entry
    assert isinstance(entry, QuickEntry)
    QTest.keyClicks(entry._company, "Nordlicht")
    locked.wait(4)
    QTest.keyClicks(entry._company, " Optik")  # somebody is there
    locked.wait(4)
    assert locked.shown() == [window, entry] or locked.shown() == [entry, window]
    locked.wait(1.5)
    assert not window.isVisible() and not entry.isVisible()
    locked.type("battery staple")
    (problem,) = (
        one
        for one in locked.unlock_dialog().findChildren(QLabel)
        if "not the passphrase" in one.text()
    )
    assert problem.isVisible()
    locked.type("correct horse")
    assert window.isVisible() and entry.isVisible()
    assert entry._company.text() == "Nordlicht Optik"
    assert set(locked.shown()) == {window, entry}
    locked.wait(4)
    assert window.isVisible()  # the time is counted from there
    entry.close()


def test_moving_the_pointer_counts_as_being_there(locked: Locked) -> None:
    locked.wait(4)
    at = QPoint(5, 5)
    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        at.toPointF(),
        locked.window.mapToGlobal(at).toPointF(),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(locked.window, moved)
    locked.wait(4)
    assert locked.window.isVisible()


def test_a_clock_that_was_set_back_locks_too(locked: Locked) -> None:
    locked.wait(-60)
    assert not locked.window.isVisible()


def test_a_reminder_comes_and_says_nothing_until_it_is_unlocked(locked: Locked) -> None:
    contact = locked.desk.contacts.add(ContactDraft(full_name="Ingrid Solberg"))
    assert contact
    when = locked.desk.present.wall
    locked.desk.deadlines.add_own("Call Ingrid Solberg", when.shifted(0, when.local.time()))
    locked.window.actions_table["program.lock"].trigger()
    assert locked.lock.locked
    notifier = locked.running.notifier
    notifier.alerts.clear()
    locked.clock.go_on(hours=30)
    locked.program._raise_due()
    assert notifier.alerts
    for alert in notifier.alerts:
        assert "Ingrid" not in alert.title + alert.body
        assert alert.actions == ("open",)
    assert "Ingrid" not in " ".join(locked.tray_says())
    assert locked.tray_says()[0] == "Organizer is locked"
    assert "Pause until tomorrow morning" not in locked.tray_says()
    notifier.alerts.clear()
    locked.type("correct horse")
    assert any("Ingrid" in alert.title + alert.body for alert in notifier.alerts)
    assert "Ingrid" in locked.tray_says()[0]
    assert "Pause until tomorrow morning" in locked.tray_says()


def test_nothing_comes_up_while_it_is_locked_and_what_was_asked_for_comes_after(
    locked: Locked,
) -> None:
    """By another start, the key from anywhere, an alert's button, or the tray."""
    locked.lock.lock()
    QTest.keyClick(locked.unlock_dialog(), Qt.Key.Key_Escape)
    assert locked.shown() == []
    for message in (["show"], ["quick-entry"], ["today"]):
        locked.program._receive(message)
        QApplication.processEvents()
        dialog = locked.unlock_dialog()
        assert not locked.window.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert locked.shown() == []
        assert locked.lock.locked
    locked.program._shortcut.pressed.emit()
    locked.type("correct horse")
    entry = locked.window.commands._quick_entry
    assert isinstance(entry, QuickEntry)
    assert set(locked.shown()) == {locked.window, entry}
    entry.close()


def test_without_a_tray_the_question_is_only_minimized(locked: Locked) -> None:
    locked.lock._has_tray = lambda: False
    locked.lock.lock()
    dialog = locked.unlock_dialog()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and dialog.isMinimized()
    dialog.showNormal()
    locked.type("correct horse")
    assert locked.shown() == [locked.window]


def test_a_window_in_the_tray_is_locked_in_silence(locked: Locked) -> None:
    locked.window.hide()
    locked.wait(6)
    assert locked.lock.locked
    assert locked.shown() == []


def test_what_stands_open_for_a_moment_is_closed(locked: Locked) -> None:
    menu = QMenu(locked.window)
    menu.addAction("Call Ingrid Solberg")
    QTimer.singleShot(0, locked.lock.lock)
    menu.popup(QPoint(10, 10))
    locked.running.qtbot.waitUntil(lambda: locked.lock.locked)
    assert not menu.isVisible()
    locked.unlock_dialog()


def test_the_alert_window_stays(locked: Locked) -> None:
    """Where a desktop has no notifications, and for what is to be in front (P14)."""
    alerts = AlertWindow()
    alerts.show()
    locked.lock.lock()
    assert alerts.isVisible()
    alerts.hide()
    locked.type("correct horse")


def test_a_plain_record_cannot_be_locked(locked: Locked) -> None:
    action = locked.window.actions_table["program.lock"]
    assert action.isVisible()
    locked.desk.encryption.change("")
    QApplication.processEvents()
    assert not action.isVisible()
    locked.wait(60)
    locked.lock.lock()
    assert locked.window.isVisible()
