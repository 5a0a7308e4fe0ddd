"""The first start on a fresh machine, walked in a copy of the tree that asks for invented packages.

They are wheels in a folder, so that nothing here needs the network; the real ones are installed
by whoever runs `python3 -m tests` on a fresh clone, CI first of all.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from organizer import bootstrap

ROOT = Path(__file__).resolve().parents[1]

PYPROJECT = """\
[project]
dependencies = [
    "reading-glasses>=1.2",
]
test = [
    "magnifying.glass>=1.0",
]
cards = [
    "card-reader>=1.0",
]
"""
REPORT = """\
def main():
    import importlib.metadata, json, sys
    import reading_glasses
    version = importlib.metadata.version("reading-glasses")
    print(json.dumps([sys.prefix, sys.argv[1:], version]))
    return 7
"""


def wheel(folder: Path, name: str, version: str) -> None:
    """A package of one empty module."""
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)


class Clone:
    """A fresh clone whose program reports where it runs, and a package index in a folder."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "clone"
        self.wheels = folder / "wheels"
        self.data = folder / "data"
        self.wheels.mkdir()
        (self.tree / "organizer").mkdir(parents=True)
        for file in ("main.py", "organizer/__init__.py", "organizer/bootstrap.py"):
            shutil.copy(ROOT / file, self.tree / file)
        (self.tree / "organizer/app.py").write_text(REPORT)
        (self.tree / "pyproject.toml").write_text(PYPROJECT)
        self.pin("1.5")
        for version in ("1.5", "1.6"):
            wheel(self.wheels, "reading_glasses", version)
        wheel(self.wheels, "magnifying_glass", "1.0")
        wheel(self.wheels, "card_reader", "1.0")

    @property
    def venv(self) -> Path:
        return self.tree / ".venv"

    def pin(self, version: str) -> None:
        (self.tree / "constraints.txt").write_text(f"reading-glasses=={version}\n")

    def begin(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """Start `python3 COMMAND` there, by default with the package index in its folder."""
        index = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(self.wheels)}
        apart = {"PIP_CONFIG_FILE": os.devnull, "XDG_DATA_HOME": str(self.data)}
        return subprocess.Popen(
            [sys.executable, *command],
            cwd=self.tree,
            env={**os.environ, **apart, **(environment or index)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *command: str, **environment: str) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a start."""
        begun = self.begin(*command, **environment)
        said, progress = begun.communicate(timeout=120)
        return begun.returncode, said, progress


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_FIND_LINKS": "", "PIP_RETRIES": "1"}
"""A package index that does not answer."""


def test_the_first_start_installs_and_the_next_ones_go_straight_through(clone: Clone) -> None:
    code, said, progress = clone.start("main.py", "agenda", "--json")
    assert (code, json.loads(said)) == (7, [str(clone.venv), ["agenda", "--json"], "1.5"])
    assert str(clone.venv) in progress.splitlines()[0]

    assert clone.start("main.py", "agenda", "--json", **NOWHERE) == (7, said, "")

    # What is optional is added to it, without losing the rest.
    want = "from organizer import bootstrap; bootstrap.ensure(['-c', {0!r}], extras=('test',)); {0}"
    look = "import reading_glasses, magnifying_glass, card_reader, sys; print(sys.prefix)"
    code, said, _ = clone.start("-c", want.format(look))
    assert (code, said) == (0, f"{clone.venv}\n")
    assert clone.start("-c", want.format(look), **NOWHERE) == (0, said, "")
    assert clone.start("main.py", **NOWHERE)[0] == 7

    # A newer source asks for something else.
    clone.pin("1.6")
    code, said, _ = clone.start("main.py")
    assert (code, json.loads(said)) == (7, [str(clone.venv), [], "1.6"])


def test_without_what_reads_cards_the_program_runs_all_the_same(clone: Clone) -> None:
    (clone.wheels / "card_reader-1.0-py3-none-any.whl").unlink()
    code, said, progress = clone.start("main.py")
    assert (code, json.loads(said)) == (7, [str(clone.venv), [], "1.5"])
    add = f"{clone.venv}/bin/python -m pip install '{clone.tree}[cards]'"
    assert progress.splitlines()[-2:] == [
        f"What reads business cards could not be installed; everything else works. To add it "
        f"later: {add}",
        "Installed.",
    ]
    assert clone.start("main.py", **NOWHERE) == (7, said, "")  # and it is not tried each time


def test_an_installation_that_was_cut_short_begins_anew(clone: Clone) -> None:
    code, said, refusal = clone.start("main.py", **NOWHERE)
    assert (code, said) == (1, "")
    assert refusal.splitlines()[1:] == [
        "organizer needs the network once, to install what it is built on, and could not reach "
        "it. Nothing else was changed; connect and start again.",
    ]

    begun = clone.begin("main.py")
    assert begun.stderr is not None
    _read_until("Looking in links", begun.stderr)  # pip is at work
    os.killpg(begun.pid, signal.SIGKILL)
    begun.communicate()
    # What pip leaves when it is killed between a package's name and its files.
    packages = next(clone.venv.glob("lib*/python*/site-packages"))
    (packages / "reading_glasses-1.5.dist-info").mkdir(exist_ok=True)

    code, said, _ = clone.start("main.py")
    assert (code, json.loads(said)[2]) == (7, "1.5")


def _read_until(part: str, file: IO[str]) -> None:
    assert any(part in line for line in file)


def test_of_two_first_starts_one_installs_and_both_run(clone: Clone) -> None:
    first, second = clone.begin("main.py"), clone.begin("main.py")
    ends = [start.communicate(timeout=120) for start in (first, second)]
    assert [first.returncode, second.returncode] == [7, 7]
    assert sorted("Installed." in progress for _, progress in ends) == [False, True]
    assert any("waiting" in progress for _, progress in ends)


def test_a_source_that_cannot_be_written_is_installed_for_the_person(clone: Clone) -> None:
    (clone.tree / "locked.py").write_text(
        "import os, runpy, sys\n"
        "allowed = os.access\n"
        f"os.access = lambda path, mode: str(path) != {str(clone.tree)!r} and allowed(path, mode)\n"
        "sys.argv = ['main.py']\n"
        "runpy.run_path('main.py', run_name='__main__')\n"
    )
    code, said, _ = clone.start("locked.py")
    assert (code, json.loads(said)[0]) == (7, str(clone.data / "organizer-venv"))
    assert not clone.venv.exists()


def test_a_python_too_old_is_told_so_in_one_line() -> None:
    for file in ("main.py", "organizer/bootstrap.py", "tests/__main__.py"):
        ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 7))
        pretend = (
            "import runpy, sys; sys.version_info = (3, 10, 13); sys.version = '3.10.13 (main)'; "
            f"runpy.run_path({file!r}, run_name='__main__')"
        )
        start = subprocess.run(
            [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True
        )
        assert start.returncode == 1
        told = "organizer needs Python 3.11 or newer; this is Python 3.10.13.\n"
        assert (start.stdout, start.stderr) == ("", told)


def test_the_quick_reading_of_pyproject_finds_what_stands_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    stands = project["dependencies"] + extras["cards"] + extras["test"]
    found = bootstrap._requirements(("cards", "test"))
    assert [requirement for requirement, *_ in found] == stands


def test_the_constraints_allow_what_is_asked_for() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    versions = {bootstrap._plain(name): version for name, version in pins.items()}
    for _, name, lowest, below, _ in bootstrap._requirements(
        ("camera", "cards", "encryption", "mail", "package", "test")
    ):
        pinned = bootstrap._numbers(versions[bootstrap._plain(name)])
        assert bootstrap._numbers(lowest) <= pinned, name
        assert not below or pinned < bootstrap._numbers(below), name


def test_debians_package_for_virtual_environments_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tools(tmp_path, monkeypatch, root=False)
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SystemExit, match=rf"apt install python3\.{sys.version_info[1]}-venv”"):
        bootstrap._ensure_venv_module()


def tools(folder: Path, monkeypatch: pytest.MonkeyPatch, *, root: bool) -> Path:
    """A system where the xcb plugin lacks a library until apt-get brings it; what apt-get did."""
    done = folder / "apt"
    for name, script in {
        "apt-get": f'echo "$@" >> {done}',
        "ldd": f"test -e {done} || echo '\tlibxcb-cursor.so.0 => not found'",
    }.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    return done


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    done = tools(tmp_path, monkeypatch, root=False)
    with pytest.raises(SystemExit, match="Run “sudo apt install libxcb-cursor0”"):
        bootstrap.ensure_qt_libraries()
    assert not done.exists()


def test_root_gets_missing_libraries_and_they_are_looked_for_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    done = tools(tmp_path, monkeypatch, root=True)
    bootstrap.ensure_qt_libraries()
    install = "-qy install --no-install-recommends libxcb-cursor0"
    assert done.read_text().splitlines() == ["-q update", install]

    bootstrap.ensure_qt_libraries()
    done.unlink()  # the library would be missing again
    bootstrap.ensure_qt_libraries()
    assert not done.exists()


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
        ({"DISPLAY": "nonsense"}, False),
        ({"DISPLAY": ":59123"}, False),
        ({"DISPLAY": "127.0.0.1:59123.0"}, False),
        ({"WAYLAND_DISPLAY": "wayland-7"}, False),
    ],
)
def test_a_screen_must_answer(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: bool
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert bootstrap.has_screen() is expected


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":59123"}, {"WAYLAND_DISPLAY": "wayland-7"}])
def test_without_a_screen_the_program_says_so_in_one_line(display: dict[str, str]) -> None:
    environment = {**os.environ, **display}
    del environment["QT_QPA_PLATFORM"]
    start = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert (start.returncode, start.stdout) == (2, "")
    assert start.stderr == "There is no screen to show a window on.\n"


def test_a_wayland_screen_that_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        assert not bootstrap.has_screen()
        server.listen()
        assert bootstrap.has_screen()


COOKIE = bytes(range(16))


@pytest.fixture
def x_server() -> Iterator[int]:
    """The port of an X server over TCP that lets in who knows the cookie."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        guard = threading.Thread(target=_let_in_with_the_cookie, args=(server,))
        guard.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        guard.join()


def _let_in_with_the_cookie(server: socket.socket) -> None:
    while True:
        try:
            client, _ = server.accept()
        except OSError:
            return
        with client:
            order = "little" if client.recv(2)[:1] == b"l" else "big"
            head = [int.from_bytes(client.recv(2), order) for _ in range(5)]  # type: ignore[arg-type]
            assert head[:2] == [11, 0]
            name = client.recv(head[2] + -head[2] % 4)[: head[2]]
            cookie = client.recv(head[3] + -head[3] % 4)[: head[3]]
            known = (name, cookie) == (b"MIT-MAGIC-COOKIE-1", COOKIE)
            client.sendall(b"\1" if known else b"\0")


def test_an_x_screen_must_let_us_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, x_server: int
) -> None:
    number = str(x_server - 6000)
    cookies = tmp_path / "cookies"
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", f"127.0.0.1:{number}.0")
    monkeypatch.setenv("XAUTHORITY", str(cookies))
    assert not bootstrap.has_screen()

    def keep(*entries: tuple[str, bytes]) -> None:
        row = [(b"here", screen.encode(), b"MIT-MAGIC-COOKIE-1", key) for screen, key in entries]
        cookies.write_bytes(b"".join(b"\1\0" + b"".join(map(_counted, entry)) for entry in row))

    keep(("1", COOKIE), (number, bytes(16)))
    assert not bootstrap.has_screen()
    keep(("1", bytes(16)), (number, COOKIE))
    assert bootstrap.has_screen()


def _counted(text: bytes) -> bytes:
    return len(text).to_bytes(2, "big") + text
