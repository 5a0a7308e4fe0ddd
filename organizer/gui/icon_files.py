"""Draws the icons of `resources/icons` as pictures of the sizes that most screens ask for.

    python3 -m organizer.gui.icon_files

Run it after a drawing was changed; a test compares. A picture is read where there is one of the
wanted size, because a start that reads no drawing needs 2 MB less, 4 % of a bare window.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QGuiApplication, QImage

from organizer.desktop_entry import ICON_SIDES
from organizer.gui.icons import FOLDER, drawn
from organizer.gui.program_icon import PROGRAM_ICON, SIDES

DRAWN_SIDES: Final = (16, 32)
"""Of an icon among text, at 100 % and 200 %, in pixels."""


def pictures() -> dict[Path, QImage]:
    """Every picture that belongs into the folder, by its path, as it is drawn now."""
    found = {}
    for drawing in sorted(FOLDER.glob("*.svg")):
        for side in {*SIDES, *ICON_SIDES} if drawing == PROGRAM_ICON else DRAWN_SIDES:
            found[FOLDER / str(side) / f"{drawing.stem}.png"] = drawn(drawing.stem, side)
    return found


def main() -> int:
    """Write them all; gives the exit code."""
    app = QGuiApplication([*sys.argv[:1], "-platform", "offscreen"])
    for path, picture in pictures().items():
        path.parent.mkdir(exist_ok=True)
        picture.save(str(path))
    app.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
