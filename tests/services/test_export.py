"""What goes out comes in again, and then changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from organizer.gui.wording import calendar_title
from organizer.practice.contact_draft import ContactDraft
from organizer.services.desk import Desk
from organizer.services.export import Export
from organizer.services.imports import CandidateState
from tests.fakes import FakeClock, debrief, open_desk

CARDS = Path(__file__).parents[1] / "data" / "vcards"


@pytest.mark.parametrize("what", [Export.VCARD_3, Export.VCARD_4])
def test_contacts_go_out_and_come_back_as_they_were(
    desk: Desk, tmp_path: Path, clock: FakeClock, what: Export
) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Ingrid Solberg"))
    for path in CARDS.glob("*.vcf"):
        desk.imports.keep(desk.imports.read(path))
    out = tmp_path / "out.vcf"
    assert desk.exports.write(what, out, calendar_title) == len(desk.contacts.ids())
    assert {one.state for one in desk.imports.read(out)} == {CandidateState.SAME}

    other = open_desk(tmp_path / "other", clock)
    other.imports.keep(other.imports.read(out))
    assert other.exports.write(what, tmp_path / "again.vcf", calendar_title) == len(
        desk.contacts.ids()
    )
    assert (tmp_path / "again.vcf").read_bytes() == out.read_bytes()
    other.store.close()


def test_what_stood_there_is_unchanged_where_it_cannot_be_written(
    desk: Desk, tmp_path: Path
) -> None:
    desk.contacts.add(ContactDraft("Anna Beispiel"))
    folder = tmp_path / "taken.vcf"
    folder.mkdir()
    with pytest.raises(OSError, match=r"taken\.vcf"):
        desk.exports.write(Export.VCARD_4, folder, calendar_title)
    assert [path.name for path in tmp_path.glob("*taken*")] == ["taken.vcf"]
    desk.exports.write(Export.VCARD_4, tmp_path / "kept.vcf", calendar_title)
    assert (tmp_path / "kept.vcf").stat().st_mode & 0o077 == 0


def test_people_are_known_by_uid_then_any_address_then_name_with_company(
    desk: Desk, tmp_path: Path
) -> None:
    def read(*cards: str) -> list[CandidateState]:
        path = tmp_path / "cards.vcf"
        path.write_text("".join(f"BEGIN:VCARD\n{card}\nEND:VCARD\n" for card in cards))
        found = list(desk.imports.read(path))
        desk.imports.keep(one for one in found if one.state is not CandidateState.REFUSED)
        return [one.state for one in found]

    first = "FN:Anna Beispiel\nUID:1\nORG:Example AG\nEMAIL:a@example.com\nEMAIL:b@example.com"
    new, changed, same = CandidateState.NEW, CandidateState.CHANGED, CandidateState.SAME
    assert read(first) == [new]
    assert read(first) == [same]
    assert read("FN:A. B.\nUID:1") == [same]
    assert read("FN:A. B.\nEMAIL:x@example.com\nEMAIL:B@example.com") == [changed]
    assert read("FN:anna beispiel\nORG:example ag\nEMAIL:c@example.com") == [changed]
    assert read("FN:Anna Beispiel\nEMAIL:other@example.com") == [new]
    assert read("NOTE:nobody") == [CandidateState.REFUSED]
    assert len(desk.contacts.ids()) == 2


def test_a_card_that_says_more_is_kept_with_who_is_known(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.add(ContactDraft("Anna Beispiel"))
    path = tmp_path / "anna.vcf"
    path.write_text("BEGIN:VCARD\nFN:Anna Beispiel\nBDAY:1980-02-29\nREV:1\nEND:VCARD\n")
    for state in (CandidateState.CHANGED, CandidateState.SAME):
        (found,) = desk.imports.read(path)
        assert found.state is state
        desk.imports.keep([found])
    path.write_text(path.read_text().replace("REV:1", "REV:2"))
    assert [found.state for found in desk.imports.read(path)] == [CandidateState.SAME]
    desk.exports.write(Export.VCARD_4, tmp_path / "out.vcf", calendar_title)
    assert "BDAY:1980-02-29" in (tmp_path / "out.vcf").read_text()
