"""A page: edited in place, rebuilt under the person's hands, worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from organizer.gui.theme import LINE
from organizer.gui.widgets.buttons import FlatButton, PrimaryButton, Verb
from organizer.gui.widgets.editable import EditableChoice, EditableLines, EditableText, Prose
from organizer.gui.widgets.page import Page


def shown(qtbot: QtBot, width: int = 480) -> Page:
    page = Page("Note")
    qtbot.addWidget(page)
    page.resize(width, 300)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def fill(
    page: Page, saved: Callable[[str], object], subject: int = 1, title: str = "Ingrid"
) -> None:
    with page.rebuild(subject) as content:
        content.title(EditableText(title, saved, name="Name"))
        content.row("Title", EditableText("", saved, placeholder="Add title"))
        content.row("Remarks", EditableLines("one\ntwo", saved))
        for number in range(40):
            content.item(f"Interview {number}", "Hamburg", open=lambda: None)


def field(page: Page, name: str) -> EditableText:
    return next(f for f in page.findChildren(EditableText) if f.accessibleName() == name)


def write(widget: QWidget, text: str) -> None:
    widget.setFocus()
    QTest.keyClicks(widget, text)


def test_enter_saves_once_and_leaving_saves(qtbot: QtBot) -> None:
    page, saved = shown(qtbot), list[str]()
    fill(page, saved.append)
    title = field(page, "Title")
    write(title, "Head of Research ")
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert saved == ["Head of Research"]
    QTest.keyClick(title, Qt.Key.Key_Tab)
    assert saved == ["Head of Research"]
    remarks = field(page, "Remarks")
    assert remarks.hasFocus()
    QTest.keyClick(remarks, Qt.Key.Key_End)
    QTest.keyClick(remarks, Qt.Key.Key_Return)
    QTest.keyClicks(remarks, "more")
    field(page, "Name").setFocus()
    assert saved[1:] == ["one\nmore\ntwo"]


def test_escape_restores(qtbot: QtBot) -> None:
    page, saved = shown(qtbot), list[str]()
    fill(page, saved.append)
    name = field(page, "Name")
    write(name, "Sigrid ")
    QTest.keyClick(name, Qt.Key.Key_Escape)
    assert name.toPlainText() == "Ingrid"
    field(page, "Title").setFocus()
    assert saved == []


def test_a_pasted_list_becomes_one_line_where_there_is_one(qtbot: QtBot) -> None:
    page = shown(qtbot)
    fill(page, lambda text: None)
    pasted = QMimeData()
    pasted.setText("Head of\nResearch")
    field(page, "Title").insertFromMimeData(pasted)
    assert field(page, "Title").toPlainText() == "Head of Research"


def test_rebuilding_keeps_focus_place_and_what_is_being_written(qtbot: QtBot) -> None:
    page, saved = shown(qtbot), list[str]()
    fill(page, saved.append)
    write(field(page, "Title"), "Head of")
    page.verticalScrollBar().setValue(60)
    fill(page, saved.append, title="Ingrid Solberg")
    title = field(page, "Title")
    assert title.hasFocus()
    assert title.toPlainText() == "Head of"
    assert title.textCursor().position() == len("Head of")
    assert page.verticalScrollBar().value() == 60
    assert saved == []
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert saved == ["Head of"]


def test_rebuilding_from_the_save_itself_keeps_the_focus(qtbot: QtBot) -> None:
    page, saved = shown(qtbot), list[str]()

    def save(text: str) -> None:
        saved.append(text)
        fill(page, save, title=text)

    fill(page, save)
    name = field(page, "Name")
    write(name, "Dr ")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert saved == ["Dr Ingrid"]
    assert field(page, "Name").hasFocus()
    assert field(page, "Name").textCursor().position() == len("Dr ")


def test_another_subject_saves_first_and_begins_at_the_top(qtbot: QtBot) -> None:
    page, saved = shown(qtbot), list[str]()
    fill(page, saved.append)
    write(field(page, "Title"), "Head")
    page.verticalScrollBar().setValue(60)
    fill(page, saved.append, subject=2)
    assert saved == ["Head"]
    assert field(page, "Title").toPlainText() == ""
    assert page.verticalScrollBar().value() == 0


def test_one_of_several_rows_of_the_same_name_keeps_the_focus(qtbot: QtBot) -> None:
    page = shown(qtbot)

    def build() -> None:
        with page.rebuild(1) as content:
            for _ in range(3):
                content.item("Thank-you note", "", Verb("Mark sent", lambda: None))

    build()
    page.findChildren(FlatButton)[1].setFocus()
    build()
    assert [button.hasFocus() for button in page.findChildren(FlatButton)] == [False, True, False]


def test_when_a_row_is_done_with_the_next_one_has_the_focus(qtbot: QtBot) -> None:
    page, owed = shown(qtbot), ["Ingrid", "Pavel", "Mei-Ling"]

    def build() -> None:
        with page.rebuild("today") as content:
            for name in owed:
                content.item(name, "", Verb("Mark sent", partial(sent, name)))

    def sent(name: str) -> None:
        owed.remove(name)
        build()

    build()
    page.findChildren(FlatButton)[1].setFocus()
    for _ in range(2):
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
    assert owed == ["Ingrid"]


def test_rows_and_buttons_answer_to_the_keyboard(qtbot: QtBot) -> None:
    page, done = shown(qtbot), list[str]()
    with page.rebuild(1) as content:
        content.buttons(
            Verb("Write note", lambda: done.append("write")),
            Verb("Mark sent", lambda: done.append("sent")),
        )
        content.item(
            "Friday",
            "",
            Verb("Waive…", lambda: done.append("waive")),
            open=lambda: done.append("open"),
        )
    page.findChildren(PrimaryButton)[0].setFocus()
    for _ in range(4):
        focused = page.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert done == ["write", "sent", "open", "waive"]
    waive = page.findChildren(FlatButton)[-1]
    assert waive.accessibleName() == "Waive…: Friday"


def test_control_enter_in_a_field_saves_it_rather_than_what_the_window_would_do(
    qtbot: QtBot,
) -> None:
    page, saved = shown(qtbot), list[str]()
    fill(page, saved.append)
    other = QAction("Write note", page, shortcut=QKeySequence("Ctrl+Return"))
    other.triggered.connect(lambda: saved.append("window"))
    page.addAction(other)
    remarks = field(page, "Remarks")
    write(remarks, "zero ")
    QTest.keyClick(remarks, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == ["zero one\ntwo"]
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved[1:] == ["window"]


def test_focus_first_goes_to_the_first_field(qtbot: QtBot) -> None:
    page = shown(qtbot)
    fill(page, lambda text: None)
    page.focus_first()
    assert field(page, "Name").hasFocus()


def test_choosing_saves_and_the_wheel_does_not_choose(qtbot: QtBot) -> None:
    page, saved = shown(qtbot), list[str]()
    choice = EditableChoice([("i", "Interviewing"), ("w", "Waiting")], "i", saved.append)
    with page.rebuild(1) as content:
        content.row("Stage", choice)
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert saved == ["w"]
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(choice.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 120),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentText() == "Waiting"


def test_words_of_people_are_no_markup_and_no_mnemonics(qtbot: QtBot) -> None:
    page = shown(qtbot)
    with page.rebuild(1) as content:
        content.second("<h1>Schmidt & Sons</h1>")
        content.row("R&D", EditableText("", lambda text: None))
    markup, label = page.findChildren(QLabel)
    assert markup.textFormat() == Qt.TextFormat.PlainText
    assert label.buddy().accessibleName() == "R&D"
    assert label.text() == "R&&D"


def test_a_line_is_never_longer_than_can_be_read(qtbot: QtBot) -> None:
    page = shown(qtbot, 1600)
    with page.rebuild(1) as content:
        content.text("lens coating yield " * 30)
    text = page.findChildren(Prose)[0]
    metrics = text.fontMetrics()
    assert text.width() <= (LINE + 2) * metrics.averageCharWidth()
    assert text.height() > 6 * metrics.height()


def test_buttons_go_on_in_the_next_line_of_a_narrow_page(qtbot: QtBot) -> None:
    page = shown(qtbot, 260)
    with page.rebuild(1) as content:
        content.buttons(
            Verb("Notiz schreiben", lambda: None),
            Verb("Als abgeschickt vermerken", lambda: None),
            Verb("Verzichten …", lambda: None),
        )
    buttons = [*page.findChildren(PrimaryButton), *page.findChildren(FlatButton)]
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert button.mapTo(page, QPoint(button.width(), 0)).x() <= page.viewport().width()
    assert len({button.y() for button in buttons}) > 1


def test_a_field_is_as_high_as_its_text(qtbot: QtBot) -> None:
    page = shown(qtbot)
    long = "a long story about how the yield went up when they changed the supplier " * 4
    with page.rebuild(1) as content:
        content.row("Remarks", EditableText(long, lambda text: None))
        content.row("Title", EditableText("short", lambda text: None))
    for name in ("Remarks", "Title"):
        assert field(page, name).verticalScrollBar().maximum() == 0
    assert field(page, "Remarks").height() > 3 * field(page, "Title").height()


def test_the_line_being_written_stays_in_sight(qtbot: QtBot) -> None:
    page = shown(qtbot)
    fill(page, lambda text: None)
    remarks = field(page, "Remarks")
    remarks.setFocus()
    for _ in range(40):
        QTest.keyClick(remarks, Qt.Key.Key_Return)
    cursor = remarks.viewport().mapTo(page.viewport(), remarks.cursorRect().center())
    assert 0 < cursor.y() < page.viewport().height()
