"""Once an offer is accepted: a courteous word to everyone else who is still waiting (P15, P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.i18n import _

if TYPE_CHECKING:
    from organizer.services.desk import Desk


class WithdrawDialog(FormDialog):
    """The other opportunities that are open. Enter withdraws from the one that is selected: its
    letter is then among the notes; Escape leaves the others as they are."""

    def __init__(self, desk: Desk, offer: int, parent: QWidget | None = None) -> None:
        row = desk.offers.row(offer)
        super().__init__(_("Still open elsewhere"), _("&Withdraw"), self._withdraw, parent)
        self._desk = desk
        self.intro(
            _(
                "You have accepted the offer from {company}. Let the others know before they wait "
                "in vain: the letter to each is then among your notes."
            ).format(company=row.company if row is not None else "")
        )
        self._list = QListWidget()
        self._list.setWordWrap(True)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setMinimumHeight(7 * self._list.fontMetrics().lineSpacing())
        for one in desk.offers.open_beside(offer):
            item = QListWidgetItem(
                wording.joined(
                    wording.opportunity(one.company, one.position), wording.stage(one.stage)
                ),
                self._list,
            )
            item.setData(Qt.ItemDataRole.UserRole, one.id)
        self.field(_("&Others"), self._list)
        self._list.setCurrentRow(0)
        self._list.setFocus()

    def _withdraw(self) -> None:
        item = self._list.currentItem()
        if item is None:
            raise ValueError("Choose the one to withdraw from.")
        self._desk.offers.withdraw(item.data(Qt.ItemDataRole.UserRole))
        self._list.takeItem(self._list.row(item))

    def accept(self) -> None:
        """Go on with the next one; the last one closes the dialog."""
        if self._list.count() == 0:
            super().accept()
