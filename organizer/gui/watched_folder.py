"""A folder to which a phone uploads what its camera takes: new pictures are offered as cards (P9).

Which were there before is remembered in a small file, so that nothing is offered twice, and what
came while the program was closed is offered when it starts.
"""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from organizer.cards import is_picture
from organizer.private import write_whole

_State = tuple[int, int]
"""Size and time of the last change: a file for which both stay as they are has arrived whole."""


class WatchedFolder(QObject):
    """Watches one folder, not those in it, and says which pictures came.

    The system's notices are only a reason to look sooner: network folders send none, and a folder
    that vanished is found again by looking. `settle` and `every` are milliseconds: between the two
    looks in which a file must not have changed, and between looks while nothing happens.
    """

    arrived = Signal(list)
    """New pictures, each a `Path`, each once, the oldest first."""

    def __init__(
        self,
        remembered: Path,
        parent: QObject | None = None,
        *,
        settle: int = 2_000,
        every: int = 30_000,
    ) -> None:
        super().__init__(parent)
        self._remembered = remembered
        self._settle, self._every = settle, every
        self._folder: Path | None = None
        self._known: set[str] | None = None
        self._coming: dict[str, _State] = {}
        self._notices = QFileSystemWatcher(self)
        self._notices.directoryChanged.connect(self._look_soon)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: Path | None) -> None:
        """Watch this folder from now on, or none; what is in it when this begins is not new."""
        if watched := self._notices.directories():
            self._notices.removePaths(watched)
        self._timer.stop()
        self._folder, self._coming = folder, {}
        if folder is None:
            with suppress(OSError):
                self._remembered.unlink()
            return
        self._known = self._recall(folder)
        self.look()

    def look(self) -> None:
        """See what is in the folder now; the timer does this by itself."""
        assert self._folder is not None
        states = self._new_pictures(self._folder)
        whole = [name for name, state in states.items() if self._coming.get(name) == state]
        self._coming = {name: state for name, state in states.items() if name not in whole}
        self._timer.start(self._settle if self._coming else self._every)
        if whole:
            self._known = {*(self._known or ()), *whole}
            self._remember()
            whole.sort(key=lambda name: states[name][1])
            self.arrived.emit([self._folder / name for name in whole])

    def _new_pictures(self, folder: Path) -> dict[str, _State]:
        """The pictures not known yet. Where the folder is away, or only just found: none."""
        try:
            with os.scandir(folder) as entries:
                pictures = [entry for entry in entries if _is_new_picture(Path(entry.name))]
        except OSError:
            return {}
        if str(folder) not in self._notices.directories():
            self._notices.addPath(str(folder))
        if self._known is None:
            self._known = {entry.name for entry in pictures}
            self._remember()
        states = {}
        for entry in pictures:
            if entry.name not in self._known:
                with suppress(OSError):  # taken away meanwhile
                    status = entry.stat()
                    if stat.S_ISREG(status.st_mode) and status.st_size:
                        states[entry.name] = (status.st_size, status.st_mtime_ns)
        return states

    def _look_soon(self) -> None:
        if self._timer.remainingTime() > self._settle:
            self._timer.start(self._settle)

    def _recall(self, folder: Path) -> set[str] | None:
        """The names known in this folder; None where it was not the one watched."""
        try:
            stored = json.loads(self._remembered.read_text(encoding="utf-8"))
            return set(map(str, stored["known"])) if stored["folder"] == str(folder) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _remember(self) -> None:
        # Names that are gone stay: of a drive that was unmounted, an empty folder remains.
        stored = {"folder": str(self._folder), "known": sorted(self._known or ())}
        with suppress(OSError):  # at worst the same pictures are offered at the next start
            write_whole(self._remembered, json.dumps(stored).encode())


def _is_new_picture(path: Path) -> bool:
    """Whether a file can be a picture. Programs that upload hide theirs by a point until done."""
    return not path.name.startswith(".") and is_picture(path)
