"""The debrief: from one dialog everything that follows from an interview (P7-P10, P3-P5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from peewee import DatabaseError

from organizer.model.database import named
from organizer.model.store import Store
from organizer.model.tables import (
    ChecklistTopic,
    Clarification,
    Contact,
    Conversation,
    Deadline,
    DiscussedTopic,
    Draft,
    Drawback,
    GoodPoint,
    Interview,
    Opportunity,
)
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.practice.debrief import Debrief, PersonMet, TopicAnswer
from organizer.practice.habits import note_due, propose_hear_back
from organizer.practice.moments import WallTime
from organizer.practice.names import folded
from organizer.practice.present import Present
from organizer.practice.stages import Event, stage_after
from organizer.practice.vocabulary import (
    DeadlineKind,
    NoteKind,
    StepAction,
    TopicState,
)
from organizer.services.companies import find_company
from organizer.services.contacts import ContactService
from organizer.services.deadlines import DeadlineService
from organizer.services.history import come_to
from organizer.services.notes import NoteService
from organizer.services.opportunities import OpportunityService


@dataclass(frozen=True)
class DebriefSummary:
    """What saving a debrief makes. `interview` is None in a preview.

    `hear_back` is the promised or proposed day, `notes_due` when the notes are due.
    """

    interview: int | None
    contacts_new: int
    contacts_known: int
    notes: int
    notes_due: WallTime
    clarifications: int
    topics: int
    hear_back: date | None
    hear_back_proposed: bool


class DebriefService:
    """Saves what was typed after an interview, in one step that one undo takes back."""

    def __init__(
        self,
        store: Store,
        present: Present,
        contacts: ContactService,
        opportunities: OpportunityService,
        notes: NoteService,
        deadlines: DeadlineService,
    ) -> None:
        self._store = store
        self._present = present
        self._contacts = contacts
        self._opportunities = opportunities
        self._notes = notes
        self._deadlines = deadlines

    def preview(self, debrief: Debrief) -> DebriefSummary:
        """What `save` would make of it. Writes nothing."""
        company = find_company(self._store, debrief.company)
        known = [self._find(person, company) for person in debrief.people]
        return self._summary(debrief, None, [contact is None for contact in known])

    def save(self, debrief: Debrief) -> DebriefSummary:
        """Make the interview, conversations, contacts, one pending note for each person met,
        clarifications, the hear-back deadline and reminders, in one step (P10)."""
        with self._store.step(StepAction.SAVE_DEBRIEF, debrief.company):
            opportunity = self._opportunity(debrief)
            company: int = Opportunity.get_by_id(opportunity).company
            interview = self._store.create(
                Interview,
                opportunity=opportunity,
                local=debrief.when.local,
                zone=debrief.when.zone,
                at=debrief.when.instant,
                place=debrief.where,
                closing_words=debrief.closed,
                tried=debrief.tried,
                answer_by=debrief.answer_by,
            ).id
            new = [
                self._meet(interview, place, person, debrief, opportunity, company)
                for place, person in enumerate(debrief.people)
            ]
            host = self._host(debrief, company)
            if host is not None:
                self._store.change(Interview, interview, host=host)
            for text in debrief.clarify:
                self._store.create(
                    Clarification, opportunity=opportunity, interview=interview, text=text
                )
            for drawback in debrief.drawbacks:
                self._store.create(
                    Drawback, opportunity=opportunity, scope=drawback.scope, text=drawback.text
                )
            for topic in debrief.topics:
                self._answer(opportunity, topic, debrief.when.instant)
            summary = self._summary(debrief, interview, new)
            self._wait(summary, debrief, opportunity, company, interview)
            return summary

    def add_person(self, interview_id: int, person: PersonMet) -> int:
        """Somebody met in an interview who was forgotten; gives the note they are owed (P10)."""
        opportunity = Interview.get_by_id(interview_id).opportunity
        company = Opportunity.get_by_id(opportunity).company
        with self._store.step(StepAction.ADD_PERSON, person.name):
            contact, _known = self._keep(person, company)
            return self._join(interview_id, contact, person)

    def add_contact(self, interview_id: int, contact: int) -> int | None:
        """A contact was met in an interview; gives the note they are owed, or None where that
        meeting is recorded already (P10)."""
        if self._store.rows(
            "SELECT 1 FROM conversation WHERE interview_id = ? AND contact_id = ? "
            "AND deleted_at IS NULL",
            interview_id,
            contact,
        ):
            return None
        name: str = Contact.get_by_id(contact).full_name
        with self._store.step(StepAction.ADD_PERSON, name):
            return self._join(interview_id, contact, PersonMet(name))

    def _join(self, interview_id: int, contact: int, person: PersonMet) -> int:
        """The last one met in an interview; gives the note they are owed."""
        interview = Interview.get_by_id(interview_id)
        opportunity = Opportunity.get_by_id(interview.opportunity)
        return self._converse(
            interview_id,
            Conversation.select().where(Conversation.interview == interview_id).count(),
            contact,
            person,
            WallTime(interview.local, interview.zone),
            opportunity.id,
            opportunity.company,
        )

    def _opportunity(self, debrief: Debrief) -> int:
        found = self._opportunities.find(debrief.company, debrief.position)
        if found is None:
            found = self._opportunities.add(
                debrief.company, debrief.position, moving=debrief.moving
            )
        opportunity = Opportunity.get_by_id(found)
        if debrief.position and not opportunity.position:
            self._opportunities.edit_position(found, debrief.position)
        if debrief.moving and not opportunity.moving:
            self._opportunities.set_moving(found, True)
        stage = stage_after(opportunity.stage, Event.INTERVIEW_HELD)
        come_to(self._store, self._present, found, stage)
        return found

    def _meet(
        self,
        interview: int,
        place: int,
        person: PersonMet,
        debrief: Debrief,
        opportunity: int,
        company: int,
    ) -> bool:
        contact, known = self._keep(person, company)
        self._converse(interview, place, contact, person, debrief.when, opportunity, company)
        return not known

    def _keep(self, person: PersonMet, company: int) -> tuple[int, bool]:
        """The person's contact and whether it was known already."""
        draft = ContactDraft(
            full_name=person.name,
            title=person.title,
            emails=(person.email,) if person.email else (),
            phones=(Phone(person.phone),) if person.phone else (),
        )
        contact = self._find(person, company)
        if contact is not None:
            self._contacts.enrich(contact, draft, company=company)
            return contact, True
        return self._contacts.insert(person.name, draft, company=company), False

    def _converse(
        self,
        interview: int,
        place: int,
        contact: int,
        person: PersonMet,
        when: WallTime,
        opportunity: int,
        company: int,
    ) -> int:
        conversation = self._store.create(
            Conversation,
            interview=interview,
            contact=contact,
            place=place,
        ).id
        for index, text in enumerate(person.discussed):
            self._store.create(DiscussedTopic, conversation=conversation, text=text, place=index)
        for text in person.good:
            self._store.create(
                GoodPoint, opportunity=opportunity, conversation=conversation, text=text
            )
        for text in person.doubts:
            self._store.create(
                Clarification,
                opportunity=opportunity,
                interview=interview,
                conversation=conversation,
                text=text,
            )
        return self._notes.owe(
            NoteKind.THANK_YOU,
            contact,
            note_due(when.day, when.zone, self._present.habits),
            opportunity=opportunity,
            company=company,
            conversation=conversation,
        )

    def _find(self, person: PersonMet, company: int | None) -> int | None:
        return self._contacts.find(person.name, email=person.email, company=company)

    def _host(self, debrief: Debrief, company: int) -> int | None:
        if not debrief.host:
            return None
        return self._keep(PersonMet(debrief.host), company)[0]

    def _answer(self, opportunity: int, answer: TopicAnswer, at: datetime) -> None:
        name = folded(answer.topic)
        for topic in ChecklistTopic.select().where(
            ChecklistTopic.opportunity == opportunity, ChecklistTopic.deleted_at.is_null()
        ):
            if answer.topic == topic.key or name == folded(topic.label):
                break
        else:
            self._opportunities.add_topic(opportunity, answer.topic)
            topic = (
                ChecklistTopic.select()
                .where(ChecklistTopic.opportunity == opportunity)
                .order_by(ChecklistTopic.id.desc())
                .get()
            )
        if answer.state is not TopicState.UNKNOWN:
            self._opportunities.set_topic(topic.id, answer.state, answer.answer, at=at)

    def _wait(
        self,
        summary: DebriefSummary,
        debrief: Debrief,
        opportunity: int,
        company: int,
        interview: int,
    ) -> None:
        """The hear-back deadline; what was waited for before this interview is settled (P7), and so
        is the visit that was planned for it."""
        self._deadlines.settle(
            (Deadline.opportunity == opportunity)
            & (
                (Deadline.kind == DeadlineKind.HEAR_BACK)
                | (
                    (Deadline.kind == DeadlineKind.VISIT)
                    & (Deadline.at < debrief.when.shifted(1, time.min).instant)
                )
            )
        )
        if summary.hear_back is not None:
            self._deadlines.plan(
                DeadlineKind.HEAR_BACK,
                self._deadlines.on_day(summary.hear_back, debrief.when.zone),
                whole_day=True,
                proposed=summary.hear_back_proposed,
                company=company,
                opportunity=opportunity,
                interview=interview,
                contact=self._opportunities.host_of(opportunity),
            )

    def _summary(self, debrief: Debrief, interview: int | None, new: list[bool]) -> DebriefSummary:
        habits = self._present.habits
        proposed = debrief.answer_by is None and debrief.propose_answer_by
        return DebriefSummary(
            interview=interview,
            contacts_new=sum(new),
            contacts_known=len(new) - sum(new),
            notes=len(new),
            notes_due=note_due(debrief.when.day, debrief.when.zone, habits),
            clarifications=len(debrief.clarify)
            + sum(len(person.doubts) for person in debrief.people),
            topics=sum(topic.state is not TopicState.UNKNOWN for topic in debrief.topics),
            hear_back=propose_hear_back(debrief.when.day, habits)
            if proposed
            else debrief.answer_by,
            hear_back_proposed=proposed,
        )


QUICK_ENTRY = "quick_entry"
"""The form of an interview that is being typed."""


class DraftService:
    """What was typed and not yet saved; written at every keystroke, durable (P8)."""

    def __init__(self, store: Store, present: Present) -> None:
        self._store = store
        self._present = present

    def keep(self, form: str, content: str) -> None:
        """Remember what stands in a form. Raises `StoreError` where it cannot be kept."""
        try:
            Draft.insert(
                form=form, content=content, changed_at=self._present.instant
            ).on_conflict_replace().execute()
        except DatabaseError as error:
            raise named(error, self._store.file) from error

    def kept(self, form: str) -> str | None:
        """What stood in a form when it was last typed in, or None."""
        rows = self._store.rows("SELECT content FROM draft WHERE form = ?", form)
        return rows[0][0] if rows else None

    def drop(self, form: str) -> None:
        """Forget a form's draft, after it was saved or thrown away."""
        Draft.delete().where(Draft.form == form).execute()
