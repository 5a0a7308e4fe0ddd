"""Deadlines and the reminders planned for them (P7, P10, P14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from organizer.model.fields import instant_text, read_instant
from organizer.model.store import Store, rows_of
from organizer.model.tables import (
    Company,
    Contact,
    Deadline,
    Note,
    Offer,
    Opportunity,
    Reminder,
)
from organizer.practice.deadlines import Band, band_of
from organizer.practice.moments import UnknownZone, WallTime
from organizer.practice.present import Present
from organizer.practice.reminders import plan_reminders
from organizer.practice.repeats import Every, following, read_every
from organizer.practice.vocabulary import (
    DeadlineKind,
    DeadlineStatus,
    NoteStatus,
    SentBy,
    StepAction,
)
from organizer.services.companies import find_or_add_company
from organizer.services.history import note_limit
from organizer.services.view_filter import EVERYTHING, Shown, ViewFilter

REPEATABLE = (DeadlineKind.OWN, DeadlineKind.KEEP_IN_TOUCH)
"""The kinds that can come again."""


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline as the lists show it. `local` is naive, in `zone`; `at` its UTC instant."""

    id: int
    uid: str
    kind: DeadlineKind
    title: str
    company: str | None
    position: str | None
    opportunity: int | None
    contact: int | None
    contact_name: str | None
    note: int | None
    offer: int | None
    call_number: str | None
    local: datetime
    zone: str
    at: datetime
    whole_day: bool
    proposed: bool
    status: DeadlineStatus
    repeat: str

    @property
    def due(self) -> WallTime:
        """The agreed wall time."""
        return WallTime(self.local, self.zone)


def due_within(shown: Shown | None, here: WallTime) -> tuple[str, tuple[str, ...]]:
    """An SQL condition on the deadlines that a list is to show, with its parameters."""
    now = instant_text(here.instant)
    if shown is Shown.OVERDUE:
        return "deadline.at < ?", (now,)
    if shown is Shown.WEEK:
        end = instant_text(here.shifted(8, time.min).instant)
        return "deadline.at BETWEEN ? AND ?", (now, end)
    if shown is Shown.MONTH:
        return "substr(deadline.local, 1, 7) = ?", (here.day.isoformat()[:7],)
    return "1", ()


class DeadlineService:
    """Makes, moves and finishes deadlines, and keeps their reminders planned."""

    def __init__(self, store: Store, present: Present) -> None:
        self._store = store
        self._present = present

    def ids(self, view: ViewFilter = EVERYTHING, *, day: date | None = None) -> list[int]:
        """The open deadlines in the order of their instants, or the done, latest first; `day`
        narrows to one local day."""
        where, parameters = view.condition(company="company_id", opportunity="opportunity_id")
        near, when = due_within(view.shown, self._present.wall)
        if day is not None:
            near, when = f"{near} AND date(local) = ?", (*when, day.isoformat())
        done = view.shown is Shown.DONE
        order = "done_at DESC, id DESC" if done else "at, id"
        rows = self._store.rows(
            f"SELECT id FROM deadline WHERE {where} AND {near} AND status = ? "
            f"AND deleted_at IS NULL ORDER BY {order}",
            *parameters,
            *when,
            "done" if done else "open",
        )
        return [row[0] for row in rows]

    def rows(self, ids: Sequence[int]) -> list[DeadlineRow]:
        """The rows of these ids, in no particular order; unknown ids are left out."""
        return rows_of(
            DeadlineRow,
            Deadline.select(
                Deadline.id,
                Deadline.uid,
                Deadline.kind,
                Deadline.title,
                Company.name.alias("company"),
                Opportunity.position,
                Deadline.opportunity,
                Deadline.contact,
                Contact.full_name.alias("contact_name"),
                Deadline.note,
                Deadline.offer,
                Offer.call_number,
                Deadline.local,
                Deadline.zone,
                Deadline.at,
                Deadline.whole_day,
                Deadline.proposed,
                Deadline.status,
                Deadline.repeat,
            )
            .left_outer_join(Company, on=(Company.id == Deadline.company))
            .left_outer_join(Opportunity, on=(Opportunity.id == Deadline.opportunity))
            .left_outer_join(Contact, on=(Contact.id == Deadline.contact))
            .left_outer_join(Offer, on=(Offer.id == Deadline.offer))
            .where(Deadline.id.in_(ids)),
        )

    def row(self, deadline_id: int) -> DeadlineRow | None:
        """One deadline, or None where it is gone."""
        return next(iter(self.rows([deadline_id])), None)

    def counts_by_day(self, first: date, last: date) -> dict[date, int]:
        """How many open deadlines stand on each local day from `first` to `last`."""
        rows = self._store.rows(
            "SELECT date(local), count(*) FROM deadline "
            "WHERE status = 'open' AND deleted_at IS NULL AND date(local) BETWEEN ? AND ? "
            "GROUP BY 1",
            first.isoformat(),
            last.isoformat(),
        )
        return {date.fromisoformat(day): count for day, count in rows}

    def counts_by_band(self) -> dict[Band, int]:
        """How many open deadlines are overdue, due today, in the week that follows, and later."""
        counts = dict.fromkeys(Band, 0)
        here = self._present.wall
        for (at,) in self._store.rows(
            "SELECT at FROM deadline WHERE status = 'open' AND deleted_at IS NULL"
        ):
            counts[band_of(read_instant(at), here)] += 1
        return counts

    def add_own(
        self,
        title: str,
        due: WallTime,
        *,
        company: str = "",
        whole_day: bool = False,
        every: Every | None = None,
    ) -> int:
        """A deadline of the person's own, with a reminder at that moment; gives its id.

        `company` ties it to the company of that name, `every` lets it come again. Raises
        `ValueError` where the title is empty.
        """
        if not title.strip():
            raise ValueError("A deadline needs a title.")
        with self._store.step(StepAction.ADD_DEADLINE, title.strip()):
            return self.plan(
                DeadlineKind.OWN,
                due,
                title=title.strip(),
                whole_day=whole_day,
                company=find_or_add_company(self._store, company) if company.strip() else None,
                repeat=every.rule(due.day) if every else "",
            )

    def plan(
        self,
        kind: DeadlineKind,
        due: WallTime,
        *,
        title: str = "",
        whole_day: bool = False,
        proposed: bool = False,
        company: int | None = None,
        opportunity: int | None = None,
        interview: int | None = None,
        contact: int | None = None,
        note: int | None = None,
        offer: int | None = None,
        repeat: str = "",
    ) -> int:
        """Make a deadline and its reminders inside the caller's step; gives its id."""
        deadline = self._store.create(
            Deadline,
            kind=kind,
            title=title,
            company=company,
            opportunity=opportunity,
            interview=interview,
            contact=contact,
            note=note,
            offer=offer,
            local=due.local,
            zone=due.zone,
            at=due.instant,
            whole_day=whole_day,
            proposed=proposed,
            repeat=repeat,
        )
        self._plan_reminders(deadline.id, kind, due, whole_day)
        return deadline.id

    def on_day(self, day: date, zone: str) -> WallTime:
        """A day without an hour, as the end of that working day (DESIGN.md, Time)."""
        return WallTime(datetime.combine(day, self._present.habits.work_end), zone)

    def move(self, deadline_id: int, due: WallTime, *, whole_day: bool = False) -> None:
        """Agree on another moment; the reminders are planned anew, and a repetition counts from
        there."""
        deadline = Deadline.get_by_id(deadline_id)
        every = read_every(deadline.repeat)
        with self._store.step(StepAction.MOVE_DEADLINE, self.subject(deadline_id)):
            self._store.change(
                Deadline,
                deadline_id,
                local=due.local,
                zone=due.zone,
                at=due.instant,
                whole_day=whole_day,
                proposed=False,
                repeat=every.rule(due.day) if every else "",
            )
            Reminder.delete().where(Reminder.deadline == deadline_id).execute()
            self._plan_reminders(deadline_id, deadline.kind, due, whole_day)
            if deadline.kind is DeadlineKind.DECISION and deadline.opportunity is not None:
                note_limit(self._store, self._present, deadline.opportunity, due)

    def repeat(self, deadline_id: int, every: Every | None) -> None:
        """Let a deadline come again every so often, or no more. Raises `ValueError` for one that
        ends with a note, an offer or an answer: those come once."""
        deadline = Deadline.get_by_id(deadline_id)
        if every and deadline.kind not in REPEATABLE:
            raise ValueError("This deadline comes once.")
        with self._store.step(StepAction.REPEAT_DEADLINE, self.subject(deadline_id)):
            rule = every.rule(deadline.local.date()) if every else ""
            self._store.change(Deadline, deadline_id, repeat=rule)

    def finish(self, deadline_id: int) -> None:
        """Mark it done. A note's deadline marks the note as sent (P10). One that repeats makes
        the next, which is planned by its rule however late this one was done."""
        deadline = Deadline.get_by_id(deadline_id)
        with self._store.step(StepAction.FINISH_DEADLINE, self.subject(deadline_id)):
            now = self._present.instant
            if deadline.note is not None:
                self._store.change(Note, deadline.note, status=NoteStatus.SENT, sent_at=now)
            self.settle(Deadline.id == deadline_id)
            if deadline.repeat:
                self._plan_next(deadline)

    def _plan_next(self, deadline: Deadline) -> None:
        """The rule goes on with the next one, so that a done one that is opened again has none."""
        plan = WallTime(deadline.local, deadline.zone)
        due = following(deadline.repeat, plan, self._present.instant)
        if due is not None:
            self.plan(
                deadline.kind,
                due,
                title=deadline.title,
                whole_day=deadline.whole_day,
                company=deadline.company,
                opportunity=deadline.opportunity,
                contact=deadline.contact,
                repeat=deadline.repeat,
            )
        self._store.change(Deadline, deadline.id, repeat="")

    def reopen(self, deadline_id: int) -> None:
        """Make a finished deadline stand again."""
        deadline = Deadline.get_by_id(deadline_id)
        with self._store.step(StepAction.REOPEN_DEADLINE, self.subject(deadline_id)):
            if deadline.note is not None:
                self._store.change(
                    Note,
                    deadline.note,
                    status=still_owed(Note.get_by_id(deadline.note).body),
                    sent_at=None,
                    sent_by=SentBy.UNSAID,
                    waived_because="",
                )
            self._store.change(Deadline, deadline_id, status=DeadlineStatus.OPEN, done_at=None)

    def trash(self, deadline_id: int) -> None:
        """Move a deadline to the trash. Raises `ValueError` for a note's or a decision's: the one
        ends with its note (P10), the other with its offer (P14)."""
        kind = Deadline.get_by_id(deadline_id).kind
        if kind is DeadlineKind.NOTE_DUE:
            raise ValueError("This is a note you owe. Send it or waive it.")
        if kind is DeadlineKind.DECISION:
            raise ValueError("This is the limit of an offer. Accept or decline the offer.")
        with self._store.step(StepAction.MOVE_TO_TRASH, self.subject(deadline_id)):
            self._store.change(Deadline, deadline_id, deleted_at=self._present.instant)

    def settle(self, condition: object) -> None:
        """Mark the open deadlines that meet `condition` done, inside the caller's step."""
        now = self._present.instant
        Deadline.update(status=DeadlineStatus.DONE, done_at=now, changed_at=now).where(
            condition, Deadline.status == DeadlineStatus.OPEN, Deadline.deleted_at.is_null()
        ).execute()

    def subject(self, deadline_id: int) -> str:
        """Whom or what the deadline is about, for the name of a step."""
        row = self.row(deadline_id)
        if row is None:
            return ""
        whom = row.contact_name if row.note is not None else row.company
        return row.title or whom or row.contact_name or ""

    def keep_to_walls(self) -> None:
        """Reckon the instants of what is open anew: a zone may have got another rule, and what was
        agreed is the hour on the wall (DESIGN.md, Time). What was raised stays raised."""
        moved = False
        with self._store.database.atomic():
            for table, where in (
                ("reminder", "deadline_id IN (SELECT id FROM deadline WHERE status = 'open')"),
                ("deadline", "status = 'open'"),
                ("interview", "TRUE"),
            ):
                for local, zone, at in self._store.rows(
                    f"SELECT DISTINCT local, zone, at FROM {table} WHERE {where}"
                ):
                    new = _other_instant(local, zone, at)
                    if new is not None:
                        self._keep_to_wall(table, where, (new, local, zone, at))
                        moved = True
        if moved:
            self._store.announce_everything()

    def _keep_to_wall(self, table: str, where: str, moment: tuple[str, str, str, str]) -> None:
        these = f"{where} AND local = ? AND zone = ? AND at = ?"
        new, *before = moment
        if table == "reminder":
            self._store.database.execute_sql(
                "UPDATE OR IGNORE firing SET planned_at = ? WHERE planned_at = ? "
                f"AND reminder_uid IN (SELECT uid FROM reminder WHERE {these})",
                (new, before[-1], *before),
            )
        self._store.database.execute_sql(f"UPDATE {table} SET at = ? WHERE {these}", (new, *before))

    def _plan_reminders(
        self, deadline: int, kind: DeadlineKind, due: WallTime, whole_day: bool
    ) -> None:
        for reminder in plan_reminders(
            kind, due, self._present.habits, now=self._present.instant, whole_day=whole_day
        ):
            self._store.create(
                Reminder,
                deadline=deadline,
                lead=reminder.lead,
                local=reminder.at.local,
                zone=reminder.at.zone,
                at=reminder.at.instant,
            )


def still_owed(body: str) -> NoteStatus:
    """The status of a note that is owed: drafted where something is written (P10)."""
    return NoteStatus.DRAFTED if body.strip() else NoteStatus.PENDING


def _other_instant(local: str, zone: str, at: str) -> str | None:
    """Which instant a wall time is now, where it is not the one on record. Of two equal hours the
    second is as good as the first: which was meant is not on record."""
    wall = datetime.fromisoformat(local)
    try:
        instants = [
            instant_text(WallTime(wall.replace(fold=fold), zone).instant) for fold in (0, 1)
        ]
    except UnknownZone:
        return None
    return None if at in instants else instants[0]
