"""Notes: pending first, with person, company, the topic to refer to, and when it is due (P10)."""

from __future__ import annotations

from collections.abc import Sequence

from organizer.gui import wording
from organizer.gui.tabs.record_tab import RecordTab
from organizer.gui.theme import Role
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.page import PageContent
from organizer.gui.widgets.record_model import ListRow
from organizer.i18n import _
from organizer.practice.vocabulary import NoteStatus
from organizer.services.notes import NoteDetail, NoteRow


class NotesTab(RecordTab):
    kind = "note"
    tables = ("note", "deadline", "contact", "company", "discussed_topic", "good_point")

    _at_owed = False
    """Whether the note on the page is owed."""

    def name(self) -> str:
        return _("Notes")

    def empty(self) -> tuple[str, Verb]:
        return (
            _("After an interview, a note to everyone you met waits here."),
            Verb(_("After an interview…"), self.commands.quick_entry),
        )

    def ids(self) -> list[int]:
        return self.desk.notes.ids(self.view)

    def refresh(self) -> None:
        """Read again; where the note one was at has been settled, go on to the next one owed."""
        was_owed = self._at_owed
        super().refresh()
        if was_owed and not self._at_owed:
            for row in self.desk.notes.rows(self.ids()[:1]):
                if row.owed and self._list is not None:
                    self._list.select(row.id)

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        return [self._row(row) for row in self.desk.notes.rows(ids)]

    def _row(self, row: NoteRow) -> ListRow:
        pill, role = self._state(row)
        return ListRow(
            row.id,
            row.to,
            wording.joined(row.company or "", wording.note_kind(row.kind)),
            pill,
            role,
            icon="note",
            tooltip=wording.exact(row.due),
        )

    def _state(self, row: NoteRow) -> tuple[str, Role | None]:
        if not row.owed:
            return wording.note_status(row.status), (
                Role.DONE if row.status is NoteStatus.SENT else None
            )
        return wording.due(row.due, self.here)

    def build(self, page: PageContent, record: int) -> bool:
        detail = self.desk.notes.detail(record)
        if detail is None:
            return False
        row = detail.row
        self._at_owed = row.owed
        page.title(
            _("To {name}, {title}").format(name=row.to, title=row.title)
            if row.title
            else _("To {name}").format(name=row.to)
        )
        page.second(self._circumstances(detail))
        if row.owed:
            page.row(_("Due"), wording.moment(row.due, self.here))
        elif row.sent_at is not None:
            sent = wording.instant(row.sent_at, self.here)
            page.row(_("Sent"), wording.joined(sent, wording.sent_by(row.sent_by)))
        if row.waived_because:
            page.row(_("Waived because"), row.waived_because)
        if detail.discussed:
            page.row(_("Refer to"), wording.lines(detail.discussed))
        if detail.good:
            page.row(_("They shared"), wording.lines(detail.good))
        for email in detail.emails:
            page.row(_("E-mail"), email)
        if row.body:
            page.section(_("The note"))
            page.text(row.body)
        if row.owed:
            page.buttons(
                Verb(_("Write note"), lambda: self.commands.write_note(record)),
                Verb(_("Mark sent"), lambda: self.commands.mark_sent(record), icon="send"),
                Verb(_("Waive…"), lambda: self.commands.waive_note(record), icon="waive"),
                Verb(_("Show contact"), lambda: self.go("contact", row.contact), icon="contact"),
            )
        else:
            page.buttons(
                None,
                Verb(_("Owe this note again"), lambda: self.commands.reopen_note(record)),
                Verb(_("Show contact"), lambda: self.go("contact", row.contact), icon="contact"),
            )
        return True

    def _circumstances(self, detail: NoteDetail) -> str:
        met = (
            _("met {when}").format(when=wording.moment(detail.met, self.here))
            if detail.met is not None
            else ""
        )
        return wording.joined(
            wording.opportunity(detail.row.company or "", detail.row.position or ""), met
        )

    def open(self, record: int) -> None:
        """Enter writes the note."""
        self.commands.write_note(record)
