"""No text reaches the screen past the catalogs, and none is translated before a language is set."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GUI = Path(__file__).parents[2] / "organizer" / "gui"
TRANSLATE = {"_", "ngettext", "pgettext", "npgettext", "N_"}
SHOW = (
    {"setText", "setPlainText", "setHtml", "setWindowTitle", "setTitle", "setPlaceholderText"}
    | {"setToolTip", "setStatusTip", "setWhatsThis", "setInformativeText", "setDetailedText"}
    | {"setAccessibleName", "setAccessibleDescription", "setLabelText", "setButtonText"}
    | {"setTabText", "setItemText", "setPrefix", "setSuffix", "setSpecialValueText", "setFormat"}
    | {"setHeaderLabels", "setHorizontalHeaderLabels", "setNameFilter", "showMessage"}
    | {"addTab", "insertTab", "addAction", "addMenu", "addSection", "addItem", "addItems", "addRow"}
    | {"addButton", "drawText", "QLabel", "QPushButton", "QToolButton", "QAction", "QCheckBox"}
    | {"QRadioButton", "QGroupBox", "QMenu", "QCommandLinkButton", "QDockWidget", "QLineEdit"}
    | {"information", "question", "warning", "critical", "about", "getText", "getItem", "getInt"}
    | {"getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"}
)
WORDED = {"text", "title", "label", "tooltip", "placeholder", "accessible", "message"}


def _escapes(source: str) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that is shown, and of what the catalogs cannot find."""
    tree = ast.parse(source)
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = _called(call)
        if name in TRANSLATE:
            for argument in call.args:
                if isinstance(argument, ast.JoinedStr | ast.BinOp):
                    yield argument.lineno, "made before it is translated"
        shown = [keyword.value for keyword in call.keywords if keyword.arg in WORDED]
        for argument in [*call.args, *shown] if name in SHOW else shown:
            yield from _literals(argument)
    for call in _made_at_import(tree):
        yield call.lineno, "translated when the module is imported"


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _literals(node: ast.expr) -> Iterator[tuple[int, str]]:
    """The words in an expression that makes a text, whatever it is put together from."""
    match node:
        case ast.Constant(value=str(text)) if any(map(str.isalpha, text)):
            yield node.lineno, repr(text)
        case ast.JoinedStr(values=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            for part in parts:
                yield from _literals(part)
        case ast.BinOp(left=one, right=other) | ast.IfExp(body=one, orelse=other):
            yield from _literals(one)
            yield from _literals(other)
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from _literals(part)
        case ast.Call(func=ast.Attribute(value=text, attr="format" | "join")):
            yield from _literals(text)


def _made_at_import(node: ast.AST) -> Iterator[ast.Call]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and _called(child) in TRANSLATE - {"N_"}:
            yield child
        elif not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from _made_at_import(child)


def test_no_text_of_the_window_escapes_the_catalogs() -> None:
    found = [
        f"{path}:{line}: {what}"
        for path in sorted(GUI.rglob("*.py"))
        for line, what in _escapes(path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        'label.setText("Save")',
        'QLabel("Save", self)',
        'QtWidgets.QPushButton("&Save")',
        'menu.addAction(icon, "Save")',
        'QAction(text="Save")',
        'Pill(text="due")',
        'label.setText(f"{n} notes")',
        'label.setText("{n} notes".format(n=n))',
        'label.setText("Dear " + name)',
        'label.setText("Sent" if sent else _("Pending"))',
        'label.setText(name or "Nobody")',
        'table.setHorizontalHeaderLabels([_("Name"), "Title"])',
        '_(f"{n} notes")',
        '_("Dear " + name)',
    ],
)
def test_an_escape_is_found(line: str) -> None:
    assert list(_escapes(f"def show() -> None:\n    {line}"))


def test_what_is_translated_at_import_is_found() -> None:
    assert list(_escapes('TITLE = _("Save")'))
    assert list(_escapes('class Page:\n    TITLES = {1: ngettext("day", "days", 1)}'))


@pytest.mark.parametrize(
    "line",
    [
        'label.setText(_("Save"))',
        'label.setText(_("To {name}").format(name="Anna"))',
        'label.setText("·")',
        'label.setText(", ".join(names))',
        'label.setText(texts["save"])',
        'label.setObjectName("save")',
        'label.setText(wording.stage(stage, "short"))',
        'later = N_("Save")',
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert not list(_escapes(f"def show() -> None:\n    {line}"))


def test_a_deferred_text_may_be_marked_at_import() -> None:
    assert not list(_escapes('TITLE = N_("Save")'))
