"""A key of the whole desktop that opens the quick entry, whatever program is in front (P8).

Linux: the desktop portal's GlobalShortcuts, where the desktop offers it; the desktop asks the
person and keeps the key. Windows: RegisterHotKey, after its documentation and not tried. On macOS
nothing is done. Everywhere the settings name the command that one can bind to a key oneself.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

from organizer.gui.message_bus import MessageBus, Reply, Service
from organizer.i18n import _

KEYS: Final = "Ctrl+Alt+N"
"""What is proposed; a portal lets the person choose another."""

_PORTAL: Final = "org.freedesktop.portal.Desktop"
_PATH: Final = "/org/freedesktop/portal/desktop"
_INTERFACE: Final = "org.freedesktop.portal.GlobalShortcuts"
_SHORTCUTS: Final = Service(_PORTAL, _PATH, _INTERFACE)
_PROPERTIES: Final = Service(_PORTAL, _PATH, "org.freedesktop.DBus.Properties")
_REGISTRY: Final = Service(_PORTAL, _PATH, "org.freedesktop.host.portal.Registry")
_ID: Final = "quick-entry"


class GlobalShortcut(QObject):
    """Off until it is switched on."""

    pressed = Signal()
    refused = Signal()
    """The desktop did not give the key, or not any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = MessageBus(
            "SESSION",
            (
                f"type='signal',sender='{_PORTAL}',interface='{_INTERFACE}',member='Activated'",
                f"type='signal',sender='{_PORTAL}',interface='org.freedesktop.portal.Request'",
            ),
            self,
        )
        self._bus.heard.connect(self._hear)
        self._answers: list[Callable[[dict[str, tuple[str, Any]]], None]] = []
        self._hot_key: _HotKey | None = None
        self._on = False
        self.refused.connect(self._be_off)

    def ask(self, then: Callable[[bool], None]) -> None:
        """Tell `then` whether a key can be had here; not before this returns on Linux."""
        if sys.platform == "win32":
            then(True)
        elif sys.platform == "linux" and "DBUS_SESSION_BUS_ADDRESS" in os.environ:
            if self._bus.open():
                values = (_INTERFACE, "version")
                self._bus.call(
                    _PROPERTIES, "Get", "ss", values, lambda reply: then(reply is not None)
                )
                return
        then(False)

    def switch(self, on: bool) -> None:
        """Have the key from now on, or no more. After a refusal it is off, and asked for anew."""
        if on == self._on:
            return
        self._on = on
        self._bus.close()  # with it ends the portal's session, and the key
        self._answers.clear()
        if self._hot_key is not None:
            self._hot_key.release()
            self._hot_key = None
        if on and sys.platform == "win32":
            self._hot_key = _HotKey(self.pressed.emit)
            if not self._hot_key.taken:
                self.refused.emit()
        elif on:
            self._open_session()

    def _be_off(self) -> None:
        self._on = False

    def _open_session(self) -> None:
        if not self._bus.open():
            self.refused.emit()
            return
        # Outside a sandbox the portal knows a program by this: the name of its desktop entry.
        self._bus.call(_REGISTRY, "Register", "sa{sv}", ("organizer", {}))
        tokens = {"handle_token": ("s", "session"), "session_handle_token": ("s", "organizer")}
        self._request("CreateSession", "a{sv}", (tokens,), self._bind)

    def _bind(self, results: dict[str, tuple[str, Any]]) -> None:
        shortcut = {
            "description": ("s", _("Record what happened in an interview")),
            "preferred_trigger": ("s", "CTRL+ALT+n"),
        }
        session = results["session_handle"][1]
        values = (session, [(_ID, shortcut)], "", {"handle_token": ("s", "bind")})
        self._request("BindShortcuts", "oa(sa{sv})sa{sv}", values, self._bound)

    def _bound(self, results: dict[str, tuple[str, Any]]) -> None:
        if not any(name == _ID for name, _told in results.get("shortcuts", ("", []))[1]):
            self.refused.emit()

    def _request(
        self,
        method: str,
        signature: str,
        values: tuple[Any, ...],
        then: Callable[[dict[str, tuple[str, Any]]], None],
    ) -> None:
        """Ask the portal, which answers by a signal of its own when the person has decided."""
        self._answers.append(then)

        def taken(reply: Reply) -> None:
            if reply is None and then in self._answers:
                self._answers.remove(then)
                self.refused.emit()

        self._bus.call(_SHORTCUTS, method, signature, values, taken)

    def _hear(self, member: str, values: tuple[Any, ...]) -> None:
        match member, values:
            case "Activated", (_session, shortcut, *_rest) if shortcut == _ID:
                self.pressed.emit()
            case "Response", (0, results) if self._answers:
                self._answers.pop(0)(results)
            case "Response", _refusal if self._answers:
                self._answers.clear()
                self.refused.emit()


class _HotKey(QAbstractNativeEventFilter):
    """Ctrl+Alt+N of the whole Windows desktop (RegisterHotKey, WM_HOTKEY)."""

    _NUMBER = 1
    _CONTROL_ALT_ONCE = 0x2 | 0x1 | 0x4000
    _WM_HOTKEY = 0x312

    def __init__(self, pressed: Callable[[], None]) -> None:
        super().__init__()
        import ctypes

        self._pressed = pressed
        self._user32: Any = getattr(ctypes, "windll").user32  # noqa: B009 - Windows alone has it
        self.taken = bool(
            self._user32.RegisterHotKey(None, self._NUMBER, self._CONTROL_ALT_ONCE, ord("N"))
        )
        app = QCoreApplication.instance()
        assert app is not None
        app.installNativeEventFilter(self)

    def release(self) -> None:
        """Give the key back."""
        self._user32.UnregisterHotKey(None, self._NUMBER)
        app = QCoreApplication.instance()
        assert app is not None
        app.removeNativeEventFilter(self)

    def nativeEventFilter(
        self, eventType: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        from ctypes import wintypes

        if eventType == b"windows_generic_MSG":
            heard = wintypes.MSG.from_address(int(message))
            if heard.message == self._WM_HOTKEY and heard.wParam == self._NUMBER:
                self._pressed()
        return False
