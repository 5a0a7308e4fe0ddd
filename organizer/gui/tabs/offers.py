"""Offers: terms with offered, asked, answered, agreed; the limit and the time left (P12-P14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QMenu, QWidget

from organizer.gui import wording
from organizer.gui.tabs.record_tab import RecordTab
from organizer.gui.term_wording import TermReader
from organizer.gui.theme import SPACE, Role
from organizer.gui.widgets.buttons import FlatButton, Verb
from organizer.gui.widgets.editable import EditableChoice, EditableDay, EditableText
from organizer.gui.widgets.page import PageContent
from organizer.gui.widgets.record_model import ListRow
from organizer.i18n import _, locale_name
from organizer.practice.names import folded
from organizer.practice.rounds import Verdict, against_writing, cautions
from organizer.practice.term_values import Takes, takes
from organizer.practice.vocabulary import Channel, Column, OfferStatus
from organizer.services.offers import OfferRow
from organizer.services.terms import Term, TermRow


def _term_field(
    reader: TermReader, topic: str, text: str, keep: Callable[[str], object], name: str
) -> EditableText:
    """The field for a value of a topic: it says what it understands, and opens a calendar for a
    day. What the letter says as it was said by phone is kept once more (P12)."""
    help = partial(reader.help, topic)
    if takes(topic) is Takes.DAY:
        day = partial(reader.day, topic)
        return EditableDay(text, keep, day, name=name, placeholder="–", again=True, help=help)
    return EditableText(text, keep, name=name, placeholder="–", again=True, help=help)


class OffersTab(RecordTab):
    kind = "offer"
    tables = ("offer", "offer_term", "deadline", "company", "opportunity", "checklist_topic")
    line = 110  # the terms stand in five columns

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._said: dict[int, Channel] = {}
        """By which way what is entered now was said, offer by offer."""

    def name(self) -> str:
        return _("Offers")

    def empty(self) -> tuple[str, Verb]:
        return (
            _("When an offer comes, its terms and the time to decide are kept here."),
            Verb(_("New offer…"), self.commands.new_offer),
        )

    def ids(self) -> list[int]:
        return self.desk.offers.ids(self.view)

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        return [self._row(row) for row in self.desk.offers.rows(ids)]

    def _row(self, row: OfferRow) -> ListRow:
        by = ""
        if row.status is not OfferStatus.OPEN:
            pill: str = wording.offer_status(row.status)
            role = Role.DONE if row.status is OfferStatus.ACCEPTED else None
        elif row.limit is not None:
            pill, role = wording.count_down(row.limit, self.here)
            by = wording.moment(row.limit, self.here)
        else:
            pill, role = _("no limit agreed"), Role.DUE_SOON
        return ListRow(
            row.id,
            row.company,
            wording.joined(row.position, wording.channel(row.channel)),
            pill,
            role,
            icon="offer",
            beside=by,
        )

    def build(self, page: PageContent, record: int) -> bool:
        row = self.desk.offers.row(record)
        if row is None:
            return False
        page.title(row.company)
        page.second(wording.joined(row.position, wording.channel(row.channel)))
        passed = row.limit is not None and row.limit.instant <= self.here.instant
        if row.limit is None:
            page.row(_("Decide by"), _("No limit is agreed yet. Ask for a few days."))
        else:
            page.row(_("Decide by"), wording.both_walls(row.limit, self.here))
            if row.status is OfferStatus.OPEN:
                page.row("", self.commands.count_down(row.limit))
        if row.caller:
            page.row(_("From"), row.caller)
        page.row(
            _("Number to call"),
            EditableText(
                row.call_number,
                lambda text: self.desk.offers.set_call_number(record, text),
                placeholder=_("Add number"),
            ),
        )
        if row.status is OfferStatus.OPEN:
            limit = (
                Verb(_("Agree on a limit…"), lambda: self.commands.agree_limit(record))
                if row.limit is None
                else Verb(_("Ask for more time…"), lambda: self.commands.agree_limit(record))
            )
            accept = Verb(_("Accept"), lambda: self.commands.accept_offer(record))
            call = Verb(_("Call sheet…"), lambda: self.commands.call_sheet(record), icon="phone")
            if passed:
                page.text(
                    _(
                        "The limit has passed without your answer. Call at once and ask whether "
                        "the offer still stands; if it does, agree on a new limit."
                    )
                )
                expired = Verb(_("It has expired"), lambda: self.commands.expire_offer(record))
                limit = Verb(_("It still stands…"), lambda: self.commands.agree_limit(record))
            page.buttons(
                call if passed else accept,
                accept if passed else call,
                limit._replace(icon="deadline"),
                *((expired,) if passed else ()),
                Verb(_("Decline"), lambda: self.commands.decline_offer(record)),
                Verb(_("Side by side…"), self.commands.compare, icon="offer"),
                self._opportunity(row),
            )
        else:
            others = Verb(
                _("Withdraw from the others…"),
                lambda: self.commands.withdraw_from_others(record),
                icon="letter",
            )
            promised = Verb(
                _("What was promised…"), lambda: self.commands.show_promises(record), icon="done"
            )
            close = Verb(_("Close this search…"), self.commands.close_search)
            if row.status is not OfferStatus.ACCEPTED:
                page.buttons(None, self._opportunity(row))
            elif self.desk.offers.open_beside(record):
                page.buttons(others, promised, self._opportunity(row))
            else:
                page.buttons(promised, self._opportunity(row), close)
        self._show_terms(page, row)
        unanswered = [
            wording.topic(topic.key, topic.label)
            for topic in self.desk.opportunities.unanswered(row.opportunity)
        ]
        if unanswered:
            page.section(_("Still unanswered"))
            page.text(wording.lines(unanswered))
        for heading, text in (
            (_("Said in calls"), row.call_notes),
            (_("Accepted with something open, because"), row.accepted_despite),
        ):
            if text:
                page.section(heading)
                page.text(text)
        return True

    def _opportunity(self, row: OfferRow) -> Verb:
        return Verb(
            _("Show opportunity"),
            lambda: self.go("opportunity", row.opportunity),
            icon="opportunity",
        )

    def _show_terms(self, page: PageContent, row: OfferRow) -> None:
        terms = self.desk.terms.rows(row.id)
        rounds = self.desk.terms.rounds(row.id)
        currencies = self.desk.terms.currencies(row.id)
        reader = TermReader(self.here.day, currencies)
        channel = self._said.setdefault(row.id, row.channel)
        verbs = [Verb(_("Usual topics…"), lambda: self._choose_topic(row, terms))]
        if row.status is OfferStatus.OPEN:
            letter = Verb(
                _("Enter the letter…"), lambda: self.commands.enter_letter(row.id), icon="letter"
            )
            verbs.insert(0, letter)
        page.section(_("Terms"), *verbs)
        page.row(
            _("What you enter was said"),
            EditableChoice(
                [(one, wording.channel(one)) for one in Channel],
                channel,
                lambda chosen: self._said.__setitem__(row.id, chosen),
            ),
        )
        page.widget(self._terms(row.id, terms, reader))
        for term in terms:
            self._ask_what_is_meant(page, row.id, term, reader)
        for caution, topics in cautions(rounds).items():
            page.item(wording.caution(caution), wording.listing(list(topics)), icon="warning")
        checks = against_writing(rounds, language=locale_name(), currencies=currencies)
        if checks and any(one.channel is Channel.LETTER for one in rounds):
            page.section(_("Promised by phone, and written"))
            for check in checks:
                confirmed = Verb(
                    _("It is in the letter too"),
                    partial(self._confirm_in_writing, row.id, check.topic),
                )
                page.item(
                    check.topic,
                    wording.promise(check),
                    *((confirmed,) if check.verdict is Verdict.ABSENT else ()),
                    pill=wording.verdict(check.verdict),
                    role=Role.DONE if check.verdict is Verdict.SAME else Role.DUE_SOON,
                )
        if len(rounds) > 1:
            page.section(
                _("Rounds"),
                Verb(_("Compare…"), lambda: self.commands.compare_rounds(row.id)),
            )
            for one in rounds:
                page.item(
                    wording.term_round(one, self.here),
                    wording.lines(wording.term_change(change) for change in one.changes),
                )

    def _choose_topic(self, row: OfferRow, terms: Sequence[TermRow]) -> None:
        """Offer the usual topics that are not among the terms yet, and those that were brought up
        in any offer."""
        there = {folded(term.topic) for term in terms}
        menu = QMenu(self)
        usual = wording.usual_terms()
        known = {folded(one) for one in usual}
        own = [one for one in self.desk.terms.topics_used() if folded(one) not in known]
        for topics in (usual, own):
            menu.addSeparator()
            for topic in topics:
                if folded(topic) not in there:
                    menu.addAction(topic).triggered.connect(
                        lambda _checked, topic=topic: self._add_term(row.id, topic)
                    )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = QApplication.focusWidget()
        if isinstance(button, FlatButton) and not button.underMouse():  # it was pressed by a key
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        else:
            menu.popup(QCursor.pos())

    def _add_term(self, offer: int, topic: str) -> None:
        self.desk.terms.add(offer, Term(topic), self._said[offer])

    def _ask_what_is_meant(
        self, page: PageContent, offer: int, term: TermRow, reader: TermReader
    ) -> None:
        """A value that could be two is asked about in its place, and never silently wrong."""
        for column in Column:
            text = getattr(term, column)
            if readings := reader.readings(term.topic, text):
                page.item(
                    _("{topic}: “{text}” could be several things").format(
                        topic=term.topic, text=text
                    ),
                    _("Which one do you mean?"),
                    *(
                        Verb(one, partial(self._set_term, offer, term.id, column, one))
                        for one in readings
                    ),
                    icon="warning",
                )

    def _set_term(self, offer: int, term: int, column: str, text: str) -> None:
        self.desk.terms.set(term, self._said[offer], **{column: text})

    def _confirm_in_writing(self, offer: int, topic: str) -> None:
        """The letter says of a topic what was promised by phone."""
        for term in self.desk.terms.rows(offer):
            if folded(term.topic) == folded(topic):
                holds = (Column.AGREED, Column.ANSWERED, Column.OFFERED)
                column = next(one for one in holds if getattr(term, one))
                self.desk.terms.set(term.id, Channel.LETTER, **{column: getattr(term, column)})

    def _complete(
        self, offer: int, term: TermRow, column: str, reader: TermReader, text: str
    ) -> None:
        """Keep what was typed into a field of the terms, a bare number with its unit."""
        if column != "topic":
            text = reader.completed(term.topic, text)
        self._set_term(offer, term.id, column, text)

    def _terms(self, offer: int, terms: Sequence[TermRow], reader: TermReader) -> QWidget:
        """The rows of terms, each field edited in place; the last row is for a new topic."""
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(0)
        columns = wording.term_columns()
        for place, heading in enumerate(columns.values()):
            label = QLabel(heading)
            label.setContentsMargins(5, 0, 0, 0)
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
            grid.addWidget(label, 0, place)
            grid.setColumnStretch(place, 3 if place == 0 else 2)
        for line, term in enumerate(terms, start=1):
            for place, (field, heading) in enumerate(columns.items()):
                text = getattr(term, field)
                keep = partial(self._complete, offer, term, field, reader)
                name = _("{topic}: {column}").format(topic=term.topic, column=heading)
                if field == "topic":
                    grid.addWidget(EditableText(text, keep, name=name), line, place)
                    continue
                edit = _term_field(reader, term.topic, text, keep, name)
                question = reader.question(term.topic, text)
                edit.setToolTip(question or reader.understood(term.topic, text))
                edit.setAccessibleDescription(question)
                grid.addWidget(edit, line, place)
        new = EditableText(
            "",
            partial(self._add_term, offer),
            name=_("New topic"),
            placeholder=_("Add topic"),
        )
        grid.addWidget(new, len(terms) + 1, 0)
        return grid_widget
