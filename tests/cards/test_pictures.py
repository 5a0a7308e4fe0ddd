"""Every kind of file becomes an upright picture; hostile ones are refused for one reason each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from organizer.cards.outcome import CardRefused, Refusal
from organizer.cards.pictures import (
    KEPT_BYTES,
    LONGEST_SIDE,
    MOST_BYTES,
    kept_jpeg,
    open_pictures,
    read_bytes,
)
from tests.cards.drawing import ANNA, ENCRYPTED, card, empty_png, file_of, pdf

QUARTERED = Image.new("RGB", (80, 40), "white")
QUARTERED.paste("red", (0, 0, 40, 20))
"""Upright where its red quarter is the upper left."""


def is_red(picture: Image.Image, place: tuple[int, int]) -> bool:
    pixel = picture.getpixel(place)
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    return red > 200 and green < 60 and blue < 60


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "HEIF"])
def test_each_kind_of_picture_is_opened_by_its_content(kind: str) -> None:
    (picture,) = open_pictures(file_of(QUARTERED, kind))
    assert (picture.mode, picture.size) == ("RGB", (80, 40))
    assert is_red(picture, (10, 5))
    assert not is_red(picture, (70, 35))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_picture_is_turned_upright_as_its_camera_says(kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees clockwise
    lying = QUARTERED.transpose(Image.Transpose.ROTATE_90)
    (picture,) = open_pictures(file_of(lying, kind, exif=exif))
    assert picture.size == (80, 40)
    assert is_red(picture, (10, 5))


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_each_page_is_a_picture(kind: str) -> None:
    pages = [Image.new("RGB", (60, 40), color) for color in ("red", "white", "red")]
    file = file_of(pages[0], kind, save_all=True, append_images=pages[1:])
    assert [is_red(page, (9, 9)) for page in open_pictures(file)] == [True, False, True]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_ink_stays_dark_and_paper_light_whatever_the_pixels_are(mode: str) -> None:
    half = Image.new("L", (80, 40), 255)
    half.paste(0, (0, 0, 40, 40))
    if mode == "I;16":
        made = Image.new("I;16", half.size, 65535)
        made.paste(256, (0, 0, 40, 40))
    else:
        made = half.convert("RGB").convert(mode)
    (picture,) = open_pictures(file_of(made, "TIFF"))
    dark, light = (picture.convert("L").getpixel((column, 20)) for column in (10, 70))
    assert isinstance(dark, int) and isinstance(light, int)
    assert dark < 60 and light > 200


def test_what_is_transparent_is_paper() -> None:
    (picture,) = open_pictures(file_of(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))
    assert picture.getpixel((4, 4)) == (255, 255, 255)


def test_what_is_large_is_made_smaller_and_kept_smaller_still() -> None:
    noise = Image.effect_noise((4000, 3000), 100).convert("RGB")
    (picture,) = open_pictures(file_of(noise, "JPEG"))
    assert picture.size == (2000, 1500)  # decoded at a half
    (scan,) = open_pictures(file_of(noise, "BMP"))
    assert scan.size == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)
    kept = kept_jpeg(picture)
    assert len(kept) <= KEPT_BYTES
    (again,) = open_pictures(kept)
    assert again.width >= 800


@pytest.mark.parametrize("box", ["0 0 241 156", "0 0 1 1", "0 0 14400 3", "0 0 3 14400"])
def test_a_page_is_drawn_no_larger_than_it_may_be(box: str) -> None:
    (picture,) = open_pictures(pdf(box=box))
    assert LONGEST_SIDE - 2 <= max(picture.size) <= LONGEST_SIDE


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b"BEGIN:VCARD\nFN:Anna Berg\nEND:VCARD", Refusal.NO_PICTURE),
        (b"GIF89a" + bytes(100), Refusal.NO_PICTURE),
        (empty_png(40_000, 40_000), Refusal.TOO_MANY_PIXELS),
        (empty_png(8_000, 8_000), Refusal.TOO_MANY_PIXELS),
        (cut(file_of(card(*ANNA), "JPEG")), Refusal.DAMAGED),
        (cut(file_of(card(*ANNA), "PNG")), Refusal.DAMAGED),
        (cut(file_of(card(*ANNA), "WEBP")), Refusal.DAMAGED),
        (cut(file_of(card(*ANNA), "TIFF", compression="tiff_lzw")), Refusal.DAMAGED),
        (cut(file_of(card(*ANNA), "HEIF")), Refusal.DAMAGED),
        (b"%PDF-1.7\n" + bytes(100), Refusal.DAMAGED),
        (pdf(more=ENCRYPTED), Refusal.ENCRYPTED),
        (pdf(pages=21), Refusal.TOO_MANY_PAGES),
    ],
)
def test_a_hostile_or_broken_file_is_refused_for_one_reason(data: bytes, reason: Refusal) -> None:
    assert len(data) < 200_000
    with pytest.raises(CardRefused) as refused:
        list(open_pictures(data))
    assert refused.value.reason is reason


def test_a_scan_of_too_many_pages_is_refused() -> None:
    page = Image.new("1", (8, 8))
    file = file_of(page, "TIFF", save_all=True, append_images=[page] * 20)
    with pytest.raises(CardRefused) as refused:
        list(open_pictures(file))
    assert refused.value.reason is Refusal.TOO_MANY_PAGES


def test_only_an_ordinary_file_of_ordinary_size_is_read(tmp_path: Path) -> None:
    large, endless = tmp_path / "large", tmp_path / "endless"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    os.mkfifo(endless)
    for path, reason in {
        large: Refusal.TOO_LARGE,
        endless: Refusal.UNREADABLE,
        tmp_path: Refusal.UNREADABLE,
        tmp_path / "missing": Refusal.UNREADABLE,
    }.items():
        with pytest.raises(CardRefused) as refused:
            read_bytes(path)
        assert refused.value.reason is reason


SAMPLES = [
    *(file_of(QUARTERED, kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "HEIF", "PDF")),
    file_of(QUARTERED, "JPEG", exif=Image.Exif().tobytes() + b"\x00"),
    pdf(pages=2),
]


@settings(max_examples=300)
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6))))
def test_whatever_the_bytes_a_picture_comes_or_one_refusal(
    data: bytes, changes: list[tuple[float, bytes]]
) -> None:
    for place, new in changes:
        at = int(place * len(data))
        data = data[:at] + new + data[at + len(new) :]
    try:
        for picture in open_pictures(data):
            assert picture.mode == "RGB" and max(picture.size) <= LONGEST_SIDE
    except CardRefused:
        pass


@given(st.sampled_from([b"", b"BM", b"II*\0", b"%PDF-"]), st.binary())
def test_bytes_that_are_no_file_are_refused(beginning: bytes, data: bytes) -> None:
    with pytest.raises(CardRefused):
        list(open_pictures(beginning + data))
