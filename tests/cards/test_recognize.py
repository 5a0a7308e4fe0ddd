"""Lines are read where they stand, however the picture was taken; other scripts are known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from organizer.cards import tesseract
from organizer.cards.lines import Box, Line
from organizer.cards.recognize import Recognizer
from organizer.cards.scripts import is_foreign
from tests.cards.drawing import ANNA, card

RUSSIAN = ("Иван Петров", "Руководитель отдела", "ООО Северный Ветер", "ivan@example.com")


def cyrillic() -> str:
    try:
        ImageFont.truetype("DejaVuSans.ttf", 44)
    except OSError:
        pytest.skip("no DejaVu Sans here")
    return "DejaVuSans.ttf"


@pytest.mark.parametrize(("ink", "paper"), [("black", "white"), ("white", "navy")])
def test_lines_are_read_where_they_stand(recognizer: Recognizer, ink: str, paper: str) -> None:
    _picture, lines, foreign = recognizer.read(card(*ANNA, ink=ink, paper=paper))
    assert [line.text for line in lines] == list(ANNA)
    assert not foreign
    for number, line in enumerate(lines):
        top = 60 + 90 * number
        assert line.box.left < 75 and line.box.top < top + 20
        assert top + 30 < line.box.bottom < top + 80
        assert line.score > 0.9


@pytest.mark.parametrize(
    "turn",
    [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270],
)
def test_a_card_that_lies_wrong_is_turned(recognizer: Recognizer, turn: Image.Transpose) -> None:
    upright, lines, _foreign = recognizer.read(card(*ANNA).transpose(turn))
    assert upright.size == (1000, 600)
    first, *_others = lines
    assert [line.text for line in lines] == list(ANNA)
    assert first.box.left < 75 and first.box.top < 80


def test_a_small_picture_is_read_and_its_boxes_are_in_its_own_pixels(
    recognizer: Recognizer,
) -> None:
    _picture, lines, _foreign = recognizer.read(card(*ANNA).resize((400, 240)))
    assert [line.text for line in lines] == list(ANNA)
    assert 30 < lines[-1].box.bottom < 170


@pytest.mark.parametrize("size", [(1, 1), (2400, 1), (1, 2400), (1000, 600)])
def test_where_nothing_stands_nothing_is_read(
    recognizer: Recognizer, size: tuple[int, int]
) -> None:
    assert recognizer.read(Image.new("RGB", size, "white"))[1:] == ((), False)


@pytest.fixture
def tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Path]:
    """A PATH without Tesseract, until a test puts one into this folder."""
    monkeypatch.setenv("PATH", str(tmp_path))
    tesseract._installed.cache_clear()
    yield tmp_path
    tesseract._installed.cache_clear()


def test_a_script_that_cannot_be_read_is_said_and_no_noise_is_kept(
    recognizer: Recognizer, tools: Path
) -> None:
    _picture, lines, foreign = recognizer.read(card(*RUSSIAN, font=cyrillic()))
    assert foreign
    assert [line.text for line in lines] == ["ivan@example.com"]


TABLE = """\
level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t1000\t600\t-1\t
5\t1\t1\t1\t1\t1\t60\t65\t120\t40\t96.5\tИван
5\t1\t1\t1\t1\t2\t190\t65\t150\t40\t91.5\tПетров
5\t1\t1\t1\t2\t1\t60\t155\t300\t40\t31.0\tгадание
5\t1\t1\t1\t3\t1\t60\t335\t300\t40\t95.0\tivan@exarnple.com
"""


def install_tesseract(tools: Path, *, languages: str = "eng osd rus", says: str = TABLE) -> None:
    """A Tesseract that says what it is asked for, and `says` of any picture."""
    (tools / "table").write_text(says, encoding="utf-8")
    program = tools / "tesseract"
    program.write_text(
        "#!/bin/sh\n"
        f'if [ "$1" = --list-langs ]; then /bin/echo "List of languages:" {languages}; exit; fi\n'
        f'/bin/echo "$@" > {tools}/asked\n'
        f"/bin/cat {tools}/table\n"
    )
    program.chmod(0o755)


def test_where_tesseract_has_the_language_it_reads_what_the_models_cannot(
    recognizer: Recognizer, tools: Path
) -> None:
    install_tesseract(tools)
    _picture, lines, foreign = recognizer.read(card(*RUSSIAN, font=cyrillic()))
    assert not foreign
    assert [line.text for line in lines] == ["ivan@example.com", "Иван Петров"]
    assert lines[1].box == Box(60, 65, 340, 105)
    assert lines[1].score == pytest.approx(0.94)
    assert "-l rus --psm" in (tools / "asked").read_text()


DOUBTFUL = [Line("", Box(50, 50, 400, 120))]


@pytest.mark.parametrize("languages", ["eng osd", ""])
def test_without_the_language_tesseract_is_not_asked(tools: Path, languages: str) -> None:
    install_tesseract(tools, languages=languages)
    assert tesseract.read(card(*ANNA), DOUBTFUL) == []
    assert not (tools / "asked").exists()


def test_a_tesseract_that_fails_or_talks_nonsense_reads_nothing(tools: Path) -> None:
    install_tesseract(tools, says="5\tnonsense\nmore\n\n")
    assert tesseract.read(card(*ANNA), DOUBTFUL) == []
    (tools / "tesseract").write_text("#!/bin/sh\n[ $1 = --list-langs ] && echo rus && exit\nexit 1")
    assert tesseract.read(card(*ANNA), DOUBTFUL) == []


def line(text: str, width: float, score: float = 1.0) -> Line:
    return Line(text, Box(0, 0, width * 40, 40), score)


@pytest.mark.parametrize(
    ("read", "foreign"),
    [
        (line("anna.berg@example.com", 10), False),
        (line("株式会社日本光学", 8), False),
        (line("AB", 2, 0.3), False),  # too short to tell
        (line("", 8), True),
        (line(", .  5", 8, 0.9), True),
        (line("luc Olı", 3, 0.7), True),
        (line("εργι ααυλ", 4), True),
        (line("α-Optik", 4), False),
    ],
)
def test_what_gives_another_script_away(read: Line, foreign: bool) -> None:
    assert is_foreign(read) is foreign


def test_a_line_that_looks_turned_is_read_as_the_others_stand(recognizer: Recognizer) -> None:
    digits = "(051) 000 8644 | 320 000 7685"
    _picture, lines, _foreign = recognizer.read(card("Corteverde", "Via Garibaldi", digits))
    assert [line.text.replace(" ", "") for line in lines][2:] == [digits.replace(" ", "")]


def test_a_slanting_card_is_set_straight(recognizer: Recognizer) -> None:
    slanting = card(*ANNA).rotate(-6, expand=True, fillcolor="white")
    straight, lines, _foreign = recognizer.read(slanting)
    assert [line.text for line in lines] == list(ANNA)
    tops = [line.box.top for line in lines]
    assert all(abs(below - top - 90) < 12 for top, below in pairwise(tops))
    assert all(abs(line.box.left - lines[0].box.left) < 12 for line in lines)
    assert all(30 < line.box.height < 70 for line in lines)
    for line in lines:  # the place is that in the picture that was set straight
        box = line.box
        piece = straight.crop((int(box.left), int(box.top), int(box.right), int(box.bottom)))
        assert min(piece.convert("L").tobytes()) < 100


def test_a_small_card_on_a_large_dark_table_is_looked_at_closely(recognizer: Recognizer) -> None:
    table = Image.new("RGB", (2400, 1800), "#3a2c20")
    table.paste(card(*ANNA).resize((500, 300)), (1500, 300))
    _picture, lines, _foreign = recognizer.read(table)
    assert [line.text for line in lines] == list(ANNA)
    assert all(1500 < line.box.left < 1600 and 300 < line.box.top < 600 for line in lines)
