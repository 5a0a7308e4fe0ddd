"""What the tray says: how much is owed, what comes next, and what is due today; and its menu."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from organizer.gui import wording
from organizer.i18n import _, ngettext
from organizer.practice.habits import add_working_days
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import DeadlineKind

if TYPE_CHECKING:
    from organizer.gui.actions import Actions
    from organizer.gui.alerts import Alerts
    from organizer.gui.commands import Commands
    from organizer.gui.tray import Tray
    from organizer.services.deadlines import DeadlineRow
    from organizer.services.desk import Desk

_MOST: Final = 6
"""Of what is due today, in the menu; the rest is counted."""


class TrayMenu(QObject):
    """Keeps icon, tooltip and menu as the record is; `refresh` whenever that may have changed."""

    def __init__(
        self,
        tray: Tray,
        desk: Desk,
        commands: Commands,
        alerts: Alerts,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._tray = tray
        self._desk = desk
        self._commands = commands
        self._alerts = alerts
        self._today: list[QAction] = []
        self._shown: list[tuple[str, int]] | None = None
        self._first: DeadlineRow | None = None
        self._below_first: list[str] = []
        self._snooze = QMenu(_("&Snooze all until"), window)
        self._pause = QAction("", window)
        self._pause.setCheckable(True)
        self._pause.triggered.connect(self._set_pause)
        self._opened = QAction(_("&Open"), window)
        self._opened.triggered.connect(partial(self._open, 0))
        self._menu, self._actions = tray.menu, actions
        self._locked = False
        self._fill()
        commands.minute.connect(self._say_tooltip)

    def _fill(self) -> None:
        menu, actions = self._menu, self._actions
        menu.clear()
        self._today, self._shown = [], None
        menu.addAction(actions["interview.new"])
        menu.addSeparator()
        if not self._locked:
            self._after = menu.addSeparator()
            menu.addMenu(self._snooze)
            menu.addAction(self._pause)
            menu.addAction(actions["deadline.reminders"])
            menu.addSeparator()
        menu.addActions([self._opened, actions["program.quit"]])

    def set_locked(self, locked: bool) -> None:
        """Say nothing from now on, or what is owed again."""
        self._locked = locked
        self._fill()
        self.refresh()

    def refresh(self) -> None:
        """Read what is owed again."""
        if self._locked:
            self._tray.set_count(0)
            self._say_tooltip()
            return
        reminders, here = self._desk.reminders, self._desk.present.wall
        count = reminders.count_due()
        self._tray.set_count(count)
        ids = self._desk.deadlines.ids()[: max(1, min(count, _MOST))]
        rows = {row.id: row for row in self._desk.deadlines.rows(ids)}
        coming = [rows[one] for one in ids]
        paused = reminders.paused_until()
        self._first = coming[0] if coming else None
        self._below_first = [
            ngettext("{n} due today", "{n} due today", count).format(n=count) if count > 1 else "",
            _("Paused until {moment}").format(moment=wording.instant(paused, here))
            if paused
            else "",
        ]
        self._say_tooltip()
        due = [(self._line(row, here), row.id) for row in coming[:count]]
        if count > len(due):
            due.append((wording.and_more(count - len(due)), 0))
        self._show_today(due)
        self._show_snooze(here)
        self._pause.setChecked(paused is not None)
        self._pause.setText(
            _("&Paused until {moment}").format(moment=wording.instant(paused, here))
            if paused
            else _("&Pause until tomorrow morning")
        )

    def _say_tooltip(self) -> None:
        """What comes first, with the time that is left where it is a decision (P14)."""
        if self._locked:
            self._tray.set_tooltip(_("Organizer is locked"))
            return
        first, here = _("Nothing is owed"), self._desk.present.wall
        if self._first is not None:
            first = self._line(self._first, here)
            if self._first.kind is DeadlineKind.DECISION:
                first = wording.joined(first, wording.time_left(self._first.due, here))
        self._tray.set_tooltip(wording.lines([first, *self._below_first]))

    def _line(self, row: DeadlineRow, here: WallTime) -> str:
        title = wording.deadline_title(
            row.kind, row.title, row.company or "", row.contact_name or ""
        )
        when = wording.day(row.due.day, here) if row.whole_day else wording.moment(row.due, here)
        return wording.joined(title, when)

    def _show_today(self, due: list[tuple[str, int]]) -> None:
        if due == self._shown:  # a menu that is open is not taken from under the pointer
            return
        self._shown = due
        for action in self._today:
            self._menu.removeAction(action)
            action.deleteLater()
        self._today = []
        for text, deadline in due or [(_("Nothing is due today"), -1)]:
            action = QAction(text.replace("&", "&&"), self._menu)
            action.setEnabled(deadline >= 0)
            action.triggered.connect(partial(self._open, deadline))
            self._menu.insertAction(self._after, action)
            self._today.append(action)

    def _open(self, deadline: int) -> None:
        if deadline:
            self._commands.open_deadline(deadline)
        else:
            self._commands.show_record.emit("today", 0)

    def _show_snooze(self, here: WallTime) -> None:
        self._snooze.setEnabled(bool(self._desk.reminders.standing()))
        evening = here.shifted(0, self._desk.present.habits.work_end).instant
        moments = [
            (_("In an &hour"), here.instant + timedelta(hours=1)),
            (_("This &evening"), evening),
            (_("&Tomorrow morning"), self._next_morning(here, working=False)),
            (_("The next &working day"), self._next_morning(here, working=True)),
        ]
        self._snooze.clear()
        for text, until in moments:
            if until > here.instant:
                action = self._snooze.addAction(text)
                action.triggered.connect(partial(self._alerts.snooze_all, until))

    def _next_morning(self, here: WallTime, *, working: bool) -> datetime:
        habits = self._desk.present.habits
        day = add_working_days(here.day, 1, habits) if working else here.shifted(1).day
        return WallTime(datetime.combine(day, habits.morning), here.zone).instant

    def _set_pause(self, paused: bool) -> None:
        here = self._desk.present.wall
        until = self._next_morning(here, working=False)
        if here.local.time() < time(4):  # in the night, the morning to come is today's
            until = here.shifted(0, self._desk.present.habits.morning).instant
        self._desk.reminders.pause(until if paused else None)
        self._alerts.raise_due()
