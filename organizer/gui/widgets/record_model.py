"""The one list model: ids from a query, rows fetched in blocks when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from organizer.gui.theme import Role

BLOCK: Final = 64
"""Rows fetched together."""
BLOCKS_KEPT: Final = 32
"""Blocks remembered; the one longest out of use is forgotten first."""

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""The item role under which a view finds the whole ListRow."""

_NOWHERE = QModelIndex()


class ListRow(NamedTuple):
    """What a list shows of one record: what it is, who and when, and its state as a pill."""

    id: int
    title: str
    second: str = ""
    pill: str = ""
    pill_role: Role | None = None
    icon: str = ""
    tooltip: str = ""
    beside: str = ""
    """What stands at the end of the second line, below the pill: a moment, a time that is left."""
    accessible: str = ""
    """What a screen reader says; everything of the row where empty."""
    title_marks: tuple[tuple[int, int], ...] = ()
    """Parts of the title that stand out: where each begins and where it has ended."""
    second_marks: tuple[tuple[int, int], ...] = ()
    heading: bool = False
    """Whether it is no record but the name of those that follow."""


class RecordModel(QAbstractTableModel):
    """One column over a list of ids that the database has sorted and filtered.

    `ids` answers with all ids in order; `rows` with the rows for some of them, in any order,
    without those that are gone meanwhile. Both are called again after `refresh`, `rows` after
    `reread`.

    A table model because a table view lays out 100,000 rows in 3 ms, a list view in 157 ms.
    """

    def __init__(
        self,
        ids: Callable[[], Sequence[int]],
        rows: Callable[[Sequence[int]], Iterable[ListRow]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._source = ids
        self._fetch = rows
        self._ids: Sequence[int] = ids()
        self._blocks: OrderedDict[int, dict[int, ListRow]] = OrderedDict()

    def refresh(self) -> None:
        """Ask for the ids again: rows came, went or changed places."""
        ids = self._source()
        self.beginResetModel()
        self._ids = ids
        self._blocks.clear()
        self.endResetModel()

    def reread(self, rows: Iterable[int]) -> None:
        """Time has passed: fetch these rows again and announce those that read otherwise now; the
        others are fetched when they come into sight."""
        before = {row: self.row(row) for row in rows}
        self._blocks.clear()
        for row, was in before.items():
            if self.row(row) != was:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def id_at(self, row: int) -> int | None:
        """The id in `row`, or None outside the list."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record: int) -> int | None:
        """The row where `record` stands, or None."""
        try:
            return self._ids.index(record)
        except ValueError:
            return None

    def row(self, row: int) -> ListRow:
        """The row to show; an empty one for a record that went a moment ago."""
        number = row // BLOCK
        block = self._blocks.get(number)
        if block is None:
            wanted = self._ids[number * BLOCK : (number + 1) * BLOCK]
            block = self._blocks[number] = {found.id: found for found in self._fetch(wanted)}
            if len(self._blocks) > BLOCKS_KEPT:
                self._blocks.popitem(last=False)
        else:
            self._blocks.move_to_end(number)
        record = self._ids[row]
        return block.get(record) or ListRow(record, "")

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if not index.isValid():
            return None
        if role == ROW_ROLE:
            return self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).title
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tooltip(self.row(index.row()).tooltip)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            shown = self.row(index.row())
            return shown.accessible or ", ".join(
                part for part in (shown.title, shown.second, shown.beside, shown.pill) if part
            )
        return None


def _tooltip(text: str) -> str | None:
    """Mark-up, so that a long text wraps; the people's own words in it never count as such."""
    from html import escape  # not before somebody points at a row

    return f"<p>{escape(text)}</p>".replace("\n", "<br>") if text else None
