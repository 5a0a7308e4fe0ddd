"""Writing a note: left what there is to refer to, right the letter, and what to look at again in it
(P10, P11)."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.theme import GROUP, LINE, PAGE, SPACE, title_font
from organizer.gui.widgets.page import Page
from organizer.i18n import LANGUAGES, _, current_language, ngettext
from organizer.practice.vocabulary import ReminderAction

if TYPE_CHECKING:
    from organizer.practice.review import Language
    from organizer.services.desk import Desk
    from organizer.services.notes import NoteDetail


REVIEW_AFTER_MS = 150
"""A pause in typing, after which the note is read again: that takes 8 ms for 300 words."""
_FINDING = Qt.ItemDataRole.UserRole
_LANGUAGES: Final = LANGUAGES | {"fr": "Français", "es": "Español"}
"""Code and native name of every language that a note is read in."""


class WriteNote(QDialog):
    """A plain editor. Every keystroke is kept; closing saves it as one step that can be undone.

    Below it stands what a careful friend would look at again: explained, and never in the way.
    """

    def __init__(self, desk: Desk, detail: NoteDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail = detail
        self._note = detail.row
        self._others = desk.notes.others(detail.row)
        self._form = f"note {detail.row.uid}"
        self.setWindowTitle(_("Note to {name}").format(name=detail.row.to))
        kept = desk.drafts.kept(self._form)
        self._text = QPlainTextEdit(detail.row.body if kept is None else kept)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("The note"))
        self._text.setPlaceholderText(
            _("A few sentences: something they discussed, and thanks for their time")
        )
        self._text.textChanged.connect(self._typed)
        self._count = QLabel()
        self._count.setForegroundRole(self._count.palette().ColorRole.PlaceholderText)

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
        self._language.setCurrentIndex(max(0, self._language.findData(current_language())))
        self._language.currentIndexChanged.connect(self._load_language)
        language = QLabel(_("&Language of the note"))
        language.setBuddy(self._language)
        heard = QHBoxLayout()
        heard.setSpacing(SPACE)
        self._verdict = QLabel()
        heard.addWidget(self._verdict, 1)
        heard.addWidget(language)
        heard.addWidget(self._language)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(REVIEW_AFTER_MS)
        self._reading.timeout.connect(self._review)

        copy = QPushButton(_("&Copy"))
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        close = QPushButton(_("Keep &draft"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        sent = QPushButton(_("Mark &sent"))
        sent.setAutoDefault(False)
        sent.clicked.connect(self._mark_sent)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self._count, 1)
        for button in (copy, close, sent):
            foot.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        right.setContentsMargins(GROUP, PAGE, PAGE, GROUP)
        heading = QLabel(_("To {name}").format(name=detail.row.to))
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(title_font())
        heading.setBuddy(self._text)
        right.addWidget(heading)
        right.addWidget(self._text, 1)
        right.addLayout(heard)
        right.addWidget(self._findings)
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
        here = self._desk.present.wall
        page = Page(_("What is known"))
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        with page.rebuild(detail.row.id) as content:
            content.section(_("What is known"))
            content.text(
                wording.lines(
                    (
                        wording.joined(detail.row.to, detail.row.title),
                        wording.opportunity(detail.row.company or "", detail.row.position or ""),
                        _("met {when}").format(when=wording.moment(detail.met, here))
                        if detail.met
                        else "",
                    )
                )
            )
            if detail.discussed:
                content.section(_("Refer to"))
                content.text(wording.lines(detail.discussed))
            if detail.good:
                content.section(_("They shared"))
                content.text(wording.lines(detail.good))
            if self._others.terms:
                content.section(_("Agreed"))
                for topic, value in self._others.terms:
                    content.row(topic, value)
            if detail.emails:
                content.section(_("E-mail"))
                content.text(wording.lines(detail.emails))
        return page

    def _typed(self) -> None:
        self._desk.drafts.keep(self._form, self._text.toPlainText())
        self._show_count()
        self._reading.start()

    def _load_language(self) -> None:
        """Load what reads notes in the language chosen: 0.15 s, once, so beside the window."""
        self._loading = Thread(
            target=_read_nothing, args=(self._language.currentData(),), daemon=True
        )
        self._loading.start()
        self._reading.start()

    def _review(self) -> None:
        """Say what to look at again (P11)."""
        from organizer.practice.review import review

        if self._loading.is_alive():
            self._reading.start()
            return
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
        if text != self._note.body:
            self._desk.notes.write(self._note.id, text)
        self._desk.drafts.drop(self._form)

    def done(self, result: int) -> None:
        self._save()
        super().done(result)

    def _mark_sent(self) -> None:
        self._save()
        self._desk.notes.mark_sent(self._note.id)
        self._desk.reminders.acted(self._note.deadline, ReminderAction.DONE)
        self.accept()


def _read_nothing(language: Language) -> None:
    from organizer.practice.review import review

    review("", kind="thank_you", language=language, recipient="")


def _units(text: str) -> int:
    """How many of Qt's UTF-16 units a text is."""
    return len(text.encode("utf-16-le")) // 2
