"""Reminders reach the person: on time, once, gathered after an absence, and never in silence."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject, QTimer

from organizer.gui import wording
from organizer.gui.commands import Commands
from organizer.gui.notifications import Notifier
from organizer.gui.timer import ReminderTimer
from organizer.gui.tray import Tray
from organizer.i18n import _
from organizer.practice.vocabulary import DeadlineKind, DeadlineStatus, ReminderAction
from organizer.services.desk import Desk
from organizer.services.reminders import DueReminder

GATHERED = "gathered"
"""The key of the one notice for everything that was missed."""
MISSED_AFTER = timedelta(minutes=1)
"""A reminder found this late at the start was missed while the program was not running."""
SNOOZE = timedelta(minutes=10)
RETRY_MS = 30_000
"""What no notification service has acknowledged is tried again after this long."""


class Alerts(QObject):
    """Asks the plan what is due whenever the timer or a change says so, and shows it."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        notifier: Notifier,
        timer: ReminderTimer,
        tray: Tray,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self._notifier = notifier
        self._timer = timer
        self._tray = tray
        self._unshown: dict[str, tuple[DueReminder, ...]] = {}
        self._standing: dict[str, list[int]] = {}
        notifier.shown.connect(self._was_shown)
        notifier.acted.connect(self._acted)
        notifier.closed.connect(self._closed)
        timer.tick.connect(self.raise_due)
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.raise_due)

    def start(self) -> None:
        """Show what was missed, in one notice; a decision limit always stands alone."""
        now = self._desk.present.instant
        due = self._desk.reminders.claim_due()
        missed = tuple(
            one
            for one in due
            if now - one.planned_at > MISSED_AFTER
            and one.deadline.kind is not DeadlineKind.DECISION
        )
        if len(missed) > 1:
            self._expect(GATHERED, missed)
            lines = [self._words(one)[0] for one in missed]
            self._notifier.show(
                GATHERED, wording.gathered(len(missed)), wording.lines(lines), urgent=False
            )
            due = [one for one in due if one not in missed]
        for one in due:
            self._show(one)
        self.arm()

    def raise_due(self) -> None:
        """Show what is due now."""
        for one in self._desk.reminders.claim_due():
            if all(one not in waiting for waiting in self._unshown.values()):
                self._show(one)
        self.arm()

    def arm(self) -> None:
        """Ask the plan for the next moment, and say on the tray what is owed."""
        self._timer.arm(self._desk.reminders.next_instant())
        self._tray.set_count(self._desk.reminders.count_due())
        following = self._desk.deadlines.ids()[:1]
        row = self._desk.deadlines.row(following[0]) if following else None
        self._tray.set_tooltip(_("Nothing is owed") if row is None else self._title(row.id))

    def changed(self) -> None:
        """Something was written: notices of what is settled go, and the timer is set anew."""
        for key, deadlines in list(self._standing.items()):
            rows = self._desk.deadlines.rows(deadlines)
            if all(row.status is DeadlineStatus.DONE for row in rows):
                del self._standing[key]
                self._unshown.pop(key, None)
                self._notifier.withdraw(key)
        self.arm()

    def _title(self, deadline: int) -> str:
        row = self._desk.deadlines.row(deadline)
        return wording.alert(row, "", self._desk.present.wall)[0] if row else ""

    def _show(self, due: DueReminder) -> None:
        self._expect(due.key, (due,))
        title, body = self._words(due)
        urgent = due.deadline.kind is DeadlineKind.DECISION
        self._notifier.show(due.key, title, body, urgent=urgent)
        self._retry.start()

    def _expect(self, key: str, due: tuple[DueReminder, ...]) -> None:
        self._unshown[key] = due
        self._standing[key] = [one.deadline.id for one in due]

    def _words(self, due: DueReminder) -> tuple[str, str]:
        note = due.deadline.note
        detail = self._desk.notes.detail(note) if note is not None else None
        topics = wording.listing(list(detail.discussed)) if detail and detail.discussed else ""
        return wording.alert(due.deadline, topics, self._desk.present.wall)

    def _was_shown(self, key: str) -> None:
        for due in self._unshown.pop(key, ()):
            self._desk.reminders.mark_shown(due)
        if not self._unshown:
            self._retry.stop()

    def _acted(self, key: str, action: str) -> None:
        self._was_shown(key)
        self._standing.pop(key, None)
        deadline = self._desk.reminders.deadline_of(key)
        if deadline is None:
            self._commands.show_record.emit("today", 0)
        elif action == "snooze":
            self._commands.snooze(deadline.id, SNOOZE)
        elif action == "done":
            self._commands.finish_deadline(deadline.id)
        else:
            self._desk.reminders.acted(deadline.id, ReminderAction.OPENED)
            self._commands.open_deadline(deadline.id)

    def _closed(self, key: str) -> None:
        """A notice went without an answer. A decision is not dismissed into silence (P14)."""
        deadline = self._desk.reminders.deadline_of(key)
        if (
            deadline is not None
            and deadline.kind is DeadlineKind.DECISION
            and deadline.status is DeadlineStatus.OPEN
        ):
            self._desk.reminders.snooze(deadline.id, self._desk.present.instant + SNOOZE)
            self.arm()
