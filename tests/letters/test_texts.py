"""The person's own texts: used where they are sound, named by file and line where they are not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from organizer.letters.drafts import draft
from organizer.letters.texts import LetterTexts, TextProblem
from organizer.paths import resources
from organizer.practice.vocabulary import NoteKind
from tests.letters.examples import RECORDS, TEXTS, request

THANKS = request(NoteKind.THANK_YOU, "en")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    return tmp_path / "en" / "thank_you.txt"


def with_own(file: Path) -> LetterTexts:
    return LetterTexts(resources() / "letters", file.parent.parent)


def test_a_section_of_theirs_stands_for_ours_and_the_others_remain(file: Path) -> None:
    file.write_text("# mine\n\n[closing]\nI owe you an hour of your time. Thank you.\n", "utf-8")
    drafted = draft(THANKS, with_own(file))
    assert drafted.problems == ()
    assert drafted.paragraphs[-1] == "I owe you an hour of your time. Thank you."
    assert drafted.paragraphs[0] == draft(THANKS, TEXTS).paragraphs[0]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# mine\n\n[closing]\nThanks, {{ full }.\n", 4, "unexpected"),
        ("[closing]\nThanks for {{ tpoic }}.\n", 2, "tpoic"),
        ("[closing]\n{{ ''.__class__.__mro__ }}\n", 2, "unsafe"),
        ("[closing]\n{{ company.nothing }}\n", 2, "nothing"),
        ("[closing]\n{{ 1 / 0 }}\n", 2, "division"),
        ("[closing]\n{% include 'x' %}\n", 2, "no loader"),
        ("[clsing]\nThanks.\n", 1, "[clsing]"),
        ("Thanks.\n", 1, "section"),
    ],
)
def test_a_broken_text_is_named_and_ours_is_used(
    file: Path, text: str, line: int, said: str
) -> None:
    file.write_text(text, "utf-8")
    drafted = draft(THANKS, with_own(file))
    (problem,) = drafted.problems
    assert (problem.path, problem.line) == (file, line)
    assert said in problem.message
    assert drafted.paragraphs[-1] == draft(THANKS, TEXTS).paragraphs[-1]


def test_a_file_that_cannot_be_read_is_named(file: Path) -> None:
    file.write_bytes(b"[closing]\nThank you.\nMerci beaucoup, \xe0 bient\xf4t.\n")
    assert draft(THANKS, with_own(file)).problems == (
        TextProblem(file, 3, "The file is not in UTF-8."),
    )
    file.unlink()
    file.mkdir()
    (problem,) = draft(THANKS, with_own(file)).problems
    assert problem.path == file
    assert draft(THANKS, with_own(file)).text == draft(THANKS, TEXTS).text


def test_where_their_wordings_need_what_was_not_recorded_ours_is_used(file: Path) -> None:
    file.write_text("[opening]\nOn {{ day }} we met.\n", "utf-8")
    assert draft(THANKS, with_own(file)).paragraphs[0].startswith("On 7 December we met. ")
    undated = request(NoteKind.THANK_YOU, "en", bare=True)
    drafted = draft(undated, with_own(file))
    assert drafted.problems == ()
    assert drafted.text == draft(undated, TEXTS).text


@pytest.mark.parametrize("language", RECORDS)
@pytest.mark.parametrize("kind", NoteKind)
def test_every_section_of_ours_has_several_wordings(kind: NoteKind, language: str) -> None:
    sections, problems = TEXTS.sections(kind, language)
    assert problems == []
    assert {len(section.built_in) >= 3 for section in sections.values()} == {True}
    assert "subject" in sections
    assert next(iter(sections)) == "subject"


@pytest.mark.parametrize("language", RECORDS)
def test_every_reply_to_a_turn_down_says_that_it_is_not_taken_personally(language: str) -> None:
    """P17, which the reviewer leaves to the writer."""
    sections, _problems = TEXTS.sections(NoteKind.TURNED_DOWN_REPLY, language)
    recorded = {"form": lambda formal, familiar: formal}
    for said in sections["understanding"].said(recorded):
        assert re.search("person|persön", said), said
