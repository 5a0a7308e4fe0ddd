"""Contacts: ways to reach them, every conversation, every note, the next thing owed (P9)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from organizer.gui import wording
from organizer.gui.tabs.record_tab import RecordTab
from organizer.gui.theme import Role
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.editable import EditableLines, EditableText
from organizer.gui.widgets.page import PageContent
from organizer.gui.widgets.record_model import ListRow
from organizer.i18n import _, ngettext
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import ContactPointKind, NoteStatus
from organizer.services.contacts import ContactDetail, ContactNote, PointRow

_CARD_WIDTH: Final = 320


class ContactsTab(RecordTab):
    kind = "contact"
    tables = (
        "contact",
        "contact_point",
        "company",
        "note",
        "conversation",
        "business_card",
        "former_job",
        "contact_merge",
    )

    def name(self) -> str:
        return _("Contacts")

    def empty(self) -> tuple[str, Verb]:
        return (
            _(
                "The people you meet are kept here. Record an interview, read their business "
                "cards, or drop a vCard file here."
            ),
            Verb(_("Read card…"), self.commands.read_cards),
        )

    def ids(self) -> list[int]:
        return self.desk.contacts.ids(self.view)

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        return [
            ListRow(
                row.id,
                row.full_name,
                wording.joined(row.company or "", row.title),
                ngettext("{n} note owed", "{n} notes owed", row.notes_owed).format(n=row.notes_owed)
                if row.notes_owed
                else "",
                Role.DUE_SOON if row.notes_owed else None,
                icon="contact",
            )
            for row in self.desk.contacts.rows(ids)
        ]

    def build(self, page: PageContent, record: int) -> bool:
        detail = self.desk.contacts.detail(record)
        if detail is None:
            return False
        self._head(page, detail)
        owed = [
            note for note in detail.notes if note.status in (NoteStatus.PENDING, NoteStatus.DRAFTED)
        ]
        if owed:
            page.buttons(
                Verb(_("Write note"), lambda: self.commands.write_note(owed[-1].id)),
                Verb(_("Mark sent"), lambda: self.commands.mark_sent(owed[-1].id), icon="send"),
            )
        self._ways(page, detail)
        if detail.former_jobs:
            page.section(_("Former jobs"))
        for job in detail.former_jobs:
            page.item(
                wording.joined(job.company, job.title),
                _("until {day} at least").format(day=wording.day(job.until, self.here)),
                icon="company",
            )
        if detail.conversations:
            page.section(_("Conversations"))
        for talk in detail.conversations:
            said = [
                *talk.discussed,
                *(_("good: {text}").format(text=text) for text in talk.good),
                *(_("doubt: {text}").format(text=text) for text in talk.doubts),
            ]
            page.item(
                wording.heading(wording.moment(WallTime(talk.local, talk.zone), self.here)),
                wording.lines((wording.opportunity(talk.company, talk.position), *said)),
                icon="interview",
                open=partial(self.go, "opportunity", talk.opportunity),
            )
        if detail.notes:
            page.section(_("Notes"))
        for note in detail.notes:
            self._note(page, note)
        page.section(_("Remarks"))
        page.widget(
            EditableLines(
                detail.remarks,
                lambda text: self._edit(record, "remarks", text),
                name=_("Remarks"),
                placeholder=_("Add a remark"),
            )
        )
        self._cards(page, detail)
        if merged := self.desk.merges.merged_into(record):
            page.section(_("Merged into this contact"))
        for one in merged:
            page.item(
                one.full_name,
                wording.heading(wording.instant(one.at, self.here)),
                Verb(_("Take apart"), partial(self.commands.take_apart, one.id)),
                icon="contact",
            )
        page.buttons(
            None,
            Verb(_("Merge with…"), lambda: self.commands.merge_contact(record)),
            Verb(_("Move to trash"), lambda: self.commands.trash("contact", record), icon="trash"),
        )
        return True

    def _head(self, page: PageContent, detail: ContactDetail) -> None:
        page.title(
            EditableText(
                detail.full_name,
                lambda text: self._edit(detail.id, "full_name", text),
                name=_("Name"),
            )
        )
        for label, field, value, placeholder in (
            (_("Title"), "title", detail.title, _("Add title")),
            (_("Department"), "department", detail.department, _("Add department")),
            (_("Company"), "company", detail.company, _("Add company")),
        ):
            page.row(
                label,
                EditableText(
                    value,
                    partial(self._edit, detail.id, field),
                    placeholder=placeholder,
                ),
            )

    def _ways(self, page: PageContent, detail: ContactDetail) -> None:
        page.section(_("Ways to reach them"))
        for point in detail.points:
            page.row(wording.way_to_reach(point.kind, point.label), self._way_field(point))
        for kind, label, placeholder in (
            (ContactPointKind.EMAIL, _("E-mail"), _("Add e-mail")),
            (ContactPointKind.PHONE, _("Phone"), _("Add phone")),
            (ContactPointKind.ADDRESS, _("Address"), _("Add address")),
            (ContactPointKind.WEBSITE, _("Website"), _("Add website")),
        ):
            if any(point.kind is kind for point in detail.points):
                continue
            page.row(
                label,
                EditableText(
                    "",
                    partial(self._add_point, detail.id, kind),
                    placeholder=placeholder,
                ),
            )

    def _way_field(self, point: PointRow) -> EditableText | EditableLines:
        def save(text: str) -> None:
            self.desk.contacts.edit_point(point.id, text)

        name = wording.way_to_reach(point.kind, point.label)
        if point.kind is ContactPointKind.ADDRESS:
            return EditableLines(point.value, save, name=name)
        return EditableText(point.value, save, name=name)

    def _note(self, page: PageContent, note: ContactNote) -> None:
        if note.status is NoteStatus.SENT and note.sent_at is not None:
            second = _("Sent {when}").format(when=wording.instant(note.sent_at, self.here))
        elif note.status is NoteStatus.WAIVED:
            second = _("Waived: {reason}").format(reason=note.waived_because)
        else:
            due = WallTime(note.due_local, note.due_zone)
            second = _("Due {when}").format(when=wording.moment(due, self.here))
        page.item(
            wording.note_kind(note.kind),
            second,
            pill=wording.note_status(note.status),
            role=Role.DONE if note.status is NoteStatus.SENT else None,
            icon="note",
            open=lambda: self.go("note", note.id),
        )

    def _cards(self, page: PageContent, detail: ContactDetail) -> None:
        if not detail.cards:
            return
        page.section(_("Cards"))
        for card in detail.cards:
            if card.picture:
                page.picture(card.picture, _("Picture of the business card"), _CARD_WIDTH)
            page.row(_("Read"), wording.instant(card.created_at, self.here))
            page.text(card.text)

    def _add_point(self, record: int, kind: ContactPointKind, text: str) -> None:
        self.commands.attempt(lambda: self.desk.contacts.add_point(record, kind, text))

    def _edit(self, record: int, field: str, text: str) -> None:
        self.commands.attempt(lambda: self.desk.contacts.edit(record, field, text))
