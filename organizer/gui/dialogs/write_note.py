"""Writing a note: left what there is to refer to, right the letter, and what to look at again in it
(P10, P11)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import shorten
from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import record_wording, wording
from organizer.gui.dialogs.opening import ask_file
from organizer.gui.theme import GROUP, LINE, PAGE, SPACE, title_font
from organizer.gui.widgets.page import Page
from organizer.gui.widgets.spoken import name_choice
from organizer.i18n import LANGUAGES, _, current_language, locale_name, ngettext
from organizer.letters.drafts import Formality, Missing
from organizer.letters.mail import RefusedField
from organizer.letters.paper import ENVELOPES, LABEL_SHEETS, Envelope, LabelSheet
from organizer.model.database import StoreError
from organizer.practice.vocabulary import ReminderAction, SentBy
from organizer.services.notes import Manner

if TYPE_CHECKING:
    from organizer.letters.mail import Account
    from organizer.letters.paper import Paper
    from organizer.practice.review import Language
    from organizer.services.desk import Desk
    from organizer.services.notes import NoteDetail, VersionRow


_TEMPORARY: Final = QStandardPaths.StandardLocation.TempLocation
REVIEW_AFTER_MS = 150
"""A pause in typing, after which the note is read again: that takes 8 ms for 300 words."""
_CARD_WIDTH: Final = 240
_FINDING = Qt.ItemDataRole.UserRole
_LANGUAGES: Final = LANGUAGES | {"fr": "Français", "es": "Español"}
"""Code and native name of every language that a note is read in."""


class WriteNote(QDialog):
    """Starts from a draft of what was recorded. Every keystroke is kept; closing saves it as one
    step that can be undone.

    Below it stands what a careful friend would look at again: explained, and never in the way.
    """

    gone_on = Signal()
    """The note is done with for now, kept or sent: on to the next."""
    reviewed = Signal()
    """What is to look at again is said, of the text as it stands."""

    def __init__(
        self,
        desk: Desk,
        detail: NoteDetail,
        parent: QWidget | None = None,
        *,
        progress: str = "",
    ) -> None:
        """`progress` is which of several notes this is, where they are written in a row."""
        super().__init__(parent)
        self._desk = desk
        self._subject = self._drafted = ""
        self._attempt = 0
        self._by = SentBy.UNSAID
        self._sending = False
        self._detail = detail
        self._note = detail.row
        self._others = desk.notes.others(detail.row)
        self._form = f"note {detail.row.uid}"
        self.setWindowTitle(_("Note to {name}").format(name=detail.row.to))
        kept = desk.drafts.kept(self._form)
        self._text = QPlainTextEdit(detail.row.body if kept is None else kept)
        self._text.setObjectName("note")
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("The note"))
        self._text.setPlaceholderText(
            _("A few sentences: something they discussed, and thanks for their time")
        )
        self._text.textChanged.connect(self._typed)
        self._count = QLabel()
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)

        self._missing: Missing | None = None
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.hide()
        self._findings = QListWidget()
        self._findings.setVisible(False)
        self._findings.setAccessibleName(_("To look at again"))
        self._findings.setWordWrap(True)
        self._findings.setSpacing(SPACE // 4)
        self._findings.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._findings.setMaximumHeight(7 * self.fontMetrics().lineSpacing())
        self._findings.itemActivated.connect(self._show_place)
        self._findings.itemClicked.connect(self._show_place)
        self._language = QComboBox()
        for code, name in _LANGUAGES.items():
            self._language.addItem(name, code)
        self._manner = desk.notes.manner(detail.row)
        spoken = self._manner.language or current_language()
        self._language.setCurrentIndex(max(0, self._language.findData(spoken)))
        self._language.currentIndexChanged.connect(self._load_language)
        self._formality = QComboBox()
        name_choice(self._formality, _("Address them"))
        for formality, words in (
            # Translators: how somebody is addressed in a letter: as Sie or as du.
            (Formality.FORMAL, _("formally")),
            (Formality.FAMILIAR, _("as a friend")),
        ):
            self._formality.addItem(words, formality)
        self._formality.setCurrentIndex(max(0, self._formality.findData(self._manner.formality)))
        self._formality.currentIndexChanged.connect(self._draft_anew)
        language = QLabel(_("&Language of the note"))
        language.setBuddy(self._language)
        heard = QHBoxLayout()
        heard.setSpacing(SPACE)
        self._verdict = QLabel()
        heard.addWidget(self._count, 1)
        heard.addWidget(language)
        heard.addWidget(self._language)
        heard.addWidget(self._formality)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(REVIEW_AFTER_MS)
        self._reading.timeout.connect(self._review)

        self._ask = QWidget()
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._answer = QLineEdit()
        self._question.setBuddy(self._answer)
        self._answer.returnPressed.connect(self._answered)
        write = QPushButton(_("&Write the draft"))
        write.setAutoDefault(False)
        write.clicked.connect(self._answered)
        asked = QHBoxLayout(self._ask)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(SPACE)
        asked.addWidget(self._question, 1)
        asked.addWidget(self._answer, 2)
        asked.addWidget(write)
        self._ask.hide()
        self._answering = (self._answer, write)
        self._another = QPushButton(_("&Another draft"))
        self._another.setToolTip(_("Begin anew in other words; Ctrl+Z brings these back"))
        self._another.setAutoDefault(False)
        self._another.clicked.connect(self._draft_anew)
        self._earlier = QPushButton(_("Earlier &versions"))
        self._earlier.setAutoDefault(False)
        versions = QMenu(self)
        versions.setToolTipsVisible(True)
        versions.aboutToShow.connect(lambda: self._list_versions(versions))
        self._earlier.setMenu(versions)
        self._earlier.hide()
        out = QPushButton(_("Send &out"))
        out.setAutoDefault(False)
        out.setMenu(self._ways_out())
        close = QPushButton(_("Keep &draft"))
        close.setAutoDefault(False)
        close.clicked.connect(self._keep)
        sent = self._sent = QPushButton(_("Mark &sent"))
        sent.setAutoDefault(False)
        sent.clicked.connect(self._mark_sent)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._keep)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        for button in (self._another, out, close, sent):
            foot.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.setContentsMargins(GROUP, PAGE, PAGE, GROUP)
        heading = QLabel(_("To {name}").format(name=detail.row.to))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(title_font())
        heading.setBuddy(self._text)
        head = QHBoxLayout()
        head.addWidget(heading, 1)
        head.addWidget(self._earlier)
        head.addWidget(QLabel(progress))
        right.addLayout(head)
        right.addWidget(self._ask)
        right.addWidget(self._text, 1)
        right.addLayout(heard)
        right.addWidget(self._verdict)
        right.addWidget(self._findings)
        right.addWidget(self._said)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._known(detail), 2)
        row.addLayout(right, 3)
        self._text.setFocus()
        self._show_count()
        self._load_language()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * (LINE + 55), 520)

    def _known(self, detail: NoteDetail) -> Page:
        """Who they are, what to refer to, and what is better left to the notes of others."""
        here, company = self._desk.present.wall, detail.row.company or ""
        contact = self._desk.contacts.detail(detail.row.contact)
        page = Page(_("What is known"))
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        with page.rebuild(detail.row.id) as content:
            content.section(_("What is known"))
            content.text(
                wording.lines(
                    (
                        wording.joined(detail.row.to, detail.row.title),
                        wording.opportunity(company, detail.row.position or ""),
                        _("met {when}").format(when=wording.moment(detail.met, here))
                        if detail.met
                        else "",
                        contact.remarks if contact else "",
                    )
                )
            )
            if contact and (pictures := [one.picture for one in contact.cards if one.picture]):
                content.picture(pictures[0], _("Picture of the business card"), _CARD_WIDTH)
            for heading, texts in (
                (_("Refer to"), detail.discussed),
                (_("They shared"), detail.good),
            ):
                if texts:
                    content.section(heading)
                    content.text(wording.lines(texts))
            if self._others.terms:
                content.section(_("Agreed"))
                for topic, value in self._others.terms:
                    content.row(topic, value)
            if detail.emails:
                content.section(_("E-mail"))
                content.text(wording.lines(detail.emails))
            if talks := [(name, topics) for name, topics in self._others.colleagues if topics]:
                content.section(_("Discussed with the others"))
                for name, topics in talks:
                    content.item(name, wording.lines(topics))
            if self._others.written:
                content.section(_("Written to others at {company}").format(company=company))
                for name, body in self._others.written:
                    content.item(name, body)
        return page

    def _typed(self) -> None:
        try:
            self._desk.drafts.keep(self._form, self._text.toPlainText())
        except StoreError as error:
            self._say(record_wording.not_kept(error))
        self._show_count()
        self._reading.start()

    def _load_language(self) -> None:
        """Load what reads notes in the language chosen: 0.15 s, once, so beside the window."""
        self._loading = Thread(
            target=_read_nothing, args=(self._language.currentData(),), daemon=True
        )
        self._loading.start()
        self._reading.start()
        self._begin()

    def _review(self) -> None:
        """Say what to look at again (P11)."""
        from organizer.practice.review import review

        if self._loading.is_alive():
            self._reading.start()
            return
        self._earlier.setVisible(bool(self._versions()))
        text = self._text.toPlainText()
        found = (
            review(
                text,
                kind=self._note.kind.value,
                language=self._language.currentData(),
                recipient=self._note.to,
                company=self._note.company or "",
                topics=self._detail.discussed,
                colleagues=self._others.colleagues,
                earlier=self._others.earlier,
                terms=self._others.terms,
            )
            if text.strip()
            else []
        )
        self._findings.clear()
        for finding in found:
            item = QListWidgetItem(wording.finding(finding))
            item.setData(_FINDING, (finding.start, finding.end))
            self._findings.addItem(item)
        self._findings.setVisible(bool(found))
        count = len(found)
        self._verdict.setText(
            ngettext("{n} thing to look at again", "{n} things to look at again", count).format(
                n=count
            )
            if found
            else (_("Nothing to look at again") if text.strip() else "")
        )
        if text.strip():
            self.reviewed.emit()

    # --- the draft ----------------------------------------------------------------------------

    def _locale(self) -> str:
        """The letter's; where it is in the person's own language, of their country."""
        language: str = self._language.currentData()
        own = locale_name()
        return own if own.partition("_")[0] == language else language

    def _begin(self) -> None:
        """Start from a draft as soon as what makes one is loaded, behind the person's back."""
        if self._loading.is_alive():
            QTimer.singleShot(20, self, self._begin)
        elif self._text.toPlainText() in ("", self._drafted):
            self._draft()

    def _draft_anew(self) -> None:
        if self._text.toPlainText() != self._drafted:
            self._save()  # as a version that can be taken back another day
        self._attempt += 1
        self._draft()

    def _versions(self) -> list[VersionRow]:
        """What the note said at other times, other than what it says now."""
        now = self._text.toPlainText().strip()
        return [one for one in self._desk.notes.versions(self._note.id) if one.body != now]

    def _list_versions(self, menu: QMenu) -> None:
        menu.clear()
        here = self._desk.present.wall
        for version in self._versions():
            salutation, *said = filter(None, version.body.splitlines())
            first = shorten(next(iter(said), salutation), 60, placeholder="…")
            entry = menu.addAction(
                # Translators: an earlier version of a note: since when, and how it begins
                _("{when}: {beginning}")
                .format(when=wording.instant(version.at, here), beginning=first)
                .replace("&", "&&")
            )
            entry.setToolTip(version.body)
            entry.triggered.connect(lambda _checked, body=version.body: self._put(body))

    def _put(self, text: str) -> None:
        """Put a text in place of what stands there; Ctrl+Z brings that back."""
        cursor = self._text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)
        self._text.setFocus()

    def _draft(self) -> None:
        """Put a draft in place of the text, or ask for the one thing that it needs (P11)."""
        draft = self._desk.letters.draft(
            self._detail,
            self._others,
            locale=self._locale(),
            formality=Formality(self._formality.currentData()),
            attempt=self._attempt,
        )
        self._missing = next(iter(draft.missing), None)
        self._ask.setVisible(self._missing is not None)
        if self._missing is not None:
            self._question.setText(wording.missing(self._missing, self._note.to))
            askable = self._missing in (Missing.SENDER, Missing.TOPIC, Missing.POSITION)
            for widget in self._answering:
                widget.setVisible(askable)
            if askable:
                self._answer.setAccessibleName(self._question.text())
                self._answer.setFocus()
            return
        self._subject, self._drafted = draft.subject, draft.text
        self._put(draft.text)
        for problem in draft.problems:
            self._say(wording.text_problem(problem))

    def _answered(self) -> None:
        answer = self._answer.text().strip()
        if answer and self._missing is not None:
            self._desk.letters.answer(self._detail, self._missing, answer)
            detail = self._desk.notes.detail(self._note.id)
            assert detail is not None
            self._detail = detail
            self._answer.clear()
            self._draft()

    # --- out of the door ----------------------------------------------------------------------

    def _ways_out(self) -> QMenu:
        menu = QMenu(self)
        if (account := self._desk.letters.account()) is not None:
            menu.addAction(_("&Send now")).triggered.connect(lambda: self._send(account))
        for text, way, by in (
            (_("By &e-mail"), self._mail, SentBy.MAIL),
            (_("&Print…"), self._print, SentBy.PAPER),
            (_("Save as P&DF…"), self._save_pdf, SentBy.FILE),
            (_("Save as &ODT…"), self._save_odt, SentBy.FILE),
            (_("&Copy the text"), self._copy, SentBy.COPY),
        ):
            menu.addAction(text).triggered.connect(
                lambda _checked, way=way, by=by: self._go_out(way, by)
            )
        menu.addSeparator()
        envelopes = menu.addMenu(_("Print e&nvelope"))
        for envelope in ENVELOPES:
            envelopes.addAction(envelope.name).triggered.connect(
                lambda _checked, envelope=envelope: self._print_envelope(envelope)
            )
        labels = menu.addMenu(_("Print &labels for everyone met"))
        for sheet in LABEL_SHEETS:
            labels.addAction(sheet.name).triggered.connect(
                lambda _checked, sheet=sheet: self._print_labels(sheet)
            )
        return menu

    def _print_envelope(self, envelope: Envelope) -> None:
        from organizer.gui.letter_page import print_envelope

        sender, recipient = self._desk.letters.addresses(self._detail, locale=self._locale())
        print_envelope(envelope, sender, recipient, self)

    def _print_labels(self, sheet: LabelSheet) -> None:
        from organizer.gui.letter_page import print_labels

        notes = self._desk.notes.owed_with(self._note.id)
        details = [detail for note in notes if (detail := self._desk.notes.detail(note))]
        blocks = [self._desk.letters.addresses(one, locale=self._locale())[1] for one in details]
        print_labels(sheet, blocks, self)

    def _go_out(self, way: Callable[[], bool], by: SentBy) -> None:
        """Take the letter out, and ask once whether it was sent."""
        self._save()
        try:
            if way():
                self._by = by
                self._say(_("Is it sent? Then mark it sent."))
                self._sent.setFocus()
        except RefusedField as refused:
            self._say(wording.refused_field(refused, self._note.to))
        except OSError as error:
            self._say(
                _("The file cannot be written: {problem}. The note is kept as it is.").format(
                    problem=error.strerror or error
                )
            )

    def _send(self, account: Account) -> None:
        """Send from the person's own account; a failure leaves the note as it is drafted."""
        from organizer.gui.dialogs.mail_account import send_message

        self._save()
        letters, text = self._desk.letters, self._text.toPlainText()
        self.setEnabled(False)
        self._sending = True
        send_message(
            self,
            letters.send,
            account,
            letters.message(self._detail, text, self._title()),
            self._was_sent,
            self._not_sent,
        )

    def _was_sent(self) -> None:
        self._sending, self._by = False, SentBy.MAIL
        self._mark_sent()

    def _not_sent(self, why: str) -> None:
        self._sending = False
        self.setEnabled(True)
        self._say(
            # Translators: {why} is a whole sentence.
            _("{why} The note is kept as it is.").format(why=why)
        )

    def reject(self) -> None:
        if not self._sending:  # how it ended is still to be kept
            super().reject()

    def _mail(self) -> bool:
        text = self._text.toPlainText()
        link = self._desk.letters.mail_link(self._detail, text, self._title())
        if link is None:
            folder = Path(QStandardPaths.writableLocation(_TEMPORARY))
            path = folder / f"{self._note.uid}.eml"
            path.unlink(missing_ok=True)
            path.touch(mode=0o600, exist_ok=False)  # the folder is everybody's
            path.write_bytes(self._desk.letters.mail_file(self._detail, text, self._title()))
            url = QUrl.fromLocalFile(str(path))
        else:
            url = QUrl(link, QUrl.ParsingMode.StrictMode)
        if QDesktopServices.openUrl(url):
            return True
        self._say(_("No mail program answered. Copy the text, or save it as a file."))
        return False

    def _print(self) -> bool:
        from organizer.gui.letter_page import print_letter

        return print_letter(*self._page(), self)

    def _save_pdf(self) -> bool:
        from organizer.gui.letter_page import save_pdf

        path = ask_file(self, _("Save as PDF"), self._note.to, "pdf")
        if path is not None:
            save_pdf(path, *self._page())
        return path is not None

    def _save_odt(self) -> bool:
        path = ask_file(self, _("Save as ODT"), self._note.to, "odt")
        if path is not None:
            text = self._text.toPlainText()
            path.write_bytes(
                self._desk.letters.odt(self._detail, text, self._title(), locale=self._locale())
            )
        return path is not None

    def _copy(self) -> bool:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        return True

    def _page(self) -> tuple[str, Paper]:
        text = self._text.toPlainText()
        return self._desk.letters.page(self._detail, text, self._title(), locale=self._locale())

    def _title(self) -> str:
        """The subject; of a text that did not begin as a draft, what it is."""
        return self._subject or wording.note_kind(self._note.kind)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _show_place(self, item: QListWidgetItem) -> None:
        """Mark in the note what a finding is about."""
        start, end = item.data(_FINDING)
        cursor = self._text.textCursor()
        before = self._text.toPlainText()
        cursor.setPosition(_units(before[:start]))
        cursor.setPosition(_units(before[:end]), cursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def _show_count(self) -> None:
        words = len(self._text.toPlainText().split())
        self._count.setText(ngettext("{n} word", "{n} words", words).format(n=words))

    def _save(self) -> None:
        text = self._text.toPlainText().strip()
        row = self._desk.notes.row(self._note.id)
        manner = Manner(self._language.currentData(), self._formality.currentData())
        if row is not None and (text != row.body or (text and manner != self._manner)):
            self._desk.notes.write(self._note.id, text, manner)
            self._manner = manner
        self._desk.drafts.drop(self._form)

    def done(self, result: int) -> None:
        # A draft that nobody touched was only looked at.
        if result or self._text.toPlainText() != self._drafted:
            self._save()
        else:
            self._desk.drafts.drop(self._form)
        super().done(result)

    def _mark_sent(self) -> None:
        self._save()
        self._desk.notes.mark_sent(self._note.id, self._by)
        self._desk.reminders.acted(self._note.deadline, ReminderAction.DONE)
        self.accept()
        self.gone_on.emit()

    def _keep(self) -> None:
        self.accept()
        self.gone_on.emit()


def _read_nothing(language: Language) -> None:
    """Load what reads notes and what drafts them: 0.3 s that nobody should wait for."""
    import jinja2.sandbox  # noqa: F401

    from organizer.practice.review import review

    review("", kind="thank_you", language=language, recipient="")


def _units(text: str) -> int:
    """How many of Qt's UTF-16 units a text is."""
    return len(text.encode("utf-16-le")) // 2
