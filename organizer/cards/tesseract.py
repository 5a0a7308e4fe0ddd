"""Tesseract, where it is installed, for the scripts that the models do not know (P9)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import groupby

from PIL import Image

from organizer.cards.lines import Box, Line

SECONDS = 20
"""For one picture; Tesseract on one core takes 2 to 6."""
SURE = 60.0
"""Percent; below that Tesseract guesses, as it does with a language that is not the card's."""

_LANGUAGES = (
    *("ara", "bel", "bul", "ell", "fas", "heb", "hin", "hye", "kat", "kaz", "kor", "mar", "mkd"),
    *("nep", "rus", "srp", "tha", "ukr", "urd"),
)


def read(picture: Image.Image, doubtful: Sequence[Line]) -> list[Line]:
    """The lines that Tesseract reads where the doubtful ones stand.

    Empty where it is not installed, has none of the languages, takes too long or is not sure.
    """
    languages = _installed()
    if not languages:
        return []
    file = BytesIO()
    picture.save(file, "PNG", compress_level=1)
    command = ["tesseract", "stdin", "stdout", "-l", "+".join(languages), "--psm", "11", "tsv"]
    try:
        said = subprocess.run(
            command, input=file.getvalue(), capture_output=True, timeout=SECONDS, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return []
    lines = _lines(said.decode("utf-8", "replace"))
    return [line for line in lines if any(_overlap(line.box, one.box) for one in doubtful)]


@cache
def _installed() -> tuple[str, ...]:
    """The languages of other scripts that Tesseract has here."""
    if shutil.which("tesseract") is None:
        return ()
    try:
        said = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, timeout=SECONDS, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ()
    there = said.decode("utf-8", "replace").split()
    return tuple(language for language in _LANGUAGES if language in there)


def _lines(table: str) -> list[Line]:
    """The lines in Tesseract's table: level, page, block, paragraph, line, word, left, top, width,
    height, confidence, text; words are level 5."""
    table_rows = (line.split("\t") for line in table.splitlines())
    words = [row for row in table_rows if len(row) == 12 and row[0] == "5" and row[11].strip()]
    lines = []
    for _place, group in groupby(words, key=lambda row: row[1:5]):
        rows = list(group)
        score = sum(float(row[10]) for row in rows) / len(rows)
        if score < SURE:
            continue
        boxes = [[int(side) for side in row[6:10]] for row in rows]
        box = Box(
            min(left for left, _top, _width, _height in boxes),
            min(top for _left, top, _width, _height in boxes),
            max(left + width for left, _top, width, _height in boxes),
            max(top + height for _left, top, _width, height in boxes),
        )
        lines.append(Line(" ".join(row[11] for row in rows), box, score / 100))
    return lines


def _overlap(one: Box, other: Box) -> bool:
    """Whether the middle of one box is inside the other."""
    across, down = (one.left + one.right) / 2, (one.top + one.bottom) / 2
    return other.left <= across <= other.right and other.top <= down <= other.bottom
