"""A text as it would have been typed plainly, and where its characters stood."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from organizer.practice.tidy_text import tidy

PIECES = st.sampled_from(
    [*"ab. ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u00ad", "\u200b", "e\u0301", "’", "é"]
)


def test_what_was_pasted_is_read_as_if_it_had_been_typed() -> None:
    given_text = "Sehr\u00a0geehrte Frau Mu\u0308ller,\r\n \r\nI don’t won\u00adder.  Kim\r\n"
    assert tidy(given_text).text == "Sehr geehrte Frau Müller,\n\nI don't wonder. Kim\n"


@given(st.lists(PIECES | st.characters(), max_size=30).map("".join))
def test_every_character_stands_for_those_as_given(text: str) -> None:
    tidied = tidy(text)
    assert not re.search(r"[^\S \n]|  | \n|\n |\n{3}", tidied.text)
    assert len(tidied.text) == len(tidied.starts) == len(tidied.ends)
    for places in (tidied.starts, tidied.ends):
        assert list(places) == sorted(places)
    for at, char in enumerate(tidied.text):
        start, end = tidied.as_given(at, at + 1)
        if char.isalnum():
            assert unicodedata.normalize("NFC", text[start:end]).startswith(char)
