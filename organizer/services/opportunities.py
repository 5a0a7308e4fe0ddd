"""Opportunities: stage, people, interviews, and the balanced page (P3-P6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from peewee import fn

from organizer.model.store import Store, rows_of
from organizer.model.tables import (
    ChecklistTopic,
    Clarification,
    Company,
    Contact,
    Conversation,
    Deadline,
    Drawback,
    GoodPoint,
    Interview,
    Note,
    Offer,
    Opportunity,
    Visit,
)
from organizer.practice.checklist import MOVING_TOPICS, seeded_topics
from organizer.practice.habits import next_working_moment
from organizer.practice.moments import WallTime, require_one_instant
from organizer.practice.names import folded
from organizer.practice.present import Present
from organizer.practice.repeats import Every, Unit, following
from organizer.practice.stages import Event, stage_after
from organizer.practice.vocabulary import (
    ClarificationState,
    DeadlineKind,
    NoteKind,
    OfferStatus,
    Scope,
    Stage,
    StepAction,
    TopicState,
)
from organizer.services.companies import find_company, find_or_add_company
from organizer.services.deadlines import DeadlineService
from organizer.services.history import HistoryRow, come_to, history_of, note_stage
from organizer.services.notes import NoteService
from organizer.services.view_filter import EVERYTHING, Shown, ViewFilter

KEEP_IN_TOUCH: Final = Every(3, Unit.MONTHS)
"""After an opportunity has ended without a job: paths cross again (P17)."""
_ONE_AFTER_ANOTHER: Final = timedelta(days=7)
"""So that keeping in touch with several people is not one day's work."""
_LAST_LETTER: Final = {
    Stage.DECLINED: NoteKind.DECLINING,
    Stage.WITHDRAWN: NoteKind.WITHDRAWAL,
    Stage.TURNED_DOWN: NoteKind.TURNED_DOWN_REPLY,
}


@dataclass(frozen=True)
class OpportunityRow:
    """An opportunity as the list shows it."""

    id: int
    company_id: int
    company: str
    position: str
    stage: Stage


@dataclass(frozen=True)
class InterviewRow:
    """One interview with the people met, in their order, and how it closed (P1, P7)."""

    id: int
    local: datetime
    zone: str
    place: str
    host: str
    people: tuple[tuple[int, str], ...]
    closing_words: str
    answer_by: date | None


@dataclass(frozen=True)
class VisitRow:
    """A visit that is coming up (P1). `people` are those who are expected, by name."""

    deadline: int
    when: WallTime
    place: str
    host: str
    people: tuple[str, ...]


@dataclass(frozen=True)
class PointText:
    """A good point or drawback, and who said it where that is known."""

    id: int
    text: str
    source: str
    scope: Scope | None = None


@dataclass(frozen=True)
class ClarificationRow:
    """Something to clarify, with its source (P3)."""

    id: int
    text: str
    state: ClarificationState
    answer: str
    source: str


@dataclass(frozen=True)
class TopicRow:
    """One topic of the checklist (P4): `key` of a seeded one, `label` of an own one, and of an
    answer who said it, where that is known, and when."""

    id: int
    key: str
    label: str
    state: TopicState
    answer: str
    answered_by: str | None
    answered_at: datetime | None


@dataclass(frozen=True)
class OpportunityDetail:
    """One page that sets everything known side by side (P6)."""

    row: OpportunityRow
    moving: bool
    visit: VisitRow | None
    remarks: str
    interviews: tuple[InterviewRow, ...]
    people: tuple[tuple[int, str], ...]
    good_points: tuple[PointText, ...]
    drawbacks: tuple[PointText, ...]
    clarifications: tuple[ClarificationRow, ...]
    topics: tuple[TopicRow, ...]
    history: tuple[HistoryRow, ...]


class OpportunityService:
    """Keeps opportunities. Every writing method is one step that can be undone."""

    def __init__(
        self, store: Store, present: Present, deadlines: DeadlineService, notes: NoteService
    ) -> None:
        self._store = store
        self._present = present
        self._deadlines = deadlines
        self._notes = notes

    def ids(self, view: ViewFilter = EVERYTHING) -> list[int]:
        """The opportunities: those being pursued first, then by company."""
        where, parameters = view.condition(
            company="opportunity.company_id", opportunity="opportunity.id"
        )
        closed = "stage IN ('accepted', 'declined', 'turned_down', 'withdrawn')"
        states: dict[Shown | None, str] = {Shown.PURSUED: f"NOT {closed}", Shown.CLOSED: closed}
        state = states.get(view.shown, "1")
        rows = self._store.rows(
            f"""
            SELECT opportunity.id FROM opportunity
            JOIN company ON company.id = opportunity.company_id
            WHERE opportunity.deleted_at IS NULL AND {where} AND {state}
                  AND {view.of_search("opportunity.id")}
            ORDER BY {closed}, company.search_text, opportunity.id
            """,
            *parameters,
        )
        return [row[0] for row in rows]

    def rows(self, ids: Sequence[int]) -> list[OpportunityRow]:
        """The rows of these ids, in no particular order."""
        return rows_of(
            OpportunityRow,
            Opportunity.select(
                Opportunity.id,
                Opportunity.company.alias("company_id"),
                Company.name.alias("company"),
                Opportunity.position,
                Opportunity.stage,
            )
            .join(Company, on=(Company.id == Opportunity.company))
            .where(Opportunity.id.in_(ids)),
        )

    def positions_at(self, company: int | None) -> list[str]:
        """Positions pursued at a company, to complete what is typed."""
        return [
            row[0]
            for row in self._store.rows(
                "SELECT DISTINCT position FROM opportunity WHERE company_id IS ? "
                "AND deleted_at IS NULL AND position <> '' ORDER BY position",
                company,
            )
        ]

    def detail(self, opportunity_id: int) -> OpportunityDetail | None:
        """The balanced page of one opportunity, or None where it is gone (P6)."""
        opportunity = Opportunity.get_or_none(
            (Opportunity.id == opportunity_id) & Opportunity.deleted_at.is_null()
        )
        if opportunity is None:
            return None
        return OpportunityDetail(
            self.rows([opportunity_id])[0],
            opportunity.moving,
            self.visit(opportunity_id),
            opportunity.remarks,
            self._interviews(opportunity_id),
            self._people("interview.opportunity_id", opportunity_id),
            tuple(self._points(GoodPoint, opportunity_id)),
            tuple(self._points(Drawback, opportunity_id, Drawback.scope)),
            tuple(
                rows_of(
                    ClarificationRow,
                    Clarification.select(
                        Clarification.id,
                        Clarification.text,
                        Clarification.state,
                        Clarification.answer,
                        _source(),
                    )
                    .left_outer_join(
                        Conversation, on=(Conversation.id == Clarification.conversation)
                    )
                    .left_outer_join(Contact, on=(Contact.id == Conversation.contact))
                    .where(
                        Clarification.opportunity == opportunity_id,
                        Clarification.deleted_at.is_null(),
                    )
                    .order_by(Clarification.id),
                )
            ),
            tuple(
                rows_of(
                    TopicRow,
                    ChecklistTopic.select(
                        ChecklistTopic.id,
                        ChecklistTopic.key,
                        ChecklistTopic.label,
                        ChecklistTopic.state,
                        ChecklistTopic.answer,
                        Contact.full_name.alias("answered_by"),
                        ChecklistTopic.answered_at,
                    )
                    .left_outer_join(Contact, on=(Contact.id == ChecklistTopic.answered_by))
                    .where(
                        ChecklistTopic.opportunity == opportunity_id,
                        ChecklistTopic.deleted_at.is_null(),
                    )
                    .order_by(ChecklistTopic.place, ChecklistTopic.id),
                )
            ),
            history_of(opportunity_id),
        )

    def _points(self, table: Any, opportunity: int, *columns: Any) -> list[PointText]:
        return rows_of(
            PointText,
            table.select(table.id, table.text, _source(), *columns)
            .left_outer_join(Conversation, on=(Conversation.id == table.conversation))
            .left_outer_join(Contact, on=(Contact.id == Conversation.contact))
            .where(table.opportunity == opportunity, table.deleted_at.is_null())
            .order_by(table.id),
        )

    def _people(self, column: str, value: int) -> tuple[tuple[int, str], ...]:
        rows = self._store.rows(
            f"""
            SELECT contact.id, contact.full_name FROM conversation
            JOIN interview ON interview.id = conversation.interview_id
            JOIN contact ON contact.id = conversation.contact_id
            WHERE {column} = ? AND conversation.deleted_at IS NULL
            GROUP BY contact.id ORDER BY min(interview.at), min(conversation.place)
            """,
            value,
        )
        return tuple((row[0], row[1]) for row in rows)

    def _interviews(self, opportunity: int) -> tuple[InterviewRow, ...]:
        rows = self._store.rows(
            """
            SELECT interview.id, interview.local, interview.zone, interview.place,
                   coalesce(contact.full_name, ''), interview.closing_words, interview.answer_by
            FROM interview LEFT JOIN contact ON contact.id = interview.host_id
            WHERE interview.opportunity_id = ? AND interview.deleted_at IS NULL
            ORDER BY interview.at DESC
            """,
            opportunity,
        )
        return tuple(
            InterviewRow(
                id=row[0],
                local=datetime.fromisoformat(row[1]),
                zone=row[2],
                place=row[3],
                host=row[4],
                people=self._people("interview.id", row[0]),
                closing_words=row[5],
                answer_by=date.fromisoformat(row[6]) if row[6] else None,
            )
            for row in rows
        )

    def find(self, company: str, position: str) -> int | None:
        """The open opportunity of that company and position, or None.

        Where no position is given, the company's only open one.
        """
        company_id = find_company(self._store, company)
        if company_id is None:
            return None
        rows = self._store.rows(
            "SELECT id, position FROM opportunity WHERE company_id = ? AND deleted_at IS NULL "
            "AND stage NOT IN ('accepted', 'declined', 'turned_down', 'withdrawn') ORDER BY id",
            company_id,
        )
        if not position.strip():
            return rows[0][0] if len(rows) == 1 else None
        for row in rows:
            if folded(row[1]) == folded(position):
                return int(row[0])
        nameless = [row[0] for row in rows if not row[1]]
        return nameless[0] if len(nameless) == 1 and len(rows) == 1 else None

    def unanswered(self, opportunity: int) -> list[TopicRow]:
        """The checklist's topics without an answer: the agenda of the next call (P4, P12)."""
        detail = self.detail(opportunity)
        topics = detail.topics if detail else ()
        return [topic for topic in topics if topic.state is not TopicState.ANSWERED]

    def open_clarifications(self, opportunity: int) -> list[str]:
        """What was not cleared up yet: it stands in the way before an acceptance (P3, P15)."""
        rows = self._store.rows(
            "SELECT text FROM clarification WHERE opportunity_id = ? AND deleted_at IS NULL "
            "AND state <> 'answered' ORDER BY id",
            opportunity,
        )
        return [row[0] for row in rows]

    def add(
        self,
        company: str,
        position: str,
        *,
        stage: Stage = Stage.INTERESTED,
        moving: bool = False,
    ) -> int:
        """A new opportunity with its checklist; gives its id. Raises `ValueError` without a
        company."""
        if not company.strip():
            raise ValueError("An opportunity needs a company.")
        with self._store.step(StepAction.ADD_OPPORTUNITY, company.strip()):
            opportunity = self._store.create(
                Opportunity,
                company=find_or_add_company(self._store, company),
                position=position.strip(),
                stage=stage,
                moving=moving,
            ).id
            note_stage(self._store, self._present, opportunity, stage)
            for place, key in enumerate(seeded_topics(moving=moving)):
                self._store.create(ChecklistTopic, opportunity=opportunity, key=key, place=place)
            return opportunity

    def edit_position(self, opportunity: int, position: str) -> None:
        """Change the position's name."""
        row = self.rows([opportunity])[0]
        with self._store.step(StepAction.EDIT, row.company):
            self._store.change(Opportunity, opportunity, position=position.strip())

    def edit_remarks(self, opportunity: int, remarks: str) -> None:
        """Change what else is known of it."""
        with self._store.step(StepAction.EDIT, self.rows([opportunity])[0].company):
            self._store.change(Opportunity, opportunity, remarks=remarks.strip())

    def set_moving(self, opportunity: int, moving: bool) -> None:
        """Whether a move is in question: brings or takes the topics of moving (P4).

        Topics about which something is known stay.
        """
        with self._store.step(StepAction.EDIT, self.rows([opportunity])[0].company):
            self._store.change(Opportunity, opportunity, moving=moving)
            known = ChecklistTopic.select().where(
                ChecklistTopic.opportunity == opportunity,
                ChecklistTopic.key.in_(MOVING_TOPICS),
                ChecklistTopic.deleted_at.is_null(),
            )
            present = {topic.key: topic for topic in known}
            for place, key in enumerate(MOVING_TOPICS, start=100):
                if moving and key not in present:
                    self._store.create(
                        ChecklistTopic, opportunity=opportunity, key=key, place=place
                    )
                elif not moving and key in present and present[key].state is TopicState.UNKNOWN:
                    self._store.change(
                        ChecklistTopic, present[key].id, deleted_at=self._present.instant
                    )

    def change_stage(self, opportunity: int, stage: Stage) -> int | None:
        """Set the stage by hand. The end of an opportunity settles what was waited for, and owes
        the host the letter that goes with it (P16, P17): gives its id, or None where there is none
        or nobody to write to."""
        row = self.rows([opportunity])[0]
        if row.stage is stage:
            return None
        with self._store.step(StepAction.CHANGE_STAGE, row.company):
            come_to(self._store, self._present, opportunity, stage)
            if not stage.closed:
                return None
            self._deadlines.settle(
                (Deadline.opportunity == opportunity)
                & Deadline.kind.in_(
                    (
                        DeadlineKind.HEAR_BACK,
                        DeadlineKind.DECISION,
                        DeadlineKind.CALL_ABOUT_LETTER,
                        DeadlineKind.VISIT,
                    )
                )
            )
            if stage not in _LAST_LETTER:
                return None
            turned_down = stage is Stage.TURNED_DOWN
            for offer in Offer.select(Offer.id).where(
                Offer.opportunity == opportunity,
                Offer.status == OfferStatus.OPEN,
                Offer.deleted_at.is_null(),
            ):
                status = OfferStatus.EXPIRED if turned_down else OfferStatus.DECLINED
                self._store.change(Offer, offer.id, status=status)
            return self.owe_last_letter(opportunity, _LAST_LETTER[stage], self.host_of(opportunity))

    def owe_last_letter(self, opportunity: int, kind: NoteKind, contact: int | None) -> int | None:
        """Owe the letter with which an opportunity ends inside the caller's step, and plan a day to
        keep in touch with everyone met: paths cross again (P16, P17). Gives the note's id, None
        where `contact` is."""
        row, wall = self.rows([opportunity])[0], self._present.wall
        met = [one for one, _name in self._people("interview.opportunity_id", opportunity)]
        people = [*dict.fromkeys([*([contact] if contact is not None else ()), *met])]
        for number, one in enumerate(people):
            start = self._deadlines.on_day(wall.day + number * _ONE_AFTER_ANOTHER, wall.zone)
            rule = KEEP_IN_TOUCH.rule(start.day)
            due = following(rule, start, start.instant)
            assert due is not None  # it has no end
            self._deadlines.plan(
                DeadlineKind.KEEP_IN_TOUCH,
                due,
                whole_day=True,
                proposed=True,
                repeat=rule,
                company=row.company_id,
                opportunity=opportunity,
                contact=one,
            )
        if contact is None:
            return None
        return self._notes.owe(
            kind,
            contact,
            next_working_moment(wall, self._present.habits),
            opportunity=opportunity,
            company=row.company_id,
        )

    def visit(self, opportunity: int) -> VisitRow | None:
        """The next visit that is planned, or None (P1)."""
        rows = self._store.rows(
            "SELECT deadline.id, local, zone, visit.place, visit.host, visit.people FROM deadline "
            "JOIN visit ON visit.deadline_id = deadline.id WHERE opportunity_id = ? "
            "AND kind = ? AND status = 'open' AND deadline.deleted_at IS NULL ORDER BY at LIMIT 1",
            opportunity,
            DeadlineKind.VISIT,
        )
        return next(
            (
                VisitRow(
                    row[0],
                    WallTime(datetime.fromisoformat(row[1]), row[2]),
                    row[3],
                    row[4],
                    tuple(row[5].splitlines()),
                )
                for row in rows
            ),
            None,
        )

    def plan_visit(
        self,
        opportunity: int,
        when: WallTime,
        *,
        place: str = "",
        host: str = "",
        people: Sequence[str] = (),
    ) -> int:
        """Plan a visit, or plan it anew; gives its deadline, with a reminder the evening before to
        prepare it (P1). The wait for an answer is over. Raises `ValueError` for a moment that is
        past, or at an hour that the clocks skip or show twice."""
        require_one_instant(when)
        if when.instant <= self._present.instant:
            raise ValueError("This moment is past. Enter one that is ahead.")
        row = self.rows([opportunity])[0]
        planned = self.visit(opportunity)
        with self._store.step(StepAction.PLAN_VISIT, row.company):
            stage = stage_after(row.stage, Event.VISIT_PLANNED)
            come_to(self._store, self._present, opportunity, stage)
            self._deadlines.settle(
                (Deadline.opportunity == opportunity) & (Deadline.kind == DeadlineKind.HEAR_BACK)
            )
            values = {
                "place": place.strip(),
                "host": host.strip(),
                "people": "\n".join(name.strip() for name in people if name.strip()),
            }
            if planned is not None:
                Visit.update(changed_at=self._present.instant, **values).where(
                    Visit.deadline == planned.deadline
                ).execute()
                self._deadlines.move(planned.deadline, when)
                return planned.deadline
            deadline = self._deadlines.plan(
                DeadlineKind.VISIT, when, company=row.company_id, opportunity=opportunity
            )
            self._store.create(Visit, deadline=deadline, **values)
            return deadline

    def host_of(self, opportunity: int) -> int | None:
        """The host of the latest interview, else the first person met in it, or None."""
        rows = self._store.rows(
            """
            SELECT coalesce(interview.host_id, (
                SELECT contact_id FROM conversation
                WHERE interview_id = interview.id AND deleted_at IS NULL ORDER BY place LIMIT 1))
            FROM interview WHERE opportunity_id = ? AND deleted_at IS NULL
            ORDER BY at DESC LIMIT 1
            """,
            opportunity,
        )
        return rows[0][0] if rows else None

    def add_good_point(self, opportunity: int, text: str) -> None:
        """Something good, from nobody in particular (P2)."""
        self._add(GoodPoint, opportunity, text)

    def add_drawback(self, opportunity: int, text: str) -> None:
        """What could be better; of the position, until another scope is chosen (P5)."""
        self._add(Drawback, opportunity, text, scope=Scope.POSITION)

    def set_drawback_scope(self, drawback: int, scope: Scope) -> None:
        """What a drawback belongs to (P5)."""
        opportunity = Drawback.get_by_id(drawback).opportunity
        with self._store.step(StepAction.EDIT, self.rows([opportunity])[0].company):
            self._store.change(Drawback, drawback, scope=scope)

    def add_clarification(self, opportunity: int, text: str) -> None:
        """Something that wants clarifying (P3)."""
        self._add(Clarification, opportunity, text)

    def add_topic(self, opportunity: int, label: str) -> None:
        """A topic of the person's own on the checklist (P4)."""
        place = ChecklistTopic.select().where(ChecklistTopic.opportunity == opportunity).count()
        self._add(ChecklistTopic, opportunity, label, column="label", place=place)

    def _add(
        self, table: type[Any], opportunity: int, text: str, *, column: str = "text", **more: Any
    ) -> None:
        if not text.strip():
            raise ValueError("Nothing was entered.")
        with self._store.step(StepAction.EDIT, self.rows([opportunity])[0].company):
            self._store.create(table, opportunity=opportunity, **{column: text.strip()}, **more)

    def edit_good_point(self, point: int, text: str) -> None:
        """Change a good point; an empty text takes it away."""
        self._edit(GoodPoint, point, text)

    def edit_drawback(self, drawback: int, text: str) -> None:
        """Change a drawback; an empty text takes it away."""
        self._edit(Drawback, drawback, text)

    def _edit(self, table: type[Any], record: int, text: str) -> None:
        company = self.rows([table.get_by_id(record).opportunity])[0].company
        with self._store.step(StepAction.EDIT, company):
            if text.strip():
                self._store.change(table, record, text=text.strip())
            else:
                self._store.change(table, record, deleted_at=self._present.instant)

    def set_clarification(
        self, clarification: int, state: ClarificationState, answer: str = ""
    ) -> None:
        """Mark a clarification open, raised or answered (P3)."""
        opportunity = Clarification.get_by_id(clarification).opportunity
        with self._store.step(StepAction.EDIT, self.rows([opportunity])[0].company):
            self._store.change(Clarification, clarification, state=state, answer=answer.strip())

    def set_topic(
        self,
        topic: int,
        state: TopicState,
        answer: str = "",
        *,
        by: int | None = None,
        at: datetime | None = None,
    ) -> None:
        """Mark a topic unknown, asked or answered, with the answer, the contact who gave it, and
        when: at an instant, else now (P4)."""
        answered = state is TopicState.ANSWERED
        opportunity = ChecklistTopic.get_by_id(topic).opportunity
        with self._store.step(StepAction.EDIT, self.rows([opportunity])[0].company):
            self._store.change(
                ChecklistTopic,
                topic,
                state=state,
                answer=answer.strip(),
                answered_by=by if answered else None,
                answered_at=(at or self._present.instant) if answered else None,
            )

    def trash(self, opportunity: int) -> None:
        """Move an opportunity with its interviews, notes, offers and deadlines to the trash.

        The people stay as contacts (P16, P17).
        """
        with self._store.step(StepAction.MOVE_TO_TRASH, self.rows([opportunity])[0].company):
            self.trash_inside(opportunity)

    def trash_inside(self, opportunity: int) -> None:
        """The same inside the caller's step."""
        now = self._present.instant
        interviews = Interview.select(Interview.id).where(Interview.opportunity == opportunity)
        for table, condition in (
            (Conversation, Conversation.interview.in_(interviews)),
            (Interview, Interview.opportunity == opportunity),
            (Note, Note.opportunity == opportunity),
            (Offer, Offer.opportunity == opportunity),
            (Deadline, Deadline.opportunity == opportunity),
            (Opportunity, Opportunity.id == opportunity),
        ):
            table.update(deleted_at=now, changed_at=now).where(
                condition, table.deleted_at.is_null()
            ).execute()


def _source() -> Any:
    return fn.COALESCE(Contact.full_name, "").alias("source")
