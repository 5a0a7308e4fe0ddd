"""vCards as phones and address books write them, and as no program should."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organizer.exchange.contract import MAX_BYTES, ContactRead, NotRead, Refusal, Repair
from organizer.exchange.vcard import open_cards, read_cards
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress

CORPORA = Path(__file__).parents[3] / "shared" / "corpora" / "vcard"
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(200))
JPEG_LINES = [base64.b64encode(JPEG).decode()[at : at + 60] for at in range(0, 272, 60)]


def card(*lines: str | bytes, version: str = "3.0", newline: bytes = b"\r\n") -> bytes:
    """A card of these lines, with nothing else in it but its version."""
    inside = [line if isinstance(line, bytes) else line.encode() for line in lines]
    marked = [b"BEGIN:VCARD", f"VERSION:{version}".encode(), *inside, b"END:VCARD", b""]
    return newline.join(marked)


def only(data: bytes) -> ContactRead:
    """The one card in these bytes."""
    (read,) = read_cards(data)
    return read


def draft(*lines: str | bytes, version: str = "3.0") -> ContactDraft:
    """What is read from a card of these lines, which needed no repair."""
    read = only(card(*lines, version=version))
    assert read.warnings == ()
    return read.draft


def test_a_card_of_each_version_says_the_same() -> None:
    expected = ContactDraft(
        full_name="Dr. Anna Beispiel",
        given="Anna",
        additional="Maria",
        family="Beispiel",
        prefix="Dr.",
        title="Head of Research",
        department="Research, Berlin",
        company="Example AG",
        emails=("anna@example.com",),
        phones=(Phone("+49 30 23125 100", "work"), Phone("+1 202 555 0100", "mobile")),
        websites=("https://example.com/anna",),
        addresses=(PostalAddress("Am Markt 1", "Berlin", "BE", "10115", "Deutschland"),),
        notes="Likes tea,\nnot coffee; ever.",
        uid="urn:uuid:1",
    )
    shared = (
        *("N:Beispiel;Anna;Maria;Dr.;", "FN:Dr. Anna Beispiel", "UID:urn:uuid:1"),
        *("ORG:Example AG;Research;Berlin", "TITLE:Head of Research"),
        "URL:https://example.com/anna",
    )
    old = draft(
        *shared,
        "EMAIL;INTERNET;PREF:anna@example.com",
        "TEL;WORK;VOICE:+49 30 23125 100",
        "TEL;CELL:+1 202 555 0100",
        "ADR;WORK:;;Am Markt 1;Berlin;BE;10115;Deutschland",
        "NOTE;ENCODING=QUOTED-PRINTABLE:Likes tea,=0D=0A=",
        "not coffee; =",
        "ever.",
        version="2.1",
    )
    middle = draft(
        *shared,
        "item1.EMAIL;type=INTERNET;type=pref:anna@example.com",
        "TEL;TYPE=WORK,VOICE:+49 30 23125 100",
        "TEL;TYPE=CELL;TYPE=VOICE:+1 202 555 0100",
        "ADR;TYPE=WORK:;;Am Markt 1;Berlin;BE;10115;Deutschland",
        "NOTE:Likes tea\\,\\nnot cof",
        " fee\\; ever.",
    )
    new = draft(
        *shared,
        "EMAIL;PREF=1:mailto:anna@example.com",
        'TEL;VALUE=uri;TYPE="work,voice":tel:+49 30 23125 100',
        "TEL;VALUE=uri;TYPE=cell:tel:+1 202 555 0100",
        "ADR;TYPE=work:;;Am Markt 1;Berlin;BE;10115;Deutschland",
        "NOTE:Likes tea\\,\\Nnot coffee; ever.",
        version="4.0",
    )
    assert old == middle == new == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["NOTE:one, two, three; four"], ("notes", "one, two, three; four"), id="comma"
        ),
        pytest.param(["NOTE:a \\\\n b \\x c:\\d"], ("notes", "a \\n b \\x c:\\d"), id="backslash"),
        pytest.param(["NOTE:a", "NOTE:b"], ("notes", "a\n\nb"), id="two notes"),
        pytest.param(["NOTE:a", "", "  b"], ("notes", "a b"), id="blank line within a fold"),
        pytest.param(["N:A\\;B;C\\\\;D;;"], ("family", "A;B"), id="escaped semicolon"),
        pytest.param(["N:A;B\\\\;C"], ("given", "B\\"), id="escaped backslash before a semicolon"),
        pytest.param(["N:Beispiel"], ("full_name", "Beispiel"), id="N alone"),
        pytest.param(["N:B;A;M;Dr.;Jr."], ("full_name", "Dr. A M B Jr."), id="N without FN"),
        pytest.param(["FN:", "N:B;A"], ("full_name", "A B"), id="empty FN"),
        pytest.param(["N:山田;太郎"], ("full_name", "山田 太郎"), id="family name first"),
        pytest.param(
            ["NOTE;ENCODING=QUOTED-PRINTABLE:a= ", "b=\t", "c"], ("notes", "abc"), id="soft breaks"
        ),
        pytest.param(["FN:Anna B"], ("family", ""), id="FN without N"),
        pytest.param(["ORG:A\\, Ltd;"], ("company", "A, Ltd"), id="escaped comma in ORG"),
        pytest.param(["ORG:;Research"], ("department", "Research"), id="department alone"),
        pytest.param(["EMAIL:MAILTO:a@example.com"], ("emails", ("a@example.com",)), id="mailto"),
        pytest.param(["email;internet: a@example.com "], ("emails", ("a@example.com",)), id="case"),
        pytest.param(["EMAIL:", "TEL;:", "URL: "], ("emails", ()), id="nothing in it"),
        pytest.param(
            ["URL:http\\://example.com"], ("websites", ("http://example.com",)), id="colon"
        ),
        pytest.param(["A.B-1.UID : x"], ("uid", "x"), id="groups and spaces"),
        pytest.param(['TITLE;X="a:b;c":Boss'], ("title", "Boss"), id="colon within quotes"),
        pytest.param(['TITLE;X="a:Boss'], ("title", "Boss"), id="quote that is not closed"),
        pytest.param(
            ["TITLE;CHARSET=UTF-8;", " ENCODING=QUOTED-PRINTABLE:M=C3=BCller"],
            ("title", "Müller"),
            id="parameters over two lines",
        ),
        pytest.param(["TITLE;BASE64:TcO8bGxlcg=="], ("title", "Müller"), id="text in base64"),
    ],
)
def test_a_field_is_read_however_it_is_written(
    lines: list[str], expected: tuple[str, object]
) -> None:
    name, value = expected
    for version in ("2.1", "3.0", "4.0"):
        assert getattr(draft(*lines, version=version), name) == value


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TEL;WORK;FAX:1", "fax"),
        ("TEL;TYPE=HOME,PAGER:1", "pager"),
        ("TEL;type=IPHONE;type=CELL;type=WORK:1", "mobile"),
        ('TEL;TYPE="home,voice":1', "home"),
        ("TEL;TYPE=MAIN:1", "work"),
        ("TEL:1", "other"),
        ("TEL;CAR:1", "other"),
        ("g.TEL:1\r\ng.X-ABLabel:_$!<Mobile>!$_", "mobile"),
        ("g.X-ABLabel:Direct\r\ng.TEL;type=WORK:1", "direct"),
        ("g.TEL;type=HOME:1\r\nh.X-ABLabel:Direct", "home"),
    ],
)
def test_a_phone_has_its_kind(line: str, kind: str) -> None:
    assert draft(line).phones == (Phone("1", kind),)


def test_an_address_keeps_what_has_no_part() -> None:
    read = draft(
        "ADR:;;One Way\\nFloor 2;Town;;12;DE",
        "ADR:Box 9;Suite 3;Main St, 4;Town;RG;12345;US",
        "ADR;LABEL=\"1 ^n^'Main^' ^^St; x:\\ny\":;;Main St;;;;",
        "ADR:;;;;;;",
    )
    assert read.addresses == (
        PostalAddress("One Way\nFloor 2", "Town", "", "12", "DE"),
        PostalAddress(
            *("Main St, 4", "Town", "RG", "12345", "US"),
            text="Box 9\nSuite 3\nMain St, 4\n12345 Town\nRG\nUS",
        ),
        PostalAddress("Main St", text='1 \n"Main" ^St; x:\ny'),
    )
    assert draft("LABEL;HOME:A\\nB").addresses == (PostalAddress(text="A\nB"),)


def test_several_companies_and_titles_are_all_there_and_go_out_again() -> None:
    read = only(card("ORG:A;X", "ORG:B;Y", "TITLE:Boss", "TITLE:Chair", "FN:First", "FN:Second"))
    assert (read.companies, read.titles) == (("A", "B"), ("Boss", "Chair"))
    assert (read.draft.company, read.draft.department, read.draft.title) == ("A", "X", "Boss")
    assert read.unknown == ("ORG:B;Y", "TITLE:Chair", "FN:Second")


def test_what_is_not_understood_is_kept_unfolded_and_in_words() -> None:
    read = only(
        card(
            "item1.X-ABDATE;type=pref:2014-",
            " 12-31",
            "item1.X-ABLabel:_$!<Anniversary>!$_",
            "X-QP;ENCODING=QUOTED-PRINTABLE:=C3=BC=",
            "=C3=BC",
            b"X-LATIN;CHARSET=ISO-8859-1;TYPE=x:Gr\xfc\xdfe",
            "LOGO;ENCODING=b:AAAA",
            " BBBB",
            "N:A;B;C;D;E;Second surname",
        )
    )
    assert read.unknown == (
        "item1.X-ABDATE;type=pref:2014-12-31",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "X-QP;ENCODING=QUOTED-PRINTABLE:=C3=BC=C3=BC",
        "X-LATIN;TYPE=x:Grüße",
        "LOGO;ENCODING=b:AAAABBBB",
        "N:A;B;C;D;E;Second surname",
    )
    assert read.warnings == ()


def test_a_line_that_is_no_property_is_kept_and_said() -> None:
    read = only(card("NOTE:one", "two", "# three", "TITLE;four", "FN:Anna"))
    assert (read.draft.notes, read.draft.full_name) == ("one", "Anna")
    assert read.unknown == ("two", "# three", "TITLE;four")
    assert read.warnings == (Repair.NO_PROPERTY,)


@pytest.mark.parametrize(
    ("newline", "second_line"),
    [(b"\r\n", 7), (b"\n", 7), (b"\r", 7), (b"\r\r\n", 7), (b"\n\n", 13)],
)
def test_lines_end_as_they_like(newline: bytes, second_line: int) -> None:
    one = card("FN:Anna Bei", " spiel", "TEL:1", newline=newline)
    first, second = read_cards(one + one)
    assert (
        first.draft == second.draft == ContactDraft("Anna Beispiel", phones=(Phone("1", "other"),))
    )
    assert (first.line, second.line) == (1, second_line)
    assert first.warnings == second.warnings == ()


GREETING = "Grüße aus Łódź: „à bientôt“"
NAME = "安藤ロイド"


@pytest.mark.parametrize(
    ("data", "title", "repaired"),
    [
        pytest.param(card(f"TITLE:{NAME}"), NAME, False, id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + card(f"TITLE:{NAME}"), NAME, False, id="UTF-8 with BOM"),
        pytest.param(b"\xef\xbb\xbf" * 2 + card(f"TITLE:{NAME}"), NAME, False, id="with two"),
        pytest.param(
            card("TITLE:Gr\r\n ü", "X-Y:z").replace("ü".encode(), b"\xc3\r\n \xbc"),
            "Grü",
            False,
            id="folded within a letter",
        ),
        *(
            pytest.param(
                bom + card(f"TITLE:{GREETING}").decode().encode(encoding),
                GREETING,
                False,
                id=f"{encoding}{bom!r}",
            )
            for encoding, bom in (
                ("utf-16-le", b"\xff\xfe"),
                ("utf-16-be", b"\xfe\xff"),
                ("utf-16-le", b""),
                ("utf-16-be", b""),
            )
        ),
        pytest.param(
            card(f"TITLE;CHARSET=SHIFT_JIS:{NAME}").decode().encode("utf-16"),
            NAME,
            False,
            id="UTF-16 that calls itself Shift_JIS",
        ),
        pytest.param(
            card(b"TITLE;CHARSET=SHIFT_JIS:" + "能\\表 ソ".encode("cp932")),
            "能\\表 ソ",
            False,
            id="Shift_JIS with backslashes in its letters",
        ),
        pytest.param(card(b"TITLE:" + NAME.encode("cp932")), NAME, True, id="Shift_JIS unsaid"),
        pytest.param(
            card(b"TITLE:" + "林".encode("cp932"), b"NOTE:" + NAME.encode("cp932")),
            "林",
            True,
            id="Shift_JIS that only the rest of the file shows",
        ),
        pytest.param(
            card("TITLE;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=88=C0=93=A1=", "=83=8D"),
            "安藤ロ",
            False,
            id="Shift_JIS in quoted-printable",
        ),
        pytest.param(
            card(b"TITLE;CHARSET=ISO-2022-JP:" + NAME.encode("iso2022_jp")),
            NAME,
            False,
            id="ISO-2022-JP",
        ),
        pytest.param(
            card(b"TITLE;CHARSET=GB2312:" + "张三".encode("gbk")), "张三", False, id="GBK"
        ),
        pytest.param(
            card(b"TITLE:Ren\xe9e H\xe9l\xe8ne \x93x\x94"), "Renée Hélène “x”", True, id="cp1252"
        ),
        pytest.param(
            card(b"TITLE;CHARSET=ISO-8859-1:\x80 M\xfcller"), "€ Müller", False, id="Latin-1 said"
        ),
        pytest.param(
            card("TITLE;CHARSET=ISO-8859-1:Müller"), "Müller", False, id="UTF-8 called Latin-1"
        ),
        pytest.param(
            card("TITLE;CHARSET=UTF-8;QUOTED-PRINTABLE:M=FCller"),
            "Müller",
            True,
            id="cp1252 called UTF-8",
        ),
        *(
            pytest.param(
                card(b"TITLE:" + words.encode(encoding)),
                words,
                True,
                id=f"{encoding} unsaid",
            )
            for encoding, words in (
                ("cp1251", "Менеджер по закупкам"),
                ("koi8-r", "Менеджер по закупкам"),
                ("cp1253", "Παπαδόπουλος"),
                ("cp949", "김철수 부장"),
            )
        ),
        pytest.param(
            card("TITLE;ENCODING=QUOTED-PRINTABLE:=CC=E5=ED=E5=E4=E6=E5=F0=20=EF=EE", "TEL:1"),
            "Менеджер по",
            True,
            id="cp1251 unsaid, in quoted-printable",
        ),
        pytest.param(card("TITLE;CHARSET=X-NONE:Müller"), "Müller", False, id="unknown set"),
        pytest.param(
            card(b"TITLE:" + "Иванов".encode()[:-1]), "Ивано\ufffd", True, id="UTF-8 cut off"
        ),
    ],
)
def test_text_is_read_in_whatever_character_set(data: bytes, title: str, repaired: bool) -> None:
    read = only(data)
    assert read.draft.title == title
    assert read.warnings == ((Repair.CHARSET,) if repaired else ())


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["PHOTO;ENCODING=b;TYPE=JPEG:" + "".join(JPEG_LINES)], id="one line"),
        pytest.param(["PHOTO;TYPE=JPEG;BASE64:", *(f"  {one}" for one in JPEG_LINES)], id="folded"),
        pytest.param(
            ["PHOTO;ENCODING=BASE64:" + JPEG_LINES[0], *JPEG_LINES[1:], "", "X-A:1"],
            id="unindented",
        ),
        pytest.param(["PHOTO:data:image/jpeg;base64," + "".join(JPEG_LINES)], id="data URI"),
        pytest.param(
            ["PHOTO;VALUE=uri:data:image/jpeg\\;base64\\," + "".join(JPEG_LINES).rstrip("=")],
            id="escaped data URI without padding",
        ),
        pytest.param(["PHOTO:" + "".join(JPEG_LINES)], id="nothing said"),
    ],
)
def test_a_picture_is_found(lines: list[str]) -> None:
    for version in ("2.1", "3.0", "4.0"):
        read = only(card(*lines, "FN:Anna", version=version))
        assert (read.photo, read.photo_type, read.draft.full_name) == (JPEG, "image/jpeg", "Anna")
        assert read.warnings == ()


def test_a_picture_that_is_no_whole_picture_is_kept_and_said() -> None:
    link = only(card("PHOTO;VALUE=uri:https://example.com/anna.jpg"))
    assert (link.photo, link.warnings) == (b"", (Repair.PICTURE_LINK,))
    assert link.unknown == ("PHOTO;VALUE=uri:https://example.com/anna.jpg",)
    damaged = only(card("PHOTO;ENCODING=b:iVBO%RwA"))
    assert (damaged.photo, damaged.photo_type) == (b"\x89PNG\0", "image/png")
    assert damaged.unknown == ("PHOTO;ENCODING=b:iVBO%RwA",)
    assert damaged.warnings == (Repair.PICTURE_DAMAGED,)


def test_a_card_without_its_end_is_read_up_to_the_next() -> None:
    unended = card("FN:Anna", "TEL:1").replace(b"END:VCARD\r\n", b"END:\r\n")
    first, second, third = read_cards(unended + card("FN:Ben") + unended)
    assert [read.draft.full_name for read in (first, second, third)] == ["Anna", "Ben", "Anna"]
    assert first.draft.phones == (Phone("1", "other"),)
    assert first.raw.encode() == unended
    assert (first.warnings, second.warnings) == ((Repair.NO_END,), ())


@pytest.mark.parametrize("agent", ["AGENT:\r\n", "AGENT;X=1: ", ""])
def test_the_card_of_another_within_a_card_is_kept_there(agent: str) -> None:
    inner = card("N:Assistant", "TEL:9").decode()
    outer, after = read_cards(card("FN:Anna", agent + inner + "TEL:1") + card("FN:Ben"))
    assert (outer.draft.full_name, after.draft.full_name) == ("Anna", "Ben")
    assert outer.draft.phones == (Phone("1", "other"),)
    assert "N:Assistant" in outer.unknown
    assert outer.warnings == (Repair.CARD_WITHIN,)


def test_lines_outside_of_cards_are_said() -> None:
    data = (
        b"Content-Type: text/vcard\r\n\r\n" + card("FN:Anna") + card("FN:Ben") + b"BEGIN:VLIST\r\n"
    )
    first, second = read_cards(data)
    assert first.warnings == second.warnings == (Repair.OUTSIDE,)
    assert (first.line, first.raw.encode()) == (3, card("FN:Anna"))


def test_files_joined_without_a_line_break_are_two_cards() -> None:
    joined = card("FN:Anna").strip() + b"\xef\xbb\xbf".join([card("FN:Ben"), card("FN:Cem")])
    assert [read.draft.full_name for read in read_cards(joined)] == ["Anna", "Ben", "Cem"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b"Dear Anna,\nhere is my card.\n", Refusal.NO_CARD),
        (b"\x00\x01\xff" * 100, Refusal.NO_CARD),
    ],
)
def test_what_is_no_vcard_is_refused_at_once(tmp_path: Path, data: bytes, reason: Refusal) -> None:
    path = tmp_path / "card.vcf"
    path.write_bytes(data)
    with pytest.raises(NotRead) as refused:
        open_cards(path)
    assert (refused.value.reason, refused.value.path) == (reason, path)
    assert str(refused.value).endswith("Nothing was changed.")


def test_what_cannot_be_read_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "huge.vcf"
    with huge.open("wb") as file:
        file.truncate(1 << 30)
    monkeypatch.delattr(Path, "read_bytes")
    for path, reason in (
        (huge, Refusal.TOO_LARGE),
        (tmp_path, Refusal.UNREADABLE),
        (tmp_path / "missing.vcf", Refusal.UNREADABLE),
    ):
        with pytest.raises(NotRead) as refused:
            open_cards(path)
        assert refused.value.reason is reason
    assert f"{MAX_BYTES >> 20} MB" in Refusal.TOO_LARGE


def test_a_file_is_read_card_by_card(tmp_path: Path) -> None:
    path = tmp_path / "two.vcf"
    path.write_bytes(card("FN:Anna") + card("FN:Ben"))
    cards = open_cards(path)
    path.unlink()
    assert [read.draft.full_name for read in cards] == ["Anna", "Ben"]


WORDS = st.from_regex("[a-z]{3,8}", fullmatch=True)
NAMES = st.sampled_from(
    [
        *("FN", "N", "ORG", "TITLE", "TEL", "g.TEL", "EMAIL", "ADR", "LABEL", "NOTE", "URL", "UID"),
        *("VERSION", "PHOTO", "X-ABLABEL", "g.X-ABLABEL", "NICKNAME", "AGENT", "X-FOO", "none*"),
    ]
)


@given(st.lists(st.tuples(NAMES, st.lists(WORDS, min_size=1, max_size=9))))
def test_no_word_of_a_card_is_lost(properties: list[tuple[str, list[str]]]) -> None:
    lines = [f"{name}:{';'.join(f'word/{word}' for word in words)}" for name, words in properties]
    read = only(b"\r\n".join([b"BEGIN:VCARD", *(line.encode() for line in lines), b"END:VCARD"]))
    said = repr((read.draft, read.version, read.companies, read.titles, read.unknown))
    for name, words in properties:
        for word in words:
            assert f"word/{word}" in said, name


LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff")
TEXTS = st.text(LETTERS | st.just("\n")).map(str.strip).filter(lambda text: "\r" not in text)


def escaped(text: str) -> str:
    """As RFC 6350, 3.4 has it."""
    for plain in ("\\", ";", ",", "\n"):
        text = text.replace(plain, "\\n" if plain == "\n" else "\\" + plain)
    return text


@given(family=TEXTS, given_name=TEXTS, note=TEXTS, width=st.integers(5, 75))
def test_what_was_escaped_and_folded_comes_back(
    family: str, given_name: str, note: str, width: int
) -> None:
    lines = [f"N:{escaped(family)};{escaped(given_name)};;;", f"NOTE:{escaped(note)}"]
    folded = [
        b"\r\n ".join(line[at : at + width] for at in range(0, len(line), width))
        for line in (line.encode() for line in lines)
    ]
    read = only(b"\r\n".join([b"BEGIN:VCARD", *folded, b"END:VCARD"]))
    assert (read.draft.family, read.draft.given, read.draft.notes) == (family, given_name, note)


FRAGMENTS = st.sampled_from(
    [
        *(
            b"BEGIN:VCARD\r\n",
            b"END:VCARD\n",
            b"VERSION:3.0\n",
            b"\r",
            b"\n",
            b"\r\n ",
            b"\t",
            b" ",
        ),
        *(
            b":",
            b";",
            b",",
            b'"',
            b"\\",
            b"^n",
            b".",
            b"=",
            b"=C3",
            b"=\n",
            b"A",
            b"\0",
            b"\xff\xfe",
        ),
        *(b"\xc3", b"\x88\xc0", b"N:", b"FN:", b"ORG:", b"TEL", b"ADR", b";LABEL=", b"NOTE:"),
        *(b";CHARSET=", b"UTF-16", b"SHIFT_JIS", b"windows-9999", b";ENCODING=B", b"AGENT:"),
        *(b";QUOTED-PRINTABLE", b"X-ABLabel:_$!<", b">!$_", b"PHOTO", b"data:", b"://", b"iVBORw"),
    ]
)


@given(st.lists(FRAGMENTS | st.binary(max_size=6)).map(b"".join), st.booleans())
def test_nothing_raises_and_all_text_can_be_stored(data: bytes, utf16: bool) -> None:
    data = b"BEGIN:VCARD\n" + data
    for read in read_cards(data.decode("latin-1").encode("utf-16") if utf16 else data):
        repr(read).encode()
        "\n".join([read.raw, *read.unknown, read.draft.notes, read.draft.full_name]).encode()


with_corpora = pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not here")


@with_corpora
def test_every_file_of_the_corpora_is_read() -> None:
    paths = sorted(CORPORA.rglob("*.vcf"))
    cards = {path.name: list(open_cards(path)) for path in paths}
    several = {name: len(read) for name, read in cards.items() if len(read) != 1}
    assert several == {"v21_multiple_entry.vcf": 3, "multiple-cards.vcf": 2}
    assert len(cards) == len(paths) > 50
    unsure = {name for name, read in cards.items() if any(one.warnings for one in read)}
    assert unsure == {
        *("v21_adr_multiple_line.vcf", "v21_invalid_comment_line.vcf", "v21_malformed_photo.vcf"),
        *("v21_nest.vcf", "cozy.vcf", "google-full.vcf", "sogo.vcf", "thundersync.vcf"),
    }


@with_corpora
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "android/v21_complicated.vcf",
            ContactDraft(
                full_name="Joe Due",
                given="Forrest",
                additional="Hoge",
                family="Gump",
                prefix="Pos",
                suffix="Tao",
                title="Shrimp Man",
                department="Sales Dept.;Manager, Fish keeper",
                company="Gump Shrimp Co.",
                emails=("forrestgump@walladalla.com", "cell@example.com"),
                phones=(
                    Phone("(111) 555-1212", "work"),
                    Phone("(404) 555-1212", "home"),
                    Phone("0311111111", "mobile"),
                    Phone("0322222222", "other"),
                    Phone("0333333333", "other"),
                ),
                websites=("http://www.example.com/",),
                addresses=tuple(
                    PostalAddress(street, "Baytown", "LA", "30314", "United States of America")
                    for street in ("100 Waters Edge", "42 Plantation St.")
                ),
                notes="The following note is the example from RFC 2045.\n\n"
                "Now's the time for all folk to come to the aid of their country.",
            ),
        ),
        (
            "android/v21_japanese_2.vcf",
            ContactDraft(
                full_name="安藤 ロイド 1",
                given="ロイド1",
                family="安藤",
                addresses=(
                    PostalAddress(
                        postal_code="150-8512",
                        text="東京都渋谷区桜丘町26-1セルリアンタワー6階\n150-8512",
                    ),
                ),
                notes="メモ",
            ),
        ),
        (
            "android/v30_japanese.vcf",
            ContactDraft("伊能 圭一 伊予", given="圭一", additional="伊予", family="伊能"),
        ),
        (
            "android/v21_nest.vcf",
            ContactDraft("parent", family="parent", phones=(Phone("1", "other"),)),
        ),
        (
            "cozy/thundersync.vcf",
            ContactDraft(
                full_name="Testé de Cozy",
                given="Testé",
                family="de Cozy",
                company="Société Cozycloud",
                emails=("testcozy@cozycloud.cc",),
                phones=(Phone("0123456789", "work"), Phone("+33612345678", "mobile")),
                addresses=tuple(
                    PostalAddress(street, "Paris", "", "75010", "France")
                    for street in ("12, rue René Boulanger", "4, rue Léon Jouhaux")
                ),
                notes="46b12,\n3ème étage droite.",
                uid="c01b4a11-b7ab-4223-bd72-cbef2849258d",
            ),
        ),
    ],
)
def test_a_card_of_the_corpora_says_what_its_text_says(name: str, expected: ContactDraft) -> None:
    (read,) = open_cards(CORPORA / name)
    assert read.draft == expected


@with_corpora
def test_the_details_of_the_largest_card_of_the_corpora() -> None:
    (read,) = open_cards(CORPORA / "cozy/google-full.vcf")
    kinds = [phone.kind for phone in read.draft.phones]
    assert kinds == ["home", "work", "mobile", "work", "fax", "fax", "other", "pager"]
    assert read.draft.websites[:2] == ("http://profile.example.com/", "http://blog.example.com/")
    assert read.draft.addresses[1].text == (
        "POB 999\nNorthville\n80 Maple Road\n06810 Danbury\nCT\nUSA"
    )
    assert read.draft.notes.endswith("Custom: Custom field data")
    assert "\\nArbitrary_String: Another custom field" in read.unknown
    (read,) = open_cards(CORPORA / "android/v21_blackberry_photo.vcf")
    assert (len(read.photo), read.photo_type) == (2056, "image/png")
