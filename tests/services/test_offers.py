"""From the answer to the decision (P12-P17)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import Channel, DeadlineKind, NoteKind, Stage
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from organizer.services.terms import Term
from tests.fakes import ZONE, FakeClock, debrief

LIMIT = WallTime(datetime(2026, 11, 27, 17, 0), "Europe/London")


def open_kinds(desk: Desk) -> list[DeadlineKind]:
    return [row.kind for row in desk.deadlines.rows(desk.deadlines.ids())]


@pytest.fixture
def met(desk: Desk) -> Desk:
    desk.debrief.save(debrief(desk, "Halden Instruments Ltd", "Owen Marsh", host="Owen Marsh"))
    return desk


def test_an_offer_ends_the_wait_and_keeps_the_limit_on_their_clock(met: Desk) -> None:
    """P12, P14."""
    assert DeadlineKind.HEAR_BACK in open_kinds(met)
    terms = (Term("Base salary", offered="£62,000 a year"), Term("Title"))
    offer = met.offers.save(
        OfferEntry("halden instruments ltd", Channel.PHONE, limit=LIMIT, terms=terms)
    )
    row = met.offers.row(offer)
    assert row is not None and row.limit == LIMIT and row.caller == "Owen Marsh"
    assert row.limit_at == datetime.fromisoformat("2026-11-27T17:00:00+00:00")
    assert sorted(open_kinds(met)) == [DeadlineKind.DECISION, DeadlineKind.NOTE_DUE]
    assert met.opportunities.rows([row.opportunity])[0].stage is Stage.OFFERED
    first, second = met.terms.rows(offer)
    assert (first.offered_minor, first.currency) == (6_200_000, "GBP")
    assert second.offered_minor is None


def test_a_letter_makes_the_task_to_telephone(met: Desk) -> None:
    """P12: a call after a letter often pays, because it rarely says all."""
    met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.LETTER))
    assert DeadlineKind.CALL_ABOUT_LETTER in open_kinds(met)


def test_a_limit_in_the_past_is_refused_and_a_later_one_agreed(met: Desk, clock: FakeClock) -> None:
    """P14."""
    past = WallTime(datetime(2026, 11, 20, 9, 0), ZONE)
    with pytest.raises(ValueError):
        met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=past))
    assert met.offers.ids() == []
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=LIMIT))
    later = LIMIT.shifted(3)
    met.offers.agree_limit(offer, later)
    row = met.offers.row(offer)
    assert row is not None and row.limit == later
    clock.instant = LIMIT.instant + timedelta(minutes=1)
    assert not [one for one in met.reminders.claim_due() if one.deadline.offer == offer]
    clock.instant = later.shifted(-2).instant
    (due,) = (one for one in met.reminders.claim_due() if one.deadline.offer == offer)
    assert due.due_at == clock.instant


def test_accepting_goes_out_in_writing_and_dates_the_start(met: Desk) -> None:
    """P15, P18."""
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=LIMIT))
    note = met.offers.accept(offer, starting=date(2027, 3, 1))
    assert note is not None
    row = met.notes.row(note)
    assert row is not None and row.kind is NoteKind.ACCEPTANCE and row.to == "Owen Marsh"
    kinds = open_kinds(met)
    assert DeadlineKind.DECISION not in kinds
    assert {DeadlineKind.WRITTEN_CONFIRMATION, DeadlineKind.STARTING_DATE} <= set(kinds)
    assert met.opportunities.rows([row.opportunity or 0])[0].stage is Stage.ACCEPTED


def test_declining_owes_the_letter_and_keeps_the_people(met: Desk) -> None:
    """P16."""
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE))
    note = met.offers.decline(offer)
    row = met.notes.row(note or 0)
    assert row is not None and row.kind is NoteKind.DECLINING
    assert len(met.contacts.ids()) == 1


def test_turned_down_owes_a_reply_and_a_day_to_keep_in_touch(met: Desk) -> None:
    """P17: paths cross again."""
    met.opportunities.change_stage(met.opportunities.ids()[0], Stage.TURNED_DOWN)
    kinds = {row.kind for row in met.notes.rows(met.notes.ids())}
    assert NoteKind.TURNED_DOWN_REPLY in kinds
    assert DeadlineKind.KEEP_IN_TOUCH in open_kinds(met)
    assert DeadlineKind.HEAR_BACK not in open_kinds(met)


def test_an_overdue_answer_leads_to_an_inquiry(met: Desk, clock: FakeClock) -> None:
    """P7: courteous, and not a push."""
    (wait,) = [
        row for row in met.deadlines.rows(met.deadlines.ids()) if row.kind is DeadlineKind.HEAR_BACK
    ]
    clock.instant = wait.at + timedelta(days=1)
    note = met.notes.inquire(wait.id)
    row = met.notes.row(note)
    assert row is not None and (row.kind, row.to) == (NoteKind.INQUIRY, "Owen Marsh")
    assert DeadlineKind.HEAR_BACK not in open_kinds(met)


def test_throwing_an_opportunity_away_and_back_keeps_what_belongs_to_it(met: Desk) -> None:
    met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=LIMIT))
    before = (met.notes.ids(), met.offers.ids(), met.deadlines.ids())
    met.opportunities.trash(met.opportunities.ids()[0])
    assert met.notes.ids() == met.offers.ids() == met.deadlines.ids() == []
    assert len(met.contacts.ids()) == 1
    (thrown,) = met.trash.thrown()
    met.trash.restore(thrown)
    assert (met.notes.ids(), met.offers.ids(), met.deadlines.ids()) == before


def test_every_stage_and_limit_stays_in_the_history(met: Desk, clock: FakeClock) -> None:
    """P14: a later limit does not hide the first one; undo takes back what it notes, too."""
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=LIMIT))
    row = met.offers.row(offer)
    assert row is not None and row.deadline is not None

    def history() -> list[Stage | WallTime | None]:
        detail = met.opportunities.detail(row.opportunity)
        assert detail is not None
        return [one.stage or one.limit for one in detail.history]

    before: list[Stage | WallTime | None] = [
        Stage.INTERESTED,
        Stage.WAITING,
        Stage.OFFERED,
        LIMIT,
    ]
    assert history() == before
    clock.instant += timedelta(hours=1)
    met.offers.agree_limit(offer, LIMIT.shifted(3))
    met.deadlines.move(row.deadline, LIMIT.shifted(4))
    met.offers.decline(offer)
    assert history() == [*before, LIMIT.shifted(3), LIMIT.shifted(4), Stage.DECLINED]
    for _step in range(3):
        met.store.undo()
    assert history() == before
