"""How the words of a letter sound as a whole (P17)."""

from __future__ import annotations

from organizer.practice.letter_text import Letter
from organizer.practice.letter_tone import PHRASES, judge, thanks

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
    odds, sentence = judge(hurt, "hurt")
    assert odds > PHRASES
    assert 0 <= sentence <= hurt.last_sentence
    assert judge(Letter(KIND, "en"), "hurt").odds < -PHRASES


def test_thanks_are_heard_in_other_words_too() -> None:
    said = Letter("Dear Ms. Muster,\n\nIt was kind of you to see me.\n\nI am free in May.", "en")
    assert [thanks(said, number) for number in range(2)] == [True, False]


def test_a_few_words_are_not_judged() -> None:
    assert judge(Letter("Dear Ms. Muster,\n\nI am bitter.", "en"), "hurt").odds == 0
    assert judge(Letter("", "en"), "hurt").odds == 0


def test_a_compound_shares_a_trait_with_what_it_ends_in() -> None:
    compound, word = (
        Letter(f"Hallo,\n\n{said}", "de") for said in ("Traumfirmenchef", "Firmenchef")
    )
    (one,), (other,) = compound.traits, word.traits
    assert [trait for trait in one & other if trait.strip("_").isalpha()] == ["_nchef"]
