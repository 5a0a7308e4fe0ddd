"""Opportunities: stage, people, interviews, and the balanced page (P3-P6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QCheckBox

from organizer.gui import wording
from organizer.gui.tabs.record_tab import RecordTab
from organizer.gui.theme import Role
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.editable import EditableChoice, EditableLines, EditableText
from organizer.gui.widgets.page import PageContent
from organizer.gui.widgets.record_model import ListRow
from organizer.i18n import _
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import ClarificationState, Scope, Stage, TopicState
from organizer.services.companies import rename_company
from organizer.services.opportunities import (
    ClarificationRow,
    OpportunityDetail,
    TopicRow,
)


class OpportunitiesTab(RecordTab):
    kind = "opportunity"
    tables = (
        "opportunity",
        "company",
        "interview",
        "conversation",
        "contact",
        "good_point",
        "drawback",
        "clarification",
        "checklist_topic",
        "opportunity_change",
        "deadline",
        "offer",
        "visit",
    )

    def name(self) -> str:
        return _("Opportunities")

    def empty(self) -> tuple[str, Verb]:
        return (
            _("Each position you pursue has a page here, with what is good, open and unasked."),
            Verb(_("New opportunity…"), self.commands.new_opportunity),
        )

    def ids(self) -> list[int]:
        return self.desk.opportunities.ids(self.view)

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        limits = self.desk.offers.limits(ids)
        return [
            ListRow(
                row.id,
                row.company,
                row.position,
                wording.stage(row.stage),
                _stage_role(row.stage),
                icon="opportunity",
                beside=wording.time_left(limits[row.id], self.here) if row.id in limits else "",
            )
            for row in self.desk.opportunities.rows(ids)
        ]

    def build(self, page: PageContent, record: int) -> bool:
        detail = self.desk.opportunities.detail(record)
        if detail is None:
            return False
        page.title(
            EditableText(
                detail.row.company,
                lambda text: self.commands.attempt(
                    lambda: rename_company(self.desk.store, detail.row.company_id, text)
                ),
                name=_("Company"),
            )
        )
        page.row(
            _("Position"),
            EditableText(
                detail.row.position,
                lambda text: self.desk.opportunities.edit_position(record, text),
                placeholder=_("Add position"),
            ),
        )
        page.row(
            _("Stage"),
            EditableChoice(
                [(stage, wording.stage(stage)) for stage in Stage],
                detail.row.stage,
                lambda stage: self.commands.change_stage(record, stage),
            ),
        )
        moving = QCheckBox(_("This position would mean moving"))
        moving.setChecked(detail.moving)
        moving.toggled.connect(lambda checked: self.desk.opportunities.set_moving(record, checked))
        page.inset(moving)
        offer = self.desk.offers.open_at(record)
        row = self.desk.offers.row(offer) if offer is not None else None
        if row is not None and row.limit is not None:
            page.row(_("Decide by"), wording.both_walls(row.limit, self.here))
            page.row("", self.commands.count_down(row.limit))
        prepare = Verb(_("Prepare the next visit…"), lambda: self.commands.prepare_visit(record))
        if detail.visit is not None:
            page.row(
                _("Next visit"),
                wording.lines(
                    (
                        wording.heading(wording.both_walls(detail.visit.when, self.here)),
                        detail.visit.place,
                        wording.listing(
                            [
                                *dict.fromkeys(
                                    filter(None, (detail.visit.host, *detail.visit.people))
                                )
                            ]
                        ),
                    )
                ),
            )
            after = Verb(_("After the visit…"), lambda: self.commands.after_visit(record))
            over = detail.visit.when.instant <= self.here.instant
        verbs = [after if detail.visit is not None and over else prepare]
        if offer is not None:  # it comes first, unless one is about to go there
            show = Verb(_("Show offer"), partial(self.go, "offer", offer), icon="offer")
            verbs.insert(0 if detail.visit is None else 1, show)
        page.buttons(
            verbs[0]._replace(icon=""),
            *verbs[1:],
            Verb(
                _("Plan a visit…") if detail.visit is None else _("Change the visit…"),
                lambda: self.commands.plan_visit(record),
                icon="interview",
            ),
            Verb(
                _("Balanced page…"),
                lambda: self.commands.balanced_page(record),
                icon="opportunity",
            ),
            Verb(_("Side by side…"), self.commands.compare, icon="offer"),
        )
        page.beside(
            lambda part: self._good_points(part, detail),
            lambda part: self._drawbacks(part, detail),
        )
        self._clarifications(page, detail)
        self._checklist(page, detail)
        self._interviews(page, detail)
        page.section(_("Remarks"))
        page.widget(
            EditableLines(
                detail.remarks,
                lambda text: self.desk.opportunities.edit_remarks(record, text),
                name=_("Remarks"),
                placeholder=_("Add a remark"),
            )
        )
        page.section(_("History"))
        for change in detail.history:
            page.row(
                wording.heading(wording.instant(change.at, self.here)),
                wording.opportunity_change(change, self.here),
            )
        page.buttons(
            None,
            Verb(
                _("Move to trash"),
                lambda: self.commands.trash("opportunity", record),
                icon="trash",
            ),
        )
        return True

    def _good_points(self, page: PageContent, detail: OpportunityDetail) -> None:
        page.section(_("Good points"))
        for point in detail.good_points:
            page.widget(
                EditableText(
                    point.text,
                    partial(self.desk.opportunities.edit_good_point, point.id),
                    name=_("Good point"),
                )
            )
            if point.source:
                page.second(_("from {name}").format(name=point.source))
        self._new(page, _("Add a good point"), detail, self.desk.opportunities.add_good_point)

    def _drawbacks(self, page: PageContent, detail: OpportunityDetail) -> None:
        page.section(_("Drawbacks"))
        for drawback in detail.drawbacks:
            page.widget(
                EditableText(
                    drawback.text,
                    partial(self.desk.opportunities.edit_drawback, drawback.id),
                    name=_("Drawback"),
                )
            )
            page.widget(
                EditableChoice(
                    [(scope, wording.scope(scope)) for scope in Scope],
                    drawback.scope or Scope.POSITION,
                    partial(self.desk.opportunities.set_drawback_scope, drawback.id),
                    name=_("The drawback belongs to"),
                )
            )
        self._new(page, _("Add a drawback"), detail, self.desk.opportunities.add_drawback)

    def _clarifications(self, page: PageContent, detail: OpportunityDetail) -> None:
        page.section(_("To clarify"))
        for one in detail.clarifications:
            self._clarification(page, one)
        self._new(
            page, _("Add something to clarify"), detail, self.desk.opportunities.add_clarification
        )

    def _clarification(self, page: PageContent, one: ClarificationRow) -> None:
        service = self.desk.opportunities
        verbs = []
        if one.state is ClarificationState.OPEN:
            verbs.append(
                Verb(
                    _("Raised"),
                    lambda: service.set_clarification(one.id, ClarificationState.RAISED),
                )
            )
        if one.state is not ClarificationState.ANSWERED:
            verbs.append(Verb(_("Answered…"), lambda: self._answer_clarification(one)))
        else:
            verbs.append(
                Verb(
                    _("Open again"),
                    lambda: service.set_clarification(one.id, ClarificationState.OPEN),
                )
            )
        page.item(
            one.text,
            wording.joined(one.source, one.answer),
            *verbs,
            pill=wording.clarification_state(one.state),
            role=Role.DONE if one.state is ClarificationState.ANSWERED else Role.DUE_SOON,
        )

    def _answer_clarification(self, one: ClarificationRow) -> None:
        self.commands.ask_answer(
            one.text,
            one.answer,
            lambda text, _by: self.desk.opportunities.set_clarification(
                one.id, ClarificationState.ANSWERED, text
            ),
        )

    def _checklist(self, page: PageContent, detail: OpportunityDetail) -> None:
        page.section(_("Checklist"))
        for topic in detail.topics:
            self._topic(page, topic, detail.people)
        self._new(page, _("Add a topic of your own"), detail, self.desk.opportunities.add_topic)

    def _topic(self, page: PageContent, topic: TopicRow, people: Sequence[tuple[int, str]]) -> None:
        service = self.desk.opportunities
        verbs = []
        if topic.state is TopicState.UNKNOWN:
            verbs.append(Verb(_("Asked"), lambda: service.set_topic(topic.id, TopicState.ASKED)))
        if topic.state is not TopicState.ANSWERED:
            verbs.append(Verb(_("Answered…"), lambda: self._answer_topic(topic, people)))
        else:
            verbs.append(
                Verb(_("Open again"), lambda: service.set_topic(topic.id, TopicState.UNKNOWN))
            )
        page.item(
            wording.topic(topic.key, topic.label),
            wording.topic_answer(topic, self.here),
            *verbs,
            pill=wording.topic_state(topic.state),
            role=Role.DONE if topic.state is TopicState.ANSWERED else None,
        )

    def _answer_topic(self, topic: TopicRow, people: Sequence[tuple[int, str]]) -> None:
        self.commands.ask_answer(
            wording.topic(topic.key, topic.label),
            topic.answer,
            lambda text, by: self.desk.opportunities.set_topic(
                topic.id, TopicState.ANSWERED, text, by=by
            ),
            people,
        )

    def _interviews(self, page: PageContent, detail: OpportunityDetail) -> None:
        if detail.interviews or detail.people:
            page.section(_("Interviews and people"))
        for interview in detail.interviews:
            page.item(
                wording.heading(
                    wording.moment(WallTime(interview.local, interview.zone), self.here)
                ),
                wording.lines(
                    (
                        interview.place,
                        wording.listing([name for _id, name in interview.people]),
                        _("“{words}”").format(words=interview.closing_words)
                        if interview.closing_words
                        else "",
                    )
                ),
                Verb(
                    _("Add person…"),
                    partial(self.commands.add_person, interview.id),
                ),
                icon="interview",
            )
        for contact, name in detail.people:
            page.item(name, open=partial(self.go, "contact", contact), icon="contact")

    def _new(
        self,
        page: PageContent,
        placeholder: str,
        detail: OpportunityDetail,
        add: Callable[[int, str], None],
    ) -> None:
        page.widget(
            EditableText(
                "",
                partial(add, detail.row.id),
                name=placeholder,
                placeholder=placeholder,
            )
        )


def _stage_role(stage: Stage) -> Role | None:
    if stage is Stage.OFFERED:
        return Role.ACCENT
    return Role.DONE if stage is Stage.ACCEPTED else None
