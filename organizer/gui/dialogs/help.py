"""The list of shortcuts, and what the program is."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QMessageBox, QVBoxLayout, QWidget

from organizer import __version__
from organizer.gui.actions import Actions
from organizer.gui.program_icon import program_icon
from organizer.gui.widgets.page import Page
from organizer.i18n import _


def shortcuts_dialog(actions: Actions, parent: QWidget) -> QDialog:
    """Every command that has keys, from the table that makes the menus."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(_("Keyboard shortcuts"))
    page = Page(_("Keyboard shortcuts"))
    with page.rebuild("shortcuts") as content:
        content.title(_("Keyboard shortcuts"))
        for text, keys in actions.shortcuts():
            content.row(text, keys)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    dialog.resize(dialog.fontMetrics().averageCharWidth() * 64, 560)
    return dialog


def about_box(parent: QWidget) -> QMessageBox:
    """Name and version."""
    box = QMessageBox(parent)
    box.setWindowTitle(_("About Organizer"))
    box.setIconPixmap(program_icon().pixmap(64))
    box.setText(_("Organizer {version}").format(version=__version__))
    box.setInformativeText(
        _(
            "From the interview to nothing forgotten. Everything stays on this machine. Free "
            "software under the MIT licence."
        )
    )
    return box
