"""Pieces of a picture into text, by the recognition model of PP-OCRv6 (P9).

The model says, for each column of a line, how likely each letter is; the likeliest make up the
text. Two things it knows better than that shows: where a space is, and, once the card's country is
known, which mark is on a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from PIL import Image

from organizer.practice.names import folded

_HEIGHT: Final = 48
_LEAST_WIDTH: Final = 320
_BATCH: Final = 6
_SPACE: Final = 0.1
"""How likely a space between two letters must be: of 740 lines with at least that, all but three
have one, before or after an @."""
_MARK: Final = 0.15
"""The same of a mark on a letter, where the card's language has it."""

ALPHABETS: Final = {
    code: frozenset(letters + letters.upper())
    for codes, letters in (
        ("TR", "çğıöşüİ"),
        ("PL", "ąćęłńóśźż"),
        ("CZ SK", "áäčďéěíĺľňóôŕřšťúůýž"),
        ("HU", "áéíóöőúüű"),
        ("RO", "ăâîșț"),
        ("HR SI RS BA", "čćđšž"),
        ("DE AT", "äöüß"),
        ("CH", "äöüàâçèéêëîïôœùû"),
        ("FR", "àâæçèéêëîïôœùûüÿ"),
        ("ES MX AR CL CO PE", "áéíñóúü"),
        ("PT BR", "áâãàçéêíóôõú"),
        ("IT", "àèéìòù"),
        ("SE FI", "åäöé"),
        ("DK NO", "æøåé"),
    )
    for code in codes.split()
}
"""By country (ISO 3166) the letters with marks that its language has."""


class Columns(NamedTuple):
    """What the model says of a line, column by column: the likeliest letter's number and how likely
    it is; how likely a space is; and how likely each of `Reader.marked`."""

    likeliest: npt.NDArray[np.int64]
    sure: npt.NDArray[np.float32]
    space: npt.NDArray[np.float32]
    marked: npt.NDArray[np.float32]


class Reader:
    """Holds the model: `letters`, by number, are what it knows, the first of them none, the last a
    space; `marked` are the numbers of those in `ALPHABETS`."""

    def __init__(self, model: Path, *, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False
        options.intra_op_num_threads = threads
        options.log_severity_level = 4
        self._session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        known = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self.letters = ["", *known, " "]
        every = frozenset().union(*ALPHABETS.values())
        self.marked = [n for n, letter in enumerate(self.letters) if letter in every]

    def columns(self, pieces: Sequence[npt.NDArray[np.uint8]]) -> list[Columns]:
        """What the model says of each piece. Raises `MemoryError`, which is all that goes wrong in
        a model that was loaded."""
        lines = [_scaled(piece) for piece in pieces]
        by_width = sorted(range(len(lines)), key=lambda n: lines[n].shape[1])
        said: dict[int, Columns] = {}
        for first in range(0, len(lines), _BATCH):
            some = by_width[first : first + _BATCH]
            width = max(_LEAST_WIDTH, *(lines[n].shape[1] for n in some))
            batch = np.zeros((len(some), 3, _HEIGHT, width), np.float32)
            for place, n in enumerate(some):
                batch[place, :, :, : lines[n].shape[1]] = lines[n].transpose(2, 0, 1)
            try:
                (answer,) = self._session.run(None, {self._session.get_inputs()[0].name: batch})
            except Exception as error:  # onnxruntime's have no base of their own
                raise MemoryError from error
            for n, line in zip(some, answer, strict=True):
                said[n] = Columns(
                    line.argmax(1), line.max(1), line[:, -1].copy(), line[:, self.marked]
                )
        return [said[n] for n in range(len(lines))]

    def text(self, columns: Columns, country: str | None = None) -> tuple[str, float]:
        """The text, and how sure it is from 0 to 1. `country` (ISO 3166) is the card's."""
        alphabet = ALPHABETS.get(country or "", frozenset())
        text, sure, last = "", [], 0
        for at, number in enumerate(columns.likeliest):
            if not number or (at and number == columns.likeliest[at - 1]):
                last = at if number else last
                continue
            letter = self.letters[number]
            between = columns.space[last + 1 : at].max(initial=0)
            if between > _SPACE and not {" ", "@"} & {letter, text[-1:]}:
                text += " "
            text += self._with_mark(letter, columns, at, alphabet) if alphabet else letter
            sure.append(columns.sure[at])
            last = at
        return text.strip(), float(np.mean(sure)) if sure else 0.0

    def _with_mark(self, letter: str, columns: Columns, at: int, alphabet: frozenset[str]) -> str:
        """The letter of the card's language that it is instead, if that is likely enough."""
        if letter in alphabet or not letter.isalpha():
            return letter
        end = at + 1
        while end < len(columns.likeliest) and columns.likeliest[end] == columns.likeliest[at]:
            end += 1
        likely = columns.marked[at:end].max(axis=0)
        options = [
            (chance, other)
            for chance, other in zip(likely, (self.letters[n] for n in self.marked), strict=True)
            if chance > _MARK and other in alphabet and folded(other) == folded(letter)
        ]
        return max(options)[1] if options else letter


def _scaled(piece: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """A piece as high as the model wants it, from -1 to 1."""
    height, width = piece.shape[:2]
    size = ceil(_HEIGHT * width / height), _HEIGHT
    scaled = Image.fromarray(piece).resize(size, Image.Resampling.BILINEAR)
    return np.asarray(scaled, np.float32) / 127.5 - 1
