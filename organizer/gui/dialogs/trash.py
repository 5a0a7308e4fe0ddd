"""The trash: what was thrown away, and back again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.widgets.buttons import Verb
from organizer.gui.widgets.page import Page
from organizer.i18n import _
from organizer.practice.moments import wall_time
from organizer.services.search import FoundKind

if TYPE_CHECKING:
    from organizer.services.desk import Desk
    from organizer.services.trash import Thrown


class TrashDialog(QDialog):
    """Each thing with the day it was thrown away and a way back."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(_("Trash"))
        self._page = Page(_("Trash"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 80, 420)

    def _show(self) -> None:
        thrown = self._desk.trash.thrown()
        here = self._desk.present.wall
        with self._page.rebuild("trash") as page:
            page.title(_("Trash"))
            if not thrown:
                page.text(_("The trash is empty. What you move here can be brought back."))
            for one in thrown:
                when = wording.instant(one.deleted_at, here)
                thrown_away = (
                    _("thrown away {when}, stays while something belongs to it").format(when=when)
                    if one.leaves_at is None
                    else _("thrown away {when}, leaves {day}").format(
                        when=when, day=wording.day(wall_time(one.leaves_at, here.zone).day, here)
                    )
                )
                page.item(
                    one.title,
                    wording.joined(wording.found_kind(FoundKind(one.table)), thrown_away),
                    Verb(_("Restore"), partial(self._restore, one)),
                    icon=one.table,
                )

    def _restore(self, thrown: Thrown) -> None:
        self._desk.trash.restore(thrown)
        self._show()
