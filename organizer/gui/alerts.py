"""Reminders reach the person: on time, once, gathered after an absence, and never in silence."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from organizer.gui import wording
from organizer.gui.commands import Commands
from organizer.gui.notifications import Alert, Notifier
from organizer.gui.timer import ReminderTimer
from organizer.practice.vocabulary import DeadlineKind, ReminderAction
from organizer.services.desk import Desk
from organizer.services.reminders import DueReminder, places_of

GATHERED = "gathered-"
"""How the key of a notice begins that tells of several reminders."""
MISSED_AFTER = timedelta(minutes=1)
"""A reminder this late was missed: the program was not running, the machine slept, or it was
quiet. It says how late it is."""
MOST_LINES = 8
"""In the notice for several; the rest is counted."""
SNOOZE = timedelta(minutes=10)
RETRY = timedelta(seconds=1)
"""How soon to look again while a way of showing has not said yet whether it has shown."""


class Alerts(QObject):
    """Asks the plan what is due whenever the timer or a change says so, and shows it."""

    looked = Signal()
    """The plan was looked at: what is owed, and what comes next, may be others."""

    def __init__(
        self,
        desk: Desk,
        commands: Commands,
        notifier: Notifier,
        timer: ReminderTimer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._commands = commands
        self._notifier = notifier
        self._timer = timer
        self._unshown: dict[str, Sequence[DueReminder]] = {}
        self._shown: set[str] = set()
        self._here: tuple[str, date] | None = None
        notifier.shown.connect(self._was_shown)
        notifier.acted.connect(self._acted)
        notifier.closed.connect(self._closed)
        timer.tick.connect(self.raise_due)
        timer.looked.connect(self._look_at_walls)

    def start(self) -> None:
        """Show what was missed, what the last run showed in vain, and what is due from now on.
        What that run left on the screen and is not to be shown now goes: nobody hears its buttons.
        """
        self._look_at_walls()
        left = self._desk.reminders.raise_again()
        due = self._desk.reminders.claim_due()
        self._raise(due)
        self._notifier.clear(left.difference(places_of(due)))

    def raise_due(self) -> None:
        """Show what is due now."""
        waiting = {
            firing for group in self._unshown.values() for one in group for firing in one.firings
        }
        due = self._desk.reminders.claim_due()
        self._raise([one for one in due if waiting.isdisjoint(one.firings)])

    def _raise(self, due: Sequence[DueReminder]) -> None:
        alerts = self._in_alerts(due)
        if alerts:
            self._desk.reminders.raise_as(alerts)
        for key, group in alerts.items():
            self._unshown[key] = group
            self._notifier.show(key, self._alert(group))
        self.arm()

    def _in_alerts(self, due: Sequence[DueReminder]) -> Mapping[str, Sequence[DueReminder]]:
        """What is to be shown, by the keys of its alerts. What was missed, and what comes again,
        comes in one of them, a decision always alone (P14). What was raised and not seen to be
        shown stays in the alert it was in, and what has one of its own in that: by its key alone it
        is known if it stands on the screen."""
        now = self._desk.present.instant
        together = {
            one.deadline.id
            for one in due
            if one.deadline.kind is not DeadlineKind.DECISION
            and (one.again or (not one.key and self._missed(one, now)))
        }
        earlier = (one.key for one in due if one.again and one.key.startswith(GATHERED))
        gathered = next(earlier, f"{GATHERED}{uuid4()}")
        alerts: dict[str, list[DueReminder]] = {}
        for one in due:
            gather = len(together) > 1 and one.deadline.id in together
            alerts.setdefault(gathered if gather else one.key or one.deadline.uid, []).append(one)
        return alerts

    def _missed(self, one: DueReminder, now: datetime) -> bool:
        return one.deadline.uid not in self._shown and now - one.due_at > MISSED_AFTER

    def arm(self) -> None:
        """Ask the plan for the next moment. A new day is looked at too: what is owed today is
        another count."""
        present = self._desk.present
        following = self._desk.reminders.next_instant()
        midnight = present.wall.shifted(1, datetime.min.time()).instant
        if following is None or following > midnight:
            following = midnight
        elif self._unshown and following <= present.instant:
            following = present.instant + RETRY
        self._timer.arm(following)
        self.looked.emit()

    def changed(self) -> None:
        """Something was written: notices of what no longer stands go, the timer is set anew."""
        standing = {one.deadline for one in self._desk.reminders.standing()}
        raised = self._desk.reminders.raised()
        for key in (*self._unshown, *self._shown):
            told_of = raised.get(key, set())
            if not told_of or (key not in self._unshown and standing.isdisjoint(told_of)):
                self._unshown.pop(key, None)
                self._shown.discard(key)
                self._notifier.withdraw(key)
                self._desk.reminders.moved(key, "")
        self.arm()

    def snooze_all(self, until: datetime) -> None:
        """Put off everything that stands on the screen; never past a limit (P14)."""
        for one in self._desk.reminders.standing():
            if one.deadline is not None:
                self._desk.reminders.snooze(one.deadline, until)

    def _look_at_walls(self) -> None:
        """On a new day, and where the system's zone was changed, the hours on the walls may be
        other instants than before: a zone may have a new rule, and today another midnight."""
        here = self._desk.present.wall
        if (here.zone, here.day) == self._here:
            return
        started = self._here is not None
        self._here = (here.zone, here.day)
        if hasattr(time, "tzset"):  # not on Windows
            time.tzset()
        ZoneInfo.clear_cache()
        self._desk.deadlines.keep_to_walls()
        if started:
            self._desk.store.announce_everything()

    def _alert(self, group: Sequence[DueReminder]) -> Alert:
        before = places_of(group)
        if len(group) > 1:
            late = list(map(self._late, group))
            lines = [
                wording.joined(self._words(one)[0], said)
                for one, said in zip(group[:MOST_LINES], late, strict=False)
            ]
            more = wording.and_more(len(group) - len(lines))
            # What was snoozed together is not late: nobody was away.
            title = wording.gathered if any(late) else wording.reminders
            return Alert(
                title(len(group)),
                wording.lines([*lines, more]),
                actions=("open", "snooze"),
                before=before,
            )
        (one,) = group
        what, body = self._words(one)
        return Alert(what, wording.lines([body, self._late(one)]), one.insistence, before=before)

    def _late(self, due: DueReminder) -> str:
        late = self._desk.present.instant - due.due_at
        return wording.late(late) if late > MISSED_AFTER else ""

    def _words(self, due: DueReminder) -> tuple[str, str]:
        note = due.deadline.note
        detail = self._desk.notes.detail(note) if note is not None else None
        topics = wording.listing(list(detail.discussed)) if detail and detail.discussed else ""
        return wording.alert(due.deadline, topics, self._desk.present.wall)

    def _was_shown(self, key: str, place: str = "") -> None:
        if group := self._unshown.pop(key, ()):
            self._shown.add(key)
            self._desk.reminders.mark_shown({one: _title(one) for one in group}, place)
        elif key in self._shown:
            self._desk.reminders.moved(key, place)

    def _acted(self, key: str, action: str) -> None:
        if key in self._unshown:
            self._was_shown(key)
        self._shown.discard(key)
        deadlines = self._desk.reminders.raised_in(key)
        if action == "snooze":
            for deadline in deadlines:
                self._commands.snooze(deadline, SNOOZE)
            return
        if action == "done" and len(deadlines) == 1:
            self._commands.finish_deadline(deadlines[0])
        for deadline in self._desk.reminders.raised_in(key):  # what still stands
            self._desk.reminders.acted(deadline, ReminderAction.OPENED)
        if action == "open" and len(deadlines) == 1:
            self._commands.open_deadline(deadlines[0])
        elif action == "open":
            self._commands.show_record.emit("today", 0)

    def _closed(self, key: str) -> None:
        """A notice went without an answer. A decision is not dismissed into silence (P14)."""
        self._shown.discard(key)
        for deadline in self._desk.reminders.raised_in(key):
            self._desk.reminders.acted(deadline, ReminderAction.CLOSED)


def _title(due: DueReminder) -> str:
    row = due.deadline
    return wording.deadline_title(row.kind, row.title, row.company or "", row.contact_name or "")
