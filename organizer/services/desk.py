"""Everything the program can do with one record, built once and handed down."""

from __future__ import annotations

from organizer.model.store import Store
from organizer.practice.present import Present
from organizer.services.archive import ArchiveService
from organizer.services.backups import BackupService
from organizer.services.business_cards import BusinessCardService
from organizer.services.comparison import ComparisonService
from organizer.services.contacts import ContactService
from organizer.services.deadlines import DeadlineService
from organizer.services.debrief import DebriefService, DraftService
from organizer.services.encryption import EncryptionService
from organizer.services.export import ExportService
from organizer.services.imports import ImportService, Keepers
from organizer.services.kept_filters import KeptFilterService
from organizer.services.letters import LetterService
from organizer.services.merges import MergeService
from organizer.services.notes import NoteService
from organizer.services.offers import OfferService
from organizer.services.opportunities import OpportunityService
from organizer.services.reminders import ReminderService
from organizer.services.sample import SampleService
from organizer.services.search import SearchService
from organizer.services.terms import TermService
from organizer.services.time_line import TimeLineService
from organizer.services.trash import TrashService
from organizer.settings import SettingsFile


class Desk:
    """The services over one open store, for somebody who words sums as in `language` ("en_GB")."""

    def __init__(
        self, store: Store, present: Present, language: str, settings: SettingsFile
    ) -> None:
        self.store = store
        self.present = present
        self.settings = settings
        self.backups = BackupService(store, present, settings)
        self.encryption = EncryptionService(store, self.backups)
        self.deadlines = DeadlineService(store, present)
        self.notes = NoteService(store, present, self.deadlines)
        self.contacts = ContactService(store, present)
        self.opportunities = OpportunityService(store, present, self.deadlines, self.notes)
        self.debrief = DebriefService(
            store, present, self.contacts, self.opportunities, self.notes, self.deadlines
        )
        self.cards = BusinessCardService(store, self.contacts, self.debrief)
        self.drafts = DraftService(store, present)
        self.letters = LetterService(store, present, self.notes, self.opportunities, settings)
        self.terms = TermService(store, present, language)
        self.offers = OfferService(
            store,
            present,
            self.terms,
            self.contacts,
            self.opportunities,
            self.notes,
            self.deadlines,
        )
        self.archive = ArchiveService(store, present, self.opportunities, self.offers, self.notes)
        self.comparison = ComparisonService(store, self.terms, self.opportunities, language)
        self.time_line = TimeLineService(store, present, self.comparison.prospects)
        self.reminders = ReminderService(store, present, self.deadlines, settings)
        self.search = SearchService(store)
        self.kept_filters = KeptFilterService(store, present)
        self.merges = MergeService(store, present)
        self.trash = TrashService(store, present, settings)
        self.imports = ImportService(
            store,
            self.backups,
            lambda: Keepers(store, present, self.contacts, self.opportunities, self.deadlines),
        )
        self.exports = ExportService(store)
        self.sample = SampleService(
            store,
            present,
            self.debrief,
            self.notes,
            self.offers,
            self.opportunities,
            self.deadlines,
        )
