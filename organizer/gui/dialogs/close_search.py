"""Closing a search: what is put away, and what is ended with it (P18)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from organizer.gui import wording
from organizer.gui.dialogs.form import FormDialog
from organizer.i18n import _, ngettext

if TYPE_CHECKING:
    from organizer.services.desk import Desk


def close_search_dialog(desk: Desk, told: Callable[[str], object], parent: QWidget) -> FormDialog:
    """Says what will happen, and asks why where notes would stay unwritten (P10)."""
    unfinished = desk.archive.unfinished()

    def close() -> None:
        count = desk.archive.close(without_notes=reason.text() if reason is not None else "")
        told(
            ngettext(
                "The search is closed; {n} opportunity is put away",
                "The search is closed; {n} opportunities are put away",
                count,
            ).format(n=count)
        )

    dialog = FormDialog(_("Close this search?"), _("&Close the search"), close, parent)
    dialog.intro(
        _(
            "All its opportunities, offers and notes are put away together. Find still finds them, "
            "they stand under “Closed searches”, and Undo brings them back. Your contacts stay, "
            "and so do the dates that are still to come."
        )
    )
    if unfinished.pursued:
        dialog.intro(
            _("You withdraw from: {names}").format(
                names=wording.listing([row.company for row in unfinished.pursued])
            )
        )
    if unfinished.notes:
        dialog.intro(
            _("Notes that you owe: {names}").format(
                names=wording.listing([row.to for row in unfinished.notes])
            )
        )
    reason: QLineEdit | None = None
    if unfinished.notes or unfinished.pursued:
        reason = dialog.line(_("&Why these people get no note"))
    return dialog
