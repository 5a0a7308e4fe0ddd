"""What somebody drops or pastes: files of cards, a picture, a text."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from organizer.cards import PICTURES

_VCARDS: Final = ("vcf", "vcard")


def has_pictures(dropped: QMimeData) -> bool:
    """Whether `pictures_in` would find any; costs nothing while something is dragged."""
    return bool(_files(dropped, PICTURES)) or (dropped.hasImage() and not dropped.urls())


def pictures_in(dropped: QMimeData) -> list[Path | bytes]:
    """The files that may be pictures of cards, or else the picture itself, as PNG."""
    files: list[Path | bytes] = [*_files(dropped, PICTURES)]
    if files or not has_pictures(dropped):
        return files
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(dropped.imageData()).save(buffer, "PNG")  # type: ignore[call-overload]
    return [bytes(buffer.data().data())]


def vcards_in(dropped: QMimeData) -> list[Path]:
    """The vCard files."""
    return _files(dropped, _VCARDS)


def records_in(dropped: QMimeData) -> list[Path]:
    """The files that can be imported, vCard files among them."""
    from organizer.services.imports import IMPORTERS

    return _files(dropped, tuple(IMPORTERS))


def text_in(dropped: QMimeData) -> str:
    """The text, where it is not the names of files."""
    return "" if dropped.urls() else dropped.text()


def _files(dropped: QMimeData, suffixes: tuple[str, ...]) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold().lstrip(".") in suffixes]
