"""Files into upright pictures, hostile ones refused before anything large is decoded (P9)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from stat import S_ISREG

import pillow_heif
import pypdfium2
from PIL import Image, ImageOps

from organizer.cards.outcome import CardRefused, Refusal

MOST_BYTES = 64 * 1024 * 1024
"""`Refusal.TOO_LARGE` names it to the person."""
MOST_PIXELS = 50_000_000
"""The camera of a telephone makes 48 million. `Refusal.TOO_MANY_PIXELS` names it."""
MOST_PAGES = 20
"""`Refusal.TOO_MANY_PAGES` names it."""
LONGEST_SIDE = 2400
"""In pixels; what is larger is made smaller. A card that fills half a photo has small print of
20 pixels then, and recognition scales lines to 48."""

_ENOUGH = 2000  # half of what a camera of 12 million pixels makes

KEPT_BYTES = 300 * 1024
"""The largest JPEG that is kept with a contact."""

_BEGINNINGS = re.compile(
    rb"\xff\xd8\xff|\x89PNG|RIFF....WEBP|II\*\0|MM\0\*|BM|....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL
)
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "HEIF")
_SCALED_WELL = {"L", "LA", "RGB", "RGBA", "CMYK"}
_PDF_ENCRYPTED = {4, 5}  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY (fpdfview.h)

pillow_heif.register_heif_opener()


def read_bytes(path: Path) -> bytes:
    """The content of an ordinary file that is not too large. Raises `CardRefused`."""
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise CardRefused(Refusal.UNREADABLE)
        if status.st_size > MOST_BYTES:
            raise CardRefused(Refusal.TOO_LARGE)
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        raise CardRefused(Refusal.UNREADABLE) from error


def open_pictures(data: bytes) -> Iterator[Image.Image]:
    """The pages of a file one by one, upright, in RGB and no side longer than `LONGEST_SIDE`.

    What the file is, its content says. Raises `CardRefused`, before decoding where the header
    shows what is wrong.
    """
    if not data:
        raise CardRefused(Refusal.EMPTY)
    if len(data) > MOST_BYTES:
        raise CardRefused(Refusal.TOO_LARGE)
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf_pages(data)
    if not _BEGINNINGS.match(data):
        raise CardRefused(Refusal.NO_PICTURE)
    return _pages(data)


def kept_jpeg(picture: Image.Image) -> bytes:
    """The picture as a JPEG of at most `KEPT_BYTES`, smaller or coarser where it must be."""
    small = picture.copy()
    small.thumbnail((1600, 1600))
    for quality in (85, 70, 50, 30):
        file = BytesIO()
        small.save(file, "JPEG", quality=quality, optimize=True)
        if file.tell() <= KEPT_BYTES:
            break
    else:
        small.thumbnail((800, 800))
        file = BytesIO()
        small.save(file, "JPEG", quality=50, optimize=True)
    return file.getvalue()


def _pages(data: bytes) -> Iterator[Image.Image]:
    with _refusing():
        image = Image.open(BytesIO(data), formats=_FORMATS)
        pages = _count(image)
    for page in range(pages):
        with _refusing():
            if pages > 1:
                image.seek(page)
            if image.width * image.height > MOST_PIXELS:
                raise CardRefused(Refusal.TOO_MANY_PIXELS)
            picture = _upright(image)
        yield picture


def _count(image: Image.Image) -> int:
    """How many pages a file has: TIFF is what scanners put several in."""
    if image.format != "TIFF":
        return 1
    pages = 0
    with suppress(EOFError):
        while pages <= MOST_PAGES:
            image.seek(pages)
            pages += 1
        raise CardRefused(Refusal.TOO_MANY_PAGES)
    return pages


def _upright(image: Image.Image) -> Image.Image:
    # A JPEG can be decoded at a half, a quarter or an eighth, in as much less time.
    width, height = (side * _ENOUGH // max(image.size) for side in image.size)
    image.draft("RGB", (max(1, width), max(1, height)))
    image.load()
    turned = image
    with suppress(Exception):  # EXIF that makes no sense is none
        turned = ImageOps.exif_transpose(image)
    if turned.mode.startswith("I"):  # 16 bits of grey, of which convert() would keep the lower 8
        turned = turned.point(lambda level: level / 256).convert("L")
    elif turned.mode not in _SCALED_WELL:
        turned = turned.convert("RGBA" if turned.has_transparency_data else "RGB")
    turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if turned.has_transparency_data:
        turned = turned.convert("RGBA")
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned)
    return turned.convert("RGB")


def _pdf_pages(data: bytes) -> Iterator[Image.Image]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        encrypted = error.err_code in _PDF_ENCRYPTED
        raise CardRefused(Refusal.ENCRYPTED if encrypted else Refusal.DAMAGED) from error
    if len(document) > MOST_PAGES:
        raise CardRefused(Refusal.TOO_MANY_PAGES)
    for number in range(len(document)):
        with _refusing():
            page = document[number]
            # One less, for render() rounds up.
            scale = (LONGEST_SIDE - 1) / max(page.get_size())
            picture = page.render(scale, may_draw_forms=False, rev_byteorder=True).to_pil()
        yield picture.convert("RGB")


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn whatever a decoder raises over a file into `CardRefused`.

    Over a damaged file Pillow's decoders raise OSError and SyntaxError by design, and by accident
    ValueError, struct.error, IndexError, zlib.error and others; all mean the same.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except CardRefused:
        raise
    except MemoryError as error:
        raise CardRefused(Refusal.TOO_MUCH_MEMORY) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise CardRefused(Refusal.TOO_MANY_PIXELS) from error
    except Exception as error:
        raise CardRefused(Refusal.DAMAGED) from error
