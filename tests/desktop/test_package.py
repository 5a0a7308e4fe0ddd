"""The .deb as people get it: installed, started, used by a screen reader, taken out again."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from organizer import desktop_entry
from organizer.packaging import build
from tests.benchmarks.first_paint import first_paint, screen
from tests.benchmarks.record import many_contacts
from tests.desktop.person import MAIN, Person
from tests.desktop.screen import Desktop, wait_until
from tests.desktop.screen_reader import screen_reader
from tests.desktop.test_screen_reader import record_a_debrief

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Debian")

CI = os.environ.get("CI") == "true"
MOST_MB = 200
PAIRS = 7
MOST_PROCESSOR_TIME = 2.0
"""Of the source's start. What it reached is 1.19."""


@pytest.fixture(scope="module")
def deb() -> Path:
    """The package of the source as it is now. Building takes a minute: CI does, others by hand."""
    made = build.ROOT / "dist" / build.deb_name()
    source = [
        *(build.ROOT / "organizer").rglob("*.py"),
        *(build.ROOT / "organizer").rglob("*.spec"),
        *(build.ROOT / "resources").rglob("*.*"),
    ]
    if not made.exists() or made.stat().st_mtime < max(one.stat().st_mtime for one in source):
        if not CI:
            pytest.skip("Needs the package of this source: python3 -m organizer.packaging")
        subprocess.run([sys.executable, "-m", "organizer.packaging"], cwd=build.ROOT, check=True)
    return made


@pytest.fixture(scope="module")
def installed(deb: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The root of the tree the package was installed in: CI's own, elsewhere a folder."""
    if CI and os.geteuid() == 0:
        subprocess.run(["dpkg", "--install", str(deb)], check=True)
        yield Path("/")
        subprocess.run(["dpkg", "--remove", "organizer"], check=True)
        assert not Path("/usr/bin/organizer").is_symlink()
        assert not Path("/usr/lib/organizer").exists()
    else:
        root = tmp_path_factory.mktemp("root")
        subprocess.run(["dpkg-deb", "--extract", str(deb), str(root)], check=True)
        yield root
        shutil.rmtree(root)


def test_what_is_installed_is_small_and_at_home(installed: Path) -> None:
    program = (installed / "usr/bin/organizer").resolve()
    assert program == installed / "usr/lib/organizer/organizer"
    files = [path for path in program.parent.rglob("*") if not path.is_symlink()]
    assert sum(path.stat().st_size for path in files if path.is_file()) < MOST_MB * 1024**2
    share = installed / "usr/share"
    places = desktop_entry.files(build.ROOT / "resources", ["organizer"])
    assert [place for place in places if not (share / place).is_file()] == []


def test_every_window_of_it_opens(installed: Path, tmp_path: Path) -> None:
    """What is loaded by name, or read as data, is in it."""
    subprocess.run(
        [installed / "usr/bin/organizer", "--tour", tmp_path], check=True, stdout=subprocess.DEVNULL
    )
    assert len(list(tmp_path.glob("*-light.png"))) > 30


def test_it_reads_a_calendar_in_a_process_of_its_own(installed: Path, tmp_path: Path) -> None:
    """Which it starts of itself: there is no `python -m` in it."""
    calendar = tmp_path / "dates.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\n"
        "DTSTART:20270301T090000Z\r\nSUMMARY:Second visit\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    shown = subprocess.run(
        [installed / "usr/bin/organizer", "--data-dir", tmp_path, "import", "--preview", calendar],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Second visit" in shown.stdout


def test_a_debrief_is_recorded_in_it_and_its_reminder_comes(
    installed: Path, desktop: Desktop, tmp_path: Path
) -> None:
    desktop.start_notifications()
    desktop.start_accessibility()
    person = Person(desktop, tmp_path, (str(installed / "usr/bin/organizer"),))
    with screen_reader(desktop) as reader:
        record_a_debrief(reader)
        wait_until(lambda: len(person.agenda()["notes"]) == 2, "two notes owed")
        wait_until(lambda: len(desktop.notifications()) >= 2, "a reminder for each note")
        assert {one.title.partition(":")[0] for one in desktop.notifications()} == {
            "Ingrid Solberg",
            "Pavel Dvořák",
        }
    person.program.terminate()
    assert person.program.wait(5) == 0


def test_it_starts_as_fast_as_from_the_source(
    installed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many_contacts(tmp_path, 1_000)
    data = ["--data-dir", str(tmp_path)]
    source = [sys.executable, str(MAIN), *data]
    packaged = [str(installed / "usr/bin/organizer"), *data]
    with screen() as on:
        start = partial(first_paint, on, colours=9, packages=tmp_path)
        start(source)  # compiles what is not compiled yet
        start(packaged)
        pairs = [(start(source), start(packaged)) for _pair in range(PAIRS)]
    ratio = statistics.median(two.processor_ms / one.processor_ms for one, two in pairs)
    with capsys.disabled():
        print(f"\nstart of the package: {ratio:.2f} x the processor time of the source's")
    assert ratio <= MOST_PROCESSOR_TIME
