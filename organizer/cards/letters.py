"""Pieces of a picture into text, by the recognition model of PP-OCRv6 (P9).

The model says, for each column of a line, how likely each letter is; the likeliest make up the
text. Two things it knows better than that shows: where a space is, and, once the card's country is
known, which mark is on a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
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
_WIDE: Final = 13
"""Pixels between two letters that are a space, if they are also"""
_WIDER: Final = 2.4
"""times as many as between most letters of the line, and a space is this likely:"""
_FAINT: Final = 0.0005
"""Of 16,900 pairs of letters, the 14 with a lost space had 13 to 27, the others fewer or less."""
_ACROSS: Final = 8
"""Pixels of a column."""
_EDGE: Final = 5
"""Pixels at the upper and lower edge that may be of other lines."""
_INK: Final = 0.35
"""Share of a line's contrast from which a pixel is of a letter."""
_MARK: Final = 0.07
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


_WORDS: Final = {
    "TR": """
    ticaret sanayi gıda tekstil inşaat mühendisi mühendislik müdürü müdürlüğü departmanı bölümü
    uzmanı danışmanı yönetim kurulu başkanı satış ihracat iç dış şti tic yatırım yazılım bilişim
    makina eğitim sağlık hastanesi üniversitesi fakültesi türkiye istanbul izmir caddesi sokağı
    bulvarı mahallesi pazarlama genel sorumlusu yöneticisi yetkilisi öğretim üyesi mali müşavir
    işletme işleri işlem insan kaynakları direktörü ilişkiler ithalat yönetimi şirketi mimarlık
    hekimi lojistik kimya
    """,
    "PL": """
    główny główna księgowy księgowa zarządu dział kierownik sprzedaży właściciel właścicielka
    współwłaściciel członek obsługi klienta jakości zakupów doradca przedsiębiorstwo spółka usługi
    inżynier inż łódź kraków wrocław poznań gdańsk gdynia białystok rzeszów toruń częstochowa
    międzynarodowy uniwersytet wydział biuro projektów oddział województwo
    """,
}
"""Common words of two languages, in titles, companies and towns, with more marks than is seen."""


def _bare(word: str) -> str:
    """A word without the marks on its letters, in its own case."""
    apart = unicodedata.normalize("NFD", word.translate(str.maketrans("ıłŁ", "ilL")))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _as_set(word: str, country: str) -> tuple[str, str, str]:
    """A word as it is set in small letters, with a capital, and in capitals."""
    upper = (word.replace("i", "İ") if country == "TR" else word).upper()
    return word, upper[0] + word[1:], upper


_WORD: Final = re.compile(r"(?:\S*@|www\.|https?:)\S*|\S+\.(?:com|net|org)\b\S*|[^\W\d_]+")
"""A word, or a whole address, which is spelled without marks."""
_SMALL_INITIAL: Final = re.compile(r"^i(?=[^\W\d_]+ (?:ve )?[A-ZÇĞİÖŞÜ])")
"""What is read of the İ that begins a line whose next word begins with a capital, too."""
_SON_OF: Final = re.compile(r"(?<=[^\W\d_]{2})(?:oglu|OGLU)(?!\w)")
"""How many family names end in Turkey."""
_SPELLED: Final = {
    country: {_bare(form): form for word in words.split() for form in _as_set(word, country)}
    for country, words in _WORDS.items()
}


class Columns(NamedTuple):
    """What the model says of a line, column by column: the likeliest letter's number and how likely
    it is; how likely a space is; and how likely each of `Reader.marked`. `inked` says of each pixel
    across the line whether a letter is there; a column is `_ACROSS` of them."""

    likeliest: npt.NDArray[np.int64]
    sure: npt.NDArray[np.float32]
    space: npt.NDArray[np.float32]
    marked: npt.NDArray[np.float32]
    inked: npt.NDArray[np.bool_]


class _Letter(NamedTuple):
    """A letter's number, and the first and the last of its columns."""

    number: int
    first: int
    last: int


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
                    *(line.argmax(1), line.max(1), line[:, -1].copy(), line[:, self.marked]),
                    _inked(lines[n]),
                )
        return [said[n] for n in range(len(lines))]

    def text(self, columns: Columns, country: str | None = None) -> tuple[str, float]:
        """The text, and how sure it is from 0 to 1. `country` (ISO 3166) is the card's."""
        alphabet = ALPHABETS.get(country or "", frozenset())
        letters = _letters(columns.likeliest)
        gaps = [_gap(columns.inked, one.last, two.first) for one, two in pairwise(letters)]
        wide = max(_WIDE, _WIDER * float(np.median(gaps or [0])))
        text = ""
        for before, gap, letter in zip([None, *letters], [0, *gaps], letters, strict=False):
            said = self.letters[letter.number]
            if before and not {" ", "@"} & {said, text[-1]}:
                likely = columns.space[before.last + 1 : letter.first].max(initial=0)
                beside = text[-1] + said
                parted = gap >= wide and beside.isalnum() and likely > _FAINT
                if (likely > _SPACE or parted) and not beside.isdigit():  # a 1 stands apart
                    text += " "
            text += self._with_mark(said, columns, letter, alphabet) if alphabet else said
        spelled = _SPELLED.get(country or "", {})
        text = _WORD.sub(lambda word: spelled.get(_bare(word[0]), word[0]), text)
        if country == "TR":
            text = _SON_OF.sub(lambda end: end[0].replace("g", "ğ").replace("G", "Ğ"), text)
            text = _SMALL_INITIAL.sub("İ", text)
        sure = columns.sure[[letter.first for letter in letters]]
        return text.strip(), float(sure.mean()) if letters else 0.0

    def _with_mark(
        self, said: str, columns: Columns, letter: _Letter, alphabet: frozenset[str]
    ) -> str:
        """The letter of the card's language that it is instead, if that is likely enough."""
        if said in alphabet or not said.isalpha():
            return said
        likely = columns.marked[letter.first : letter.last + 1].max(axis=0)
        options = [
            (chance, other)
            for chance, other in zip(likely, (self.letters[n] for n in self.marked), strict=True)
            if chance > _MARK and other in alphabet and folded(other) == folded(said)
        ]
        return max(options)[1] if options else said


def _letters(likeliest: npt.NDArray[np.int64]) -> list[_Letter]:
    """The letters that columns make up: the same in several in a row is one, and 0 is none."""
    letters: list[_Letter] = []
    for at, number in enumerate(likeliest.tolist()):
        if number and at and number == likeliest[at - 1]:
            letters[-1] = letters[-1]._replace(last=at)
        elif number:
            letters.append(_Letter(number, at, at))
    return letters


def _gap(inked: npt.NDArray[np.bool_], last: int, first: int) -> int:
    """The most pixels in a row without ink from about one column to another."""
    begin = max(0, last * _ACROSS - _ACROSS // 2)
    there = inked[begin : first * _ACROSS + _ACROSS + _ACROSS // 2]
    edges = np.flatnonzero(np.concatenate(([True], there, [True])))
    return int(np.diff(edges).max()) - 1


def _inked(line: npt.NDArray[np.float32]) -> npt.NDArray[np.bool_]:
    """Which pixels across a line have ink of its letters above or below."""
    grey = line.mean(axis=2)
    contrast = np.abs(grey - np.median(grey))
    dark = contrast[_EDGE:-_EDGE] > _INK * np.percentile(contrast, 99)
    inked: npt.NDArray[np.bool_] = dark.any(axis=0)
    return inked


def _scaled(piece: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """A piece as high as the model wants it, from -1 to 1."""
    height, width = piece.shape[:2]
    size = ceil(_HEIGHT * width / height), _HEIGHT
    scaled = Image.fromarray(piece).resize(size, Image.Resampling.BILINEAR)
    return np.asarray(scaled, np.float32) / 127.5 - 1
