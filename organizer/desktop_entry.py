"""The program in the menus of a Linux desktop: what is installed there, by a package or from a
source tree for one person (no Qt).

After the Desktop Entry Specification 1.5 and the Icon Theme Specification.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from organizer import paths

ICON_SIDES: Final = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes of the icon that the theme “hicolor” has folders for, in pixels."""

_ENTRY: Final = Path("applications", "organizer.desktop")
_ICONS: Final = Path("icons", "hicolor")
_QUOTED_ONLY: Final = re.compile(r"[\s\"'\\><~|&;$*?#()`]")
_ESCAPED: Final = re.compile(r'["`$\\]')


def own_command(settings_folder: Path) -> list[str]:
    """What starts the program that is running now, with the settings in that folder."""
    entry = Path(sys.argv[0]).absolute()
    if getattr(sys, "frozen", False):
        start = [sys.executable]
    else:
        start = [sys.executable, str(entry)] if entry.suffix == ".py" else [str(entry)]
    if settings_folder.absolute() == paths.config_dir():
        return start
    return [*start, "--data-dir", str(settings_folder.absolute())]


def command_line(command: Sequence[str]) -> str:
    """A command as one types it on this platform."""
    return subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)


def exec_line(command: Sequence[str]) -> str:
    """A command as the key Exec has it ("The Exec key"): quoted, and % doubled.

    The value is unescaped as any string is before its quotes are read, so that a backslash within
    quotes stands there four times.
    """
    return " ".join(_quoted(part) for part in command)


def _quoted(part: str) -> str:
    if part and not _QUOTED_ONLY.search(part):
        return part.replace("%", "%%")
    inside = _ESCAPED.sub(lambda found: "\\" + found[0], part).replace("%", "%%")
    value = f'"{inside}"'.replace("\\", "\\\\")
    return value.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def files(resources: Path, command: Sequence[str]) -> dict[Path, bytes]:
    """What belongs into a folder such as /usr/share, by its place there; `command` is started."""
    desktop, icons = resources / "desktop", resources / "icons"
    entry = (desktop / _ENTRY.name).read_text(encoding="utf-8")
    line = "Exec=" + exec_line(command)
    found = {_ENTRY: re.sub("^Exec=organizer", lambda _old: line, entry, flags=re.M).encode()}
    for side in ICON_SIDES:
        picture = (icons / str(side) / "organizer.png").read_bytes()
        found[_ICONS / f"{side}x{side}" / "apps" / "organizer.png"] = picture
    for folder, name in (("scalable", "organizer.svg"), ("symbolic", "organizer-symbolic.svg")):
        found[_ICONS / folder / "apps" / name] = (icons / name).read_bytes()
    for metadata in sorted(desktop.glob("*.metainfo.xml")):
        found[Path("metainfo", metadata.name)] = metadata.read_bytes()
    return found


def install(resources: Path) -> list[Path]:
    """Put this program into the person's own menus; gives what was written. Raises `OSError`."""
    written = []
    for place, content in files(resources, own_command(paths.config_dir())).items():
        path = _person_s_folder() / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    _tell_desktop()
    return written


def remove(resources: Path) -> list[Path]:
    """Take out what `install` put there; gives what was removed. Raises `OSError`."""
    removed = []
    for place in files(resources, ()):
        path = _person_s_folder() / place
        if path.exists():
            path.unlink()
            removed.append(path)
    _tell_desktop()
    return removed


def _person_s_folder() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _tell_desktop() -> None:
    """Desktops look up who opens a kind of file in a list that a program of theirs makes."""
    if program := shutil.which("update-desktop-database"):
        quiet = subprocess.DEVNULL
        folder = _person_s_folder() / _ENTRY.parent
        subprocess.run([program, folder], stdout=quiet, stderr=quiet, check=False)
