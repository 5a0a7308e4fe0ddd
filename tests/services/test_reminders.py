"""Reminders are claimed, shown and marked; a snooze never moves the plan (DESIGN.md, Time; P14)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.habits import Habits
from organizer.practice.moments import WallTime
from organizer.practice.reminders import plan_reminders, snooze_until
from organizer.practice.vocabulary import Channel, DeadlineKind, ReminderAction
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from tests.fakes import MONDAY, ZONE, FakeClock, debrief

FRIDAY = WallTime(datetime(2026, 11, 27, 17, 0), ZONE)


def test_a_reminder_is_given_once_and_again_only_until_it_was_shown(
    desk: Desk, clock: FakeClock
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    assert desk.reminders.claim_due() == []
    assert desk.reminders.next_instant() == datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    clock.go_on(hours=20)
    (due,) = desk.reminders.claim_due()
    (again,) = desk.reminders.claim_due()  # claimed and not shown: raised under the same key
    assert (again.key, again.firings) == (due.key, due.firings)
    desk.reminders.mark_shown(due)
    assert desk.reminders.claim_due() == []
    clock.instant = MONDAY  # a clock set back rings nothing twice
    clock.go_on(hours=20)
    assert desk.reminders.claim_due() == []


def test_what_is_settled_rings_no_more_and_undo_rings_nothing_twice(
    desk: Desk, clock: FakeClock
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", answer_by=None))
    clock.go_on(hours=20)
    (due,) = desk.reminders.claim_due()
    desk.reminders.mark_shown(due)
    desk.notes.mark_sent(desk.notes.ids()[0])
    assert desk.reminders.next_instant() is None
    desk.store.undo()
    assert desk.reminders.claim_due() == []
    desk.notes.mark_sent(desk.notes.ids()[0])
    clock.go_on(days=30)
    assert desk.reminders.claim_due() == []


def test_a_snooze_brings_it_back_and_leaves_the_plan(desk: Desk, clock: FakeClock) -> None:
    deadline = desk.deadlines.add_own("Call the bank", desk.present.wall)
    (due,) = desk.reminders.claim_due()
    desk.reminders.mark_shown(due)
    plan = desk.store.rows("SELECT at FROM reminder")
    assert desk.reminders.snooze(deadline, clock() + timedelta(minutes=10)) == (
        MONDAY + timedelta(minutes=10)
    )
    assert desk.reminders.claim_due() == []
    clock.go_on(minutes=10)
    (due,) = desk.reminders.claim_due()
    assert desk.store.rows("SELECT at FROM reminder") == plan
    desk.reminders.mark_shown(due)
    desk.reminders.acted(deadline, ReminderAction.OPENED)
    assert desk.reminders.claim_due() == []


def test_of_several_missed_rungs_the_latest_is_given(desk: Desk, clock: FakeClock) -> None:
    desk.offers.save(OfferEntry("Nordlicht Optik AG", Channel.PHONE, limit=FRIDAY))
    clock.instant = FRIDAY.instant - timedelta(minutes=5)
    (due,) = desk.reminders.claim_due()
    assert due.lead == "half_hour"
    desk.reminders.mark_shown(due)
    assert desk.reminders.claim_due() == []


def test_a_limit_closes_in(desk: Desk) -> None:
    """P14: two days, one day, the morning, two hours, half an hour before."""
    plan = plan_reminders(DeadlineKind.DECISION, FRIDAY, Habits(), now=MONDAY)
    assert [(one.lead, one.at.local.strftime("%a %H:%M")) for one in plan] == [
        ("two_days", "Wed 17:00"),
        ("one_day", "Thu 17:00"),
        ("morning", "Fri 08:00"),
        ("two_hours", "Fri 15:00"),
        ("half_hour", "Fri 16:30"),
    ]


def test_leads_are_hours_of_the_wall_for_days_and_of_real_time_for_hours() -> None:
    """P14 on the Sunday on which clocks go back: the day before is the same hour on the wall."""
    sunday = WallTime(datetime(2026, 10, 25, 4, 0), ZONE)
    plan = {
        one.lead: one.at
        for one in plan_reminders(
            DeadlineKind.DECISION, sunday, Habits(), now=datetime(2026, 10, 1, tzinfo=UTC)
        )
    }
    assert plan["one_day"].local == datetime(2026, 10, 24, 4, 0)
    assert sunday.instant - plan["one_day"].instant == timedelta(hours=25)
    assert sunday.instant - plan["two_hours"].instant == timedelta(hours=2)


def test_past_rungs_are_not_planned_but_the_last_one_always_is() -> None:
    soon = FRIDAY.instant - timedelta(minutes=45)
    plan = plan_reminders(DeadlineKind.DECISION, FRIDAY, Habits(), now=soon)
    assert [one.lead for one in plan] == ["half_hour"]
    late = FRIDAY.instant + timedelta(days=1)
    plan = plan_reminders(DeadlineKind.DECISION, FRIDAY, Habits(), now=late)
    assert [one.lead for one in plan] == ["half_hour"]


@given(
    st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=9)),
    st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=9)),
)
def test_no_snooze_goes_past_a_limit(left: timedelta, wanted: timedelta) -> None:
    limit = MONDAY + left
    back = snooze_until(MONDAY, MONDAY + wanted, limit)
    assert MONDAY < back < limit
    assert back <= MONDAY + wanted


def test_after_an_absence_everything_missed_is_still_there(desk: Desk, clock: FakeClock) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", "Pavel Dvořák"))
    clock.go_on(days=21)
    assert len(desk.reminders.claim_due()) == 3  # two notes, and no answer came (P7)
