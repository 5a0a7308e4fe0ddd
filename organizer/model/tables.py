"""The tables of the record. What each word means stands in PRACTICE.md's last table.

A record that can be thrown away carries `deleted_at`: the trash is a mark, not a place. Foreign
keys never load lazily, so that painting runs no SQL. `search_text` is what the search reads,
written at the end of a step (`organizer.model.search`).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from peewee import (
    SQL,
    AutoField,
    BlobField,
    BooleanField,
    DateField,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.fields import EnumField

from organizer.model.fields import InstantField, LocalField
from organizer.practice.vocabulary import (
    Channel,
    ClarificationState,
    Column,
    ContactPointKind,
    DeadlineKind,
    DeadlineStatus,
    NoteKind,
    NoteStatus,
    OfferStatus,
    Scope,
    SentBy,
    Stage,
    TopicState,
)


def _reference(table: type[Model], **options: Any) -> Any:
    return ForeignKeyField(table, lazy_load=False, backref="+", **options)


class Record(Model):
    """What every record has: a stable UID (for files and devices) and when it came and changed."""

    id = AutoField()
    uid = TextField(unique=True)
    created_at: Field[datetime] = InstantField()
    changed_at: Field[datetime] = InstantField()
    deleted_at: Field[datetime | None] = InstantField(null=True)


class Company(Record):
    name = TextField()
    search_text = TextField(index=True)

    class Meta:
        table_name = "company"


class Opportunity(Record):
    """`compared` is whether it stands beside others in the comparison; NULL until it is said.
    `archived_at` is when it was put away with its search (P18)."""

    company: Field[int] = _reference(Company)
    position = TextField(default="")
    stage: Field[Stage] = EnumField(Stage)
    moving = BooleanField(default=False)
    remarks = TextField(default="")
    search_text = TextField(default="")
    compared: Field[bool | None] = BooleanField(null=True)
    archived_at: Field[datetime | None] = InstantField(null=True)

    class Meta:
        table_name = "opportunity"


class OpportunityChange(Record):
    """A stage that an opportunity came to, or a decision limit that was agreed, and when: one of
    the two. `limit_local` with `limit_zone` is what was agreed (P14)."""

    opportunity: Field[int] = _reference(Opportunity)
    at: Field[datetime] = InstantField()
    stage: Field[Stage | None] = EnumField(Stage, null=True)
    limit_local: Field[datetime | None] = LocalField(null=True)
    limit_zone = TextField(default="")

    class Meta:
        table_name = "opportunity_change"


class Contact(Record):
    company: Field[int | None] = _reference(Company, null=True)
    full_name = TextField()
    given = TextField(default="")
    family = TextField(default="")
    title = TextField(default="")
    department = TextField(default="")
    remarks = TextField(default="")
    name_key = TextField(index=True)
    sort_key = TextField()
    search_text = TextField(default="")

    class Meta:
        table_name = "contact"


class ContactPoint(Record):
    """A way to reach a contact: an e-mail address, a phone, a postal address, a website."""

    contact: Field[int] = _reference(Contact)
    kind: Field[ContactPointKind] = EnumField(ContactPointKind)
    label = TextField(default="")
    value = TextField()
    place = IntegerField(default=0)

    class Meta:
        table_name = "contact_point"


class BusinessCard(Record):
    """What a contact was read from, kept as it was: text and picture (P9).

    `picture` is a JPEG of at most 300 KB or a vCard's photograph, `original` the picture as it
    came, where the person wished to keep it. `confidence` is JSON: how sure the reading of each
    field was, from 0 to 1.
    """

    contact: Field[int] = _reference(Contact)
    text = TextField(default="")
    picture: Field[bytes | None] = BlobField(null=True)
    media_type = TextField(default="")
    confidence = TextField(default="")
    original: Field[bytes | None] = BlobField(null=True)

    class Meta:
        table_name = "business_card"


class FormerJob(Record):
    """What a contact did, and where, until the day on which a card said something else (P9)."""

    contact: Field[int] = _reference(Contact)
    company = TextField(default="")
    title = TextField(default="")
    department = TextField(default="")
    until: Field[date] = DateField()

    class Meta:
        table_name = "former_job"


class Interview(Record):
    opportunity: Field[int] = _reference(Opportunity)
    local: Field[datetime] = LocalField()
    zone = TextField()
    at: Field[datetime] = InstantField()
    place = TextField(default="")
    host: Field[int | None] = _reference(Contact, null=True)
    closing_words = TextField(default="")
    tried = TextField(default="")
    answer_by: Field[date | None] = DateField(null=True)

    class Meta:
        table_name = "interview"


class Conversation(Record):
    """What one person discussed in one interview; `place` is the order in which they were met."""

    interview: Field[int] = _reference(Interview)
    contact: Field[int] = _reference(Contact)
    place = IntegerField()
    search_text = TextField(default="")

    class Meta:
        table_name = "conversation"


class DiscussedTopic(Record):
    conversation: Field[int] = _reference(Conversation)
    text = TextField()
    place = IntegerField()

    class Meta:
        table_name = "discussed_topic"


class GoodPoint(Record):
    """Something good, and from whom it was learnt where that is known (P2)."""

    opportunity: Field[int] = _reference(Opportunity)
    conversation: Field[int | None] = _reference(Conversation, null=True)
    text = TextField()

    class Meta:
        table_name = "good_point"


class Drawback(Record):
    opportunity: Field[int] = _reference(Opportunity)
    conversation: Field[int | None] = _reference(Conversation, null=True)
    scope: Field[Scope] = EnumField(Scope)
    text = TextField()

    class Meta:
        table_name = "drawback"


class Clarification(Record):
    """Something that wants clarifying, with its source: which interview, which person (P3)."""

    opportunity: Field[int] = _reference(Opportunity)
    interview: Field[int | None] = _reference(Interview, null=True)
    conversation: Field[int | None] = _reference(Conversation, null=True)
    text = TextField()
    state: Field[ClarificationState] = EnumField(
        ClarificationState, default=ClarificationState.OPEN
    )
    answer = TextField(default="")

    class Meta:
        table_name = "clarification"


class ChecklistTopic(Record):
    """One topic of the missing information (P4). `key` names a seeded topic, `label` an own one."""

    opportunity: Field[int] = _reference(Opportunity)
    key = TextField(default="")
    label = TextField(default="")
    state: Field[TopicState] = EnumField(TopicState, default=TopicState.UNKNOWN)
    answer = TextField(default="")
    answered_by: Field[int | None] = _reference(Contact, null=True)
    answered_at: Field[datetime | None] = InstantField(null=True)
    place = IntegerField()

    class Meta:
        table_name = "checklist_topic"


class Note(Record):
    """A letter owed or written (P10). When it is due stands in its deadline. `sent_by` is the way
    it left the program, where it did; `language` and `formality` are those it was written in."""

    contact: Field[int] = _reference(Contact)
    opportunity: Field[int | None] = _reference(Opportunity, null=True)
    conversation: Field[int | None] = _reference(Conversation, null=True)
    kind: Field[NoteKind] = EnumField(NoteKind)
    status: Field[NoteStatus] = EnumField(NoteStatus, default=NoteStatus.PENDING)
    body = TextField(default="")
    language = TextField(default="")
    formality = TextField(default="")
    sent_at: Field[datetime | None] = InstantField(null=True)
    sent_by: Field[SentBy] = EnumField(SentBy, default=SentBy.UNSAID)
    waived_because = TextField(default="")
    search_text = TextField(default="")

    class Meta:
        table_name = "note"
        constraints = (SQL("CHECK (status <> 'waived' OR waived_because <> '')"),)


class Offer(Record):
    """The terms a company put forward. Its limit stands in its decision deadline (P12, P14).

    `call_notes` is what was said on the telephone, `accepted_despite` why it was accepted while
    something was open (P15).
    """

    opportunity: Field[int] = _reference(Opportunity)
    channel: Field[Channel] = EnumField(Channel)
    contact: Field[int | None] = _reference(Contact, null=True)
    call_number = TextField(default="")
    call_notes = TextField(default="")
    accepted_despite = TextField(default="")
    status: Field[OfferStatus] = EnumField(OfferStatus, default=OfferStatus.OPEN)
    search_text = TextField(default="")

    class Meta:
        table_name = "offer"


class OfferTerm(Record):
    """One row of an offer. Sums of money are kept in minor units of `currency` (ISO 4217) too."""

    offer: Field[int] = _reference(Offer)
    topic = TextField()
    offered = TextField(default="")
    asked = TextField(default="")
    answered = TextField(default="")
    agreed = TextField(default="")
    offered_minor: Field[int | None] = IntegerField(null=True)
    agreed_minor: Field[int | None] = IntegerField(null=True)
    currency = TextField(default="")
    place = IntegerField()

    class Meta:
        table_name = "offer_term"


class TermChange(Record):
    """A value that was said of a topic, and put into one column of its row: when, by whom, by phone
    or in writing. Taken together they are the rounds of a negotiation (P12, P13)."""

    offer: Field[int] = _reference(Offer)
    at: Field[datetime] = InstantField()
    who = TextField()
    channel: Field[Channel] = EnumField(Channel)
    topic = TextField()
    field: Field[Column] = EnumField(Column)
    value = TextField()

    class Meta:
        table_name = "term_change"


class OwnEstimate(Record):
    """What the person reckons with in one line of the comparison, as it is worded: where the terms
    of the opportunity's offer say nothing, or instead of what they say (P6). `topic` names a line
    of the person's own."""

    opportunity: Field[int] = _reference(Opportunity)
    line = TextField()
    topic = TextField(default="")
    value = TextField()

    class Meta:
        table_name = "own_estimate"


class Yardstick(Record):
    """What offers are compared by, in one row: the common currency (ISO 4217), and as JSON the
    person's exchange rates by currency and their weights by criterion, as exact fractions."""

    currency = TextField()
    rates = TextField(default="{}")
    weights = TextField(default="{}")

    class Meta:
        table_name = "yardstick"


class Deadline(Record):
    """A moment by which something must be done, and why.

    `local` with `zone` is what was agreed, `at` its UTC instant. `whole_day` marks a day without
    an hour; its instant is the end of the working day. `proposed` marks a day the program chose.
    `repeat` is the rule by which it comes again, or empty (`organizer.practice.repeats`).
    """

    kind: Field[DeadlineKind] = EnumField(DeadlineKind)
    title = TextField(default="")
    company: Field[int | None] = _reference(Company, null=True)
    opportunity: Field[int | None] = _reference(Opportunity, null=True)
    interview: Field[int | None] = _reference(Interview, null=True)
    contact: Field[int | None] = _reference(Contact, null=True)
    note: Field[int | None] = _reference(Note, null=True)
    offer: Field[int | None] = _reference(Offer, null=True)
    local: Field[datetime] = LocalField()
    zone = TextField()
    at: Field[datetime] = InstantField(index=True)
    whole_day = BooleanField(default=False)
    proposed = BooleanField(default=False)
    status: Field[DeadlineStatus] = EnumField(DeadlineStatus, default=DeadlineStatus.OPEN)
    done_at: Field[datetime | None] = InstantField(null=True)
    search_text = TextField(default="")
    repeat = TextField(default="")

    class Meta:
        table_name = "deadline"


class Visit(Record):
    """A visit that is coming up: where, the host, and who is expected, a line each (P1). When it is
    stands in its deadline. What happened there becomes an interview."""

    deadline: Field[int] = _reference(Deadline)
    place = TextField(default="")
    host = TextField(default="")
    people = TextField(default="")

    class Meta:
        table_name = "visit"


class Reminder(Record):
    """One planned alert of a deadline. A snooze never moves it; see `Firing`."""

    deadline: Field[int] = _reference(Deadline)
    lead = TextField()
    local: Field[datetime] = LocalField()
    zone = TextField()
    at: Field[datetime] = InstantField(index=True)

    class Meta:
        table_name = "reminder"


class KeptFilter(Record):
    """A filter under a name: the kind of records its list has, the company or opportunity it is
    narrowed to, and what it shows of them, empty for the usual (`Shown` in `view_filter`)."""

    name = TextField()
    kind = TextField()
    company: Field[int | None] = _reference(Company, null=True)
    opportunity: Field[int | None] = _reference(Opportunity, null=True)
    shown = TextField()

    class Meta:
        table_name = "kept_filter"


class ContactMerge(Record):
    """Two contacts that were made one: `other` is in the trash and went into `contact`.

    `how` is JSON, by which it is taken apart again: the UIDs of what went over, by table and
    column, of the ways to reach them that were given up, and the columns of `contact` before and
    after.
    """

    contact: Field[int] = _reference(Contact)
    other: Field[int] = _reference(Contact)
    how = TextField()

    class Meta:
        table_name = "contact_merge"


class DifferentPeople(Record):
    """Two contacts that look like one person and are not."""

    contact: Field[int] = _reference(Contact)
    other: Field[int] = _reference(Contact)

    class Meta:
        table_name = "different_people"


RECORDS: tuple[type[Record], ...] = (
    Company,
    Opportunity,
    OpportunityChange,
    Contact,
    ContactPoint,
    BusinessCard,
    FormerJob,
    Interview,
    Conversation,
    DiscussedTopic,
    GoodPoint,
    Drawback,
    Clarification,
    ChecklistTopic,
    Note,
    Offer,
    OfferTerm,
    TermChange,
    OwnEstimate,
    Yardstick,
    Deadline,
    Visit,
    Reminder,
    KeptFilter,
    ContactMerge,
    DifferentPeople,
)
"""The person's records: what undo, trash and export know."""


class Firing(Model):
    """What became of one reminder's planned instant: claimed, shown, snoozed, acted on.

    Keyed by the reminder's UID and not its row, and outside undo: what the person has seen stays
    seen, so a reminder that comes back through redo does not ring twice. `key` names the alert in
    which it was last raised, for a repetition to replace, and `place` is where that was shown, as
    who showed it calls that, empty in a window of the program's own: both until it is answered.
    """

    id = AutoField()
    reminder_uid = TextField()
    planned_at: Field[datetime] = InstantField()
    claimed_at: Field[datetime] = InstantField()
    shown_at: Field[datetime | None] = InstantField(null=True)
    snoozed_until: Field[datetime | None] = InstantField(null=True)
    action = TextField(default="")
    key = TextField(default="")
    place: Field[str | None] = TextField(null=True)

    class Meta:
        table_name = "firing"
        indexes = ((("reminder_uid", "planned_at"), True),)


class Raising(Model):
    """What was put on the screen for a deadline, by its UID and the title it had, and what the
    person did with it. Outside undo, as what happened."""

    id = AutoField()
    deadline_uid = TextField(index=True)
    title = TextField()
    at: Field[datetime] = InstantField()
    action = TextField(default="")
    acted_at: Field[datetime | None] = InstantField(null=True)

    class Meta:
        table_name = "raising"


class Draft(Model):
    """What was typed and not yet saved, by the name of its form; survives a crash (P8)."""

    form = TextField(primary_key=True)
    content = TextField()
    changed_at: Field[datetime] = InstantField()

    class Meta:
        table_name = "draft"


class NoteVersion(Model):
    """A text that a note had, each once, by the note's UID: outside undo, so that nothing that was
    written is lost by taking something back."""

    id = AutoField()
    note_uid = TextField(index=True)
    at: Field[datetime] = InstantField()
    body = TextField()

    class Meta:
        table_name = "note_version"


class Step(Model):
    """One thing the person did, that can be undone: `action` names it, `subject` whom it met.
    `unfinished` marks one that is being written in several transactions (`Store.long_step`)."""

    id = AutoField()
    action = TextField()
    subject = TextField(default="")
    at: Field[datetime] = InstantField()
    undone = BooleanField(default=False)
    unfinished = BooleanField(default=False)

    class Meta:
        table_name = "step"


class StepEntry(Model):
    """The statement that takes one row's change back, written by a trigger (see `history`)."""

    id = AutoField()
    step: Field[int] = _reference(Step, on_delete="CASCADE")
    table = TextField(column_name="table_name")
    record = IntegerField(column_name="record_id")
    inverse = TextField()

    class Meta:
        table_name = "step_entry"


class OpenStep(Model):
    """The step being written right now, for the triggers to name; empty between steps."""

    step = IntegerField(primary_key=True)

    class Meta:
        table_name = "open_step"


TABLES: tuple[type[Model], ...] = (
    *RECORDS,
    Firing,
    Raising,
    Draft,
    NoteVersion,
    Step,
    StepEntry,
    OpenStep,
)
