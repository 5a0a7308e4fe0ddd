"""Pictures into lines of text, by the PP-OCRv6 models that rapidocr carries; no network (P9)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnxruntime
import rapidocr
from PIL import Image
from rapidocr.inference_engine.onnxruntime import ONNXRuntimeError

from organizer.cards import tesseract
from organizer.cards.lines import Box, Line
from organizer.cards.scripts import is_foreign

DETECTION_SIDE = 960
"""Pixels of the longest side for finding lines: half the time of 1,200, and the same fields."""
SURE = 0.5
"""Below this score what was recognized is a guess."""
SURE_AMONG_FOREIGN = 0.95
"""On a card of which lines are in another script: what the models make of those can reach 0.92."""

_TURNED = 0.9  # how sure the classifier must be for rapidocr to turn a line
_SIDEWAYS = 1.5  # a line this much higher than wide stands on its end
_MODELS = Path(rapidocr.__file__).parent / "models"


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
        onnxruntime.disable_telemetry_events()  # for Windows, which heeds no variable
        self._engine: Any = rapidocr.RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_vertical_padding": False,
                "Det.limit_type": "max",
                "Det.limit_side_len": DETECTION_SIDE,
                # Named, so that nothing looks on the network for a model that it thinks damaged.
                "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
                "Cls.model_path": str(_MODELS / "ch_ppocr_mobile_v2.0_cls_mobile.onnx"),
                "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
                "EngineConfig.onnxruntime.intra_op_num_threads": min(os.cpu_count() or 1, 4),
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def read(self, picture: Image.Image) -> Recognized:
        """The lines of text in a picture, each with its place; turns it where they stand wrong."""
        found = self._find(picture)
        if sum(line.sideways for line in found) > len(found) / 2:
            picture = picture.transpose(Image.Transpose.ROTATE_90)
            found = self._find(picture)
        if sum(line.upside_down for line in found) > len(found) / 2:
            picture = picture.transpose(Image.Transpose.ROTATE_180)
            found = [line.turned(*picture.size) for line in found]
        lines = [one.line for one in found]
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
        scale = max(1.0, DETECTION_SIDE / max(picture.size))
        if scale > 1:
            width, height = (max(1, round(side * scale)) for side in picture.size)
            picture = picture.resize((width, height))
        blue_green_red = np.asarray(picture)[:, :, ::-1]
        try:
            boxes, angles, texts, _crops = self._engine.run_ocr_steps(blue_green_red, {})
        except ONNXRuntimeError as error:  # all that goes wrong in a model that was loaded
            raise MemoryError from error
        if boxes.boxes is None or texts.txts is None:
            return []
        return [
            _found(corners / scale, label == "180" and sure > _TURNED, text, score)
            for corners, (label, sure), text, score in zip(
                boxes.boxes, angles.cls_res, texts.txts, texts.scores, strict=True
            )
        ]


class _Found(NamedTuple):
    line: Line
    sideways: bool
    upside_down: bool

    def turned(self, width: int, height: int) -> _Found:
        """The same line in the picture turned by 180 degrees."""
        box = self.line.box
        turned = Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        return _Found(Line(self.line.text, turned, self.line.score), self.sideways, False)


def _found(corners: Any, upside_down: bool, text: str, score: float) -> _Found:
    left, top = (float(side) for side in corners.min(axis=0))
    right, bottom = (float(side) for side in corners.max(axis=0))
    line = Line(text.strip(), Box(left, top, right, bottom), float(score))
    return _Found(line, bottom - top > _SIDEWAYS * (right - left), upside_down)
