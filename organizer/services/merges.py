"""Contacts that are the same person: found, made one field by field, and taken apart again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from organizer.model.fields import read_instant
from organizer.model.store import Store
from organizer.model.tables import (
    RECORDS,
    BusinessCard,
    ChecklistTopic,
    Company,
    Contact,
    ContactMerge,
    ContactPoint,
    Conversation,
    Deadline,
    DifferentPeople,
    FormerJob,
    Interview,
    Note,
    Offer,
    Record,
)
from organizer.practice.names import folded
from organizer.practice.present import Present
from organizer.practice.same_person import Likeness as Likeness
from organizer.practice.same_person import Pair as Pair
from organizer.practice.same_person import Person, number_key, same_people
from organizer.practice.vocabulary import ContactPointKind, StepAction
from organizer.services.companies import find_or_add_company
from organizer.services.contacts import ContactDetail, PointRow, name_columns

GOES_OVER: tuple[tuple[type[Record], str], ...] = (
    (ContactPoint, "contact"),
    (BusinessCard, "contact"),
    (FormerJob, "contact"),
    (Conversation, "contact"),
    (Note, "contact"),
    (Offer, "contact"),
    (Deadline, "contact"),
    (Interview, "host"),
    (ChecklistTopic, "answered_by"),
)
"""What belongs to a contact, and the column that says so."""


@dataclass(frozen=True)
class Together:
    """What two contacts become: the fields of the one that stays, and the ids of the ways to reach
    them that are given up."""

    full_name: str
    title: str = ""
    department: str = ""
    company: str = ""
    remarks: str = ""
    without: frozenset[int] = frozenset()


@dataclass(frozen=True)
class MergeRow:
    """A contact that went into another one, and when (UTC)."""

    id: int
    full_name: str
    at: datetime


def together(keep: ContactDetail, other: ContactDetail) -> Together:
    """What two contacts become where nobody chooses: what the first says, completed by the second;
    remarks of both, and each way to reach them once."""
    known = set(map(_same_way, keep.points))
    return Together(
        keep.full_name,
        keep.title or other.title,
        keep.department or other.department,
        keep.company or other.company,
        "\n".join(dict.fromkeys(filter(None, (keep.remarks, other.remarks)))),
        frozenset(point.id for point in other.points if _same_way(point) in known),
    )


def _same_way(point: PointRow) -> tuple[ContactPointKind, str]:
    """What two ways to reach somebody have in common that are one."""
    phone = point.kind is ContactPointKind.PHONE
    return point.kind, number_key(point.value) if phone else folded(point.value)


class MergeService:
    """Finds, merges and takes apart. Every writing method is one step that can be undone."""

    def __init__(self, store: Store, present: Present) -> None:
        self._store = store
        self._present = present

    def find(self) -> list[Pair]:
        """The contacts that may be the same person, the surest first, but for those that the
        person told apart. Reads every contact: 100,000 take some seconds."""
        ways: dict[int, dict[str, list[str]]] = {}
        for contact, kind, value in self._store.rows(
            "SELECT contact_id, kind, value FROM contact_point "
            "WHERE kind IN ('email', 'phone') AND deleted_at IS NULL"
        ):
            ways.setdefault(contact, {}).setdefault(kind, []).append(value)
        people = [
            Person(
                contact,
                name,
                company,
                tuple(ways.get(contact, {}).get("email", ())),
                tuple(ways.get(contact, {}).get("phone", ())),
            )
            for contact, name, company in self._store.rows(
                "SELECT id, full_name, company_id FROM contact WHERE deleted_at IS NULL"
            )
        ]
        different = {
            frozenset(pair)
            for pair in self._store.rows(
                "SELECT contact_id, other_id FROM different_people WHERE deleted_at IS NULL"
            )
        }
        pairs = same_people(people)
        return [pair for pair in pairs if frozenset((pair.first, pair.second)) not in different]

    def tell_apart(self, first: int, second: int) -> None:
        """These two are not the same person, and are not proposed again."""
        with self._store.step(StepAction.TELL_APART, Contact.get_by_id(first).full_name):
            self._store.create(DifferentPeople, contact=first, other=second)

    def merge(self, keep: int, other: int, chosen: Together) -> None:
        """Make two contacts one: everything of `other` goes to `keep`, which becomes as chosen;
        no note is lost (P10). `other` goes where only taking apart brings it back from.

        Raises `ValueError` for a contact with itself, or without a name.
        """
        if keep == other:
            raise ValueError("A contact cannot be merged with itself.")
        if not chosen.full_name.strip():
            raise ValueError("A contact needs a name.")
        before = Contact.get_by_id(keep)
        with self._store.step(StepAction.MERGE_CONTACTS, chosen.full_name):
            moved = {}
            for table, column in GOES_OVER:
                theirs = table.select(table.uid).where(getattr(table, column) == other)
                uids = [row.uid for row in theirs]
                if uids:
                    moved[table._meta.table_name] = {column: uids}
                    self._give(table, column, uids, keep)
            without = [
                point.uid
                for point in ContactPoint.select(ContactPoint.uid).where(
                    ContactPoint.id.in_(chosen.without), ContactPoint.contact == keep
                )
            ]
            ContactPoint.update(deleted_at=self._present.instant).where(
                ContactPoint.uid.in_(without)
            ).execute()
            company = find_or_add_company(self._store, chosen.company) if chosen.company else None
            self._store.change(
                Contact,
                keep,
                **(name_columns(chosen.full_name) if chosen.full_name != before.full_name else {}),
                title=chosen.title,
                department=chosen.department,
                company=company,
                remarks=chosen.remarks,
            )
            self._store.change(Contact, other, deleted_at=self._present.instant)
            how = {
                "moved": moved,
                "without": without,
                "before": _columns(before),
                "after": _columns(Contact.get_by_id(keep)),
            }
            self._store.create(ContactMerge, contact=keep, other=other, how=json.dumps(how))

    def merged_into(self, contact: int) -> list[MergeRow]:
        """The contacts that went into this one, the last one first."""
        return [
            MergeRow(row[0], row[1], read_instant(row[2]))
            for row in self._store.rows(
                "SELECT contact_merge.id, full_name, contact_merge.created_at FROM contact_merge "
                "JOIN contact ON contact.id = other_id "
                "WHERE contact_id = ? AND contact_merge.deleted_at IS NULL "
                "ORDER BY contact_merge.id DESC",
                contact,
            )
        ]

    def take_apart(self, merge: int) -> int:
        """Make two contacts of one again; gives the id of the one that comes back.

        It gets all that came from it, but for what has gone elsewhere since. The other loses a
        field that the merge gave it, unless somebody wrote in it since, and keeps what came later.
        """
        row = ContactMerge.get_by_id(merge)
        how = json.loads(row.how)
        back = Contact.get_by_id(row.other)
        with self._store.step(StepAction.TAKE_APART, back.full_name):
            for table in RECORDS:
                for column, uids in how["moved"].get(table._meta.table_name, {}).items():
                    self._give(table, column, uids, row.other, now=row.contact)
            ContactPoint.update(deleted_at=None).where(
                ContactPoint.uid.in_(how["without"])
            ).execute()
            now = _columns(Contact.get_by_id(row.contact))
            changes = {
                column: value
                for column, value in how["before"].items()
                if now[column] == how["after"][column] != value
            }
            if "company" in changes:
                known = Company.get_or_none(Company.uid == changes["company"])
                changes["company"] = known and known.id
            if changes:
                self._store.change(Contact, row.contact, **changes)
            self._store.change(Contact, row.other, deleted_at=None)
            self._store.change(ContactMerge, merge, deleted_at=self._present.instant)
        other: int = row.other
        return other

    def _give(
        self,
        table: type[Record],
        column: str,
        uids: Iterable[str],
        contact: int,
        *,
        now: int | None = None,
    ) -> None:
        """Let these rows belong to `contact`; only those that are `now` somebody's, if given."""
        belongs = getattr(table, column)
        rows = table.update({column: contact}).where(table.uid.in_(list(uids)))
        (rows if now is None else rows.where(belongs == now)).execute()


def _columns(contact: Contact) -> dict[str, Any]:
    """The columns of a contact that a merge may change; the company by its UID, which is the same
    in every copy of the record."""
    company = Company.get_or_none(Company.id == contact.company)
    names = ("full_name", "given", "family", "name_key", "sort_key")
    columns = {name: getattr(contact, name) for name in (*names, "title", "department", "remarks")}
    return columns | {"company": company and company.uid}
