"""The search index: which texts a record is found by, and how they are kept up to date.

What a record is found by is gathered from its own columns and from what belongs to it (`_TEXTS`),
folded (`organizer.practice.names.folded`) and kept in its `search_text` at the end of each step
that changed any of it. Triggers carry that into one FTS5 table for each kind of record: a single
one would put together the hits of all kinds for each kind that is asked for. Of a contact the name
is a column of its own, so that whoever is called so comes before whoever works there. The index
follows from the record, so it is made anew after a migration that changed rows or its definition.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from zlib import crc32

from peewee import SqliteDatabase

from organizer.practice.names import folded
from organizer.practice.search_words import other_numbers, other_words

SEARCHED = ("contact", "company", "opportunity", "conversation", "note", "offer", "deadline")
"""The kinds of records that are found, by their tables."""

_READ_AS = 1
"""To be raised, with a migration, when the same texts make other words: then all are read again."""
_TOGETHER = 500
"""Records whose texts are gathered by one query."""


class Place(StrEnum):
    """Where in a record a text stands."""

    NAME = "name"
    TITLE = "title"
    DEPARTMENT = "department"
    COMPANY = "company"
    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"
    FORMER_JOB = "former_job"
    ALSO_CALLED = "also_called"
    REMARKS = "remarks"
    CARD = "card"
    POSITION = "position"
    DISCUSSED = "discussed"
    GOOD_POINT = "good_point"
    DRAWBACK = "drawback"
    CLARIFICATION = "clarification"
    TOPIC = "topic"
    INTERVIEW = "interview"
    LETTER = "letter"
    TERM = "term"
    CALL = "call"
    DEADLINE = "deadline"


def _own(table: str, column: str, place: Place) -> str:
    return f"SELECT id, '{place}', {column} FROM {table} WHERE id IN ({{ids}})"


def _of(owner: str, table: str, text: str, place: Place, more: str = "") -> str:
    return (
        f"SELECT {owner}_id, '{place}', {text} FROM {table} "
        f"WHERE {owner}_id IN ({{ids}}) AND deleted_at IS NULL {more}"
    )


def _named(table: str, other: str, column: str, place: Place, *by: str) -> str:
    """A column of what a table refers to, `by` way of the tables between them."""
    way, joins = table, ""
    for step in (*by, other):
        joins += f" JOIN {step} ON {step}.id = {way}.{step}_id"
        way = step
    return (
        f"SELECT {table}.id, '{place}', {other}.{column} FROM {table}{joins} "
        f"WHERE {table}.id IN ({{ids}})"
    )


_TEXTS = {
    "contact": (
        _own("contact", "full_name", Place.NAME),
        _own("contact", "title", Place.TITLE),
        _own("contact", "department", Place.DEPARTMENT),
        _named("contact", "company", "name", Place.COMPANY),
        # The kinds of ways to reach a person are called as the places are.
        "SELECT contact_id, kind, value FROM contact_point "
        "WHERE contact_id IN ({ids}) AND deleted_at IS NULL",
        _of(
            "contact",
            "former_job",
            "trim(company || ' ' || title || ' ' || department)",
            Place.FORMER_JOB,
        ),
        "SELECT contact_merge.contact_id, 'also_called', full_name FROM contact_merge "
        "JOIN contact ON contact.id = other_id "
        "WHERE contact_merge.contact_id IN ({ids}) AND contact_merge.deleted_at IS NULL",
        _own("contact", "remarks", Place.REMARKS),
        # Of a vCard all is in the columns above; the rest of its text are words of the format.
        _of("contact", "business_card", "text", Place.CARD, "AND text NOT LIKE 'BEGIN:VCARD%'"),
    ),
    "company": (_own("company", "name", Place.NAME),),
    "opportunity": (
        _named("opportunity", "company", "name", Place.COMPANY),
        _own("opportunity", "position", Place.POSITION),
        _of("opportunity", "clarification", "text || ' ' || answer", Place.CLARIFICATION),
        _of("opportunity", "drawback", "text", Place.DRAWBACK),
        _of("opportunity", "good_point", "text", Place.GOOD_POINT),
        _of("opportunity", "checklist_topic", "trim(label || ' ' || answer)", Place.TOPIC),
        _of(
            "opportunity",
            "interview",
            "trim(place || ' ' || closing_words || ' ' || tried)",
            Place.INTERVIEW,
        ),
    ),
    "conversation": (
        _named("conversation", "contact", "full_name", Place.NAME),
        _of("conversation", "discussed_topic", "text", Place.DISCUSSED),
        _of("conversation", "good_point", "text", Place.GOOD_POINT),
        _of("conversation", "clarification", "text", Place.CLARIFICATION),
        _named("conversation", "company", "name", Place.COMPANY, "interview", "opportunity"),
    ),
    "note": (
        _named("note", "contact", "full_name", Place.NAME),
        _own("note", "body", Place.LETTER),
    ),
    "offer": (
        _named("offer", "company", "name", Place.COMPANY, "opportunity"),
        _named("offer", "opportunity", "position", Place.POSITION),
        _named("offer", "contact", "full_name", Place.NAME),
        _of(
            "offer",
            "offer_term",
            "trim(topic || ' ' || offered || ' ' || asked || ' ' || answered || ' ' || agreed)",
            Place.TERM,
        ),
        _own("offer", "call_notes", Place.CALL),
    ),
    # The day a note is due is found as the note.
    "deadline": (
        _own("deadline", "title", Place.DEADLINE),
        _named("deadline", "company", "name", Place.COMPANY) + " AND note_id IS NULL",
        _named("deadline", "contact", "full_name", Place.NAME) + " AND note_id IS NULL",
        _of(
            "deadline",
            "visit",
            "trim(host || ' ' || people || ' ' || place)",
            Place.INTERVIEW,
        ),
    ),
}
"""Queries for the texts of records of given ids: id, place, text; the likeliest places first."""

_THEIRS = {
    "company": (
        ("company", "id FROM company WHERE id"),
        ("contact", "id FROM contact WHERE company_id"),
        ("opportunity", "id FROM opportunity WHERE company_id"),
        ("deadline", "id FROM deadline WHERE company_id"),
        (
            "conversation",
            "conversation.id FROM conversation JOIN interview ON interview.id = interview_id "
            "JOIN opportunity ON opportunity.id = opportunity_id WHERE company_id",
        ),
        (
            "offer",
            "offer.id FROM offer JOIN opportunity ON opportunity.id = opportunity_id "
            "WHERE company_id",
        ),
    ),
    "contact": (
        ("contact", "id FROM contact WHERE id"),
        *(
            (table, f"id FROM {table} WHERE contact_id")
            for table in ("conversation", "note", "offer", "deadline")
        ),
    ),
    "opportunity": (
        ("opportunity", "id FROM opportunity WHERE id"),
        ("offer", "id FROM offer WHERE opportunity_id"),
    ),
    "interview": (
        ("opportunity", "opportunity_id FROM interview WHERE id"),
        ("conversation", "id FROM conversation WHERE interview_id"),
    ),
    "discussed_topic": (("conversation", "conversation_id FROM discussed_topic WHERE id"),),
    "offer_term": (("offer", "offer_id FROM offer_term WHERE id"),),
    **{
        table: (("contact", f"contact_id FROM {table} WHERE id"),)
        for table in ("contact_point", "former_job", "business_card", "contact_merge")
    },
    **{
        table: (
            ("opportunity", f"opportunity_id FROM {table} WHERE id"),
            ("conversation", f"conversation_id FROM {table} WHERE id"),
        )
        for table in ("clarification", "good_point", "drawback")
    },
    "visit": (("deadline", "deadline_id FROM visit WHERE id"),),
    "checklist_topic": (("opportunity", "opportunity_id FROM checklist_topic WHERE id"),),
    **{
        table: ((table, f"id FROM {table} WHERE id"),)
        for table in ("conversation", "note", "offer", "deadline")
    },
}
"""Whose texts may be others when rows of a table changed: the kind, and what selects them."""


def install_index(database: SqliteDatabase, *, anew: bool = True) -> None:
    """Make the index from all that is in the record; call after a migration, in its transaction.

    Unless `anew`, that of a kind of record stays where it is defined as it would be: reading every
    text again takes 8 s for 400,000 records.
    """
    statements = dict(database.execute_sql("SELECT name, sql FROM sqlite_master").fetchall())
    for table in SEARCHED:
        defined = _definition(table)
        if not anew and defined.items() <= statements.items():
            continue
        for name in ("indexed", "reindexed", "unindexed"):
            database.execute_sql(f"DROP TRIGGER IF EXISTS {table}_{name}")
        database.execute_sql(f"DROP TABLE IF EXISTS search_{table}_words")
        database.execute_sql(f"DROP TABLE IF EXISTS search_{table}")
        _gather(database, table, _ids(database, f"id FROM {table}"))
        for name, statement in defined.items():
            database.execute_sql(statement)
            if name == f"search_{table}":
                names = _indexed(table)
                database.execute_sql(
                    f"INSERT INTO search_{table}(rowid, {names}) "
                    f"SELECT id, {names} FROM {table} WHERE deleted_at IS NULL"
                )


def _indexed(table: str) -> str:
    return "name_key, search_text" if table == "contact" else "search_text"


def _definition(table: str) -> dict[str, str]:
    """The statements that make the index of a kind of record, by what they make.

    The index holds no texts of its own: what leaves it is told by the row as it was. A mark of the
    queries for the texts stands in a trigger, so that others make another definition.
    """
    names = _indexed(table)
    new, old = (
        ", ".join(f"{row}.{name}" for name in ("id", *names.split(", "))) for row in ("new", "old")
    )
    come = f"INSERT INTO search_{table}(rowid, {names}) SELECT {new} WHERE new.deleted_at IS NULL;"
    gone = (
        f"INSERT INTO search_{table}(search_{table}, rowid, {names}) "
        f"SELECT 'delete', {old} WHERE old.deleted_at IS NULL;"
    )
    mark = f"{crc32(repr((_READ_AS, _TEXTS[table])).encode()):08x}"
    detail = "column" if table == "contact" else "none"
    return {
        f"search_{table}": (
            f"CREATE VIRTUAL TABLE search_{table} USING fts5({names}, content = '{table}', "
            f"content_rowid = 'id', columnsize = 0, detail = {detail}, prefix = '1 2 3', "
            "tokenize = 'unicode61 remove_diacritics 0')"
        ),
        f"search_{table}_words": (
            f"CREATE VIRTUAL TABLE search_{table}_words USING fts5vocab(search_{table}, row)"
        ),
        f"{table}_indexed": (
            f"CREATE TRIGGER {table}_indexed AFTER INSERT ON {table} BEGIN /* {mark} */ {come} END"
        ),
        f"{table}_reindexed": (
            f"CREATE TRIGGER {table}_reindexed AFTER UPDATE OF {names}, deleted_at ON {table} "
            f"BEGIN {gone} {come} END"
        ),
        f"{table}_unindexed": (
            f"CREATE TRIGGER {table}_unindexed AFTER DELETE ON {table} BEGIN {gone} END"
        ),
    }


def refresh_texts(database: SqliteDatabase, changed: Mapping[str, Iterable[int]]) -> None:
    """Write `search_text` of all that is found otherwise now that these rows changed, by table."""
    wanted: dict[str, set[int]] = {}
    for table, rows in changed.items():
        for part in _parts(rows):
            for kind, selected in _THEIRS.get(table, ()):
                found = _ids(database, f"{selected} IN ({_listed(part)})")
                wanted.setdefault(kind, set()).update(found)
    for kind, ids in wanted.items():
        _gather(database, kind, ids)


def texts_of(
    database: SqliteDatabase, table: str, ids: Sequence[int]
) -> list[tuple[int, Place, str]]:
    """What records of a kind are found by: id, place and text as it was written, the likeliest
    places first; empty texts are left out."""
    together = " UNION ALL ".join(_TEXTS[table]).format(ids=_listed(ids))
    return [
        (row[0], Place(row[1]), row[2])
        for row in database.execute_sql(together).fetchall()
        if row[2]
    ]


def found_by(place: Place, text: str) -> str:
    """What a text is found by besides its own words."""
    match place:
        case Place.PHONE:
            return other_numbers(text)
        case Place.NAME | Place.ALSO_CALLED | Place.COMPANY:
            return other_words(text)
        case _:
            return ""


def search_text(table: str, texts: Iterable[tuple[Place, str]]) -> str:
    """The words of a record's texts, folded, and what else they are found by. That of a company is
    its name and nothing more: the company is known by it (`organizer.services.companies`)."""
    if table == "company":
        return folded(" ".join(text for _place, text in texts))
    return folded(" ".join(f"{text} {found_by(place, text)}" for place, text in texts))


def _gather(database: SqliteDatabase, table: str, ids: Iterable[int]) -> None:
    for part in _parts(ids):
        said: dict[int, list[tuple[Place, str]]] = {record: [] for record in part}
        for record, place, text in texts_of(database, table, part):
            said[record].append((place, text))
        for record, texts in said.items():
            text = search_text(table, texts)
            database.execute_sql(
                f"UPDATE {table} SET search_text = ? WHERE id = ? AND search_text <> ?",
                (text, record, text),
            )


def _ids(database: SqliteDatabase, selected: str) -> list[int]:
    rows = database.execute_sql(f"SELECT DISTINCT {selected}").fetchall()
    return [row[0] for row in rows if row[0] is not None]


def _parts(ids: Iterable[int]) -> list[list[int]]:
    every = sorted(ids)
    return [every[start : start + _TOGETHER] for start in range(0, len(every), _TOGETHER)]


def _listed(ids: Iterable[int]) -> str:
    return ",".join(map(str, ids))
