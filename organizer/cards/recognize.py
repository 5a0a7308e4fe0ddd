"""Pictures into lines of text, by the PP-OCRv6 models that rapidocr carries; no network (P9)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
import rapidocr
from PIL import Image, ImageChops, ImageFilter
from rapidocr.inference_engine.onnxruntime import ONNXRuntimeError
from rapidocr.main import RapidOCRError

from organizer.cards import tesseract
from organizer.cards.letters import Reader
from organizer.cards.lines import Box, Line
from organizer.cards.regions import regions_of
from organizer.cards.scripts import is_foreign

DETECTION_SIDE = 960
"""Pixels of the longest side for finding lines: half the time of 1,200, and the same fields."""
SURE = 0.5
"""Below this score what was recognized is a guess."""
SURE_AMONG_FOREIGN = 0.95
"""On a card of which lines are in another script: what the models make of those can reach 0.92."""

_TURNED = 0.9  # how sure the classifier must be that a line stands on its head
_SIDEWAYS = 1.5  # a line this much higher than wide stands on its end
_LONG = 2.0  # a line this much wider than high tells how a picture slants
_SLANTED = 0.03  # radians from which a picture is set straight
_SMALL = 0.6  # a card whose text takes less of a picture's longest side is looked at more closely
_MARGIN = 0.04  # of that side, around the text
_GROUND = 16  # the ground under the letters is taken from a picture so much smaller
MODELS = Path(rapidocr.__file__).parent / "models"


class Recognized(NamedTuple):
    """The lines of a picture, which may have been turned upright for them."""

    picture: Image.Image
    lines: tuple[Line, ...]
    foreign: bool  # part of it is in a script that could not be read


class Recognizer:
    """Holds the models: 0.8 s to load, about 0.5 s a picture on two cores.

    The same models without rapidocr and OpenCV, by onnxruntime, numpy and Pillow, read the same
    lines in the same time with 45 MB less; but they come in rapidocr's wheel, which brings both.
    """

    def __init__(self) -> None:
        threads = min(os.cpu_count() or 1, 4)
        onnxruntime.disable_telemetry_events()  # for Windows, which heeds no variable
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_vertical_padding": False,
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECTION_SIDE,
                # Named, so that nothing looks on the network for a model that it thinks damaged.
                "Det.model_path": str(MODELS / "PP-OCRv6_det_small.onnx"),
                "Cls.model_path": str(MODELS / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        self._reader = Reader(MODELS / "PP-OCRv6_rec_small.onnx", threads=threads)

    def read(self, picture: Image.Image) -> Recognized:
        """The lines of text in a picture, each with its place; turns it where they stand wrong."""
        found = self._find(picture)
        if sum(one.is_sideways for one in found) > len(found) / 2:
            picture = picture.transpose(Image.Transpose.ROTATE_90)
            found = self._find(picture)
        if self._stands_on_its_head(found):
            picture = picture.transpose(Image.Transpose.ROTATE_180)
            found = [one.turned(*picture.size) for one in reversed(found)]
        picture, found = _straight(picture, found)
        lines = self._lines(found)
        doubtful = [line for line in lines if is_foreign(line)]
        foreign = len(doubtful) > 1 and len(doubtful) * 4 > len(lines)
        sure = SURE_AMONG_FOREIGN if foreign else SURE
        lines = [line for line in lines if line.text and line.score >= sure]
        if foreign:
            read = tesseract.read(picture, doubtful)
            lines = [line for line in lines if line not in doubtful] + read
            foreign = not read
        return Recognized(picture, tuple(lines), foreign)

    def _find(self, picture: Image.Image) -> list[_Found]:
        """Where lines stand, from top to bottom; of a small card on a large table by a closer
        look."""
        found = self._detected(picture)
        if not found:
            return []
        places = np.concatenate([one.corners for one in found])
        margin = _MARGIN * max(picture.size)
        left, top = np.maximum(places.min(axis=0) - margin, 0).astype(int).tolist()
        right, bottom = np.minimum(places.max(axis=0) + margin, picture.size).astype(int).tolist()
        if max(right - left, bottom - top) > _SMALL * max(picture.size):
            return found
        closer = self._detected(picture.crop((left, top, right, bottom)))
        return [
            one._replace(corners=one.corners + np.array((left, top))) for one in closer
        ] or found

    def _detected(self, picture: Image.Image) -> list[_Found]:
        scale = max(1.0, DETECTION_SIDE / max(picture.size))
        if scale > 1:
            width, height = (max(1, round(side * scale)) for side in picture.size)
            picture = picture.resize((width, height))
        blue_green_red = np.ascontiguousarray(np.asarray(_on_even_ground(picture))[:, :, ::-1])
        try:
            crops, boxes = self._engine.detect_and_crop(blue_green_red, {})
        except ONNXRuntimeError as error:  # all that goes wrong in a model that was loaded
            raise MemoryError from error
        except RapidOCRError:  # nothing was found
            return []
        return [
            _Found(np.asarray(corners, float) / scale, crop)
            for corners, crop in zip(boxes.boxes, crops, strict=True)
        ]

    def _stands_on_its_head(self, found: Sequence[_Found]) -> bool:
        """Whether most lines do. Of one line alone the classifier is often wrong: it turned one of
        eight lines of digits, which could not be read then."""
        if not found:
            return False
        try:
            said = self._engine.cls_and_rotate([one.crop for one in found])[1].cls_res
        except ONNXRuntimeError as error:
            raise MemoryError from error
        turned: int = sum(label == "180" and sure > _TURNED for label, sure in said)
        return turned > len(found) / 2

    def _lines(self, found: Sequence[_Found]) -> list[Line]:
        said = self._reader.columns([one.crop for one in found])
        texts = [self._reader.text(columns)[0] for columns in said]
        country = next(iter(regions_of(texts, None)), None)
        return [
            Line(text, one.box, score)
            for one, columns in zip(found, said, strict=True)
            for text, score in [self._reader.text(columns, country)]
        ]


class _Found(NamedTuple):
    """A line as it was found: its corners, clockwise from its upper left, and the piece cut out."""

    corners: npt.NDArray[np.float64]
    crop: npt.NDArray[np.uint8]

    @property
    def is_sideways(self) -> bool:
        width, height = np.ptp(self.corners, axis=0)
        return bool(height > _SIDEWAYS * width)

    @property
    def slant(self) -> float | None:
        """How much a long line falls to the right, in radians."""
        upper_left, upper_right, _lower_right, lower_left = self.corners
        along, down = upper_right - upper_left, lower_left - upper_left
        if np.hypot(*along) < _LONG * np.hypot(*down):
            return None
        return float(np.arctan2(along[1], along[0]))

    @property
    def box(self) -> Box:
        """As high as the line itself, which may still slant a little."""
        upper_left, upper_right, lower_right, lower_left = self.corners
        left, top = (float(side) for side in self.corners.min(axis=0))
        right, bottom = (float(side) for side in self.corners.max(axis=0))
        height = float(np.hypot(*(lower_left + lower_right - upper_left - upper_right)) / 2)
        middle = (top + bottom) / 2
        return Box(left, middle - height / 2, right, middle + height / 2)

    def turned(self, width: int, height: int) -> _Found:
        """The same line in the picture turned by 180 degrees."""
        corners = np.roll((width, height) - self.corners, 2, axis=0)
        return _Found(corners, np.ascontiguousarray(np.rot90(self.crop, 2)))


def _straight(picture: Image.Image, found: list[_Found]) -> tuple[Image.Image, list[_Found]]:
    """A picture turned so that its lines run level: what stands below what is seen then."""
    slants = [slant for one in found if (slant := one.slant) is not None]
    slant = float(np.median(slants)) if slants else 0.0
    if abs(slant) < _SLANTED:
        return picture, found
    edge = picture.resize((1, 1)).getpixel((0, 0))
    turned = picture.rotate(
        np.degrees(slant), Image.Resampling.BICUBIC, expand=True, fillcolor=edge
    )
    turn = np.array([[np.cos(slant), -np.sin(slant)], [np.sin(slant), np.cos(slant)]])
    middle, new_middle = np.array(picture.size) / 2, np.array(turned.size) / 2
    return turned, [
        one._replace(corners=(one.corners - middle) @ turn + new_middle) for one in found
    ]


def _on_even_ground(picture: Image.Image) -> Image.Image:
    """The picture without its shadows and with all the contrast that its letters have: each pixel
    as it differs from the ground around. Of photographed cards it reads 1 % of the fields more."""
    small = picture.convert("L").reduce(_GROUND)
    ground = small.filter(ImageFilter.GaussianBlur(6)).resize(picture.size)
    contrast = ImageChops.difference(picture.convert("L"), ground).histogram()
    strongest = int(np.searchsorted(np.cumsum(contrast), 0.995 * sum(contrast)))
    grounds = Image.merge("RGB", (ground, ground, ground))
    return ImageChops.subtract(picture, grounds, scale=max(1, strongest) / 120, offset=128)
