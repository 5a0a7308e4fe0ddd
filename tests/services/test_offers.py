"""From the answer to the decision (P12-P17)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from organizer.practice.moments import WallTime
from organizer.practice.rounds import Verdict, against_writing
from organizer.practice.vocabulary import Channel, DeadlineKind, NoteKind, OfferStatus, Stage
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


def test_the_same_value_in_the_letter_is_a_round_of_its_own(met: Desk, clock: FakeClock) -> None:
    """P12: what was promised by phone is confirmed in writing, entered by hand."""
    said = (Term("Base salary", offered="60,000 EUR a year"), Term("Paid leave"))
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, terms=said))
    salary, leave = met.terms.rows(offer)
    clock.go_on(days=2)
    met.terms.set(salary.id, Channel.PHONE, offered="60,000 EUR a year")
    met.terms.set(leave.id, Channel.LETTER, offered="")
    assert len(met.terms.rounds(offer)) == 1  # nothing was said anew
    met.terms.set(salary.id, Channel.LETTER, offered="60,000 EUR a year")
    met.terms.set(salary.id, Channel.LETTER, offered="60,000 EUR a year")
    _by_phone, letter = met.terms.rounds(offer)
    assert letter.channel is Channel.LETTER and len(letter.changes) == 1
    (check,) = against_writing(met.terms.rounds(offer), language="en")
    assert check.verdict is Verdict.SAME
    met.store.undo()  # the second time was no step
    assert len(met.terms.rounds(offer)) == 1


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


def last_notes(desk: Desk) -> list[tuple[NoteKind, str]]:
    """The notes owed, but those of thanks, to whom."""
    rows = [row for row in desk.notes.rows(desk.notes.ids()) if row.kind is not NoteKind.THANK_YOU]
    return sorted((row.kind, row.to) for row in rows)


def in_touch(desk: Desk) -> list[tuple[str, date]]:
    rows = desk.deadlines.rows(desk.deadlines.ids())
    return sorted(
        (row.contact_name or "", row.due.day)
        for row in rows
        if row.kind is DeadlineKind.KEEP_IN_TOUCH
    )


@pytest.mark.parametrize(
    ("end", "stage", "letter", "status"),
    [
        ("decline", Stage.DECLINED, NoteKind.DECLINING, OfferStatus.DECLINED),
        ("expire", Stage.DECLINED, NoteKind.DECLINING, OfferStatus.EXPIRED),
        ("withdraw", Stage.WITHDRAWN, NoteKind.WITHDRAWAL, OfferStatus.DECLINED),
        ("turn down", Stage.TURNED_DOWN, NoteKind.TURNED_DOWN_REPLY, OfferStatus.EXPIRED),
    ],
)
def test_every_end_leads_to_its_letter_and_keeps_the_people(
    desk: Desk, end: str, stage: Stage, letter: NoteKind, status: OfferStatus
) -> None:
    """P16, P17: one letter, to the host; a day to keep in touch with each person met; one undo."""
    company = "Halden Instruments Ltd"
    desk.debrief.save(debrief(desk, company, "Leila Haddad", "Owen Marsh", host="Owen Marsh"))
    offer = desk.offers.save(OfferEntry(company, Channel.PHONE, limit=LIMIT))
    (opportunity,) = desk.opportunities.ids()
    before = sorted(open_kinds(desk))
    if end == "decline":
        note = desk.offers.decline(offer)
    elif end == "expire":
        note = desk.offers.expire(offer)
    else:
        note = desk.opportunities.change_stage(opportunity, stage)
    assert note is not None and last_notes(desk) == [(letter, "Owen Marsh")]
    row = desk.offers.row(offer)
    assert row is not None and row.status is status
    assert desk.opportunities.rows([opportunity])[0].stage is stage
    assert in_touch(desk) == [
        ("Leila Haddad", date(2027, 2, 28)),
        ("Owen Marsh", date(2027, 2, 23)),
    ]
    assert DeadlineKind.DECISION not in open_kinds(desk)
    assert len(desk.contacts.ids()) == 2
    desk.store.undo()
    assert sorted(open_kinds(desk)) == before


def test_once_one_is_accepted_the_others_are_told(met: Desk) -> None:
    """P15, P16: an offer elsewhere is declined, an application withdrawn, and who met nobody owes
    no letter."""
    met.debrief.save(debrief(met, "Nordlicht Optik AG", "Ingrid Solberg"))
    other = met.offers.save(OfferEntry("Brunnen Software GmbH", Channel.LETTER, caller="Yusuf"))
    unmet = met.opportunities.add("Kessler & Co", "Clerk")
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=LIMIT))
    met.offers.accept(offer)
    beside = {row.company: row.id for row in met.offers.open_beside(offer)}
    assert set(beside) == {"Nordlicht Optik AG", "Brunnen Software GmbH", "Kessler & Co"}
    assert met.offers.withdraw(unmet) is None
    for company in ("Nordlicht Optik AG", "Brunnen Software GmbH"):
        met.offers.withdraw(beside[company])
    assert met.offers.open_beside(offer) == []
    assert last_notes(met) == [
        (NoteKind.ACCEPTANCE, "Owen Marsh"),
        (NoteKind.DECLINING, "Yusuf"),
        (NoteKind.WITHDRAWAL, "Ingrid Solberg"),
    ]
    row = met.offers.row(other)
    assert row is not None and row.status is OfferStatus.DECLINED


@pytest.mark.parametrize(
    ("local", "sentence"),
    [
        (datetime(2027, 3, 28, 2, 30), "this hour is skipped"),
        (datetime(2027, 10, 31, 2, 30), "this hour comes twice"),
    ],
)
def test_an_hour_at_which_the_clocks_change_is_no_limit(
    met: Desk, local: datetime, sentence: str
) -> None:
    """P14: nobody can guard an hour that does not come, or comes twice."""
    limit = WallTime(local, ZONE)
    with pytest.raises(ValueError, match=sentence):
        met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    offer = met.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE))
    with pytest.raises(ValueError, match=sentence):
        met.offers.agree_limit(offer, limit)
    met.offers.agree_limit(offer, limit.shifted(1))


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


def test_a_letter_is_set_against_what_was_said_by_phone(met: Desk) -> None:
    """P12: also where it says the same; and there is a call to make about what it leaves out."""
    terms = (
        Term("Base salary", offered="£62,000 a year"),
        Term("Paid leave", offered="27 days", agreed="28 days"),
        Term("Title", offered="Product specialist"),
    )
    offer = met.offers.save(
        OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=LIMIT, terms=terms)
    )
    letter = (
        "Dear Ms Beispiel,\n\nYour salary is £62,000 a year, with 27 days of paid leave and a "
        "signing bonus of £1,000.\n\nYours sincerely,\nOwen Marsh"
    )
    topics = [row.topic for row in met.terms.rows(offer)]
    given = met.terms.find_in_letter(letter, [*topics, "Signing bonus"])
    met.offers.enter_letter(offer, {one.topic: one.value for one in given})
    checks = {
        check.topic: check.verdict
        for check in against_writing(met.terms.rounds(offer), language="en")
    }
    assert checks == {
        "Base salary": Verdict.SAME,
        "Paid leave": Verdict.DIFFERS,
        "Title": Verdict.ABSENT,
    }
    assert [row.offered for row in met.terms.rows(offer) if row.topic == "Signing bonus"] == [
        "£1,000"
    ]
    assert open_kinds(met).count(DeadlineKind.CALL_ABOUT_LETTER) == 1
    met.offers.enter_letter(offer, {"Title": "Product specialist"})
    assert open_kinds(met).count(DeadlineKind.CALL_ABOUT_LETTER) == 1
    assert met.terms.topics_used() == ["Base salary", "Paid leave", "Title", "Signing bonus"]
    met.store.undo()
    met.store.undo()
    assert [row.topic for row in met.terms.rows(offer)] == topics
    assert DeadlineKind.CALL_ABOUT_LETTER not in open_kinds(met)
