"""The camera: what the menu says without it, and pictures by one key through a stand-in for it."""

from __future__ import annotations

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from organizer.gui.dialogs.camera import CameraDialog, camera_unavailable
from organizer.gui.widgets.status_line import StatusLine


class Format:
    def __init__(self, width: int, height: int, rate: float) -> None:
        self.size, self.rate = QSize(width, height), rate

    def resolution(self) -> QSize:
        return self.size

    def maxFrameRate(self) -> float:
        return self.rate


class Device:
    """A camera that is connected."""

    def __init__(self, name: str = "", *formats: Format) -> None:
        self.name, self.formats = name, formats

    def id(self) -> QByteArray:
        return QByteArray(self.name.encode())

    def description(self) -> str:
        return self.name

    def videoFormats(self) -> tuple[Format, ...]:
        return self.formats


class Camera(QObject):
    """A camera in use."""

    errorOccurred = Signal(object, str)
    started: list[Camera] = []  # noqa: RUF012

    def __init__(self, device: Device, parent: QObject) -> None:
        super().__init__(parent)
        self.device, self.format, self.runs = device, Format(0, 0, 0), False

    def setCameraFormat(self, chosen: Format) -> None:
        self.format = chosen

    def start(self) -> None:
        self.runs = True
        self.started.append(self)

    def stop(self) -> None:
        self.runs = False


class Session(QObject):
    def setVideoSink(self, sink: Sink) -> None: ...

    def setCamera(self, camera: Camera) -> None: ...


class Sink(QObject):
    videoFrameChanged = Signal(object)
    made: list[Sink] = []  # noqa: RUF012

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.made.append(self)


class Devices(QObject):
    videoInputsChanged = Signal()
    made: list[Devices] = []  # noqa: RUF012
    connected: tuple[Device, ...] = ()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.made.append(self)

    @classmethod
    def videoInputs(cls) -> tuple[Device, ...]:
        return cls.connected

    @classmethod
    def defaultVideoInput(cls) -> Device:
        return cls.connected[-1] if cls.connected else Device()


BUILT_IN = Device("Built in", Format(640, 480, 30))
PHONE = Device(
    *("Phone", Format(640, 480, 60), Format(3840, 2160, 30), Format(1920, 1080, 30)),
    *(Format(1920, 1200, 5), Format(1920, 1080, 15)),
)


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("PySide6.QtMultimedia")
    stand_ins = (
        ("QCamera", Camera),
        ("QMediaCaptureSession", Session),
        ("QMediaDevices", Devices),
        ("QVideoSink", Sink),
    )
    for name, stand_in in stand_ins:
        setattr(module, name, stand_in)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for made in (Camera.started, Sink.made, Devices.made):
        made.clear()


def opened(qtbot: QtBot, *connected: Device) -> CameraDialog:
    Devices.connected = connected
    dialog = CameraDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    qtbot.waitUntil(lambda: bool(Devices.made))
    return dialog


def sees(colour: str, width: int = 160, height: int = 90) -> None:
    """Let the camera see something of this colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    Sink.made[-1].videoFrameChanged.emit(SimpleNamespace(toImage=lambda: image))


def said(dialog: CameraDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def take(dialog: CameraDialog) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if "Take" in one.text())


def test_without_its_part_of_qt_the_menu_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "PySide6.QtMultimedia")
    monkeypatch.setattr("organizer.gui.dialogs.camera.find_spec", lambda _name: None)
    sentence = camera_unavailable()
    assert sentence is not None
    assert sentence.startswith("Taking pictures needs an addition") and "[camera]" in sentence


def test_with_it_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("organizer.gui.dialogs.camera.find_spec", lambda name: name)
    assert camera_unavailable() is None


def test_a_part_of_qt_that_does_not_load_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", ModuleType("empty"))
    dialog = CameraDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: said(dialog).startswith("The camera cannot be used: "))
    assert not take(dialog).isEnabled()


def test_no_camera_is_told_and_one_that_is_connected_is_used(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert "No camera was found." in said(dialog)
    assert not take(dialog).isEnabled()
    Devices.connected = (BUILT_IN,)
    Devices.made[-1].videoInputsChanged.emit()
    sees("red")
    assert take(dialog).isEnabled() and take(dialog).hasFocus()
    assert "No camera" not in said(dialog)


def test_each_picture_is_a_jpeg_of_what_is_seen(qtbot: QtBot) -> None:
    dialog = opened(qtbot, BUILT_IN)
    taken: list[bytes] = []
    dialog.taken.connect(taken.append)
    for early in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(dialog.focusWidget(), early)
    assert dialog.isVisible() and not taken
    for colour, key in (("red", Qt.Key.Key_Space), ("blue", Qt.Key.Key_Return)):
        sees(colour)
        QTest.keyClick(take(dialog), key)
    assert all(one.startswith(b"\xff\xd8\xff") for one in taken)
    red, blue = (QImage.fromData(one).pixelColor(80, 45) for one in taken)
    assert red.red() > 240 > 20 > red.blue()
    assert blue.blue() > 240 > 20 > blue.red()
    assert dialog.findChildren(StatusLine)[0].findChildren(QLabel)[0].text() == "2 pictures taken"


def test_the_picture_stands_whole_in_the_middle(qtbot: QtBot) -> None:
    dialog = opened(qtbot, BUILT_IN)
    dialog.resize(700, 600)
    sees("red", 900, 300)
    grab = dialog.grab().toImage()
    red = QColor("red")
    across = [x for x in range(grab.width()) if grab.pixelColor(x, 250) == red]
    down = [y for y in range(grab.height()) if grab.pixelColor(350, y) == red]
    assert len(across) == pytest.approx(3 * len(down), abs=6)
    assert len(across) > 600


def test_the_largest_format_is_used_that_is_of_use_and_fluent(qtbot: QtBot) -> None:
    opened(qtbot, PHONE)
    assert Camera.started[-1].format is PHONE.formats[2]


def test_another_camera_can_be_chosen_and_one_unplugged_is_let_go(qtbot: QtBot) -> None:
    dialog = opened(qtbot, BUILT_IN, PHONE)
    which = dialog.findChildren(QComboBox)[0]
    names = [which.itemText(number) for number in range(which.count())]
    assert names == ["Phone", "Built in"]  # the usual one first
    phone = Camera.started[-1]
    sees("red")
    QTest.keyClick(which, Qt.Key.Key_Down)
    built_in = Camera.started[-1]
    assert not phone.runs and built_in.runs and built_in.device is BUILT_IN
    assert not take(dialog).isEnabled()  # until it is seen what is taken

    Devices.made[-1].videoInputsChanged.emit()
    assert Camera.started[-1] is built_in and which.currentText() == "Built in"
    Devices.connected = (PHONE,)
    Devices.made[-1].videoInputsChanged.emit()
    assert not built_in.runs and Camera.started[-1].device is PHONE
    assert not which.isVisible()


def test_a_camera_that_fails_says_why_and_is_stopped(qtbot: QtBot) -> None:
    dialog = opened(qtbot, BUILT_IN)
    sees("red")
    Camera.started[-1].errorOccurred.emit(1, "it is in use")
    assert "The camera cannot be used: it is in use" in said(dialog)
    assert not Camera.started[-1].runs
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    assert dialog.isVisible()
    sees("red")  # which was still on its way
    assert not take(dialog).isEnabled()


def test_escape_closes_and_stops_the_camera(qtbot: QtBot) -> None:
    dialog = opened(qtbot, BUILT_IN)
    sees("red")
    QTest.keyClick(take(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not Camera.started[-1].runs


def test_what_the_system_forbids_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(_app: object, _permission: object, _context: object, tell: Any) -> None:
        tell(SimpleNamespace(status=lambda: Qt.PermissionStatus.Denied))

    monkeypatch.setattr(QCoreApplication, "requestPermission", forbid)
    dialog = CameraDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert "does not let this program use the camera" in said(dialog)
    assert not Devices.made
