"""Cards beside what was read from them: checked at a glance, kept by one key (P9)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QSettings, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from organizer.cards.fields import Candidate, CardDraft
from organizer.cards.lines import Box, Line
from organizer.cards.outcome import ReadCard
from organizer.gui.commands import Commands
from organizer.gui.dialogs.card_fields import CardField
from organizer.gui.dialogs.card_review import CardReview, CardToReview, with_sides_joined
from organizer.gui.dialogs.dropped import has_pictures, pictures_in, text_in
from organizer.gui.widgets.card_picture import CardPicture
from organizer.practice.contact_draft import ContactDraft, Phone
from organizer.services.business_cards import KeptCard
from organizer.services.desk import Desk
from organizer.services.read_card import contact_of
from tests.fakes import FakeClock, debrief, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "data", FakeClock())
    yield desk
    desk.store.close()


def picture() -> bytes:
    image = QImage(500, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    buffer = QBuffer()
    image.save(buffer, "JPEG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def card(name: str, *, title: str = "Engineer", sure: float = 0.97, **more: object) -> CardToReview:
    """A card of which everything is sure but the title, which is as `sure` as is said."""
    contact = ContactDraft(full_name=name, title=title, **more)  # type: ignore[arg-type]
    lines = (Line(name, Box(100, 100, 400, 140)), Line(title, Box(100, 160, 400, 200)))
    draft = CardDraft(
        contact,
        confidence={"name": 0.97, "title": sure, "company": 0.97, "phones": 0.97, "emails": 0.97},
        sources={"name": (0,), "title": (1,)},
        candidates={"title": (Candidate("Engineering", 0.3, (1,)),)},
    )
    read = ReadCard(lines, draft, (), (), picture(), width=1000, height=600, seconds=0.4)
    return CardToReview(contact_of(read))


class Reviewed:
    """A review on the screen, and what it told of."""

    def __init__(self, qtbot: QtBot, desk: Desk, *cards: CardToReview) -> None:
        self.qtbot = qtbot
        self.kept: list[tuple[KeptCard, str]] = []
        self.dialog = CardReview(desk, cards, lambda kept, name: self.kept.append((kept, name)))
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.dialog)

    def key(self, key: Qt.Key, *, shift: bool = False, control: bool = False) -> None:
        keys = Qt.KeyboardModifier
        modifier = keys.ShiftModifier if shift else keys.NoModifier
        if control:
            modifier |= keys.ControlModifier
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifier)

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        assert widget is not None
        owner = widget.parentWidget() if isinstance(widget.parentWidget(), QComboBox) else widget
        assert owner is not None
        return owner.accessibleName() or getattr(owner, "text", str)().replace("&", "")

    def field(self, name: str) -> CardField:
        (found,) = [
            one
            for one in self.dialog.findChildren(CardField)
            if one.editor().accessibleName() == name and one.isVisible()
        ]
        return found


def test_a_right_card_is_kept_by_one_key_and_the_next_one_comes(qtbot: QtBot, desk: Desk) -> None:
    reviewed = Reviewed(qtbot, desk, card("Ingrid Solberg"), card("Pavel Dvořák"))
    assert reviewed.focused() == "Keep contact"
    reviewed.key(Qt.Key.Key_Return)
    assert [name for _kept, name in reviewed.kept] == ["Ingrid Solberg"]
    assert reviewed.field("Name").text() == "Pavel Dvořák"
    reviewed.key(Qt.Key.Key_Return)
    assert [name for _kept, name in reviewed.kept] == ["Ingrid Solberg", "Pavel Dvořák"]
    assert not reviewed.dialog.isVisible()


def test_tab_goes_through_what_is_doubtful_and_shows_where_it_was_read(
    qtbot: QtBot, desk: Desk
) -> None:
    reviewed = Reviewed(qtbot, desk, card("Ingrid Solberg", title="Enginer", sure=0.6))
    assert reviewed.focused() == "Title"
    (shown,) = reviewed.dialog.findChildren(CardPicture)
    (outline,) = shown._boxes
    assert outline.getRect() == (100, 160, 300, 40)
    reviewed.key(Qt.Key.Key_Tab)
    assert reviewed.focused() == "Keep contact"
    reviewed.key(Qt.Key.Key_Backtab, shift=True)
    assert reviewed.focused() == "Title"
    title = reviewed.field("Title")
    combo = title.editor()
    assert isinstance(combo, QComboBox)
    assert [combo.itemText(row) for row in range(combo.count())] == ["Enginer", "Engineering"]
    combo.setCurrentIndex(1)
    assert not title.doubtful
    assert reviewed.dialog.contact().title == "Engineering"


def test_two_fields_are_swapped_by_keys(qtbot: QtBot, desk: Desk) -> None:
    reviewed = Reviewed(qtbot, desk, card("Engineer", title="Ingrid Solberg", sure=0.6))
    reviewed.key(Qt.Key.Key_Up, shift=True, control=True)
    assert reviewed.dialog.contact().full_name == "Ingrid Solberg"
    assert reviewed.dialog.contact().title == "Engineer"


def test_somebody_known_is_shown_beside_the_card_and_completed(qtbot: QtBot, desk: Desk) -> None:
    desk.contacts.add(
        ContactDraft(full_name="Ingrid Solberg", title="Researcher", company="Nordlicht Optik AG")
    )
    new = card("Ingrid Solberg", title="Head of Research", phones=(Phone("+493023125100"),))
    reviewed = Reviewed(qtbot, desk, new)
    notes = [label.text() for label in reviewed.field("Title").findChildren(QLabel)]
    assert "You have: Researcher" in notes
    reviewed.key(Qt.Key.Key_Return)
    (contact,) = desk.contacts.ids()
    detail = desk.contacts.detail(contact)
    assert detail is not None
    assert (detail.title, detail.company) == ("Head of Research", "Nordlicht Optik AG")
    assert [job.title for job in detail.former_jobs] == ["Researcher"]
    assert [point.value for point in detail.points] == ["+493023125100"]


def test_met_in_todays_interview_is_proposed_and_owes_a_note(qtbot: QtBot, desk: Desk) -> None:
    desk.debrief.save(debrief(desk, "Nordlicht Optik AG", "Erik Berg"))
    reviewed = Reviewed(qtbot, desk, card("Ingrid Solberg", company="Nordlicht Optik AG"))
    reviewed.key(Qt.Key.Key_Return)
    assert reviewed.kept[0][0].note is not None
    assert len(desk.notes.ids()) == 2


def test_a_card_without_a_name_says_what_is_missing(qtbot: QtBot, desk: Desk) -> None:
    reviewed = Reviewed(qtbot, desk, card(""))
    reviewed.key(Qt.Key.Key_Return)
    assert reviewed.kept == []
    assert reviewed.focused() == "Name"
    qtbot.keyClicks(QApplication.focusWidget(), "Ingrid Solberg")
    reviewed.key(Qt.Key.Key_Return, control=True)
    assert [name for _kept, name in reviewed.kept] == ["Ingrid Solberg"]


def test_a_signature_that_is_pasted_or_dropped_comes_to_review(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    commands = Commands(lambda: desk, window, settings, tmp_path)
    told: list[str] = []
    commands.told.connect(told.append)
    QApplication.clipboard().setText("anna@example.com\nDr. Anna Beispiel\nHead of Research")
    commands.paste_card()
    (review,) = window.findChildren(QDialog)
    assert isinstance(review, CardReview)
    assert review.contact().full_name == "Dr. Anna Beispiel"
    review._keep_card()
    assert told == ["Kept Dr. Anna Beispiel"]
    QApplication.clipboard().clear()
    commands.paste_card()
    assert told[-1].startswith("There is no picture of a card")


def test_front_and_back_are_put_together_and_taken_apart(qtbot: QtBot, desk: Desk) -> None:
    front = card("Ingrid Solberg", title="Engineer", emails=("ingrid@nordlicht.example",))
    back = card("", title="", company="Nordlicht GmbH", websites=("www.nordlicht.example",))
    (together,) = with_sides_joined([front, back], region=None)
    reviewed = Reviewed(qtbot, desk, together)
    assert reviewed.dialog.contact().company == "Nordlicht GmbH"
    take_apart, join = (
        next(one for one in reviewed.dialog.findChildren(QPushButton) if one.text() == text)
        for text in ("Take front and &back apart", "&Join with the next card")
    )
    take_apart.click()
    assert reviewed.dialog.contact().company == ""
    assert not take_apart.isVisible()
    join.click()
    assert reviewed.dialog.contact().company == "Nordlicht GmbH"
    reviewed.dialog._keep_card()
    (contact,) = desk.contacts.ids()
    detail = desk.contacts.detail(contact)
    assert detail is not None
    assert len(detail.cards) == 2


def test_a_picture_that_another_program_copied_is_read_as_a_file_would_be() -> None:
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    copied = QMimeData()
    copied.setImageData(image)
    assert has_pictures(copied)
    (content,) = pictures_in(copied)
    assert isinstance(content, bytes)
    assert QImage.fromData(content).size() == image.size()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/card.HEIC"), QUrl.fromLocalFile("/a/list.txt")])
    assert pictures_in(files) == [Path("/a/card.HEIC")]
    assert text_in(files) == ""
