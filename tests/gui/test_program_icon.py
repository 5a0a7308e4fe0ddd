from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from organizer.gui.program_icon import program_icon
from organizer.gui.theme import READABLE, contrast

BADGE = QColor("#c3262b")


def picture(count: int, side: int) -> QImage:
    return program_icon(count).pixmap(QSize(side, side), 1.0).toImage()


def share(image: QImage, colour: QColor) -> float:
    """How much of the picture has a colour, 0 to 1."""
    pixels = [
        image.pixelColor(x, y).rgba() for x in range(image.width()) for y in range(image.height())
    ]
    return pixels.count(colour.rgba()) / len(pixels)


@pytest.mark.parametrize("side", [16, 22, 32, 64])
def test_badge_says_how_many_at_every_size(side: int) -> None:
    assert share(picture(0, side), BADGE) == 0
    assert share(picture(0, side), QColor("#2f6bd0")) > 0.3
    pictures = [picture(count, side) for count in range(11)]
    assert all(one.size() == QSize(side, side) for one in pictures)
    assert all(share(one, BADGE) > 0.03 for one in pictures[1:])
    different = [one for at, one in enumerate(pictures) if one not in pictures[:at]]
    assert len(different) == 11
    assert picture(99, side) == picture(10, side)


def test_badge_can_be_read() -> None:
    assert contrast(QColor("white"), BADGE) >= READABLE
