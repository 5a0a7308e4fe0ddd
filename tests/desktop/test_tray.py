"""The icon in real trays: found on the screen by its colours, clicked, and gone with the panel."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from tests.desktop.screen import PANEL_HEIGHT, Desktop, TrayHost, wait_until

ICON = QColor("#2f6bd0")
BADGE = QColor("#c3262b")
HOSTS: tuple[TrayHost, ...] = ("lxqt-panel", "tint2", "lxqt-panel")
ROOT = Path(__file__).resolve().parents[2]


class TrayProgram:
    """`tray_program` running on a desktop, and what the screen shows of it."""

    def __init__(self, desktop: Desktop, folder: Path) -> None:
        self.desktop = desktop
        self._log = folder / f"{Path(sys.executable).name}.log"
        self._picture = folder / "screen.png"
        desktop.env["PYTHONPATH"] = str(ROOT)
        self.process = desktop.start(sys.executable, "-m", "tests.desktop.tray_program")
        self.wait_for("started")

    def tell(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def wait_for(self, line: str) -> None:
        wait_until(lambda: line in self.said(), f"the tray program to say {line}")

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def recheck(self) -> str:
        """Let it look whether there is a tray, and give its answer."""
        before = self.said().count("rechecked")
        self.tell("recheck")
        wait_until(lambda: self.said().count("rechecked") > before, "an answer")
        return self.said().rpartition("rechecked ")[2].split()[0]

    def opens_from_the_menu(self, place: QPoint) -> bool:
        """Choose the one entry of a menu that opens above the icon."""
        self.desktop.click(place.x() - 20, place.y() - 25)
        return "opened" in self.said()

    def where(self, colour: QColor) -> list[QPoint]:
        """The pixels of the panel, along the lower edge of the screen, that have the colour."""
        screen = QImage(str(self.desktop.screenshot(self._picture)))
        rows = range(screen.height() - PANEL_HEIGHT, screen.height())
        return [
            QPoint(x, y)
            for x in range(screen.width())
            for y in rows
            if screen.pixel(x, y) == colour.rgb()
        ]

    def wait_for_icon(self) -> QPoint:
        """A place on the icon, once it is there."""
        wait_until(lambda: len(self.where(ICON)) > 50, "the icon in the panel")
        places = self.where(ICON)
        return places[len(places) // 2]


@pytest.fixture
def program(desktop: Desktop, tmp_path: Path) -> TrayProgram:
    return TrayProgram(desktop, tmp_path)


@pytest.mark.parametrize("host", ["lxqt-panel", "tint2"])
def test_icon_comes_with_the_panel_wears_its_badge_is_clicked_and_goes(
    program: TrayProgram, host: TrayHost
) -> None:
    desktop = program.desktop
    assert "started False" in program.said()
    panel = desktop.start_tray(host)
    wait_until(lambda: program.recheck() == "True", "the tray")
    place = program.wait_for_icon()
    assert program.where(BADGE) == []

    program.tell("count 3")
    wait_until(lambda: len(program.where(BADGE)) > 20, "the badge")
    three = program.where(BADGE)
    program.tell("count 8")
    wait_until(lambda: len(program.where(BADGE)) not in (0, len(three)), "another number")
    program.tell("count 0")
    wait_until(lambda: program.where(BADGE) == [], "no badge")

    desktop.click(place.x(), place.y())
    program.wait_for("activated")
    desktop.click(place.x(), place.y(), button=3)
    wait_until(lambda: program.opens_from_the_menu(place), "the menu's action")

    desktop.stop(panel)
    wait_until(lambda: program.recheck() == "False", "no tray")
    assert program.said().count("available") == 2


def test_icon_moves_from_one_kind_of_tray_to_the_other(program: TrayProgram) -> None:
    for host in HOSTS:
        panel = program.desktop.start_tray(host)
        wait_until(lambda: program.recheck() == "True", "the tray")
        program.wait_for_icon()
        program.desktop.stop(panel)
        wait_until(lambda: program.recheck() == "False", "no tray")


def test_balloon_is_clicked(program: TrayProgram) -> None:
    """Qt draws a balloon of its own at an icon of the older kind."""
    program.desktop.start_tray("tint2")
    wait_until(lambda: program.recheck() == "True", "the tray")
    program.wait_for_icon()
    before = set(program.desktop.windows(program.process))
    program.tell("balloon")
    program.wait_for("shown note")
    assert "failed limit" in program.said()  # an urgent one would not stay
    wait_until(lambda: len(program.desktop.windows(program.process)) > len(before), "the balloon")
    (balloon,) = set(program.desktop.windows(program.process)) - before
    program.desktop.run("xdotool", "mousemove", "--window", balloon, "60", "40", "click", "1")
    program.wait_for("acted note open")
