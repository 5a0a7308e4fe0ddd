"""How much processor time and memory a program takes until its first window is painted.

A program is started on a virtual screen of its own. Every 2 ms the screen is looked at from
outside, through Xlib: the program counts as painted when its largest window shows what it is asked
for (a bare window: anything but the black it begins with; the real one: many colours, which only
its text and icons bring). The processor time is what /proc/PID/task/*/schedstat says at that
moment, summed over the threads; the memory is PSS from /proc/PID/smaps_rollup. Programs run in
turn, so that what disturbs the machine disturbs both, and ratios are taken pair by pair.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1120, 740)
window.show()
app.exec()
"""

_PATIENCE_SECONDS = 20
_LOOK_EVERY_SECONDS = 0.002
_Z_PIXMAP = 2
_VIEWABLE = 2


class Paint(NamedTuple):
    """What a first paint took."""

    processor_ms: float
    pss_kb: int


class _Attributes(ctypes.Structure):
    _fields_ = (
        ("x", ctypes.c_int),
        ("y", ctypes.c_int),
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("border_width", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("visual", ctypes.c_void_p),
        ("root", ctypes.c_ulong),
        ("class_", ctypes.c_int),
        ("gravities", ctypes.c_int * 3),
        ("planes", ctypes.c_ulong * 2),
        ("save_under", ctypes.c_int),
        ("colormap", ctypes.c_ulong),
        ("map_installed", ctypes.c_int),
        ("map_state", ctypes.c_int),
        ("masks", ctypes.c_long * 3),
        ("override_redirect", ctypes.c_int),
        ("screen", ctypes.c_void_p),
    )


class Screen:
    """A virtual screen without a window manager, and what can be seen on it."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24"],
            pass_fds=(writing,),
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        self._x: Any = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XGetImage.restype = ctypes.c_void_p
        self._x.XGetPixel.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(self.name.encode()))
        self._root = self._x.XDefaultRootWindow(self._display)

    def close(self) -> None:
        """End the screen."""
        self._server.terminate()
        self._server.wait()

    def colours(self) -> int:
        """How many colours the largest window shows along some of its lines; 0 while it is black
        or not there."""
        window = self._largest()
        if window is None:
            return 0
        handle, width, height = window
        seen: set[int] = set()
        for row in range(2, min(height, 240), 5):
            image = ctypes.c_void_p(
                self._x.XGetImage(
                    self._display, handle, 0, row, min(width, 400), 1, ctypes.c_ulong(-1), _Z_PIXMAP
                )
            )
            if not image:
                return 0
            seen.update(self._x.XGetPixel(image, column, 0) for column in range(min(width, 400)))
            self._x.XDestroyImage(image)
        return len(seen - {0})

    def _largest(self) -> tuple[int, int, int] | None:
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children = ctypes.POINTER(ctypes.c_ulong)()
        count = ctypes.c_uint()
        self._x.XQueryTree(
            self._display,
            self._root,
            ctypes.byref(root),
            ctypes.byref(parent),
            ctypes.byref(children),
            ctypes.byref(count),
        )
        found = None
        for index in range(count.value):
            attributes = _Attributes()
            self._x.XGetWindowAttributes(self._display, children[index], ctypes.byref(attributes))
            large = attributes.width > 600 and attributes.height > 400
            if large and attributes.map_state == _VIEWABLE:
                found = (children[index], attributes.width, attributes.height)
        if count.value:
            self._x.XFree(children)
        return found


@contextmanager
def screen() -> Iterator[Screen]:
    """A virtual screen for as long as it is measured on."""
    opened = Screen()
    try:
        yield opened
    finally:
        opened.close()


def qt_of_its_own(folder: Path) -> Path:
    """Copy PySide into `folder`, for the programs that are measured and nobody else.

    Memory that several programs map counts for each in part (PSS), and the tests themselves have
    Qt loaded: what a program shares with them would count half, for the bare window most of all.
    """
    for name in ("PySide6", "shiboken6"):
        found = importlib.util.find_spec(name)
        assert found is not None
        assert found.submodule_search_locations is not None
        shutil.copytree(found.submodule_search_locations[0], folder / name)
    return folder


def first_paint(
    on: Screen, command: Sequence[str | Path], *, colours: int, packages: Path
) -> Paint:
    """Start `command` with its `packages` and see what it took until it shows so many colours."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "DBUS_", "WAYLAND_", "PYTHON"))
    } | {"DISPLAY": on.name, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(packages)}
    program = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + _PATIENCE_SECONDS
        while on.colours() < colours:
            if time.monotonic() > end or program.poll() is not None:
                raise AssertionError(f"{command} painted nothing")
            time.sleep(_LOOK_EVERY_SECONDS)
        return Paint(_processor_ms(program.pid), _pss_kb(program.pid))
    finally:
        program.kill()
        program.wait()


def _processor_ms(pid: int) -> float:
    times = (task.read_text() for task in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(text.split()[0]) for text in times) / 1e6


def _pss_kb(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    raise AssertionError("no Pss")


def bare_command() -> list[str]:
    """A bare QMainWindow of the same size."""
    return [sys.executable, "-c", BARE]
