"""Notes: every person met is owed one until it is sent or waived with a reason (P10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from peewee import fn

from organizer.model.store import Store, rows_of
from organizer.model.tables import (
    Company,
    Contact,
    Conversation,
    Deadline,
    DiscussedTopic,
    Note,
    NoteVersion,
    Opportunity,
)
from organizer.practice.habits import next_working_moment
from organizer.practice.moments import WallTime
from organizer.practice.present import Present
from organizer.practice.vocabulary import (
    DeadlineKind,
    DeadlineStatus,
    NoteKind,
    NoteStatus,
    OfferStatus,
    SentBy,
    StepAction,
)
from organizer.services.deadlines import DeadlineService, still_owed
from organizer.services.view_filter import EVERYTHING, Shown, ViewFilter

OWED = (NoteStatus.PENDING, NoteStatus.DRAFTED)


@dataclass(frozen=True)
class NoteRow:
    """A note as the list shows it. `local` with `zone` is when it is due, `at` the instant."""

    id: int
    uid: str
    kind: NoteKind
    status: NoteStatus
    contact: int
    to: str
    title: str
    company: str | None
    position: str | None
    opportunity: int | None
    conversation: int | None
    deadline: int
    local: datetime
    zone: str
    at: datetime
    body: str
    sent_at: datetime | None
    sent_by: SentBy
    waived_because: str

    @property
    def due(self) -> WallTime:
        """When the note is due."""
        return WallTime(self.local, self.zone)

    @property
    def owed(self) -> bool:
        """Whether it is neither sent nor waived."""
        return self.status in OWED


@dataclass(frozen=True)
class NoteDetail:
    """A note with what there is to refer to: this person's own conversation (P11)."""

    row: NoteRow
    discussed: tuple[str, ...]
    good: tuple[str, ...]
    met: WallTime | None
    emails: tuple[str, ...]


@dataclass(frozen=True)
class OtherNotes:
    """What a note is held against: `colleagues`, the others met in the same interview with what
    each discussed; `written`, whom at the same company something was written to, and what (P11);
    `terms`, what was agreed, topic and value, where it is an acceptance (P15)."""

    colleagues: tuple[tuple[str, tuple[str, ...]], ...]
    written: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]

    @property
    def earlier(self) -> tuple[str, ...]:
        """The texts to the same company."""
        return tuple(body for _name, body in self.written)


class Manner(NamedTuple):
    """How somebody is written to: in which language ("de"), and `formal` or `familiar`; each empty
    where nothing was written yet."""

    language: str = ""
    formality: str = ""


@dataclass(frozen=True)
class VersionRow:
    """A text that a note had, and since when."""

    at: datetime
    body: str


class NoteService:
    """Keeps notes. Every writing method is one step that can be undone."""

    def __init__(self, store: Store, present: Present, deadlines: DeadlineService) -> None:
        self._store = store
        self._present = present
        self._deadlines = deadlines

    def ids(self, view: ViewFilter = EVERYTHING) -> list[int]:
        """The notes: owed ones first by when they are due, then the settled, latest first."""
        where, parameters = view.condition(
            company="coalesce(opportunity.company_id, contact.company_id)",
            opportunity="note.opportunity_id",
        )
        states: dict[Shown | None, str] = {
            Shown.OWED: "owed",
            Shown.SENT: "note.status = 'sent'",
            Shown.WAIVED: "note.status = 'waived'",
        }
        state = states.get(view.shown, "1")
        rows = self._store.rows(
            f"""
            SELECT note.id, note.status IN ('pending', 'drafted') AS owed FROM note
            JOIN contact ON contact.id = note.contact_id
            JOIN deadline ON deadline.note_id = note.id AND deadline.kind = 'note_due'
            LEFT JOIN opportunity ON opportunity.id = note.opportunity_id
            WHERE note.deleted_at IS NULL AND {where} AND {state}
                  AND {view.of_search("note.opportunity_id")}
            ORDER BY owed DESC, CASE WHEN owed THEN deadline.at END,
                     coalesce(note.sent_at, note.changed_at) DESC, note.id
            """,
            *parameters,
        )
        return [row[0] for row in rows]

    def rows(self, ids: Sequence[int]) -> list[NoteRow]:
        """The rows of these ids, in no particular order."""
        company = Company.alias()
        return rows_of(
            NoteRow,
            Note.select(
                Note.id,
                Note.uid,
                Note.kind,
                Note.status,
                Note.contact,
                Contact.full_name.alias("to"),
                Contact.title,
                company.name.alias("company"),
                Opportunity.position,
                Note.opportunity,
                Note.conversation,
                Deadline.id.alias("deadline"),
                Deadline.local,
                Deadline.zone,
                Deadline.at,
                Note.body,
                Note.sent_at,
                Note.sent_by,
                Note.waived_because,
            )
            .join(Contact, on=(Contact.id == Note.contact))
            .join(
                Deadline,
                on=((Deadline.note == Note.id) & (Deadline.kind == DeadlineKind.NOTE_DUE)),
            )
            .left_outer_join(Opportunity, on=(Opportunity.id == Note.opportunity))
            .left_outer_join(
                company,
                on=(company.id == fn.COALESCE(Opportunity.company, Contact.company)),
            )
            .where(Note.id.in_(ids)),
        )

    def row(self, note_id: int) -> NoteRow | None:
        """One note, or None where it is gone."""
        return next(iter(self.rows([note_id])), None)

    def detail(self, note_id: int) -> NoteDetail | None:
        """A note with what to refer to, or None where it is gone."""
        row = self.row(note_id)
        if row is None:
            return None
        met = self._store.rows(
            "SELECT interview.local, interview.zone FROM conversation "
            "JOIN interview ON interview.id = conversation.interview_id "
            "WHERE conversation.id = ?",
            row.conversation,
        )
        return NoteDetail(
            row,
            self._texts("discussed_topic", row.conversation),
            self._texts("good_point", row.conversation),
            WallTime(datetime.fromisoformat(met[0][0]), met[0][1]) if met else None,
            tuple(
                point[0]
                for point in self._store.rows(
                    "SELECT value FROM contact_point WHERE contact_id = ? AND kind = 'email' "
                    "AND deleted_at IS NULL ORDER BY place",
                    row.contact,
                )
            ),
        )

    def owed_with(self, note_id: int) -> list[int]:
        """The notes still owed for the interview of that note, itself first; only itself where it
        belongs to none."""
        rows = self._store.rows(
            "SELECT other.id FROM note AS own JOIN conversation ON conversation.id = "
            "own.conversation_id JOIN conversation AS met ON met.interview_id = "
            "conversation.interview_id JOIN note AS other ON other.conversation_id = met.id "
            "WHERE own.id = ? AND other.status IN ('pending', 'drafted') "
            "AND other.deleted_at IS NULL ORDER BY other.id <> own.id, other.id",
            note_id,
        )
        return [other for (other,) in rows] or [note_id]

    def others(self, row: NoteRow) -> OtherNotes:
        """What the note of that row is held against. Looks through all notes: for the one that is
        being written, not for every one that is shown."""
        met = self._store.rows(
            "SELECT other.id, contact.full_name FROM conversation AS own "
            "JOIN conversation AS other ON other.interview_id = own.interview_id "
            "JOIN contact ON contact.id = other.contact_id "
            "WHERE own.id = ? AND other.id <> own.id AND other.deleted_at IS NULL "
            "ORDER BY other.id",
            row.conversation,
        )
        written = self._store.rows(
            """
            WITH to_company AS (
                SELECT note.id, note.body, note.deleted_at, contact.full_name AS name,
                       coalesce(opportunity.company_id, contact.company_id) AS company
                FROM note JOIN contact ON contact.id = note.contact_id
                LEFT JOIN opportunity ON opportunity.id = note.opportunity_id
            )
            SELECT other.name, other.body FROM to_company AS own
            JOIN to_company AS other ON other.company = own.company AND other.id <> own.id
            WHERE own.id = ? AND other.deleted_at IS NULL AND other.body <> '' ORDER BY other.id
            """,
            row.id,
        )
        return OtherNotes(
            tuple((name, self._texts("discussed_topic", talk)) for talk, name in met),
            tuple((name, body) for name, body in written),
            self._terms(row) if row.kind is NoteKind.ACCEPTANCE else (),
        )

    def _terms(self, row: NoteRow) -> tuple[tuple[str, str], ...]:
        """The terms of the offer that was accepted; what nothing else was agreed on stands as it
        was offered."""
        rows = self._store.rows(
            """
            SELECT topic, CASE WHEN agreed <> '' THEN agreed ELSE offered END AS value
            FROM offer_term WHERE deleted_at IS NULL AND value <> '' AND offer_id = (
                SELECT max(offer.id) FROM offer
                JOIN note ON note.opportunity_id = offer.opportunity_id
                WHERE note.id = ? AND offer.status = ? AND offer.deleted_at IS NULL
            ) ORDER BY place, id
            """,
            row.id,
            OfferStatus.ACCEPTED,
        )
        return tuple((topic, value) for topic, value in rows)

    def _texts(self, table: str, conversation: int | None) -> tuple[str, ...]:
        rows = self._store.rows(
            f"SELECT text FROM {table} WHERE conversation_id = ? AND deleted_at IS NULL "
            "ORDER BY id",
            conversation,
        )
        return tuple(row[0] for row in rows)

    def owe(
        self,
        kind: NoteKind,
        contact: int,
        due: WallTime,
        *,
        opportunity: int | None = None,
        company: int | None = None,
        conversation: int | None = None,
    ) -> int:
        """Make one pending note with its deadline inside the caller's step; gives its id."""
        note = self._store.create(
            Note,
            contact=contact,
            opportunity=opportunity,
            conversation=conversation,
            kind=kind,
        )
        self._deadlines.plan(
            DeadlineKind.NOTE_DUE,
            due,
            company=company,
            opportunity=opportunity,
            contact=contact,
            note=note.id,
        )
        return note.id

    def inquire(self, deadline_id: int) -> int:
        """An answer is overdue: owe the host a courteous inquiry, and settle the wait (P7).

        Gives the note's id. Raises `ValueError` where the deadline has nobody to write to.
        """
        deadline = Deadline.get_by_id(deadline_id)
        if deadline.contact is None:
            raise ValueError("There is nobody on record to write to.")
        with self._store.step(StepAction.OWE_NOTE, self._deadlines.subject(deadline_id)):
            self._deadlines.settle(Deadline.id == deadline_id)
            return self.owe(
                NoteKind.INQUIRY,
                deadline.contact,
                next_working_moment(self._present.wall, self._present.habits),
                opportunity=deadline.opportunity,
                company=deadline.company,
            )

    def manner(self, row: NoteRow) -> Manner:
        """How that note was written; where it was not yet, the language last written to the
        company in, and the way this person was last addressed."""
        rows = self._store.rows(
            """
            SELECT note.contact_id = own.contact_id, note.language, note.formality
            FROM note AS own JOIN contact AS reader ON reader.id = own.contact_id
            LEFT JOIN opportunity AS opening ON opening.id = own.opportunity_id
            JOIN contact ON contact.id = own.contact_id OR contact.company_id =
                coalesce(opening.company_id, reader.company_id)
            JOIN note ON note.contact_id = contact.id
            WHERE own.id = ? AND note.deleted_at IS NULL AND note.language <> ''
            ORDER BY note.id = own.id DESC, note.contact_id = own.contact_id DESC,
                     note.changed_at DESC
            """,
            row.id,
        )
        language = next((language for _to_them, language, _formality in rows), "")
        return Manner(language, next((formality for to_them, _, formality in rows if to_them), ""))

    def write(self, note_id: int, body: str, manner: Manner | None = None) -> None:
        """Keep what is written so far, and as a version of its own; the note is drafted as long as
        there is a text. Without a `manner` the note keeps the one it has."""
        note = Note.get_by_id(note_id)
        manner = manner or Manner(note.language, note.formality)
        with self._store.step(StepAction.WRITE_NOTE, self._name(note.contact)):
            status = note.status
            if status in OWED:
                status = still_owed(body)
            self._store.change(
                Note,
                note_id,
                body=body,
                language=manner.language,
                formality=manner.formality,
                status=status,
            )
            if body:
                same = (NoteVersion.note_uid == note.uid) & (NoteVersion.body == body)
                NoteVersion.delete().where(same).execute()
                NoteVersion.create(note_uid=note.uid, at=self._present.instant, body=body)

    def versions(self, note_id: int) -> list[VersionRow]:
        """The texts that the note had, the last one first."""
        return rows_of(
            VersionRow,
            NoteVersion.select(NoteVersion.at, NoteVersion.body)
            .join(Note, on=(Note.uid == NoteVersion.note_uid))
            .where(Note.id == note_id)
            .order_by(NoteVersion.id.desc()),
        )

    def add_topic(self, conversation: int, text: str) -> None:
        """Record a topic that somebody discussed, for their note to refer to (P11)."""
        talk = Conversation.get_by_id(conversation)
        place = DiscussedTopic.select().where(DiscussedTopic.conversation == conversation).count()
        with self._store.step(StepAction.EDIT, self._name(talk.contact)):
            self._store.create(
                DiscussedTopic, conversation=conversation, text=text.strip(), place=place
            )

    def mark_sent(self, note_id: int, by: SentBy = SentBy.UNSAID) -> None:
        """The note is in the post: the debt is settled and its reminder goes."""
        self._settle(note_id, StepAction.MARK_SENT, NoteStatus.SENT, by=by)

    def waive(self, note_id: int, reason: str) -> None:
        """Do without this note. Raises `ValueError` without a reason (P10)."""
        if not reason.strip():
            raise ValueError("A note is waived with a reason.")
        self._settle(note_id, StepAction.WAIVE_NOTE, NoteStatus.WAIVED, reason.strip())

    def reopen(self, note_id: int) -> None:
        """A sent or waived note is owed after all."""
        note = Note.get_by_id(note_id)
        with self._store.step(StepAction.REOPEN_NOTE, self._name(note.contact)):
            self._store.change(
                Note,
                note_id,
                status=still_owed(note.body),
                sent_at=None,
                sent_by=SentBy.UNSAID,
                waived_because="",
            )
            Deadline.update(
                status=DeadlineStatus.OPEN, done_at=None, changed_at=self._present.instant
            ).where(Deadline.note == note_id).execute()

    def _settle(
        self,
        note_id: int,
        action: StepAction,
        status: NoteStatus,
        reason: str = "",
        by: SentBy = SentBy.UNSAID,
    ) -> None:
        note = Note.get_by_id(note_id)
        with self._store.step(action, self._name(note.contact)):
            self._store.change(
                Note,
                note_id,
                status=status,
                sent_at=self._present.instant if status is NoteStatus.SENT else None,
                sent_by=by,
                waived_because=reason,
            )
            self._deadlines.settle(Deadline.note == note_id)

    def _name(self, contact: int) -> str:
        name: str = Contact.get_by_id(contact).full_name
        return name
