"""The drawn icons: one hand, any size, the colour of the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

from organizer.gui.icons import icon
from organizer.gui.theme import ICON, apply_theme, contrast

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg") if not path.stem.startswith("organizer"))


def picture(name: str, scale: float = 1.0, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon(name).pixmap(QSize(ICON, ICON), scale, mode).toImage()


def ink(image: QImage) -> QColor:
    """The colour of the most covered pixel."""
    pixels = [image.pixelColor(x, y) for x in range(ICON) for y in range(ICON)]
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_drawn_on_the_grid_with_the_same_pen(name: str) -> None:
    drawing = (FOLDER / f"{name}.svg").read_text()
    assert 'viewBox="0 0 16 16"' in drawing
    assert re.findall(r'stroke-width="([^"]+)"', drawing) == ["1.2"]
    image = picture(name)
    covered = sum(image.pixelColor(x, y).alpha() > 60 for x in range(ICON) for y in range(ICON))
    assert covered > 12


def test_follows_the_theme_and_stands_back_when_disabled(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    light = ink(picture("done"))
    faint = ink(picture("done", mode=QIcon.Mode.Disabled))
    apply_theme(qapp, "dark")
    dark = ink(picture("done"))
    white, black = QColor("white"), QColor("black")
    assert contrast(light, white) > contrast(faint, white) > 1.5
    assert contrast(dark, black) > 10


def test_is_drawn_anew_for_a_dense_screen() -> None:
    dense = picture("calendar", 2.0)
    assert dense.size() == QSize(2 * ICON, 2 * ICON)
    enlarged = picture("calendar").scaled(dense.size())
    assert dense.convertToFormat(QImage.Format.Format_ARGB32) != enlarged.convertToFormat(
        QImage.Format.Format_ARGB32
    )


def test_a_missing_drawing_is_noticed() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such drawing").pixmap(ICON, ICON)
