"""What a fresh machine needs before the program can run. Standard library only, nothing of ours.

`ensure` sees to it that a Python with the dependencies of pyproject.toml goes on with the start.
`has_screen` and `ensure_qt_libraries` are asked before a window is wanted, because Qt itself
answers a missing screen or system library by dumping core. Texts are English: the catalogs belong
to the program that cannot run yet.
"""

# No `from __future__ import annotations`: a Python too old for it must get as far as being told.

import os
import sys
from io import TextIOWrapper
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - the one place that meets an older one
    sys.exit(f"organizer needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")

_ROOT = Path(__file__).resolve().parents[1]
_STAMP = "organizer-installed"
_WANTED = {
    "cards": ("reads business cards", 160),
    "encryption": ("encrypts the record", 20),
}
"""Extras that are installed too, and that the program can do without: what each does, and MB."""
_QT_CHECKED = "organizer-qt-"
_X_COOKIE = b"MIT-MAGIC-COOKIE-1"

DEBIAN_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Every system library that Qt 6.12's widgets, xcb and wayland plugins name, and who has it."""


def ensure(argv: list[str], *, extras: tuple[str, ...] = ()) -> None:
    """Return where this Python has what pyproject.toml asks for; else go on in one that has.

    `argv` is what followed the interpreter on the command line; `extras` are the optional
    dependencies wanted as well. The other Python is that of `.venv` beside pyproject.toml, or of
    the person's data folder where the source cannot be written; it is made, completed or made
    anew as needed, with progress on standard error. Exits with 1 and a sentence where that fails.
    """
    if getattr(sys, "frozen", False):
        return  # PyInstaller put everything inside
    here = Path(sys.prefix)
    if (here / _STAMP).exists():
        if _ready(here, extras):
            return
    elif _has(extras):
        return
    candidates = (_ROOT / ".venv", _data_home() / "organizer-venv")
    venv = next((one for one in candidates if _ready(one, extras)), None)
    if venv is None:
        venv = next((one for one in candidates if _writable(one)), candidates[-1])
        _make(venv, extras)
    _go_on_in(venv, argv)


def ensure_qt_libraries() -> None:
    """See to it that the system libraries are there which Qt needs to draw where it will draw.

    As root on a Debian-like system it installs what is missing, else it exits with 1 and a
    sentence that names the packages. A virtual environment remembers that nothing was missing.
    """
    if sys.platform != "linux":
        return
    platform = _platform() or "xcb"
    checked = Path(sys.prefix, _QT_CHECKED + platform)
    if checked.exists():
        return
    missing = _missing_libraries(platform)
    if missing:
        packages = sorted({DEBIAN_PACKAGES.get(library, library) for library in missing})
        _install_packages(packages, "The window needs system libraries that are missing.")
    elif sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK):
        checked.touch()


def has_screen() -> bool:
    """Whether Qt would find something to draw on: a screen that answers, or a platform without."""
    return sys.platform != "linux" or _platform() is not None


def _ready(venv: Path, extras: tuple[str, ...]) -> bool:
    """Whether `venv` was completed, by the Python it has now, from what is asked for now."""
    try:
        installed, _, made_of = (venv / _STAMP).read_text(encoding="utf-8").partition("\n")
    except OSError:
        return False
    return made_of == _made_of(venv) and {*extras} <= {*installed.split()}


def _made_of(venv: Path) -> str:
    """What a complete `venv` stands on: the Python that its link leads to, and what is asked for.

    The files are compared whole: no hash to import at each start, and no two that are alike.
    """
    files = (_ROOT / "pyproject.toml", _ROOT / "constraints.txt")
    return "\n".join([_base(venv), *(file.read_text(encoding="utf-8") for file in files)])


def _python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _base(venv: Path) -> str:
    """The Python behind `venv`; empty where a system upgrade took it away."""
    python = _python(venv)
    return str(python.resolve()) if python.exists() else ""


def _requirements(extras: tuple[str, ...]) -> list[tuple[str, str, str, str, str]]:
    """Requirement, name, lowest version, version it must stay below and platform ("" is any), as
    pyproject.toml writes them.

    By a pattern, because reading it with tomllib would cost every start 12 ms.
    """
    import re

    text = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    one = re.compile(r'"(([\w.-]+)>=([\d.]+)(?:,<([\d.]+))?(?:; sys_platform == \'(\w+)\')?)"')
    found = []
    for key in ("dependencies", *extras):
        found += one.findall(text.partition(f"\n{key} = [\n")[2].partition("\n]")[0])
    return found


def _has(extras: tuple[str, ...]) -> bool:
    """Whether this Python has all of it, told from the names of the metadata folders on its path.

    Importing importlib.metadata for that would cost every start 30 ms.
    """
    versions: dict[str, list[int]] = {}
    for folder in sys.path:
        for info in Path(folder).glob("*.*-info"):
            project, _, version = info.stem.partition("-")
            versions.setdefault(_plain(project), _numbers(version.partition("-")[0]))
    return all(
        _numbers(lowest) <= versions.get(_plain(name), [])
        and (not below or versions[_plain(name)] < _numbers(below))
        for _, name, lowest, below, platform in _requirements(extras)
        if platform in ("", sys.platform)
    )


def _plain(project: str) -> str:
    return project.lower().replace("_", "-").replace(".", "-")


def _numbers(version: str) -> list[int]:
    return [int(part) for part in version.split(".") if part.isdigit()]


def _data_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")


def _writable(venv: Path) -> bool:
    return os.access(venv if venv.exists() else venv.parent, os.W_OK)


def _make(venv: Path, extras: tuple[str, ...]) -> None:
    """Make `venv` complete, alone: of several first starts one installs and the others wait."""
    try:
        venv.parent.mkdir(parents=True, exist_ok=True)
        with _lock(Path(f"{venv}.lock")):
            if not _ready(venv, extras):
                _install(venv, extras)
    except OSError as error:
        sys.exit(f"organizer could not install what it needs in {venv}: {error.strerror or error}.")
    except KeyboardInterrupt:
        sys.exit("Stopped. The next start installs again.")


def _lock(path: Path) -> TextIOWrapper:
    """The open file at `path`, locked until it is closed or this process ends."""
    file = path.open("a")
    if sys.platform == "win32":
        import msvcrt

        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                break
            except OSError:  # it gives up after ten seconds
                _say("Another start is installing already; waiting for it …")
    else:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            _say("Another start is installing already; waiting for it …")
            fcntl.flock(file, fcntl.LOCK_EX)
    return file


def _install(venv: Path, extras: tuple[str, ...]) -> None:
    """Install into `venv`. Its stamp is empty meanwhile: whatever cuts this short, the next start
    sees it and begins anew, since pip cannot tell a half-copied package from a whole one."""
    import shutil
    import subprocess

    stamp = venv / _STAMP
    if stamp.exists() and stamp.read_text(encoding="utf-8").splitlines()[1:2] != [_base(venv)]:
        shutil.rmtree(venv)
    fresh = not stamp.exists()
    if fresh:
        _ensure_venv_module()
    _say(f"Installing what organizer needs into {venv} (about 100 MB, once) …")
    venv.mkdir(exist_ok=True)
    stamp.write_text("", encoding="utf-8")
    if fresh:
        # Python's own, since that of a virtual environment may just have been removed.
        base = getattr(sys, "_base_executable", sys.executable)
        if subprocess.run([base, "-m", "venv", str(venv)], stdout=2).returncode:
            sys.exit(f"Python could not make the virtual environment {venv}.")
    for checked in venv.glob(f"{_QT_CHECKED}*"):
        checked.unlink()  # another Qt may need other libraries
    pip = [str(_python(venv)), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    pip += ["--constraint", str(_ROOT / "constraints.txt")]
    requirements = [requirement for requirement, *_ in _requirements(extras)]
    # One small package first, in silence: without a network pip has a page to say on conflicts.
    for some, progress in ((requirements[:1], subprocess.PIPE), (requirements, 2)):
        done = subprocess.run([*pip, *some], stdout=progress, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            if "connection broken by" in done.stderr:
                sys.exit(
                    "organizer needs the network once, to install what it is built on, and could "
                    "not reach it. Nothing else was changed; connect and start again."
                )
            why = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            sys.exit("\n".join([*why, f"organizer could not install what it needs in {venv}."]))
    for extra, (does, size) in _WANTED.items():
        wanted = [one for one, *_ in _requirements((extra,)) if one not in requirements]
        if not wanted:
            continue
        _say(f"Installing what {does} (about {size} MB, once) …")
        if subprocess.run([*pip, *wanted], stdout=2).returncode:
            _say(
                f"What {does} could not be installed; everything else works. To add it later: "
                f"{pip[0]} -m pip install '{_ROOT}[{extra}]'"
            )
    stamp.write_text("\n".join([" ".join(extras), _made_of(venv)]), encoding="utf-8")
    _say("Installed.")


def _ensure_venv_module() -> None:
    """Debian keeps the part of Python that makes virtual environments in a package of its own."""
    from importlib.util import find_spec

    if find_spec("venv") is None or find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info[1]}-venv"
        _install_packages([package], "Python's venv module is missing.")


def _go_on_in(venv: Path, argv: list[str]) -> None:
    python = str(_python(venv))
    os.environ.pop("PYTHONHOME", None)  # it would keep the environment from being seen
    if sys.platform == "win32":
        import subprocess

        sys.exit(subprocess.call([python, *argv]))  # execv there does not wait for its successor
    os.execv(python, [python, *argv])


def _install_packages(packages: list[str], why: str) -> None:
    """Install Debian packages where we may; else exit with `why` and what the person can do."""
    import shutil
    import subprocess

    names = " ".join(packages)
    apt = shutil.which("apt-get")
    if apt is None:
        sys.exit(f"{why} Install what Debian calls {names}, then start again.")
    if os.geteuid() != 0:
        sys.exit(f"{why} Run “sudo apt install {names}”, then start again.")
    _say(f"{why} Installing {names} …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([apt, "-q", "update"], stdout=2, env=quiet)
    install = [apt, "-qy", "install", "--no-install-recommends", *packages]
    if subprocess.run(install, stdout=2, env=quiet).returncode:
        sys.exit(f"{why} apt-get could not install {names}.")


def _missing_libraries(platform: str) -> set[str]:
    """The shared libraries that the loader does not find for Qt's widgets and their platform."""
    import shutil
    import subprocess
    from importlib.util import find_spec

    spec, ldd = find_spec("PySide6"), shutil.which("ldd")
    if spec is None or spec.origin is None or ldd is None:
        return set()  # the import, or the loader, will say it
    qt = Path(spec.origin).parent
    plugin = qt / f"Qt/plugins/platforms/libq{platform}.so"
    files = [str(file) for file in (qt / "QtWidgets.abi3.so", plugin) if file.exists()]
    said = subprocess.run(
        [ldd, *files], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}
    )
    return {line.split()[0] for line in said.stdout.splitlines() if "not found" in line}


def _platform() -> str | None:
    """The platform plugin that Qt will use: the first in its order whose screen answers.

    Without QT_QPA_PLATFORM Qt 6.12 tries Wayland, then X. None where no screen answers.
    """
    screens = {"wayland": _wayland_answers, "xcb": _x_answers}
    for wanted in (os.environ.get("QT_QPA_PLATFORM") or "wayland;xcb").split(";"):
        name = wanted.partition(":")[0].partition("-")[0]
        if name not in screens or screens[name]():
            return name
    return None


def _wayland_answers() -> bool:
    display = os.environ.get("WAYLAND_DISPLAY")
    if not display:
        return False
    socket_path = Path(os.environ.get("XDG_RUNTIME_DIR", ""), display)
    return _answers(str(socket_path)) is not None


def _x_answers() -> bool:
    """Whether the X server that DISPLAY names lets us in."""
    host, _, screen = os.environ.get("DISPLAY", "").rpartition(":")
    number = screen.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        addresses: list[str | tuple[str, int]] = [f"\0{path}", path]
    else:
        addresses = [(host, 6000 + int(number))]
    return any(
        _answers(address, _x_greeting(cookie)) == b"\1"
        for address in addresses
        for cookie in _x_cookies(number)
    )


def _x_cookies(number: str) -> list[bytes]:
    """What may open the screen: the cookies kept for it, then none. The file is a row of entries
    of an address family and four counted strings (Xsecurity(7), Xau(3))."""
    path = Path(os.environ.get("XAUTHORITY") or Path.home() / ".Xauthority")
    cookies = {b"": None}
    if path.is_file() and os.access(path, os.R_OK):
        with path.open("rb") as file:
            while file.read(2):
                _, screen, name, cookie = (
                    file.read(int.from_bytes(file.read(2), "big")) for _ in range(4)
                )
                if name == _X_COOKIE and screen in (b"", number.encode()):
                    cookies[cookie] = None
    return [*cookies][::-1]


def _x_greeting(cookie: bytes) -> bytes:
    """The first words of a client (X11 protocol, Connection Setup): byte order, version 11.0,
    the kind of authorization and its data, each padded to four bytes."""
    name = _X_COOKIE if cookie else b""
    order = b"l" if sys.byteorder == "little" else b"B"
    numbers = (11, 0, len(name), len(cookie), 0)
    head = b"".join(number.to_bytes(2, sys.byteorder) for number in numbers)
    padded = [part + bytes(-len(part) % 4) for part in (name, cookie)]
    return b"".join([order, b"\0", head, *padded])


def _answers(address: str | tuple[str, int], greeting: bytes = b"") -> bytes | None:
    """The first byte that the server at `address` says to `greeting`; None where there is none.

    Empty where nothing was said to it and it let us connect.
    """
    import socket

    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family) as server:
        server.settimeout(5)
        try:
            server.connect(address)
            server.sendall(greeting)
            return server.recv(1) if greeting else b""
        except OSError:
            return None


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
