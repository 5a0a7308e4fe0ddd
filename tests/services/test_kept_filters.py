"""What lists can be narrowed to, and the filters that are kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from organizer.practice.contact_draft import ContactDraft
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import Channel, Stage
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from organizer.services.view_filter import Shown, ViewFilter
from tests.fakes import ZONE, FakeClock, debrief


def test_each_list_shows_what_was_asked_for(desk: Desk, clock: FakeClock) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg", "Pavel Dvořák"))
    pavel = desk.contacts.only_one_called("Pavel Dvořák")
    assert pavel is not None
    detail = desk.contacts.detail(pavel)
    assert detail is not None
    desk.notes.mark_sent(detail.notes[0].id)
    eva = desk.contacts.add(ContactDraft(full_name="Eva Straße", emails=("eva@example.com",)))
    ingrid = desk.contacts.only_one_called("Ingrid Solberg")
    assert desk.contacts.ids(ViewFilter(shown=Shown.OWED)) == [ingrid]
    assert eva not in desk.contacts.ids(ViewFilter(shown=Shown.UNREACHABLE))
    assert desk.contacts.ids(ViewFilter(detail.company_id, shown=Shown.OWED)) == [ingrid]
    sent, owed = (desk.notes.ids(ViewFilter(shown=one)) for one in (Shown.SENT, Shown.OWED))
    assert (len(sent), len(owed)) == (1, 1) and sent != owed

    limits = {
        name: desk.offers.save(
            OfferEntry(name, Channel.PHONE, limit=WallTime(datetime(2026, month, day, 17), ZONE))
        )
        for name, month, day in (("Soon AG", 11, 27), ("Later AG", 11, 30), ("Far AG", 12, 24))
    }
    for shown, names in (
        (Shown.WEEK, ["Soon AG", "Later AG"]),
        (Shown.MONTH, ["Soon AG", "Later AG"]),
        (Shown.OPEN, ["Soon AG", "Later AG", "Far AG"]),
    ):
        assert desk.offers.ids(ViewFilter(shown=shown)) == [limits[name] for name in names]
    desk.offers.decline(limits["Soon AG"])
    assert desk.offers.ids(ViewFilter(shown=Shown.MONTH)) == [limits["Later AG"]]
    clock.go_on(days=8)
    assert desk.offers.ids(ViewFilter(shown=Shown.WEEK)) == []
    late = desk.deadlines.ids(ViewFilter(shown=Shown.OVERDUE))
    assert 0 < len(late) < len(desk.deadlines.ids())
    assert len(desk.deadlines.ids(ViewFilter(shown=Shown.DONE))) == 2
    (nordlicht,) = desk.opportunities.ids(ViewFilter(detail.company_id))
    desk.opportunities.change_stage(nordlicht, Stage.WITHDRAWN)
    assert nordlicht in desk.opportunities.ids(ViewFilter(shown=Shown.CLOSED))
    assert nordlicht not in desk.opportunities.ids(ViewFilter(shown=Shown.PURSUED))


def test_filters_are_kept_by_name_and_come_back_with_undo(desk: Desk) -> None:
    month = ViewFilter(shown=Shown.MONTH)
    first = desk.kept_filters.keep("Offers this month", "offer", month)
    assert desk.kept_filters.keep("  offers  THIS month", "offer", month) == first
    desk.kept_filters.keep("All of mine", "contact", ViewFilter(opportunity=None))
    assert [kept.name for kept in desk.kept_filters.all()] == ["All of mine", "offers THIS month"]
    assert desk.kept_filters.all()[1].view == month
    desk.kept_filters.delete(desk.kept_filters.all()[1])
    assert len(desk.kept_filters.all()) == 1
    desk.store.undo()
    assert len(desk.kept_filters.all()) == 2
    with pytest.raises(ValueError, match="needs a name"):
        desk.kept_filters.keep(" ", "offer", month)
