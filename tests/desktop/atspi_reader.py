"""Reads and operates windows as assistive technologies do, for `tests.desktop.screen_reader`.

Run by Debian's own Python, which has AT-SPI's bindings. A request is a line of JSON on standard
input, [what, argument...]; the answer a line on standard output.
"""

import json
import sys
import warnings
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST_NODES = 3_000
warnings.simplefilter("ignore", DeprecationWarning)  # of calls that have no other name in Debian 12


class Reader:
    def __init__(self) -> None:
        self._nodes: list[Any] = []

    def windows(self) -> list[list[Any]]:
        """The title and the process of every window on the desktop."""
        return [[window.get_name(), window.get_process_id()] for window in self._windows()]

    def nodes(self, title: str) -> list[dict[str, Any]]:
        """Everything that shows in the window of that title; a node is then named by its place in
        the list."""
        self._nodes = []
        found: list[dict[str, Any]] = []
        for window in self._windows():
            if window.get_name() == title:
                self._walk(window, -1, found)
                break
        return found

    def act(self, node: int, action: str) -> bool:
        """Do what a node offers by that name."""
        one = self._nodes[node]
        names = [one.get_action_name(index) for index in range(one.get_n_actions())]
        return bool(one.do_action(names.index(action)))

    def write(self, node: int, text: str) -> bool:
        """Put a text in place of what stands in a node."""
        return bool(self._nodes[node].set_text_contents(text))

    def choose(self, node: int, child: int) -> bool:
        """Select one of the children of a list."""
        return bool(self._nodes[node].select_child(child))

    def _windows(self) -> Iterator[Any]:
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None:
                program.clear_cache()
                for window in range(program.get_child_count()):
                    yield program.get_child_at_index(window)

    def _walk(self, one: Any, parent: int, found: list[dict[str, Any]]) -> None:
        if one is None or len(found) >= MOST_NODES:
            return
        states = one.get_state_set()
        if not states.contains(Atspi.StateType.SHOWING):
            return
        place = len(found)
        self._nodes.append(one)
        text = one.get_text_iface()
        found.append(
            {
                "parent": parent,
                "role": one.get_role_name(),
                "name": one.get_name() or "",
                "description": one.get_description() or "",
                "states": [state.value_nick for state in states.get_states()],
                "actions": [
                    one.get_action_name(index)
                    for index in range(one.get_n_actions() if one.get_action_iface() else 0)
                ],
                "text": Atspi.Text.get_text(text, 0, -1) if text is not None else "",
                "labelled": any(
                    relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                    for relation in one.get_relation_set()
                ),
            }
        )
        if states.contains(Atspi.StateType.MANAGES_DESCENDANTS):
            return  # rows of a table, told one by one as they are come to
        for index in range(one.get_child_count()):
            self._walk(one.get_child_at_index(index), place, found)


def main() -> None:
    reader = Reader()
    for line in sys.stdin:
        what, *arguments = json.loads(line)
        try:
            answer = {"answer": getattr(reader, what)(*arguments)}
        except GLib.Error as error:  # a window that went away meanwhile
            answer = {"gone": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
