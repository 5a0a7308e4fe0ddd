"""How the time that a pasted line takes grows with its length."""

from __future__ import annotations

from time import thread_time

import pytest

from organizer.cards.fields import read_text

SHORT, LONG = 1_000, 16_000
MOST = 64
"""By its length it is 16 times as much, by its square 256."""


@pytest.mark.parametrize("piece", ["a", "a.", "a@", "-a", "+1", "1 ", "("])
def test_a_long_line_takes_time_by_its_length_alone(piece: str) -> None:
    def taken(length: int) -> float:
        begun = thread_time()
        read_text(piece * (length // len(piece)))
        return thread_time() - begun

    taken(SHORT)  # loads what is loaded once
    # One calm pair is enough on a busy machine; the square never passes.
    assert any(taken(LONG) < MOST * max(taken(SHORT), 0.001) for _ in range(5))
