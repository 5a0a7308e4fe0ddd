"""Cards drawn for the tests, and what hostile files are made of."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

ANNA = ("Anna Berg", "Sales Manager", "Nordlicht Optik AG", "anna.berg@example.com")


def card(*lines: str, ink: str = "black", paper: str = "white", font: str = "") -> Image.Image:
    """A card of 1000 x 600 pixels with these lines one below the other."""
    picture = Image.new("RGB", (1000, 600), paper)
    letters = ImageFont.truetype(font, 44) if font else ImageFont.load_default(44)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((60, 60 + 90 * number), line, fill=ink, font=letters)
    return picture


def qr_code(text: str, *, module: int = 4) -> Image.Image:
    """A QR code with modules of so many pixels."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=module)).convert("RGB")


def file_of(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of this format of Pillow's."""
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def empty_png(width: int, height: int) -> bytes:
    """A PNG of one bit a pixel, all black: 40,000 x 40,000 of them are 190 KB."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def pdf(*, pages: int = 1, box: str = "0 0 241 156", more: str = "") -> bytes:
    """A PDF of empty pages; `more` goes into its trailer."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
        *[f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] >>"] * pages,
    ]
    file = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    file += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    start = file.rindex(b"xref")
    return (
        file + f"trailer\n<< /Size {size} /Root 1 0 R {more} >>\nstartxref\n{start}\n%%EOF".encode()
    )


ENCRYPTED = (
    f"/ID [<{'00' * 16}> <{'00' * 16}>] "
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>"
)
"""For a trailer: the PDF opens with a password that nobody has."""
