"""What conftest.py promises to every test, seen from outside: in a suite of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

SUITE = """\
import logging
import os
from pathlib import Path

def test_says_nothing():
    logging.getLogger("calm").info("as it should be")

def test_warns():
    logging.getLogger("rough").warning("nobody expected this")

def test_warns_as_expected(logs):
    logs.expect("the disk is full")
    logging.getLogger("rough").error("cannot save: the disk is full")

def test_expects_in_vain(logs):
    logs.expect("the disk is full")

def test_folders():
    assert Path.home() != Path({home!r})
    assert all(Path.home() in Path(os.environ[name]).parents for name in
        ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"))
    print("home", Path.home())
"""


def test_unexpected_logs_fail_and_folders_are_apart(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_suite.py").write_text(SUITE.format(home=str(Path.home())))
    suite = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-c", os.devnull, "--rootdir", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert "5 passed, 2 errors" in suite.stdout.splitlines()[-1]
    assert "ERROR test_suite.py::test_warns - " in suite.stdout
    assert "ERROR test_suite.py::test_expects_in_vain - " in suite.stdout
    home = next(line for line in suite.stdout.splitlines() if line.startswith("home "))
    assert not Path(home.removeprefix("home ")).exists()
