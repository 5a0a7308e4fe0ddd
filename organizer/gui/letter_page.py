"""A letter on paper: printed, or as a PDF, by Qt (P10)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from organizer.letters.paper import Paper

_DPI: Final = 96.0
_MM: Final = _DPI / 25.4


def save_pdf(path: Path, html: str, paper: Paper) -> None:
    """Write a letter as a PDF, whole or not at all. Raises `OSError`."""
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise OSError(file.errorString())
    writer = QPdfWriter(file)
    writer.setCreator("organizer")
    _put(html, paper, writer)
    del writer  # it ends the file
    if not file.commit():
        raise OSError(file.errorString())


def print_letter(html: str, paper: Paper, parent: QWidget) -> bool:
    """Ask for a printer and print a letter; says whether it was printed."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout(paper))
    dialog = QPrintDialog(printer, parent)
    if not dialog.exec():
        return False
    _put(html, paper, printer)
    return True


def _put(html: str, paper: Paper, device: QPagedPaintDevice) -> None:
    device.setPageLayout(_layout(paper))
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setPageSize(
        QSizeF(
            (paper.width - paper.left - paper.right) * _MM,
            (paper.height - paper.top - paper.bottom) * _MM,
        )
    )
    document.setHtml(html)
    document.print_(device)


def _layout(paper: Paper) -> QPageLayout:
    return QPageLayout(
        QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Millimeter),
        QPageLayout.Orientation.Portrait,
        QMarginsF(paper.left, paper.top, paper.right, paper.bottom),
        QPageLayout.Unit.Millimeter,
    )
