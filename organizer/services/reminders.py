"""Reminders that are due: claimed, shown, snoozed and acted on (DESIGN.md, Time; P14).

A firing is claimed under (reminder, planned instant) in one durable transaction, shown, then
marked as shown. What was claimed and not shown comes again under the same key, so that it
replaces what stands on the screen; what was shown and not answered comes again at the next start,
in place of what may stand there yet. A snooze never moves the plan. A reminder that repeats has a
planned instant for each repetition, reckoned from its plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from organizer.model.fields import instant_text, read_instant
from organizer.model.store import Change, Store
from organizer.practice.moments import WallTime
from organizer.practice.present import Present
from organizer.practice.reminders import (
    Insistence,
    back_unanswered,
    insistence,
    not_held_back,
    quiet_until,
    snooze_until,
)
from organizer.practice.repeats import following, latest
from organizer.practice.vocabulary import DeadlineKind, ReminderAction
from organizer.services.deadlines import DeadlineRow, DeadlineService
from organizer.settings import SettingsFile


@dataclass(frozen=True)
class DueReminder:
    """A reminder to show now.

    `key` names the alert in which it was raised in the last run, and is empty for one that was not.
    `places` are where alerts that tell of it may stand since then. `again` says that the person was
    shown it before, and nobody answered or it was snoozed; not where a crash came before it was
    known whether it is shown once more. `due_at` is when it should have been shown, at the earliest
    when it was planned.
    """

    key: str
    again: bool
    firings: tuple[int, ...]
    places: tuple[str, ...]
    due_at: datetime
    insistence: Insistence
    deadline: DeadlineRow


@dataclass(frozen=True)
class Raised:
    """What was put on the screen `at` an instant, and what the person did: nothing, as yet, where
    `action` is None. `deadline` is None for one that is gone."""

    deadline: int | None
    title: str
    at: datetime
    action: ReminderAction | None
    acted_at: datetime | None


class Expected(NamedTuple):
    """A reminder that will be raised `at` an instant."""

    at: datetime
    deadline: DeadlineRow


class _Repeating(NamedTuple):
    """When a reminder that repeats was due last, whether that was claimed, and when it is next."""

    deadline: int
    uid: str
    at: str
    following: str | None
    claimed: bool


class ReminderService:
    """What is due is asked of the plan, never of a timer."""

    def __init__(
        self, store: Store, present: Present, deadlines: DeadlineService, settings: SettingsFile
    ) -> None:
        self._store = store
        self._present = present
        self._deadlines = deadlines
        self._settings = settings
        self._between: dict[tuple[str, str, str], tuple[str, str | None]] = {}

    # --- quiet ----------------------------------------------------------------------------------

    def paused_until(self) -> datetime | None:
        """When the pause ends that the person ordered; None where there is none."""
        text = self._settings.current.paused_until
        until = read_instant(text) if text else None
        return until if until and until > self._present.instant else None

    def pause(self, until: datetime | None) -> None:
        """Raise nothing until then but the limits of decisions (P14); None ends the pause."""
        self._settings.change(paused_until=instant_text(until) if until else "")
        self._announce()

    def quiet_until(self) -> datetime | None:
        """When the quiet hours end that it is in; None outside of them."""
        return quiet_until(self._present.wall, self._present.habits.quiet)

    def _held_until(self) -> datetime | None:
        ends = (self.quiet_until(), self.paused_until())
        return max((end for end in ends if end is not None), default=None)

    def _not_held(self, held: datetime | None) -> tuple[str, tuple[str, ...]]:
        """What to ask of a deadline besides, for its reminders to be raised now."""
        if held is None:
            return "", ()
        first, last = not_held_back(self._present.wall, held)
        return (
            "AND deadline.kind = 'decision' AND deadline.at >= ? AND deadline.at < ?",
            (instant_text(first), instant_text(last)),
        )

    # --- raising --------------------------------------------------------------------------------

    def next_instant(self) -> datetime | None:
        """The next instant (UTC) at which something becomes due, past ones included."""
        now, held = self._present.instant, self._held_until()
        condition, bounds = self._not_held(held)
        instants: list[str] = [
            at
            for (at,) in self._store.rows(
                f"""
                SELECT min(reminder.at) {_STANDING} {condition} AND {_UNCLAIMED}
                UNION ALL SELECT min(ifnull(snoozed_until, planned_at)) {_PENDING} {condition}
                """,
                *bounds,
                *bounds,
            )
            if at
        ]
        if held is None:
            for one in self._repeating(now):
                if not one.claimed:
                    instants.append(one.at)
                if one.following is not None:
                    instants.append(one.following)
        else:
            instants.append(instant_text(held))
        return read_instant(min(instants)) if instants else None

    def claim_due(self) -> list[DueReminder]:
        """Claim everything that is due, durably, and give it to be shown, most urgent first.

        Of one deadline's reminders only the latest is given; the earlier ones are claimed with
        it. Also given again: what was claimed and never shown, and what was snoozed until now.
        """
        now = self._present.instant
        condition, bounds = self._not_held(self._held_until())
        with self._store.database.atomic():
            self._claim(now, condition, bounds)
            rows = self._store.rows(
                f"""
                SELECT firing.id, deadline.id,
                       max(ifnull(snoozed_until, planned_at), reminder.created_at), firing.key,
                       firing.place, snoozed_until IS NOT NULL,
                       (SELECT at FROM raising WHERE action IN ('', 'closed') AND id =
                        (SELECT max(id) FROM raising WHERE deadline_uid = deadline.uid))
                {_PENDING} {condition} AND ifnull(snoozed_until, '') <= ?
                ORDER BY deadline.at, deadline.id, firing.planned_at
                """,
                *bounds,
                instant_text(now),
            )
        deadlines = self._rows({row[1] for row in rows})
        return [
            _due(now, [*firings], deadlines[deadline])
            for deadline, firings in groupby(rows, key=itemgetter(1))
        ]

    def _claim(self, now: datetime, condition: str, parameters: tuple[object, ...]) -> None:
        text = instant_text(now)
        self._store.database.execute_sql(
            f"""
            INSERT INTO firing(reminder_uid, planned_at, claimed_at, action)
            SELECT reminder.uid, reminder.at, ?, '' {_STANDING} {condition}
            AND reminder.at <= ? AND {_UNCLAIMED} ON CONFLICT DO NOTHING
            """,
            (text, *parameters, text),
        )
        for one in self._repeating(now, condition, parameters):
            if not one.claimed:
                self._store.database.execute_sql(
                    "INSERT INTO firing(reminder_uid, planned_at, claimed_at, action) "
                    "VALUES(?, ?, ?, '')",
                    (one.uid, one.at, text),
                )

    def _repeating(
        self, now: datetime, condition: str = "", parameters: tuple[object, ...] = ()
    ) -> Iterator[_Repeating]:
        """The reminders that repeat and have been due. A clock that was set back makes none of
        them due again that was claimed, or skipped, before."""
        text = instant_text(now)
        for deadline, uid, local, zone, rule, claimed in self._store.rows(
            "SELECT deadline.id, reminder.uid, reminder.local, reminder.zone, deadline.repeat, "
            "(SELECT max(planned_at) FROM firing WHERE reminder_uid = reminder.uid) "
            f"{_STANDING} {condition} AND deadline.repeat <> '' AND reminder.at <= ?",
            *parameters,
            text,
        ):
            at, after = self._around(rule, local, zone, text)
            yield _Repeating(deadline, uid, at, after, claimed is not None and at <= claimed)

    def _around(self, rule: str, local: str, zone: str, now: str) -> tuple[str, str | None]:
        """The last instant of a rule up to now, and the first after it, as the record writes them.
        Reckoned once for the time between them: this is asked whenever the clock is looked at."""
        known = self._between.get((rule, local, zone))
        if known is None or now < known[0] or (known[1] is not None and now >= known[1]):
            plan, instant = WallTime(datetime.fromisoformat(local), zone), read_instant(now)
            after = following(rule, plan, instant)
            known = (
                instant_text(latest(rule, plan, instant).instant),
                instant_text(after.instant) if after else None,
            )
            self._between[rule, local, zone] = known
        return known

    def _rows(self, ids: Iterable[int]) -> Mapping[int, DeadlineRow]:
        wanted = sorted(ids)
        return {
            row.id: row
            for at in range(0, len(wanted), _BATCH)
            for row in self._deadlines.rows(wanted[at : at + _BATCH])
        }

    def raise_as(self, alerts: Mapping[str, Sequence[DueReminder]]) -> None:
        """Write down in which alert each reminder is about to be raised, by the alert's key, and
        all the places that this one takes. No other alert that told of its deadline means it from
        now on."""
        with self._store.database.atomic():
            connection = self._store.database.connection()
            connection.executemany(
                "UPDATE firing SET key = '' WHERE place IS NOT NULL AND key <> ? "
                f"AND shown_at IS NOT NULL AND reminder_uid IN {_UIDS}",
                [(key, due.deadline.id) for key, group in alerts.items() for due in group],
            )
            connection.executemany(
                "UPDATE firing SET key = ?, place = ifnull(?, place) WHERE id = ?",
                [
                    (key, _PLACES.join(places_of(group)) or None, firing)
                    for key, group in alerts.items()
                    for due in group
                    for firing in due.firings
                ],
            )

    def mark_shown(self, reminders: Mapping[DueReminder, str], place: str = "") -> None:
        """They stand at a place of the screen, each under a title; none is raised again by itself
        in this run."""
        now = instant_text(self._present.instant)
        with self._store.database.atomic():
            connection = self._store.database.connection()
            connection.executemany(
                "UPDATE firing SET shown_at = ?, snoozed_until = NULL, place = ? WHERE id = ?",
                [(now, place, firing) for due in reminders for firing in due.firings],
            )
            connection.executemany(
                "INSERT INTO raising(deadline_uid, title, at, action) VALUES(?, ?, ?, '')",
                [(due.deadline.uid, title, now) for due, title in reminders.items()],
            )
        self._announce()

    def moved(self, key: str, place: str) -> None:
        """The alert of this key was put on the screen anew, at another place, or taken off it."""
        self._store.database.execute_sql(
            "UPDATE firing SET place = ? WHERE key = ? AND place <> ?", (place, key, place)
        )

    def raise_again(self) -> set[str]:
        """Make due again what the last run showed and nobody answered: its own window is gone, a
        service may have been restarted or clear away after the program, and what stands there yet
        may not answer to this run. Gives all the places where an alert of that run may stand."""
        with self._store.database.atomic():
            places = self._store.rows("SELECT DISTINCT place FROM firing WHERE place <> ''")
            for change, which in (
                ("shown_at = NULL, action = ''", "IN"),
                ("place = ''", "NOT IN"),  # it stands no more, unless that is undone
            ):
                self._store.database.execute_sql(
                    f"UPDATE firing SET {change} "
                    f"WHERE place IS NOT NULL AND id {which} (SELECT firing.id {_ALERTED})"
                )
        return {one for (place,) in places for one in _places(place)}

    # --- what the person does -------------------------------------------------------------------

    def snooze(self, deadline_id: int, until: datetime) -> datetime:
        """Put what was shown of a deadline off until an instant, never past a limit (P14).

        Gives the instant at which it comes back.
        """
        back = snooze_until(self._present.instant, until, self._limit(deadline_id))
        with self._store.database.atomic():
            self._put_off(deadline_id, back)
            self._keep_action(deadline_id, ReminderAction.SNOOZED)
        self._announce()
        return back

    def _put_off(self, deadline_id: int, back: datetime) -> None:
        """What is due of a deadline comes at `back`; what is planned for later stands."""
        now = instant_text(self._present.instant)
        self._claim(self._present.instant, _OF_ONE, (deadline_id,))
        self._store.database.execute_sql(
            "UPDATE firing SET snoozed_until = NULL, shown_at = ifnull(shown_at, ?), "
            f"key = '', place = NULL WHERE reminder_uid IN {_UIDS}",
            (now, deadline_id),
        )
        firings = self._store.rows(
            f"SELECT id FROM firing WHERE reminder_uid IN {_UIDS} "
            "ORDER BY planned_at DESC, id DESC LIMIT 1",
            deadline_id,
        )
        if not firings:  # nothing of it was due yet: a firing of its own, beside the plan
            self._store.database.execute_sql(
                "INSERT INTO firing(reminder_uid, planned_at, claimed_at, action) "
                f"SELECT min(uid), ?, ?, '' FROM reminder WHERE uid IN {_UIDS}",
                (now, now, deadline_id),
            )
            firings = self._store.rows("SELECT last_insert_rowid()")
        self._store.database.execute_sql(
            "UPDATE firing SET shown_at = ?, snoozed_until = ?, action = ? WHERE id = ?",
            (now, instant_text(back), ReminderAction.SNOOZED.value, firings[0][0]),
        )

    def acted(self, deadline_id: int, action: ReminderAction) -> None:
        """Record what the person did with the reminders of a deadline that were shown.

        A decision that still stands is not done with by that: where it was pushed aside though it
        insisted, or no reminder is planned after this one, it comes back by itself (P14).
        """
        now, limit = self._present.instant, self._limit(deadline_id)
        with self._store.database.atomic():
            self._store.database.execute_sql(
                "UPDATE firing SET action = ?, snoozed_until = NULL, key = '', place = NULL "
                f"WHERE shown_at IS NOT NULL AND reminder_uid IN {_UIDS}",
                (action.value, deadline_id),
            )
            self._keep_action(deadline_id, action)
            if limit is not None:
                insisted = insistence(DeadlineKind.DECISION, limit - now) > Insistence.NORMAL
                pushed_aside = action is ReminderAction.CLOSED and insisted
                if pushed_aside or limit <= now:
                    self._put_off(deadline_id, back_unanswered(now, limit))
        self._announce()

    def _limit(self, deadline_id: int) -> datetime | None:
        """The instant by which a decision is to be made; None where it was, and for all else."""
        rows = self._store.rows(
            "SELECT at FROM deadline WHERE id = ? AND kind = 'decision' AND status = 'open' "
            "AND deleted_at IS NULL",
            deadline_id,
        )
        return read_instant(rows[0][0]) if rows else None

    def _announce(self) -> None:
        self._store.announce(Change({"raising": frozenset()}))

    def _keep_action(self, deadline_id: int, action: ReminderAction) -> None:
        self._store.database.execute_sql(
            "UPDATE raising SET action = ?, acted_at = ? WHERE action = '' AND id = "
            "(SELECT max(raising.id) FROM raising JOIN deadline ON deadline.uid = deadline_uid "
            "WHERE deadline.id = ?)",
            (action.value, instant_text(self._present.instant), deadline_id),
        )

    # --- what stands, what comes, what was -------------------------------------------------------

    def raised_in(self, key: str) -> list[int]:
        """The deadlines that an alert told of, as far as they still stand, most urgent first."""
        rows = self._store.rows(
            f"SELECT DISTINCT deadline.id {_ALERTED} AND firing.key = ? "
            "ORDER BY deadline.at, deadline.id",
            key,
        )
        return [row[0] for row in rows]

    def raised(self) -> Mapping[str, set[int]]:
        """By the key of each alert the deadlines that it told of, as far as they still stand."""
        alerts: dict[str, set[int]] = {}
        for key, deadline in self._store.rows(f"SELECT firing.key, deadline.id {_ALERTED}"):
            alerts.setdefault(key, set()).add(deadline)
        return alerts

    def standing(self) -> list[Raised]:
        """What was raised and not answered, of deadlines that stand as they did then; the latest
        first."""
        return self._raised(_UNANSWERED)

    def snoozed(self) -> list[Expected]:
        """What comes back, the first to come first."""
        return self._expected(
            f"SELECT deadline.id, min(snoozed_until) {_PENDING} AND snoozed_until IS NOT NULL "
            "GROUP BY deadline.id ORDER BY 2"
        )

    def coming(self, count: int) -> list[Expected]:
        """The next reminder of each deadline that has one ahead, the first `count` of them. What
        quiet hours or a pause hold back comes when they end."""
        now, held = self._present.instant, self._held_until()
        expected = self._expected(
            f"SELECT deadline.id, min(reminder.at) {_STANDING} AND reminder.at > ? "
            f"AND {_UNCLAIMED} GROUP BY deadline.id ORDER BY 2 LIMIT ?",
            instant_text(now),
            count,
        )
        for one in self._repeating(now):
            if one.following is not None:
                rows = self._rows([one.deadline])
                expected.append(Expected(read_instant(one.following), rows[one.deadline]))
        if held is not None:
            expected = self._held_back(expected, now, held)
        return sorted(expected, key=lambda one: one.at)[:count]

    def _held_back(
        self, expected: Sequence[Expected], now: datetime, held: datetime
    ) -> list[Expected]:
        """These and what is due already, by when each comes, as it is quiet until `held`."""
        text = instant_text(now)
        due = self._expected(
            f"""
            SELECT deadline.id, ? {_PENDING} AND snoozed_until IS NULL
            UNION SELECT deadline.id, ? {_STANDING} AND reminder.at <= ? AND {_UNCLAIMED}
            """,
            *(text, text, text),
        )
        first, last = not_held_back(self._present.wall, held)
        comes: dict[int, Expected] = {}
        for at, row in (*due, *expected):
            rings = row.kind is DeadlineKind.DECISION and first <= row.at < last
            if row.id not in comes and not (rings and at <= now):
                comes[row.id] = Expected(at if rings else max(at, held), row)
        return list(comes.values())

    def history(self, count: int) -> list[Raised]:
        """What was raised, latest first."""
        return self._raised(_EVER_RAISED, count)

    def count_due(self) -> int:
        """How many deadlines are overdue or due today by the person's wall: the badge's number."""
        midnight = self._present.wall.shifted(1, time.min).instant
        count: int = self._store.rows(
            "SELECT count(*) FROM deadline WHERE status = 'open' AND deleted_at IS NULL AND at < ?",
            instant_text(midnight),
        )[0][0]
        return count

    def _expected(self, sql: str, *parameters: object) -> list[Expected]:
        rows = self._store.rows(sql, *parameters)
        deadlines = self._rows(row[0] for row in rows)
        return [Expected(read_instant(at), deadlines[deadline]) for deadline, at in rows]

    def _raised(self, rest: str, *parameters: object) -> list[Raised]:
        return [
            Raised(
                deadline,
                title,
                read_instant(at),
                ReminderAction(action) if action else None,
                read_instant(acted_at) if acted_at else None,
            )
            for deadline, title, at, action, acted_at in self._store.rows(
                f"SELECT deadline.id, raising.title, raising.at, action, acted_at {rest}",
                *parameters,
            )
        ]


def _due(now: datetime, firings: Sequence[tuple[Any, ...]], row: DeadlineRow) -> DueReminder:
    """The latest of the firings of one deadline as `claim_due` reads them, for all."""
    ids, _deadlines, due_at, keys, stood, snoozed, ignored_at = zip(*firings, strict=True)
    places = tuple(place for text in stood for place in _places(text))
    known = any(snoozed) or any(text is not None for text in stood)
    half_way = any(key and text is None for key, text in zip(keys, stood, strict=True))
    ignored = ignored_at[-1] is not None and (
        insistence(row.kind, row.at - read_instant(ignored_at[-1])) > Insistence.NORMAL
    )
    return DueReminder(
        next(filter(None, keys), ""),
        bool(places) or (known and not half_way),
        ids,
        places,
        read_instant(due_at[-1]),
        insistence(row.kind, row.at - now, ignored=ignored),
        row,
    )


def places_of(group: Sequence[DueReminder]) -> tuple[str, ...]:
    """Where alerts that tell of these reminders may stand since the last run, each once."""
    return tuple(dict.fromkeys(place for due in group for place in due.places))


def _places(text: str | None) -> tuple[str, ...]:
    return tuple(filter(None, (text or "").split(_PLACES)))


_BATCH = 500
_PLACES = "\n"
"""What stands between the places in one column: an alert for several takes the place of several."""
_STANDING = """
    FROM reminder JOIN deadline ON deadline.id = reminder.deadline_id
    WHERE reminder.deleted_at IS NULL AND deadline.deleted_at IS NULL
    AND deadline.status = 'open'
"""
_UNCLAIMED = """
    NOT EXISTS (SELECT 1 FROM firing WHERE reminder_uid = reminder.uid AND planned_at = reminder.at)
"""
_PENDING = """
    FROM firing JOIN reminder ON reminder.uid = firing.reminder_uid
    JOIN deadline ON deadline.id = reminder.deadline_id
    WHERE (snoozed_until IS NOT NULL OR (shown_at IS NULL AND action = ''))
    AND reminder.deleted_at IS NULL AND deadline.deleted_at IS NULL
    AND deadline.status = 'open'
"""
_ALERTED = """
    FROM firing JOIN reminder ON reminder.uid = firing.reminder_uid
    JOIN deadline ON deadline.id = reminder.deadline_id
    WHERE firing.key <> '' AND deadline.status = 'open' AND deadline.deleted_at IS NULL
"""
_UNANSWERED = """
    FROM deadline JOIN raising ON raising.id =
        (SELECT max(id) FROM raising WHERE deadline_uid = deadline.uid)
    WHERE action = '' AND deadline.status = 'open' AND deadline.deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM reminder JOIN firing ON reminder_uid = reminder.uid
                WHERE deadline_id = deadline.id AND shown_at IS NOT NULL AND snoozed_until IS NULL)
    ORDER BY raising.id DESC
"""
_EVER_RAISED = """
    FROM raising LEFT JOIN deadline
        ON deadline.uid = deadline_uid AND deadline.deleted_at IS NULL
    ORDER BY raising.id DESC LIMIT ?
"""
_UIDS = "(SELECT uid FROM reminder WHERE deadline_id = ?)"
_OF_ONE = "AND deadline.id = ?"
