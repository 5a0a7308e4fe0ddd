"""The pictures beside the drawings show what the drawings show."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from organizer.gui.icon_files import pictures
from organizer.gui.icons import FOLDER


@pytest.mark.usefixtures("qapp")
def test_every_picture_is_there_and_is_of_its_drawing_as_it_is_now() -> None:
    drawn = pictures()
    assert {*FOLDER.glob("*/*.png")} == {*drawn}
    for path, picture in drawn.items():
        kept = QImage(str(path))
        assert kept.size() == picture.size()
        # Another version of Qt smooths an edge a little otherwise.
        assert _difference(kept, picture) < 3, f"{path}: run python3 -m organizer.gui.icon_files"


def _difference(one: QImage, other: QImage) -> float:
    """The mean difference of a pixel's alpha, of 255."""
    side = one.width()
    spots = [(x, y) for x in range(side) for y in range(side)]
    return sum(
        abs(one.pixelColor(*spot).alpha() - other.pixelColor(*spot).alpha()) for spot in spots
    ) / len(spots)


@pytest.mark.usefixtures("qapp")
def test_two_drawings_differ_by_more_than_that() -> None:
    drawn = pictures()
    assert _difference(drawn[FOLDER / "16" / "undo.png"], drawn[FOLDER / "16" / "redo.png"]) > 3
