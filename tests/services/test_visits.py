"""A visit that is coming up: planned, prepared the evening before, and written down (P1, P2)."""

from __future__ import annotations

from datetime import datetime

import pytest

from organizer.practice.moments import WallTime
from organizer.practice.time_line import Mark
from organizer.practice.vocabulary import DeadlineKind, Stage
from organizer.services.desk import Desk
from tests.fakes import ZONE, FakeClock, debrief

WHEN = WallTime(datetime(2026, 11, 26, 10, 0), ZONE)


def kinds(desk: Desk) -> list[DeadlineKind]:
    return [row.kind for row in desk.deadlines.rows(desk.deadlines.ids())]


def test_a_visit_is_called_to_mind_the_evening_before_and_ends_with_its_debrief(
    desk: Desk, clock: FakeClock
) -> None:
    """P1: date, place, host and who is expected; the wait for an answer is over (P7)."""
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    (opportunity,) = desk.opportunities.ids()
    deadline = desk.opportunities.plan_visit(
        opportunity, WHEN, place="Plant 2", host="Ingrid Solberg", people=("Pavel", " ", "Mina")
    )
    assert DeadlineKind.HEAR_BACK not in kinds(desk)
    assert desk.opportunities.rows([opportunity])[0].stage is Stage.INTERVIEWING
    visit = desk.opportunities.visit(opportunity)
    assert visit is not None
    assert (visit.when, visit.place, visit.people) == (WHEN, "Plant 2", ("Pavel", "Mina"))
    marks = [entry for entry in desk.time_line.read().entries if entry.at == WHEN]
    assert [(entry.mark, entry.record) for entry in marks] == [(Mark.INTERVIEW, opportunity)]

    clock.instant = WallTime(datetime(2026, 11, 25, 17, 59), ZONE).instant
    assert deadline not in [due.deadline.id for due in desk.reminders.claim_due()]
    clock.go_on(minutes=1)
    assert deadline in [due.deadline.id for due in desk.reminders.claim_due()]

    later = WHEN.shifted(1)
    assert desk.opportunities.plan_visit(opportunity, later, place="Plant 3") == deadline
    visit = desk.opportunities.visit(opportunity)
    assert visit is not None and (visit.when, visit.place) == (later, "Plant 3")
    clock.instant = later.shifted(0).instant
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Pavel"))
    assert desk.opportunities.visit(opportunity) is None
    assert DeadlineKind.VISIT not in kinds(desk)
    assert desk.opportunities.rows([opportunity])[0].stage is Stage.WAITING


def test_an_earlier_talk_leaves_the_visit_planned_and_an_end_does_not(desk: Desk) -> None:
    opportunity = desk.opportunities.add("Nordlicht Optik AG", "Engineer")
    desk.opportunities.plan_visit(opportunity, WHEN)
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    assert desk.opportunities.visit(opportunity) is not None
    desk.opportunities.change_stage(opportunity, Stage.TURNED_DOWN)
    assert desk.opportunities.visit(opportunity) is None


def test_a_visit_in_the_past_is_refused(desk: Desk) -> None:
    opportunity = desk.opportunities.add("Nordlicht Optik AG", "Engineer")
    with pytest.raises(ValueError, match="past"):
        desk.opportunities.plan_visit(opportunity, WHEN.shifted(-7))
    with pytest.raises(ValueError, match="skipped"):
        desk.opportunities.plan_visit(opportunity, WallTime(datetime(2027, 3, 28, 2, 5), ZONE))
    assert desk.opportunities.visit(opportunity) is None
