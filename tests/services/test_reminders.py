"""Reminders are claimed, shown and marked; a snooze never moves the plan (DESIGN.md, Time; P14)."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.practice import moments
from organizer.practice.habits import Habits
from organizer.practice.moments import WallTime, wall_time
from organizer.practice.reminders import Insistence, plan_reminders, snooze_until
from organizer.practice.repeats import Every, Unit
from organizer.practice.vocabulary import Channel, DeadlineKind, ReminderAction, Stage
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from organizer.services.reminders import DueReminder
from organizer.services.view_filter import Shown, ViewFilter
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
    desk.reminders.mark_shown({due: "Title"})
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
    desk.reminders.mark_shown({due: "Title"})
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
    desk.reminders.mark_shown({due: "Title"})
    plan = desk.store.rows("SELECT at FROM reminder")
    assert desk.reminders.snooze(deadline, clock() + timedelta(minutes=10)) == (
        MONDAY + timedelta(minutes=10)
    )
    assert desk.reminders.claim_due() == []
    clock.go_on(minutes=10)
    (due,) = desk.reminders.claim_due()
    assert desk.store.rows("SELECT at FROM reminder") == plan
    desk.reminders.mark_shown({due: "Title"})
    desk.reminders.acted(deadline, ReminderAction.OPENED)
    assert desk.reminders.claim_due() == []


def test_of_several_missed_rungs_the_latest_is_given(desk: Desk, clock: FakeClock) -> None:
    desk.offers.save(OfferEntry("Nordlicht Optik AG", Channel.PHONE, limit=FRIDAY))
    clock.instant = FRIDAY.instant - timedelta(minutes=5)
    (due,) = desk.reminders.claim_due()
    assert len(due.firings) == 5 and due.due_at == FRIDAY.instant - timedelta(minutes=30)
    desk.reminders.mark_shown({due: "Title"})
    assert desk.reminders.claim_due() == []


def test_a_limit_closes_in(desk: Desk) -> None:
    """P14: two days, one day, the morning, two hours, half an hour before, and then."""
    plan = plan_reminders(DeadlineKind.DECISION, FRIDAY, Habits(), now=MONDAY)
    assert [(one.lead, one.at.local.strftime("%a %H:%M")) for one in plan] == [
        ("two_days", "Wed 17:00"),
        ("one_day", "Thu 17:00"),
        ("morning", "Fri 08:00"),
        ("two_hours", "Fri 15:00"),
        ("half_hour", "Fri 16:30"),
        ("limit", "Fri 17:00"),
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
    assert [one.lead for one in plan] == ["half_hour", "limit"]
    late = FRIDAY.instant + timedelta(days=1)
    plan = plan_reminders(DeadlineKind.DECISION, FRIDAY, Habits(), now=late)
    assert [one.lead for one in plan] == ["limit"]


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


def show(desk: Desk) -> list[DueReminder]:
    """What is due, and is shown."""
    due = desk.reminders.claim_due()
    desk.reminders.mark_shown(dict.fromkeys(due, "Title"))
    return due


def test_a_snooze_before_anything_was_due_takes_nothing_off_the_plan(
    desk: Desk, clock: FakeClock
) -> None:
    deadline = desk.deadlines.add_own("Call the bank", desk.present.wall.shifted(3))
    desk.reminders.snooze(deadline, clock() + timedelta(minutes=10))
    assert desk.reminders.next_instant() == MONDAY + timedelta(minutes=10)
    clock.go_on(minutes=10)
    assert len(show(desk)) == 1
    assert desk.reminders.next_instant() == MONDAY + timedelta(days=3)
    clock.go_on(days=3)
    assert len(show(desk)) == 1
    assert desk.reminders.next_instant() is None


def test_a_snooze_of_what_is_due_and_was_not_raised_yet_holds_it(
    desk: Desk, clock: FakeClock
) -> None:
    deadline = desk.deadlines.add_own("Call the bank", desk.present.wall)
    desk.reminders.snooze(deadline, clock() + timedelta(minutes=10))
    assert desk.reminders.claim_due() == []
    clock.go_on(minutes=10)
    assert len(show(desk)) == 1


def test_a_decision_insists_more_and_more(desk: Desk, clock: FakeClock) -> None:
    """P14: as anything else, until it is answered, in front; sooner where it was pushed aside."""
    desk.offers.save(OfferEntry("Nordlicht Optik AG", Channel.PHONE, limit=FRIDAY))
    deadline = desk.deadlines.ids()[0]
    seen = []
    for left in (timedelta(days=2), timedelta(days=1), timedelta(hours=9), timedelta(hours=2)):
        clock.instant = FRIDAY.instant - left
        (due,) = show(desk)
        seen.append(due.insistence)
        desk.reminders.acted(deadline, ReminderAction.OPENED)
    assert seen == [Insistence.NORMAL, *[Insistence.URGENT] * 3]
    desk.reminders.snooze(deadline, clock() + timedelta(minutes=1))
    clock.go_on(minutes=1)
    (due,) = show(desk)
    assert due.insistence is Insistence.URGENT
    desk.reminders.acted(deadline, ReminderAction.CLOSED)
    clock.go_on(minutes=9)
    assert show(desk) == []
    clock.go_on(minutes=1)
    (due,) = show(desk)
    assert due.insistence is Insistence.IN_FRONT


def test_no_limit_passes_in_silence(desk: Desk, clock: FakeClock) -> None:
    """P14: it comes at the limit too, and again each hour until the decision is made."""
    desk.offers.save(OfferEntry("Nordlicht Optik AG", Channel.PHONE, limit=FRIDAY))
    deadline = desk.deadlines.ids()[0]
    clock.instant = FRIDAY.instant
    for _hour in range(3):
        (due,) = show(desk)
        assert due.insistence is Insistence.IN_FRONT
        desk.reminders.acted(deadline, ReminderAction.OPENED)
        assert desk.reminders.next_instant() == clock() + timedelta(hours=1)
        clock.go_on(hours=1)
    desk.offers.decline(desk.offers.ids()[0])
    assert desk.reminders.claim_due() == [] and desk.reminders.next_instant() is None


@pytest.mark.parametrize("pause", [False, True])
def test_quiet_holds_back_all_but_the_limits_of_the_day(
    desk: Desk, clock: FakeClock, pause: bool
) -> None:
    """P14: quiet hours and a pause alike."""
    evening = WallTime(datetime(2026, 11, 24, 23, 0), ZONE)
    morning = WallTime(datetime(2026, 11, 25, 7, 0), ZONE)
    desk.deadlines.add_own("Call the bank", evening)
    for company, limit in (
        ("Halden Instruments Ltd", evening.shifted(1, time(0, 30))),
        ("Nordlicht Optik AG", evening.shifted(2, time(23, 0))),
    ):
        desk.offers.save(OfferEntry(company, Channel.PHONE, limit=limit))
    clock.instant = evening.instant
    if pause:
        desk.reminders.pause(morning.instant)
        assert desk.reminders.paused_until() == morning.instant
    else:
        desk.settings.change(quiet_hours=True)
    (due,) = show(desk)
    assert due.deadline.company == "Halden Instruments Ltd"
    assert desk.reminders.next_instant() == evening.instant + timedelta(hours=1)
    clock.go_on(hours=2)
    show(desk)
    desk.reminders.acted(due.deadline.id, ReminderAction.OPENED)
    clock.instant = morning.instant - timedelta(hours=4)
    show(desk)  # the limit that passed in this night
    assert desk.reminders.next_instant() is not None
    clock.instant = morning.instant
    titles = {one.deadline.title or one.deadline.company for one in show(desk)}
    assert titles >= {"Call the bank", "Nordlicht Optik AG"}


def test_what_repeats_goes_on_from_its_plan(desk: Desk, clock: FakeClock) -> None:
    """However late one was raised or done, the next is where the rule says."""
    due = desk.present.wall.shifted(1, time(9, 0))
    desk.deadlines.add_own("Look at the job market", due, every=Every(2, Unit.WEEKS))
    for late in (timedelta(), timedelta(days=3), timedelta(hours=5)):
        clock.instant = due.instant + late
        (raised,) = show(desk)
        assert raised.deadline.due == due
        assert show(desk) == []
        clock.instant += timedelta(hours=1)
        desk.deadlines.finish(raised.deadline.id)
        due = due.shifted(14)
        assert desk.reminders.next_instant() == due.instant
    assert len(desk.deadlines.ids(ViewFilter(shown=Shown.DONE))) == 3
    desk.store.undo()
    assert [row.due for row in desk.deadlines.rows(desk.deadlines.ids())] == [due.shifted(-14)]


def test_what_repeats_and_is_not_done_comes_again(desk: Desk, clock: FakeClock) -> None:
    due = desk.present.wall.shifted(1, time(9, 0))
    desk.deadlines.add_own("Look at the job market", due, every=Every(1, Unit.WEEKS))
    for week in range(3):
        clock.instant = due.shifted(7 * week).instant + timedelta(minutes=3)
        assert desk.reminders.next_instant() == due.shifted(7 * week).instant
        (raised,) = show(desk)
        assert raised.due_at == due.shifted(7 * week).instant
        assert desk.reminders.coming(5)[0].at == due.shifted(7 * (week + 1)).instant
    clock.instant = due.shifted(70).instant
    (raised,) = show(desk)  # seven were missed: one reminder
    desk.deadlines.finish(raised.deadline.id)
    assert desk.reminders.next_instant() == due.shifted(77).instant


def test_who_is_kept_in_touch_with_comes_every_three_months(desk: Desk, clock: FakeClock) -> None:
    """P17. On the last day of a shorter month, and then on the 30th again."""
    clock.instant = datetime(2026, 11, 30, 13, 0, tzinfo=UTC)
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.opportunities.change_stage(desk.opportunities.ids()[0], Stage.TURNED_DOWN)
    days = []
    for _time in range(4):
        (row,) = (
            row
            for row in desk.deadlines.rows(desk.deadlines.ids())
            if row.kind is DeadlineKind.KEEP_IN_TOUCH
        )
        days.append(row.local.date().isoformat())
        clock.instant = row.at + timedelta(days=4)
        desk.deadlines.finish(row.id)
    assert days == ["2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]


def test_a_zone_that_gets_another_rule_keeps_the_hour_on_the_wall(
    desk: Desk, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = desk.deadlines.add_own("Shown", desk.present.wall)
    show(desk)
    later = desk.deadlines.add_own("Later", desk.present.wall.shifted(1))
    desk.deadlines.keep_to_walls()
    before = desk.deadlines.row(later)
    assert before is not None
    monkeypatch.setattr(moments, "zone_named", lambda _name: ZoneInfo("Europe/London"))
    desk.deadlines.keep_to_walls()
    after = desk.deadlines.row(later)
    assert after is not None
    assert (after.due, after.at) == (before.due, before.at + timedelta(hours=1))
    assert desk.reminders.next_instant() == after.at
    clock.go_on(hours=2)
    assert show(desk) == []  # what was raised stays raised
    assert desk.deadlines.row(shown) is not None


def test_the_second_of_two_equal_hours_is_kept(desk: Desk) -> None:
    """On the night in which clocks go back."""
    second = wall_time(datetime(2026, 10, 25, 1, 30, tzinfo=UTC), ZONE)
    deadline = desk.deadlines.add_own("Call the bank", second)
    desk.deadlines.keep_to_walls()
    row = desk.deadlines.row(deadline)
    assert row is not None and row.at == second.instant


def test_what_was_raised_and_what_came_of_it_is_kept(desk: Desk, clock: FakeClock) -> None:
    ids = [desk.deadlines.add_own(title, desk.present.wall) for title in ("One", "Two", "Three")]
    due = desk.reminders.claim_due()
    desk.reminders.mark_shown({one: one.deadline.title for one in due})
    assert {one.title for one in desk.reminders.standing()} == {"One", "Two", "Three"}
    clock.go_on(minutes=1)
    desk.reminders.snooze(ids[0], clock() + timedelta(hours=1))
    desk.deadlines.finish(ids[1])
    desk.reminders.acted(ids[1], ReminderAction.DONE)
    desk.deadlines.move(ids[2], desk.present.wall.shifted(2))
    assert desk.reminders.standing() == []
    assert [one.deadline.title for one in desk.reminders.snoozed()] == ["One"]
    assert [one.deadline.title for one in desk.reminders.coming(9)] == ["Three"]
    assert {one.title: one.action for one in desk.reminders.history(9)} == {
        "One": ReminderAction.SNOOZED,
        "Two": ReminderAction.DONE,
        "Three": None,
    }
    assert {one.acted_at for one in desk.reminders.history(9)} == {clock(), None}
