"""What was read from a file, looked over before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import wording
from organizer.gui.background import Progress, run_in_background
from organizer.gui.dialogs.opening import open_dialog
from organizer.gui.dialogs.table_columns import TableColumns
from organizer.gui.theme import GROUP, PAGE, SPACE, reading_edge
from organizer.i18n import _, ngettext
from organizer.services.imports import (
    IMPORTERS,
    Candidate,
    CandidateState,
    Column,
    ContactRead,
    Kept,
    NotRead,
    Refusal,
    Table,
    read_table,
)

if TYPE_CHECKING:
    from organizer.gui.dialogs.card_review import CardToReview
    from organizer.services.desk import Desk

_NOWHERE = QModelIndex()


def review_files(
    desk: Desk,
    paths: list[Path] | None,
    tell: Callable[[str], object],
    review: Callable[[Sequence[CardToReview]], object],
    parent: QWidget,
) -> None:
    """Read files in the background and show what is in them. Without paths, ask for them.

    Where the columns of a table are not known, the person is asked what they hold.
    """
    if paths is None:
        kinds = " ".join(f"*.{suffix}" for suffix in IMPORTERS)
        names, _filter = QFileDialog.getOpenFileNames(
            parent,
            _("Import"),
            "",
            _("Files that can be imported ({kinds})").format(kinds=kinds),
        )
        paths = [Path(name) for name in names]
    if not paths:
        return

    def read(progress: Progress) -> _Found:
        found = _Found([], [], [])
        keepers = desk.imports.keepers()
        for path in paths:
            try:
                _judge(keepers.read(path), found.candidates, progress)
            except NotRead as error:
                if error.reason is Refusal.UNKNOWN_COLUMNS:
                    found.tables.append(read_table(path))
                else:
                    found.problems.append(wording.not_read(error))
        desk.store.close()
        return found

    def show(found: _Found) -> None:
        if found.problems:
            box = QMessageBox(QMessageBox.Icon.Warning, _("Import"), wording.lines(found.problems))
            box.setParent(parent, box.windowFlags())
            open_dialog(box)
        if found.candidates:
            open_dialog(ImportReview(desk, found.candidates, tell, review, parent))
        for table in found.tables:
            open_dialog(TableColumns(table, partial(read_as, table), parent))

    def read_as(table: Table, columns: Sequence[Column]) -> None:
        def judge(progress: Progress) -> _Found:
            found = _Found([], [], [])
            records = table.records(columns)
            _judge(desk.imports.keepers().judged(records), found.candidates, progress)
            desk.store.close()
            return found

        run_in_background(parent, _("Reading"), judge, show, _raise)

    run_in_background(parent, _("Reading"), read, show, _raise)


class _Found(NamedTuple):
    """What stands in files: records, why some were not read, and tables to be asked about."""

    candidates: list[Candidate]
    problems: list[str]
    tables: list[Table]


def _judge(read: Iterable[Candidate], candidates: list[Candidate], progress: Progress) -> None:
    """Gather what is read, until the person cancels: then nothing is."""
    for candidate in read:
        candidates.append(candidate)
        if len(candidates) % 100 == 0 and not progress(len(candidates)):
            candidates.clear()
            return


def _raise(error: Exception) -> None:
    raise error


class ImportReview(QDialog):
    """A list with a tick for each contact; what is known already is only completed."""

    def __init__(
        self,
        desk: Desk,
        candidates: list[Candidate],
        tell: Callable[[str], object],
        review: Callable[[Sequence[CardToReview]], object],
        parent: QWidget,
    ) -> None:
        """`review` shows the contacts one by one, as cards are (P9)."""
        super().__init__(parent)
        self._review = review
        self._desk = desk
        self._tell = tell
        self._window = parent
        self._model = CandidateModel(candidates)
        self._model.dataChanged.connect(self._count)
        self.setWindowTitle(_("Import"))
        intro = QLabel(
            _(
                "Tick what you want to keep. What you have already keeps what it says and gains "
                "what is missing."
            )
        )
        intro.setWordWrap(True)
        table = QTableView()
        table.setAccessibleName(_("What is in the file"))
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        table.setTabKeyNavigation(False)
        table.setCurrentIndex(self._model.index(0, 0))
        none = QPushButton(_("&Untick all"))
        none.setAutoDefault(False)
        none.clicked.connect(lambda: self._model.tick_all(False))
        every = QPushButton(_("Tick &all"))
        every.setAutoDefault(False)
        every.clicked.connect(lambda: self._model.tick_all(True))
        one_by_one = QPushButton(_("&Look at each…"))
        one_by_one.setToolTip(_("Review the ticked ones one by one, and say where you met them"))
        one_by_one.setAutoDefault(False)
        one_by_one.clicked.connect(self._look_at_each)
        self._one_by_one = one_by_one
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._keep = QPushButton()
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._run)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(every)
        foot.addWidget(none)
        foot.addStretch(1)
        foot.addWidget(one_by_one)
        foot.addWidget(cancel)
        foot.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(intro)
        column.addWidget(table, 1)
        column.addLayout(foot)
        table.setFocus()
        self._count()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 140, 520)

    def _count(self) -> None:
        wanted = len(self._model.ticked())
        self._keep.setEnabled(bool(wanted))
        self._one_by_one.setEnabled(bool(self._contacts()))
        self._keep.setText(
            ngettext("&Keep {n} record", "&Keep {n} records", wanted).format(n=wanted)
        )

    def _contacts(self) -> list[ContactRead]:
        """The ticked ones that are people; empty where others are ticked too."""
        records = [one.record for one in self._model.ticked()]
        contacts = [record for record in records if isinstance(record, ContactRead)]
        return contacts if len(contacts) == len(records) else []

    def _look_at_each(self) -> None:
        from organizer.gui.dialogs.card_review import CardToReview
        from organizer.services.read_card import contact_of, in_vcard

        cards = [CardToReview(contact_of(in_vcard(one))) for one in self._contacts()]
        self.accept()
        self._review(cards)

    def _run(self) -> None:
        wanted = self._model.ticked()
        desk, tell = self._desk, self._tell

        def keep(progress: Progress) -> Kept:
            try:
                return desk.imports.keep(wanted, progress=progress)
            finally:
                desk.store.close()

        def done(kept: Kept) -> None:
            tell(
                _("Imported: {new} new, {changed} completed, {same} known already").format(
                    new=kept.new, changed=kept.changed, same=kept.same
                )
            )

        self.accept()
        run_in_background(self._window, _("Importing"), keep, done, _raise)


class CandidateModel(QAbstractTableModel):
    """The candidates with their ticks."""

    def __init__(self, candidates: list[Candidate]) -> None:
        super().__init__()
        self._candidates = candidates
        self._ticked = [
            one.state in (CandidateState.NEW, CandidateState.CHANGED) for one in candidates
        ]
        self._headings = (_("Name"), _("Company"), _("Details"), _("What happens"))

    def ticked(self) -> list[Candidate]:
        """Whom the person wants to keep."""
        return [one for one, ticked in zip(self._candidates, self._ticked, strict=True) if ticked]

    def tick_all(self, on: bool) -> None:
        """Tick all that can be kept, or none."""
        self._ticked = [on and one.state is not CandidateState.REFUSED for one in self._candidates]
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._candidates)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        candidate = self._candidates[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            ticked = self._ticked[index.row()]
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return wording.lines(map(wording.repair, candidate.record.warnings)) or None
        if role == Qt.ItemDataRole.DisplayRole:
            company, details = wording.candidate_details(candidate)
            happens = wording.candidate_state(candidate.state)
            name = candidate.name or _("line {n}").format(n=candidate.record.line)
            return (name, company, details, happens)[index.column()]
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._candidates[index.row()].state is CandidateState.REFUSED:
            return flags & ~Qt.ItemFlag.ItemIsEnabled
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True
