"""Deadlines: overdue, today, this week, later; a month that marks days and filters the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.tabs.record_tab import RecordTab
from organizer.gui.theme import Role
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.editable import EditableChoice
from organizer.gui.widgets.list_detail import ListDetail
from organizer.gui.widgets.month_calendar import MonthCalendar
from organizer.gui.widgets.page import PageContent
from organizer.gui.widgets.record_model import ListRow
from organizer.i18n import _
from organizer.practice.deadlines import Band
from organizer.practice.repeats import OFTEN, Every, read_every
from organizer.practice.vocabulary import DeadlineKind, DeadlineStatus
from organizer.services.deadlines import REPEATABLE, DeadlineRow
from organizer.services.view_filter import Shown


class DeadlinesTab(RecordTab):
    kind = "deadline"
    tables = ("deadline", "note", "offer", "company", "contact", "opportunity")

    share = 50  # a calendar stands beside it, and titles are long

    _day: date | None = None

    def name(self) -> str:
        return _("Deadlines")

    def empty(self) -> tuple[str, Verb]:
        return (
            _("What must be done by a certain time is kept here, and you are reminded of it."),
            Verb(_("New deadline…"), self.commands.new_deadline),
        )

    def arrange(self, content: ListDetail) -> None:
        self._month = MonthCalendar(_("Days with deadlines"), today=lambda: self.here.day)
        self._month.day_chosen.connect(self._choose_day)
        self._month.month_shown.connect(self._mark)
        side = QWidget()
        side.setBackgroundRole(QPalette.ColorRole.Base)
        side.setAutoFillBackground(True)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._month)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(side)
        row.addWidget(content, 1)
        self._content = content
        self._head()
        self._mark()

    def _choose_day(self, day: date | None) -> None:
        self._day = day
        self.say_why_empty()
        self.refresh()

    def show_only(self, shown: Shown | None) -> None:
        self.appear()
        self._month.clear_selection()
        super().show_only(shown)

    def say_why_empty(self) -> None:
        if self._day is not None:
            self._empty.say(
                _("Nothing is due {day}.").format(day=wording.day(self._day, self.here)),
                Verb(_("Show all days"), self._month.clear_selection),
            )
        else:
            super().say_why_empty()

    def _mark(self) -> None:
        """Mark the days of the month shown, and of the weeks it shares with its neighbours."""
        shown = self._month.month()
        self._month.set_marks(
            self.desk.deadlines.counts_by_day(
                shown - timedelta(days=14), shown + timedelta(days=45)
            )
        )

    def refresh(self) -> None:
        super().refresh()
        self._mark()
        self._head()

    def _head(self) -> None:
        """How many are overdue, due today, this week and later."""
        counts = self.desk.deadlines.counts_by_band()
        texts = {
            Band.OVERDUE: _("{n} overdue"),
            Band.TODAY: _("{n} today"),
            Band.WEEK: _("{n} this week"),
            Band.LATER: _("{n} later"),
        }
        self._content.set_heading(
            wording.heading(wording.day(self._day, self.here))
            if self._day is not None
            else wording.listing([texts[band].format(n=n) for band, n in counts.items() if n])
        )

    def ids(self) -> list[int]:
        return self.desk.deadlines.ids(self.view, day=self._day)

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        return [self._row(row) for row in self.desk.deadlines.rows(ids)]

    def _row(self, row: DeadlineRow) -> ListRow:
        by = ""
        pill, role = (
            (wording.day(row.due.in_zone(self.here.zone).day, self.here), Role.DONE)
            if row.status is DeadlineStatus.DONE
            else wording.due(row.due, self.here, whole_day=row.whole_day)
        )
        if row.kind is DeadlineKind.DECISION and row.status is DeadlineStatus.OPEN:
            by, (pill, role) = pill, wording.count_down(row.due, self.here)
        return ListRow(
            row.id,
            _title(row),
            wording.joined(
                wording.joined(wording.deadline_kind(row.kind), row.company or ""),
                wording.every(read_every(row.repeat)) if row.repeat else "",
            ),
            pill,
            role,
            icon="deadline",
            beside=by,
            tooltip=wording.exact(row.due),
        )

    def build(self, page: PageContent, record: int) -> bool:
        row = self.desk.deadlines.row(record)
        if row is None:
            return False
        page.title(_title(row))
        page.second(
            wording.joined(
                wording.deadline_kind(row.kind),
                wording.opportunity(row.company or "", row.position or ""),
            )
        )
        page.row(
            _("By"),
            wording.day(row.due.day, self.here)
            if row.whole_day
            else wording.both_walls(row.due, self.here),
        )
        if row.kind is DeadlineKind.DECISION and row.status is DeadlineStatus.OPEN:
            page.row("", self.commands.count_down(row.due))
        if row.proposed:
            page.row(_("Proposed"), _("No day was promised; this one was proposed to you."))
        if row.contact_name:
            page.row(_("Contact"), row.contact_name)
        if row.call_number:
            page.row(_("Number to call"), row.call_number)
        if row.kind in REPEATABLE and row.status is DeadlineStatus.OPEN:
            page.row(_("Repeat"), self._repeat(row))
        if row.status is DeadlineStatus.DONE:
            page.buttons(Verb(_("Open again"), lambda: self.commands.reopen_deadline(record)))
            return True
        self._buttons(page, row)
        return True

    def _repeat(self, row: DeadlineRow) -> EditableChoice[Every | Literal["other"] | None]:
        """How often it comes again: one of the usual ones, its own, or another."""
        every = read_every(row.repeat)
        usual = OFTEN if every in OFTEN else (*OFTEN, every)
        options: list[tuple[Every | Literal["other"] | None, str]] = [
            (one, wording.every(one)) for one in usual
        ]

        def choose(chosen: Every | Literal["other"] | None) -> None:
            if chosen == "other":
                self.outdate()  # until another one is named, it stands as it was
                self.commands.ask_repeat(row.id, every, row.due.day)
            else:
                self.commands.repeat_deadline(row.id, chosen)

        return EditableChoice([*options, ("other", _("Another…"))], every, choose)

    def _buttons(self, page: PageContent, row: DeadlineRow) -> None:
        record = row.id
        others = [
            Verb(
                _("Snooze 1 hour"),
                lambda: self.commands.snooze(record, timedelta(hours=1)),
                icon="snooze",
            ),
            Verb(_("Snooze until…"), lambda: self.commands.snooze_until(record)),
            Verb(_("Move…"), lambda: self.commands.move_deadline(record), icon="calendar"),
        ]
        done = Verb(_("Done"), lambda: self.commands.finish_deadline(record), icon="done")
        offer, note = row.offer, row.note
        if row.kind is DeadlineKind.NOTE_DUE and note is not None:
            primary = Verb(_("Write note"), lambda: self.commands.write_note(note))
            others.insert(0, Verb(_("Mark sent"), done.run, icon="send"))
        elif row.kind is DeadlineKind.DECISION and offer is not None:
            primary = Verb(_("Show offer"), lambda: self.go("offer", offer))
        elif row.kind is DeadlineKind.HEAR_BACK and row.contact is not None:
            primary = Verb(_("Write an inquiry"), lambda: self.commands.inquire(record))
            others.insert(0, Verb(_("They answered"), done.run, icon="done"))
        elif row.kind is DeadlineKind.VISIT and row.opportunity is not None:
            opportunity = row.opportunity
            prepare = Verb(_("Prepare…"), lambda: self.commands.prepare_visit(opportunity))
            after = Verb(_("After the visit…"), lambda: self.commands.after_visit(opportunity))
            over = row.at <= self.desk.present.instant
            primary = after if over else prepare
            others = [prepare if over else after, done, *others]
        elif row.kind is DeadlineKind.STARTING_DATE and offer is not None:
            primary = Verb(_("What was promised…"), lambda: self.commands.show_promises(offer))
            others.insert(0, done)
        else:
            primary = done
        page.buttons(primary, *others)


def _title(row: DeadlineRow) -> str:
    return wording.deadline_title(row.kind, row.title, row.company or "", row.contact_name or "")
