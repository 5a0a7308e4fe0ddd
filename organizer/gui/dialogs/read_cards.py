"""From files, a picture or a text that was pasted to the review of the people in it (P9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from organizer.cards import PICTURES
from organizer.cards.outcome import CardRefused, Refusal
from organizer.gui import wording
from organizer.gui.background import Progress, run_in_background
from organizer.gui.dialogs.card_review import CardToReview, with_sides_joined
from organizer.gui.dialogs.opening import open_dialog
from organizer.i18n import _, territory
from organizer.services.read_card import contact_of, pasted

if TYPE_CHECKING:
    from organizer.cards.worker import CardReader

Review = Callable[[Sequence[CardToReview]], object]
"""What is done with the cards that were read."""
ReadPictures = Callable[[Sequence[Path | bytes], Review, QWidget], object]
"""Reads pictures in the background for a window."""


def ask_for_pictures(parent: QWidget) -> list[Path]:
    """Let the person choose pictures of cards; none where they changed their mind."""
    patterns = " ".join(f"*.{suffix} *.{suffix.upper()}" for suffix in PICTURES)
    names, _filter = QFileDialog.getOpenFileNames(
        parent,
        _("Choose pictures of cards"),
        "",
        _("Pictures and PDF files ({patterns})").format(patterns=patterns),
    )
    return [Path(name) for name in names]


def read_pictures(
    reader: CardReader,
    sources: Sequence[Path | bytes],
    review: Review,
    parent: QWidget,
) -> None:
    """Read pictures in the background, then show what is on them. One that cannot be read keeps
    none of the others back."""
    at_home = territory()

    def read(progress: Progress) -> tuple[list[CardToReview], list[str]]:
        cards: list[CardToReview] = []
        problems: list[str] = []

        def advanced(pages: int) -> bool:
            return progress(len(cards) + pages)

        for source in sources:
            try:
                pages = reader.read(source, at_home, advanced)
            except CardRefused as refused:
                if refused.reason is Refusal.CANCELLED:
                    return [], []
                problem = wording.card_refused(refused.reason)
                problems.append(
                    _("{file}: {problem}").format(file=source.name, problem=problem)
                    if isinstance(source, Path)
                    else problem
                )
                continue
            original = _content(source) if len(pages) == 1 else b""
            cards += [CardToReview(contact_of(page, region=at_home), original) for page in pages]
        return with_sides_joined(cards, region=at_home), problems

    def show(found: tuple[list[CardToReview], list[str]]) -> None:
        cards, problems = found
        if cards:
            review(cards)
        if problems:
            box = QMessageBox(QMessageBox.Icon.Warning, _("Read cards"), wording.lines(problems))
            box.setParent(parent, box.windowFlags())
            open_dialog(box)

    run_in_background(parent, _("Reading cards"), read, show, _raise)


def read_pasted(text: str) -> list[CardToReview]:
    """Whom a pasted text names; nobody where it names none."""
    at_home = territory()
    return [
        CardToReview(contact)
        for card in pasted(text, region=at_home)
        if not (contact := contact_of(card, region=at_home)).is_empty
    ]


def _content(source: Path | bytes) -> bytes:
    """The picture as it came; nothing where it was taken away since it was read."""
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError:
        return b""


def _raise(error: Exception) -> None:
    raise error
