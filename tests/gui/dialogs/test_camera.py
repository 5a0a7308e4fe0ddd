"""A card before the machine's camera, where QtMultimedia and a camera are there (P9)."""

from __future__ import annotations

from importlib.util import find_spec

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs import camera
from organizer.gui.dialogs.camera import CameraDialog, no_camera


def test_without_the_addition_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera, "find_spec", lambda _name: None)
    problem = no_camera()
    assert problem is not None
    assert "[camera]" in problem


@pytest.mark.skipif(find_spec("PySide6.QtMultimedia") is None, reason="needs the extra camera")
def test_a_picture_is_taken_as_jpeg_and_the_dialog_is_done(qtbot: QtBot) -> None:
    dialog = CameraDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    picture = QImage(640, 400, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFF)
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.use(picture)
    assert taken.args is not None
    assert bytes(taken.args[0]).startswith(b"\xff\xd8")
    assert not dialog.isVisible()
