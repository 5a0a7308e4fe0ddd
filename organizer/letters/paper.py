"""Paper, windows, envelopes and labels: where things lie, in millimetres from the top left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Box:
    """A rectangle on a sheet, in millimetres."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Paper:
    """A sheet for a letter and where its parts stand, so that the address shows in the window of
    the envelope that `standard` names.

    `recipient` is where the address stands, `returned` where the sender is repeated in small print
    above it (None: nowhere), `date_top` where the date stands, `subject_top` where the letter
    begins below. Margins hold for every page; the sender stands at the top margin.
    """

    standard: str
    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    recipient: Box
    returned: Box | None
    date_top: float
    subject_top: float


DIN_5008: Final = Paper(
    standard="DIN 5008:2020, form B; window of DIN 680",
    width=210,
    height=297,
    left=25,
    top=15,
    right=20,
    bottom=25,
    recipient=Box(25, 62.7, 80, 27.3),
    returned=Box(25, 57.7, 80, 5),
    date_top=92,
    subject_top=103.4,
)
"""A4 in a DL or C6/5 envelope with its window at the left."""

WINDOW_AT_RIGHT: Final = Paper(
    standard="DL envelope, window of 100 × 35 mm, 20 mm from the right and from below",
    width=210,
    height=297,
    left=25,
    top=20,
    right=20,
    bottom=25,
    recipient=Box(105, 56, 85, 23),
    returned=None,
    date_top=88,
    subject_top=103,
)
"""A4 in a DL envelope with its window at the right, as in France and Spain. The letter may slide by
11 mm in the envelope; the address shows wherever it lies."""

US_LETTER: Final = Paper(
    standard="US Letter; #10 envelope, window of 4 1/2 × 1 1/8 in, 7/8 in from the left and 1/2 in "
    "from below",
    width=215.9,
    height=279.4,
    left=25.4,
    top=25.4,
    right=25.4,
    bottom=25.4,
    recipient=Box(25.4, 63, 85, 18),
    returned=None,
    date_top=50.8,
    subject_top=97,
)
"""US Letter, folded in three."""


def paper_for(locale: str) -> Paper:
    """The paper and window that are usual where a locale ("fr_FR") is at home."""
    language, _, region = locale.partition("_")
    if region in ("US", "CA", "MX"):
        return US_LETTER
    return WINDOW_AT_RIGHT if language in ("fr", "es") and region != "CH" else DIN_5008


@dataclass(frozen=True)
class Envelope:
    """An envelope without a window: its size and where sender and recipient are written."""

    name: str
    standard: str
    width: float
    height: float
    sender: Box
    recipient: Box


DL: Final = Envelope(
    "DL", "ISO 269; zones of DIN 5008", 220, 110, Box(15, 10, 90, 25), Box(110, 50, 95, 45)
)
C6_5: Final = Envelope(
    "C6/5", "DIN 678-1; zones of DIN 5008", 229, 114, Box(15, 10, 90, 25), Box(114, 52, 100, 46)
)
NUMBER_10: Final = Envelope(
    "#10",
    "4 1/8 × 9 1/2 in; zones of the USPS Domestic Mail Manual, 202",
    241.3,
    104.775,
    Box(12.7, 9.5, 100, 25),
    Box(101.6, 44, 127, 44.9),
)
ENVELOPES: Final = (DL, C6_5, NUMBER_10)
"""The recipient keeps clear of the stamp (the top 40 mm at the right) and of the code that the post
prints along the lower edge (15 mm, in the United States 5/8 in)."""


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of equal labels in rows; `left` and `top` are the first label's."""

    name: str
    standard: str
    width: float
    height: float
    left: float
    top: float
    label_width: float
    label_height: float
    columns: int
    rows: int
    across: float
    down: float

    def labels(self) -> Iterator[Box]:
        """The labels, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield Box(
                    self.left + column * self.across,
                    self.top + row * self.down,
                    self.label_width,
                    self.label_height,
                )


A4_LABELS: Final = LabelSheet(
    "A4, 21 labels", "63.5 × 38.1 mm, as L7160", 210, 297, 7.2, 15.15, 63.5, 38.1, 3, 7, 66.05, 38.1
)
US_LABELS: Final = LabelSheet(
    "US Letter, 30 labels",
    "2 5/8 × 1 in, as 5160",
    215.9,
    279.4,
    4.7625,
    12.7,
    66.675,
    25.4,
    3,
    10,
    69.85,
    25.4,
)
LABEL_SHEETS: Final = (A4_LABELS, US_LABELS)
