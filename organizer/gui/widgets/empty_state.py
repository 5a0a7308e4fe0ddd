"""What a tab shows while it has nothing to show: one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organizer.gui.theme import GROUP, LINE, PAGE
from organizer.gui.widgets.buttons import PrimaryButton, Verb
from organizer.gui.widgets.page import words


class EmptyState(QWidget):
    """Says what belongs here, and offers the one way to begin."""

    def __init__(self, sentence: str, verb: Verb | None = None) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._sentence = words("", secondary=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setFixedWidth(LINE // 2 * self.fontMetrics().averageCharWidth())
        self._button: PrimaryButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        self._column.setSpacing(GROUP)
        self._column.addStretch(2)
        # Centred by stretches: aligned by the layout, a label gets no height for its width.
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._sentence)
        row.addStretch()
        self._column.addLayout(row)
        self._column.addStretch(3)
        self.say(sentence, verb)

    def say(self, sentence: str, verb: Verb | None = None) -> None:
        """Say something else: that a search found nothing, and how to see everything again."""
        self._sentence.setText(sentence)
        if self._button is not None:
            self._button.hide()
            self._button.deleteLater()
        self._button = PrimaryButton(verb) if verb is not None else None
        if self._button is not None:
            self._column.insertWidget(2, self._button, 0, Qt.AlignmentFlag.AlignHCenter)
