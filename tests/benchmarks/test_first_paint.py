"""The start to the first painted window, as a ratio to a bare QMainWindow's, pair by pair."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks.first_paint import bare_command, first_paint, qt_of_its_own, screen
from tests.benchmarks.record import many_contacts

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PAIRS = 11
MOST_PROCESSOR_TIME = 1.85
"""1.6 is aimed at. What it reaches changes with the machine, for the same program: 1.55 to 1.63 on
one day, 1.68 to 1.77 on the next, the median of eleven pairs."""
MOST_MEMORY = 1.5
"""1.4 is aimed at; it was 1.39 on the one day, 1.46 on the next."""


def test_first_paint_over_ten_thousand_contacts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if shutil.which("Xvfb") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("A first paint needs the Debian package xvfb")
        pytest.skip("A first paint needs the Debian package xvfb")
    data, packages = tmp_path / "data", tmp_path / "packages"
    data.mkdir()
    many_contacts(data, 10_000)
    qt_of_its_own(packages)
    ours = [sys.executable, str(MAIN), "--data-dir", str(data)]
    with screen() as on:
        bare = partial(first_paint, on, bare_command(), colours=1, packages=packages)
        one = partial(first_paint, on, ours, colours=9, packages=packages)
        one()  # compiles what is not compiled yet
        pairs = [(bare(), one()) for _pair in range(PAIRS)]
    time = statistics.median(one.processor_ms / bare.processor_ms for bare, one in pairs)
    memory = statistics.median(one.pss_kb / bare.pss_kb for bare, one in pairs)
    with capsys.disabled():
        print(f"\nfirst paint: {time:.2f} x the processor time, {memory:.2f} x the memory")
    assert time <= MOST_PROCESSOR_TIME
    assert memory <= MOST_MEMORY
