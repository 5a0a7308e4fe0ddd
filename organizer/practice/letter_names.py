"""Whom a letter names: its salutation, the people addressed in its body, the companies (P10)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from organizer.practice.letter_text import Letter, Span
from organizer.practice.names import folded, split_name

_NAME: Final = r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
_PART: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

_GREETING_WORDS: Final = frozenset(
    """dear hi hello hey greetings good morning afternoon evening day to whom it may concern my
    dearest again there very most once
    sehr geehrte geehrter geehrtes geehrten verehrte verehrter werte werter liebe lieber liebste
    liebster hallo servus moin gruss gott gruezi guten tag morgen abend grusse an meine mein
    cher chere chers cheres bonjour bonsoir salut coucou tres
    estimado estimada estimados estimadas querido querida queridos queridas hola buenos buenas
    dias tardes noches muy distinguido distinguida apreciado apreciada respetado respetada
    senor mio mia senores mios a quien corresponda que tal""".split()
)
_MALE: Final = frozenset("mr herr herrn monsieur m sr senor don d sir".split())
_FEMALE: Final = frozenset(
    "mrs ms miss frau madame mme mlle mademoiselle sra senora srta senorita dona dna".split()
)
_TITLES: Final = (
    _MALE
    | _FEMALE
    | frozenset(
        """mx dr dra doctor doctora docteur docteure prof professor professorin profesor profesora
        professeur professeure ing ingeniero ingeniera dipl mag lic licenciado licenciada maitre me
        herrschaften damen herren mesdames messieurs mesdemoiselles señores madam dame phil med rer
        nat jur hc phd md msc bsc mba esq jr univ priv doz pr pfarrer rector direktor direktorin
        director directora directeur directrice president presidente presidenta prasident
        prasidentin rektor rektorin dekan dekanin responsable chef cheffe leiter leiterin hiring
        manager recruiter recruiting team teams all everyone everybody both colleague colleagues
        kollege kollegin kolleginnen kollegen kolleg innen friend friends freunde freundin freund
        collegue collegues equipe tous toutes tout todos todas colega colegas equipo amigo amiga
        companero companera companeros ami amie committee panel members board office department
        personalabteilung alle allerseits zusammen beide ihr euch folks sirs ladies gentlemen human
        captain capt major colonel col lieutenant lt sergeant sgt general admiral commander officer judge
        justice reverend rev father sister brother bishop councillor councilor counsellor president
        chancellor senator ambassador minister nurse chef coach warden provost principal headmaster
        hauptmann oberst kapitan kommandant richter richterin pfarrerin oberarzt oberarztin chefarzt
        chefarztin primar primararztin magister magistra ingenieur ingenieurin architekt architektin
        notar notarin kommerzialrat hofrat stadtrat stadtratin burgermeister burgermeisterin minister
        ministerin commandant capitaine colonel juge pasteur sœur frere abbe ministre ingenieure
        architecte notaire conseiller conseillere maire proviseur capitan comandante coronel juez
        jueza padre ministro ministra arquitecto arquitecta notario notaria alcalde alcaldesa decano
        decana catedratico catedratica resources ressources humaines recursos humanos selection talent people partner partners
        and und et y e & or oder ou o la le les el los las l de du des del der die das in im of the
        von at bei chez en y/o zum zur mein meine""".split()
    )
)
_NICKNAMES: Final = """
    bob rob bobby robert; bill will billy william; dick rick rich richard; liz beth lizzy betty eliza
    elizabeth elisabeth; peggy meg maggie margaret; jack johnny john; jim jimmy jamie james; tom tommy
    thomas; tony antony anthony anton antonio; ted ned ed eddie edward; kate katie kathy cathy
    katherine catherine kathryn; mike mick michael; steve stephen steven; dave david; joe joseph;
    chuck charlie charles; sue susan suzanne; becky rebecca; peg margaret; hank harry henry; larry
    lawrence; nick nicholas; alex alexander alexandra sandra; andy andrew andreas; chris christopher
    christine christina christian; dan danny daniel; greg gregory; jen jenny jennifer; kim kimberly;
    matt matthew; pat patrick patricia; pete peter; sam samuel samantha; tim timothy; vicky victoria;
    jeff geoffrey jeffrey; jon jonathan; ron ronald; don donald; ken kenneth; ben benjamin; abby
    abigail; debbie deborah; cindy cynthia; mandy amanda; fred frederick friedrich; max maximilian
    maxime; hannes johannes hans; sepp josef; uli ulrich ulrike; wolfi wolfgang; basti sebastian;
    matze matthias; steffi stefanie stephanie; gabi gabriele; susi susanne; franzi franziska; toni
    anton; heinz heinrich; jupp josef; klaus nikolaus; moni monika; conny cornelia; manu manuel manuela
    emmanuel; pepe jose; paco francisco; pancho francisco; lola dolores; nacho ignacio; charo
    rosario; concha concepcion; chema jose; kike quique enrique; merche mercedes; pili pilar; toni
    antonio; javi javier; rafa rafael; santi santiago; nando fernando; lucho luis; fer fernando
    fernanda; isa isabel isabelle; maite teresa; tere teresa; chelo consuelo; inma inmaculada; jo
    josephine joanna; fred frederic frederique; dom dominique; jeannot jean; manon marie; alex
    alejandro alejandra alexandre; seb sebastien; nico nicolas; guillo guillermo memo; lalo eduardo edu
"""
_SHORTENED: Final[dict[str, set[str]]] = {}
for _names in _NICKNAMES.split(";"):
    for _name in _names.split():
        _SHORTENED.setdefault(_name, set()).update(_names.split())


def _parts(name: str) -> list[str]:
    """The folded words of a name, an umlaut written out or not."""
    name = re.sub(r"\bD\.?ª\.?", "Doña", name)
    return [re.sub("([aou])e", r"\1", folded(part)) for part in _PART.findall(name)]


def _bare(name: str) -> list[str]:
    return [part for part in _parts(name) if part not in _TITLE_PARTS]


_TITLE_PARTS: Final = frozenset(re.sub("([aou])e", r"\1", folded(title)) for title in _TITLES)
_GREETING_PARTS: Final = frozenset(
    re.sub("([aou])e", r"\1", folded(word)) for word in _GREETING_WORDS
)
_NOT_FILLED: Final = frozenset(
    "none null undefined nan name vorname nachname nom prenom nombre".split()
)


def _stands_for(written: str, name: str) -> bool:
    """Whether it is the name, a short form of it, or one part of a double name."""
    if written == name or name in _SHORTENED.get(written, ()):
        return True
    if len(written) == 1 and name.startswith(written):
        return True
    if len(written) >= 3 and name.startswith(written) and len(name) - len(written) >= 3:
        return True
    return written in name.split("-") or name in written.split("-")


def _is_of(part: str, names: Sequence[str]) -> bool:
    return any(_stands_for(part, name) for name in names)


def wrong_names(
    letter: Letter, recipient: str, company: str, colleagues: Sequence[str]
) -> Iterator[Span]:
    """Where the salutation or an address in the body names somebody else than the recipient, or
    another company is named where the reader's should be.
    """
    if recipient.strip():
        yield from _in_salutation(letter, recipient, company)
        yield from _in_body(letter, recipient, company, colleagues)
    if company.strip():
        yield from _other_companies(letter, recipient, company, colleagues)


def _in_salutation(letter: Letter, recipient: str, company: str) -> Iterator[Span]:
    text = letter.text[letter.salutation.start : letter.salutation.end]
    own = [*_bare(recipient), *_parts(company)]
    lower_case = text == text.lower()
    strangers: list[re.Match[str]] = []
    known = False
    titles: set[str] = set()
    for found in _PART.finditer(text):
        (part,) = _parts(found[0]) or [""]
        if _is_of(part, own):
            known = True
        elif part in _GREETING_PARTS or part in _TITLE_PARTS:
            titles.add(part)
        elif len(part) > 1 and part not in _NOT_FILLED and (found[0][0].isupper() or lower_case):
            strangers.append(found)
    # "Dear Ruth and Tom", "Herr Diplomingenieur Beispiel": others and titles beside the recipient.
    if known and (re.search(r"\b(?:and|und|et|y|e)\b|&", text) or titles & (_MALE | _FEMALE)):
        strangers = []
    if strangers:
        first, last = strangers[0], strangers[-1]
        yield Span(letter.salutation.start + first.start(), letter.salutation.start + last.end())
    elif _another_gender(titles, recipient):
        yield letter.salutation


def _another_gender(titles: set[str], recipient: str) -> bool:
    of_recipient = {part for part in _parts(recipient) if part in _MALE | _FEMALE}
    both = titles & _MALE and titles & _FEMALE
    if not of_recipient or both:
        return False
    other = _FEMALE if of_recipient & _MALE else _MALE
    return bool(titles & other)


_TITLED: Final = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Dra|Prof|Sr|Sra|Srta|M|Mme|Mlle)\.?|Herrn?|Frau|Monsieur|Madame|Mademoiselle|Señora?|Señorita|señora?|Don|Doña|don|doña|Docteure?|Doctora?|Professor(?:in)?|Profesora?|[Cc]hère?|Liebe[rs]?|Querid[oa]|Estimad[oa]|Dear)"
_ADDRESSED: Final = re.compile(
    rf"(?P<before>[^\s,;:.!?]*)(?P<stop>[,;:.!?–—]\s+|^\s*|\n\s*)(?P<titles>(?:{_TITLED}\s+)*)"
    rf"(?P<name>[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*)(?=(?P<after>\s*[,.!?;]))",
    re.MULTILINE,
)
_TITLE_AND_NAME: Final = re.compile(
    rf"{_TITLED}\s+(?P<name>(?:(?:Dr|Prof|Dra)\.?\s+)*[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*)"
)
_LISTED: Final = re.compile(
    r"\s*,?\s*(?:and|und|sowie|et|y|e|ou|or|oder|&)\b|\s*,\s*(?:a |à |an )?(?:[A-ZÀ-Þ])"
)


def _in_body(
    letter: Letter, recipient: str, company: str, colleagues: Sequence[str]
) -> Iterator[Span]:
    """Somebody else addressed between commas, or the recipient's family name misspelt."""
    from rapidfuzz.distance import DamerauLevenshtein

    own = _bare(recipient)
    others = [part for colleague in colleagues for part in _bare(colleague)]
    for found in _TITLE_AND_NAME.finditer(letter.text, letter.body.start):
        parts = _bare(found["name"])
        family = folded(split_name(recipient)[1])
        for part in parts:
            misspelt = (
                len(part) > 3
                and part not in own
                and part not in others
                and any(
                    DamerauLevenshtein.distance(part, name, score_cutoff=2) <= 1 + (len(name) > 4)
                    and part[0] == name[0]
                    for name in own
                    if len(name) > 3
                )
            )
            if misspelt and family:
                yield Span(found.start("name"), found.end("name"))
                return
    for found in _ADDRESSED.finditer(letter.text, letter.body.start):
        parts = _bare(found["name"])
        titled = bool(found["titles"])
        if not parts or any(_is_of(part, [*own, *_parts(company)]) for part in parts):
            continue
        if not titled and not all(part in others for part in parts):
            continue
        signed = found.start("name") >= letter.body.end and not _within_formula(letter, found)
        if signed:
            continue
        opens = not found["stop"].strip(" \n") or found["stop"].strip() in ".!?:"
        if opens and found["after"].strip() != ",":
            continue
        follows = letter.text[found.end("name") :]
        if _LISTED.match(follows) or _in_a_list(letter.text, found):
            continue
        yield Span(found.start("titles"), found.end("name"))


def _within_formula(letter: Letter, found: re.Match[str]) -> bool:
    """Whether it stands within a closing formula ("Veuillez agréer, Madame Dupont, ...")."""
    return found["stop"].strip() == "," and found["after"].strip() == "," and bool(found["titles"])


def _in_a_list(text: str, found: re.Match[str]) -> bool:
    """Whether a name or "you" stands right before the comma, so that people are listed."""
    before = text[: found.start("stop")].rstrip()
    last = re.search(rf"({_NAME})$", before)
    return bool(
        last
        and found["stop"].strip() == ","
        and last[0][0].isupper()
        and len(before) > 40
        and not re.search(r"[.!?]\s+\S+$", before)
    )


# Companies

_FORM: Final = (
    r"(?:GmbH(?: & Co\. KG)?|AG|SE|KG|OHG|e\.V\.|Ltd\.?|Limited|LLC|LLP|Inc\.?|Corp\.?|Corporation"
    r"|PLC|plc|S\.A\.(?:S\.|U\.)?|SAS|SARL|S\.L\.(?:U\.)?|SL|SA|S\.p\.A\.|B\.V\.|A/S|ASA|Oy)"
)
_PROPER: Final = r"[A-ZÀ-Þ][\w&'’-]*"
_JOINED: Final = r"(?:of|the|and|&|de|des|du|del|la|le|les|los|las|el|für|und|der|et|y|von)"
_COMPANY: Final = rf"{_PROPER}(?:\s+(?:{_JOINED}\s+){{0,2}}(?:[dl]['’])?{_PROPER})*"
_ARTICLE: Final = r"(?:(?:the|la|el|le|les|der|die|das|dem|den)\s+|l['’])?"
_AT: Final = re.compile(
    rf"\b(?:at|bei|beim|chez|en|join|joining|rejoindre|rejoins|intégrer)\s+{_ARTICLE}(?P<name>{_COMPANY})"
)
"""A place to work in any case; what is before must speak of it."""
_OF: Final = re.compile(
    rf"\b(?:with|for|in|from|to|für|vom|zu|zur|zum|an|am|pour|à|a|para|con|por"
    rf"|(?<=team )of|(?<=part )of|(?<=equipo )de|(?<=équipe )de|(?<=Team )von)\s+{_ARTICLE}"
    rf"(?P<name>{_COMPANY})"
)
"""A place to work only right after a word for a post, the team or the writer's interest."""
_WITH_FORM: Final = re.compile(rf"(?P<name>{_PROPER}(?:\s+{_PROPER}){{0,4}}\s+{_FORM})(?!\w)")


def _other_companies(
    letter: Letter, recipient: str, company: str, colleagues: Sequence[str]
) -> Iterator[Span]:
    """Another company named where the text speaks of the reader's: a place to work, to join, to
    follow with interest. The writer's own employers, named as such, are none of this.
    """
    persons = [part for name in (recipient, *colleagues) for part in _parts(name)]
    theirs = _company_parts(company)
    seen: list[Span] = []
    for reading, concept, apart in (
        (_WITH_FORM, "", 0),
        (_AT, "their_place", 5),
        (_OF, "their_post", 2),
    ):
        for found in reading.finditer(letter.text, letter.body.start, letter.body.end):
            span = Span(*found.span("name"))
            place = letter.sentence_at(span.start)
            if (
                any(span.start < other.end and other.start < span.end for other in seen)
                or _same_company(_company_parts(found["name"]), theirs)
                or any(_is_of(part, persons) for part in _bare(found["name"]))
                or letter.found("own_employer", place)
            ):
                continue
            if not concept or (
                _reads_as_company(letter, found) and _follows(letter, concept, found.start(), apart)
            ):
                seen.append(span)
                yield span


def _reads_as_company(letter: Letter, found: re.Match[str]) -> bool:
    """Whether it is no other word with a capital: a pronoun, a month, in German any noun."""
    parts = [folded(part) for part in re.split(r"[\s-]+", found["name"])]
    if any(part in _NO_COMPANY for part in parts):
        return False
    if letter.language == "de":
        return bool(_NAME_OF_TWO.match(found["name"])) or found[0].startswith("bei ")
    return True


def _follows(letter: Letter, concept: str, position: int, apart: int) -> bool:
    """Whether words of `concept` stand at most so many words before, or "join" there."""
    before = bisect_right([word.start for word in letter.words], position)
    if letter.words[before - 1].form.key in _JOINING:
        return True
    sentence = letter.sentence_at(position)
    return any(0 <= before - 1 - match.last <= apart for match in letter.found(concept, sentence))


_NAME_OF_TWO: Final = re.compile(rf"{_PROPER}\s+{_PROPER}")
_JOINING: Final = frozenset("join joining rejoindre rejoins integrer".split())
_NO_COMPANY: Final = frozenset(
    """ihnen ihr ihre ihrem ihren ihrer ihres sie du dir dich deinem deiner i you fragen gelegenheit bedarf kaffee
    interesse january february march april may june july august september october november december
    januar februar marz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout
    septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre monday tuesday wednesday thursday friday saturday sunday montag
    dienstag mittwoch donnerstag freitag samstag sonntag europe europa germany deutschland france
    spain espana english french german spanish deutsch""".split()
)


def _company_parts(name: str) -> list[str]:
    return [folded(part) for part in re.findall(r"[^\W_]+", name)]


_GENERIC_PARTS: Final = frozenset(
    """the of and de la le les el der die das fur und et y d l s group gruppe grupo groupe company co
    gmbh ag se kg ltd limited llc inc corp plc sa sas sarl sl""".split()
)


def _same_company(parts: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a name as it is written in a text may stand for the company's."""
    named = [part for part in parts if part not in _GENERIC_PARTS]
    known = [part for part in theirs if part not in _GENERIC_PARTS]
    if not named or not known:
        return True
    if set(named) <= set(known) or set(known) <= set(named):
        return True
    initials = "".join(part[0] for part in theirs)
    return "".join(named) in (initials, "".join(known))
