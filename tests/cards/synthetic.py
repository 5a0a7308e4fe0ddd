"""Invented business cards, each with what is on it: for measuring, and for tests.

A card is placed once, as texts at their places. From those come its lines without any reading
(`lines`, fast, for tuning the rules) and its picture (`picture`, `photographed`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, Literal, NamedTuple

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from organizer.cards.lines import Box, Line
from organizer.practice.names import folded
from tests.cards.synthetic_words import LOCALES, Locale

Align = Literal["left", "centre", "right"]
Block = Literal["brand", "person", "reach", "place", "more"]

_FACES: Final = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"),
    ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
    ("NimbusSans-Regular.otf", "NimbusSans-Bold.otf"),
    ("NimbusRoman-Regular.otf", "NimbusRoman-Bold.otf"),
    ("P052-Roman.otf", "P052-Bold.otf"),
    ("URWGothic-Book.otf", "URWGothic-Demi.otf"),
    ("C059-Roman.otf", "C059-Bold.otf"),
)
_EASTERN: Final = (*("NotoSansCJK-Regular.ttc", "NotoSansJP-Regular.otf", "ipag.ttf", "ipagp.ttf"),)
_PALETTES: Final = (
    *(("white", "black", "#1f4e79"), ("#fbfaf5", "#222222", "#8a1c1c")),
    *(("#f1efe8", "#333333", "#2d6a4f"), ("#14213d", "white", "#fca311")),
    *(("black", "#eeeeee", "#d4af37"), ("#2b2d42", "#edf2f4", "#ef8354")),
)
"""Paper, ink and the company's colour."""


class _Column(NamedTuple):
    """Blocks one below the other; `across` is the anchor and `down` the share of free height above
    them, both of the card's size."""

    across: float
    width: float
    align: Align
    down: float
    blocks: tuple[Block, ...]


_ALL: Final = ("brand", "person", "reach", "place", "more")
LAYOUTS: Final[dict[str, tuple[_Column, ...]]] = {
    "left": (_Column(0.06, 0.88, "left", 0.5, _ALL),),
    "centred": (_Column(0.5, 0.88, "centre", 0.5, _ALL),),
    "right": (_Column(0.94, 0.88, "right", 0.5, _ALL),),
    "two columns": (
        _Column(0.06, 0.42, "left", 0.0, ("brand",)),
        _Column(0.06, 0.42, "left", 1.0, ("person", "more")),
        _Column(0.54, 0.42, "left", 1.0, ("reach", "place")),
    ),
    "logo left": (
        _Column(0.05, 0.34, "left", 0.5, ("brand", "more")),
        _Column(0.44, 0.52, "left", 0.5, ("person", "reach", "place")),
    ),
    "logo right": (
        _Column(0.05, 0.5, "left", 0.5, ("person", "place", "reach")),
        _Column(0.95, 0.35, "right", 0.5, ("brand", "more")),
    ),
    "logo top": (
        _Column(0.5, 0.9, "centre", 0.0, ("brand",)),
        _Column(0.05, 0.42, "left", 1.0, ("person", "more")),
        _Column(0.95, 0.44, "right", 1.0, ("reach", "place")),
    ),
    "person first": (
        _Column(0.06, 0.88, "left", 0.0, ("person",)),
        _Column(0.06, 0.44, "left", 1.0, ("brand", "place")),
        _Column(0.55, 0.4, "left", 1.0, ("reach", "more")),
    ),
    "qr": (
        _Column(0.06, 0.6, "left", 0.0, ("brand",)),
        _Column(0.06, 0.6, "left", 1.0, ("person", "reach", "place", "more")),
    ),
    "portrait": (
        _Column(0.5, 0.88, "centre", 0.0, ("brand", "more")),
        _Column(0.5, 0.88, "centre", 1.0, ("person", "reach", "place")),
    ),
    "band": (
        _Column(0.06, 0.88, "left", 0.0, ("brand",)),
        _Column(0.06, 0.45, "left", 0.7, ("person", "more")),
        _Column(0.54, 0.42, "left", 1.0, ("place", "reach")),
    ),
    "foot": (
        _Column(0.94, 0.5, "right", 0.0, ("brand",)),
        _Column(0.06, 0.6, "left", 0.45, ("person",)),
        _Column(0.5, 0.92, "centre", 1.0, ("place", "reach")),
    ),
    "flyer": (_Column(0.5, 0.88, "centre", 0.5, ("brand", "more", "reach", "place")),),
}


@dataclass(frozen=True)
class Truth:
    """What stands on a card; an empty text is not on it. `phones` are in E.164. `also` has, of a
    field with one value, what is as right: what the card says in its other language."""

    name: str = ""
    title: str = ""
    department: str = ""
    company: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    address: str = ""
    also: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)


class Printed(NamedTuple):
    """A text on a card: its left and its baseline in pixels, and how it is set."""

    text: str
    left: float
    baseline: float
    size: int
    face: str
    ink: str


@dataclass(frozen=True)
class SyntheticCard:
    """An invented card: `layout` of `LAYOUTS`, `locale` of `LOCALES`."""

    layout: str
    locale: str
    truth: Truth
    texts: tuple[Printed, ...]
    width: int
    height: int
    paper: str
    ink: str
    accent: str
    dots: tuple[tuple[float, float, float], ...]
    code: str

    @property
    def region(self) -> str:
        """The country (ISO 3166) that it is from."""
        return LOCALES[self.locale].region

    def lines(self) -> list[Line]:
        """Its texts with their boxes, as a reader without a fault would give them."""
        return [Line(text.text, _box(text)) for text in self.texts]

    def picture(self) -> Image.Image:
        """The card as it was drawn, 1,050 pixels on its longer side."""
        picture = Image.new("RGB", (self.width, self.height), self.paper)
        draw = ImageDraw.Draw(picture)
        if self.layout == "band":
            draw.rectangle((0, 0, self.width, self.height * 0.05), fill=self.accent)
        for x, y, size in self.dots:
            draw.ellipse((x, y, x + size, y + size), outline=self.accent, width=3)
        if self.code:
            made = zxingcpp.create_barcode(self.code, zxingcpp.BarcodeFormat.QRCode)
            code = Image.fromarray(zxingcpp.write_barcode_to_image(made, scale=6)).convert("RGB")
            picture.paste(code, (self.width - code.width - 40, self.height - code.height - 40))
        for text in self.texts:
            font = _font(text.face, text.size)
            draw.text((text.left, text.baseline), text.text, text.ink, font, anchor="ls")
        return picture


def photographed(picture: Image.Image, chance: random.Random) -> Image.Image:
    """The card as a hand-held telephone takes it: on a table, askew, unevenly lit, not quite sharp,
    with noise and the traces of JPEG."""
    width, height = picture.size
    margin = round(0.12 * width)
    table = Image.new("RGB", (width + 2 * margin, height + 2 * margin), chance.choice(_TABLES))
    shape = table.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    moved = [
        (
            x + margin + chance.uniform(-0.5, 0.5) * margin,
            y + margin + chance.uniform(-0.5, 0.5) * margin,
        )
        for x, y in corners
    ]
    bends = _perspective(moved, corners)
    options = (Image.Transform.PERSPECTIVE, bends, Image.Resampling.BICUBIC)
    mask = Image.new("L", picture.size, 255).transform(shape, *options)
    table.paste(picture.transform(shape, *options), (0, 0), mask)
    table = table.filter(ImageFilter.GaussianBlur(chance.uniform(0.3, 1.3)))
    pixels = np.asarray(table).astype(np.float32)
    rows, columns = np.mgrid[0 : shape[1], 0 : shape[0]]
    slope = chance.uniform(-0.35, 0.35) * columns / shape[0]
    light = chance.uniform(0.75, 1.05) + slope + chance.uniform(-0.25, 0.25) * rows / shape[1]
    noise = np.random.default_rng(chance.randrange(2**32)).normal(
        0, chance.uniform(2, 9), pixels.shape
    )
    lit = np.clip(pixels * light[:, :, None] + noise, 0, 255).astype(np.uint8)
    return Image.fromarray(lit)


_TABLES: Final = ("#6b4f3a", "#8d8d8d", "#3a3a3a", "#c9b79c")


def _perspective(
    seen: Sequence[tuple[float, float]], flat: Sequence[tuple[float, float]]
) -> tuple[float, ...]:
    """The eight numbers with which Pillow finds, for each place seen, the one on the card."""
    rows, wanted = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        wanted += [u, v]
    return tuple(np.linalg.solve(np.array(rows, float), np.array(wanted, float)).tolist())


def cards(count: int, *, seed: int, without: Sequence[str] = ()) -> Iterator[SyntheticCard]:
    """So many cards, every layout and locale in turn; `without` names locales to leave out."""
    names = [name for name in LOCALES if name not in without]
    for number in range(count):
        chance = random.Random(f"{seed}/{number}")
        layout = list(LAYOUTS)[number % len(LAYOUTS)]
        turn = number // len(LAYOUTS) + number % len(LAYOUTS) * 5
        yield _Printer(chance, layout, names[turn % len(names)]).card()


class _Text(NamedTuple):
    text: str
    scale: float = 1.0
    bold: bool = False
    accent: bool = False
    icon: bool = False
    label: str = ""


class _Printer:
    """Makes up one card and places it."""

    def __init__(self, chance: random.Random, layout: str, locale: str) -> None:
        self._chance = chance
        self._layout = layout
        self._locale = locale
        self._words: Locale = LOCALES[locale]
        self._eastern = locale == "ja"
        self._blocks: dict[Block, list[_Text]] = {
            "brand": [],
            "person": [],
            "reach": [],
            "place": [],
            "more": [],
        }

    def card(self) -> SyntheticCard:
        """The card."""
        portrait = self._layout == "portrait"
        width, height = (630, 1050) if portrait else (1050, self._chance.choice((600, 640, 660)))
        paper, ink, accent = self._chance.choice(_PALETTES)
        faces = _eastern() if self._eastern else self._chance.choice(_faces())
        truth = self._worded()
        texts: list[Printed] = []
        dots: list[tuple[float, float, float]] = []
        base = 27.0
        while base > 9:
            texts, dots = [], []
            rooms = [
                self._placed(column, base, (width, height), (ink, accent), faces, texts, dots)
                for column in LAYOUTS[self._layout]
            ]
            if all(rooms) and not _collide(texts):
                break
            base *= 0.94
        code = f"https://{truth.websites[0]}/c" if self._layout == "qr" and truth.websites else ""
        return SyntheticCard(
            *(self._layout, self._locale, truth, tuple(texts), width, height),
            *(paper, ink, accent, tuple(dots), code),
        )

    def _odds(self, of_hundred: int) -> bool:
        return self._chance.randrange(100) < of_hundred

    def _pick(self, options: Sequence[str]) -> str:
        return self._chance.choice(options)

    def _worded(self) -> Truth:
        stem, trade = self._pick(self._words.stems), self._pick(self._words.trades)
        host = self._host(stem, trade)
        company = self._brand(stem, trade)
        truth = Truth(company=company)
        local = "info"
        if self._layout != "flyer":
            truth, local = self._person(truth)
        truth = self._reach(truth, local, host)
        return replace(self._more(truth), address=self._place())

    def _host(self, stem: str, trade: str) -> str:
        first, second = (_latin(word) for word in (stem, trade))
        initials = "".join(
            word[0] for word in f"{stem} {trade}".split() if word.isalpha() and word.isascii()
        )
        name = self._pick(
            [f"{first}{second}", f"{first}-{second}", first, first, f"{initials.lower()}{second}"]
        )
        return f"{name}.example"

    def _brand(self, stem: str, trade: str) -> str:
        form = self._pick(self._words.forms)
        if self._eastern:
            stem, trade = stem.split()[0], trade.split()[0]
            legal = f"{form}{stem}{trade}" if self._odds(70) else f"{stem}{trade}{form}"
            self._blocks["brand"].append(_Text(legal, 1.3, bold=True))
            return legal
        glue = "" if form.startswith(",") else " "
        legal = f"{stem} {trade}{glue}{form}".strip()
        style = self._chance.randrange(6)
        plain = f"{stem} {trade}"
        shouted = self._odds(40)
        brand = self._blocks["brand"]
        if style == 0:
            brand.append(_Text(self._cased(legal, shouted), 1.5, bold=True, accent=True))
            company = brand[0].text
        elif style == 1:
            brand.append(_Text(self._cased(plain, shouted), 1.8, bold=True, accent=True))
            company = brand[0].text
        elif style == 2:
            brand.append(_Text(self._cased(stem, shouted), 2.4, bold=True, accent=True))
            brand.append(_Text(self._cased(trade, shouted), 1.3, accent=True))
            company = f"{brand[0].text} {brand[1].text}"
        elif style == 3:
            brand.append(_Text(self._cased(stem, shouted), 2.6, bold=True, accent=True))
            self._blocks["place"].append(_Text(legal, bold=self._odds(50)))
            company = legal
        elif style == 4:
            self._blocks["place"].append(_Text(legal, 1.1, bold=True))
            company = legal
        else:
            brand.append(_Text(" ".join(stem.replace(" ", "").upper()), 1.9, accent=True))
            self._blocks["place"].append(_Text(legal))
            company = legal
        if brand and self._odds(30):
            brand.append(_Text(self._pick(self._words.slogans), 0.9))
        return company

    def _cased(self, text: str, shouted: bool) -> str:
        if not shouted:
            return text
        return text.replace("i", "İ").upper() if self._locale == "tr" else text.upper()

    def _person(self, truth: Truth) -> tuple[Truth, str]:
        words = self._words
        given, family = self._pick(words.given), self._pick(words.family)
        latin = _latin(given), _latin(family)
        if self._eastern:
            name = self._pick([" ", ""]).join((family.split()[0], given.split()[0]))
            prefix = suffix = ""
        else:
            middle = f" {self._pick('ABDEJKLMRT')}. " if self._odds(12) else " "
            name = f"{given}{middle}{family}"
            prefix = f"{self._pick(words.prefixes)} " if words.prefixes and self._odds(18) else ""
            suffix = f", {self._pick(words.suffixes)}" if words.suffixes and self._odds(18) else ""
        shouted = self._odds(22)
        title = self._pick(words.titles)
        name = self._cased(prefix + name, shouted)
        person = self._blocks["person"]
        person.append(
            _Text(name + suffix, self._chance.choice((1.2, 1.4, 1.7)), bold=self._odds(70))
        )
        if self._odds(92):
            titled = self._cased(title, self._odds(15))
            person.append(_Text(titled, accent=self._odds(30)))
            truth = replace(truth, title=titled)
        if self._odds(22):
            department = self._pick(words.departments)
            person.append(_Text(department))
            truth = replace(truth, department=department)
        if person and self._eastern and self._odds(50):
            person.append(_Text(f"{latin[1]} {latin[0]}".title(), 0.8))
        local = self._pick(
            [
                *(f"{latin[0]}.{latin[1]}", f"{latin[0][0]}{latin[1]}", latin[0]),
                *(f"{latin[0][0]}.{latin[1]}", latin[1], "info"),
            ]
        )
        return replace(truth, name=name), local

    def _number(self, patterns: Sequence[str]) -> tuple[str, str]:
        """A number as printed, and in E.164."""
        shown = "".join(
            str(self._chance.randrange(10)) if mark == "#" else mark
            for mark in self._pick(patterns)
        )
        digits = "".join(mark for mark in shown.replace("(0)", "") if mark.isdigit())
        if "+" in shown:
            return shown, f"+{digits}"
        if digits.startswith("1") and self._words.calling == "1":
            digits = digits[1:]
        return shown, f"+{self._words.calling}{digits.removeprefix(self._words.trunk)}"

    def _reach(self, truth: Truth, local: str, host: str) -> Truth:
        words = self._words
        labels = self._chance.choice(words.labels)
        style = self._pick(["colon", "plain", "column", "after", "icon", "none"])
        if self._layout in ("centred", "foot", "portrait", "flyer") and style == "column":
            style = "colon"
        rows: list[tuple[int, str]] = []
        phones = []
        for kind, patterns, odds in (
            (0, words.landlines, 88),
            (1, words.mobiles, 65),
            (2, words.landlines, 35 if style not in ("none", "icon") else 0),
        ):
            if self._odds(odds):
                shown, number = self._number(patterns)
                if kind == 0 and self._locale == "en-US" and style != "after" and self._odds(15):
                    shown, number = f"{shown} ext. 12", f"{number};ext=12"
                rows.append((kind, shown))
                phones.append(number)
        emails = (f"{local}@{host}",) if self._odds(94) else ()
        site = self._pick([f"www.{host}", f"www.{host}", host, f"https://www.{host}"])
        sites = (site,) if self._odds(75) else ()
        rows += [(3, mail) for mail in emails] + [(4, site) for site in sites]
        if self._odds(30):
            self._chance.shuffle(rows)
        lines = [self._row(style, labels[kind], shown, kind) for kind, shown in rows]
        if self._layout == "foot" or self._odds(10):
            lines = self._joined(lines, 2 if self._layout != "foot" else 3)
        self._blocks["reach"] += lines
        return replace(truth, phones=tuple(dict.fromkeys(phones)), emails=emails, websites=sites)

    def _row(self, style: str, label: str, shown: str, kind: int) -> _Text:
        if style == "colon":
            return _Text(f"{label}: {shown}")
        if style == "plain":
            return _Text(f"{label} {shown}")
        if style == "column":
            return _Text(shown, label=label)
        if style == "after" and kind < 3:
            return _Text(f"{shown} {self._pick(['({})', '{}']).format(label.lower())}")
        return _Text(shown, icon=style == "icon")

    def _joined(self, lines: list[_Text], many: int) -> list[_Text]:
        mark = self._pick([" | ", " • ", "  |  ", " / ", " · "])
        return [
            _Text(mark.join(f"{line.label} {line.text}".strip() for line in lines[n : n + many]))
            for n in range(0, len(lines), many)
        ]

    def _place(self) -> str:
        if not self._odds(88):
            return ""
        words = self._words
        address = self._pick(words.addresses).format(
            street=self._pick(words.streets),
            number=self._chance.randrange(11, 89),
            town=self._pick(words.towns),
        )
        if self._odds(25):
            address += self._pick(["\n", ", "]) + words.country
        if self._layout == "foot":
            address = address.replace("\n", self._pick([", ", " | ", " • "]))
        self._blocks["place"] += [
            _Text(line, icon=self._odds(10) and n == 0)
            for n, line in enumerate(address.split("\n"))
        ]
        return address

    def _more(self, truth: Truth) -> Truth:
        words = self._words
        more = self._blocks["more"]
        if self._layout == "flyer":
            more.append(_Text(self._pick(words.slogans), 1.2))
        for odds, text in (
            (12, words.registered),
            (8, self._pick(["Mon–Fri 9:00–17:30", "Mo-Fr 8-18 Uhr", "Open daily 10-6"])),
            (8, f"@{truth.emails[0].split('@')[1].partition('.')[0]}" if truth.emails else ""),
        ):
            if text and self._odds(odds):
                more.append(_Text(text, 0.8))
        return truth

    def _placed(
        self,
        column: _Column,
        base: float,
        room: tuple[int, int],
        inks: tuple[str, str],
        faces: tuple[str, str],
        texts: list[Printed],
        dots: list[tuple[float, float, float]],
    ) -> bool:
        """Adds a column's texts; whether they fit."""
        width, height = room
        filled = [self._blocks[block] for block in column.blocks if self._blocks[block]]
        spacing, between = 1.45, 0.9
        taken = sum(base * spacing * text.scale for block in filled for text in block)
        taken += between * base * max(0, len(filled) - 1)
        free = height * 0.88 - taken
        down = height * 0.06 + column.down * free
        fits = free >= 0
        labels = [_font(faces[0], round(base)).getlength(t.label) for b in filled for t in b]
        gap = max(labels, default=0) + 0.8 * base
        for block in filled:
            for text in block:
                face = faces[text.bold]
                size = round(base * text.scale)
                length = _font(face, size).getlength(text.text)
                indent = 1.3 * base if text.icon else gap if text.label else 0.0
                fits = fits and length + indent <= column.width * width
                left = column.across * width
                if column.align == "centre":
                    left -= length / 2
                elif column.align == "right":
                    left -= length
                baseline = down + base * text.scale * 1.1
                ink = inks[text.accent]
                start = left + (indent if column.align == "left" else 0)
                if text.icon:
                    dots.append((start - 1.3 * base, baseline - 0.8 * base, 0.85 * base))
                if text.label:
                    at = left if column.align == "left" else left - indent
                    texts.append(Printed(text.label, at, baseline, size, face, ink))
                texts.append(Printed(text.text, start, baseline, size, face, ink))
                down += base * spacing * text.scale
            down += between * base
        return fits


def _latin(words: str) -> str:
    *_other, last = (
        words.split() if not words.isascii() and words.split()[-1].isascii() else [words]
    )
    return "".join(mark for mark in folded(last) if mark.isascii() and mark.isalnum())


def _box(text: Printed) -> Box:
    left, top, right, bottom = _font(text.face, text.size).getbbox(text.text, anchor="ls")
    more = 0.12 * text.size
    return Box(
        text.left + left - more,
        text.baseline + top - more,
        text.left + right + more,
        text.baseline + bottom + more,
    )


def _collide(texts: Sequence[Printed]) -> bool:
    boxes = [_box(text) for text in texts]
    return any(
        min(one.right, two.right) > max(one.left, two.left)
        and min(one.bottom, two.bottom) - max(one.top, two.top) > 0.35 * (one.bottom - one.top)
        for n, one in enumerate(boxes)
        for two in boxes[:n]
    )


@cache
def _font(face: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.truetype(face, size) if face else ImageFont.load_default(size)


def _loads(face: str) -> bool:
    try:
        ImageFont.truetype(face, 20)
    except OSError:
        return False
    return True


@cache
def _faces() -> tuple[tuple[str, str], ...]:
    """The typefaces of this machine, regular and bold; Pillow's own where it has none."""
    return tuple(pair for pair in _FACES if all(map(_loads, pair))) or (("", ""),)


@cache
def _eastern() -> tuple[str, str]:
    face = next(filter(_loads, _EASTERN), "")
    return face, face


def draws_japanese() -> bool:
    """Whether a typeface for Japanese is on this machine."""
    return _eastern()[0] != ""
