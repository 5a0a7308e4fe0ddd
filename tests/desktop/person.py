"""Somebody who uses the program on a desktop."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.desktop.screen import Desktop, wait_until

MAIN = Path(__file__).resolve().parents[2] / "main.py"


class Person:
    """Somebody at the desktop with the program's data in a folder of their own."""

    def __init__(
        self,
        desktop: Desktop,
        folder: Path,
        program: Sequence[str] = (sys.executable, str(MAIN)),
    ) -> None:
        """`program` starts it, by default from its source."""
        self.desktop = desktop
        self.command = (*program, "--data-dir", str(folder / "data"))
        self.program = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        program = self.desktop.start(*self.command)
        wait_until(lambda: len(self.desktop.windows(program)) == 1, "the main window")
        return program

    def run(self, *arguments: str) -> str:
        return self.desktop.run(*self.command, *arguments)

    def agenda(self) -> dict[str, Any]:
        agenda: dict[str, Any] = json.loads(self.run("agenda", "--json"))
        return agenda

    def window(self, title: str) -> str:
        """The program's visible window of that title, once it is there and has the keyboard."""
        titles: dict[str, str] = {}

        def is_there() -> bool:
            titles.update(self._titles())
            return title in titles

        wait_until(is_there, f"the window “{title}”")
        self.desktop.focus(titles[title])
        return titles[title]

    def _titles(self) -> dict[str, str]:
        windows = self.desktop.windows(self.program)
        return {self.desktop.title(window): window for window in windows}

    def kill(self) -> None:
        self.program.kill()
        self.program.wait()
        self.program = self._start()
