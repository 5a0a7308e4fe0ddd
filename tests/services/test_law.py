"""P10: every person met is owed one note, pending until it is sent or waived, whatever happens."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from organizer.model.search import SEARCHED, Place, install_index, search_text, texts_of
from organizer.model.tables import RECORDS
from organizer.practice.debrief import PersonMet
from organizer.practice.vocabulary import NoteStatus, Stage
from organizer.services.companies import find_company, rename_company
from organizer.services.contacts import StillOwed
from organizer.services.merges import together
from tests.fakes import FakeClock, debrief, open_desk

COMPANIES = ("Nordlicht Optik AG", "Halden Instruments Ltd")
NAMES = ("Ingrid Solberg", "Pavel Dvořák", "Mina Aalto", "Owen Marsh")
Owed = dict[int, str]
"""The plain model: every note by its id, with its status."""


class Debt(RuleBasedStateMachine):
    """Does what a person does, and beside it keeps the plainest account of what is owed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.clock = FakeClock()
        self.desk = open_desk(self.folder, self.clock)
        self.owed: Owed = {}
        self.past: list[tuple[Owed, bytes]] = []
        self.future: list[tuple[Owed, bytes]] = []

    def teardown(self) -> None:
        assert self._words_indexed() == self._words_indexed(anew=True)
        self.desk.store.close()
        shutil.rmtree(self.folder)

    def _dump(self) -> bytes:
        tables = (table._meta.table_name for table in RECORDS)
        rows = [self.desk.store.rows(f"SELECT * FROM {name} ORDER BY id") for name in tables]
        return repr(rows).encode()

    def _words_indexed(self, *, anew: bool = False) -> list[tuple[object, ...]]:
        """The words by which records are found, and in how many each stands."""
        if anew:
            install_index(self.desk.store.database)
        return [
            (table, *row)
            for table in SEARCHED
            for row in self.desk.store.rows(f"SELECT term, doc FROM search_{table}_words")
        ]

    def _done(self, before: tuple[Owed, bytes]) -> None:
        """A step was made: it can be taken back, and nothing undone can be made again."""
        if self.desk.store.last_step() != self.last_step:
            self.past.append(before)
        if self.desk.store.next_redo() is None:
            self.future.clear()

    def _before(self) -> tuple[Owed, bytes]:
        self.last_step = self.desk.store.last_step()
        return dict(self.owed), self._dump()

    def _note(self, index: int) -> int:
        return sorted(self.owed)[index % len(self.owed)]

    @rule(company=st.sampled_from(COMPANIES), people=st.lists(st.sampled_from(NAMES), min_size=1))
    def save_debrief(self, company: str, people: list[str]) -> None:
        before, known = self._before(), set(self.owed)
        summary = self.desk.debrief.save(debrief(self.desk, company, *people))
        new = set(self.desk.notes.ids()) - known
        assert len(new) == len(set(people)) == summary.notes
        self.owed |= dict.fromkeys(new, NoteStatus.PENDING.value)
        self._done(before)

    @precondition(lambda self: self.owed)
    @rule(name=st.sampled_from(NAMES))
    def add_person(self, name: str) -> None:
        before = self._before()
        interview = self.desk.store.rows("SELECT max(id) FROM interview")[0][0]
        note = self.desk.debrief.add_person(interview, PersonMet(name, discussed=("optics",)))
        self.owed[note] = NoteStatus.PENDING.value
        self._done(before)

    @precondition(lambda self: self.owed)
    @rule(index=st.integers(0, 20), how=st.sampled_from(["send", "waive", "reopen", "write"]))
    def settle(self, index: int, how: str) -> None:
        before, note = self._before(), self._note(index)
        status = self.owed[note]
        match how:
            case "send":
                self.desk.notes.mark_sent(note)
                self.owed[note] = NoteStatus.SENT.value
            case "waive":
                with pytest.raises(ValueError):
                    self.desk.notes.waive(note, "  ")
                self.desk.notes.waive(note, "met by chance")
                self.owed[note] = NoteStatus.WAIVED.value
            case "reopen":
                self.desk.notes.reopen(note)
                body = self.desk.notes.rows([note])[0].body
                self.owed[note] = NoteStatus.DRAFTED if body else NoteStatus.PENDING
            case "write":
                self.desk.notes.write(note, "Thank you for your time.")
                if status in (NoteStatus.PENDING, NoteStatus.DRAFTED):
                    self.owed[note] = NoteStatus.DRAFTED
        self._done(before)

    @precondition(lambda self: self.owed)
    @rule(index=st.integers(0, 20), how=st.sampled_from(["finish", "reopen", "move"]))
    def deadline(self, index: int, how: str) -> None:
        before, note = self._before(), self._note(index)
        deadline = self.desk.notes.rows([note])[0].deadline
        match how:
            case "finish":
                self.desk.deadlines.finish(deadline)
                self.owed[note] = NoteStatus.SENT.value
            case "reopen":
                self.desk.deadlines.reopen(deadline)
                body = self.desk.notes.rows([note])[0].body
                self.owed[note] = NoteStatus.DRAFTED if body else NoteStatus.PENDING
            case "move":
                self.desk.deadlines.move(deadline, self.desk.present.wall.shifted(3))
        self._done(before)

    @precondition(lambda self: self.owed)
    @rule(index=st.integers(0, 20), name=st.sampled_from(NAMES))
    def rename(self, index: int, name: str) -> None:
        before = self._before()
        contact = self.desk.notes.rows([self._note(index)])[0].contact
        self.desk.contacts.edit(contact, "full_name", f"{name} jun.")
        self._done(before)

    @precondition(lambda self: self.owed)
    @rule(company=st.sampled_from(COMPANIES))
    def rename_company(self, company: str) -> None:
        known = find_company(self.desk.store, company)
        if known is not None:
            before = self._before()
            rename_company(self.desk.store, known, f"{company} ")
            self._done(before)

    @rule(one=st.integers(0, 20), other=st.integers(0, 20))
    def merge(self, one: int, other: int) -> None:
        contacts = self.desk.contacts.ids()
        if len(contacts) > 1:
            keep, gone = contacts[one % len(contacts)], contacts[other % len(contacts)]
            if keep != gone:
                before = self._before()
                first, second = map(self.desk.contacts.detail, (keep, gone))
                assert first is not None and second is not None
                self.desk.merges.merge(keep, gone, together(first, second))
                self._done(before)

    @rule(index=st.integers(0, 20))
    def take_apart(self, index: int) -> None:
        contacts = self.desk.contacts.ids()
        merges = [one for contact in contacts for one in self.desk.merges.merged_into(contact)]
        if merges:
            before = self._before()
            self.desk.merges.take_apart(merges[index % len(merges)].id)
            self._done(before)

    @rule(index=st.integers(0, 20))
    def trash_contact(self, index: int) -> None:
        contacts = self.desk.contacts.ids()
        if contacts:
            before, contact = self._before(), contacts[index % len(contacts)]
            notes = self.desk.notes.rows(list(self.owed))
            if any(row.owed for row in notes if row.contact == contact):
                with pytest.raises(StillOwed):
                    self.desk.contacts.trash(contact)
            else:
                self.desk.contacts.trash(contact)
            self._done(before)

    @rule(stage=st.sampled_from([Stage.WAITING, Stage.WITHDRAWN, Stage.OFFERED]))
    def change_stage(self, stage: Stage) -> None:
        opportunities = self.desk.opportunities.ids()
        if opportunities:
            before = self._before()
            note = self.desk.opportunities.change_stage(opportunities[0], stage)
            if note is not None:
                self.owed[note] = NoteStatus.PENDING.value
            self._done(before)

    @rule(minutes=st.integers(1, 5000))
    def time_passes(self, minutes: int) -> None:
        self.clock.instant += timedelta(minutes=minutes)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.future.append(self._before())
        assert self.desk.store.undo() is not None
        self.owed, dump = self.past.pop()
        assert self._dump() == dump

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.past.append(self._before())
        assert self.desk.store.redo() is not None
        self.owed, dump = self.future.pop()
        assert self._dump() == dump

    @invariant()
    def every_note_stands_as_the_account_says(self) -> None:
        rows = self.desk.notes.rows(self.desk.notes.ids())
        assert {row.id: row.status for row in rows} == self.owed
        for row in rows:
            deadline = self.desk.deadlines.rows([row.deadline])[0]
            assert (deadline.status == "open") == row.owed

    @invariant()
    def everything_is_found_by_what_it_says_now(self) -> None:
        for table in SEARCHED:
            kept = dict(self.desk.store.rows(f"SELECT id, search_text FROM {table}"))
            said: dict[int, list[tuple[Place, str]]] = {record: [] for record in kept}
            for record, place, text in texts_of(self.desk.store.database, table, list(kept)):
                said[record].append((place, text))
            assert kept == {record: search_text(table, texts) for record, texts in said.items()}

    @invariant()
    def everyone_met_has_one_note(self) -> None:
        counts = self.desk.store.rows(
            "SELECT count(note.id) FROM conversation "
            "LEFT JOIN note ON note.conversation_id = conversation.id AND note.kind = 'thank_you' "
            "GROUP BY conversation.id"
        )
        assert all(count == (1,) for count in counts)


Debt.TestCase.settings = settings(max_examples=50, stateful_step_count=25, deadline=None)
TestDebt = Debt.TestCase
