"""How long the reader of vCards takes, as ratios in one run."""

from __future__ import annotations

import base64
import random
import time
from collections.abc import Callable

import pytest

from organizer.exchange.vcard import read_cards


def address_book(people: int) -> bytes:
    """Cards of a phone, 2.4 kB each, most of it a picture."""
    dice = random.Random(7)
    lines: list[str] = []
    for number in range(people):
        picture = base64.b64encode(b"\xff\xd8\xff\xe0" + dice.randbytes(1300)).decode()
        lines += [
            "BEGIN:VCARD",
            "VERSION:3.0",
            f"N:Müller;Anna {number};;;",
            f"FN:Anna {number} Müller",
            f"ORG:Example {number % 97} AG;Research",
            "TITLE:Head of Research\\, Europe",
            f"item1.EMAIL;type=INTERNET;type=pref:anna{number}@example.com",
            "item1.X-ABLabel:_$!<Work>!$_",
            "TEL;type=CELL;type=VOICE:+1 202 555 0100",
            "TEL;type=WORK:+49 30 23125 100",
            f"ADR;type=WORK:;;Am Markt {number};Berlin;;10115;Deutschland",
            f"URL:https://example.com/{number}",
            "NOTE:First line\\nsecond line\\, with more to say",
            "  in a folded line",
            f"UID:urn:uuid:{number}",
            "REV:2026-01-19T09:25:56Z",
            f"PHOTO;ENCODING=b;TYPE=JPEG:{picture[:40]}",
            *(f" {picture[at : at + 74]}" for at in range(40, len(picture), 74)),
            "END:VCARD",
        ]
    return "\r\n".join(lines).encode()


def seconds(work: Callable[[], int]) -> float:
    """Processor time of the quickest of five runs."""
    times = []
    for _ in range(5):
        start = time.process_time()
        assert work() == 500
        times.append(time.process_time() - start)
    return min(times)


def test_reading_takes_half_of_what_vobject_takes() -> None:
    """Measured beside this loop, vobject 0.9.9 takes 33 times as long; the reader may take 16."""
    data = address_book(500)

    def split() -> int:
        ends = 0
        for line in data.decode().splitlines():
            head, _, value = line.partition(":")
            ends += head.split(";") == ["END"] and bool(value)
        return ends

    assert seconds(lambda: sum(1 for _ in read_cards(data))) < 16 * seconds(split)


@pytest.mark.parametrize(
    "shape",
    [
        b"\r",
        b"\r\r\n ",
        b"\n ",
        b"BEGIN:VCARD\n",
        b"BEGIN:VCARD\nEND:VCARD\n",
        b"AGENT:\nBEGIN:VCARD\n",
        b"AGENT:BEGIN:VCARD\n",
        b"END:VCARD\n",
        b"A:\n",
        b"a.",
        b"N",
        b";A=",
        b';"',
        b"N;TYPE=a",
        b'"',
        b"\nTEL;",
        b"\nN:" + b"\\",
        b"\nN:" + b";" * 40,
        b"\nNOTE;QUOTED-PRINTABLE:=\n",
        b"\nPHOTO:AAAA\nAAAA",
        b"\nX-ABLABEL:_$!<>!$",
        b"\nNOTE:\x82\xa0\x82\xa0",
        b"\nNOTE;CHARSET=GB2312:\xff",
    ],
)
@pytest.mark.parametrize(
    "first", [b"BEGIN:VCARD\n", b"BEGIN:VCARD\nNOTE:", b"BEGIN:VCARD\nNOTE;X="]
)
def test_eight_times_the_bytes_take_no_more_than_their_share_of_time(
    first: bytes, shape: bytes
) -> None:
    def taken(size: int) -> float:
        data = first + shape * (size // len(shape))
        start = time.thread_time()
        for _ in read_cards(data):
            pass
        return time.thread_time() - start

    # Eight times where it is linear, sixty-four where it is not. One calm pair is enough: a busy
    # machine made it thirty-five once.
    assert any(taken(160_000) < 30 * taken(20_000) + 0.05 for _ in range(5))
