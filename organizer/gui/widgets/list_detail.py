"""The shape of most tabs: the list on the left, the page on the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from organizer.gui.theme import GROUP, SPACE, reading_edge, section_font
from organizer.gui.widgets.empty_state import EmptyState
from organizer.gui.widgets.page import Page
from organizer.gui.widgets.record_list import RecordList

LIST_SHARE: Final = 38
"""The list's part of the width, in percent, until the person moves the line."""


class ListDetail(QWidget):
    """A list and the page of what is selected in it, or `empty` while the list has no rows.

    The place of the line between them is kept in `settings` under `key`.
    """

    def __init__(
        self,
        records: RecordList,
        page: Page,
        empty: EmptyState,
        settings: QSettings,
        key: str,
        share: int = LIST_SHARE,
    ) -> None:
        super().__init__()
        self._records = records
        self._empty = empty
        self._settings = settings
        self._key = f"{key}/splitter"
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setFont(section_font())
        self._heading.setWordWrap(True)
        self._heading.setAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        self._top = QHBoxLayout()
        self._top.setContentsMargins(GROUP, SPACE, GROUP, SPACE)
        self._top.setSpacing(SPACE)
        self._top.addWidget(self._heading, 1)
        left = QWidget()
        left.setBackgroundRole(QPalette.ColorRole.Base)
        left.setAutoFillBackground(True)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top)
        column.addWidget(records)

        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        shares = (share, 100 - share)
        for place, widget in enumerate((left, page)):
            self._splitter.addWidget(widget)
            self._splitter.setStretchFactor(place, shares[place])
        self._splitter.setSizes([part * 10 for part in shares])
        kept = settings.value(self._key)
        if isinstance(kept, QByteArray):
            self._splitter.restoreState(kept)
        self._splitter.splitterMoved.connect(self._remember)

        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(empty)
        records.model().modelReset.connect(self._choose)
        self._choose()

    def set_heading(self, text: str) -> None:
        """What the list shows: "Pending notes"."""
        self._heading.setText(text)

    def add_beside_heading(self, widget: QWidget) -> None:
        """Put a filter or a button at the far side of the heading."""
        self._top.addWidget(widget)

    def _remember(self) -> None:
        self._settings.setValue(self._key, self._splitter.saveState())

    def _choose(self) -> None:
        has_rows = self._records.model().rowCount() > 0
        self._stack.setCurrentWidget(self._splitter if has_rows else self._empty)
