"""What letters of each language taught about how they sound: see `letter_tone`."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module


def weights_of(language: str) -> Mapping[str, tuple[float, str]]:
    """By code, where a text without any known trait stands, and what each adds: "trait:weight"s."""
    weights: Mapping[str, tuple[float, str]] = import_module(f"{__name__}.{language}").WEIGHTS
    return weights
