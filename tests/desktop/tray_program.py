"""A program that is nothing but an icon in the tray; it prints what happens to it.

Lines on its standard input: `count N` for the badge, `recheck` for a look whether there is a tray,
`balloon` for an alert at the icon.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from organizer.gui.notifications import Alert, TrayMessageNotifier
from organizer.gui.tray import Tray
from organizer.practice.reminders import Insistence


def main() -> None:
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    tray = Tray()
    tray.available_changed.connect(lambda there: say(f"available {there}"))
    tray.activated.connect(lambda: say("activated"))
    action = QAction("Open", tray)
    action.triggered.connect(lambda: say("opened"))
    tray.menu.addAction(action)
    tray.set_tooltip("Call Ingrid Solberg")
    alerts = TrayMessageNotifier(tray)
    alerts.shown.connect(lambda key, _place: say(f"shown {key}"))
    alerts.failed.connect(lambda key: say(f"failed {key}"))
    alerts.acted.connect(lambda key, action: say(f"acted {key} {action}"))

    def obey() -> None:
        match sys.stdin.readline().split():
            case ["count", number]:
                tray.set_count(int(number))
            case ["recheck"]:
                say(f"rechecked {tray.available()}")
            case ["balloon"]:
                alerts.show(
                    "limit", Alert("Decide by 17:00", "Call Ingrid Solberg", Insistence.URGENT)
                )
                alerts.show("note", Alert("Write to Pavel Dvořák", "automating the test bench"))
            case _end:
                app.quit()

    commands = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, tray)
    commands.activated.connect(obey)
    say(f"started {tray.available()}")
    app.exec()


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
