"""A letter read for what it says: its parts, its sentences, its words and the phrases in them.

Every span is of the text as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import pairwise, permutations
from threading import Lock
from typing import NamedTuple

from organizer.practice.names import folded
from organizer.practice.review_words import phrases_of


class Span(NamedTuple):
    """Characters from `start` up to `end`."""

    start: int
    end: int


class Form(NamedTuple):
    """A word apart from where it stands: folded, its stem, which words of phrases it is."""

    key: str
    stem: str
    atoms: frozenset[str]
    negates: bool


class Word(NamedTuple):
    """A word where it stands. Sentences and clauses count from the first after the salutation."""

    start: int
    end: int
    form: Form
    sentence: int
    clause: int


class Match(NamedTuple):
    """A phrase found: its first and last word, as places in `Letter.words`."""

    first: int
    last: int
    deniable: bool
    """Whether "not" before it turns it round; not where the phrase itself says "not"."""


# Words and stems


_WORD = re.compile(
    r"(?<=[^\W\d_])n['’]t\b|[^\W_]+?(?=n['’]t\b)|\bcan(?=not\b)|[^\W_]+", re.IGNORECASE
)
_SPELLED_OUT = {"n't": "not", "ca": "can", "wo": "will", "sha": "shall"}
_AFTER_APOSTROPHE = {"m": "am", "ve": "have", "ll": "will", "re": "are", "d": "would"}
_STEMMERS = {"en": "english", "de": "german", "fr": "french", "es": "spanish"}
_PARTICLES = frozenset(
    (
        *("ab", "an", "auf", "aus", "bei", "ein", "entgegen", "fest", "fort", "her", "hin", "los"),
        *("mit", "nach", "um", "unter", "vor", "weg", "weiter", "zu", "zuruck", "zusammen"),
    )
)
"""What parts from a German verb and goes to the end of the clause."""
_APART_FROM_VERB = 12
_INFIXED = re.compile(
    r"(?!angenehm)((?:ab|an|auf|aus|bei|dar|ein|fort|her|hin|los|mit|nach|um|vor|weg|zu)+?)(?:zu|ge)(.{3,})"
)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    from snowballstemmer import stemmer

    stem: Callable[[str], str] = stemmer(_STEMMERS[language]).stemWord
    alone = Lock()

    def stem_alone(word: str) -> str:
        with alone:  # a stemmer keeps the word it is at, and two windows may read at once
            return stem(word)

    return stem_alone


@lru_cache(maxsize=1 << 14)
def key_and_stem(word: str, language: str) -> tuple[str, str]:
    """A word folded, and its stem folded. German "ae" and "ä" are the same, and so on."""
    lower = word.lower()
    if language == "de" and (found := _INFIXED.fullmatch(lower)):
        # "abzulesen" and "abgelesen" are forms of "ablesen".
        stem = _stemmer(language)(found[1] + found[2])
    else:
        stem = _stemmer(language)(lower)
    key, stem = folded(lower), folded(stem)
    if language == "de":
        key, stem = (re.sub("([aou])e", r"\1", each) for each in (key, stem))
    return key, stem


@lru_cache(maxsize=1 << 14)
def form_of(word: str, language: str) -> Form:
    """What is known of a word in that language."""
    key, stem = key_and_stem(word, language)
    known = lexicon(language)
    atoms = known.atoms_of(key, stem)
    return Form(key, stem, atoms, not known.negations.isdisjoint(atoms))


def forms_in(text: str, language: str) -> list[Form]:
    """The words of a text that is no letter."""
    return [form_of(word, language) for word in _WORD.findall(text)]


# Phrases


class _Step(NamedTuple):
    """One word of a phrase: any of `atoms` (none of them, where `other`), after a gap."""

    atoms: frozenset[str]
    other: bool
    gap: int


class _Phrase(NamedTuple):
    concept: str
    steps: tuple[_Step, ...]

    @property
    def needed(self) -> tuple[frozenset[str], ...]:
        """What must stand somewhere after the first word."""
        return tuple(step.atoms for step in self.steps[1:] if not step.other)


_Beginning = tuple[str, tuple[_Step, ...], tuple[frozenset[str], ...]]
"""A concept, the steps after the first word of a phrase for it, and what these need."""
_GAPS = {"..": 3, "...": 8, "....": 14}
_SHORTEST_STEM = 4
"""What has a shorter stem is taken as it is written: "debo" and "deben" leave only "deb"."""
_CLASSES = frozenset(("contrast", "stop", "generic", "reader"))
"""Concepts of single words that are asked of a word, and not looked for in a text."""
_TONES = frozenset(
    (
        *("answer", "beg", "deadline", "dream", "flattery", "gush_mild", "gush_strong"),
        *("hard_demand", "other_offer", "pressed", "superlative", "when_question"),
    )
)
"""Concepts that a topic of the letter has no part in."""
_NEVER_DENIED = frozenset(
    (
        "because",
        "comparison",
        "courteous",
        "decline",
        "domain",
        "dream",
        "no_hurry",
        "other_place",
        "others",
        "own_employer",
        "own_fault",
        "personal",
        "pressed",
        "promised",
        "reversal",
        "superlative",
        "their_place",
        "their_post",
        "theirs",
        "therefore",
        "time",
        "took_time",
    )
)
"""Concepts that a "not" before them does not turn round."""


class Lexicon:
    """The phrases of one language (`review_words`), ready to be found.

    A word in a phrase stands for all words of its stem; `=word` for itself alone, `word*` and
    `*word*` for what begins with it or contains it, `one|other` for either, `!one|other` for any
    but those, `two_words` among them for those in a row, `<concept>` for each single word of that
    concept. `word?` may be missing; `..` stands
    for up to three words, `...` for up to eight and `....` for up to fourteen. What `&` parts may
    stand in any order, up to eight words apart: German verbs go to the end of a clause.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._source = phrases_of(language)
        self._prefixes: set[str] = set()
        self._infixes: set[str] = set()
        self._exact: set[str] = set()
        self._stems: set[str] = set()
        self._keys: dict[str, str] = {}
        self._starting: dict[str, list[_Beginning]] = {}
        self.negations = frozenset(
            atom
            for (written,) in self._written("negation")
            for key, stem in [key_and_stem(written.strip("=*"), language)]
            for atom in (f"={key}", f"{key}*", *(() if written.startswith("=") else (stem,)))
        )
        self._classes = {name: self._single_words(name) for name in _CLASSES}
        for concept in self._source.keys() - _CLASSES:
            for phrase in dict.fromkeys(self._phrases(concept)):
                beginning = (concept, phrase.steps[1:], phrase.needed)
                for atom in phrase.steps[0].atoms:
                    self._starting.setdefault(atom, []).append(beginning)

    def _written(self, concept: str) -> Iterator[list[str]]:
        for phrase in self._source[concept].split(";"):
            written = re.sub(r"(?<=\w)['’-](?=\w)", " ", phrase)
            for parts in permutations(written.split("&")):
                words = " ... ".join(parts).split()
                if words:
                    yield words

    def _single_words(self, concept: str) -> frozenset[str]:
        groups = [words[0] for words in self._written(concept) if len(words) == 1]
        ways = (way for group in groups for way in self._ways(group) if len(way) == 1)
        return frozenset().union(*(way[0] for way in ways))

    def _ways(self, group: str) -> Iterator[tuple[frozenset[str], ...]]:
        """What a group of alternatives stands for: any of its words, or some words in a row."""
        words: set[str] = set()
        for alternative in group.split("|"):
            if alternative.startswith("<"):
                words |= self._single_words(alternative[1:-1])
            elif "_" in alternative:
                yield tuple(frozenset({self._atom(word)}) for word in alternative.split("_"))
            else:
                words.add(self._atom(alternative))
        if words:
            yield (frozenset(words),)

    def _atom(self, word: str) -> str:
        key, stem = key_and_stem(word.strip("=*"), self._language)
        if word.startswith("*"):
            self._infixes.add(key)
            return f"*{key}*"
        if word.endswith("*"):
            self._prefixes.add(key)
            return f"{key}*"
        if word.startswith("=") or (len(stem) < _SHORTEST_STEM and len(key) > len(stem) + 1):
            self._exact.add(key)
            return f"={key}"
        self._stems.add(stem)
        self._keys[key] = stem
        return stem

    def _phrases(self, concept: str) -> Iterator[_Phrase]:
        for words in self._written(concept):
            phrases: list[tuple[_Step, ...]] = [()]
            gap = 0
            for word in words:
                if word in _GAPS:
                    gap = _GAPS[word]
                    continue
                other = word.startswith("!")
                longer = [
                    phrase
                    + tuple(_Step(atoms, other, 0 if at else gap) for at, atoms in enumerate(way))
                    for way in self._ways(word.strip("!?"))
                    for phrase in phrases
                ]
                phrases = [*phrases, *longer] if word.endswith("?") else longer
                gap = 0
            for steps in phrases:
                yield _Phrase(concept, steps)

    def atoms_of(self, key: str, stem: str) -> frozenset[str]:
        """Which words of phrases a word is."""
        # The phrases are written without accents, which the stemmer needs for some endings.
        unaccented = key_and_stem(key, self._language)[1]
        atoms = {stem, unaccented, self._keys.get(key, stem)} & self._stems
        if key in self._exact:
            atoms.add(f"={key}")
        atoms.update(
            f"{key[:end]}*" for end in range(2, len(key) + 1) if key[:end] in self._prefixes
        )
        atoms.update(f"*{infix}*" for infix in self._infixes if infix in key)
        return frozenset(atoms)

    def is_one(self, concept: str, form: Form) -> bool:
        """Whether it is a word of that concept: contrast, stop, generic or reader."""
        return not self._classes[concept].isdisjoint(form.atoms)

    def find(self, words: list[Word]) -> dict[str, list[Match]]:
        """All phrases in these words, by concept."""
        found: dict[str, list[Match]] = {concept: [] for concept in self._source}
        there: dict[int, set[str]] = defaultdict(set)
        for word in words:
            there[word.sentence] |= word.form.atoms
        for place, word in enumerate(words):
            in_sentence = there[word.sentence]
            for atom in word.form.atoms:
                for concept, steps, needed in self._starting.get(atom, ()):
                    for atoms in needed:
                        if atoms.isdisjoint(in_sentence):
                            break
                    else:
                        if rest := _rest(words, place, steps):
                            last, denies = rest
                            deniable = not denies and concept not in _NEVER_DENIED
                            found[concept].append(Match(place, last, deniable))
        return found


def _rest(words: list[Word], place: int, steps: tuple[_Step, ...]) -> tuple[int, bool] | None:
    """Where a phrase ends, whose last word so far stands at `place` and which goes on with `steps`;
    and whether it says "not" itself. What it denies stands in one clause.
    """
    before = words[place]
    if not steps:
        return place, before.form.negates
    step = steps[0]
    one_clause = before.form.negates or not step.gap
    for after in range(place + 1, min(place + 2 + step.gap, len(words))):
        word = words[after]
        if word.sentence != before.sentence or (one_clause and word.clause != before.clause):
            break
        if step.atoms.isdisjoint(word.form.atoms) is step.other:
            rest = _rest(words, after, steps[1:])
            if rest is not None:
                return rest[0], rest[1] or before.form.negates
    return None


@cache
def lexicon(language: str) -> Lexicon:
    """The phrases of a language: en, de, fr or es."""
    return Lexicon(language)


# The parts of a letter

_END = re.compile(r"[.!?…]+[\"'”»)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•–]|\d+[.)])\s)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:\w|mr|mrs|ms|mx|dr|dra|prof|st|sr|sra|srta|dna|mme|mlle|hr|fr|ing|mag|dipl"
    r"|nr|ca|bzw|vgl|etc|inst|mio|mrd|tsd|std|approx|resp|inkl|incl|z\.\s?b|d\.\s?h|p\.\s?a"
    r"|e\.g|i\.e|u\.a|jan|feb|aug|sept?|oct|okt|nov|dec|dez|janv|juil|ene|dic|\d{1,2})$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()–—\n]|\s-\s")
_AND_SOMEBODY = re.compile(
    r"(?:and (?:i|we|you)|und (?:ich|wir)|et (?:je|j['’]|nous|vous)|y (?:yo|les?|os))\b",
    re.IGNORECASE,
)
"""Where a clause begins that a "not" before it has no part in: "I won't forget it and I thank you"."""
_GREETING = re.compile(
    r"\s*[¡]?(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening|day)|to whom"
    r"|sehr (?:geehrt|verehrt)|(?:sehr )?(?:geehrt|verehrt|wert)e|liebe|liebste|lieber|hallo|servus"
    r"|hiya|howdy|morning|evening|ey\b|oi\b|reverend|hoi|ciao|tschau|tach|salve|guete|gruess"
    r"|moin|gruss|gruezi|guten (?:tag|morgen|abend)"
    r"|chere?s?\b|bonjour|bonsoir|salut|coucou|madame|monsieur|mesdames|messieurs"
    r"|docteure?|maitre|mme|m\.|mr|ms|mrs|estimad|querid|hola|bun[oa]s|muy (?:senor|estimad)"
    r"|distinguid|apreciad|respetad|senora?\b|sra?\.|dr[a.]|doctora?\b|d\.|dna|a quien)"
)
_CLOSING = re.compile(
    r"(?:(?:yours|very|most|kind|kindest|warm|warmest|best|with|many|all the|respectfully|sincerely|cheers"
    r"|regards|faithfully|truly|take care|see you|xo|bye|thanks|thank you|until|looking forward|love|cordially"
    r"|mit|viele|herzlich\w*|beste?n?|freundliche?|liebe|schone|(?:es )?gruss\w*|in|einen"
    r"|hochachtungsvoll|lg|vg|mfg|bg|ihre?|dein|deine|alles (?:gute|liebe)|bis bald|danke"
    r"|cordialement|bien|tres|sinceres|cordiales|respectueuse\w*|avec|meilleur\w*|salutations|amicalement"
    r"|amities|bises|bisous|a bientot|au plaisir|sinceremente?|chaleureusement|veuillez|merci"
    r"|je vous prie|recevez|agreez|dans l.attente|en vous"
    r"|atentamente|(?:un )?(?:cordial |afectuoso |fuerte )?(?:saludos?|abrazo)|cordialmente|un|afectuosamente|besos"
    r"|abrazos|reciba|sin otro|le saluda|con|muy|cordiales|quedo|su seguro|gracias|hasta)\b)"
)
_FAREWELL = re.compile(
    r"regards|greetings|sincerely|yours|faithfully|truly|wishes|best$|best,|cheers|take care|respectfully|cordially"
    r"|thanks(?: again)?,?$|^thank you,$|all the best|^love,?$|gruss|hochachtungsvoll|^(?:lg|vg|mfg|bg)\b"
    r"|^herzlich\w*,?$|^herzlichst|^ihre?\b|^deine?\b|alles gute,?$|verbundenheit|cordialement|a vous,?$|a toi,?$"
    r"|salutations|amicalement|amities|bises|bisous|bientot,?$|plaisir,?$|agreer|recevez|agreez"
    r"|^sinceremente?|chaleureusement|sentiments|atentamente|saludos?|saluda|cordialmente|abrazos?"
    r"|besos|besito|afectuosamente"
)
_LONG_CLOSING = re.compile(
    r"(?:veuillez|je vous prie|nous vous prions|recevez|agreez|dans l.attente|reciba|sin otro).*"
    r"(?:salut|sentim|consid|saludo)"
)
_SUBJECT = re.compile(r"\s*(?:re|subject|betreff|betr|objet|asunto|ref)\b\s?[.:]")
_MOST_WORDS_OF_SALUTATION = 9
_MOST_WORDS_OF_CLOSING = 10
_FEWEST_WORDS_OF_A_SENTENCE = 5
"""After the body; a postscript or "With thanks for your time and kind regards"."""
_DENIED_FROM = 5
_END_OF_WORD = 5
_OR = frozenset(("or", "oder", "ou", "o"))
_LINES_FROM_THE_TOP, _LINES_FROM_THE_END = 25, 9


class Letter:
    """A text read as a letter in one language: en, de, fr or es, about `topics`.

    What stands in a topic is what the letter is about, and tells nothing of its tone: "the waiting
    list" does not wait. `salutation` and `body` are its parts; what has no salutation or closing is all body. `words`
    and `sentences` are those after the salutation, the closing included.
    """

    def __init__(self, text: str, language: str, topics: Iterable[str] = ()) -> None:
        self.text = text
        self.language = language
        self._lexicon = lexicon(language)
        self._lines = [Span(*line.span()) for line in re.finditer(r"[^\n]*\S[^\n]*", text)]
        self.salutation = self._salutation()
        self.body = self._body()
        self.sentences = list(self._split())
        self.words = list(self._words())
        if language == "de":
            self.words = list(self._joined(self.words))
        self._topical = frozenset(
            form.stem
            for topic in topics
            for form in forms_in(topic, language)
            if not self._lexicon.is_one("stop", form)
        )
        self._found = self._lexicon.find(self.words)
        self._said: dict[str, dict[int, list[Match]]] = {}

    def _plain(self, line: Span) -> str:
        """A line folded. Its characters may be fewer or more than the line's."""
        return folded(self.text[line.start : line.end]).replace("’", "'").replace("ue", "u")

    def _salutation(self) -> Span:
        for index, line in enumerate(self._lines[:_LINES_FROM_THE_TOP]):
            whole = self.text[line.start : line.end]
            stop = re.search(r"[,:!;](?=\s|$)|\.$|\s[-–—](?=\s|$)", whole)
            head = whole[: stop.start()] if stop else whole
            last_line = index == len(self._lines) - 1
            if len(head.split()) > _MOST_WORDS_OF_SALUTATION or (last_line and not stop):
                continue
            rest = whole[stop.end() :].strip() if stop else ""
            greeted = _GREETING.match(self._plain(line))
            alone = index == 0 and stop and stop[0] in ",:!" and not rest and not last_line
            name_first = stop and re.match(r"(?:hi|hello|hey|hallo|hola|bonjour)\b", rest.lower())
            if name_first and len(head.split()) < 4:
                return line
            if greeted or (alone and len(head.split()) < 5):
                end = stop.end() if stop else len(whole)
                # "Hola, Nuria:" and "Hello, Tom!" go on after the first comma, "Madame, Monsieur,"
                # as well.
                more = re.match(r"\s*(?:[^\W\d_]+\.?\s*){1,3}[:!,](?=\s|$)", whole[end:])
                if stop and more and len(head.split()) <= 2 and (greeted or rest):
                    end += more.end()
                return Span(line.start, line.start + end)
        return Span(0, 0)

    def _body(self) -> Span:
        start = self.salutation.end
        lines = [line for line in self._lines if line.end > start and line.start >= start]
        if lines and _SUBJECT.match(self._plain(lines[0])):
            start = lines.pop(0).end
        for line in reversed(lines[-_LINES_FROM_THE_END:]):
            words = self._plain(line)
            if _LONG_CLOSING.match(words) or (
                len(words.split()) <= _MOST_WORDS_OF_CLOSING
                and _CLOSING.match(words)
                and _FAREWELL.search(words)
            ):
                return Span(start, line.start)
        if len(lines) > 1:
            last = self.text[lines[-1].start : lines[-1].end].strip()
            if len(last.split()) <= 4 and last[-1] not in ".!?:)…":
                return Span(start, lines[-1].start)
        return Span(start, len(self.text))

    def _split(self) -> Iterator[Span]:
        """The sentences of the body; every line of what follows it is one."""
        start = self.body.start
        for end in _END.finditer(self.text, self.body.start, self.body.end):
            before = self.text[max(self.body.start, end.start() - 12) : end.start()]
            goes_on = re.match(r" *\S", self.text[end.end() :])
            if end[0] == "." and goes_on and _ABBREVIATED.search(before):
                continue
            yield from self._stripped(start, end.end())
            start = end.end()
        yield from self._stripped(start, self.body.end)
        for line in self._lines:
            if line.start >= self.body.end:
                yield from self._stripped(*line)

    def _stripped(self, start: int, end: int) -> Iterator[Span]:
        piece = self.text[start:end]
        if any(map(str.isalnum, piece)):
            left = start + len(piece) - len(piece.lstrip())
            yield Span(left, left + len(piece.strip()))

    def _words(self) -> Iterator[Word]:
        starts = [sentence.start for sentence in self.sentences]
        clause, before, last = 0, self.body.start, 0
        for found in _WORD.finditer(self.text, self.body.start):
            start, end = found.span()
            written = found[0]
            if self.language == "en":
                after_apostrophe = start > 0 and self.text[start - 1] in "'’"
                spelled = _AFTER_APOSTROPHE if after_apostrophe else _SPELLED_OUT
                followed = self.text[end : end + 1] == "n"
                lower = written.lower().replace("’", "'")
                if after_apostrophe or followed or lower == "n't":
                    written = spelled.get(lower, written)
            form = form_of(written, self.language)
            sentence = max(0, bisect_right(starts, start) - 1)
            parted = (
                sentence != last
                or _CLAUSE.search(self.text, before, start)
                or _AND_SOMEBODY.match(self.text, start)
            )
            if parted or self._lexicon.is_one("contrast", form):
                clause += 1
            before, last = end, sentence
            yield Word(start, end, form, sentence, clause)

    def _joined(self, words: list[Word]) -> Iterator[Word]:
        """The words; where a German clause ends in the particle of a verb, it is the verb as well.

        "Mir sagt die Stelle nicht zu" then reads like "dass mir die Stelle nicht zusagt".
        """
        for place, word in enumerate(words):
            after = words[place + 1] if place + 1 < len(words) else None
            if word.form.key in _PARTICLES and (after is None or after.clause != word.clause):
                verbs = [
                    verb.form.key
                    for verb in words[max(0, place - _APART_FROM_VERB) : place]
                    if verb.clause == word.clause
                ]
                whole = (form_of(word.form.key + verb, self.language) for verb in verbs)
                atoms = word.form.atoms.union(*(form.atoms for form in whole))
                word = word._replace(form=word.form._replace(atoms=atoms))
            yield word

    @cached_property
    def traits(self) -> list[frozenset[str]]:
        """For each sentence its stems, those that follow each other, and how long words begin and end.

        The ends of words tell forms and compounds that have stems of their own.
        """
        stems: list[list[str]] = [["^"] for _sentence in self.sentences]
        ends: list[list[str]] = [[] for _sentence in self.sentences]
        for word in self.words:
            key = word.form.key
            stems[word.sentence].append(word.form.stem)
            if len(key) > _END_OF_WORD + 1:
                ends[word.sentence].append(f"{key[:_END_OF_WORD]}_")
            if len(key) > _END_OF_WORD + 2:
                ends[word.sentence].append(f"_{key[-_END_OF_WORD:]}")
        pairs = ([f"{one}_{after}" for one, after in pairwise([*each, "$"])] for each in stems)
        return [
            frozenset((*each[1:], *pair, *end))
            for each, pair, end in zip(stems, pairs, ends, strict=True)
        ]

    # What it says

    def spoken(self) -> Iterator[tuple[int, Span]]:
        """The sentences that say something, with their numbers: not the closing and signature."""
        for number, sentence in enumerate(self.sentences):
            words = len(self.text[sentence.start : sentence.end].split())
            if number <= self.last_sentence or words >= _FEWEST_WORDS_OF_A_SENTENCE:
                yield number, sentence

    def sentence_at(self, position: int) -> int:
        """Which sentence has that position, or is the nearest before it."""
        return max(0, bisect_right([sentence.start for sentence in self.sentences], position) - 1)

    @cached_property
    def last_sentence(self) -> int:
        """The last sentence of the body."""
        return bisect_right([sentence.start for sentence in self.sentences], self.body.end - 1) - 1

    def found(self, concept: str, sentence: int | None = None) -> list[Match]:
        """Where phrases for `concept` stand and are not denied, in one sentence or anywhere."""
        if concept not in self._said:
            said = self._said[concept] = {}
            for match in self._found[concept]:
                if not (match.deniable and self.denied(match)) and not (
                    concept in _TONES and self._is_topical(match)
                ):
                    said.setdefault(self.words[match.first].sentence, []).append(match)
        by_sentence = self._said[concept]
        if sentence is None:
            return [match for matches in by_sentence.values() for match in matches]
        return by_sentence.get(sentence, [])

    def _is_topical(self, match: Match) -> bool:
        words = self.words[match.first : match.last + 1]
        return any(word.form.stem in self._topical for word in words)

    def denied(self, match: Match) -> bool:
        """Whether a word of negation stands within it, or up to five words before in its clause."""
        clause = self.words[match.first].clause
        first, last = max(0, match.first - _DENIED_FROM), match.last
        if self.language == "de":
            last = min(last + 3, len(self.words) - 1)
        return any(
            word.form.negates and not self._or_no(place)
            for place, word in enumerate(self.words[first : last + 1], start=first)
            if word.clause == clause or match.first <= place <= match.last
        )

    def _or_no(self, place: int) -> bool:
        """Whether that "no" is one of two answers, as in "a yes or a no"."""
        return not _OR.isdisjoint(word.form.key for word in self.words[max(0, place - 2) : place])

    def near(self, one: str, other: str, apart: int, sentence: int) -> Match | None:
        """Where both stand in a sentence, with at most `apart` words between them."""
        for match in self.found(one, sentence):
            for second in self.found(other, sentence):
                between = max(match.first, second.first) - min(match.last, second.last) - 1
                if match[:2] != second[:2] and between <= apart:
                    return Match(
                        min(match.first, second.first), max(match.last, second.last), False
                    )
        return None

    def clause(self, match: Match) -> int:
        """The clause that a match begins in."""
        return self.words[match.first].clause

    def span(self, match: Match) -> Span:
        """The characters from its first to its last word."""
        return Span(self.words[match.first].start, self.words[match.last].end)

    def body_words(self) -> int:
        """How many words the body has."""
        return sum(
            any(map(str.isalnum, word))
            for word in self.text[self.body.start : self.body.end].split()
        )
