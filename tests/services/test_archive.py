"""Closing a search: put away whole, found again, and a clean start (P18)."""

from __future__ import annotations

import pytest

from organizer.practice.vocabulary import Channel, DeadlineKind, NoteStatus, Stage
from organizer.services.desk import Desk
from organizer.services.offers import OfferEntry
from organizer.services.view_filter import ViewFilter
from tests.fakes import debrief

ARCHIVED = ViewFilter(archived=True)


@pytest.fixture
def searched(desk: Desk) -> Desk:
    """Halden made an offer, Nordlicht is being pursued; one note is sent, one is owed."""
    desk.debrief.save(debrief(desk, "Halden Instruments Ltd", "Owen Marsh"))
    desk.notes.mark_sent(desk.notes.ids()[0])
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE))
    return desk


def test_a_search_is_put_away_whole_and_found_again(searched: Desk) -> None:
    """P18, P10: nobody is left without a note or a reason; dates to come and people stay."""
    desk = searched
    offer = desk.offers.ids()[0]
    with pytest.raises(ValueError, match="every offer"):
        desk.archive.close(without_notes="I have a job")
    note = desk.offers.accept(offer, starting=None)
    assert note is not None
    desk.notes.mark_sent(note)
    before = (desk.opportunities.ids(), desk.offers.ids(), desk.notes.ids())
    with pytest.raises(ValueError, match="Notes are still owed"):
        desk.archive.close()
    assert (desk.opportunities.ids(), desk.offers.ids(), desk.notes.ids()) == before
    assert desk.opportunities.rows(before[0])[0].stage is not Stage.WITHDRAWN

    assert desk.archive.close(without_notes="The post of the company is closed") == 2
    assert desk.opportunities.ids() == desk.offers.ids() == desk.notes.ids() == []
    assert desk.archive.closed_before()
    assert set(desk.opportunities.ids(ARCHIVED)) == set(before[0])
    assert desk.offers.ids(ARCHIVED) == before[1]
    notes = desk.notes.rows(desk.notes.ids(ARCHIVED))
    assert {row.status for row in notes} == {NoteStatus.SENT, NoteStatus.WAIVED}
    assert [hit.title for hit in desk.search.find("nordlicht").hits]
    kinds = {row.kind for row in desk.deadlines.rows(desk.deadlines.ids())}
    assert kinds == {DeadlineKind.WRITTEN_CONFIRMATION, DeadlineKind.KEEP_IN_TOUCH}
    assert len(desk.contacts.ids()) == 2
    assert len(desk.comparison.read().columns) == 0

    # The same company can be pursued anew.
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    assert len(desk.opportunities.ids()) == len(desk.notes.ids()) == 1
    desk.store.undo()
    desk.store.undo()
    assert (desk.opportunities.ids(), desk.offers.ids(), desk.notes.ids()) == before


def test_there_is_nothing_to_close_in_an_empty_record(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no search"):
        desk.archive.close()
