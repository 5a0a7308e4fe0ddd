"""A letter on paper, its envelope and labels: printed, or as a PDF, by Qt (P10)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QMarginsF, QPointF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from organizer.letters.paper import Box

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtWidgets import QWidget

    from organizer.letters.paper import Envelope, LabelSheet, Paper

_POINTS: Final = 12.0
_SENDER_POINTS: Final = 9.0
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


def print_envelope(
    envelope: Envelope, sender: Sequence[str], recipient: Sequence[str], parent: QWidget
) -> bool:
    """Ask for a printer and print an envelope; says whether it was printed."""
    return _print_places(
        envelope.width, envelope.height, envelope_places(envelope, sender, recipient), parent
    )


def print_labels(sheet: LabelSheet, addresses: Sequence[Sequence[str]], parent: QWidget) -> bool:
    """Ask for a printer and print addresses on sheets of labels; says whether it was printed."""
    return _print_places(sheet.width, sheet.height, label_places(sheet, addresses), parent)


class Place(NamedTuple):
    """Lines in a rectangle of a sheet, the first at its top; `page` counts from 0."""

    box: Box
    lines: Sequence[str]
    points: float
    page: int = 0


def envelope_places(
    envelope: Envelope, sender: Sequence[str], recipient: Sequence[str]
) -> list[Place]:
    """What stands where on an envelope."""
    return [
        Place(envelope.sender, sender, _SENDER_POINTS),
        Place(envelope.recipient, recipient, _POINTS),
    ]


def label_places(sheet: LabelSheet, addresses: Sequence[Sequence[str]]) -> list[Place]:
    """What stands where on sheets of labels, as many as it takes."""
    labels = list(sheet.labels())
    inner = [Box(b.left + 4, b.top + 3, b.width - 8, b.height - 6) for b in labels]
    return [
        Place(inner[number % len(inner)], lines, _SENDER_POINTS, number // len(inner))
        for number, lines in enumerate(addresses)
    ]


def put_places(
    device: QPagedPaintDevice, width: float, height: float, places: Sequence[Place]
) -> None:
    """Write lines on sheets of `width` and `height` millimetres."""
    layout = QPageLayout(
        QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter),
        QPageLayout.Orientation.Portrait,
        QMarginsF(),
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter(device)
    page = 0
    for place in places:
        if place.page != page:
            device.newPage()
            page = place.page
        font = QFont(painter.font())
        font.setPointSizeF(place.points)
        painter.setFont(font)
        mm = device.logicalDpiX() / 25.4
        line = painter.fontMetrics().lineSpacing()
        for number, text in enumerate(place.lines):
            width_there = round(place.box.width * mm)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width_there)
            below = place.box.top * mm + line * number + painter.fontMetrics().ascent()
            painter.drawText(QPointF(place.box.left * mm, below), shown)
    painter.end()


def _print_places(width: float, height: float, places: Sequence[Place], parent: QWidget) -> bool:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter))
    if not QPrintDialog(printer, parent).exec():
        return False
    put_places(printer, width, height, places)
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
