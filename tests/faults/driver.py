"""Carries out commands in children that strace kills or fails at one system call.

strace starts this with an injection into the M-th call of one kind, and counts each process for
itself. Asked for a command, this forks a child that first makes so many calls of that kind for
nothing that the N-th of the command is the M-th of the process. So one strace, and one import of
the program, serve every N. Answers go through `sendto`, into which nothing is injected.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import socket
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from organizer.app import main
from organizer.model import encryption
from organizer.services import imports

imports.BATCH = 7  # an import of 20 contacts comes in three transactions


def calls_for_nothing(scratch: Path) -> dict[str, Callable[[], object]]:
    """A call of each kind that changes nothing."""
    file = os.open(scratch, os.O_RDWR | os.O_CREAT)
    nowhere = os.open(os.devnull, os.O_RDWR)
    missing = scratch / "missing"  # below a file, where nothing can be
    return {
        "write": lambda: os.write(nowhere, b" "),
        "pwrite64": lambda: os.pwrite(nowhere, b" ", 0),
        "fsync": lambda: os.fsync(file),
        "fdatasync": lambda: os.fdatasync(file),
        "ftruncate": lambda: os.ftruncate(file, 1),
        "sendfile": lambda: os.sendfile(nowhere, file, 0, 1),
        "rename": lambda: scratch.rename(scratch),
        "unlink": missing.unlink,
        "unlinkat": lambda: os.unlink("missing", dir_fd=nowhere),
        "mkdir": missing.mkdir,
        "rmdir": missing.rmdir,
    }


CALLS = (
    *("write", "pwrite64", "sendfile", "ftruncate", "fsync", "fdatasync"),
    *("rename", "unlink", "unlinkat", "mkdir", "rmdir"),
)
"""The kinds of calls by which the program changes what is on the disk."""


def serve(harness: socket.socket, scratch: Path) -> None:
    """Carry out what is asked for, one after the other, until the harness closes its end."""
    for_nothing = calls_for_nothing(scratch)
    with harness.makefile() as requests:
        for line in requests:
            request = json.loads(line)
            for module in request.get("modules", ()):
                with suppress(ImportError):
                    importlib.import_module(module)
            child = os.fork()
            if child == 0:
                for _call in range(request["for_nothing"]):
                    with suppress(OSError):
                        for_nothing[request["call"]]()
                given = request.get("given", {})
                os.environ["ORGANIZER_PASSPHRASE"] = given.get("passphrase", "")
                sys.stdin = io.StringIO(given.get("typed", ""))
                harness.sendall(json.dumps(carry_out(request["command"])).encode() + b"\n")
                os._exit(0)
            _pid, status = os.waitpid(child, 0)
            if status:
                harness.sendall(b'{"killed": true}\n')


def carry_out(command: list[str]) -> dict[str, object]:
    """Run a command of the program's and say how it ended."""
    printed, said = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(said):
        try:
            code: int | None = main(command)
        except BaseException:
            traceback.print_exc()
            code = None
    return {"pid": os.getpid(), "code": code, "said": said.getvalue(), "modules": [*sys.modules]}


if __name__ == "__main__":
    encryption._ROUNDS = 1  # a key costs no time, and to make one writes nothing
    serve(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2]))
