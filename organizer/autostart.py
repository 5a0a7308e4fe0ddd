"""Start at login, switched on and off in the way of each platform, and read back (no Qt).

Linux: the XDG Autostart specification. macOS: a LaunchAgent. Windows: the Run key of the person's
own registry. The last two follow the platforms' documentation and were not tried there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from organizer.desktop_entry import exec_line, own_command

_NAME = "organizer"


def command(settings_folder: Path) -> list[str]:
    """What the platform is to run: the program with these settings, hidden in the tray."""
    return [*own_command(settings_folder), "--background"]


def enabled(settings_folder: Path) -> bool:
    """Whether this program starts at login: reads what stands there, and whether it is this one.

    A desktop's own settings switch it off in the file, too.
    """
    if sys.platform == "win32":
        import subprocess
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            try:
                line, _kind = winreg.QueryValueEx(key, _NAME)
            except OSError:
                return False
        return bool(line == subprocess.list2cmdline(command(settings_folder)))
    try:
        written = _file().read_text(encoding="utf-8")
    except (OSError, ValueError):
        return False
    if sys.platform == "darwin":
        return written == _agent(settings_folder)
    lines = {line.strip() for line in written.splitlines()}
    off = lines & {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
    return f"Exec={exec_line(command(settings_folder))}" in lines and not off


def set_enabled(on: bool, settings_folder: Path) -> None:
    """Switch it on or off. Raises `OSError` where that cannot be written."""
    if sys.platform == "win32":
        import subprocess
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key:
            if on:
                line = subprocess.list2cmdline(command(settings_folder))
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, line)
            else:
                winreg.DeleteValue(key, _NAME)
        return
    if not on:
        _file().unlink(missing_ok=True)
        return
    content = _agent if sys.platform == "darwin" else _entry
    _file().parent.mkdir(parents=True, exist_ok=True)
    _file().write_text(content(settings_folder), encoding="utf-8")


_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def _file() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_NAME}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "autostart" / f"{_NAME}.desktop"


def _agent(settings_folder: Path) -> str:
    import plistlib

    arguments = command(settings_folder)
    return plistlib.dumps(
        {"Label": _NAME, "ProgramArguments": arguments, "RunAtLoad": True}
    ).decode()


def _entry(settings_folder: Path) -> str:
    line = exec_line(command(settings_folder))
    return (
        f"[Desktop Entry]\nType=Application\nName=Organizer\nIcon={_NAME}\nExec={line}\n"
        "Terminal=false\n"
    )
