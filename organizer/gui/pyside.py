"""What PySide does by itself on import, and a start can do without."""

from __future__ import annotations


def leave_sources_unread() -> None:
    """Call before anything else of the gui is imported.

    PySide reads the source of every module that is imported after it, in search of a switch
    (`from __feature__ import ...`) that nothing here uses: 3 ms and 1.5 MB until the first paint.
    """
    from PySide6.support import feature  # type: ignore[attr-defined]  # not in the stubs

    feature.feature_imported = lambda _module: None
