"""Start at login, switched on and off in the way of each platform, and read back (no Qt).

Linux: the XDG Autostart specification. macOS: a LaunchAgent. Windows: the Run key of the person's
own registry. The last two follow the platforms' documentation and were not tried there.
"""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

_NAME = "organizer"


def command() -> list[str]:
    """What the platform is to run: this program, hidden in the tray."""
    entry = Path(sys.argv[0]).absolute()
    start = [sys.executable, str(entry)] if entry.suffix == ".py" else [str(entry)]
    return [*start, "--background"]


def enabled() -> bool:
    """Whether the program starts at login."""
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:
            try:
                winreg.QueryValueEx(key, _NAME)
            except OSError:
                return False
        return True
    return _file().exists()


def set_enabled(on: bool) -> None:
    """Switch it on or off. Raises `OSError` where that cannot be written."""
    if sys.platform == "win32":
        import subprocess
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN, 0, winreg.KEY_SET_VALUE) as key:
            if on:
                line = subprocess.list2cmdline(command())
                winreg.SetValueEx(key, _NAME, 0, winreg.REG_SZ, line)
            else:
                winreg.DeleteValue(key, _NAME)
        return
    if on:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(_content(), encoding="utf-8")
    else:
        _file().unlink(missing_ok=True)


_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def _file() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_NAME}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "autostart" / f"{_NAME}.desktop"


def _content() -> str:
    if sys.platform == "darwin":
        import plistlib

        agent = {"Label": _NAME, "ProgramArguments": command(), "RunAtLoad": True}
        return plistlib.dumps(agent).decode()
    # Desktop Entry Specification, "The Exec key": quoted, with % doubled.
    line = " ".join(shlex.quote(part).replace("%", "%%") for part in command())
    return f"[Desktop Entry]\nType=Application\nName=Organizer\nExec={line}\nTerminal=false\n"
