"""What faults are made with, and what is done where it is not there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from organizer.model.database import open_database
from tests.fakes import MONDAY


def unavailable(what: str) -> None:
    """Skip a test; under CI everything must be there, so that none is skipped unseen."""
    if "CI" in os.environ:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture
def strace() -> None:
    if not shutil.which("strace"):
        unavailable("strace is not installed")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A disk of 1 MB, mounted with the options that it is asked for. An empty record takes 0.7 MB,
    and as much again while it is made, so one that was made elsewhere lies in its folder `data`.
    """
    with closing(open_database(tmp_path / "made", now=MONDAY)):
        pass
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = False

    def mount(options: str) -> Path:
        nonlocal mounted
        command = ["mount", "-t", "tmpfs", "-o", f"size=1m,{options}", "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            unavailable(f"a disk cannot be mounted here: {done.stderr.strip()}")
        mounted = True
        shutil.copytree(tmp_path / "made", folder / "data")
        return folder

    yield mount
    if mounted:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
