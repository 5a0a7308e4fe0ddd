"""Pictures of cards through the machine's camera, where there is one (P9).

What sees through it, QtMultimedia, is in a part of Qt that is installed only on wish and loaded
only when the dialog opens.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCameraPermission,
    QCoreApplication,
    QIODevice,
    QPermission,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from organizer.gui.theme import GROUP, PAGE, SPACE
from organizer.gui.widgets.status_line import StatusLine
from organizer.gui.wording import camera_missing
from organizer.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCamera, QCameraDevice, QCameraFormat, QVideoFrame

_QUALITY: Final = 92
"""Of the JPEG, in per cent: letters stay sharp."""
_ENOUGH: Final = 1920 * 1440
"""Pixels of a picture: reading takes none larger, and every one is drawn while it is live."""
_FLUENT: Final = 10.0
"""Pictures a second, below which a hand cannot follow what it sees itself do."""


def camera_unavailable() -> str | None:
    """What the menu says where no camera can be used; None where the dialog can be opened.

    That is whether what it needs is installed, which costs nothing to see. Whether there is a
    camera the dialog says, and uses one that is connected while it is open.
    """
    return camera_missing() if find_spec("PySide6.QtMultimedia") is None else None


class CameraDialog(QDialog):
    """What the camera sees, and pictures of it by Space or Enter, as many as there are cards."""

    taken = Signal(bytes)
    """A picture, as JPEG."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Take pictures of cards"))
        self._count = 0
        self._camera: QCamera | None = None
        self._devices: list[QCameraDevice] = []
        self._used = QByteArray()
        self._view = _View()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setMargin(PAGE)
        # So that it has the focus at first, and a key too early closes nothing.
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place = QStackedWidget()
        self._place.setMinimumSize(480, 300)
        self._place.addWidget(self._words)
        self._place.addWidget(self._view)
        self._which = QComboBox()
        self._which.currentIndexChanged.connect(self._use)
        which = QLabel(_("&Camera"))
        which.setBuddy(self._which)
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(which)
        row.addWidget(self._which, 1)
        self._status = StatusLine()
        self._take = QPushButton(_("&Take picture"))
        self._take.setDefault(True)
        self._take.clicked.connect(self._take_picture)
        buttons = QDialogButtonBox()
        close = buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.addButton(self._take, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self._status, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, PAGE)
        column.setSpacing(GROUP)
        column.addWidget(self._choice)
        column.addWidget(self._place, 1)
        column.addLayout(foot)
        self._say(_("Starting the camera…"))
        self._words.setFocus()
        self._choice.hide()
        app = QCoreApplication.instance()
        assert app is not None
        app.requestPermission(QCameraPermission(), self, self._permitted)
        buttons.setFocusProxy(None)  # type: ignore[arg-type]  # as in FormDialog

    def sizeHint(self) -> QSize:
        return QSize(720, 560)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _permitted(self, permission: QPermission) -> None:
        if permission.status() != Qt.PermissionStatus.Granted:
            self._say(_("The system does not let this program use the camera; its settings can."))
            return
        try:
            from PySide6.QtMultimedia import QMediaCaptureSession, QMediaDevices, QVideoSink
        except ImportError as error:  # what it is built on is not on the machine
            self._say_unusable(str(error))
            return
        sink = QVideoSink(self)
        sink.videoFrameChanged.connect(self._show_frame)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(sink)
        self._media = QMediaDevices(self)
        self._media.videoInputsChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        """See which cameras there are, and go on with the one in use, or begin with the usual."""
        from PySide6.QtMultimedia import QMediaDevices

        usual = QMediaDevices.defaultVideoInput().id()
        self._devices = sorted(QMediaDevices.videoInputs(), key=lambda one: one.id() != usual)
        ids = [one.id() for one in self._devices]
        number = ids.index(self._used) if self._used in ids else 0
        with QSignalBlocker(self._which):
            self._which.clear()
            self._which.addItems([one.description() for one in self._devices])
            self._which.setCurrentIndex(number)
        self._choice.setVisible(len(ids) > 1)
        if not ids:
            self._stop()
            self._say(_("No camera was found. Connect one, and it is used at once."))
        elif self._camera is None or ids[number] != self._used:
            self._use(number)

    def _use(self, number: int) -> None:
        from PySide6.QtMultimedia import QCamera

        self._stop()
        self._say(_("Starting the camera…"))
        device = self._devices[number]
        self._used = device.id()
        self._camera = QCamera(device, self)
        self._camera.errorOccurred.connect(self._failed)
        if formats := device.videoFormats():
            self._camera.setCameraFormat(max(formats, key=_merit))
        self._session.setCamera(self._camera)
        self._camera.start()

    def _stop(self) -> None:
        if self._camera is not None:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None

    def _failed(self, error: QCamera.Error, text: str) -> None:
        self._stop()
        self._say_unusable(text)

    def _show_frame(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if image.isNull() or self._camera is None:  # one that was still on its way
            return
        self._view.show_image(image)
        if not self._take.isEnabled():
            self._place.setCurrentWidget(self._view)
            self._take.setEnabled(True)
            if not self._which.hasFocus():
                self._take.setFocus()

    def _take_picture(self) -> None:
        file = QBuffer()
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QImageWriter(file, b"JPEG")
        writer.setQuality(_QUALITY)
        writer.write(self._view.image)
        self._count += 1
        self._status.say(
            ngettext("{count} picture taken", "{count} pictures taken", self._count).format(
                count=self._count
            )
        )
        self.taken.emit(file.data().data())

    def _say(self, sentence: str) -> None:
        """Say something in place of what could be seen."""
        self._words.setText(sentence)
        self._place.setCurrentWidget(self._words)
        if self._take.hasFocus():
            self._words.setFocus()
        self._take.setEnabled(False)

    def _say_unusable(self, problem: str) -> None:
        self._say(_("The camera cannot be used: {problem}").format(problem=problem))


def _merit(one: QCameraFormat) -> tuple[bool, bool, int, float]:
    """What makes a format better: fluent, as large as is of use, and then as fluent as can be."""
    pixels = one.resolution().width() * one.resolution().height()
    fits, rate = pixels <= _ENOUGH, one.maxFrameRate()
    return rate >= _FLUENT, fits, pixels if fits else -pixels, rate


class _View(QWidget):
    """The last picture, whole, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.setAccessibleName(_("What the camera sees"))

    def show_image(self, image: QImage) -> None:
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self.image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter.drawImage(place, self.image)
