"""A letter as it stands on a page: its parts as its language has them, as text and HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html import escape
from textwrap import wrap
from typing import Final

from organizer.letters.days import day_in_full
from organizer.letters.lines import clean, one_line
from organizer.letters.paper import Paper
from organizer.practice.contact_draft import PostalAddress
from organizer.practice.languages import language_of


@dataclass(frozen=True)
class Letter:
    """A letter with all that stands on its page.

    `sender` and `recipient` are address blocks, a line each and the name first; `place` is where it
    is written, for languages that say so before the date.
    """

    locale: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    day: date
    subject: str
    salutation: str
    paragraphs: tuple[str, ...]
    farewell: str
    name: str
    place: str = ""


@dataclass(frozen=True)
class Parts:
    """What a written text has of a letter; farewell and name are empty where none is."""

    salutation: str
    paragraphs: tuple[str, ...] = field(default=())
    farewell: str = ""
    name: str = ""


def parts(text: str, locale: str) -> Parts:
    """A text as it was edited, taken apart again: salutation, paragraphs, farewell, name."""
    from organizer.practice.letter_text import Letter as Reading

    text = clean(text)
    reading = Reading(text, language_of(locale))
    body = text[reading.body.start : reading.body.end].strip().lstrip(",:").strip()
    paragraphs = tuple(part.strip("\n") for part in body.split("\n\n") if part.strip())
    end = [line.strip() for line in text[reading.body.end :].splitlines() if line.strip()]
    farewell, name = (end[0], " ".join(end[1:])) if len(end) > 1 else ("", "".join(end))
    salutation = text[reading.salutation.start : reading.salutation.end].strip()
    return Parts(salutation, paragraphs, farewell, name)


# Addresses

_CODE_AFTER_THE_TOWN: Final = {
    "US": "{town}, {region} {code}",
    "CA": "{town} {region} {code}",
    "AU": "{town} {region} {code}",
    "NZ": "{town} {code}",
    "IN": "{town} {code}",
    "SG": "{town} {code}",
    "GB": "{town}\n{code}",
    "IE": "{town}\n{region}\n{code}",
    "IT": "{code} {town} {region}",
    "BR": "{town} {region}\n{code}",
    "MX": "{code} {town}, {region}",
}
_CODE_FIRST: Final = "{code} {town}"
"""Most countries; where region stands, by the Universal Postal Union's addressing sheets."""


def address_block(
    names: Sequence[str], address: PostalAddress, *, locale: str, from_country: str = ""
) -> tuple[str, ...]:
    """The lines of an address: `names` (person, department, company), street, town in the order of
    its country, and the country where it is not `from_country` (ISO 3166), in capitals in the
    letter's language (Universal Postal Union, S42).

    An address of which only the printed text is known is taken line by line.
    """
    above = [*filter(None, map(one_line, names))]
    if not address.locality:
        return (*above, *filter(None, map(one_line, address.text.splitlines())))
    country = country_code(address.country)
    pattern = _CODE_AFTER_THE_TOWN.get(country or from_country, _CODE_FIRST)
    town = pattern.format(
        code=one_line(address.postal_code),
        town=one_line(address.locality),
        region=one_line(address.region),
    )
    lines = [*address.street.splitlines(), *(line.strip(" ,") for line in town.splitlines())]
    if address.country and country != from_country:
        lines.append(_country_name(country, locale) or address.country.upper())
    return (*above, *filter(None, map(one_line, lines)))


def country_code(country: str) -> str:
    """The ISO 3166 code of a country by its name in a language of letters, or by its code; empty
    where it is none."""
    from organizer.practice.names import folded

    return _countries().get(folded(country), "")


@cache
def _countries() -> dict[str, str]:
    from babel import Locale

    from organizer.practice.languages import LANGUAGES
    from organizer.practice.names import folded

    codes = {"usa": "US", "uk": "GB"}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                codes[folded(name)] = codes[folded(code)] = code
    return codes


def _country_name(code: str, locale: str) -> str:
    from babel import Locale

    name: str = Locale(language_of(locale)).territories.get(code, "")
    return name.upper()


# The lines between the addresses and the text

_DATED: Final = {"en": "{day}", "de": "{place}{day}", "fr": "{place}le {day}", "es": "{place}{day}"}
_SUBJECT: Final = {
    "en": "",
    "de": "{}",
    "fr": "Objet\N{NO-BREAK SPACE}: {}",
    "es": "Asunto: {}",
}


def date_line(letter: Letter) -> str:
    """The date in the letter's language, after the place where that is the custom: "Lyon, le 10
    décembre 2026"."""
    place = f"{one_line(letter.place)}, " if one_line(letter.place) else ""
    line = _DATED[language_of(letter.locale)].format(
        place=place, day=day_in_full(letter.day, letter.locale)
    )
    return line[0].upper() + line[1:]


def subject_line(letter: Letter) -> str:
    """The subject with the word before it that is customary; English letters have none."""
    subject = one_line(letter.subject)
    return _SUBJECT[language_of(letter.locale)].replace("{}", subject) if subject else ""


def plain(letter: Letter) -> str:
    """The letter as plain text, its parts an empty line apart."""
    blocks = (
        "\n".join(map(one_line, letter.sender)),
        "\n".join(map(one_line, letter.recipient)),
        date_line(letter),
        subject_line(letter),
        one_line(letter.salutation),
        *map(clean, letter.paragraphs),
        f"{one_line(letter.farewell)}\n{one_line(letter.name)}".strip(),
    )
    return "\n\n".join(filter(None, blocks)) + "\n"


# Where it stands

_LINE: Final = 4.8
"""Height of a line, in millimetres: 11 points with air."""
_TIGHT_LINE: Final = 4.5
"""Height of a line of an address: six in the field of DIN 5008."""
_MOST_IN_A_LINE: Final = 42
"""Characters that have room between the edges of a window."""
_TO_SIGN: Final = 3 * _LINE
_TEXT: Final = 11
_SMALL: Final = 7
"""Sizes of type, in points."""


@dataclass(frozen=True)
class Block:
    """A paragraph as it is set: millimetres `above` it and to its `left`, the height of its lines
    in millimetres, the size of its type in points. A line of an address is not broken."""

    text: str
    above: float
    line: float = _LINE
    left: float = 0
    size: int = _TEXT
    bold: bool = False
    at_right: bool = False
    unbroken: bool = False


def layout(letter: Letter, paper: Paper) -> list[Block]:
    """The letter from the top margin of its paper downwards.

    Every line of the addresses has a fixed height and is not broken, so that the address stands
    where the window is.
    """
    column = _Column(paper.top)
    column.lines(letter.sender, paper.top)
    if paper.returned:
        sender = " · ".join(filter(None, map(one_line, letter.sender)))
        column.lines((sender,), paper.returned.top, size=_SMALL)
    dated = (date_line(letter),)
    if paper.date_top < paper.recipient.top:
        column.lines(dated, paper.date_top)
    address = [part for line in letter.recipient for part in wrap(one_line(line), _MOST_IN_A_LINE)]
    column.lines(address, paper.recipient.top, left=paper.recipient.left - paper.left)
    if paper.date_top > paper.recipient.top:
        column.lines(dated, paper.date_top, at_right=True)
    column.text(subject_line(letter), paper.subject_top - column.at, bold=True)
    column.text(one_line(letter.salutation), max(_LINE, paper.subject_top - column.at))
    for paragraph in letter.paragraphs:
        column.text(clean(paragraph), _LINE)
    column.text(one_line(letter.farewell), _LINE)
    column.text(one_line(letter.name), _TO_SIGN)
    return column.blocks


class _Column:
    """Blocks one below the other; `at` is where the next line of known place would stand."""

    def __init__(self, top: float) -> None:
        self.at = top
        self.blocks: list[Block] = []

    def lines(
        self,
        lines: Sequence[str],
        top: float,
        *,
        left: float = 0,
        size: int = _TEXT,
        at_right: bool = False,
    ) -> None:
        """Lines that begin at `top`, or right below what is there already."""
        for line in filter(None, map(one_line, lines)):
            above = max(0.0, top - self.at)
            self.blocks.append(
                Block(line, above, _TIGHT_LINE, left, size, at_right=at_right, unbroken=True)
            )
            self.at += above + _TIGHT_LINE

    def text(self, text: str, above: float, *, bold: bool = False) -> None:
        """A paragraph of the letter itself."""
        if text:
            self.blocks.append(Block(text, max(above, _LINE), bold=bold))
            self.at += above + _LINE


_INCH: Final = 25.4


def html(letter: Letter, paper: Paper, *, dpi: float = 96) -> str:
    """The letter as HTML for a `QTextDocument`, everything recorded escaped.

    The document's page is the paper without its margins, its document margin 0, its unit `dpi` to
    the inch.
    """
    scale = dpi / _INCH

    def paragraph(block: Block) -> str:
        style = (
            f"margin:{block.above * scale:.2f}px 0px 0px {block.left * scale:.2f}px;"
            f"line-height:{block.line * scale:.2f}px;-qt-line-height-type:fixed;"
            f"font-size:{block.size}pt;"
            f"font-weight:{'bold' if block.bold else 'normal'};"
            f"white-space:{'nowrap' if block.unbroken else 'normal'}"
        )
        side = "right" if block.at_right else "left"
        text = escape(block.text).replace("\n", "<br/>")
        return f'<p align="{side}" style="{style}">{text}</p>'

    return f"<html><body>{''.join(map(paragraph, layout(letter, paper)))}</body></html>"
