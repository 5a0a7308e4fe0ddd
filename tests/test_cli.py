"""The command line: what it prints, what it refuses, and that nothing is changed then."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from organizer import cli
from organizer.app import main
from organizer.model.first_page import FILE_NAME
from organizer.practice.moments import from_elapsed
from organizer.practice.vocabulary import Channel
from organizer.services.offers import OfferEntry
from tests.fakes import FakeClock, open_desk

ROOT = Path(__file__).resolve().parents[1]
DEBRIEF: dict[str, Any] = {
    "company": "Nordlicht Optik AG",
    "position": "Application engineer",
    "when": "2026-11-23T14:00",
    "zone": "Europe/Berlin",
    "host": "Ingrid Solberg",
    "people": [
        {"name": "Ingrid Solberg", "title": "Head of Research", "discussed": ["lens coating"]},
        {"name": "Pavel Dvořák"},
    ],
    "clarify": ["Who decides on travel?"],
    "drawbacks": [{"scope": "community", "text": "The last train leaves early"}],
    "topics": {"benefits": {"state": "answered", "answer": "30 days"}},
    "closed": "We'll get back to you",
    "answer_by": "2026-12-04",
}


class Shell:
    """Runs commands on a record of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        code = main(["--language", "en", "--data-dir", str(self.folder), *map(str, arguments)])
        printed = self._capsys.readouterr()
        return code, printed.out, printed.err

    def agenda(self) -> dict[str, Any]:
        agenda: dict[str, Any] = json.loads(self("agenda", "--json")[1])
        return agenda

    def debrief(self, record: object, folder: Path) -> tuple[int, str, str]:
        file = folder / "debrief.json"
        file.write_text(record if isinstance(record, str) else json.dumps(record))
        return self("debrief", file)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


def test_a_debrief_is_saved_and_stands_on_the_agenda(shell: Shell, tmp_path: Path) -> None:
    code, out, err = shell.debrief(DEBRIEF, tmp_path)
    assert (code, err) == (0, "")
    assert "2 contacts" in out and "2 notes" in out and "1 deadline" in out
    agenda = shell.agenda()
    assert agenda.keys() == {"now", "notes", "deadlines", "questions"}
    first, second = agenda["notes"]
    assert first | {"uid": ""} == {
        "uid": "",
        "kind": "thank_you",
        "to": "Ingrid Solberg",
        "company": "Nordlicht Optik AG",
        "refer_to": "lens coating",
        "due": "2026-11-24T10:00:00+01:00",
        "status": "pending",
    }
    assert (second["to"], second["refer_to"]) == ("Pavel Dvořák", "")
    (deadline,) = agenda["deadlines"]
    assert deadline["kind"] == "hear_back"
    assert (deadline["due"], deadline["zone"]) == ("2026-12-04T18:00:00+01:00", "Europe/Berlin")
    assert {"opportunity", "text", "state"} == agenda["questions"][0].keys()
    assert ("Who decides on travel?", "open") in {
        (one["text"], one["state"]) for one in agenda["questions"]
    }
    assert "Benefits" not in {one["text"] for one in agenda["questions"]}
    assert "Write to Ingrid Solberg (Nordlicht Optik AG): lens coating" in shell("agenda")[1]


def test_the_agenda_says_how_long_there_is_to_decide(shell: Shell) -> None:
    """P14."""
    desk = open_desk(shell.folder, FakeClock(datetime.now(UTC)))
    limit = from_elapsed(desk.present.wall, timedelta(days=2, hours=4, minutes=30))
    desk.offers.save(OfferEntry("Halden Instruments Ltd", Channel.PHONE, limit=limit))
    desk.store.close()
    said = shell("agenda")[1]
    assert "Decide on the offer from Halden Instruments Ltd · 2 days 4 h left\n" in said


def test_only_company_and_names_are_required(shell: Shell, tmp_path: Path) -> None:
    """P7: where nothing was promised, a day to hear back by is proposed, unless none is wanted."""
    least = {"company": "X", "people": [{"name": "A B"}]}
    assert shell.debrief(least, tmp_path)[0] == 0
    assert [one["kind"] for one in shell.agenda()["deadlines"]] == ["hear_back"]
    assert shell.debrief(least | {"company": "Y", "answer_by": None}, tmp_path)[0] == 0
    assert [one["company"] for one in shell.agenda()["deadlines"]] == ["X"]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"company": ""}, "company"),
        ({"people": []}, "people"),
        ({"people": [{"title": "Dr."}]}, "people[0].name"),
        ({"people": "Anna"}, "people"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"when": "tomorrow"}, "when"),
        ({"when": "9999-12-31T23:59"}, "when"),
        ({"answer_by": "soon"}, "answer_by"),
        ({"drawbacks": [{"scope": "moon", "text": "far"}]}, "drawbacks[0].scope"),
        ({"topics": {"benefits": {"state": "maybe"}}}, "topics.benefits.state"),
        ({"clarify": [1]}, "clarify"),
    ],
)
def test_a_debrief_that_cannot_be_saved_names_the_field(
    shell: Shell, tmp_path: Path, change: dict[str, object], named: str
) -> None:
    code, out, err = shell.debrief(DEBRIEF | change, tmp_path)
    assert (code, out) == (1, "")
    assert named in err and err.count("\n") == 1
    assert shell.agenda()["notes"] == []


@pytest.mark.parametrize("text", ["", "not json", "[]", "{", "\x00", "[" * 100_000])
def test_what_is_no_debrief_is_refused_in_a_sentence(
    shell: Shell, tmp_path: Path, text: str
) -> None:
    code, out, err = shell.debrief(text, tmp_path)
    assert (code, out, err.count("\n")) == (1, "", 1)


def test_files_that_are_not_there_or_no_contacts(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "text.vcf").write_text("Dear diary")
    (tmp_path / "empty.vcf").touch()
    with (tmp_path / "huge.vcf").open("wb") as huge:
        huge.truncate(1 << 30)
    for name in ("text.vcf", "empty.vcf", "huge.vcf", "missing.vcf"):
        for yes in ((), ("--yes",)):
            code, out, err = shell("import", tmp_path / name, *yes)
            assert (code, out) == (1, "")
            assert name in err and "Nothing was changed" in err
    assert shell("debrief", tmp_path / "missing.json")[0] == 1


def test_contacts_are_kept_without_asking_and_twice_changes_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nEMAIL:p{n}@example.com\nEND:VCARD\n"
        for n in range(1_200)
    )
    (tmp_path / "cards.vcf").write_text(cards)
    assert "1200 new" in shell("import", "--yes", tmp_path / "cards.vcf")[1]
    assert "0 new, 0 completed, 1200 known" in shell("import", "--yes", tmp_path / "cards.vcf")[1]


def test_contacts_go_out_into_a_file(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "in.vcf").write_text("BEGIN:VCARD\nFN:Anna Beispiel\nBDAY:1980\nEND:VCARD\n")
    shell("import", "--yes", tmp_path / "in.vcf")
    out = tmp_path / "out.vcf"
    assert shell("export", out) == (0, f"1 record is now in {out}.\n", "")
    assert {"VERSION:4.0", "FN:Anna Beispiel", "BDAY:1980"} < set(out.read_text().splitlines())
    assert shell("export", out, "--version", "3.0")[0] == 0
    assert "VERSION:3.0" in out.read_text()
    code, _, problem = shell("export", tmp_path / "out.xyz")
    assert (code, "out.xyz" in problem) == (1, True)
    code, _, problem = shell("export", tmp_path / "missing" / "out.vcf")
    assert (code, "could not be written" in problem) == (1, True)


def test_a_reminder_at_a_moment_in_words(shell: Shell) -> None:
    assert shell("remind", "Call the bank", "--at", "in 20 minutes", "--company", "Bank")[0] == 0
    (deadline,) = shell.agenda()["deadlines"]
    assert (deadline["kind"], deadline["title"], deadline["company"]) == (
        "own",
        "Call the bank",
        "Bank",
    )
    moment = (cli.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    assert shell("remind", "Again", "--at", moment)[0] == 0


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ("1 day", "FREQ=DAILY;INTERVAL=1"),
        ("3months", "FREQ=MONTHLY;INTERVAL=3"),
    ],
)
def test_a_reminder_that_comes_again(shell: Shell, tmp_path: Path, every: str, rule: str) -> None:
    at = ("--at", "2099-03-02T10:00")
    assert shell("remind", "Look at the job market", *at, "--repeat", every)[0] == 0
    assert shell("export", tmp_path / "record.json")[0] == 0
    assert f'"{rule}"' in (tmp_path / "record.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("every", ["", "0 days", "1000 days", "weekly", "2 lunches"])
def test_a_repetition_that_is_none_is_wrong_usage(
    shell: Shell, capsys: pytest.CaptureFixture[str], every: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        shell("remind", "Call", "--at", "tomorrow 9:00", "--repeat", every)
    assert "Write it like “2 weeks”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "at"), [("Call", "2020-01-01T10:00"), ("Call", "whenever"), ("  ", "tomorrow 9:00")]
)
def test_a_reminder_that_cannot_ring_is_refused(shell: Shell, text: str, at: str) -> None:
    code, out, err = shell("remind", text, "--at", at)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert shell.agenda()["deadlines"] == []


def test_a_folder_that_cannot_be_written_and_a_newer_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    code, _out, err = Shell(tmp_path / "file" / "data", capsys)("agenda")
    assert code == 1 and "cannot be written" in err
    shell = Shell(tmp_path / "newer", capsys)
    shell("agenda")
    with sqlite3.connect(tmp_path / "newer" / FILE_NAME) as record:
        record.execute(
            "INSERT INTO schema_migration(name, applied) VALUES('0999_later', '2027-01-01')"
        )
    code, _out, err = shell("agenda")
    assert code == 1 and "newer version" in err and err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["agenda", "--help"]])
def test_help_and_version(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert capsys.readouterr().out


def test_a_wrong_command_line_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["frobnicate"])
    assert ended.value.code == 2


def test_commands_without_a_window_start_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from organizer.app import main;"
        f"main(['--data-dir', {str(tmp_path)!r}, 'agenda']);"
        "sys.exit('PySide6' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_preview_says_what_an_import_would_do_and_touches_nothing(
    shell: Shell, tmp_path: Path
) -> None:
    known, file = tmp_path / "known.vcf", tmp_path / "phone.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nEMAIL:{}\n{}END:VCARD\n"
    same = card.format("Ingrid Solberg", "ingrid@example.com", "NOTE:Met at the fair\n")
    mina = card.format("Mina Aalto", "mina@example.com", "")
    known.write_text(same + mina)
    file.write_text(
        same
        + card.format("Mina Aalto", "mina@example.com", "TITLE:Buyer\nX-SHOE-SIZE:38\n")
        + card.format(
            "Pavel Dvořák",
            "pavel@example.com",
            "N:Dvořák;Pavel\nORG:Nordlicht Optik AG;Tests\nTEL;CELL:+420 200 000 001\n"
            "ADR:;;Lindenallee 12;Stuttgart;;70173;Germany\nURL:https://example.com\n",
        )
        + "BEGIN:VCARD\nVERSION:2.1\nX-EMPTY:\nEND:VCARD\n",
        encoding="utf-8",
    )
    code, out, err = shell("import", "--preview", "--json", file, tmp_path / "none.vcf")
    assert code == 1
    assert "none.vcf" in err
    assert [json.loads(line)["state"] for line in out.splitlines()] == ["new"] * 3 + ["refused"]
    assert not shell.folder.exists()

    assert shell("import", "--yes", known)[0] == 0
    before = (shell.folder / FILE_NAME).read_bytes()
    code, out, err = shell("import", "--preview", "--json", file)
    assert (code, err) == (0, "")
    records = [json.loads(line) for line in out.splitlines()]
    assert [one["state"] for one in records] == ["same", "changed", "new", "refused"]
    assert records[2] == {
        "file": str(file),
        "kind": "contact",
        "state": "new",
        "version": "3.0",
        "full_name": "Pavel Dvořák",
        "family": "Dvořák",
        "given": "Pavel",
        "companies": ["Nordlicht Optik AG"],
        "titles": [],
        "emails": ["pavel@example.com"],
        "phones": ["+420 200 000 001"],
        "addresses": [
            {
                "street": "Lindenallee 12",
                "locality": "Stuttgart",
                "postal_code": "70173",
                "country": "Germany",
            }
        ],
        "urls": ["https://example.com"],
        "notes": [],
        "photo_bytes": 0,
        "warnings": [],
    }
    assert records[3]["warnings"] == ["no name"]
    assert shell("import", "--preview", file)[1].splitlines()[:2] == [
        "Ingrid Solberg: nothing new",
        "Mina Aalto: completes what you have",
    ]
    assert (shell.folder / FILE_NAME).read_bytes() == before
    with pytest.raises(SystemExit):
        shell("import", "--json", file)


def test_a_desktop_asks_for_today_and_opens_a_file_by_its_bare_name(tmp_path: Path) -> None:
    card = tmp_path / "Zoë's card.vcf"
    card.touch()
    asked = [cli.message_of(cli.parse(arguments)) for arguments in (["today"], [str(card)], [])]
    assert asked == [["today"], ["import", str(card)], ["show"]]
