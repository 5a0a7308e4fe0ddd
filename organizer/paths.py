"""Where things lie on this machine. Nothing here makes a folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appdirs import AppDirs


def resources() -> Path:
    """The folder of icons, texts and catalogs.

    Packages (a wheel, PyInstaller's) have it inside `organizer`, the source tree beside it.
    """
    package = Path(__file__).resolve().parent
    packed = package / "resources"
    return packed if packed.is_dir() else package.with_name("resources")


def default_data_dir() -> Path:
    """Where the person's record is kept unless they choose another folder."""
    return Path(_folders().user_data_dir)


def config_dir() -> Path:
    """Where the settings are kept."""
    return Path(_folders().user_config_dir)


@cache
def _folders() -> AppDirs:
    from appdirs import AppDirs

    return AppDirs("organizer", appauthor=False)
