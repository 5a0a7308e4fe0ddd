"""How the words of a letter sound as a whole (P17)."""

from __future__ import annotations

from organizer.practice.letter_text import Letter
from organizer.practice.letter_tone import SURE, judge

HURT = (
    "Dear Ms. Muster,\n\nYour letter was a bitter surprise. I came to see you four times, I turned "
    "down other work because of what you told me, and I honestly think that you chose the wrong "
    "person. I expect an explanation of this decision.\n\nKim Beispiel"
)
KIND = (
    "Dear Ms. Muster,\n\nThank you for letting me know so kindly. I am sure that the choice was "
    "not an easy one, and I do not take it personally. I enjoyed meeting you and your colleagues, "
    "and I am grateful to all of you for the time. I hope that our paths cross again.\n\n"
    "Kim Beispiel"
)


def test_a_letter_sounds_as_most_of_its_words_do() -> None:
    hurt = Letter(HURT, "en")
    score, sentence = judge(hurt, "hurt")
    assert score > SURE
    assert 0 <= sentence < len(hurt.sentences)
    assert judge(Letter(KIND, "en"), "hurt").score < -SURE


def test_a_few_words_are_not_judged() -> None:
    assert judge(Letter("Dear Ms. Muster,\n\nI am bitter.", "en"), "hurt").score == 0
    assert judge(Letter("", "en"), "hurt").score == 0
