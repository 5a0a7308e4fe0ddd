"""A sheet on the screen: to read, to print, to save as PDF, and to type beside (P1, P6, P12)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from organizer.gui.dialogs.opening import ask_file, stand_on_foot
from organizer.gui.theme import PAGE, SPACE, section_font
from organizer.gui.widgets.page import Page
from organizer.i18n import _, locale_name
from organizer.letters.paper import paper_for

if TYPE_CHECKING:
    from organizer.gui.sheets import Sheet
    from organizer.gui.widgets.count_down import CountDown
    from organizer.practice.moments import WallTime
    from organizer.services.debrief import DraftService


class Notes(NamedTuple):
    """Something to type beside a sheet: its heading, what stands there, and how it is kept. Until
    then every keystroke is kept under `form` (P8)."""

    heading: str
    text: str
    keep: Callable[[str], object]
    drafts: DraftService
    form: str


class SheetDialog(QDialog):
    """A sheet, with buttons for paper. Closing keeps what was typed beside it."""

    def __init__(
        self,
        sheet: Sheet,
        count_down: Callable[[WallTime], CountDown],
        parent: QWidget | None = None,
        *,
        notes: Notes | None = None,
    ) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._notes = notes
        self.setWindowTitle(sheet.title)
        page = Page(sheet.title)
        with page.rebuild(sheet.title) as content:
            content.title(sheet.title)
            if sheet.second:
                content.second(sheet.second)
            if sheet.limit is not None:
                content.inset(count_down(sheet.limit))
            for heading, lines in sheet.sections:
                if lines:
                    content.section(heading)
                    if not any("\n" in line for line in lines):
                        content.text("\n".join(lines))
                        continue
                    for line in lines:
                        first, _break, rest = line.partition("\n")
                        content.item(first, rest)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        self._text = QPlainTextEdit()
        if notes is not None:
            column.addWidget(self._beside(notes))
        foot = stand_on_foot(self, whole)
        self._said = QLabel()
        foot.addWidget(self._said, 1)
        for text, act in (
            (_("Save as P&DF…"), self._save_pdf),
            (_("&Print…"), self._print),
            (_("&Close"), self.accept),
        ):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            foot.addWidget(button)
        (page if notes is None else self._text).setFocus()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 90, 680)

    def _beside(self, notes: Notes) -> QWidget:
        kept = notes.drafts.kept(notes.form)
        self._text.setPlainText(notes.text if kept is None else kept)
        self._text.setAccessibleName(notes.heading.replace("&", ""))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(7 * self.fontMetrics().lineSpacing())
        self._text.textChanged.connect(
            lambda: notes.drafts.keep(notes.form, self._text.toPlainText())
        )
        head = QLabel(notes.heading)
        head.setFont(section_font())
        head.setBuddy(self._text)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(PAGE, SPACE, PAGE, PAGE)
        column.setSpacing(SPACE)
        column.addWidget(head)
        column.addWidget(self._text)
        return beside

    def done(self, result: int) -> None:
        if self._notes is not None:
            text = self._text.toPlainText().strip()
            if text != self._notes.text:
                self._notes.keep(text)
            self._notes.drafts.drop(self._notes.form)
        super().done(result)

    def _html(self) -> str:
        if self._notes is None or not self._text.toPlainText().strip():
            return self._sheet.html()
        said = tuple(self._text.toPlainText().strip().splitlines())
        sections = (*self._sheet.sections, (self._notes.heading.replace("&", ""), said))
        return type(self._sheet)(self._sheet.title, self._sheet.second, sections).html()

    def _print(self) -> None:
        from organizer.gui.letter_page import print_letter

        print_letter(self._html(), paper_for(locale_name()), self)

    def _save_pdf(self) -> None:
        from organizer.gui.letter_page import save_pdf

        path = ask_file(self, _("Save as PDF"), self._sheet.title, "pdf")
        if path is None:
            return
        try:
            save_pdf(path, self._html(), paper_for(locale_name()))
        except OSError as error:
            self._said.setText(
                _("The file cannot be written: {problem}").format(
                    problem=error.strerror or str(error)
                )
            )
        else:
            self._said.setText(_("Saved"))
        self._said.setTextFormat(Qt.TextFormat.PlainText)
