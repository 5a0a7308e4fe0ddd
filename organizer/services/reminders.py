"""Reminders that are due: claimed, shown, snoozed and acted on (DESIGN.md, Time; P14).

A firing is claimed under (reminder, planned instant) in one durable transaction, shown, then
marked as shown. What was claimed and not shown comes again under the same key, so that it
replaces what stands on the screen. A snooze never moves the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from organizer.model.fields import instant_text, read_instant
from organizer.model.store import Store
from organizer.model.tables import Firing
from organizer.practice.present import Present
from organizer.practice.reminders import snooze_until
from organizer.practice.vocabulary import DeadlineKind, ReminderAction
from organizer.services.deadlines import DeadlineRow, DeadlineService


@dataclass(frozen=True)
class DueReminder:
    """A reminder to show now. `key` names its notification: one for each deadline.

    `planned_at` is when it should have been shown at the earliest.
    """

    key: str
    firings: tuple[int, ...]
    lead: str
    planned_at: datetime
    deadline: DeadlineRow


class ReminderService:
    """What is due is asked of the plan, never of a timer."""

    def __init__(self, store: Store, present: Present, deadlines: DeadlineService) -> None:
        self._store = store
        self._present = present
        self._deadlines = deadlines

    def next_instant(self) -> datetime | None:
        """The next instant (UTC) at which something becomes due, past ones included."""
        rows = self._store.rows(
            f"""
            SELECT min(at) FROM (
                SELECT reminder.at AS at {_STANDING}
                AND NOT EXISTS (SELECT 1 FROM firing WHERE reminder_uid = reminder.uid
                                AND planned_at = reminder.at)
                UNION ALL
                SELECT firing.snoozed_until {_FIRED} AND snoozed_until IS NOT NULL)
            """
        )
        return read_instant(rows[0][0]) if rows[0][0] else None

    def claim_due(self) -> list[DueReminder]:
        """Claim everything that is due, durably, and give it to be shown, most urgent first.

        Of one deadline's reminders only the latest is given; the earlier ones are claimed with
        it. Also given again: what was claimed and never shown, and what was snoozed until now.
        """
        now = self._present.instant
        text = instant_text(now)
        with self._store.database.atomic():
            self._store.database.execute_sql(
                f"""
                INSERT INTO firing(reminder_uid, planned_at, claimed_at, action)
                SELECT reminder.uid, reminder.at, ?, '' {_STANDING} AND reminder.at <= ?
                ON CONFLICT DO NOTHING
                """,
                (text, text),
            )
            rows = self._store.rows(
                f"""
                SELECT firing.id, deadline.id, deadline.uid, reminder.lead, firing.planned_at
                {_FIRED} AND action = '' AND shown_at IS NULL
                     OR firing.id IN (SELECT firing.id {_FIRED} AND snoozed_until <= ?)
                ORDER BY deadline.at, deadline.id, firing.planned_at
                """,
                text,
            )
        due: dict[int, DueReminder] = {}
        for firing, deadline_id, uid, lead, planned_at in rows:
            earlier = due.get(deadline_id)
            deadline = earlier.deadline if earlier else self._deadlines.row(deadline_id)
            if deadline is not None:
                firings = (*earlier.firings, firing) if earlier else (firing,)
                due[deadline_id] = DueReminder(
                    uid, firings, lead, read_instant(planned_at), deadline
                )
        return list(due.values())

    def mark_shown(self, reminder: DueReminder) -> None:
        """The reminder stands on the screen; it is not raised again by itself."""
        Firing.update(shown_at=self._present.instant, snoozed_until=None).where(
            Firing.id.in_(reminder.firings)
        ).execute()

    def snooze(self, deadline_id: int, until: datetime) -> datetime:
        """Put what was shown of a deadline off until an instant, never past a limit (P14).

        Gives the instant at which it comes back.
        """
        deadline = self._deadlines.row(deadline_id)
        limit = deadline.at if deadline and deadline.kind is DeadlineKind.DECISION else None
        back = snooze_until(self._present.instant, until, limit)
        reminders = self._store.rows(
            "SELECT uid, at FROM reminder WHERE deadline_id = ? AND deleted_at IS NULL "
            "ORDER BY at <= ? DESC, abs(julianday(at) - julianday(?)) LIMIT 1",
            deadline_id,
            instant_text(self._present.instant),
            instant_text(self._present.instant),
        )
        for uid, planned_at in reminders:
            Firing.insert(
                reminder_uid=uid,
                planned_at=read_instant(planned_at),
                claimed_at=self._present.instant,
                shown_at=self._present.instant,
                snoozed_until=back,
                action=ReminderAction.SNOOZED,
            ).on_conflict(
                conflict_target=(Firing.reminder_uid, Firing.planned_at),
                update={
                    Firing.snoozed_until: back,
                    Firing.shown_at: self._present.instant,
                    Firing.action: ReminderAction.SNOOZED.value,
                },
            ).execute()
        return back

    def acted(self, deadline_id: int, action: ReminderAction) -> None:
        """Record what the person did with the reminders of a deadline that were shown."""
        Firing.update(action=action.value, snoozed_until=None).where(
            Firing.reminder_uid.in_(
                [
                    row[0]
                    for row in self._store.rows(
                        "SELECT uid FROM reminder WHERE deadline_id = ?", deadline_id
                    )
                ]
            )
        ).execute()

    def deadline_of(self, key: str) -> DeadlineRow | None:
        """The deadline a notification's key names, or None where it is gone."""
        rows = self._store.rows("SELECT id FROM deadline WHERE uid = ? AND deleted_at IS NULL", key)
        return self._deadlines.row(rows[0][0]) if rows else None

    def count_due(self) -> int:
        """How many deadlines are overdue or due today by the person's wall: the badge's number."""
        midnight = self._present.wall.shifted(1, datetime.min.time()).instant
        count: int = self._store.rows(
            "SELECT count(*) FROM deadline WHERE status = 'open' AND deleted_at IS NULL AND at < ?",
            instant_text(midnight),
        )[0][0]
        return count


_STANDING = """
    FROM reminder JOIN deadline ON deadline.id = reminder.deadline_id
    WHERE reminder.deleted_at IS NULL AND deadline.deleted_at IS NULL
    AND deadline.status = 'open'
"""
_FIRED = """
    FROM firing JOIN reminder ON reminder.uid = firing.reminder_uid
    JOIN deadline ON deadline.id = reminder.deadline_id
    WHERE reminder.deleted_at IS NULL AND deadline.deleted_at IS NULL
    AND deadline.status = 'open'
"""
