"""Reads cards in a process of its own: what a hostile file breaks, takes long over or fills with
memory is that process, and the program goes on (P9).

Requests and answers are pickles on the worker's standard input and output. The worker runs our
code with the person's rights, so that nothing is gained by mistrusting what it says.
"""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Event, Lock, Thread, Timer
from time import monotonic
from traceback import format_exc
from typing import TYPE_CHECKING, Final

from organizer.cards.outcome import CardRefused, ReadCard, Refusal

if TYPE_CHECKING:
    from organizer.cards.recognize import Recognizer

_log = logging.getLogger(__name__)

SECONDS_A_PAGE: Final = 30.0
"""`Refusal.TOO_SLOW` names it. A first card has the models to load, too: 2 s."""
SECONDS_IDLE: Final = 60.0
"""After that the worker ends and gives back its memory."""
MOST_MEMORY: Final = 560 * 1024 * 1024
"""Of data; with the libraries, which are not counted, the process stays under 700 MB."""

_NEEDED = (
    *("PIL", "pillow_heif", "pypdfium2", "zxingcpp", "rapidocr", "onnxruntime"),
    *("phonenumbers", "rapidfuzz", "tldextract"),
)
_ROOT = Path(__file__).resolve().parents[2]

_THRIFT = {
    "OPENBLAS_NUM_THREADS": "1",  # numpy's, which are not used
    "MALLOC_ARENA_MAX": "1",  # glibc's, and so are the others: give pictures back at once
    "MALLOC_MMAP_THRESHOLD_": "1048576",
    "MALLOC_TRIM_THRESHOLD_": "1048576",
}

Progress = Callable[[int], bool]
"""Told how many pages are read, ten times a second; answers False where the person cancelled."""


def is_installed() -> bool:
    """Whether what reading cards needs is there: the extra `cards`."""
    return all(find_spec(module) is not None for module in _NEEDED)


class CardReader:
    """Reads cards, one file at a time, in a worker that it starts when it must."""

    def __init__(self, *, seconds: float = SECONDS_A_PAGE, idle: float = SECONDS_IDLE) -> None:
        self._seconds = seconds
        self._idle = idle
        self._reading = Lock()
        self._cancelled = Event()
        self._worker: subprocess.Popen[bytes] | None = None
        self._end_idle = Timer(0, self._end_if_idle)

    def read(
        self,
        source: Path | bytes,
        region: str | None = None,
        progress: Progress = lambda _pages: True,
    ) -> tuple[ReadCard, ...]:
        """Each page of a file or of its content as it was read. Blocks. Raises `CardRefused`.

        `region` (ISO 3166, two letters) is where numbers without a country are from.
        """
        if not is_installed():
            raise CardRefused(Refusal.NOT_INSTALLED)
        with self._reading:
            self._end_idle.cancel()
            self._cancelled.clear()
            try:
                where = source if isinstance(source, bytes) else source.absolute()
                return self._ask((where, region), progress)
            finally:
                self._end_idle = Timer(self._idle, self._end_if_idle)
                self._end_idle.daemon = True
                self._end_idle.start()

    def cancel(self) -> None:
        """End what is being read now, from another thread: it raises `Refusal.CANCELLED`."""
        self._cancelled.set()

    def close(self) -> None:
        """Cancel what is being read and end the worker."""
        self.cancel()
        with self._reading:
            self._end_idle.cancel()
            self._end()

    def __enter__(self) -> CardReader:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    def _ask(
        self, request: tuple[Path | bytes, str | None], progress: Progress
    ) -> tuple[ReadCard, ...]:
        worker = self._running()
        assert worker.stdin is not None and worker.stdout is not None
        cards: list[ReadCard] = []
        stopped: list[Refusal] = []
        answered = Event()

        def watch() -> None:
            pages, until = 0, monotonic() + self._seconds
            while not answered.wait(0.1):
                if pages < len(cards):
                    pages, until = len(cards), monotonic() + self._seconds
                if self._cancelled.is_set() or not progress(pages):
                    stopped.append(Refusal.CANCELLED)
                elif monotonic() > until:
                    stopped.append(Refusal.TOO_SLOW)
                else:
                    continue
                worker.kill()
                break

        watcher = Thread(target=watch, daemon=True)
        watcher.start()
        try:
            worker.stdin.write(pickle.dumps(request))
            worker.stdin.flush()
            while isinstance(answer := pickle.load(worker.stdout), ReadCard):
                cards.append(answer)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self._end()
            raise CardRefused(stopped[0] if stopped else Refusal.BROKE_DOWN) from error
        finally:
            answered.set()
            watcher.join()
            if stopped:
                self._end()  # it was killed, if only after its last word
        if answer is None:
            return tuple(cards)
        if isinstance(answer, Refusal):
            if answer is Refusal.TOO_MUCH_MEMORY:
                self._end()  # who knows what it still holds
            raise CardRefused(answer)
        self._end()
        _log.error("A card could not be read:\n%s", answer)
        raise CardRefused(Refusal.BROKE_DOWN)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is not None and self._worker.poll() is not None:
            self._end()
        if self._worker is None:
            self._worker = subprocess.Popen(
                [sys.executable, "-m", "organizer.cards.worker"],
                cwd=_ROOT,
                env={**os.environ, **_THRIFT},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._worker

    def _end_if_idle(self) -> None:
        if self._reading.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._reading.release()

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        worker.kill()
        with suppress(OSError), worker:  # what was not sent yet is of no use to it
            pass


def main() -> None:
    """The worker: answers each request with its pages, then with None, a `Refusal` or, where our
    own code failed, the traceback. Ends when nobody asks any more."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the answers
    _limit_memory()

    def answer(said: object) -> None:
        pickle.dump(said, answers)
        answers.flush()

    with suppress(EOFError, BrokenPipeError):
        while True:
            source, region = pickle.load(requests)
            try:
                for card in _pages(source, region):
                    answer(card)
            except CardRefused as refused:
                answer(refused.reason)
            except MemoryError:
                answer(Refusal.TOO_MUCH_MEMORY)
            except Exception:
                answer(format_exc())
            else:
                answer(None)


def _limit_memory() -> None:
    if sys.platform == "linux":  # elsewhere the limit does not count what is mapped
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def _pages(source: Path | bytes, region: str | None) -> Iterator[ReadCard]:
    from organizer.cards.reader import read_pages

    return read_pages(source, _recognizer(), region=region)


@cache
def _recognizer() -> Recognizer:
    from organizer.cards.recognize import Recognizer

    return Recognizer()


if __name__ == "__main__":
    main()
