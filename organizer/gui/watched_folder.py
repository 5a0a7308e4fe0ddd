"""A folder into which a telephone puts its pictures: new ones are offered to be read (P9)."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from organizer.gui.dialogs.dropped import is_picture

SETTLED_MS: Final = 2_000
"""A picture whose size stands still for so long has arrived whole."""
_AGAIN_MS: Final = 60_000
"""How often a folder is looked for that is not there, on a stick or a share."""


class WatchedFolder(QObject):
    """Announces each new picture once, over restarts too. What lay in the folder when it was first
    watched is not new."""

    arrived = Signal(list)
    """Paths of pictures that are there whole."""

    def __init__(self, state: Path, parent: QObject | None = None) -> None:
        """`state` is the file that remembers what was announced."""
        super().__init__(parent)
        self._state = state
        self._folder: Path | None = None
        self._seen: frozenset[str] | None = None
        self._sizes: dict[str, tuple[int, float]] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.look)

    def watch(self, folder: str) -> None:
        """Watch this folder and no other; none where it is empty."""
        self._again.stop()
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._folder = Path(folder) if folder else None
        self._sizes = {}
        self._seen = self._remembered()
        if self._folder is None:
            self._state.unlink(missing_ok=True)
        else:
            self.look()

    def look(self) -> None:
        """Look for new pictures now."""
        if self._folder is None:
            return
        found = _pictures(self._folder)
        if found is None:
            self._again.start(_AGAIN_MS)
            return
        self._watcher.addPath(str(self._folder))  # it may have gone and come back
        if self._seen is None:
            self._remember(frozenset(found))
        now = monotonic()
        new = {}
        for name, size in found.items():
            if name not in (self._seen or ()):
                known, since = self._sizes.get(name, (0, now))
                new[name] = (size, since if size == known else now)
        self._sizes = new
        settled = now - SETTLED_MS / 1000
        whole = [name for name, (size, since) in new.items() if size and since <= settled]
        if whole:
            self._remember(frozenset(found) & (self._seen or frozenset()) | frozenset(whole))
            self.arrived.emit([self._folder / name for name in sorted(whole)])
        if len(whole) < len(new):
            self._again.start(SETTLED_MS)

    def _remembered(self) -> frozenset[str] | None:
        with suppress(OSError, ValueError, TypeError, KeyError):
            kept = json.loads(self._state.read_text(encoding="utf-8"))
            if kept["folder"] == str(self._folder):
                return frozenset(kept["seen"])
        return None

    def _remember(self, seen: frozenset[str]) -> None:
        self._seen = seen
        kept = {"folder": str(self._folder), "seen": sorted(seen)}
        with suppress(OSError):  # a full disk: it is announced once more after the next start
            self._state.write_text(json.dumps(kept), encoding="utf-8")


def _pictures(folder: Path) -> dict[str, int] | None:
    """The pictures in a folder with their sizes in bytes; None where it is not there."""
    found = {}
    try:
        for path in folder.iterdir():
            with suppress(OSError):  # gone again
                if is_picture(path) and path.is_file():
                    found[path.name] = path.stat().st_size
    except OSError:
        return None
    return found
