"""Contacts: the people met, the ways to reach them, and everything said with them (P9)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from peewee import fn

from organizer.model.store import Store, rows_of
from organizer.model.tables import (
    BusinessCard,
    Company,
    Contact,
    ContactPoint,
    Deadline,
    FormerJob,
    Note,
)
from organizer.practice.contact_draft import ContactDraft
from organizer.practice.names import folded, name_sort_key, split_name
from organizer.practice.present import Present
from organizer.practice.vocabulary import (
    ContactPointKind,
    NoteKind,
    NoteStatus,
    StepAction,
)
from organizer.services.companies import find_or_add_company
from organizer.services.view_filter import EVERYTHING, Shown, ViewFilter

_STATES: Mapping[Shown | None, str] = {
    Shown.OWED: "id IN (SELECT contact_id FROM note WHERE status IN ('pending', 'drafted') "
    "AND deleted_at IS NULL)",
    Shown.UNREACHABLE: "id NOT IN (SELECT contact_id FROM contact_point "
    "WHERE kind IN ('email', 'phone', 'address') AND deleted_at IS NULL)",
}
"""What narrows the list of contacts, in SQL."""


class Namesake(NamedTuple):
    """Somebody of a certain name, with the folded name of their company."""

    id: int
    company: str
    has_email: bool


Said = tuple[str, str]
"""Something that is said of a person: a column that is filled, or the kind and the folded value of
a way to reach them."""


class StillOwed(Exception):
    """A contact cannot be thrown away while a note to them is owed (P10)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True)
class ContactRow:
    """A contact as the list shows it."""

    id: int
    full_name: str
    title: str
    company: str | None
    notes_owed: int


@dataclass(frozen=True)
class PointRow:
    """One way to reach a contact."""

    id: int
    kind: ContactPointKind
    label: str
    value: str


@dataclass(frozen=True)
class ContactConversation:
    """One conversation with the contact: where, when, and what was discussed and good."""

    id: int
    interview: int
    opportunity: int
    company: str
    position: str
    local: datetime
    zone: str
    discussed: tuple[str, ...]
    good: tuple[str, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True)
class ContactNote:
    """One note to the contact, with when it is due or was sent."""

    id: int
    kind: NoteKind
    status: NoteStatus
    due_local: datetime
    due_zone: str
    sent_at: datetime | None
    waived_because: str


@dataclass(frozen=True)
class CardRow:
    """A business card or vCard the contact was read from."""

    id: int
    text: str
    picture: bytes | None
    media_type: str
    created_at: datetime


@dataclass(frozen=True)
class FormerJobRow:
    """What the contact did before, and until when at least."""

    company: str
    title: str
    department: str
    until: date


@dataclass(frozen=True)
class ContactDetail:
    """Everything known of one contact."""

    id: int
    full_name: str
    title: str
    department: str
    company_id: int | None
    company: str
    remarks: str
    points: tuple[PointRow, ...]
    conversations: tuple[ContactConversation, ...]
    notes: tuple[ContactNote, ...]
    cards: tuple[CardRow, ...]
    former_jobs: tuple[FormerJobRow, ...]


class ContactService:
    """Keeps contacts. Every writing method is one step that can be undone."""

    def __init__(self, store: Store, present: Present) -> None:
        self._store = store
        self._present = present

    def ids(self, view: ViewFilter = EVERYTHING) -> list[int]:
        """The contacts by family name; a filter keeps those of the company or met for it."""
        state = _STATES.get(view.shown, "1")
        if view.company is None and view.opportunity is None:
            rows = self._store.rows(
                f"SELECT id FROM contact WHERE deleted_at IS NULL AND {state} ORDER BY sort_key, id"
            )
        else:
            where, parameters = view.condition(
                company="opportunity.company_id", opportunity="opportunity.id"
            )
            own = "contact.company_id = ?" if view.opportunity is None else "0"
            rows = self._store.rows(
                f"""
                SELECT id FROM contact WHERE deleted_at IS NULL AND {state} AND ({own} OR id IN (
                    SELECT conversation.contact_id FROM conversation
                    JOIN interview ON interview.id = conversation.interview_id
                    JOIN opportunity ON opportunity.id = interview.opportunity_id
                    WHERE conversation.deleted_at IS NULL AND {where}))
                ORDER BY sort_key, id
                """,
                *(parameters if view.opportunity is None else ()),
                *parameters,
            )
        return [row[0] for row in rows]

    def rows(self, ids: Sequence[int]) -> list[ContactRow]:
        """The rows of these ids, in no particular order."""
        owed = _count_owed()
        return rows_of(
            ContactRow,
            Contact.select(
                Contact.id,
                Contact.full_name,
                Contact.title,
                Company.name.alias("company"),
                owed.alias("notes_owed"),
            )
            .left_outer_join(Company, on=(Company.id == Contact.company))
            .where(Contact.id.in_(ids)),
        )

    def detail(self, contact_id: int) -> ContactDetail | None:
        """Everything known of one contact, or None where it is gone."""
        contact = Contact.get_or_none((Contact.id == contact_id) & Contact.deleted_at.is_null())
        if contact is None:
            return None
        company = Company.get_or_none(Company.id == contact.company)
        return ContactDetail(
            contact.id,
            contact.full_name,
            contact.title,
            contact.department,
            contact.company,
            company.name if company else "",
            contact.remarks,
            tuple(
                rows_of(
                    PointRow,
                    ContactPoint.select(
                        ContactPoint.id, ContactPoint.kind, ContactPoint.label, ContactPoint.value
                    )
                    .where(ContactPoint.contact == contact_id, ContactPoint.deleted_at.is_null())
                    .order_by(ContactPoint.place, ContactPoint.id),
                )
            ),
            self._conversations(contact_id),
            self._notes(contact_id),
            tuple(
                rows_of(
                    CardRow,
                    BusinessCard.select(
                        BusinessCard.id,
                        BusinessCard.text,
                        BusinessCard.picture,
                        BusinessCard.media_type,
                        BusinessCard.created_at,
                    ).where(BusinessCard.contact == contact_id, BusinessCard.deleted_at.is_null()),
                )
            ),
            tuple(
                rows_of(
                    FormerJobRow,
                    FormerJob.select(
                        FormerJob.company, FormerJob.title, FormerJob.department, FormerJob.until
                    )
                    .where(FormerJob.contact == contact_id, FormerJob.deleted_at.is_null())
                    .order_by(FormerJob.until.desc(), FormerJob.id.desc()),
                )
            ),
        )

    def _conversations(self, contact_id: int) -> tuple[ContactConversation, ...]:
        rows = self._store.rows(
            """
            SELECT conversation.id, interview.id, opportunity.id, company.name,
                   opportunity.position, interview.local, interview.zone
            FROM conversation
            JOIN interview ON interview.id = conversation.interview_id
            JOIN opportunity ON opportunity.id = interview.opportunity_id
            JOIN company ON company.id = opportunity.company_id
            WHERE conversation.contact_id = ? AND conversation.deleted_at IS NULL
            ORDER BY interview.at DESC
            """,
            contact_id,
        )
        return tuple(
            ContactConversation(
                id=row[0],
                interview=row[1],
                opportunity=row[2],
                company=row[3],
                position=row[4],
                local=datetime.fromisoformat(row[5]),
                zone=row[6],
                discussed=self._texts("discussed_topic", row[0]),
                good=self._texts("good_point", row[0]),
                doubts=self._texts("clarification", row[0]),
            )
            for row in rows
        )

    def _texts(self, table: str, conversation: int) -> tuple[str, ...]:
        return tuple(
            row[0]
            for row in self._store.rows(
                f"SELECT text FROM {table} WHERE conversation_id = ? AND deleted_at IS NULL "
                "ORDER BY id",
                conversation,
            )
        )

    def _notes(self, contact_id: int) -> tuple[ContactNote, ...]:
        return tuple(
            rows_of(
                ContactNote,
                Note.select(
                    Note.id,
                    Note.kind,
                    Note.status,
                    Deadline.local.alias("due_local"),
                    Deadline.zone.alias("due_zone"),
                    Note.sent_at,
                    Note.waived_because,
                )
                .join(Deadline, on=(Deadline.note == Note.id))
                .where(Note.contact == contact_id, Note.deleted_at.is_null())
                .order_by(Deadline.at.desc()),
            )
        )

    def find(self, name: str, *, email: str = "", company: int | None = None) -> int | None:
        """The contact this is, recognized by e-mail address, else by name with company (P9).

        A contact of that name without a company is the same person; one at another company is not.
        A contact that was merged into another one is that one.
        """
        if email and (known := self.with_email(email)) is not None:
            return known
        rows = self._store.rows("SELECT search_text FROM company WHERE id = ?", company)
        at = str(rows[0][0]) if rows else ""
        known = same_of(self.called(name), at, has_email=bool(email))
        return None if known is None else self.stands_now(known)

    def called(self, name: str) -> list[Namesake]:
        """Who is called so, whoever was merged into another contact last."""
        return [
            Namesake(*row)
            for row in self._store.rows(
                "SELECT contact.id, coalesce(company.search_text, ''), "
                "EXISTS (SELECT 1 FROM contact_point WHERE contact_id = contact.id "
                "AND kind = 'email' AND contact_point.deleted_at IS NULL) "
                "FROM contact LEFT JOIN company ON company.id = company_id "
                "WHERE name_key = ? AND (contact.deleted_at IS NULL OR contact.id IN "
                "(SELECT other_id FROM contact_merge WHERE contact_merge.deleted_at IS NULL)) "
                "ORDER BY contact.deleted_at IS NOT NULL, contact.id",
                folded(name),
            )
        ]

    def with_uid(self, uid: str) -> int | None:
        """The contact of that UID, or the one it was merged into; None where it is gone."""
        rows = self._store.rows("SELECT id FROM contact WHERE uid = ?", uid)
        return self.stands_now(rows[0][0]) if rows else None

    def stands_now(self, contact_id: int) -> int | None:
        """The contact itself, or the one it was merged into; None where that is in the trash."""
        rows = self._store.rows(
            "WITH RECURSIVE stands(id) AS (SELECT ? UNION SELECT contact_merge.contact_id "
            "FROM stands JOIN contact_merge ON other_id = stands.id AND deleted_at IS NULL) "
            "SELECT id FROM contact WHERE id IN (SELECT id FROM stands) AND deleted_at IS NULL",
            contact_id,
        )
        return int(rows[0][0]) if rows else None

    def with_email(self, email: str) -> int | None:
        """The contact that has this e-mail address, or None."""
        rows = self._store.rows(
            "SELECT contact_id FROM contact_point JOIN contact ON contact.id = contact_id "
            "WHERE kind = 'email' AND lower(value) = lower(?) "
            "AND contact_point.deleted_at IS NULL AND contact.deleted_at IS NULL LIMIT 1",
            visible(email).strip(),
        )
        return int(rows[0][0]) if rows else None

    def only_one_called(self, name: str) -> int | None:
        """The one contact of this name, or None where there is none or more than one."""
        rows = self._store.rows(
            "SELECT id FROM contact WHERE name_key = ? AND deleted_at IS NULL LIMIT 2", folded(name)
        )
        return int(rows[0][0]) if len(rows) == 1 and name.strip() else None

    def names_at(self, company: int | None) -> list[str]:
        """Names of the people known at a company, to complete what is typed."""
        return [
            row[0]
            for row in self._store.rows(
                "SELECT full_name FROM contact WHERE company_id IS ? AND deleted_at IS NULL "
                "ORDER BY sort_key LIMIT 500",
                company,
            )
        ]

    def add(self, draft: ContactDraft) -> int:
        """Keep a draft as a new contact; gives its id. Raises `ValueError` without a name."""
        name = draft.full_name.strip() or f"{draft.given} {draft.family}".strip()
        if not name:
            raise ValueError("A contact needs a name.")
        with self._store.step(StepAction.ADD_CONTACT, name):
            return self.insert(name, draft)

    def insert(
        self,
        name: str,
        draft: ContactDraft,
        *,
        company: int | None = None,
    ) -> int:
        """Make a contact inside the caller's step; gives its id.

        `company` is the one the person was met at, where the draft names none.
        """
        uid = {"uid": draft.uid} if draft.uid and self._uid_is_free(draft.uid) else {}
        contact = self._store.create(
            Contact,
            **uid,
            **name_columns(name, given=draft.given, family=draft.family),
            title=draft.title,
            department=draft.department,
            remarks=draft.notes,
            company=find_or_add_company(self._store, draft.company) if draft.company else company,
        )
        self._add_points(contact.id, draft)
        return contact.id

    def keep_card(
        self,
        contact_id: int,
        text: str,
        picture: bytes,
        media_type: str,
        *,
        confidence: str = "",
        original: bytes = b"",
    ) -> None:
        """Keep what a contact was read from, inside the caller's step (P9).

        `confidence` and `original` are as `BusinessCard` has them.
        """
        self._store.create(
            BusinessCard,
            contact=contact_id,
            text=text,
            picture=picture or None,
            media_type=media_type,
            confidence=confidence,
            original=original or None,
        )

    def correct(self, contact_id: int, draft: ContactDraft) -> None:
        """Give a contact what a reviewed card says, inside the caller's step (P9).

        What the card leaves open stays; ways to reach the person are added and none is taken away.
        A job that the card changes becomes a former one.
        """
        contact = Contact.get_by_id(contact_id)
        company = find_or_add_company(self._store, draft.company) if draft.company else None
        other_company = contact.company is not None and company not in (None, contact.company)
        other_title = contact.title and draft.title and folded(contact.title) != folded(draft.title)
        if other_company or other_title:
            former = Company.get_or_none(Company.id == contact.company)
            self._store.create(
                FormerJob,
                contact=contact_id,
                company=former.name if former else "",
                title=contact.title,
                department=contact.department,
                until=self._present.wall.day,
            )
        said = {"title": draft.title, "department": draft.department, "company": company}
        changes: dict[str, Any] = {column: value for column, value in said.items() if value}
        name = draft.full_name.strip()
        if name:
            changes |= name_columns(name, given=draft.given, family=draft.family)
        self._store.change(Contact, contact_id, **changes)
        self._add_points(contact_id, draft)

    def said(self, contact_id: int) -> set[Said]:
        """What a contact says, to hold against what a draft does (`said_by`)."""
        contact = Contact.get_by_id(contact_id)
        filled = ("company", "title", "department", "remarks")
        columns = {(column, "") for column in filled if getattr(contact, column)}
        return columns | self._known_points(contact_id)

    def enrich(self, contact_id: int, draft: ContactDraft, *, company: int | None = None) -> bool:
        """Add what a draft knows and the contact lacks, inside the caller's step.

        Nothing known is overwritten. Gives whether anything was added.
        """
        contact = Contact.get_by_id(contact_id)
        missing: dict[str, object] = {**_missing(contact, draft)}
        if contact.company is None and draft.company:
            company = find_or_add_company(self._store, draft.company)
        if contact.company is None and company is not None:
            missing["company"] = company
        if missing:
            self._store.change(Contact, contact_id, **missing)
        added = self._add_points(contact_id, draft)
        return bool(missing) or added

    def _add_points(self, contact_id: int, draft: ContactDraft) -> bool:
        points = self._missing_points(contact_id, draft)
        if not points:
            return False
        ((place,),) = self._store.rows(
            "SELECT count(*) FROM contact_point WHERE contact_id = ? AND deleted_at IS NULL",
            contact_id,
        )
        for after, (kind, label, value) in enumerate(points):
            self._store.create(
                ContactPoint,
                contact=contact_id,
                kind=kind,
                label=label,
                value=value,
                place=place + after,
            )
        return True

    def _missing_points(
        self, contact_id: int, draft: ContactDraft
    ) -> list[tuple[ContactPointKind, str, str]]:
        """The ways to reach them that the contact does not have: kind, label and value."""
        known = self._known_points(contact_id)
        missing = []
        for kind, label, value in _points(draft):
            if (kind.value, folded(value)) not in known:
                known.add((kind.value, folded(value)))
                missing.append((kind, label, value.strip()))
        return missing

    def _known_points(self, contact_id: int) -> set[Said]:
        return {
            (row[0], folded(row[1]))
            for row in self._store.rows(
                "SELECT kind, value FROM contact_point WHERE contact_id = ? AND deleted_at IS NULL",
                contact_id,
            )
        }

    def _uid_is_free(self, uid: str) -> bool:
        return not self._store.rows("SELECT 1 FROM contact WHERE uid = ?", uid)

    def edit(self, contact_id: int, field: str, value: str) -> None:
        """Change one of full_name, title, department, company, remarks as one leaves the field.

        Raises `ValueError` where the name would be empty.
        """
        value = value.strip()
        contact = Contact.get_by_id(contact_id)
        if field == "full_name" and not value:
            raise ValueError("A contact needs a name.")
        with self._store.step(StepAction.EDIT, contact.full_name):
            if field == "full_name":
                self._store.change(Contact, contact_id, **name_columns(value))
            elif field == "company":
                company = find_or_add_company(self._store, value) if value else None
                self._store.change(Contact, contact_id, company=company)
            else:
                self._store.change(Contact, contact_id, **{field: value})

    def edit_point(self, point_id: int, value: str) -> None:
        """Change a way to reach a contact; an empty value takes it away."""
        point = ContactPoint.get_by_id(point_id)
        with self._store.step(StepAction.EDIT, self._name(point.contact)):
            if value.strip():
                self._store.change(ContactPoint, point_id, value=value.strip())
            else:
                self._store.change(ContactPoint, point_id, deleted_at=self._present.instant)

    def add_point(self, contact_id: int, kind: ContactPointKind, value: str) -> None:
        """Add a way to reach a contact. Raises `ValueError` where it is empty."""
        if not value.strip():
            raise ValueError("Nothing was entered.")
        with self._store.step(StepAction.EDIT, self._name(contact_id)):
            place = ContactPoint.select().where(ContactPoint.contact == contact_id).count()
            self._store.create(
                ContactPoint, contact=contact_id, kind=kind, value=value.strip(), place=place
            )

    def trash(self, contact_id: int) -> None:
        """Move a contact to the trash. Raises `StillOwed` while a note to them is owed (P10)."""
        name = self._name(contact_id)
        if self._store.rows(
            "SELECT 1 FROM note WHERE contact_id = ? AND status IN ('pending', 'drafted') "
            "AND deleted_at IS NULL",
            contact_id,
        ):
            raise StillOwed(name)
        with self._store.step(StepAction.MOVE_TO_TRASH, name):
            self._store.change(Contact, contact_id, deleted_at=self._present.instant)

    def _name(self, contact_id: int) -> str:
        name: str = Contact.get_by_id(contact_id).full_name
        return name


def name_columns(full_name: str, *, given: str = "", family: str = "") -> dict[str, str]:
    """The columns that follow from a contact's name; its parts are read from it where not given."""
    if not (given or family):
        given, family = split_name(full_name)
    return {
        "full_name": full_name,
        "given": given,
        "family": family,
        "name_key": folded(full_name),
        "sort_key": folded(f"{family} {given}") if family else name_sort_key(full_name),
    }


def same_of(namesakes: Sequence[Namesake], at: str, *, has_email: bool) -> int | None:
    """Which of them a person of that name is, who works `at` a company (folded) and has an e-mail
    address that is known of nobody (P9)."""
    for company in dict.fromkeys((at, "")):
        for one in namesakes:
            if one.company == company and not (has_email and one.has_email):
                return one.id
    return None


def said_by(draft: ContactDraft) -> set[Said]:
    """What a draft says: a column that it fills, or a way to reach the person, folded, by kind."""
    columns = {(column, "") for column, value in _columns(draft).items() if value}
    columns |= {("company", "")} if draft.company else set()
    return columns | {(kind.value, folded(value)) for kind, _label, value in _points(draft)}


def _columns(draft: ContactDraft) -> dict[str, str]:
    return {"title": draft.title, "department": draft.department, "remarks": draft.notes}


def _points(draft: ContactDraft) -> Iterator[tuple[ContactPointKind, str, str]]:
    """The ways to reach a person: kind, label and value."""
    for kind, label, value in (
        *((ContactPointKind.EMAIL, "", visible(email)) for email in draft.emails),
        *((ContactPointKind.PHONE, phone.kind, visible(phone.number)) for phone in draft.phones),
        *((ContactPointKind.ADDRESS, "", address.lines) for address in draft.addresses),
        *((ContactPointKind.WEBSITE, "", website) for website in draft.websites),
    ):
        if value.strip():
            yield kind, label, value


def visible(text: str) -> str:
    """Without the signs of no width that come along with what is copied from a telephone."""
    if text.isascii():
        return text
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def _missing(contact: Contact, draft: ContactDraft) -> dict[str, str]:
    """The columns that a draft fills and the contact leaves empty."""
    return {
        column: value
        for column, value in _columns(draft).items()
        if value and not getattr(contact, column)
    }


def _count_owed() -> Any:
    return Note.select(fn.COUNT(Note.id)).where(
        Note.contact == Contact.id,
        Note.status.in_((NoteStatus.PENDING, NoteStatus.DRAFTED)),
        Note.deleted_at.is_null(),
    )
