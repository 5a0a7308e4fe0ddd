"""Names in lines that reading, or the card, took apart or put together (P9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from organizer.cards.card_words import (
    COMPANY_WORDS,
    DEPARTMENT_WORDS,
    FUNCTION_WORDS,
    GIVEN_NAMES,
    NAME_PARTICLES,
)
from organizer.cards.firms import has_legal_form
from organizer.cards.line_text import EDGES, share_of
from organizer.cards.lines import Piece, letters_of
from organizer.cards.people import is_family_name, is_given_name
from organizer.cards.person_names import (
    alike_local,
    is_called,
    is_listed,
    is_prefix,
    name_words,
    without_titles,
)
from organizer.cards.titles import OFFICE, is_title, title_weight
from organizer.practice.names import PARTICLES, folded

_DEGREE_BEFORE_TITLE: Final = re.compile(r"[A-Z][A-Za-z.]{0,6},")
_GLUED_TITLE: Final = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]* [\w.'’ -]*[^\W\d_A-Z])(?P<title>[A-Z][^\W\d_A-Z]{2,}.*)"
)


def name_and_title(piece: Piece, locals_: Sequence[str]) -> list[Piece]:
    """A line that holds a name and a title, in two: "Anna Beispiel, Head of Research". Where
    nothing parts them, the given name stands before the @, and a family name of one word follows.
    """
    if has_legal_form(piece):
        return [piece]
    if glued := _GLUED_TITLE.fullmatch(piece.text):
        name, title = glued["name"], glued["title"]
        if title_weight(title) and not title_weight(name) and name_words(name)[0]:
            share = len(name) / len(piece.text)
            return [share_of(piece, name, 0, share), share_of(piece, title, share, 1)]
    if not is_title(piece):
        return [piece]
    words = piece.text.split()
    called = next((word for word in words if not is_prefix(word)), words[0])
    known = letters_of(words[0]) in GIVEN_NAMES
    known = known or (called != words[0] and is_given_name(letters_of(called)))
    plain = list(map(letters_of, words))
    cuts = [
        cut
        for cut in range(2, min(len(words), 9))
        if words[cut - 1].endswith((",", ";", ":"))
        or words[cut] in ("-", "–", "—", "/")
        or (known and title_weight(words[cut]))
        or any(alike_local(plain[:cut], local) >= _WHOLE for local in locals_)
    ]
    if letters_of(words[0]) in locals_ and len(words) > 2:
        cuts.append(2)
    for cut in cuts:
        end = cut
        while end < len(words) - 1 and _DEGREE_BEFORE_TITLE.fullmatch(words[end]):
            end += 1
        name, title = " ".join(words[:cut]).rstrip(EDGES), " ".join(words[end:])
        bare = name_words(name)[0]
        dashed = words[cut] in ("-", "–", "—", "/")  # which may part a title
        if (
            bare
            and not (dashed and not any(map(is_called, bare)))
            and not title_weight(name)
            and title_weight(title)
        ):
            share = len(name) / len(piece.text)
            return [
                share_of(piece, name, 0, share),
                share_of(piece, title.strip(EDGES), share, 1),
            ]
    return [piece]


def title_and_department(piece: Piece) -> list[Piece]:
    """A line that holds a title and the department, in two: "Projectleider, afdeling Water"; but
    not where the title says nothing by itself: "Head, Division of Water"."""
    for mark in _BETWEEN.finditer(piece.text):
        title, department = piece.text[: mark.start()], piece.text[mark.end() :]
        words = set(re.findall(r"[^\W\d_]+", folded(department)))
        if (
            len(title.split()) + (len(title) > _LONG_TITLE) > 1
            and title_weight(title)
            and not title_weight(department)
            and (words & DEPARTMENT_WORDS or OFFICE.match(department))
        ):
            share = len(title) / len(piece.text)
            return [
                share_of(piece, title.strip(EDGES), 0, share),
                share_of(piece, department.strip(EDGES), share, 1),
            ]
    return [piece]


_WHOLE: Final = 3.0
"""How alike what stands before the @ is to a name of which it has both parts."""
_BETWEEN: Final = re.compile(r", | [-–—/] ")
_LONG_TITLE: Final = 9


def names_of_two_lines(
    pieces: Sequence[Piece], locals_: Sequence[str], domains: Sequence[str]
) -> list[Piece]:
    """With a given name and the family name below it, in a line each, in one; or with the titles
    above the name. Where the domain is both, they are of a person if the one is a given name."""
    left = list(pieces)
    n = 0
    while n < len(left):
        upper = left[n]
        lower = next(
            (
                one
                for one in left
                if _is_named_on(upper, one, locals_) or _is_site_of(upper, one, domains)
            ),
            None,
        )
        if lower and are_titles(upper) and any(_is_below_name(upper, one) for one in left):
            lower = None
        if lower is None:
            n += 1
            continue
        box = replace(
            lower.box,
            left=min(upper.box.left, lower.box.left),
            right=max(upper.box.right, lower.box.right),
        )
        left[n] = replace(lower, text=f"{upper.text} {lower.text}", box=box, line=upper.line)
        left.remove(lower)
        n = 0
    return left


def _is_site_of(upper: Piece, lower: Piece, domains: Sequence[str]) -> bool:
    """Whether a site is called after a given name and the family name below it, set alike."""
    one_word = " " not in f"{upper.text}{lower.text}" and upper.is_set_like(lower)
    return (
        one_word
        and upper.box.stands_on(lower.box)
        and (is_given_name(upper.letters) or is_family_name(lower.letters))
        and upper.letters + lower.letters in domains
        and not {upper.letters, lower.letters} & COMPANY_WORDS
    )


def _is_named_on(upper: Piece, lower: Piece, locals_: Sequence[str]) -> bool:
    """Whether the name in a line goes on in another. What is above is titles alone, or begins with
    a given name, which is known by itself, by a title before it, or by what stands before the @; it
    is no more than given names, unless the family name below begins with a particle."""
    apart = lower.box.top - upper.box.bottom > 0.6 * max(upper.box.height, lower.box.height)
    if not upper.box.stands_on(lower.box) or apart or upper.end or not name_words(lower.text)[0]:
        return False
    before, given, after = without_titles(upper.text)
    titled, family, _degrees = without_titles(lower.text)
    counted = [word for word in family if folded(word) not in NAME_PARTICLES]
    ratio = lower.box.height / upper.box.height
    if (
        titled
        or not 0 < len(counted) < 4
        or (is_title(lower) or has_legal_form(lower))
        or set(lower.words + upper.words) & (COMPANY_WORDS | FUNCTION_WORDS)
    ):
        return False
    if are_titles(upper):
        return 0.6 < ratio < 2
    if after or title_weight(" ".join(given)) or has_legal_form(upper):
        return False
    plain = letters_of(given[0])
    mailed = any(len(local) > 2 and plain.startswith(local) for local in locals_)
    said = plain in GIVEN_NAMES or bool(before) or mailed
    if len(given) == 1 and said and 0.87 < ratio < 1.15:
        return len(counted) < 3
    if len(given) == len(family) == 1 and plain in locals_ and 0.4 < ratio < 2.5:
        return upper.is_flush(lower)
    if not name_words(upper.text)[0] or len(given) > 3 or not 0.7 < ratio < 1.4:
        return False
    if len(family) > 1 and is_listed(family):  # a whole name
        return False
    known = any(is_listed([word]) for word in given)
    called = known or len(given) == 1
    particle = folded(family[0]) in PARTICLES
    double = "-" in counted[0][1:-1]
    only_given = all(is_listed([word]) for word in given) and is_family_name(letters_of(counted[0]))
    return (called and particle) or (len(counted) < 3 and (only_given or (double and known)))


def spelled_as_mailed(piece: Piece, locals_: Sequence[str]) -> Piece:
    """A name with an l for an I, or the other way round, where what stands before the @ has it:
    "Maclsaac", of macisaac@."""
    text = piece.text
    for word in re.findall(r"[^\W\d_]{4,}", text):
        if any(letters_of(word) in local for local in locals_):
            continue
        for at, letter in enumerate(word):
            other = word[:at] + {"l": "I", "I": "l"}.get(letter, letter) + word[at + 1 :]
            if other != word and any(letters_of(other) in local for local in locals_):
                text = text.replace(word, other)
    return replace(piece, text=text) if text != piece.text else piece


def are_titles(piece: Piece) -> bool:
    """Whether nothing but what stands before a name stands in a line."""
    return all(map(is_prefix, piece.text.split()))


def _is_below_name(piece: Piece, other: Piece) -> bool:
    """Whether a larger line with the words of a name stands above."""
    larger = other.box.height > 1.1 * piece.box.height
    return larger and other.box.stands_on(piece.box) and len(name_words(other.text)[0]) > 1


def joined_in_row(pieces: Sequence[Piece]) -> list[Piece]:
    """With two pieces in one where reading took the words of a line for two lines: of one size,
    closer than words stand."""
    left = list(pieces)
    for first in pieces:
        for second in pieces:
            whole = next((one for one in left if one.line == first.line), first)
            if (
                second in left
                and whole.line != second.line
                and whole.box.is_parted_from(second.box)
            ):
                left[left.index(whole)] = replace(
                    whole,
                    text=f"{whole.text} {second.text}",
                    box=replace(whole.box, right=second.box.right),
                )
                left.remove(second)
    return left


_MERGED: Final = re.compile(r"(?!Ma?c)([^\W\d_][^\W\d_A-Z]{2,})([A-Z][^\W\d_A-Z]{2,})")


def with_space(piece: Piece, locals_: Sequence[Sequence[str]], domains: Sequence[str]) -> Piece:
    """A name whose words were read as one, in two, by its capitals or by the address."""
    *before, last = re.sub(r"(?<=\w{2}\.)(?=[A-Z][a-z])", " ", piece.text).split()
    if match := _MERGED.fullmatch(last):
        given, family = match[1], match[2]
        if not any(letters_of(last) in domain or domain in letters_of(last) for domain in domains):
            return replace(piece, text=" ".join([*before, given, family]))
    for local in locals_:
        if len(local) == 2 and min(map(len, local)) > 2 and letters_of(last) == "".join(local):
            return replace(
                piece, text=" ".join([*before, last[: len(local[0])], last[len(local[0]) :]])
            )
    for local in map("".join, locals_):
        whole = letters_of(last)
        rest = len(whole) - len(local)
        if not before and local in GIVEN_NAMES and whole.startswith(local) and rest > 2:
            return replace(piece, text=f"{last[: len(local)]} {last[len(local) :]}")
    return replace(piece, text=" ".join([*before, last]))
