"""What is kept, out into files that other programs read. Nothing is changed."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, NamedTuple

from organizer.exchange.calendar_writing import CalendarDate, calendar_text
from organizer.exchange.record_file import record_lines
from organizer.exchange.tables import contact_rows, table_text
from organizer.exchange.vcard import read_kept
from organizer.exchange.vcard_writing import Version, card_text
from organizer.model.fields import read_instant
from organizer.model.store import Store
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import DeadlineKind
from organizer.services.whole_record import WholeKeeper


class Export(StrEnum):
    """What can go out, and in which format."""

    VCARD_4 = "vcard 4.0"
    VCARD_3 = "vcard 3.0"
    CONTACTS = "contacts"
    OPPORTUNITIES = "opportunities"
    NOTES = "notes"
    OFFERS = "offers"
    DEADLINES = "deadlines"
    CALENDAR = "calendar"
    EVERYTHING = "everything"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return {
            Export.VCARD_4: ".vcf",
            Export.VCARD_3: ".vcf",
            Export.CALENDAR: ".ics",
            Export.EVERYTHING: ".json",
        }.get(self, ".csv")


class ToTitle(NamedTuple):
    """A date that wants a title in the person's language: a deadline, or an interview that was
    held, whose kind is None."""

    kind: DeadlineKind | None
    title: str
    company: str
    position: str
    contact: str


_LISTS: Final = {
    Export.OPPORTUNITIES: (
        ("Company", "Position", "Stage", "Moving", "Remarks"),
        "SELECT company.name, position, stage, iif(moving, 'yes', 'no'), remarks FROM opportunity "
        "JOIN company ON company.id = company_id WHERE opportunity.deleted_at IS NULL "
        "ORDER BY company.search_text, opportunity.id",
    ),
    Export.NOTES: (
        ("To", "Company", "Kind", "Status", "Due", "Zone", "Sent", "Waived because", "Text"),
        "SELECT contact.full_name, coalesce(company.name, ''), note.kind, note.status, "
        "coalesce(deadline.local, ''), coalesce(deadline.zone, ''), coalesce(note.sent_at, ''), "
        "note.waived_because, note.body FROM note JOIN contact ON contact.id = note.contact_id "
        "LEFT JOIN deadline ON deadline.note_id = note.id AND deadline.deleted_at IS NULL "
        "LEFT JOIN company ON company.id = contact.company_id "
        "WHERE note.deleted_at IS NULL ORDER BY deadline.at, note.id",
    ),
    Export.OFFERS: (
        (
            *("Company", "Position", "Status", "Channel", "Topic"),
            *("Offered", "Asked", "Answered", "Agreed"),
        ),
        "SELECT company.name, opportunity.position, offer.status, offer.channel, "
        "coalesce(topic, ''), coalesce(offered, ''), coalesce(asked, ''), coalesce(answered, ''), "
        "coalesce(agreed, '') FROM offer JOIN opportunity ON opportunity.id = offer.opportunity_id "
        "JOIN company ON company.id = opportunity.company_id "
        "LEFT JOIN offer_term ON offer_term.offer_id = offer.id AND offer_term.deleted_at IS NULL "
        "WHERE offer.deleted_at IS NULL ORDER BY company.search_text, offer.id, offer_term.place",
    ),
    Export.DEADLINES: (
        ("Kind", "Title", "Company", "Contact", "Due", "Zone", "Whole day", "Status"),
        "SELECT deadline.kind, deadline.title, coalesce(company.name, ''), "
        "coalesce(contact.full_name, ''), deadline.local, deadline.zone, "
        "iif(whole_day, 'yes', 'no'), deadline.status FROM deadline "
        "LEFT JOIN company ON company.id = deadline.company_id "
        "LEFT JOIN contact ON contact.id = deadline.contact_id "
        "WHERE deadline.deleted_at IS NULL ORDER BY deadline.at, deadline.id",
    ),
}
"""The lists that go out as tables: headings, and where the rows come from."""


class ExportService:
    """Writes files. One that stood there before is replaced by a whole one or stays as it was."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def write(self, what: Export, path: Path, titled: Callable[[ToTitle], str]) -> int:
        """Write a file; gives how many records are in it. Raises `OSError`.

        `titled` gives a date its title in the person's language.
        """
        if what is Export.EVERYTHING:
            with self._store.database.atomic():  # one state of it
                return _replace(path, record_lines(WholeKeeper(self._store).entries())) - 2
        if what is Export.CALENDAR:
            dates = [*self._interviews(titled), *self._deadlines(titled)]
            _replace(path, [calendar_text(dates)])
            return len(dates)
        if what in (Export.VCARD_4, Export.VCARD_3):
            version = Version.FOUR if what is Export.VCARD_4 else Version.THREE
            cards = (
                card_text(contact, version, read_kept(text) if text else None).encode()
                for contact, text in self._contacts()
            )
            return _replace(path, cards)
        if what is Export.CONTACTS:
            table = contact_rows([contact for contact, _text in self._contacts()])
        else:
            headings, sql = _LISTS[what]
            table = headings, [tuple(map(str, row)) for row in self._store.rows(sql)]
        _replace(path, [table_text(*table)])
        return len(table[1])

    def _interviews(self, titled: Callable[[ToTitle], str]) -> Iterator[CalendarDate]:
        """The interviews that were held."""
        for uid, local, zone, changed, place, words, company, position, host in self._store.rows(
            "SELECT interview.uid, local, zone, interview.changed_at, place, closing_words, "
            "company.name, opportunity.position, coalesce(contact.full_name, '') FROM interview "
            "JOIN opportunity ON opportunity.id = interview.opportunity_id "
            "JOIN company ON company.id = opportunity.company_id "
            "LEFT JOIN contact ON contact.id = interview.host_id "
            "WHERE interview.deleted_at IS NULL ORDER BY interview.at, interview.id"
        ):
            yield CalendarDate(
                uid,
                titled(ToTitle(None, "", company, position, host)),
                event=True,
                local=datetime.fromisoformat(local),
                zone=zone,
                changed=read_instant(changed),
                place=place,
                remarks="\n".join(filter(None, (host, words))),
            )

    def _deadlines(self, titled: Callable[[ToTitle], str]) -> Iterator[CalendarDate]:
        """The deadlines, those that were met too; a visit that is coming up takes place."""
        alarms: dict[int, list[datetime]] = defaultdict(list)
        for deadline, at in self._store.rows(
            "SELECT deadline_id, at FROM reminder WHERE deleted_at IS NULL ORDER BY at"
        ):
            alarms[deadline].append(read_instant(at))
        for row_id, uid, kind, title, company, position, contact, *when in self._store.rows(
            "SELECT deadline.id, deadline.uid, kind, deadline.title, coalesce(company.name, ''), "
            "coalesce(opportunity.position, ''), coalesce(contact.full_name, ''), local, zone, at, "
            "whole_day, status = 'done', done_at, deadline.changed_at FROM deadline "
            "LEFT JOIN company ON company.id = deadline.company_id "
            "LEFT JOIN opportunity ON opportunity.id = deadline.opportunity_id "
            "LEFT JOIN contact ON contact.id = deadline.contact_id "
            "WHERE deadline.deleted_at IS NULL ORDER BY deadline.at, deadline.id"
        ):
            local, zone, at, whole_day, done, done_at, changed = when
            start = datetime.fromisoformat(local)
            due = read_instant(at)
            if whole_day:  # whose alarms are counted from its first minute
                due = WallTime(datetime.combine(start, time()), zone).instant
            yield CalendarDate(
                uid,
                titled(ToTitle(DeadlineKind(kind), title, company, position, contact)),
                event=kind == DeadlineKind.VISIT,
                local=start,
                zone=zone,
                changed=read_instant(changed),
                whole_day=bool(whole_day),
                done_at=read_instant(done_at or changed) if done else None,
                alarms=() if done else tuple(due - alarm for alarm in alarms[row_id]),
            )

    def _contacts(self) -> Iterator[tuple[ContactDraft, str]]:
        """Every contact in the order of their names, with the vCard they were last read from."""
        points: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
        for contact, kind, label, value in self._store.rows(
            "SELECT contact_id, kind, label, value FROM contact_point WHERE deleted_at IS NULL "
            "ORDER BY place, id"
        ):
            points[contact, kind].append((label, value))
        texts = dict(
            self._store.rows(
                "SELECT contact_id, text FROM business_card WHERE deleted_at IS NULL "
                "AND text LIKE 'BEGIN%' ORDER BY id"
            )
        )
        for (
            contact,
            uid,
            name,
            given,
            family,
            title,
            department,
            remarks,
            company,
        ) in self._store.rows(
            "SELECT contact.id, contact.uid, full_name, given, family, title, department, "
            "remarks, coalesce(company.name, '') FROM contact "
            "LEFT JOIN company ON company.id = contact.company_id "
            "WHERE contact.deleted_at IS NULL ORDER BY sort_key, contact.id"
        ):
            yield (
                ContactDraft(
                    full_name=name,
                    given=given,
                    family=family,
                    title=title,
                    department=department,
                    company=company,
                    emails=tuple(value for _label, value in points[contact, "email"]),
                    phones=tuple(Phone(value, kind) for kind, value in points[contact, "phone"]),
                    addresses=tuple(
                        PostalAddress(text=value) for _label, value in points[contact, "address"]
                    ),
                    websites=tuple(value for _label, value in points[contact, "website"]),
                    notes=remarks,
                    uid=uid,
                ),
                texts.get(contact, ""),
            )


def _replace(path: Path, pieces: Iterable[bytes]) -> int:
    """Put a file in place whole, readable by its owner alone; gives how many pieces it has."""
    count = 0
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            for piece in pieces:
                file.write(piece)
                count += 1
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    return count
