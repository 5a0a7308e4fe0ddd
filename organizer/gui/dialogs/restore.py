"""The backups there are, with what each holds, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import record_wording, wording
from organizer.gui.background import Progress, run_in_background
from organizer.gui.dialogs.opening import open_dialog
from organizer.gui.dialogs.unlock import UnlockDialog
from organizer.gui.theme import GROUP, PAGE, SPACE, reading_edge
from organizer.i18n import _
from organizer.model.backup import BackupDamaged
from organizer.model.database import StoreError
from organizer.practice.vocabulary import BackupReason
from organizer.services.backups import BackupEncrypted, BackupTooNew, Made
from organizer.services.encryption import key_from

if TYPE_CHECKING:
    from organizer.model.encryption import Key
    from organizer.services.desk import Desk


class RestoreDialog(QDialog):
    """A line for each backup, the latest first. Enter goes back to the one that is selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Backups"))
        intro = QLabel(
            _(
                "Choose the day to go back to. What is there now is backed up first, so that you "
                "can come back to it."
            )
        )
        intro.setWordWrap(True)
        self._table = QTableWidget(0, 4)
        self._table.setAccessibleName(_("Backups"))
        self._table.setHorizontalHeaderLabels([_("When"), _("What it holds"), _("Size"), _("Why")])
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.verticalHeader().hide()
        heads = self._table.horizontalHeader()
        heads.setDefaultAlignment(reading_edge() | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        heads.setHighlightSections(False)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        now = QPushButton(_("Back up &now"))
        now.setAutoDefault(False)
        now.clicked.connect(self._back_up)
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._go = QPushButton(_("&Go back to this one"))
        self._go.setDefault(True)
        self._go.clicked.connect(lambda: self._go_back())
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(now)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(intro)
        column.addWidget(self._table, 1)
        column.addWidget(self._said)
        column.addLayout(foot)
        self._said.hide()
        self._table.setFocus()
        self._list()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 130, 440)

    def _list(self) -> None:
        self._backups = self._desk.backups.listed()
        here = self._desk.present.wall
        self._table.setRowCount(len(self._backups))
        for row, backup in enumerate(self._backups):
            texts = (
                wording.instant(backup.made_at, here),
                record_wording.counts(backup.counts),
                record_wording.size(backup.size),
                record_wording.backup_reason(backup.reason),
            )
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(str(backup.path))
                self._table.setItem(row, column, item)
        self._table.setCurrentCell(0, 0)
        self._go.setEnabled(bool(self._backups))
        if not self._backups:
            self._say(_("There are no backups yet. The first is made within a day."))

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _back_up(self) -> None:
        self._work(
            _("Backing up"),
            lambda: self._desk.backups.make(BackupReason.ASKED),
            lambda made: (
                record_wording.not_copied(made.not_copied)
                if made.not_copied
                else _("Backed up: {holds}").format(holds=record_wording.counts(made.backup.counts))
            ),
        )

    def _go_back(self, key: Key | None = None) -> None:
        backup = self._backups[self._table.currentRow()]
        when = wording.instant(backup.made_at, self._desk.present.wall)
        self._work(
            _("Going back"),
            lambda: self._desk.backups.restore(backup, key),
            lambda _before: _(
                "Everything is as it was then: {when}. What was there before is the first in the "
                "list."
            ).format(when=when),
        )

    def _work(self, label: str, work: Callable[[], Made], sentence: Callable[[Made], str]) -> None:
        def run(_progress: Progress) -> Made:
            try:
                return work()
            finally:
                self._desk.store.close()

        def done(made: Made) -> None:
            self._list()
            self._say(sentence(made))

        run_in_background(self, label, run, done, self._failed, cancellable=False)

    def _ask_passphrase(self, backup: Path) -> None:
        dialog = UnlockDialog(
            _("This backup has another passphrase than your data. Type it to go back to it."),
            lambda passphrase: key_from(passphrase, backup),
            None,
            _("Cancel"),
            self,
        )
        dialog.accepted.connect(lambda: self._go_back(dialog.key))
        open_dialog(dialog)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BackupDamaged):
            self._say(record_wording.backup_damaged(error.path))
        elif isinstance(error, BackupEncrypted):
            self._ask_passphrase(error.path)
        elif isinstance(error, BackupTooNew):
            self._say(record_wording.backup_too_new(error.path))
        elif isinstance(error, StoreError):
            self._say(record_wording.store_problem(error))
        else:
            raise error
