"""Files of other programs: reviewed first, then kept in batches, as one step that can be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from organizer.exchange.contract import ContactRead as ContactRead
from organizer.exchange.contract import DateRead as DateRead
from organizer.exchange.contract import NotRead as NotRead
from organizer.exchange.contract import OpportunityRead as OpportunityRead
from organizer.exchange.contract import RecordRead as RecordRead
from organizer.exchange.contract import Refusal as Refusal
from organizer.exchange.contract import Repair as Repair
from organizer.exchange.contract import WholeRead as WholeRead
from organizer.exchange.formats import IMPORTERS as IMPORTERS
from organizer.exchange.formats import open_records as open_records
from organizer.exchange.table_columns import Column as Column
from organizer.exchange.table_columns import is_known as is_known
from organizer.exchange.tables import Table as Table
from organizer.exchange.tables import read_table as read_table
from organizer.model.store import Store
from organizer.practice.present import Present
from organizer.practice.vocabulary import BackupReason, StepAction
from organizer.services.backups import BackupService
from organizer.services.contacts import ContactService
from organizer.services.deadlines import DeadlineService
from organizer.services.import_contacts import ContactKeeper, name_of
from organizer.services.import_dates import DateKeeper
from organizer.services.import_opportunities import OpportunityKeeper
from organizer.services.import_state import CandidateState as CandidateState
from organizer.services.opportunities import OpportunityService
from organizer.services.whole_record import WholeKeeper

BATCH = 500
"""Records kept in one transaction, so that a save in the window never waits for all of them."""


_KINDS: Final = {
    ContactRead: "contact",
    OpportunityRead: "opportunity",
    DateRead: "deadline",
    WholeRead: "record",
}


class Candidate(NamedTuple):
    """A record that was read, and what keeping it would do. One without any name is refused."""

    record: RecordRead
    name: str
    state: CandidateState

    @property
    def kind(self) -> str:
        """What it would become: a contact, an opportunity, a deadline or a whole record."""
        return _KINDS[type(self.record)]


class Kept(NamedTuple):
    """What an import came to."""

    new: int
    changed: int
    same: int


class Keepers:
    """Say what keeping records would do, file after file, or do it inside the caller's step.

    They remember what they were shown: who comes twice is the same person the second time.
    """

    def __init__(
        self,
        store: Store,
        present: Present,
        contacts: ContactService,
        opportunities: OpportunityService,
        deadlines: DeadlineService,
    ) -> None:
        self._contacts = ContactKeeper(store, contacts)
        self._opportunities = OpportunityKeeper(store, opportunities)
        self._dates = DateKeeper(store, present, deadlines)
        self._whole = WholeKeeper(store)

    def read(self, path: Path) -> Iterator[Candidate]:
        """The records in a file, one by one. Raises `NotRead`; changes nothing."""
        return self.judged(open_records(path))

    def judged(self, records: Iterable[RecordRead]) -> Iterator[Candidate]:
        """Each record with what keeping it would do; changes nothing."""
        for record in records:
            match record:
                case ContactRead():
                    name, state = name_of(record.draft), self._contacts.state(record)
                case OpportunityRead():
                    name = record.position or record.company
                    state = self._opportunities.state(record)
                case DateRead():
                    name, state = record.title, self._dates.state(record)
                case WholeRead():
                    name, state = record.path.name, self._whole.state(record)
            yield Candidate(record, name, state)

    def keep(self, record: RecordRead) -> CandidateState:
        """Keep a record that was not refused. Raises `NotRead`."""
        match record:
            case ContactRead():
                return self._contacts.keep(record)
            case OpportunityRead():
                return self._opportunities.keep(record)
            case DateRead():
                return self._dates.keep(record)
            case WholeRead():
                return self._whole.keep(record)


class ImportService:
    """Reads records from files and keeps those the person wants."""

    def __init__(
        self, store: Store, backups: BackupService, keepers: Callable[[], Keepers]
    ) -> None:
        """`keepers` gives those of one import."""
        self._store = store
        self._backups = backups
        self.keepers = keepers

    def read(self, path: Path) -> Iterator[Candidate]:
        """The records in one file, one by one. Raises `NotRead`; changes nothing."""
        return self.keepers().read(path)

    def keep(
        self,
        candidates: Iterable[Candidate],
        *,
        progress: Callable[[int], bool] = lambda _done: True,
    ) -> Kept:
        """Keep these records; what is known already is only completed, never overwritten.

        `progress` is told after each batch how many are done; where it answers False the import
        stops there. One undo takes all of it back. The record is backed up first; raises
        `StoreError` where that cannot be done, and `NotRead` where a whole record cannot be kept;
        nothing of it is kept then.
        """
        self._backups.make(BackupReason.IMPORT)
        states = Counter[CandidateState]()
        keepers = self.keepers()
        wanted = (one for one in candidates if one.state is not CandidateState.REFUSED)
        with self._store.long_step(StepAction.IMPORT_CONTACTS) as part:
            while batch := list(islice(wanted, BATCH)):
                with part():
                    states.update(keepers.keep(candidate.record) for candidate in batch)
                if not progress(states.total()):
                    break
        return Kept(*(states[state] for state in tuple(CandidateState)[:3]))
