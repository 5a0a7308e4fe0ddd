"""How well cards are read into fields: `python -m tests.benchmarks.cards`.

`--photo` photographs the cards first; `--lines` takes their lines as they were printed, without any
reading, and `--by-hand FILE` so those of tests/data/cards, which were set as real cards are;
`--pictures FOLDER` takes real ones, of which `truth.jsonl` in that folder says what is on them. The
others are invented, each layout and locale in turn; see `tests.cards.synthetic`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any, Final, NamedTuple

from PIL import Image, ImageDraw

from organizer.cards.fields import CardDraft, read_fields
from organizer.cards.lines import Box, Line
from organizer.cards.worker import CardReader
from tests.cards.synthetic import SyntheticCard, Truth, cards, draws_japanese, photographed

FIELDS: Final = (
    *("name", "title", "department", "company"),
    *("emails", "phones", "websites", "address"),
)
BINS: Final = 10
SEED: Final = 7
PATIENCE: Final = 300.0
"""Seconds for a card: a machine that is busy with other things is no fault of the reading."""
BY_HAND: Final = Path(__file__).parents[1] / "data" / "cards"


class Read(NamedTuple):
    """A card as it was read, with what is on it."""

    name: str
    truth: Truth
    draft: CardDraft
    seconds: float = 0.0


class Count(NamedTuple):
    """How many values of a field were right, wrong and not read."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Count) -> Count:
        return Count(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        return self.right / ((self.right + self.wrong) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + self.missed) or 1)

    @property
    def f1(self) -> float:
        return 2 * self.right / ((2 * self.right + self.wrong + self.missed) or 1)


def values(field: str, truth: Truth) -> frozenset[str]:
    """What is on a card in a field, in the form in which it is compared: letter case and spaces
    aside; of an address its letters and digits alone, of a site without `https://www.`, of a number
    without its extension, which E.164 does not know."""
    found = getattr(truth, field)
    texts = [found] if isinstance(found, str) else found
    return frozenset(filter(None, (_plain(field, text) for text in texts)))


def wanted_of(field: str, truth: Truth, found: frozenset[str]) -> frozenset[str]:
    """What should be read in a field: what was, where the card says it another way, too."""
    also = {_plain(field, text) for text in truth.also.get(field, ())}
    return found if found & also else values(field, truth)


def _plain(field: str, text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    if field == "address":
        return "".join(re.findall(r"\w", text))
    if field == "phones":
        return text.partition(";")[0]
    if field == "websites":
        return re.sub(r"^(?:https?://)?(?:www\.)?|/+$", "", text.strip())
    return re.sub(
        r"(?<=[^\x00-\u0fff]) (?=[^\x00-\u0fff])", "", " ".join(text.replace("’", "'").split())
    )


def read_as(draft: CardDraft) -> Truth:
    """What was read, in the form of what is on a card."""
    contact = draft.contact
    return Truth(
        *(contact.full_name, contact.title, contact.department, contact.company, contact.emails),
        tuple(phone.number for phone in contact.phones),
        contact.websites,
        "\n".join(address.text for address in contact.addresses),
    )


def counted(read: Read) -> dict[str, Count]:
    """The figures of one card, by field."""
    figures = {}
    for field in FIELDS:
        found = values(field, read_as(read.draft))
        wanted = wanted_of(field, read.truth, found)
        figures[field] = Count(len(wanted & found), len(found - wanted), len(wanted - found))
    return figures


def measured(reads: Iterable[Read]) -> dict[str, Count]:
    """The figures of many cards, by field, and over all fields ("all")."""
    table = dict.fromkeys((*FIELDS, "all"), Count())
    for read in reads:
        for field, count in counted(read).items():
            table[field] = table[field].plus(count)
            table["all"] = table["all"].plus(count)
    return table


def corrections(reads: Sequence[Read]) -> float:
    """How many fields of a card, on average, a person must correct: they are wrong, empty though
    they are on the card, or filled though they are not."""
    return sum(
        count.wrong + count.missed > 0 for read in reads for count in counted(read).values()
    ) / (len(reads) or 1)


def judged(reads: Iterable[Read]) -> list[tuple[str, float, bool]]:
    """Each field that was filled: its name, its confidence, and whether all in it is right."""
    return [
        (field, read.draft.confidence[field], found <= wanted_of(field, read.truth, found))
        for read in reads
        for field in FIELDS
        if (found := values(field, read_as(read.draft)))
    ]


class Bin(NamedTuple):
    """Fields with about the same confidence: how many, their mean, and the share that is right."""

    fields: int
    confidence: float
    right: float


def calibration(reads: Iterable[Read]) -> tuple[list[Bin], float]:
    """Fields by confidence, and the expected calibration error: how far, on average, confidence is
    from the share that is right."""
    judgements = judged(reads)
    bins = []
    for n in range(BINS):
        here = [
            (sure, right)
            for _f, sure, right in judgements
            if n <= min(sure * BINS, BINS - 1) < n + 1
        ]
        if here:
            total = len(here)
            bins.append(
                Bin(total, sum(s for s, _r in here) / total, sum(r for _s, r in here) / total)
            )
    error = sum(one.fields * abs(one.confidence - one.right) for one in bins)
    return bins, error / (len(judgements) or 1)


def plot(bins: Sequence[Bin], file: Path) -> None:
    """The calibration as a picture: what is right over how sure it was, larger dots for more."""
    side, edge = 480, 40
    picture = Image.new("RGB", (side + 2 * edge, side + 2 * edge), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((edge, edge, edge + side, edge + side), outline="grey")
    draw.line((edge, edge + side, edge + side, edge), fill="grey")
    most = max((one.fields for one in bins), default=1)
    for one in bins:
        x, y = edge + one.confidence * side, edge + (1 - one.right) * side
        size = 4 + 14 * (one.fields / most) ** 0.5
        draw.ellipse((x - size, y - size, x + size, y + size), fill="steelblue")
    draw.text((edge, edge + side + 10), "confidence 0 to 1; upwards: share that is right", "black")
    picture.save(file)


def from_lines(some: Iterable[SyntheticCard]) -> Iterator[Read]:
    """Cards whose lines are taken as they were printed."""
    for number, card in enumerate(some):
        begun = perf_counter()
        draft = read_fields(card.lines(), region=card.region)
        yield Read(
            f"{number} {card.layout} {card.locale}", card.truth, draft, perf_counter() - begun
        )


class Picture(NamedTuple):
    """A card as a file, with what is on it, and where its numbers without a country are from."""

    name: str
    truth: Truth
    content: bytes
    region: str | None = None


def drawn(some: Iterable[SyntheticCard], *, photo: bool) -> Iterator[Picture]:
    """Cards as files: PNG as they were drawn, or JPEG as they were photographed."""
    for number, card in enumerate(some):
        picture, file = card.picture(), BytesIO()
        if photo:
            chance = random.Random(number)
            photographed(picture, chance).save(file, "JPEG", quality=chance.randrange(45, 92))
        else:
            picture.save(file, "PNG")
        name = f"{number} {card.layout} {card.locale}"
        yield Picture(name, card.truth, file.getvalue(), card.region)


def real(folder: Path) -> Iterator[Picture]:
    """The pictures in a folder that its `truth.jsonl` speaks of: a line for each, with its `file`
    and the fields of `Truth`."""
    for row in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        fields = json.loads(row)
        name = fields.pop("file")
        yield Picture(name, _truth(fields), (folder / name).read_bytes())


def _truth(fields: dict[str, Any]) -> Truth:
    known: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in fields.items()
        if value is not None
    }
    return Truth(**known)


def by_hand(file: str) -> Iterator[Read]:
    """The cards set by hand in a file of tests/data/cards, from their lines: with left, top and
    height as they are `lines`, with the whole box and a score of a hundred as they were `read`."""
    text = (BY_HAND / f"{file}.toml").read_text(encoding="utf-8")
    for number, card in enumerate(tomllib.loads(text)["card"]):
        lines = []
        for row in card.pop("lines", "").strip().splitlines():
            left, top, height, text = row.split(" ", 3)
            x, y, size = int(left), int(top), int(height)
            lines.append(Line(text, Box(x, y, x + size * len(text) / 2, y + size)))
        for row in card.pop("read", "").strip().splitlines():
            *box, score, text = row.split(" ", 5)
            lines.append(Line(text, Box(*map(int, box)), int(score) / 100))
        draft = read_fields(lines, region=card.pop("region", None))
        yield Read(f"{number} {file}", _truth(card), draft)


def from_pictures(files: Iterable[Picture]) -> Iterator[Read]:
    """Cards read from their pictures as the program does, in its worker."""
    with CardReader(seconds=PATIENCE) as reader:
        for file in files:
            begun = perf_counter()
            (page,) = reader.read(file.content, file.region)
            yield Read(file.name, file.truth, page.draft, perf_counter() - begun)


def report(reads: Sequence[Read], *, wrong: bool) -> None:
    """Prints the figures; `wrong` prints each field that is not right, too."""
    print(f"{len(reads)} cards\n{'':12}{'precision':>10}{'recall':>8}{'F1':>7}{'right':>7}", end="")
    print(f"{'wrong':>7}{'missed':>8}")
    for field, count in measured(reads).items():
        print(f"{field:12}{count.precision:10.3f}{count.recall:8.3f}{count.f1:7.3f}", end="")
        print(f"{count.right:7}{count.wrong:7}{count.missed:8}")
    bins, error = calibration(reads)
    print("\nconfidence  right  fields")
    for one in bins:
        print(f"{one.confidence:10.3f}{one.right:7.3f}{one.fields:8}")
    print(f"expected calibration error {error:.3f}")
    print(f"corrections a card {corrections(reads):.2f}")
    if wrong:
        for read in reads:
            found = read_as(read.draft)
            for field, count in counted(read).items():
                if count.wrong or count.missed:
                    sure = read.draft.confidence.get(field, 0.0)
                    print(f"{read.name} | {field} {sure:.2f} | ", end="")
                    print(f"{getattr(read.truth, field)!r} | {getattr(found, field)!r}")


def peak_memory() -> float:
    """The most memory, in megabytes, that the worker has had; Linux and macOS only."""
    import resource
    import sys

    unit = 1024 if sys.platform == "linux" else 1
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--n", type=int, default=130, help="cards")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--photo", action="store_true", help="photograph them first")
    options.add_argument("--lines", action="store_true", help="read no picture")
    options.add_argument(
        "--by-hand",
        choices=(
            "strangers",
            "passers_by",
            "latecomers",
            "pictured",
            "shoebox",
            "drawer",
            "wallet",
        ),
        help="those in a file",
    )
    options.add_argument("--pictures", type=Path, help="a folder of real cards with truth.jsonl")
    options.add_argument("--wrong", action="store_true", help="print what was not read right")
    options.add_argument("--plot", type=Path, help="the calibration as a PNG")
    given = options.parse_args()
    without = () if given.lines or draws_japanese() else ("ja",)
    some = cards(given.n, seed=given.seed, without=without)
    if given.by_hand:
        reads = list(by_hand(given.by_hand))
    elif given.lines:
        reads = list(from_lines(some))
    else:
        files = real(given.pictures) if given.pictures else drawn(some, photo=given.photo)
        reads = list(from_pictures(files))
    report(reads, wrong=given.wrong)
    seconds = [read.seconds for read in reads[1:]]  # the first loads what is loaded once
    print(
        f"seconds a card {sum(seconds) / (len(seconds) or 1):.3f}, the first {reads[0].seconds:.3f}"
    )
    print(f"peak memory of the worker {peak_memory():.0f} MB")
    if given.plot:
        plot(calibration(reads)[0], given.plot)


if __name__ == "__main__":
    main()
