"""`read-card`: cards are printed one by one, and the record is never touched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from organizer.app import main
from organizer.cards import worker
from tests.cards.drawing import ANNA, card, qr_code

ROOT = Path(__file__).resolve().parents[1]
MECARD = "MECARD:N:Berg,Anna;ORG:Nordlicht Optik AG;TEL:030 23125001;EMAIL:anna@example.com;;"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A card with a code, an empty picture, and what cannot be read."""
    files = {name: tmp_path / f"{name}.png" for name in ("card", "empty", "text", "missing")}
    picture = card(*ANNA)
    picture.paste(qr_code(MECARD), (640, 60))
    picture.save(files["card"])
    Image.new("RGB", (600, 400), "white").save(files["empty"])
    files["text"].write_text("no picture")
    return files


def test_each_file_is_one_line_of_json_and_one_that_fails_keeps_none_back(
    files: dict[str, Path], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    run = (
        "import sys; from organizer.app import main; code = main(sys.argv[1:]); "
        "assert 'PySide6' not in sys.modules and 'peewee' not in sys.modules; sys.exit(code)"
    )
    order = ("text", "card", "missing", "empty")
    command = [sys.executable, "-c", run, "--data-dir", str(data), "--language", "en", "read-card"]
    done = subprocess.run(
        [*command, "--json", "--region", "de", *(str(files[name]) for name in order)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert not data.exists()
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [str(files[name]) for name in order]
    text, read, missing, empty = lines
    assert text["error"] == (
        "This is no picture that can be read; JPEG, PNG, WebP, TIFF, BMP, HEIC and PDF can."
    )
    assert missing["error"] == "The file could not be read."
    assert (empty["error"], empty["contacts"]) == (None, [])
    assert (read["error"], read["qr"], empty["qr"]) == (None, True, False)
    assert 0 < read["seconds"] < 30
    (contact,) = read["contacts"]
    assert contact.keys() == {
        *("name", "given", "family", "title", "department", "company", "emails", "phones"),
        *("websites", "address", "confidence", "warnings"),
    }
    assert (contact["name"], contact["given"], contact["family"]) == ("Anna Berg", "Anna", "Berg")
    assert contact["emails"][0] == "anna@example.com"
    assert contact["phones"] == [
        {"number": "+493023125001", "kind": "other", "printed": "030 23125001"}
    ]
    assert contact["address"].keys() == {
        *("text", "street", "locality", "region", "postal_code", "country"),
    }
    assert contact["confidence"]["company"] == 1.0


def test_an_extension_is_told_apart_from_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = tmp_path / "card.png"
    card("Anna Berg", "Sales Manager", "Phone +49 30 23125001 ext. 318").save(picture)
    assert main(["--language", "en", "read-card", "--json", str(picture)]) == 0
    (contact,) = json.loads(capsys.readouterr().out)["contacts"]
    assert contact["phones"] == [
        {
            "number": "+493023125001",
            "extension": "318",
            "kind": "work",
            "printed": "+49 30 23125001 ext. 318",
        }
    ]


def test_without_json_it_can_be_read(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["--language", "en", "read-card", "--region", "DE"]
    assert main([*command, str(files["card"]), str(files["empty"])]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [f"{files['card']}:", "  Anna Berg"]
    assert "  030 23125001" in said
    assert said[-2:] == [f"{files['empty']}:", "Nothing could be read in the picture."]

    assert main([*command, str(files["missing"])]) == 1
    assert capsys.readouterr() == ("", f"{files['missing']}: The file could not be read.\n")


def test_without_the_extra_one_sentence_says_how_to_add_it(
    files: dict[str, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "find_spec", lambda _module: None)
    assert main(["--language", "en", "read-card", "--json", str(files["card"])]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert f"{sys.executable} -m pip install '{ROOT}[cards]'" in json.loads(line)["error"]


@pytest.mark.parametrize("region", ["Germany", "49", "D", "ÄÖ"])
def test_a_region_is_two_letters(region: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--language", "en", "read-card", "--region", region, "card.png"])
    assert stopped.value.code == 2
    assert "--region" in capsys.readouterr().err
