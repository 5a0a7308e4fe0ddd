"""Today: what is owed and due now, what comes next, what is waited for, what is still unasked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.commands import Commands
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.count_down import CountDown
from organizer.gui.widgets.page import Page, PageContent
from organizer.gui.widgets.pill import Pill
from organizer.i18n import _
from organizer.practice.deadlines import Band, band_of
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import DeadlineKind, TopicState
from organizer.services.agenda import Agenda, OpenDeadline, OwedNote

WIDE = 110
"""Characters across: a row here carries its buttons."""
MOST_ROWS = 40
"""Rows of one section: more is a list, and that has a tab of its own."""


class TodayTab(QWidget):
    """One column. On the way to the first paint: it reads an agenda and knows no service."""

    def __init__(
        self, commands: Commands, agenda: Callable[[], Agenda], here: Callable[[], WallTime]
    ) -> None:
        super().__init__()
        self._commands = commands
        self._agenda = agenda
        self._here = here
        self._page = Page(_("Today"), line=WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def refresh(self) -> None:
        """Read the agenda again and show it."""
        agenda, here = self._agenda(), self._here()
        with self._page.rebuild("today") as page:
            if agenda.blank:
                self._welcome(page)
                return
            page.title(wording.weekday(here.day))
            if agenda.sample:
                page.item(
                    _("This is a sample search to look round in."),
                    _("Everything in it is made up."),
                    Verb(_("Remove the sample"), self._commands.remove_sample),
                    icon="help",
                )
            self._sections(page, agenda, here)

    def _welcome(self, page: PageContent) -> None:
        page.title(_("Welcome"))
        page.text(
            _(
                "After an interview, write down whom you met and what each one talked about. From "
                "then on nothing is forgotten: you are reminded of the note you owe to each of "
                "them, of the answer you were promised, and of what is still to ask."
            )
        )
        page.buttons(
            Verb(_("After an interview…"), self._commands.quick_entry),
            Verb(_("Look round a sample search"), self._commands.add_sample),
            Verb(_("Import contacts…"), self._commands.import_contacts),
        )

    def _sections(self, page: PageContent, agenda: Agenda, here: WallTime) -> None:
        bands: dict[Band, list[OwedNote | OpenDeadline]] = {band: [] for band in Band}
        waiting: list[OpenDeadline] = []
        for note in agenda.notes:
            bands[band_of(note.due_at, here)].append(note)
        for deadline in agenda.deadlines:
            band = band_of(deadline.due_at, here)
            if deadline.kind is DeadlineKind.HEAR_BACK and band is not Band.OVERDUE:
                waiting.append(deadline)
            else:
                bands[band].append(deadline)
        now = sorted(bands[Band.OVERDUE] + bands[Band.TODAY], key=lambda one: one.due_at)
        page.section(_("Now"))
        for one in now[:MOST_ROWS]:
            self._item(page, one, here, first=one is now[0])
        if not now:
            rest: list[OwedNote | OpenDeadline] = [*agenda.notes, *agenda.deadlines]
            ahead = [one.due for one in rest]
            ahead.sort(key=lambda due: due.instant)
            page.second(
                _("Nothing is owed now. Next: {moment}.").format(
                    moment=wording.moment(ahead[0], here)
                )
                if ahead
                else _("Nothing is owed, and no date is ahead.")
            )
        if bands[Band.WEEK]:
            page.section(_("Next seven days"))
        for one in sorted(bands[Band.WEEK], key=lambda one: one.due_at)[:MOST_ROWS]:
            self._item(page, one, here)
        if waiting:
            page.section(_("Waiting for an answer"))
        for deadline in waiting[:MOST_ROWS]:
            self._item(page, deadline, here)
        self._unasked(page, agenda)

    def _item(
        self,
        page: PageContent,
        one: OwedNote | OpenDeadline,
        here: WallTime,
        *,
        first: bool = False,
    ) -> None:
        if isinstance(one, OwedNote):
            self._note(page, one, here, first)
        else:
            self._deadline(page, one, here, first)

    def _note(self, page: PageContent, note: OwedNote, here: WallTime, first: bool) -> None:
        pill, role = wording.due(note.due, here)
        page.item(
            _("Write to {contact}").format(contact=note.to),
            wording.joined(note.company, note.refer_to or wording.note_kind(note.kind)),
            Verb(_("Write"), lambda: self._commands.write_note(note.id)),
            Verb(_("Mark sent"), lambda: self._commands.mark_sent(note.id)),
            pill=pill,
            role=role,
            icon="note",
            open=lambda: self._commands.show_record.emit("note", note.id),
            primary=first,
        )

    def _deadline(
        self, page: PageContent, deadline: OpenDeadline, here: WallTime, first: bool
    ) -> None:
        pill, role = wording.due(deadline.due, here, whole_day=deadline.whole_day)
        record, offer = deadline.id, deadline.offer
        if deadline.kind is DeadlineKind.DECISION and offer is not None:
            verb = Verb(_("Show offer"), lambda: self._commands.show_record.emit("offer", offer))
        elif deadline.kind is DeadlineKind.HEAR_BACK:
            verb = Verb(_("They answered"), lambda: self._commands.finish_deadline(record))
        elif deadline.kind is DeadlineKind.VISIT and (visited := deadline.opportunity) is not None:
            if deadline.due_at > here.instant:
                verb = Verb(_("Prepare…"), lambda: self._commands.prepare_visit(visited))
            else:
                verb = Verb(_("After the visit…"), lambda: self._commands.after_visit(visited))
        else:
            verb = Verb(_("Done"), lambda: self._commands.finish_deadline(record))
        second = wording.joined(deadline.company, deadline.position)
        state: str | Pill = pill
        if deadline.kind is DeadlineKind.DECISION:
            second = wording.joined(wording.heading(wording.moment(deadline.due, here)), second)
            state = CountDown(deadline.due, self._here, self._commands.minute)
        if deadline.call_number:
            second = wording.joined(second, deadline.call_number)
        page.item(
            wording.deadline_title(
                deadline.kind, deadline.title, deadline.company, deadline.contact
            ),
            second,
            verb,
            pill=state,
            role=role,
            icon="offer" if offer is not None else "deadline",
            open=lambda: self._commands.show_record.emit("deadline", record),
            primary=first,
        )

    def _unasked(self, page: PageContent, agenda: Agenda) -> None:
        names: dict[int, str] = {}
        questions: dict[int, list[str]] = {}
        topics: dict[int, list[str]] = {}
        for question in agenda.questions:
            names[question.opportunity] = wording.opportunity(question.company, question.position)
            is_topic = isinstance(question.state, TopicState)
            (topics if is_topic else questions).setdefault(question.opportunity, []).append(
                wording.topic(question.topic, question.text)
            )
        if names:
            page.section(_("Still unasked"))
        for opportunity in list(names)[:MOST_ROWS]:
            page.item(
                names[opportunity],
                wording.lines(
                    (
                        *questions.get(opportunity, ()),
                        wording.listing(topics.get(opportunity, [])),
                    )
                ),
                icon="opportunity",
                open=partial(self._commands.show_record.emit, "opportunity", opportunity),
            )
