from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer.services.desk import Desk
from tests.fakes import FakeClock, open_desk


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[Desk]:
    desk = open_desk(tmp_path, clock)
    yield desk
    desk.store.close()
