from __future__ import annotations

from collections.abc import Iterator

import pytest

from organizer.i18n import set_language
from organizer.i18n.catalogs import LOCALE_DIR


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A system without a locale; the program speaks English again afterwards."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LC_TIME", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C")
    set_language("en", LOCALE_DIR)
    yield monkeypatch
    set_language("en", LOCALE_DIR)
