"""What the first paint does without, because PySide would take long to make it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.record import many_contacts

_UNTIL_PAINTED = """
import os, sys
from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer
from organizer.app import main
from organizer.gui.window import MainWindow

def met():
    for module, names in ((QtCore, ["Qt"]), (QtGui, ["QBrush"]), (QtWidgets, ["QStyle"])):
        for name in names:
            print(name, name in vars(module))
    sys.stdout.flush()
    os._exit(0)

show = MainWindow.show
def shown(window):
    window.painted.connect(lambda: QTimer.singleShot(0, met))
    show(window)
MainWindow.show = shown
sys.exit(main(["--data-dir", sys.argv[1]]))
"""


def test_no_type_that_takes_long_is_met_before_the_first_paint(tmp_path: Path) -> None:
    many_contacts(tmp_path, 10)
    done = subprocess.run(
        [sys.executable, "-c", _UNTIL_PAINTED, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["Qt False", "QBrush True", "QStyle False"]
