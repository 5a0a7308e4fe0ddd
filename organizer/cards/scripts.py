"""Which lines are in a script that the models do not know: what they make of it gives it away."""

from __future__ import annotations

import unicodedata

from organizer.cards.lines import Line

_WIDE = 2.5  # a line narrower than that, for its height, is too short to tell
_THIN = 0.8  # letters for each height of width; Latin text has two, Chinese one
_UNSURE = 0.8


def is_foreign(line: Line) -> bool:
    """Whether a line is likely to be Cyrillic, Arabic, Hebrew, Korean, Greek, Hindi or Thai.

    The models come out with too few letters for its width, with little confidence, or, for Greek,
    with some of its letters, which they know from formulas.
    """
    width = (line.box.right - line.box.left) / max(1.0, line.box.bottom - line.box.top)
    if width < _WIDE:
        return False
    letters = [letter for letter in line.text if not letter.isspace()]
    greek = sum(unicodedata.name(letter, "").startswith("GREEK") for letter in letters)
    return len(letters) < _THIN * width or line.score < _UNSURE or greek > 2
