"""The reader of vCards held against what two mature readers agree on.

`agreed.jsonl` has, card by card, the fields of which ez-vcard 0.11.2 and Evolution's EBookContacts
3.46 read the same from the files beside it, white space drawn together.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

from organizer.cli import candidate_record
from organizer.exchange.vcard import open_cards
from organizer.services.imports import Candidate, CandidateState

FILES = Path(__file__).parents[1] / "data" / "vcards"
AIM = 0.997


def drawn_together(value: Any) -> Any:
    """Texts without the white space that readers treat differently, and no empty ones."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return [drawn_together(text) for text in value.values()]
    return [one for one in map(drawn_together, value) if one and one != [""] * 4]


def test_what_two_mature_readers_agree_on_is_read_so() -> None:
    agreed = map(json.loads, (FILES / "agreed.jsonl").read_text("utf-8").splitlines())
    fields = 0
    different = []
    for name, cards in groupby(agreed, lambda card: card.pop("file")):
        candidates = [Candidate(card, "", CandidateState.NEW) for card in open_cards(FILES / name)]
        for card, candidate in zip(cards, candidates, strict=True):
            record = candidate_record(candidate)
            fields += len(card)
            different += [
                (name, field, value, read)
                for field, value in card.items()
                if (read := drawn_together(record[field])) != value
            ]
    assert fields > 300
    assert 1 - len(different) / fields >= AIM, different
