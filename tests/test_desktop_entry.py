"""The program in a desktop's menus: valid, found there, started with what it was given."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

from organizer import desktop_entry, paths
from organizer.app import main
from organizer.i18n import LANGUAGES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux desktops")

DESKTOP = paths.resources() / "desktop"
HOSTILE = 'it\'s a "place" of $5 & 100 %f `now`; C:\\new ~(*) #1\t?'
"""A folder's name with everything that the specification reserves."""
LAUNCH = """
import sys
from gi.repository import Gio, GLib
entry, action, files = sys.argv[1], sys.argv[2], sys.argv[3:]
app = Gio.DesktopAppInfo.new_from_filename(entry)
context = Gio.AppLaunchContext()
if action:
    app.launch_action(action, context)
else:
    app.launch([Gio.File.new_for_path(file) for file in files], context)
"""


def program(name: str) -> str:
    """A program of the machine; without it the test is skipped, and fails under CI."""
    found = shutil.which(name)
    if found is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{name} is missing")
    return str(found)


def launch(entry: Path, *files: Path, action: str = "") -> None:
    """Start what a desktop entry says, as GNOME does."""
    python = program("/usr/bin/python3")
    subprocess.run([python, "-c", LAUNCH, entry, action, *files], check=True, timeout=30)


def a_recorder(folder: Path) -> tuple[Path, Path]:
    """A program that writes down its arguments into a pipe, and the pipe.

    GLib looks for the program before it reads %% as %: a path with % in it is found by no GNOME.
    """
    folder /= HOSTILE.replace("/", "").replace("%", "")
    folder.mkdir(parents=True)
    told, recorder = folder / "told", folder / "recorder"
    os.mkfifo(told)
    recorder.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > "${0%/*}/told"\n')
    recorder.chmod(0o700)
    return recorder, told


def test_what_is_installed_is_valid() -> None:
    checks: tuple[list[str | Path], ...] = (
        [program("desktop-file-validate"), DESKTOP / "organizer.desktop"],
        [program("appstreamcli"), "validate", "--no-net", "--pedantic", *DESKTOP.glob("*.xml")],
    )
    for check in checks:
        done = subprocess.run(check, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_entry_speaks_every_language_and_its_actions_are_commands() -> None:
    entry = ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # as configparser documents
    entry.read(DESKTOP / "organizer.desktop", encoding="utf-8")
    spoken = set(LANGUAGES) - {"en"}
    for section in entry.values():
        said = {key.partition("[")[0] for key in section if "[" in key}
        for key in said:
            assert {f"{key}[{language}]" for language in spoken} <= section.keys()
    assert {"GenericName", "Comment"} <= entry["Desktop Entry"].keys()
    commands = {section["Exec"] for section in entry.values() if "Exec" in section}
    assert commands == {"organizer %F", "organizer quick-entry", "organizer today"}


def test_everything_it_starts_with_arrives(tmp_path: Path) -> None:
    recorder, told = a_recorder(tmp_path)
    card = tmp_path / "Zoë's card.vcf"
    card.touch()
    entry = tmp_path / "organizer.desktop"
    found = desktop_entry.files(paths.resources(), [str(recorder), HOSTILE, "", "%"])
    entry.write_bytes(found[Path("applications/organizer.desktop")])
    given = [HOSTILE, "", "%"]
    launch(entry, card)
    assert told.read_text().split("\0")[:-1] == [*given, str(card)]
    launch(entry)
    assert told.read_text().split("\0")[:-1] == given
    launch(entry, action="quick-entry")
    assert told.read_text().split("\0")[:-1] == [*given, "quick-entry"]
    subprocess.run([program("desktop-file-validate"), entry], check=True)


def test_a_source_tree_is_put_into_the_menus_and_taken_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["main.py"])
    assert main(["--install-desktop-entry"]) == 0
    installed = {Path(line) for line in capsys.readouterr().out.splitlines()}
    entry = tmp_path / "applications" / "organizer.desktop"
    sizes = {f"{side}x{side}" for side in desktop_entry.ICON_SIDES} | {"scalable", "symbolic"}
    icons = {path for path in installed if "hicolor" in path.parts}
    assert {path.parent.parent.name for path in icons} == sizes
    assert entry in installed
    assert all(path.stat().st_size > 100 for path in installed)
    python, script = re.escape(sys.executable), re.escape(str(Path("main.py").absolute()))
    assert re.search(f"^Exec={python} {script} quick-entry$", entry.read_text(), re.M)
    if shutil.which("update-desktop-database"):
        assert "text/vcard=organizer.desktop" in (entry.parent / "mimeinfo.cache").read_text()
    assert main(["--remove-desktop-entry"]) == 0
    assert {Path(line) for line in capsys.readouterr().out.splitlines()} == installed
    assert not [path for path in installed if path.exists()]
    assert main(["--remove-desktop-entry"]) == 0
    assert capsys.readouterr().out == ""


def test_menus_that_cannot_be_written_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert main(["--language", "en", "--install-desktop-entry"]) == 1
    assert capsys.readouterr().err == "This cannot be written: Not a directory.\n"
