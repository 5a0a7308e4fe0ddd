"""Every rule of the practice has a test that names it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

RULES = range(1, 19)


def _named(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            said = ast.get_docstring(node) or ""
            for first, last in re.findall(r"\bP(\d+)(?:-P(\d+))?\b", said):
                yield from range(int(first), int(last or first) + 1)


def test_every_rule_is_named_by_a_test() -> None:
    tests = Path(__file__).parent.rglob("test_*.py")
    named = {rule for file in tests for rule in _named(file.read_text(encoding="utf-8"))}
    assert named == set(RULES)
