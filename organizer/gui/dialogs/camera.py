"""A card before the machine's own camera (P9). QtMultimedia comes with the extra `camera` only."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from organizer.gui import wording
from organizer.gui.theme import GROUP, PAGE, SPACE
from organizer.gui.widgets.buttons import PrimaryButton, Verb
from organizer.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


def no_camera() -> str | None:
    """Why no picture can be taken, and what to do about it; None where one can."""
    if find_spec("PySide6.QtMultimedia") is None:
        return _(
            "Taking pictures needs an addition to this program; to add it, run: {command}"
        ).format(command=wording.adding("camera"))
    from PySide6.QtMultimedia import QMediaDevices

    if not QMediaDevices.videoInputs():
        return _("No camera was found. Connect one, or read a picture from your telephone instead.")
    return None


class CameraDialog(QDialog):
    """Shows what the camera sees. Enter or Space takes the picture; Escape does without."""

    taken = Signal(bytes)
    """The picture, as JPEG."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Where `no_camera` says nothing."""
        from PySide6.QtMultimedia import QCamera, QImageCapture, QMediaCaptureSession, QMediaDevices
        from PySide6.QtMultimediaWidgets import QVideoWidget

        super().__init__(parent)
        self.setWindowTitle(_("Take a picture of a card"))
        self._camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        self._capture = QImageCapture(self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setImageCapture(self._capture)
        view = QVideoWidget()
        view.setAccessibleName(_("What the camera sees"))
        self._session.setVideoOutput(view)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.hide()
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self._take = PrimaryButton(Verb(_("&Take picture"), self._capture.capture))
        self._take.setDefault(True)
        self._take.setEnabled(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        foot.addWidget(self._problem, 1)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE, PAGE, PAGE, GROUP)
        column.setSpacing(GROUP)
        column.addWidget(view, 1)
        column.addLayout(foot)
        self._capture.readyForCaptureChanged.connect(self._ready)
        self._capture.imageCaptured.connect(lambda _id, image: self.use(image))
        self._capture.errorOccurred.connect(lambda _id, _error, text: self._complain(text))
        self._camera.errorOccurred.connect(lambda _error, text: self._complain(text))
        self.finished.connect(self._camera.stop)
        self._camera.start()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def use(self, image: QImage) -> None:
        """Take this picture."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPEG", 92)  # type: ignore[call-overload]
        self.taken.emit(bytes(buffer.data().data()))
        self.accept()

    def _ready(self, ready: bool) -> None:
        self._take.setEnabled(ready)
        if ready:
            self._take.setFocus()

    def _complain(self, problem: str) -> None:
        self._problem.setText(
            _("The camera cannot be used: {problem}. Another program may have it.").format(
                problem=problem
            )
        )
        self._problem.show()
