"""What every test stands on: folders of its own, and no log record that nobody expected."""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "organizer",
    deadline=None,  # machines are busy, and a law is not about speed
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("organizer")

_FOLDERS = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Turn every folder of the person's away before anything asks for one."""
    home = Path(tempfile.mkdtemp(prefix="organizer-tests-"))
    config.stash[_FOLDERS] = home
    for name, folder in {
        "HOME": ".",
        "USERPROFILE": ".",
        "APPDATA": "appdata",
        "LOCALAPPDATA": "local",
        "XDG_CACHE_HOME": "cache",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (home / folder).mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(home / folder)
    # Nothing may reach the person's own screen, notifications or language.
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
        os.environ.pop(name, None)


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_FOLDERS])


class Logs:
    """What may be logged as a warning or worse in this test; all of it must come."""

    def __init__(self) -> None:
        self._expected: list[str] = []

    def expect(self, part: str) -> None:
        """A record whose message contains `part` is expected."""
        self._expected.append(part)

    def check(self, records: list[logging.LogRecord]) -> None:
        """Fail the test for what was logged unexpectedly, or expected and not logged."""
        said = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
        unexpected = [one for one in said if not any(part in one for part in self._expected)]
        missing = [part for part in self._expected if not any(part in one for one in said)]
        assert not unexpected, f"logged, and not expected: {unexpected}"
        assert not missing, f"expected, and not logged: {missing}"


@pytest.fixture(autouse=True)
def logs(caplog: pytest.LogCaptureFixture) -> Iterator[Logs]:
    """Fails the test on any log record of WARNING or above but those it says to `expect`."""
    logs = Logs()
    yield logs
    logs.check([*caplog.get_records("setup"), *caplog.get_records("call")])
