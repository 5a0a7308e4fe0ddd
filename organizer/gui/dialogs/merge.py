"""Looking for the contact that is the same person as another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.i18n import _
from organizer.services.search import FoundKind

if TYPE_CHECKING:
    from organizer.services.desk import Desk


def merge_dialog(
    desk: Desk, contact: int, compare: Callable[[int], object], parent: QWidget
) -> FormDialog:
    """Find the other contact by typing, and look at both side by side."""
    name = desk.contacts.rows([contact])[0].full_name

    def go_on() -> None:
        item = found.currentItem()
        if item is None:
            raise ValueError("Choose the other contact.")
        compare(item.data(Qt.ItemDataRole.UserRole))

    def search(text: str) -> None:
        found.clear()
        for hit in desk.search.find(text, FoundKind.CONTACT).hits:
            if hit.id != contact:
                item = QListWidgetItem(wording.joined(hit.title, hit.text), found)
                item.setData(Qt.ItemDataRole.UserRole, hit.id)
        found.setCurrentRow(0)

    dialog = FormDialog(_("Merge contacts"), _("C&ompare…"), go_on, parent)
    dialog.intro(
        _(
            "Everything of the other contact moves to {name}: ways to reach them, conversations "
            "and notes. First you see both side by side."
        ).format(name=name)
    )
    line = dialog.line(_("&The same person is also kept as"))
    found = QListWidget()
    found.setFixedHeight(found.fontMetrics().lineSpacing() * 7)
    dialog.field(_("&Found"), found)
    line.textChanged.connect(search)
    line.setText(name)
    return dialog
