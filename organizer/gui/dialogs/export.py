"""What is kept, out into a file: one question for its name and kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from organizer.gui import wording
from organizer.gui.background import Progress, run_in_background
from organizer.gui.dialogs.opening import open_dialog
from organizer.i18n import _
from organizer.services.export import Export

if TYPE_CHECKING:
    from organizer.services.desk import Desk


def export_file(desk: Desk, tell: Callable[[str], object], parent: QWidget) -> None:
    """Ask where to and as what, write it in the background, and say how much it was."""
    kinds = {f"{wording.export(kind)} (*{kind.suffix})": kind for kind in Export}
    name, chosen = QFileDialog.getSaveFileName(parent, _("Export"), "", ";;".join(kinds))
    if not name:
        return
    kind = kinds[chosen]
    path = Path(name)
    if path.suffix.casefold() != kind.suffix:
        path = path.with_name(path.name + kind.suffix)

    def write(_progress: Progress) -> int:
        try:
            return desk.exports.write(kind, path, wording.calendar_title)
        finally:
            desk.store.close()

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        box = QMessageBox(QMessageBox.Icon.Warning, _("Export"), wording.not_written(path, error))
        box.setParent(parent, box.windowFlags())
        open_dialog(box)

    run_in_background(
        parent,
        _("Exporting"),
        write,
        lambda count: tell(wording.exported(count, path)),
        failed,
        cancellable=False,
    )
