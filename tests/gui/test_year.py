"""A year of reminders in a minute, against a plain account of what should have been seen.

The program starts, stops, crashes and sleeps, clocks and zones are set, and a person does what
persons do: in many short lives as Hypothesis thinks of them, and through one full year by chance,
the same each time. The program's own alerts run over a real record; only the clock, the timer and
the screen are stand-ins. The account below was written from the practice and knows nothing of how
the program keeps its plan. Missed: something due was not seen at the first look. Doubled: something
was put on the screen that was not due, or stands there twice. What was seen and not answered is due
again at the next start.
"""

from __future__ import annotations

import calendar
import re
import shutil
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication, QWidget

from organizer.gui import alerts as alerts_module
from organizer.gui import wording
from organizer.gui.alerts import Alerts
from organizer.gui.commands import Commands
from organizer.gui.notifications import Alert, Notifier
from organizer.model.store import Store
from organizer.model.tables import Deadline
from organizer.practice.moments import WallTime
from organizer.practice.present import Present
from organizer.practice.repeats import WORKDAYS, Every, Unit
from organizer.practice.vocabulary import DeadlineKind, StepAction
from organizer.services.companies import find_or_add_company
from organizer.services.deadlines import DeadlineRow
from organizer.services.desk import Desk
from organizer.settings import SettingsFile

START = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")
HOURS = (time(2, 30), time(9))
OFTEN = (
    *[Every(1, Unit.DAYS)] * 12,
    *(Every(3, Unit.DAYS), Every(1, Unit.WEEKS), Every(2, Unit.WEEKS), Every(1, Unit.MONTHS)),
    *(WORKDAYS, Every(2, Unit.WEEKS, (1, 5)), Every(1, Unit.MONTHS, (4,), -1)),
    Every(2, Unit.MONTHS, (0,), 2),
)


# --- the plain account ---------------------------------------------------------------------------


@dataclass(eq=False)
class Plan:
    """The reminders that belong together until a deadline is moved: their instants in order, and
    how many of them were seen. Of several that are due one is seen, for all."""

    moments: list[datetime]
    seen: int = 0
    snoozed: datetime | None = None
    unanswered: bool = False
    again: bool = False

    def due(self, now: datetime) -> bool:
        return (
            self.again
            or (self.snoozed is not None and self.snoozed <= now)
            or (self.seen < len(self.moments) and self.moments[self.seen] <= now)
        )

    def see(self, now: datetime) -> None:
        self.unanswered, self.again = True, False
        if self.snoozed is not None and self.snoozed <= now:
            self.snoozed = None
        self.seen = max(self.seen, self.past(now))

    def answer(self) -> None:
        self.unanswered = self.again = False
        self.snoozed = None

    def past(self, now: datetime) -> int:
        return bisect_right(self.moments, now)


@dataclass(frozen=True)
class Owed:
    """A deadline."""

    name: str
    plan: Plan
    limit: datetime | None = None
    """Of a decision, whose alerts nobody gets rid of before it is made."""
    repeats: Every | None = None
    open: bool = True


@dataclass(frozen=True)
class Bubble:
    """An alert on the screen, and by deadline the plans that it tells of."""

    key: str
    told_of: dict[int, Plan]


def instant(local: datetime, zone: str) -> datetime:
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def repetitions(every: Every, first: datetime, zone: str) -> Iterator[datetime]:
    """The instants for some years from `first`, a wall time."""
    number, unit, weekdays, _nth = every
    if weekdays:
        days = [first.date(), *weekdays_of(every, first.date())]
    elif unit is Unit.MONTHS:
        months = [divmod(first.month - 1 + count * number, 12) for count in range(120)]
        days = [
            date(year, month, min(first.day, calendar.monthrange(year, month)[1]))
            for year, month in ((first.year + years, month + 1) for years, month in months)
        ]
    else:
        step = timedelta(days=number * (7 if unit is Unit.WEEKS else 1))
        days = [first.date() + count * step for count in range(120 if step.days > 6 else 800)]
    for day in days:
        yield instant(datetime.combine(day, first.time()), zone)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def weekdays_of(every: Every, first: date) -> Iterator[date]:
    """The days after the first that somebody finds who leafs through a calendar."""
    for day in (first + timedelta(days=count) for count in range(1, 1600)):
        weeks = (monday(day) - monday(first)).days // 7
        months = 12 * (day.year - first.year) + day.month - first.month
        is_last = (day + timedelta(days=7)).month != day.month
        of_month = is_last if every.nth == -1 else every.nth in (0, (day.day + 6) // 7)
        passed = months if every.unit is Unit.MONTHS else weeks
        if day.weekday() in every.weekdays and of_month and passed % every.number == 0:
            yield day


def ladder(limit: datetime, zone: str) -> list[datetime]:
    """Two days, a day, the morning, two hours and half an hour before, and the limit (P14)."""
    end = instant(limit, zone)
    early = [limit - timedelta(days=2), limit - timedelta(days=1)]
    morning = instant(datetime.combine(limit.date(), time(8)), zone)
    moments = [instant(local, zone) for local in early]
    moments += [end - timedelta(hours=2), end - timedelta(minutes=30), end]
    return sorted([*moments, morning] if morning < end - timedelta(hours=2) else moments)


def planned(moments: list[datetime], now: datetime) -> Plan:
    return Plan([one for one in moments if one > now] or moments[-1:])


# --- the stand-ins --------------------------------------------------------------------------------


class Crash(Exception):
    """The program is gone from one moment to the next."""


class HandTimer(QObject):
    """Remembers for when it was set."""

    tick = Signal()
    looked = Signal()
    next: datetime

    def arm(self, at: datetime) -> None:
        self.next = at


class Screen(Notifier):
    """What the desktop shows, program or no program. `crash` is where the next show ends."""

    def __init__(
        self,
        shown: Callable[[str, list[str], Sequence[int]], str],
        withdrawn: Callable[[str], object],
        cleared: Callable[[Sequence[int]], object],
    ) -> None:
        super().__init__()
        self._put, self._withdrawn, self._cleared = shown, withdrawn, cleared
        self.crash = ""

    def available(self) -> bool:
        return True

    def show(self, key: str, alert: Alert) -> None:
        if self.crash == "before":
            raise Crash
        names = re.findall(r"\b[DC]\d+\b", f"{alert.title}\n{alert.body}")
        before = [int(place) for place in alert.before]
        self._cleared(before[1:])
        if self.crash == "between":
            raise Crash
        place = self._put(key, names, before)
        if self.crash == "after":
            raise Crash
        self.shown.emit(key, place)

    def withdraw(self, key: str) -> None:
        self._withdrawn(key)

    def clear(self, places: Collection[str]) -> None:
        self._cleared([int(place) for place in places])


# --- a life --------------------------------------------------------------------------------------


class Life(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.now, self.zone = START, ZONES[0]
        self.settings = SettingsFile(self.folder / "settings")
        self.owed: dict[int, Owed] = {}
        self.past: list[dict[int, Owed]] = []
        self.future: list[dict[int, Owed]] = []
        self.names: dict[str, int] = {}
        self.screen: dict[int, Bubble] = {}
        self.told: dict[int, Bubble] = {}  # by deadline, the last that told of it
        self.heard: dict[str, int] = {}  # by key, the numbers of this life's
        self.half: dict[int, int] = {}  # shown when a crash came: by which number
        self.unknown: set[int] = set()  # numbers that a crash kept from the program
        self.half_way: set[int] = set()  # deadlines that were to be shown when a crash came
        self.alerts_seen = self.crashed = 0
        self.window = QWidget()
        self.desk: Desk | None = None
        self._start()

    def teardown(self) -> None:
        if self.desk is not None:
            self.desk.store.close()
        shutil.rmtree(self.folder)

    def due_by_now(self) -> int:
        """How many reminders were due of what stands or is done."""
        plans = {id(one.plan): one.plan for one in self.owed.values()}
        return sum(plan.seen for plan in plans.values())

    # --- the machine it runs on

    def _start(self) -> None:
        present = Present(lambda: self.now, lambda: self.zone, lambda: self.settings.current.habits)
        store = Store(self.folder, lambda: self.now)
        store.database.execute_sql("PRAGMA synchronous = OFF")  # programs die here, not disks
        self.desk = Desk(store, present, "en", self.settings)
        preferences = QSettings(str(self.folder / "w.ini"), QSettings.Format.IniFormat)
        self.commands = Commands(lambda: self._desk, self.window, preferences, self.folder)
        self.notifier = Screen(self._put, self._withdraw, self._clear)
        self.heard.clear()
        for one in self.owed.values():
            one.plan.again |= one.open and one.plan.unanswered
        again = {key for key, one in self.owed.items() if one.plan.again} - self.half_way
        self.half_way.clear()
        self.timer = HandTimer()
        self.alerts = Alerts(
            self.desk,
            self.commands,
            self.notifier,
            self.timer,  # type: ignore[arg-type]
            self.window,
        )
        self.changed = False
        store.subscribe(lambda _change: setattr(self, "changed", True))
        self._do(self.alerts.start)
        if self.desk is not None:
            self._check_start(again)

    def _check_start(self, again: set[int]) -> None:
        """What nobody answered comes gathered, most urgent first, and nothing is on the screen of
        which this life does not hear, but for what a crash kept from it."""
        left = set(self.screen) - self.unknown - set(self.heard.values())
        assert not left, f"left on the screen: {left}"
        gathered = [
            [deadline for deadline in self.screen[number].told_of if deadline in again]
            for number in self.heard.values()
        ]
        several = [
            deadlines
            for deadlines in gathered
            if any(self.owed[deadline].limit is None for deadline in deadlines)
        ]
        assert len(several) <= 1, "not gathered"

    @property
    def _desk(self) -> Desk:
        assert self.desk is not None
        return self.desk

    def _do(self, act: Callable[[], object]) -> None:
        """Let the program do something, and what its event loop does after it."""
        try:
            act()
            while self.changed:
                self.changed = False
                self.alerts.changed()
            if self.timer.next <= self.now:
                self.alerts.raise_due()
        except Crash:
            self.crashed += 1
            self.half_way = {key for key, one in self.owed.items() if one.plan.due(self.now)}
            self._desk.store.close()
            self.desk = None
            return
        self._check()

    def _held(self, one: Owed) -> bool:
        """Quiet hours hold back all but the decision limits of the same day."""
        if not self.settings.current.quiet_hours:
            return False
        wall = self.now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        if time(7) <= wall.time() < time(22):
            return False
        today = datetime.combine(wall.date(), time.min)
        tomorrow = today + timedelta(days=1)
        end = datetime.combine(wall.date() + timedelta(days=wall.hour >= 22), time(7))
        return one.limit is None or not (
            instant(today, self.zone) <= one.limit < instant(max(tomorrow, end), self.zone)
        )

    def _check(self) -> None:
        missed = [
            one.name
            for one in self.owed.values()
            if one.open and one.plan.due(self.now) and not self._held(one)
        ]
        assert not missed, f"missed: {missed}"

    def _withdraw(self, key: str) -> None:
        if key in self.heard:
            self.screen.pop(self.heard.pop(key), None)

    def _clear(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            self.screen.pop(number, None)
        self.half = {key: number for key, number in self.half.items() if number not in numbers}

    def _number(self, key: str, before: Sequence[int]) -> int:
        """As a service counts that knows keys."""
        if key in self.heard or before:
            return self.heard.get(key) or before[0]
        known = (number for number, bubble in self.screen.items() if bubble.key == key)
        return next(known, self.alerts_seen)

    def _meant(self, bubble: Bubble) -> list[Owed]:
        """What an alert tells of that still stands as it did then."""
        told_of = [(self.owed.get(deadline), plan) for deadline, plan in bubble.told_of.items()]
        return [one for one, plan in told_of if one and one.open and one.plan is plan]

    def _put(self, key: str, names: list[str], before: Sequence[int]) -> str:
        """Something comes on the screen, in place of what stands there. Gives its own place."""
        assert names
        self.alerts_seen += 1
        number = self._number(key, before)
        deadlines = [self.names[name] for name in names]
        for deadline in deadlines:
            self._no_longer_meant(deadline)
        bubble = self.screen.get(number)
        told_of = bubble.told_of if bubble and bubble.key == key else {}
        self.screen[number] = bubble = Bubble(key, told_of)
        for deadline in deadlines:
            told_of[deadline] = self.owed[deadline].plan
            self.told[deadline] = bubble
        self.heard[key] = number
        if self.notifier.crash != "after":
            self.unknown.discard(number)
        elif not before:
            self.unknown.add(number)
        for name, deadline in zip(names, deadlines, strict=True):
            one = self.owed[deadline]
            assert one.open and one.plan.due(self.now), f"doubled: {name}"
            assert not self._held(one), f"not held back: {name}"
            assert self.half.pop(deadline, number) == number, f"twice on the screen: {name}"
            assert one.limit is None or names == [name], f"a decision not alone: {name}"
            if self.notifier.crash == "after":
                self.half[deadline] = number
            else:
                one.plan.see(self.now)
        return str(number)

    def _pass(self, until: datetime) -> None:
        """The time goes on while the program runs: it wakes up when it said it would."""
        woken = 0
        while self.desk is not None and self.timer.next <= until:
            woken = woken + 1 if self.timer.next <= self.now else 0
            assert woken < 3, f"wakes up for nothing at {self.now}"
            self.now = max(self.now, self.timer.next)
            self._do(self._tick)
        self.now = until
        if self.desk is not None:
            self._check()

    def _tick(self) -> None:
        self.timer.looked.emit()
        self.alerts.raise_due()

    def _step(self) -> None:
        """Something is about to be done that can be undone."""
        self.past.append(dict(self.owed))
        self.future.clear()

    running = precondition(lambda self: self.desk is not None)
    stopped = precondition(lambda self: self.desk is None)

    # --- what happens to it

    @running
    @rule(days=st.integers(1, 12), minutes=st.integers(0, 1440))
    def time_passes(self, days: int, minutes: int) -> None:
        self._pass(self.now + timedelta(days=days, minutes=minutes))

    @running
    @rule(hours=st.integers(1, 600))
    def sleeps(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self._do(self._tick)

    @running
    @rule(minutes=st.integers(-3000, 3000))
    def clock_is_set(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self._do(self._tick)

    @running
    @rule(zone=st.sampled_from(ZONES))
    def travels(self, zone: str) -> None:
        self.zone = zone
        self._do(self.timer.looked.emit)

    @running
    @rule(where=st.sampled_from(["before", "between", "after"]), days=st.integers(1, 20))
    def crashes(self, where: str, days: int) -> None:
        """At the next alert, if one comes in these days, else at their end."""
        self.notifier.crash = where
        self._pass(self.now + timedelta(days=days))
        if self.desk is not None:
            self._desk.store.close()
            self.desk = None

    @stopped
    @rule(minutes=st.integers(0, 20_000), logged_out=st.booleans())
    def starts(self, minutes: int, logged_out: bool) -> None:
        self.now += timedelta(minutes=minutes)
        if logged_out:
            self.screen.clear()
            self.half.clear()
        self._start()

    @running
    @rule(quiet=st.booleans())
    def sets_quiet_hours(self, quiet: bool) -> None:
        self.settings.change(quiet_hours=quiet)
        self._do(self.alerts.raise_due)

    # --- what the person does

    @running
    @rule(seed=st.randoms(use_true_random=False), once=st.integers(1, 4))
    def plans(self, seed: Random, once: int, repeating: int = 1, decisions: int = 1) -> None:
        self._step()
        known = len(self.owed)

        def add() -> None:
            with self._desk.store.step(StepAction.ADD_SAMPLE):
                for _count in range(once):
                    self._add_own(seed, None)
                for _count in range(repeating):
                    self._add_own(seed, seed.choice(OFTEN))
                for _count in range(decisions):
                    self._add_decision(seed)

        self._do(add)
        assert len(self.owed) == known + once + repeating + decisions

    def _some_day(self, seed: Random, within: int = 60) -> tuple[datetime, str]:
        zone = seed.choice(ZONES)
        day = self.now.astimezone(ZoneInfo(zone)).date() + timedelta(days=seed.randint(-1, within))
        return datetime.combine(day, seed.choice(HOURS)), zone

    def _add_own(self, seed: Random, every: Every | None) -> None:
        local, zone = self._some_day(seed, 60 if every is None else 10)
        name = f"D{len(self.names)}"
        deadline = self._desk.deadlines.plan(
            DeadlineKind.OWN,
            WallTime(local, zone),
            title=name,
            repeat=every.rule(local.date()) if every else "",
        )
        moments = list(repetitions(every, local, zone)) if every else [instant(local, zone)]
        self.names[name] = deadline
        self.owed[deadline] = Owed(name, Plan(moments), None, every)

    def _add_decision(self, seed: Random) -> None:
        local, zone = self._some_day(seed)
        name = f"C{len(self.names)}"
        deadline = self._desk.deadlines.plan(
            DeadlineKind.DECISION,
            WallTime(local, zone),
            company=find_or_add_company(self._desk.store, name),
        )
        self.names[name] = deadline
        plan = planned(ladder(local, zone), self.now)
        self.owed[deadline] = Owed(name, plan, instant(local, zone))

    def _one(self, index: int) -> int | None:
        ids = [deadline for deadline, one in self.owed.items() if one.open]
        return ids[index % len(ids)] if ids else None

    @running
    @rule(index=st.integers(0, 10_000))
    def finishes(self, index: int) -> None:
        if (deadline := self._one(index)) is None:
            return
        self._step()
        one, before = self.owed[deadline], set(self._desk.deadlines.ids())
        self.owed[deadline] = replace(one, open=False)

        def finish() -> None:
            self.commands.finish_deadline(deadline)
            if one.repeats is not None:
                (following,) = set(self._desk.deadlines.ids()) - before
                due = one.plan.moments[0]
                plan = Plan([at for at in one.plan.moments if at > max(due, self.now)])
                self.owed[following] = Owed(one.name, plan, None, one.repeats)
                self.names[one.name] = following

        self._answered(deadline)
        self._do(finish)

    def _answered(self, deadline: int) -> None:
        self.owed[deadline].plan.answer()
        self._no_longer_meant(deadline)

    def _no_longer_meant(self, deadline: int) -> None:
        """By the alert that named it."""
        if bubble := self.told.pop(deadline, None):
            bubble.told_of.pop(deadline, None)

    @running
    @rule()
    def works_off_what_is_overdue(self) -> None:
        self._step()
        overdue = [
            deadline
            for deadline, one in self.owed.items()
            if one.open and one.repeats is None and one.plan.moments[-1] <= self.now
        ]
        for deadline in overdue:
            self.owed[deadline] = replace(self.owed[deadline], open=False)

        def settle() -> None:
            with self._desk.store.step(StepAction.ADD_SAMPLE):
                self._desk.deadlines.settle(Deadline.id.in_(overdue))

        self._do(settle)
        if not overdue:
            self.past.pop()

    @running
    @rule(index=st.integers(0, 10_000), days=st.integers(-3, 50))
    def moves(self, index: int, days: int) -> None:
        if (deadline := self._one(index)) is None:
            return
        self._step()
        one = self.owed[deadline]
        row = self._row(deadline)
        local = row.local + timedelta(days=days)
        due = instant(local, row.zone)
        if one.repeats is not None:
            plan = Plan(list(repetitions(one.repeats, local, row.zone)))
            self.owed[deadline] = replace(one, plan=plan)
        else:
            moments = [due] if one.limit is None else ladder(local, row.zone)
            limit = None if one.limit is None else due
            self.owed[deadline] = replace(one, plan=planned(moments, self.now), limit=limit)
        self.half.pop(deadline, None)
        self._do(lambda: self._desk.deadlines.move(deadline, WallTime(local, row.zone)))

    def _row(self, deadline: int) -> DeadlineRow:
        row = self._desk.deadlines.row(deadline)
        assert row is not None
        return row

    @running
    @rule(index=st.integers(0, 10_000), minutes=st.integers(1, 5000))
    def snoozes(self, index: int, minutes: int) -> None:
        if (deadline := self._one(index)) is not None:
            self.half.pop(deadline, None)
            self._answered(deadline)
            self._put_off(self.owed[deadline], self.now + timedelta(minutes=minutes))
            self._do(lambda: self.commands.snooze(deadline, timedelta(minutes=minutes)))

    def _put_off(self, one: Owed, until: datetime) -> None:
        """A snooze never passes a limit, and leaves a quarter of an hour where it can (P14)."""
        if one.limit is not None and self.now < one.limit:
            last_call = one.limit - timedelta(minutes=15)
            if last_call <= self.now:
                last_call = self.now + (one.limit - self.now) / 2
            until = min(until, last_call).replace(microsecond=0)
        one.plan.see(self.now)
        one.plan.answer()
        one.plan.snoozed = until

    @running
    @precondition(lambda self: self.heard)
    @rule(
        index=st.integers(0, 10_000),
        answer=st.sampled_from(["open", "snooze", "closed"]),
        everything=st.booleans(),
    )
    def answers(self, index: int, answer: str, everything: bool) -> None:
        """At an alert on the screen, or one after the other at all of them."""
        keys = list(self.heard)
        if not everything:
            keys = [keys[index % len(keys)]]
        for key in keys:
            self._answer(self.screen.pop(self.heard.pop(key)), answer)

        def tell() -> None:
            for key in keys:
                if answer == "closed":
                    self.notifier.closed.emit(key)
                else:
                    self.notifier.acted.emit(key, answer)

        self._do(tell)

    def _answer(self, bubble: Bubble, answer: str) -> None:
        for deadline in bubble.told_of:
            self.half.pop(deadline, None)
        for one in self._meant(bubble):
            if answer == "snooze":
                self._put_off(one, self.now + timedelta(minutes=10))
                continue
            one.plan.answer()
            if one.limit is None:
                continue
            left = one.limit - self.now
            if left <= timedelta():
                self._put_off(one, self.now + timedelta(hours=1))
            elif answer == "closed" and left <= timedelta(hours=36):
                self._put_off(one, self.now + timedelta(minutes=10))

    @running
    @precondition(lambda self: self.past)
    @rule()
    def undoes(self) -> None:
        self.future.append(dict(self.owed))
        self._back_to(self.past.pop())
        self._do(self.commands.undo)

    @running
    @precondition(lambda self: self.future)
    @rule()
    def redoes(self) -> None:
        self.past.append(dict(self.owed))
        self._back_to(self.future.pop())
        self._do(self.commands.redo)

    def _back_to(self, owed: dict[int, Owed]) -> None:
        self.owed = owed
        self.names |= {one.name: deadline for deadline, one in owed.items() if one.open}


@pytest.fixture
def plain_words(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """What alerts say is not what this is about; all of it is to be read here."""

    def words(row: DeadlineRow, _topics: str, _here: WallTime) -> tuple[str, str]:
        return row.title or row.company or "", ""

    monkeypatch.setattr(wording, "alert", words)
    monkeypatch.setattr(alerts_module, "MOST_LINES", 10**6)


@pytest.mark.usefixtures("plain_words")
def test_nothing_is_missed_and_nothing_doubled_whatever_happens() -> None:
    """Short lives with few deadlines, in every order of events that Hypothesis thinks of."""
    run_state_machine_as_test(
        Life, settings=settings(max_examples=100, stateful_step_count=30, deadline=None)
    )


@pytest.mark.usefixtures("plain_words")
def test_nothing_is_missed_and_nothing_doubled_in_a_full_year() -> None:
    """Over 100,000 reminders."""
    reminders, alerts, crashes = _live_a_year(0)
    print(f"{reminders} reminders in {alerts} alerts, {crashes} crashes")
    assert reminders > 100_000


EVENTS = {
    "time_passes": 25,
    "sleeps": 20,
    "crashes": 10,
    "clock_is_set": 6,
    "travels": 4,
    "sets_quiet_hours": 4,
    "plans": 12,
    "finishes": 10,
    "moves": 5,
    "snoozes": 10,
    "answers": 20,
    "undoes": 6,
    "redoes": 3,
    "works_off_what_is_overdue": 8,
}
"""How often each thing happens, beside the others."""


def _live_a_year(seed: int) -> tuple[int, int, int]:
    """How many reminders were due in a year, in how many alerts, and how often it crashed."""
    chance, life = Random(seed), Life()
    life.plans(chance, 100, 450, 20)
    life.past.clear()  # or one undoing takes nearly all of the year
    while life.now < START + timedelta(days=365):
        if life.desk is None:
            life.starts(chance.randint(0, 5000), chance.random() < 0.3)
            continue
        (event,) = chance.choices(list(EVENTS), list(EVENTS.values()))
        some = chance.randrange(10_000)
        act = getattr(life, event)
        match event:
            case "time_passes":
                act(chance.randint(0, 2), chance.randrange(1440))
            case "sleeps":
                act(chance.randint(1, 100))
            case "crashes":
                act(chance.choice(["before", "between", "after"]), chance.randint(1, 3))
            case "clock_is_set":
                act(chance.randint(-3000, 3000))
            case "travels":
                act(chance.choice(ZONES))
            case "sets_quiet_hours":
                act(chance.random() < 0.5)
            case "plans":
                act(chance, 40, 2, 6)
            case "moves":
                act(some, chance.randint(-3, 50))
            case "snoozes":
                act(some, chance.randint(1, 5000))
            case "answers":
                if life.heard:
                    answer = chance.choice(["open", "snooze", "closed"])
                    act(some, answer, answer == "closed")
            case "finishes":
                act(some)
            case "undoes":
                if life.past:
                    act()
            case "redoes":
                if life.future:
                    act()
            case _other:
                act()
    counts = life.due_by_now(), life.alerts_seen, life.crashed
    life.teardown()
    return counts
