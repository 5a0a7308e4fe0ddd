from __future__ import annotations

from collections.abc import Iterator

import pytest

from organizer.cards.recognize import Recognizer
from organizer.cards.worker import CardReader


@pytest.fixture(scope="session")
def recognizer() -> Recognizer:
    return Recognizer()


@pytest.fixture
def reader() -> Iterator[CardReader]:
    with CardReader() as reader:
        yield reader
