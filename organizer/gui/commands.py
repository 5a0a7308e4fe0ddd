"""What the person can do to a record, from a button, a menu, a shortcut or an alert alike.

Each command calls one service method; what changed is announced by the store, and the views
decide for themselves. The desk is opened when first needed, which is after the first paint.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from organizer.gui import wording
from organizer.gui.dialogs.opening import open_dialog, remember_size
from organizer.i18n import _, ngettext
from organizer.practice.habits import add_working_days
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import DeadlineKind, OfferStatus, ReminderAction, Stage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QSettings
    from PySide6.QtWidgets import QDialog

    from organizer.cards.worker import CardReader
    from organizer.gui.dialogs.card_review import CardToReview
    from organizer.gui.dialogs.read_cards import Review
    from organizer.gui.dialogs.sheet import Notes
    from organizer.gui.sheets import Sheet
    from organizer.gui.widgets.count_down import CountDown
    from organizer.practice.repeats import Every
    from organizer.services.business_cards import KeptCard
    from organizer.services.desk import Desk
    from organizer.services.kept_filters import KeptFilter
    from organizer.services.merges import Pair
    from organizer.services.view_filter import ViewFilter


class Commands(QObject):
    """Carries out what the person asks for; opens the dialogs that ask back."""

    told = Signal(str)
    """A sentence for the status line."""
    changed = Signal()
    """Something was written, or a reminder raised."""
    minute = Signal()
    """Another minute has come: what counts down says it anew."""
    refused = Signal()
    """An edit in place was refused: what is shown must be read again."""
    show_record = Signal(str, int)
    """Show a record: its kind (contact, note, offer, deadline, opportunity) and id."""

    def __init__(
        self, desk: Callable[[], Desk], window: QWidget, settings: QSettings, resources: Path
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._resources = resources
        self._desk = desk
        self._window = window
        self._quick_entry: QDialog | None = None
        self._letters: dict[int, QDialog] = {}
        self._reader: CardReader | None = None

    @property
    def desk(self) -> Desk:
        """The services over the open record."""
        return self._desk()

    def undo(self) -> None:
        """Take the last step back."""
        step = self.desk.store.undo()
        if step is not None:
            self.told.emit(_("Undone: {step}").format(step=wording.step(step.action, step.subject)))

    def redo(self) -> None:
        """Make the undone step again."""
        step = self.desk.store.redo()
        if step is not None:
            self.told.emit(_("Redone: {step}").format(step=wording.step(step.action, step.subject)))

    # --- after an interview -------------------------------------------------------------------

    def quick_entry(self) -> None:
        """Record what happened in an interview (P8). A half-typed one comes back."""
        from organizer.gui.dialogs.quick_entry import QuickEntry

        if self._quick_entry is None:
            shown = self._window.isVisible() and not self._window.isMinimized()
            dialog = QuickEntry(self.desk, self._read, self._window if shown else None)
            dialog.saved.connect(
                lambda summary: self.told.emit(
                    _("Saved {things}").format(
                        things=wording.summary_line(summary, self.desk.present.wall)
                    )
                )
            )
            remember_size(dialog, "quick_entry", self._settings)
            dialog.finished.connect(self._quick_entry_closed)
            self._quick_entry = dialog
        self._quick_entry.show()
        self._quick_entry.raise_()
        self._quick_entry.activateWindow()

    def _quick_entry_closed(self, result: int) -> None:
        if self._quick_entry is not None:
            self._quick_entry.deleteLater()
            self._quick_entry = None
        self._kept_for_later(result, "quick_entry")

    def _kept_for_later(self, result: int, form: str) -> None:
        if not result and self.desk.drafts.kept(form):
            self.told.emit(_("What you typed is kept and comes back when you go on."))

    # --- notes --------------------------------------------------------------------------------

    def write_all_notes(self, note: int) -> None:
        """Write every note owed for the interview of that note, one after the other (P10)."""
        self._write_in_a_row(self.desk.notes.owed_with(note), 0)

    def _write_in_a_row(self, notes: list[int], at: int) -> None:
        if at < len(notes):
            progress = _("Note {number} of {count}").format(number=at + 1, count=len(notes))
            self.write_note(notes[at], progress, partial(self._write_in_a_row, notes, at + 1))

    def write_note(
        self, note: int, progress: str = "", gone_on: Callable[[], object] | None = None
    ) -> None:
        """Write a note in a window of its own, beside what it should refer to (P11)."""
        from organizer.gui.dialogs.write_note import WriteNote

        detail = self.desk.notes.detail(note)
        if detail is None:
            return
        if note not in self._letters:
            dialog = WriteNote(self.desk, detail, self._window, progress=progress)
            if gone_on is not None:
                dialog.gone_on.connect(gone_on)
            remember_size(dialog, "write_note", self._settings)
            dialog.finished.connect(lambda: self._letters.pop(note).deleteLater())
            self._letters[note] = dialog
        self._letters[note].show()
        self._letters[note].raise_()
        self._letters[note].activateWindow()

    def mark_sent(self, note: int) -> None:
        """The note is in the post."""
        row = self.desk.notes.row(note)
        if row is not None:
            self.desk.notes.mark_sent(note)
            self.desk.reminders.acted(row.deadline, ReminderAction.DONE)
            self.told.emit(_("Note to {name} marked sent").format(name=row.to))

    def waive_note(self, note: int) -> None:
        """Do without a note, with a reason (P10)."""
        from organizer.gui.dialogs.records import ask_reason

        row = self.desk.notes.row(note)
        if row is None:
            return

        def waive(reason: str) -> None:
            self.desk.notes.waive(note, reason)
            self.told.emit(_("Note to {name} waived").format(name=row.to))

        open_dialog(
            ask_reason(
                _("Waive note"),
                _("Why does {name} get no note? The reason is kept with it.").format(name=row.to),
                _("&Waive note"),
                waive,
                self._window,
            )
        )

    def reopen_note(self, note: int) -> None:
        """A sent or waived note is owed after all."""
        self.desk.notes.reopen(note)
        self.told.emit(_("The note is owed again"))

    def inquire(self, deadline: int) -> None:
        """A promised answer is overdue: plan a courteous inquiry (P7)."""
        try:
            note = self.desk.notes.inquire(deadline)
        except ValueError as error:
            self.warn(_(str(error)))
            return
        self.show_record.emit("note", note)
        self.told.emit(_("A courteous inquiry is among your notes"))

    # --- deadlines ----------------------------------------------------------------------------

    def new_deadline(self) -> None:
        """A deadline of the person's own."""
        from organizer.gui.dialogs.records import new_deadline

        open_dialog(
            new_deadline(self.desk, self._made("deadline", _("Deadline added")), self._window)
        )

    def finish_deadline(self, deadline: int) -> None:
        """Mark a deadline done. A decision is made on its offer and nowhere else (P14)."""
        row = self.desk.deadlines.row(deadline)
        if row is None:
            return
        if row.kind is DeadlineKind.DECISION and row.offer is not None:
            self.show_record.emit("offer", row.offer)
            self.told.emit(_("Accept or decline the offer; that settles its limit."))
        elif row.note is not None:
            self.mark_sent(row.note)
        else:
            self.desk.deadlines.finish(deadline)
            self.desk.reminders.acted(deadline, ReminderAction.DONE)
            self.told.emit(
                _("Done: {title}").format(
                    title=wording.deadline_title(
                        row.kind, row.title, row.company or "", row.contact_name or ""
                    )
                )
            )

    def open_deadline(self, deadline: int) -> None:
        """Show what a deadline is about: the note, the offer, or the deadline itself."""
        row = self.desk.deadlines.row(deadline)
        if row is None:
            return
        if row.note is not None:
            self.show_record.emit("note", row.note)
        elif row.offer is not None:
            self.show_record.emit("offer", row.offer)
        elif row.kind is DeadlineKind.VISIT and row.opportunity is not None:
            self.show_record.emit("opportunity", row.opportunity)
            self.prepare_visit(row.opportunity)
        else:
            self.show_record.emit("deadline", deadline)

    def repeat_deadline(self, deadline: int, every: Every | None) -> None:
        """Let a deadline come again every so often, or no more."""
        self.attempt(lambda: self.desk.deadlines.repeat(deadline, every))

    def ask_repeat(self, deadline: int, every: Every | None, due: date) -> None:
        """Ask how often a deadline that is due then comes again."""
        from organizer.gui.dialogs.records import ask_every
        from organizer.practice.repeats import Every, Unit

        open_dialog(
            ask_every(
                every or Every(2, Unit.WEEKS),
                due,
                partial(self.repeat_deadline, deadline),
                self._window,
            )
        )

    def open_reminders(self) -> None:
        """What stands on the screen, is snoozed, comes and came."""
        from organizer.gui.dialogs.reminders import RemindersDialog

        open_dialog(RemindersDialog(self, self._window))

    def reopen_deadline(self, deadline: int) -> None:
        """Make a finished deadline stand again."""
        self.desk.deadlines.reopen(deadline)
        self.told.emit(_("The deadline is open again"))

    def move_deadline(self, deadline: int) -> None:
        """Agree on another moment."""
        from organizer.gui.dialogs.records import ask_moment

        def move(due: WallTime, whole_day: bool) -> None:
            self.desk.deadlines.move(deadline, due, whole_day=whole_day)
            self.told.emit(
                _("Moved to {moment}").format(moment=wording.moment(due, self.desk.present.wall))
            )

        open_dialog(ask_moment(self.desk, _("Move deadline"), _("&Move"), move, self._window))

    def snooze(self, deadline: int, delta: timedelta) -> None:
        """Be reminded again after a while; never past a decision's limit (P14)."""
        self._snooze(deadline, self.desk.present.instant + delta)

    def snooze_until_morning(self, deadline: int) -> None:
        """Be reminded again on the next working day, at the hour of notes."""
        wall, habits = self.desk.present.wall, self.desk.present.habits
        day = add_working_days(wall.day, 1, habits)
        morning = WallTime(datetime.combine(day, habits.note_time), wall.zone)
        self._snooze(deadline, morning.instant)

    def snooze_until(self, deadline: int) -> None:
        """Be reminded again at a moment to be named."""
        from organizer.gui.dialogs.records import ask_moment

        open_dialog(
            ask_moment(
                self.desk,
                _("Snooze"),
                _("&Snooze"),
                lambda due, _whole_day: self._snooze(deadline, due.instant),
                self._window,
                intro=_(
                    "You will be reminded again then, and before a decision limit in any case."
                ),
            )
        )

    def _snooze(self, deadline: int, until: datetime) -> None:
        from organizer.practice.moments import wall_time

        back = self.desk.reminders.snooze(deadline, until)
        here = self.desk.present.wall
        self.told.emit(
            _("Snoozed until {moment}").format(
                moment=wording.moment(wall_time(back, here.zone), here)
            )
        )

    # --- offers -------------------------------------------------------------------------------

    def new_offer(self) -> None:
        """An offer has come (P12)."""
        from organizer.gui.dialogs.offer_entry import FORM, OfferEntryDialog

        dialog = OfferEntryDialog(self.desk, self._made("offer", _("Offer saved")), self._window)
        dialog.finished.connect(lambda result: self._kept_for_later(result, FORM))
        open_dialog(dialog)

    def enter_letter(self, offer: int) -> None:
        """The letter with the offer has come: take what it gives into the terms (P12)."""
        from organizer.gui.dialogs.offer_letter import OfferLetterDialog

        def taken(count: int) -> None:
            self.told.emit(
                ngettext(
                    "{n} value of the letter is among the terms",
                    "{n} values of the letter are among the terms",
                    count,
                ).format(n=count)
            )

        if self._is_open(offer):
            open_dialog(OfferLetterDialog(self.desk, offer, taken, self._window))

    def compare_rounds(self, offer: int) -> None:
        """The terms as they stood after one round and after another (P12)."""
        from organizer.gui.dialogs.rounds import RoundsDialog

        open_dialog(
            RoundsDialog(self.desk.terms.rounds(offer), self.desk.present.wall, self._window)
        )

    def agree_limit(self, offer: int) -> None:
        """Agree on a decision limit, or ask for more time (P14)."""
        from organizer.gui.dialogs.records import ask_moment
        from organizer.i18n.formats import format_city

        def agree(limit: WallTime, _whole_day: bool) -> None:
            self.desk.offers.agree_limit(offer, limit)
            self.told.emit(
                _("Decide by {moment}").format(moment=wording.moment(limit, self.desk.present.wall))
            )

        row = self.desk.offers.row(offer)
        zone = row.limit.zone if row and row.limit else self.desk.present.zone
        open_dialog(
            ask_moment(
                self.desk,
                _("Decision limit"),
                _("&Agree on it"),
                agree,
                self._window,
                intro=_("The day and hour you agreed on, as the clock shows it in {city}.").format(
                    city=format_city(zone)
                ),
                zone=zone,
            )
        )

    def accept_offer(self, offer: int) -> None:
        """Accept: the acceptance in writing is owed next (P15). What is open is shown first."""
        from organizer.gui.dialogs.accept_offer import accept_dialog

        row = self.desk.offers.row(offer)
        if row is None or row.status is not OfferStatus.OPEN:
            return
        open_questions = [
            wording.topic(topic.key, topic.label)
            for topic in self.desk.opportunities.unanswered(row.opportunity)
        ] + self.desk.opportunities.open_clarifications(row.opportunity)
        open_dialog(
            accept_dialog(
                self.desk,
                row,
                open_questions,
                lambda note: self._accepted(offer, note),
                lambda: self.call_sheet(offer),
                self._window,
            )
        )

    def call_sheet(self, offer: int) -> None:
        """What to have at hand in a call, and a place to type what is said (P12, P13)."""
        from organizer.gui.dialogs.sheet import Notes
        from organizer.gui.sheets import call_sheet

        row = self.desk.offers.row(offer)
        if row is not None:
            notes = Notes(
                _("What is &said"),
                row.call_notes,
                lambda text: self.desk.offers.keep_call_notes(offer, text),
                self.desk.drafts,
                f"call about offer {offer}",
            )
            self._show_sheet(call_sheet(self.desk, offer), notes)

    def balanced_page(self, opportunity: int) -> None:
        """The page to decide by (P6)."""
        from organizer.gui.sheets import balanced_page

        self._show_sheet(balanced_page(self.desk, opportunity))

    def plan_visit(self, opportunity: int) -> None:
        """A visit that is coming up, with a reminder the evening before (P1)."""
        from organizer.gui.dialogs.records import plan_visit

        open_dialog(
            plan_visit(
                self.desk,
                opportunity,
                lambda _deadline: self.told.emit(
                    _("The visit is planned; you are reminded the evening before to prepare it")
                ),
                self._window,
            )
        )

    def after_visit(self, opportunity: int) -> None:
        """Write down what happened in the visit that was planned: what is known of it stands there
        already, unless another entry is begun (P8)."""
        import json

        row = self.desk.opportunities.rows([opportunity])[0]
        visit = self.desk.opportunities.visit(opportunity)
        if visit is not None and self.desk.drafts.kept("quick_entry") is None:
            local = visit.when.in_zone(self.desk.present.zone).local
            entry = {
                "company": row.company,
                "position": row.position,
                "when": f"{local:%Y-%m-%d %H:%M}",
                "host": visit.host,
                "where": visit.place,
                "moving": False,
                "people": [{"who": name} for name in visit.people],
                "closed": "",
                "answer_by": "",
                "tried": "",
                "clarify": [],
                "drawbacks": [],
                "topics": {},
            }
            self.desk.drafts.keep("quick_entry", json.dumps(entry))
        self.quick_entry()

    def prepare_visit(self, opportunity: int) -> None:
        """The sheet for the next visit, with the traps to watch for (P1, P2)."""
        from organizer.gui.dialogs.sheet import Notes
        from organizer.gui.sheets import preparation_sheet

        traps = Notes(
            _("&Traps to watch for"),
            self.desk.settings.current.traps or wording.lines(wording.usual_traps()),
            lambda text: self.desk.settings.change(traps=text),
            self.desk.drafts,
            "traps",
        )
        self._show_sheet(preparation_sheet(self.desk, opportunity), traps)

    def show_time_line(self) -> None:
        """All opportunities on one axis of days (P14)."""
        from organizer.gui.dialogs.time_line import TimeLineDialog
        from organizer.practice.time_line import Entry, Mark

        def show(entry: Entry) -> None:
            if entry.mark is Mark.INTERVIEW:
                self.show_record.emit("opportunity", entry.record)
            else:
                self.open_deadline(entry.record)

        line = self.desk.time_line.read()
        if not line.entries:
            self.told.emit(_("Nothing is due at any of your openings yet."))
            return
        open_dialog(TimeLineDialog(line, self.desk.present.wall, show, self._window))

    def compare(self) -> None:
        """Offers and expectations side by side (P6)."""
        from organizer.gui.dialogs.comparison import ComparisonDialog

        dialog = ComparisonDialog(self.desk, self._window)
        self.minute.connect(dialog.count_down)
        open_dialog(dialog)

    def show_promises(self, offer: int) -> None:
        """What either side promised, for the first day (P18)."""
        from organizer.gui.sheets import promises

        self._show_sheet(promises(self.desk, offer))

    def close_search(self) -> None:
        """The search is over: put it away as a whole (P18)."""
        from organizer.gui.dialogs.close_search import close_search_dialog

        if not self.desk.opportunities.ids():
            self.told.emit(_("There is no search to close."))
            return
        if offers := self.desk.archive.unfinished().offers:
            self.show_record.emit("offer", offers[0].id)
            self.told.emit(
                _("Accept or decline the offer from {company} first.").format(
                    company=offers[0].company
                )
            )
            return
        open_dialog(close_search_dialog(self.desk, self.told.emit, self._window))

    def _show_sheet(self, sheet: Sheet | None, notes: Notes | None = None) -> None:
        from organizer.gui.dialogs.sheet import SheetDialog

        if sheet is not None:
            open_dialog(SheetDialog(sheet, self.count_down, self._window, notes=notes))

    def count_down(self, limit: WallTime) -> CountDown:
        """The time that is left until a limit, said anew with each minute (P14)."""
        from organizer.gui.widgets.count_down import CountDown

        return CountDown(limit, lambda: self.desk.present.wall, self.minute)

    def _accepted(self, offer: int, note: int | None) -> None:
        """The acceptance comes next; before it, a courteous word to whoever else is waiting."""
        self._settled(
            note, _("Accepted. It goes out in writing: the acceptance is among your notes")
        )
        if self.desk.offers.open_beside(offer):
            self.withdraw_from_others(offer)

    def withdraw_from_others(self, offer: int) -> None:
        """The other opportunities that are still open once an offer is accepted (P15)."""
        from organizer.gui.dialogs.withdraw import WithdrawDialog

        row = self.desk.offers.row(offer)
        if row is None or row.status is not OfferStatus.ACCEPTED:
            self.told.emit(_("Accept an offer first; then the others can be told."))
            return
        open_dialog(WithdrawDialog(self.desk, offer, self._window))

    def decline_offer(self, offer: int) -> None:
        """Decline: the letter is owed next (P16)."""
        if self._is_open(offer):
            note = self.desk.offers.decline(offer)
            self._settled(note, _("Declined. The letter is among your notes"))

    def expire_offer(self, offer: int) -> None:
        """The limit passed and the offer no longer stands; the letter is owed all the same."""
        if self._is_open(offer):
            note = self.desk.offers.expire(offer)
            self._settled(note, _("The offer has expired. The letter is among your notes"))

    def _is_open(self, offer: int) -> bool:
        row = self.desk.offers.row(offer)
        return row is not None and row.status is OfferStatus.OPEN

    def _settled(self, note: int | None, sentence: str) -> None:
        if note is not None:
            self.show_record.emit("note", note)
        self.told.emit(sentence)

    # --- opportunities and contacts -----------------------------------------------------------

    def new_opportunity(self) -> None:
        """A position the person begins to pursue."""
        from organizer.gui.dialogs.records import new_opportunity

        open_dialog(
            new_opportunity(
                self.desk, self._made("opportunity", _("Opportunity added")), self._window
            )
        )

    def change_stage(self, opportunity: int, stage: Stage) -> None:
        """Set the stage by hand; an offer in hand is accepted or declined as such."""
        offer = self.desk.offers.open_at(opportunity)
        if offer is not None and stage is Stage.ACCEPTED:
            self.refused.emit()
            self.accept_offer(offer)
        elif offer is not None and stage is Stage.DECLINED:
            self.decline_offer(offer)
        else:
            note = self.desk.opportunities.change_stage(opportunity, stage)
            text = _("Stage: {stage}")
            if note is not None:
                text = _("{stage}. The letter is among your notes")
            self._settled(note, text.format(stage=wording.stage(stage)))

    def ask_answer(
        self,
        question: str,
        answer: str,
        use: Callable[[str, int | None], object],
        people: Sequence[tuple[int, str]] = (),
    ) -> None:
        """Ask for the answer that came to a question (P3, P4)."""
        from organizer.gui.dialogs.records import ask_answer

        open_dialog(ask_answer(question, answer, use, self._window, people))

    def add_person(self, interview: int) -> None:
        """Somebody met in an interview was forgotten; they are owed a note too (P10)."""
        from organizer.gui.dialogs.records import add_person

        open_dialog(
            add_person(
                self.desk,
                interview,
                self._made("note", _("Added. They are owed a note too")),
                self._window,
            )
        )

    def keep_filter(
        self, kind: str, view: ViewFilter, name: str, kept: Callable[[int], object]
    ) -> None:
        """Keep what the list of a kind is narrowed to, under a name."""
        from organizer.gui.dialogs.records import keep_filter

        def made(record: int) -> None:
            self.told.emit(_("Filter kept"))
            kept(record)

        open_dialog(keep_filter(self.desk, kind, view, name, made, self._window))

    def delete_filter(self, kept: KeptFilter) -> None:
        """A filter is not needed any more."""
        self.desk.kept_filters.delete(kept)
        self.told.emit(_("Filter deleted"))

    def new_contact(self) -> None:
        """A contact typed in by hand."""
        from organizer.gui.dialogs.records import new_contact

        open_dialog(new_contact(self.desk, self._made("contact", _("Contact added")), self._window))

    def merge_contact(self, contact: int) -> None:
        """Make two contacts one."""
        from organizer.gui.dialogs.merge import merge_dialog
        from organizer.services.merges import Likeness, Pair

        def compare(other: int) -> None:
            self.compare_contacts([Pair(contact, other, Likeness.NAME_ALONE)])

        open_dialog(merge_dialog(self.desk, contact, compare, self._window))

    def find_duplicates(self) -> None:
        """Look through all contacts for those that may be the same person."""
        from organizer.gui.background import run_in_background

        desk = self.desk

        def find(_progress: object) -> list[Pair]:
            try:
                return desk.merges.find()
            finally:
                desk.store.close()

        def show(pairs: list[Pair]) -> None:
            if pairs:
                self.compare_contacts(pairs)
            else:
                self.warn(_("No two contacts look like the same person."))

        def failed(error: Exception) -> None:
            raise error

        label = _("Looking through the contacts")
        run_in_background(self._window, label, find, show, failed, cancellable=False)

    def compare_contacts(self, pairs: Sequence[Pair]) -> None:
        """Two contacts side by side, and the next two after them."""
        from organizer.gui.dialogs.same_person import SamePerson

        dialog = SamePerson(
            self.desk, pairs, self._made("contact", _("Merged into one contact")), self._window
        )
        open_dialog(dialog)

    def take_apart(self, merge: int) -> None:
        """Two contacts that were made one are two again."""
        self._made("contact", _("There are two contacts again"))(self.desk.merges.take_apart(merge))

    def import_contacts(self, paths: list[Path] | None = None) -> None:
        """Review the contacts of vCard files, and keep those the person wants."""
        from organizer.gui.dialogs.import_review import review_files

        review_files(self.desk, paths, self.told.emit, self.review, self._window)

    def export(self) -> None:
        """Write what is kept into a file that other programs read."""
        from organizer.gui.dialogs.export import export_file

        export_file(self.desk, self.told.emit, self._window)

    # --- cards --------------------------------------------------------------------------------

    def read_cards(self, sources: Sequence[Path | bytes] | None = None) -> None:
        """Make contacts of pictures of business cards (P9). Without any, ask for them."""
        from organizer.gui.dialogs.read_cards import ask_for_pictures

        if sources is None and self._can_read():
            sources = ask_for_pictures(self._window)
        if sources:
            self._read(sources, self.review, self._window)

    def photograph_card(self) -> None:
        """Hold cards before the machine's camera, and read them when it is closed (P9)."""
        from organizer.gui.dialogs.camera import CameraDialog, camera_unavailable

        if not self._can_read():
            return
        if problem := camera_unavailable():
            self.warn(problem)
            return
        pictures: list[Path | bytes] = []
        dialog = CameraDialog(self._window)
        dialog.taken.connect(pictures.append)
        dialog.finished.connect(lambda: self.read_cards(pictures))
        open_dialog(dialog)

    def _read(self, sources: Sequence[Path | bytes], use: Review, window: QWidget) -> None:
        from organizer.cards.worker import CardReader
        from organizer.gui.dialogs.read_cards import read_pictures

        if self._can_read():
            self._reader = self._reader or CardReader()
            read_pictures(self._reader, sources, use, window)

    def _can_read(self) -> bool:
        from organizer.cards.outcome import Refusal
        from organizer.cards.worker import is_installed

        if not is_installed():
            self.warn(wording.card_refused(Refusal.NOT_INSTALLED))
            return False
        return True

    def paste_card(self) -> None:
        """Make contacts of the picture, the files or the text on the clipboard (P9)."""
        from PySide6.QtGui import QGuiApplication

        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if copied is None or not self.take(copied):
            self.told.emit(
                _("There is no picture of a card and no name on the clipboard. Copy one first.")
            )

    def can_take(self, dropped: QMimeData) -> bool:
        """Whether `take` would find something to do."""
        from organizer.gui.dialogs.dropped import has_pictures, records_in, text_in

        return bool(records_in(dropped) or has_pictures(dropped) or text_in(dropped).strip())

    def take(self, dropped: QMimeData) -> bool:
        """Make contacts of what was dropped or pasted; says whether there was anything in it."""
        from organizer.gui.dialogs.dropped import pictures_in, records_in, text_in
        from organizer.gui.dialogs.read_cards import read_pasted

        records, pictures = records_in(dropped), pictures_in(dropped)
        if records:
            self.import_contacts(records)
        if pictures:
            self.read_cards(pictures)
        if records or pictures:
            return True
        cards = read_pasted(text_in(dropped))
        if cards:
            self.review(cards)
        return bool(cards)

    def review(self, cards: Sequence[CardToReview]) -> None:
        """Look over what was read, one by one, and keep it."""
        from organizer.gui.dialogs.card_review import CardReview

        dialog = CardReview(self.desk, cards, self._card_kept, self._window)
        remember_size(dialog, "card_review", self._settings)
        open_dialog(dialog)

    def _card_kept(self, kept: KeptCard, name: str) -> None:
        if kept.note is not None:
            due = self.desk.notes.row(kept.note)
            assert due is not None
            self.told.emit(
                _("Kept {name}; your note to them is due {moment}").format(
                    name=name, moment=wording.moment(due.due, self.desk.present.wall)
                )
            )
        else:
            self.told.emit(_("Kept {name}").format(name=name))
        self.show_record.emit("contact", kept.contact)

    def close(self) -> None:
        """End what runs beside the window."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def trash(self, kind: str, record: int) -> None:
        """Move a record to the trash; undo or the trash brings it back. A note is waived (P10)."""
        from organizer.services.contacts import StillOwed

        if kind == "note":
            self.waive_note(record)
            return
        try:
            if kind == "contact":
                self.desk.contacts.trash(record)
            elif kind == "opportunity":
                self.desk.opportunities.trash(record)
            elif kind == "offer":
                self.desk.offers.trash(record)
            elif kind == "deadline":
                self.desk.deadlines.trash(record)
        except StillOwed as owed:
            self.warn(
                _(
                    "{name} is still owed a note, so the contact stays. Send the note or waive it "
                    "first."
                ).format(name=owed.name)
            )
            return
        except ValueError as error:
            self.warn(_(str(error)))
            return
        self.told.emit(_("Moved to the trash"))

    def open_trash(self) -> None:
        """What was thrown away, and back again."""
        from organizer.gui.dialogs.trash import TrashDialog

        open_dialog(TrashDialog(self.desk, self._window))

    def open_backups(self) -> None:
        """The backups there are, and the way back to one."""
        from organizer.gui.dialogs.restore import RestoreDialog

        if self._letters or self._quick_entry is not None:
            self.warn(_("Close the letters and the entry that are open first."))
            return
        open_dialog(RestoreDialog(self.desk, self._window))

    @property
    def sample_file(self) -> Path:
        """The made-up search in the person's language."""
        from organizer.i18n import current_language

        folder = self._resources / "sample"
        file = folder / f"{current_language()}.json"
        return file if file.exists() else folder / "en.json"

    def add_sample(self) -> None:
        """Look round a made-up search."""
        self.desk.sample.add(self.sample_file)
        self.told.emit(_("A sample search is here to look round. One click removes it."))

    def remove_sample(self) -> None:
        """Take the made-up search away again."""
        self.desk.sample.remove()
        self.told.emit(_("The sample search is gone"))

    def attempt(self, edit: Callable[[], object]) -> None:
        """Make an edit in place; what the record refuses is said and nothing is changed."""
        try:
            edit()
        except ValueError as error:
            self.told.emit(_(str(error)))
            self.refused.emit()

    def warn(self, sentence: str) -> None:
        """Say why something cannot be done."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Information, _("Organizer"), sentence)
        box.setParent(self._window, box.windowFlags())
        open_dialog(box)

    def _made(self, kind: str, sentence: str) -> Callable[[int], None]:
        def made(record: int) -> None:
            self.show_record.emit(kind, record)
            self.told.emit(sentence)

        return made
