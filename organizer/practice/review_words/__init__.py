"""What letters say and how, language by language: phrases for the concepts of `review`.

Every language has a module with the same `WORDS`: phrases parted by ";" in the notation of
`letter_text.Lexicon`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module


def phrases_of(language: str) -> Mapping[str, str]:
    """The phrases for each concept in `language`: en, de, fr or es."""
    words: Mapping[str, str] = import_module(f"{__name__}.{language}").WORDS
    return words
