from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.screen import Desktop, missing_packages

# Of this process; what a desktop starts is on that desktop's screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.desktop)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen, a window manager and a session bus, for one test.

    Skips where the machine has not what it takes; under CI that fails.
    """
    if missing := missing_packages():
        reason = "A desktop needs these Debian packages: " + " ".join(missing)
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    desktop = Desktop(tmp_path)
    try:
        desktop.open()
        yield desktop
    finally:
        desktop.close()
