"""What is kept is the person's alone, and nothing of it goes over a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from organizer.model.backup import FOLDER, backups_in
from organizer.model.first_page import FILE_NAME
from organizer.private import close_to_others
from tests.faults.conftest import unavailable
from tests.test_cli import DEBRIEF

ROOT = Path(__file__).resolve().parents[1]
_WINDOW = """
import os, sys
os.umask(0)
from pathlib import Path
from PySide6.QtCore import QTimer
from organizer.app import main
from organizer.gui import program

open_rest = program.Program._open_rest
def opened(self, *arguments, **more):
    open_rest(self, *arguments, **more)
    self._settings.change(watched_folder=sys.argv[2])
    self._watch(self._settings.current)
    self._record.desk().drafts.keep("quick_entry", "half typed")
    for found in Path(sys.argv[1]).iterdir():
        print(found.name)
    QTimer.singleShot(300, self._quit)
program.Program._open_rest = opened
sys.exit(main(["--data-dir", sys.argv[1]]))
"""
_COMMAND = (
    "import os, sys; os.umask(0); from organizer.app import main; sys.exit(main(sys.argv[1:]))"
)


class Job:
    """The main job, each command and the window in a process of its own, as `traced` has it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.trace = folder / "trace"
        (folder / "watched").mkdir()
        (folder / "debrief.json").write_text(json.dumps(DEBRIEF))
        (folder / "card.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Mina Aalto\nEND:VCARD\n")
        self.before: tuple[str, ...] = ()

    def command(self, *arguments: str) -> None:
        self._run(_COMMAND, "--data-dir", str(self.data), *arguments)

    def window(self) -> set[str]:
        """Start the window and end it; gives the names of the files it had beside its record."""
        return set(self._run(_WINDOW, str(self.data), str(self.folder / "watched")).split())

    def commands(self) -> None:
        self.command("debrief", str(self.folder / "debrief.json"))
        self.command("backup")
        self.command("import", "--yes", str(self.folder / "card.vcf"))
        self.command("remind", "Call the bank", "--at", "tomorrow 9:00")
        self.command("agenda")
        self.command("restore", backups_in(self.data / FOLDER)[-1].path.name)
        self.command("check")

    def damage_and_recover(self) -> None:
        record = self.data / FILE_NAME
        record.write_bytes(bytes(100) + record.read_bytes()[100:])
        self.command("restore", "--readable")

    def _run(self, code: str, *arguments: str) -> str:
        done = subprocess.run(
            [*self.before, sys.executable, "-c", code, *arguments],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def job(tmp_path: Path) -> Iterator[Job]:
    yield Job(tmp_path)


def readable_by_others(folder: Path) -> list[str]:
    everything = [folder, *folder.rglob("*")]
    return [str(path) for path in everything if path.lstat().st_mode & 0o077]


def test_every_file_is_the_persons_alone_whatever_the_umask(job: Job) -> None:
    job.commands()
    assert readable_by_others(job.data) == []
    running = job.window()
    assert {f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", "organizer.lock", "settings.json"} <= running
    assert {path.name for path in job.data.iterdir()} >= {"watched.json", "window.ini", FOLDER}
    job.damage_and_recover()
    assert readable_by_others(job.data) == []


def test_what_an_earlier_version_left_open_is_closed_but_a_folder_of_the_persons_is_not(
    tmp_path: Path,
) -> None:
    own, chosen = tmp_path / "own", tmp_path / "chosen"
    for folder in (own, chosen):
        (folder / "backups").mkdir(parents=True, mode=0o755)
        for name in (FILE_NAME, "settings.json", "backups/organizer-20261101T080000Z.sqlite3"):
            (folder / name).touch(mode=0o644)
        folder.chmod(0o755)
    (chosen / "diary.txt").touch(mode=0o644)
    close_to_others(own)
    close_to_others(chosen)
    assert readable_by_others(own) == []
    assert readable_by_others(chosen) == [str(chosen), str(chosen / "diary.txt")]


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
def test_the_main_job_is_done_without_any_socket_and_the_window_asks_for_no_network(
    job: Job,
) -> None:
    if not shutil.which("strace"):
        unavailable("strace is not installed")
    traced = ("strace", "-f", "-qq", "-e", "trace=socket", "-o", str(job.trace))
    job.before = (*traced, "-e", "inject=socket:error=EACCES")
    job.commands()
    job.before = traced
    job.window()
    calls = job.trace.read_text()
    assert "AF_UNIX" in calls  # where a second start is heard: the window was seen to ask
    assert "AF_INET" not in calls
