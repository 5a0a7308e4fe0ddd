"""A damaged record: what can be read of it, the newest backup, and the person's choice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from organizer.gui import record_wording, wording
from organizer.gui.background import Progress, run_in_background
from organizer.gui.dialogs.opening import open_dialog
from organizer.gui.theme import GROUP, PAGE, SPACE
from organizer.i18n import _
from organizer.model.backup import FOLDER, Backup, BackupDamaged, backups_in, prove
from organizer.model.database import StoreError
from organizer.model.recovery import Recovered
from organizer.services.backups import BackupEncrypted, BackupTooNew
from organizer.services.rescue import Rescue

if TYPE_CHECKING:
    from organizer.model.encryption import Key
    from organizer.practice.moments import WallTime
    from organizer.practice.present import Present


class Choice(NamedTuple):
    """What there is to go on with."""

    rescue: Rescue
    recovered: Recovered
    backup: Backup | None


def offer_rescue(
    folder: Path,
    present: Present,
    key: Key | None,
    window: QWidget,
    *,
    release: Callable[[], object],
    go_on: Callable[[], object],
    quit_program: Callable[[str], object],
) -> None:
    """Read what can be read of the damaged record in `folder`, and ask what to go on with. `key`
    opens it where it is encrypted.

    `release` closes the record before something else takes its place, `go_on` is called then.
    Where nothing is chosen nothing is changed, and `quit_program` is told why.
    """

    def read(_progress: Progress) -> Choice:
        rescue = Rescue(folder, present, key)
        return Choice(rescue, rescue.read(_("lost")), _newest(folder, key))

    def ask(choice: Choice) -> None:
        dialog = DamagedDialog(choice, present.wall, window)
        dialog.accepted.connect(lambda: use(choice, readable=dialog.readable))
        dialog.rejected.connect(lambda: quit_program(_("The damaged record was left as it is.")))
        open_dialog(dialog)

    def use(choice: Choice, *, readable: bool) -> None:
        release()
        try:
            if readable or choice.backup is None:
                choice.rescue.go_on_with(choice.recovered)
            else:
                choice.rescue.go_back_to(choice.backup)
        except StoreError as error:
            quit_program(record_wording.store_problem(error))
            return
        go_on()

    def failed(error: Exception) -> None:
        if not isinstance(error, StoreError):
            raise error
        quit_program(record_wording.store_problem(error))

    run_in_background(window, _("Reading what can be read"), read, ask, failed, cancellable=False)


def _newest(folder: Path, key: Key | None) -> Backup | None:
    """The newest backup that is what was written."""
    for backup in backups_in(folder / FOLDER):
        try:
            prove(backup, key)
        except (BackupDamaged, BackupEncrypted, BackupTooNew):
            continue
        return backup
    return None


class DamagedDialog(QDialog):
    """Both ways to go on, side by side with what each holds. Escape changes nothing."""

    def __init__(self, choice: Choice, here: WallTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("The record is damaged"))
        recovered, backup = choice.recovered, choice.backup
        intro = _sentence(
            _(
                "The file with your data is damaged, as happens when a disk fails. It is kept as "
                "it is in {folder}, whatever you choose. What do you want to go on with?"
            ).format(folder=choice.rescue.aside.parent)
        )
        self._readable = QRadioButton(
            _("&What can still be read: {holds}").format(
                holds=record_wording.counts(recovered.counts)
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(intro)
        column.addWidget(self._readable)
        column.addWidget(_sentence(_what_is_lost(recovered), below=self._readable))
        if recovered.lost:
            lost = QPlainTextEdit(wording.lines(map(record_wording.lost, recovered.lost)))
            lost.setReadOnly(True)
            lost.setTabChangesFocus(True)
            lost.setAccessibleName(_("What could not be read"))
            column.addWidget(lost, 1)
        self._readable.setChecked(True)
        if backup is not None:
            older = QRadioButton(
                _("The newest &backup, {when}: {holds}").format(
                    when=wording.instant(backup.made_at, here),
                    holds=record_wording.counts(backup.counts),
                )
            )
            older.setChecked(not any(recovered.counts.values()))
            column.addWidget(older)
            column.addWidget(_sentence(_("What you changed since is not in it."), below=older))
        column.addStretch(1)
        leave = QPushButton(_("&Quit, change nothing"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        go_on = QPushButton(_("&Go on"))
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(go_on)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(self.fontMetrics().averageCharWidth() * 90, 0))

    @property
    def readable(self) -> bool:
        """Whether to go on with what can be read, rather than with the backup."""
        return self._readable.isChecked()


def _what_is_lost(recovered: Recovered) -> str:
    if not recovered.whole:
        return _("There may have been more: what would tell is damaged too.")
    if recovered.lost:
        return _("This could not be read:")
    return _("Nothing of it is lost, but the steps that could be undone.")


def _sentence(text: str, below: QRadioButton | None = None) -> QLabel:
    label = QLabel(text)
    if below is not None:  # as far in as its words are
        label.setIndent(below.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
