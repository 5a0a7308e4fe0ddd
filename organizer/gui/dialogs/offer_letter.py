"""The letter with the offer: pasted, and what it gives proposed row by row (P12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.gui.theme import SPACE
from organizer.i18n import _
from organizer.practice.names import folded

if TYPE_CHECKING:
    from organizer.services.desk import Desk

_PAUSE: Final = 300
"""Milliseconds without a key before the letter is read again."""
_WORDS_ABOUT: Final = 5
_VALUE: Final = Qt.ItemDataRole.UserRole


class OfferLetterDialog(FormDialog):
    """A place for the letter, and under it what was found: Space marks a value, Enter takes those
    that are marked into the terms, as offered in writing."""

    def __init__(
        self, desk: Desk, offer: int, taken: Callable[[int], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            _("The letter with the offer"), _("&Take what is marked"), self._take, parent
        )
        self._desk, self._offer, self._taken = desk, offer, taken
        self._rows = {folded(term.topic): term for term in desk.terms.rows(offer)}
        topics = [term.topic for term in self._rows.values()]
        self._topics = topics + [
            one for one in wording.usual_terms() if folded(one) not in self._rows
        ]
        self._letter = QPlainTextEdit()
        self._letter.setTabChangesFocus(True)
        self._letter.setPlaceholderText(_("Paste or type what the letter says."))
        self._letter.setMinimumHeight(self.fontMetrics().lineSpacing() * 10)
        self.field(_("The &letter"), self._letter)
        self._found = QListWidget()
        self._found.setWordWrap(True)
        self._found.setSpacing(SPACE // 4)
        self._found.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self.field(_("&Found in it"), self._found)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._read)
        self._letter.textChanged.connect(lambda: self._pause.start())
        self._letter.setFocus()
        self._say(_("What it gives comes here, for you to mark."))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.fontMetrics().averageCharWidth() * 95, 0))

    def _read(self) -> None:
        self._pause.stop()
        text = self._letter.toPlainText()
        self._found.clear()
        for given in self._desk.terms.find_in_letter(text, self._topics) if text.strip() else ():
            if not given.topic:
                continue
            start = text.rfind("\n", 0, given.where.start) + 1
            end = text.find("\n", given.where.end)
            line = text[start : end if end >= 0 else len(text)].strip()
            said = wording.topic_value(given.topic, given.value)
            term = self._rows.get(folded(given.topic))
            if term is not None and (so_far := term.agreed or term.answered or term.offered):
                said = wording.joined(said, _("until now {value}").format(value=so_far))
            item = QListWidgetItem(wording.lines((said, _excerpt(line, given.value))), self._found)
            item.setData(_VALUE, (given.topic, given.value))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        if not self._found.count():
            self._say(
                _("Nothing in it was found to be a value. Enter it among the terms by hand.")
                if text.strip()
                else _("What it gives comes here, for you to mark.")
            )
        self._found.setCurrentRow(0)

    def _say(self, sentence: str) -> None:
        """Say something where the values would stand."""
        QListWidgetItem(sentence, self._found).setFlags(Qt.ItemFlag.NoItemFlags)

    def _take(self) -> None:
        if self._pause.isActive():
            self._read()
        items = [self._found.item(row) for row in range(self._found.count())]
        marked = dict(
            item.data(_VALUE) for item in items if item.checkState() is Qt.CheckState.Checked
        )
        if not marked:
            raise ValueError("Nothing is marked. Paste the letter, and mark what it gives.")
        self._desk.offers.enter_letter(self._offer, marked)
        self._taken(len(marked))


def _excerpt(line: str, value: str) -> str:
    """The few words about a value in its line."""
    before, _value, after = line.partition(value)
    words, more = before.split(), after.split()
    return " ".join(
        (
            *(("…",) if len(words) > _WORDS_ABOUT else ()),
            *words[-_WORDS_ABOUT:],
            value + ("" if after[:1].isspace() or not more else more.pop(0)),
            *more[:_WORDS_ABOUT],
            *(("…",) if len(more) > _WORDS_ABOUT else ()),
        )
    )
