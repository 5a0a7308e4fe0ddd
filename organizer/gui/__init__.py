"""The window, its tabs, dialogs, tray and notifications: the only package that knows Qt.

Up to the first paint nothing touches the namespace `Qt` (a property takes the names of its values
instead) and no brush, pen or style: PySide makes all types that a class knows when it is first
met, 12 ms of processor time for `Qt`, which is a seventh of a bare start. A test looks.
"""

from PySide6.support import feature  # type: ignore[attr-defined]  # not in the stubs

# PySide reads the source of every module that is imported after it, in search of a switch
# (`from __feature__ import ...`) that nothing here uses: 3 ms and 1.5 MB until the first paint.
feature.feature_imported = lambda _module: None
