"""Faults at every write: each command that changes the record is killed, or told that the disk is
full or broken, at each call by which it changes what is on the disk.

    python3 -m tests.faults.sweep [--all]

Then the record is opened as a next start would, and must hold all of the step or none of it, all
that was acknowledged before, and no backup that is not whole. Without --all, it is done at a
sample of the pages that are written, the same each time, and at every other call.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue
from threading import Lock
from types import MappingProxyType
from typing import Any, NamedTuple

from organizer.model import encryption
from organizer.model.backup import FOLDER, backups_in, prove, remove
from organizer.model.encryption import Key, connect
from organizer.model.first_page import FILE_NAME, finish_replacing, is_plain, open_for_reading
from organizer.model.store import REWRITTEN, Store
from organizer.model.tables import TABLES
from organizer.services.encryption import key_from
from tests.faults.driver import CALLS

ROOT = Path(__file__).resolve().parents[2]
RECORD_OF_OLD = ROOT / "tests" / "data" / "records" / "0001.sqlite3"
BLOCK = 40
"""Calls that one strace serves: a child makes fewer than so many for nothing."""
SAMPLES = (2, 13)
"""Without --all, it is killed at one in so many writings of a page, and failed at one in so many;
at all other calls it is both."""
_ONE_STORE = Lock()
"""The tables are bound to one record at a time, whatever the thread."""
FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO")

_CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nEMAIL:p{n}@example.com\nEND:VCARD\n"
    for n in range(20)
)
_DEBRIEF = {
    "company": "Nordlicht Optik AG",
    "people": [{"name": "Ingrid Solberg", "discussed": ["lens coating"]}, {"name": "Mina Aalto"}],
    "clarify": ["Who decides on travel?"],
}


PASSPHRASES = ("correct horse", "battery staple")


class Step(NamedTuple):
    """A command, the folder it starts from, and the record before and after it; what is given to
    the command besides is the passphrase of the record, and what is typed."""

    name: str
    command: list[str]
    start: Path
    before: object
    after: object
    calls: Counter[str]
    given: Mapping[str, str] = MappingProxyType({})

    @property
    def seldom(self) -> int:
        """How much more seldom it is failed at a page: most are of files that nothing uses yet."""
        return 5 if self.command[:1] == ["passphrase"] else 1


class Job(NamedTuple):
    """Calls of one kind, to be failed in one way, from the first to the last of these numbers."""

    fault: str
    call: str
    first: int
    last: int


class Survived(NamedTuple):
    """A fault that did no harm."""

    step: str
    fault: str
    call: str
    number: int


class Driver:
    """The program under strace, with a fault at the `at`-th call of one kind."""

    def __init__(self, scratch: Path, *options: str, at: int = 0, call: str = "") -> None:
        self._at, self._call = at, call
        self._harness, end = socket.socketpair()
        # What is injected into must be traced. `--seccomp-bpf` would leave all other calls at full
        # speed, but then strace 6.1 delivers no signal to a child.
        self._process = subprocess.Popen(
            [
                *("strace", "-f", "-qq", f"-etrace={','.join(CALLS)}", *options),
                *(sys.executable, "-m", "tests.faults.driver", str(end.fileno()), str(scratch)),
            ],
            pass_fds=(end.fileno(),),
            cwd=ROOT,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        end.close()
        self._answers = self._harness.makefile()

    def ask(self, command: list[str], number: int = 0, **more: object) -> dict[str, Any]:
        """Carry out a command with the fault at its `number`-th call."""
        request = {"command": command, "call": self._call, "for_nothing": self._at - number}
        self._harness.sendall(json.dumps({**request, **more}).encode() + b"\n")
        answer: dict[str, Any] = json.loads(self._answers.readline())
        return answer

    def close(self) -> None:
        """End the program."""
        self._answers.close()
        self._harness.close()
        self._process.wait()


class Sweep:
    """Every command, made ready in `folder`; `run` goes through the faults."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = folder / "data"
        self._scratch = folder / "scratch"
        self.modules: list[str] = []
        counting = Driver(self._scratch, "-ff", "-o", str(folder / "calls"))
        self._counting = counting
        (folder / "debrief.json").write_text(json.dumps(_DEBRIEF))
        (folder / "other.json").write_text(json.dumps({**_DEBRIEF, "company": "Example AG"}))
        (folder / "cards.vcf").write_text(_CARDS)
        self._do("debrief", str(folder / "debrief.json"))
        self._do("backup")
        backup = backups_in(self._data / FOLDER)[0].path.name
        self._do("debrief", str(folder / "other.json"))
        self.steps = [
            self._step("debrief", "debrief", str(folder / "debrief.json")),
            self._step("import", "import", "--yes", str(folder / "cards.vcf")),
            self._step("backup", "backup"),
            self._step("restore", "restore", backup),
        ]
        for older in backups_in(self._data / FOLDER)[1:]:
            remove(older)
        first, second = PASSPHRASES
        self.steps += [
            self._step("encryption", "passphrase", typed=first, stay=True),
            self._step(
                "another passphrase", "passphrase", passphrase=first, typed=second, stay=True
            ),
            self._step("decryption", "passphrase", "--remove", passphrase=second),
        ]
        shutil.rmtree(self._data)
        self._data.mkdir(mode=0o700)
        shutil.copyfile(RECORD_OF_OLD, self._data / FILE_NAME)
        self.steps.append(self._step("migration", "agenda"))
        counting.close()

    def run(self, *, everything: bool) -> list[Survived]:
        """Go through the faults, on as many processors as there are; gives what was survived.

        Raises `AssertionError` for the first fault that was not.
        """
        jobs = [
            Job(fault, call, first, first + BLOCK - 1)
            for fault in FAULTS
            for call in CALLS
            for first in range(1, max(step.calls[call] for step in self.steps) + 1, BLOCK)
        ]
        lanes: Queue[Path] = Queue()
        count = os.cpu_count() or 1
        for number in range(count):
            lanes.put(self._folder / f"lane{number}")

        def work(job: Job) -> list[Survived]:
            page = job.call == "pwrite64"
            sample = 1 if everything or not page else SAMPLES[job.fault != FAULTS[0]]
            lane = lanes.get()
            try:
                return list(self._run(job, lane, sample))
            finally:
                lanes.put(lane)

        with ThreadPoolExecutor(count) as pool:
            return [one for survived in pool.map(work, jobs) for one in survived]

    def _run(self, job: Job, data: Path, sample: int) -> Iterator[Survived]:
        # A disk that is full or broken stays so.
        kill = job.fault == FAULTS[0]
        when = str(job.last) if kill else f"{job.last}+"
        driver = Driver(
            data.with_suffix(".scratch"),
            *("-o", os.devnull, f"-einject={job.call}:{job.fault}:when={when}"),
            at=job.last,
            call=job.call,
        )
        for step in self.steps:
            for number in range(job.first, min(job.last, step.calls[job.call]) + 1):
                every = 1 if sample == 1 else sample * step.seldom
                if number % every == 1 % every:
                    shutil.rmtree(data, ignore_errors=True)
                    shutil.copytree(step.start, data)
                    answer = driver.ask(
                        in_(data, step.command),
                        number,
                        modules=self.modules,
                        given=dict(step.given),
                    )
                    try:
                        assert not kill or answer.get("killed"), "it was not killed"
                        judge(step, answer, data)
                    except AssertionError as error:
                        where = f"{step.name}, {job.fault} at {job.call} {number}"
                        raise AssertionError(where) from error
                    yield Survived(step.name, job.fault, job.call, number)
        driver.close()

    def _do(self, *command: str, **given: str) -> dict[str, Any]:
        answer = self._counting.ask(
            in_(self._data, list(command)), modules=self.modules, given=given
        )
        self.modules = answer.get("modules", self.modules)
        assert answer.get("code") == 0, answer
        return answer

    def _step(self, name: str, *command: str, stay: bool = False, **given: str) -> Step:
        start = self._folder / name
        shutil.copytree(self._data, start)
        before = state_of(self._data)
        self._do(*command, **given)  # what it imports is there when its calls are counted
        shutil.rmtree(self._data)
        shutil.copytree(start, self._data)
        answer = self._do(*command, **given)
        after = state_of(self._data)
        if not stay:
            shutil.rmtree(self._data)
            shutil.copytree(start, self._data)
        log = (self._folder / f"calls.{answer['pid']}").read_text()
        calls = Counter(line.partition("(")[0] for line in log.splitlines() if "(" in line)
        return Step(name, list(command), start, before, after, calls, given)


def in_(data: Path, command: list[str]) -> list[str]:
    return ["--language", "en", "--data-dir", str(data), *command]


def judge(step: Step, answer: dict[str, Any], data: Path) -> None:
    """See that a fault did no harm. Raises `AssertionError`."""
    said = answer.get("said", "")
    assert answer.get("killed") or answer["code"] in (0, 1), said
    assert answer.get("code") != 1 or (said.count("\n") == 1 and "Traceback" not in said), said
    assert "is damaged" not in said, said
    state = state_of(data)
    if answer.get("code") == 0:
        assert state == step.after, said
    elif "Nothing was" in said:
        assert state == step.before, said
    else:
        assert state in (step.before, step.after), said
    for backup in backups_in(data / FOLDER):
        prove(backup, key_to(backup.path))
    assert not (data / REWRITTEN).exists()


def key_to(file: Path) -> Key | None:
    """What opens a file; None for a plain one."""
    keys = (key_from(one, file) for one in PASSPHRASES if not is_plain(file))
    return next((key for key in keys if key), None)


def state_of(folder: Path) -> object:
    """What a next start finds in the record: its passphrase, the number of rows by table, and its
    schema. One that has still to be upgraded is looked at before.

    Raises `AssertionError` where the file is not sound.
    """
    finish_replacing(folder)
    key = key_to(folder / FILE_NAME) if (folder / FILE_NAME).exists() else None
    if (reader := open_for_reading(folder)) is not None:
        reader.close()
    if reader is not None or key is not None:
        with _ONE_STORE:
            Store(folder, lambda: datetime.now(UTC), key).close()
    with closing(connect(folder / FILE_NAME, key)) as record:
        assert record.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert record.execute("PRAGMA foreign_key_check").fetchall() == []
        schema = record.execute("SELECT name FROM schema_migration").fetchall()
        names = {row[0] for row in record.execute("SELECT name FROM sqlite_master")}
        counts = {
            table._meta.table_name: record.execute(
                f"SELECT count(*) FROM {table._meta.table_name}"
            ).fetchone()[0]
            for table in TABLES
            if table._meta.table_name in names
        }
        passphrase = [one for one in PASSPHRASES if key and key.is_of(one)]
        return passphrase, len(schema), record.execute("PRAGMA user_version").fetchone(), counts


@contextmanager
def sweep() -> Iterator[Sweep]:
    """A sweep in a folder that is in memory where there is such a one."""
    memory, rounds = Path("/dev/shm"), encryption._ROUNDS
    encryption._ROUNDS = 1  # as in the driver
    try:
        with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
            yield Sweep(Path(folder))
    finally:
        encryption._ROUNDS = rounds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n\n")[0] if __doc__ else "")
    parser.add_argument("--all", action="store_true", help="at every page, too")
    arguments = parser.parse_args()
    begun = time.monotonic()
    with sweep() as swept:
        survived = Counter((one.step, one.fault) for one in swept.run(everything=arguments.all))
        for step in swept.steps:
            tried = ", ".join(f"{survived[step.name, fault]} {fault}" for fault in FAULTS)
            print(f"{step.name}: {step.calls.total()} calls; survived {tried}")
    print(f"{survived.total()} faults in {time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
