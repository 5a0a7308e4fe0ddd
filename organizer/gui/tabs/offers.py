"""Offers: terms with offered, asked, answered, agreed; the limit and the time left (P12-P14)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from organizer.gui import wording
from organizer.gui.tabs.record_tab import RecordTab
from organizer.gui.theme import SPACE, Role
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.editable import EditableText
from organizer.gui.widgets.page import PageContent
from organizer.gui.widgets.record_model import ListRow
from organizer.i18n import _
from organizer.practice.vocabulary import OfferStatus
from organizer.services.offers import OfferRow, Term, TermRow


class OffersTab(RecordTab):
    kind = "offer"
    tables = ("offer", "offer_term", "deadline", "company", "opportunity", "checklist_topic")
    line = 110  # the terms stand in five columns

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
        if row.status is not OfferStatus.OPEN:
            pill: str = wording.offer_status(row.status)
            role = Role.DONE if row.status is OfferStatus.ACCEPTED else None
        elif row.limit is not None:
            pill, role = wording.due(row.limit, self.here)
        else:
            pill, role = _("no limit agreed"), Role.DUE_SOON
        return ListRow(
            row.id,
            row.company,
            wording.joined(row.position, wording.channel(row.channel)),
            pill,
            role,
            icon="offer",
        )

    def build(self, page: PageContent, record: int) -> bool:
        row = self.desk.offers.row(record)
        if row is None:
            return False
        page.title(row.company)
        page.second(wording.joined(row.position, wording.channel(row.channel)))
        if row.limit is None:
            page.row(_("Decide by"), _("No limit is agreed yet. Ask for a few days."))
        else:
            page.row(_("Decide by"), wording.both_walls(row.limit, self.here))
            if row.status is OfferStatus.OPEN:
                page.row(_("Time left"), wording.left(row.limit, self.here))
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
        page.section(_("Terms"))
        page.widget(self._terms(record))
        unanswered = [
            wording.topic(topic.key, topic.label)
            for topic in self.desk.opportunities.unanswered(row.opportunity)
        ]
        if unanswered:
            page.section(_("Still unanswered"))
            page.text(wording.lines(unanswered))
        if row.status is OfferStatus.OPEN:
            limit = (
                Verb(_("Agree on a limit…"), lambda: self.commands.agree_limit(record))
                if row.limit is None
                else Verb(_("Ask for more time…"), lambda: self.commands.agree_limit(record))
            )
            page.buttons(
                Verb(_("Accept"), lambda: self.commands.accept_offer(record)),
                limit._replace(icon="deadline"),
                Verb(_("Decline"), lambda: self.commands.decline_offer(record)),
                self._opportunity(row),
            )
        else:
            page.buttons(None, self._opportunity(row))
        return True

    def _opportunity(self, row: OfferRow) -> Verb:
        return Verb(
            _("Show opportunity"),
            lambda: self.go("opportunity", row.opportunity),
            icon="opportunity",
        )

    def _terms(self, offer: int) -> QWidget:
        """The rows of terms, each field edited in place; the last row is for a new topic."""
        grid_widget = QWidget()
        grid = QGridLayout(grid_widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(0)
        columns = wording.term_columns()
        for column, heading in enumerate(columns.values()):
            label = QLabel(heading)
            label.setContentsMargins(5, 0, 0, 0)
            label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, 3 if column == 0 else 2)
        terms = self.desk.offers.terms(offer)
        for line, term in enumerate(terms, start=1):
            for column, (field, heading) in enumerate(columns.items()):
                grid.addWidget(self._term_field(term, field, heading), line, column)
        new = EditableText(
            "",
            lambda text: self.desk.offers.add_term(offer, Term(text)),
            name=_("New topic"),
            placeholder=_("Add topic"),
        )
        grid.addWidget(new, len(terms) + 1, 0)
        return grid_widget

    def _term_field(self, term: TermRow, field: str, heading: str) -> EditableText:
        edit = EditableText(
            getattr(term, field),
            lambda text: self.desk.offers.set_term(term.id, **{field: text}),
            name=_("{topic}: {column}").format(topic=term.topic, column=heading),
            placeholder="–" if field != "topic" else "",
        )
        minor = {"offered": term.offered_minor, "agreed": term.agreed_minor}.get(field)
        if minor is not None:
            edit.setToolTip(wording.money(minor, term.currency))
        elif field != "topic" and (question := wording.which_sum(getattr(term, field))):
            edit.setToolTip(question)
            edit.setAccessibleDescription(question)
        return edit
