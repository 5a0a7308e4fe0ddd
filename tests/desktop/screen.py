"""A desktop for a test: a virtual screen with a window manager, a bus, notifications and a tray.

Every program is started by its `Desktop`, in a home of its own, and ended with it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

PACKAGES = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xprop": "x11-utils",
    "import": "imagemagick",
    "dbus-daemon": "dbus",
    "dunst": "dunst",
    "dunstctl": "dunst",
    "faketime": "faketime",
    "tint2": "tint2",
    "lxqt-panel": "lxqt-panel",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
"""The programs a desktop is made of, and the Debian packages that have them."""

TrayHost = Literal["lxqt-panel", "tint2"]
"""The first speaks StatusNotifierItem, the second XEmbed."""

PANEL_HEIGHT = 32
"""Of the panel along the lower edge of the screen, in pixels."""

_PATIENCE = 30.0
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
_DUNST = """[global]
    monitor = 0
    origin = top-right
    width = 360
    notification_limit = 0
    idle_threshold = 0
    always_run_script = true
    markup = full
    dmenu = {folder}/choose
[record]
    script = {folder}/record
"""
_LXQT = """panels=panel1
[panel1]
alignment=-1
iconSize=22
panelSize={height}
position=Bottom
width=100
width-percent=true
plugins=statusnotifier
[statusnotifier]
type=statusnotifier
alignment=Right
"""
_TINT2 = """panel_items = TSC
panel_size = 100% {height}
panel_position = bottom center horizontal
panel_background_id = 0
systray_icon_size = 22
time1_format =
"""


def missing_packages() -> list[str]:
    """The Debian packages that a desktop needs and this machine has not."""
    return sorted({package for program, package in PACKAGES.items() if not shutil.which(program)})


def wait_until(condition: Callable[[], bool], what: str, patience: float = _PATIENCE) -> None:
    """Wait for what another process does. Fails the test with `what` if it never does."""
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"Waited {patience:.0f} s in vain: {what}")
        time.sleep(0.02)


@dataclass(frozen=True)
class Received:
    """One notification as the service took it, at an instant in seconds since 1970; `tag` is what
    replaces after a crash."""

    came_at: float
    id: int
    title: str
    body: str
    urgency: str
    tag: str
    app: str


class Desktop:
    """A running screen, window manager and session bus; `env` is what a program in it is given."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []
        self._bus: subprocess.Popen[bytes] | None = None
        self._notifications: subprocess.Popen[bytes] | None = None
        self._received = folder / "received"
        for name in ("home", "run", "received"):
            (folder / name).mkdir(mode=0o700)
        self.env = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "XDG_", "DBUS_", "WAYLAND_", "XAUTHORITY"))
        }
        self.env |= {
            "HOME": str(folder / "home"),
            "XDG_CONFIG_HOME": str(folder / "home" / ".config"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "QT_QPA_PLATFORM": "xcb",
        }

    def open(self) -> None:
        """Start the screen, the window manager and the session bus."""
        reading, writing = os.pipe()
        screen = ("-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset")
        self.start("Xvfb", "-displayfd", str(writing), *screen, pass_fds=(writing,))
        self.env["DISPLAY"] = f":{_told(reading, writing)}"
        self.start("openbox")
        self.start_bus()
        wait_until(self._has_window_manager, "openbox")

    def start_bus(self) -> None:
        """Start a session bus, whose address is then in `env`. It starts no services by itself."""
        config = self._folder / "bus.conf"
        config.write_text(_BUS.format(folder=self._folder / "run"), encoding="utf-8")
        reading, writing = os.pipe()
        self._bus = self.start(
            "dbus-daemon",
            "--nofork",
            f"--config-file={config}",
            f"--print-address={writing}",
            pass_fds=(writing,),
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = _told(reading, writing)

    def stop_bus(self) -> None:
        """End the session bus, which ends who cannot do without."""
        assert self._bus is not None
        self.stop(self._bus)

    def _has_window_manager(self) -> bool:
        return "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")

    def close(self) -> None:
        """End everything that was started, the last first."""
        while self._running:
            self.stop(self._running[-1])

    def start(self, *command: str | Path, pass_fds: Sequence[int] = ()) -> subprocess.Popen[bytes]:
        """Start a program on the desktop; what it prints is kept beside its home."""
        name = Path(command[0]).name
        with (self._folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env=self.env,
                cwd=self._folder,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                pass_fds=pass_fds,
            )
        self._running.append(process)
        return process

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End a program that was started here, by force where it will not go."""
        self._running.remove(process)
        if process.stdin:
            process.stdin.close()
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def run(self, *command: str | Path) -> str:
        """Run a program to its end and give what it printed; fails with the test if it fails."""
        done = subprocess.run(
            command, env=self.env, stdout=subprocess.PIPE, text=True, check=True, timeout=_PATIENCE
        )
        return done.stdout

    # Notifications

    def start_notifications(self, more: str = "") -> None:
        """Start dunst, with `more` lines of configuration, and wait until it serves."""
        config = self._folder / "dunstrc"
        config.write_text(_DUNST.format(folder=self._folder) + more, encoding="utf-8")
        _script(self._folder / "record", f'env -0 > "{self._received}/$DUNST_ID.$$"\n')
        _script(self._folder / "choose", f'grep -m 1 -F "$(cat "{self._folder}/choice")"\n')
        self._notifications = self.start("dunst", "-config", config)
        wait_until(lambda: self.bus_has("org.freedesktop.Notifications"), "dunst")

    def stop_notifications(self) -> None:
        """End the notification service, as a crash or a logout would."""
        assert self._notifications is not None
        self.stop(self._notifications)
        wait_until(lambda: not self.bus_has("org.freedesktop.Notifications"), "end of dunst")

    def notifications(self) -> list[Received]:
        """Everything the service has put on the screen so far, in that order."""
        files = sorted(self._received.iterdir(), key=lambda file: file.stat().st_mtime_ns)
        # A file that is still being written does not end in the separator.
        return [
            _read(text, file.stat().st_mtime)
            for file in files
            if (text := file.read_text()).endswith("\0")
        ]

    def displayed(self) -> int:
        """How many notifications stand on the screen."""
        return int(self.run("dunstctl", "count", "displayed"))

    def history(self) -> list[tuple[int, str]]:
        """Number, title and text of everything that was closed, the latest first."""
        (notifications,) = json.loads(self.run("dunstctl", "history"))["data"]
        return [
            (one["id"]["data"], f"{one['summary']['data']}\n{one['body']['data']}")
            for one in notifications
        ]

    def close_all(self) -> int:
        """Close what stands on the screen or waits to; gives how many those were."""
        count = sum(int(self.run("dunstctl", "count", what)) for what in ("displayed", "waiting"))
        self.run("dunstctl", "close-all")
        return count

    def invoke_action(self, label: str) -> None:
        """Press the action of that label on a notification that is displayed."""
        (self._folder / "choice").write_text(label, encoding="utf-8")
        self.run("dunstctl", "context")

    def dismiss(self) -> None:
        """Close the latest notification as a click on it would."""
        self.run("dunstctl", "close")

    # Tray

    def start_tray(self, host: TrayHost) -> subprocess.Popen[bytes]:
        """Start a panel with a tray; whether it shows an icon yet is for the caller to see."""
        folder = self._folder / "home" / ".config" / "lxqt"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "panel.conf").write_text(_LXQT.format(height=PANEL_HEIGHT), encoding="utf-8")
        config = self._folder / "tint2rc"
        config.write_text(_TINT2.format(height=PANEL_HEIGHT), encoding="utf-8")
        if host == "tint2":
            return self.start("tint2", "-c", config)
        return self.start("lxqt-panel")

    # Accessibility

    def start_accessibility(self) -> None:
        """Let programs started from now on be read as a screen reader reads them."""
        self.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        wait_until(lambda: self.bus_has("org.a11y.Bus"), "the accessibility bus")

    # What a person does and sees

    def bus_has(self, name: str) -> bool:
        """Whether somebody on the session bus owns `name`."""
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        with open_dbus_connection(self.env["DBUS_SESSION_BUS_ADDRESS"]) as connection:
            return bool(Proxy(message_bus, connection).NameHasOwner(name)[0])

    def log(self, program: str) -> str:
        """What the programs of this name have printed so far."""
        return (self._folder / f"{Path(program).name}.log").read_text(encoding="utf-8")

    def windows(self, process: subprocess.Popen[bytes]) -> list[str]:
        """The visible windows of a program, as xdotool numbers them."""
        while True:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)],
                env=self.env,
                capture_output=True,
                text=True,
                check=False,  # it fails where there is none
            )
            if "X Error" not in found.stderr:  # one went while it looked, and the rest is missing
                return found.stdout.split()

    def title(self, window: str) -> str:
        """The title of a window; empty where it has just gone."""
        found = subprocess.run(
            ["xdotool", "getwindowname", window],
            env=self.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
        )
        return found.stdout.strip()

    def focus(self, window: str) -> None:
        """Give a window the keyboard, and wait until it has it."""
        self.run("xdotool", "windowfocus", "--sync", window)

    def keys(self, *keys: str) -> None:
        """Press keys by X's names, one after another, with modifiers as in `ctrl+Return`."""
        self.run("xdotool", "key", "--delay", "20", *keys)

    def type_text(self, text: str) -> None:
        """Type letters into whatever has the keyboard."""
        self.run("xdotool", "type", "--delay", "20", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a place on the screen."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def screenshot(self, path: Path) -> Path:
        """Save a picture of the whole screen, in the format of the suffix."""
        self.run("import", "-window", "root", path)
        return path


def _told(reading: int, writing: int) -> str:
    """The line that a child process writes into a pipe."""
    os.close(writing)
    with os.fdopen(reading) as pipe:
        line = pipe.readline().strip()
    assert line, "A program of the desktop did not start"
    return line


def _script(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}", encoding="utf-8")
    path.chmod(0o700)


def _read(text: str, came_at: float) -> Received:
    given = dict(line.split("=", 1) for line in text.split("\0") if "=" in line)
    return Received(
        came_at=came_at,
        id=int(given["DUNST_ID"]),
        title=given["DUNST_SUMMARY"],
        body=given.get("DUNST_BODY", ""),
        urgency=given["DUNST_URGENCY"],
        tag=given.get("DUNST_STACK_TAG", ""),
        app=given.get("DUNST_APP_NAME", ""),
    )
