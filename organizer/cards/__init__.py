"""From a picture, a code or a text to a draft of a contact (P9). All of it offline."""

import os
from pathlib import Path
from typing import Final

# Since 1.29 onnxruntime tells Microsoft of every model that is loaded and keeps a number for the
# machine in ~/.cache, unless this is set before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

PICTURES: Final = ("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "heic", "heif", "pdf")
"""Suffixes of files that are taken for pictures of cards."""


def is_picture(path: Path) -> bool:
    """Whether a file is taken for a picture of a card, by its name."""
    return path.suffix.casefold().lstrip(".") in PICTURES
