"""The window, its tabs, dialogs, tray and notifications: the only package that knows Qt.

Up to the first paint nothing touches the namespace `Qt` (a property takes the names of its values
instead) and no brush, pen or style: PySide makes all types that a class knows when it is first
met, 12 ms of processor time for `Qt`, which is a seventh of a bare start. A test looks.
"""
