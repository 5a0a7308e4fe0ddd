"""The steps of `python3 -m organizer.packaging`."""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from organizer import __version__, bootstrap, desktop_entry

ROOT = Path(__file__).resolve().parents[2]

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: The organizer developers <organizer@example.com>
Installed-Size: {kilobytes}
Depends: {packages}
{instead}Section: misc
Priority: optional
Description: From the interview to nothing forgotten
 For people in the middle of job interviews: whom one met, whom one owes a note,
 what was promised and until when, with reminders that are not lost.
"""

_INSTEAD = """\
Provides: organizer
Conflicts: organizer
Replaces: organizer
"""


def main() -> int:
    """Build for this platform; gives the exit code, and says where each thing lies."""
    parser = argparse.ArgumentParser(prog="python3 -m organizer.packaging", description=__doc__)
    parser.add_argument("--with-cards", action="store_true", help="with reading of business cards")
    parser.add_argument("--to", type=Path, default=ROOT / "dist", metavar="DIR")
    asked = parser.parse_args()
    target = asked.to.absolute()
    folder = gather(target, with_cards=asked.with_cards)
    print(f"{folder}: {_kilobytes(folder) / 1024:.0f} MB")
    name = "organizer-with-cards" if asked.with_cards else "organizer"
    pack = {"linux": deb, "win32": installer, "darwin": disk_image}[sys.platform]
    packed = pack(folder, target, name)
    print(f"{packed}: {packed.stat().st_size / 1024**2:.0f} MB")
    return 0


def gather(target: Path, *, with_cards: bool) -> Path:
    """The folder `organizer` in `target`, with everything the program needs to run."""
    make = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    places = ["--distpath", str(target), "--workpath", str(target / "work")]
    spec = [str(Path(__file__).with_name("organizer.spec"))]
    extra = ["--", "--with-cards"] if with_cards else []
    subprocess.run([*make, *places, *spec, *extra], cwd=ROOT, check=True)
    return target / "organizer"


def deb(folder: Path, target: Path, name: str) -> Path:
    """A Debian package of it, that puts it into the menus and `organizer` on the path.

    With the reading of cards it has a name of its own, and takes the place of the one without.
    """
    tree = target / "deb"
    if tree.exists():
        shutil.rmtree(tree)
    shutil.copytree(folder, tree / "usr" / "lib" / "organizer", symlinks=True)
    for place, content in desktop_entry.files(ROOT / "resources", ["organizer"]).items():
        path = tree / "usr" / "share" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    licence = tree / "usr" / "share" / "doc" / "organizer" / "copyright"
    licence.parent.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", licence)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / "organizer").symlink_to("../lib/organizer/organizer")
    for path in _below(tree):  # whatever the builder's umask is
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    (tree / "DEBIAN").mkdir(mode=0o755)
    (tree / "DEBIAN" / "control").write_text(
        _CONTROL.format(
            name=name,
            version=__version__,
            architecture=_architecture(),
            kilobytes=_kilobytes(tree),
            packages=", ".join(["libc6", *sorted({*bootstrap.DEBIAN_PACKAGES.values()})]),
            instead="" if name == "organizer" else _INSTEAD,
        ),
        encoding="utf-8",
    )
    packed = target / deb_name(name)
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z2", "--build", str(tree), str(packed)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return packed


def deb_name(name: str = "organizer") -> str:
    """The file that `deb` makes on this machine."""
    return f"{name}_{__version__}_{_architecture()}.deb"


def installer(folder: Path, target: Path, name: str) -> Path:
    """A Windows installer for one person, without an administrator; needs Inno Setup's `iscc`."""
    defined = {"Name": name, "Version": __version__, "Folder": folder, "Target": target}
    defines = [f"/D{name}={value}" for name, value in defined.items()]
    subprocess.run(["iscc", *defines, str(Path(__file__).with_name("organizer.iss"))], check=True)
    return target / f"{name}-{__version__}-setup.exe"


def disk_image(_folder: Path, target: Path, name: str) -> Path:
    """A disk image of the bundle that `organizer.spec` makes on macOS."""
    packed = target / f"{name}-{__version__}.dmg"
    bundle = ["-srcfolder", str(target / "Organizer.app")]
    subprocess.run(["hdiutil", "create", "-ov", *bundle, str(packed)], check=True)
    return packed


def _architecture() -> str:
    """Debian's name of this machine."""
    machine = platform.machine()
    return {"x86_64": "amd64", "aarch64": "arm64"}.get(machine, machine)


def _below(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.rglob("*")


def _kilobytes(folder: Path) -> int:
    """What it takes unpacked, links as nothing."""
    files = (path for path in _below(folder) if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) // 1024
