"""The worker reads; whatever happens to it, the program gets one reason and reads the next card."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from organizer.cards import worker
from organizer.cards.outcome import CardRefused, Doubt, Refusal
from organizer.cards.worker import CardReader
from tests.cards.drawing import ANNA, card, empty_png, file_of, pdf, qr_code
from tests.conftest import Logs

PNG = file_of(card(*ANNA), "PNG")


def reason(reader: CardReader, source: Path | bytes, **more: object) -> Refusal:
    """Why this is not read."""
    with pytest.raises(CardRefused) as refused:
        reader.read(source, **more)  # type: ignore[arg-type]
    return refused.value.reason


def process(reader: CardReader) -> subprocess.Popen[bytes]:
    assert reader._worker is not None
    return reader._worker


def test_a_card_is_read_with_all_that_the_review_shows(reader: CardReader, tmp_path: Path) -> None:
    picture = card(*ANNA)
    picture.paste(qr_code("https://example.com"), (700, 100))
    file = tmp_path / "card.png"
    picture.save(file)
    (read,) = reader.read(file)
    assert [line.text for line in read.lines] == list(ANNA)
    assert read.codes == ("https://example.com",)
    assert read.draft.contact.emails == ("anna.berg@example.com",)
    assert (read.width, read.height, read.doubts) == (1000, 600, ())
    assert read.picture.startswith(b"\xff\xd8\xff")
    assert 0 < read.seconds < 30


def test_one_worker_reads_file_after_file_and_tells_page_after_page(reader: CardReader) -> None:
    told = []

    def progress(pages: int) -> bool:
        told.append(pages)
        return True

    assert len(reader.read(PNG)) == 1
    first = process(reader)
    assert reason(reader, b"no picture") is Refusal.NO_PICTURE
    assert reason(reader, Path("missing")) is Refusal.UNREADABLE
    pages = reader.read(pdf(pages=3), progress=progress)
    assert [page.doubts for page in pages] == [(Doubt.NOTHING_READ,)] * 3
    assert told == sorted(told)
    assert process(reader) is first


def test_the_worker_stays_within_its_memory(reader: CardReader) -> None:
    photo = file_of(card(*ANNA).resize((8000, 6000)), "JPEG", progressive=True)
    assert reader.read(photo)
    if sys.platform == "linux":
        status = Path(f"/proc/{process(reader).pid}/status").read_text()
        (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
        assert int(peak) < 700 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_what_takes_more_memory_than_it_may_is_stopped(reader: CardReader) -> None:
    vast = file_of(Image.new("RGBA", (8000, 6200), (0, 0, 0, 9)), "PNG", compress_level=1)
    assert reason(reader, vast) is Refusal.TOO_MUCH_MEMORY
    assert reader.read(PNG)


def test_reading_leaves_nothing_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither does it send anything: onnxruntime's uploads begin with a file there."""
    monkeypatch.delenv("CI", raising=False)  # it would keep onnxruntime quiet by itself
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    with CardReader() as reader:
        assert reader.read(PNG)
    assert not [*tmp_path.iterdir()]


def test_what_takes_too_long_is_stopped(reader: CardReader) -> None:
    with CardReader(seconds=0.01) as hasty:
        assert reason(hasty, PNG) is Refusal.TOO_SLOW


def test_cancel_ends_what_is_being_read(reader: CardReader) -> None:
    assert reason(reader, PNG, progress=lambda _pages: False) is Refusal.CANCELLED

    def cancel(_pages: int) -> bool:
        reader.cancel()
        return True

    assert reason(reader, PNG, progress=cancel) is Refusal.CANCELLED
    assert reader.read(PNG)


def test_after_a_crash_the_next_card_is_read(reader: CardReader) -> None:
    def kill(_pages: int) -> bool:
        os.kill(process(reader).pid, signal.SIGKILL)
        return True

    assert reason(reader, PNG, progress=kill) is Refusal.BROKE_DOWN
    assert reader.read(PNG)
    process(reader).kill()
    process(reader).wait()
    assert reader.read(PNG)  # nobody noticed


def test_a_fault_of_our_own_is_logged_and_the_next_card_is_read(
    reader: CardReader, logs: Logs
) -> None:
    logs.expect("AttributeError")
    with pytest.raises(CardRefused) as refused:
        reader._ask((None, None), lambda _pages: True)  # type: ignore[arg-type]
    assert refused.value.reason is Refusal.BROKE_DOWN
    assert reader.read(PNG)


def test_the_worker_ends_when_idle_and_with_the_program() -> None:
    with CardReader(idle=0.01) as idle:
        idle.read(empty_png(8, 8))
        if idle._worker is not None:
            idle._worker.wait(10)
    with CardReader() as reader:
        reader.read(PNG)
        left = process(reader)
    assert left.wait(10) != 0
    assert left.stdout is not None and left.stdout.closed

    alone = subprocess.Popen(
        [sys.executable, "-m", "organizer.cards.worker"], stdin=subprocess.PIPE, stdout=-1
    )
    assert alone.communicate(timeout=10)[0] == b""
    assert alone.returncode == 0


def test_without_the_extra_it_is_said_and_nothing_is_started(
    reader: CardReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "find_spec", lambda _module: None)
    assert reason(reader, PNG) is Refusal.NOT_INSTALLED
    assert reader._worker is None
