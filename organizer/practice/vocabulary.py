"""The words of the practice that come in a fixed set (PRACTICE.md, "What the words mean")."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """How far an opportunity has come."""

    INTERESTED = "interested"
    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TURNED_DOWN = "turned_down"
    WITHDRAWN = "withdrawn"

    @property
    def closed(self) -> bool:
        """Whether the opportunity has come to its end."""
        return self in CLOSED_STAGES


CLOSED_STAGES = frozenset({Stage.ACCEPTED, Stage.DECLINED, Stage.TURNED_DOWN, Stage.WITHDRAWN})


class NoteKind(StrEnum):
    """What a note is for (P10, P7, P15-P17)."""

    THANK_YOU = "thank_you"
    INQUIRY = "inquiry"
    ACCEPTANCE = "acceptance"
    DECLINING = "declining"
    WITHDRAWAL = "withdrawal"
    TURNED_DOWN_REPLY = "turned_down_reply"
    KEEP_IN_TOUCH = "keep_in_touch"


class NoteStatus(StrEnum):
    """Where a note stands; pending and drafted notes are still owed (P10)."""

    PENDING = "pending"
    DRAFTED = "drafted"
    SENT = "sent"
    WAIVED = "waived"


class SentBy(StrEnum):
    """How a note left: by the mail program, on paper, as a file, as text that was copied; or
    nobody said."""

    UNSAID = ""
    MAIL = "mail"
    PAPER = "paper"
    FILE = "file"
    COPY = "copy"


class DeadlineKind(StrEnum):
    """The reason of a deadline."""

    NOTE_DUE = "note_due"
    HEAR_BACK = "hear_back"
    DECISION = "decision"
    CALL_ABOUT_LETTER = "call_about_letter"
    WRITTEN_CONFIRMATION = "written_confirmation"
    STARTING_DATE = "starting_date"
    KEEP_IN_TOUCH = "keep_in_touch"
    VISIT = "visit"
    """An interview that is coming up (P1)."""
    OWN = "own"


class DeadlineStatus(StrEnum):
    """Whether a deadline still stands."""

    OPEN = "open"
    DONE = "done"


class Channel(StrEnum):
    """How an answer came (P12)."""

    PHONE = "phone"
    LETTER = "letter"


class Column(StrEnum):
    """A column in the rows of terms of an offer (PRACTICE.md, offer)."""

    OFFERED = "offered"
    ASKED = "asked"
    ANSWERED = "answered"
    AGREED = "agreed"


class OfferStatus(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    """Its limit passed without an answer, or it was taken back."""


class ClarificationState(StrEnum):
    """P3: silence now is vulnerability later."""

    OPEN = "open"
    RAISED = "raised"
    ANSWERED = "answered"


class TopicState(StrEnum):
    """P4: each topic of the checklist is unknown, asked or answered."""

    UNKNOWN = "unknown"
    ASKED = "asked"
    ANSWERED = "answered"


class Scope(StrEnum):
    """What a drawback belongs to (P5)."""

    COMPANY = "company"
    DEPARTMENT = "department"
    COMMUNITY = "community"
    POSITION = "position"


class ContactPointKind(StrEnum):
    """A way to reach a person."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"


class ReminderAction(StrEnum):
    """What the person did with a reminder; closing it answers nothing."""

    DONE = "done"
    SNOOZED = "snoozed"
    OPENED = "opened"
    CLOSED = "closed"


class BackupReason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    UPGRADE = "upgrade"
    IMPORT = "import"
    RESTORE = "restore"
    """Before another backup was put in the record's place."""
    ASKED = "asked"
    ENCRYPTION = "encryption"
    """Before the record was encrypted, or decrypted, or got another passphrase."""


class StepAction(StrEnum):
    """What one undoable step did; the gui says it in the person's language."""

    SAVE_DEBRIEF = "save_debrief"
    ADD_PERSON = "add_person"
    EDIT = "edit"
    ADD_CONTACT = "add_contact"
    MERGE_CONTACTS = "merge_contacts"
    TAKE_APART = "take_apart"
    TELL_APART = "tell_apart"
    IMPORT_CONTACTS = "import_contacts"
    KEEP_CARD = "keep_card"
    WRITE_NOTE = "write_note"
    MARK_SENT = "mark_sent"
    WAIVE_NOTE = "waive_note"
    REOPEN_NOTE = "reopen_note"
    OWE_NOTE = "owe_note"
    SAVE_OFFER = "save_offer"
    ENTER_LETTER = "enter_letter"
    ACCEPT_OFFER = "accept_offer"
    DECLINE_OFFER = "decline_offer"
    EXPIRE_OFFER = "expire_offer"
    COMPARE = "compare"
    ADD_DEADLINE = "add_deadline"
    FINISH_DEADLINE = "finish_deadline"
    REOPEN_DEADLINE = "reopen_deadline"
    MOVE_DEADLINE = "move_deadline"
    REPEAT_DEADLINE = "repeat_deadline"
    PLAN_VISIT = "plan_visit"
    ADD_OPPORTUNITY = "add_opportunity"
    CHANGE_STAGE = "change_stage"
    KEEP_FILTER = "keep_filter"
    DELETE_FILTER = "delete_filter"
    MOVE_TO_TRASH = "move_to_trash"
    RESTORE = "restore"
    CLOSE_SEARCH = "close_search"
    ADD_SAMPLE = "add_sample"
    REMOVE_SAMPLE = "remove_sample"
