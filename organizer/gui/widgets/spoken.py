"""What is said of a widget to somebody who does not see it, where Qt by itself says nothing."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QComboBox


def name_choice(choice: QComboBox, name: str) -> None:
    """Name a choice that no label leads to.

    On Linux, Qt says the chosen value in place of its name: it is told as what describes it.
    """
    choice.setAccessibleName(name)
    if sys.platform == "linux":
        choice.setAccessibleDescription(name)
