"""Every name that the rules and services give has words, and a refusal is said in German too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import Any

import pytest

from organizer import paths
from organizer.gui import wording
from organizer.i18n import LANGUAGES, _, set_language
from organizer.practice.debrief import DebriefError, read_debrief
from organizer.practice.moments import WallTime
from organizer.practice.vocabulary import (
    Channel,
    ClarificationState,
    DeadlineKind,
    NoteKind,
    NoteStatus,
    OfferStatus,
    Scope,
    Stage,
    StepAction,
    TopicState,
)
from organizer.services.imports import Repair
from organizer.services.search import FoundKind

LOCALE = paths.resources() / "locale"
NOW = WallTime(datetime(2026, 11, 24, 9, 40), "Europe/Berlin")
SOMEBODY = [{"name": "Anna Beispiel"}]


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    set_language("en", LOCALE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("names", "say"),
    [
        (Stage, wording.stage),
        (NoteKind, wording.note_kind),
        (NoteStatus, wording.note_status),
        (DeadlineKind, wording.deadline_kind),
        (DeadlineKind, lambda kind: wording.deadline_title(kind, "", "Nordlicht", "Anna")),
        (TopicState, wording.topic_state),
        (ClarificationState, wording.clarification_state),
        (Scope, wording.scope),
        (Channel, wording.channel),
        (OfferStatus, wording.offer_status),
        (StepAction, lambda action: wording.step(action, "Nordlicht")),
        (FoundKind, wording.found_kind),
        (Repair, wording.repair),
    ],
)
def test_every_name_has_words_of_its_own(
    language: str, names: type[StrEnum], say: Callable[[Any], str]
) -> None:
    set_language(language, LOCALE)
    said = [say(name) for name in names]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("record", "field", "german"),
    [
        ([], "debrief", "ist kein JSON-Objekt"),
        ({"people": SOMEBODY}, "company", "fehlt"),
        ({"company": 3, "people": SOMEBODY}, "company", "ist kein Text"),
        ({"company": "N", "people": {}}, "people", "ist keine Liste"),
        ({"company": "N", "people": [{}]}, "people[0].name", "fehlt"),
        ({"company": "N", "people": SOMEBODY, "zone": "Mars"}, "zone", "„Mars“"),
        ({"company": "N", "people": SOMEBODY, "when": "noon"}, "when", "„noon“"),
        ({"company": "N", "people": SOMEBODY, "answer_by": "soon"}, "answer_by", "„soon“"),
        ({"company": "N", "people": SOMEBODY, "moving": "no"}, "moving", "weder true noch false"),
        ({"company": "N", "people": SOMEBODY, "clarify": [1]}, "clarify", "Liste von Texten"),
        (
            {"company": "N", "people": SOMEBODY, "drawbacks": [{"scope": "moon", "text": "x"}]},
            "drawbacks[0].scope",
            "company, department, community, position",
        ),
    ],
)
def test_what_is_wrong_with_a_debrief_is_said_in_german(
    record: object, field: str, german: str
) -> None:
    with pytest.raises(DebriefError) as refused:
        read_debrief(record, now=NOW)
    assert refused.value.field == field
    set_language("de", LOCALE)
    said = _(refused.value.problem)
    assert said != refused.value.problem
    assert german in said.format(**refused.value.details)
