"""From pictures to the review, whatever becomes of one of them meanwhile (P9)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from organizer.cards.outcome import CardRefused, ReadCard, Refusal
from organizer.cards.worker import CardReader, Progress
from organizer.gui.dialogs.card_review import CardToReview
from organizer.gui.dialogs.read_cards import read_pictures
from tests.gui.dialogs.test_card_review import card

FRONT = card("Ingrid Solberg", emails=("ingrid@nordlicht.example",)).read.card
BACK = card("", title="", company="Nordlicht GmbH", websites=("www.nordlicht.example",)).read.card
OTHER = card("Pavel Dvořák", emails=("pavel@example.com",)).read.card


class FakeReader(CardReader):
    """Finds on a picture what its name says, and takes away the file that it has read."""

    def read(
        self,
        source: Path | bytes,
        region: str | None = None,
        progress: Progress = lambda _pages: True,
    ) -> tuple[ReadCard, ...]:
        assert isinstance(source, Path)
        if source.stem == "broken":
            raise CardRefused(Refusal.DAMAGED)
        if source.stem == "gone":
            source.unlink()
        return ({"front": FRONT, "back": BACK}.get(source.stem, OTHER),)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def review_of(qtbot: QtBot, parent: QWidget, folder: Path, *names: str) -> Sequence[CardToReview]:
    """What is reviewed of pictures with these names."""
    pictures = [folder / f"{name}.jpg" for name in names]
    for picture in pictures:
        picture.write_bytes(picture.stem.encode())
    reviewed: list[Sequence[CardToReview]] = []
    read_pictures(FakeReader(), pictures, reviewed.append, parent)
    qtbot.waitUntil(lambda: len(reviewed) == 1)
    return reviewed[0]


def test_a_picture_taken_away_while_it_was_read_keeps_none_back(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    found = review_of(qtbot, parent, tmp_path, "front", "gone")
    assert [one.read.contact.full_name for one in found] == ["Ingrid Solberg", "Pavel Dvořák"]
    assert [one.original for one in found] == [b"front", b""]


def test_one_that_cannot_be_read_is_named_and_keeps_none_back(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    (found,) = review_of(qtbot, parent, tmp_path, "broken", "front")
    assert found.read.contact.full_name == "Ingrid Solberg"
    (box,) = parent.findChildren(QMessageBox)
    assert box.text().startswith("broken.jpg: ")


def test_front_and_back_come_to_the_review_as_one_with_the_front_kept(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    together, other = review_of(qtbot, parent, tmp_path, "back", "front", "other")
    assert together.read.contact.full_name == "Ingrid Solberg"
    assert together.read.contact.company == "Nordlicht GmbH"
    assert together.original == b"front"
    assert [side.original for side in together.sides] == [b"front", b"back"]
    assert other.read.contact.full_name == "Pavel Dvořák" and not other.sides
