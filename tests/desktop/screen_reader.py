"""Somebody who does not see the screen, and uses the program over AT-SPI alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from tests.desktop.screen import Desktop, wait_until

_READER = Path(__file__).with_name("atspi_reader.py")


class Node(NamedTuple):
    """One thing that is told; `parent` is -1 for the window."""

    number: int
    parent: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    actions: tuple[str, ...]
    text: str
    labelled: bool


class ScreenReader:
    """Finds what a window holds by role and name, and operates it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def _ask(self, *request: object) -> Any:
        assert self._process.stdin is not None and self._process.stdout is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())

    def windows(self) -> list[str]:
        """The titles of the windows."""
        return [title for title, _process in self._ask("windows").get("answer", ())]

    def nodes(self, window: str) -> list[Node]:
        """Everything in the window of that title; nothing where there is none."""
        found = self._ask("nodes", window).get("answer", ())
        return [
            Node(
                number,
                one["parent"],
                one["role"],
                one["name"],
                one["description"],
                frozenset(one["states"]),
                tuple(one["actions"]),
                one["text"],
                one["labelled"],
            )
            for number, one in enumerate(found)
        ]

    def find(self, window: str, role: str, name: str) -> Node:
        """The first thing of that role and name, once it is there and can be used."""
        found: list[Node] = []

        def there() -> bool:
            found[:] = [
                one
                for one in self.nodes(window)
                if one.role == role and one.name == name and "enabled" in one.states
            ]
            return bool(found)

        wait_until(there, f"the {role} “{name}” in “{window}”")
        return found[0]

    def press(self, window: str, role: str, name: str, action: str = "Press") -> None:
        """Press a button, or do another of the things that something offers."""
        self.act(self.find(window, role, name), action)

    def act(self, node: Node, action: str = "Press") -> None:
        """Do something to what was told last."""
        answer = self._ask("act", node.number, action)
        assert answer.get("answer", True), answer

    def write(self, window: str, role: str, name: str, text: str) -> None:
        """Put a text into a field."""
        assert self._ask("write", self.find(window, role, name).number, text) == {"answer": True}

    def choose(self, window: str, role: str, name: str, child: int) -> None:
        """Select a row of a list or a page of tabs."""
        assert self._ask("choose", self.find(window, role, name).number, child) == {"answer": True}


@contextmanager
def screen_reader(desktop: Desktop) -> Iterator[ScreenReader]:
    """A reader of this desktop's windows, whose accessibility is started already."""
    with subprocess.Popen(
        ["/usr/bin/python3", str(_READER)],
        env=desktop.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield ScreenReader(process)
