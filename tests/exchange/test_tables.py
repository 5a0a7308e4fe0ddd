"""Tables of other programs, and ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from organizer.exchange.contract import ContactRead, NotRead, OpportunityRead, Refusal, Repair
from organizer.exchange.table_columns import Column, stage_in
from organizer.exchange.tables import contact_rows, open_table, read_table, table_text
from organizer.practice.contact_draft import ContactDraft, Phone, PostalAddress
from organizer.practice.vocabulary import Stage

TABLES = Path(__file__).parents[1] / "data" / "tables"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "linkedin.csv",
            ContactDraft(
                full_name="Ingrid Solberg",
                given="Ingrid",
                family="Solberg",
                title="Head of Research, Coating",
                company="Nordlicht Optik AG",
                websites=("https://www.linkedin.com/in/made-up-1",),
            ),
        ),
        (
            "google-2023.csv",
            ContactDraft(
                full_name="Grace M. Example",
                given="Grace",
                additional="M.",
                family="Example",
                title="Engineering Manager",
                department="Plant 2",
                company="Example Holdings",
                emails=("grace@example.com", "g.example@example.org", "grace@example.net"),
                phones=(
                    Phone("+1 202-555-0143", "mobile"),
                    Phone("+1 202-555-0149", "mobile"),
                    Phone("(202) 555-0144", "work"),
                ),
                websites=("https://example.com/grace",),
                addresses=(PostalAddress("1 Sample Plaza", "Springfield", "IL", "62701", "US"),),
                notes="Met at the fair.\nLikes tea.",
            ),
        ),
        (
            "google.csv",
            ContactDraft(
                full_name="Leïla Benali",
                given="Leïla",
                family="Benali",
                prefix="Dr.",
                title="Cheffe d’équipe",
                department="Qualité",
                company="Exemple SARL",
                emails=("leila@example.com",),
                phones=(Phone("+33 6 39 98 12 34", "mobile"), Phone("+33 1 99 00 12 35", "fax")),
                addresses=(PostalAddress("3, rue des Exemples", "Lyon", "", "69001", "FR"),),
            ),
        ),
        (
            "outlook.csv",
            ContactDraft(
                full_name="Björn Ångström",
                given="Björn",
                family="Ångström",
                prefix="Mr.",
                title="Inköpare",
                department="Inköp",
                company="Exempel AB",
                emails=("bjorn@example.com", "b.angstrom@example.org"),
                phones=(
                    Phone("+46 8 465 004 09", "fax"),
                    Phone("+46 8 465 004 02", "work"),
                    Phone("+46 8 465 004 05", "work"),
                    Phone("+46 8 465 004 01", "home"),
                    Phone("+46 70 174 06 05", "mobile"),
                    Phone("+46 8 465 004 00", "work"),
                ),
                websites=("https://example.com/bjorn",),
                addresses=(
                    PostalAddress("Storgatan 4\nUppgång B", "Göteborg", "", "411 01", "Sverige"),
                    PostalAddress("Hemvägen 1", "Malmö", "", "211 10", "Sverige"),
                ),
                notes="Träffad i Malmö",
            ),
        ),
        (
            "outlook-com.csv",
            ContactDraft(
                full_name="Uma Common",
                given="Uma",
                family="Common",
                title="Chemist",
                department="Lab",
                company="Common Example Ltd",
                emails=("uma@example.com",),
                phones=(Phone("+1 202 555 0160", "work"), Phone("+1 202 555 0161", "mobile")),
                websites=("https://example.com/uma",),
                addresses=(PostalAddress("1 Main St", "Springfield", "IL", "62701", "US"),),
                notes="met twice",
            ),
        ),
        (
            "outlook-de.csv",
            ContactDraft(
                full_name="Jutta Sommerfeld",
                given="Jutta",
                family="Sommerfeld",
                prefix="Frau",
                title="Leiterin",
                department="Qualität",
                company="Müller & Söhne KG",
                emails=("jutta@example.com",),
                phones=(
                    Phone("+49 221 0000 099", "fax"),
                    Phone("+49 221 0000 014", "work"),
                    Phone("+49 1555 0112233", "mobile"),
                ),
                websites=("https://example.com",),
                addresses=(PostalAddress("Am Markt 1", "Köln", "", "50667", "Deutschland"),),
                notes="Größe der Gruppe fragen",
            ),
        ),
    ],
)
def test_people_are_read_from_what_other_programs_export(name: str, expected: ContactDraft) -> None:
    first = next(open_table(TABLES / name))
    assert isinstance(first, ContactRead)
    assert first.draft == expected
    assert first.warnings == ((Repair.CHARSET,) if name == "outlook-de.csv" else ())


ANNA = ContactDraft("Anna Beispiel", given="Anna", family="Beispiel")
BERLIN = PostalAddress("Weg 1", "Berlin", "BE", "10115", "DE")


@pytest.mark.parametrize(
    ("headings", "row", "expected"),
    [
        pytest.param("Vorname;Name", "Anna;Beispiel", {}, id="Name is the family's"),
        pytest.param("Nombre;Apellidos", "Anna;Beispiel", {}, id="Nombre is the given one"),
        pytest.param("Prénom;Nom;Société", "Anna;Beispiel;SARL", {"company": "SARL"}, id="French"),
        pytest.param("First;Last;Cargo", "Anna;Beispiel;Jefa", {"title": "Jefa"}, id="mixed"),
        pytest.param("FirstName;LastName", 'Anna;"Beispiel\n"', {}, id="a line break in a name"),
        pytest.param(
            "First Name;Last Name;Account Name;Mailing Street;Mailing City;"
            "Mailing State/Province;Mailing Zip/Postal Code;Mailing Country",
            "Anna;Beispiel;AG;Weg 1;Berlin;BE;10115;DE",
            {"company": "AG", "addresses": (BERLIN,)},
            id="Salesforce",
        ),
        pytest.param(
            "First Name;Last Name;Work Address;Work City;Work State;Work ZipCode;Work Country",
            "Anna;Beispiel;Weg 1;Berlin;BE;10115;DE",
            {"addresses": (BERLIN,)},
            id="Thunderbird's address is a street",
        ),
        pytest.param(
            "First Name;Last Name;Assistant's Phone;Telefon Assistent",
            "Anna;Beispiel;+49 30 23125 001;+49 30 23125 002",
            {},
            id="another's telephone",
        ),
    ],
)
def test_columns_are_known_by_the_words_of_many_programs(
    tmp_path: Path, headings: str, row: str, expected: dict[str, object]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"{headings}\n{row}\n", "utf-8")
    (read,) = open_table(path)
    assert isinstance(read, ContactRead)
    assert read.draft == replace(ANNA, **expected)  # type: ignore[arg-type]


def test_a_list_of_jobs_needs_no_column_for_their_stage(tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text("Company,Job Title,Link\nMuster AG,Engineer,https://example.com\n")
    (read,) = open_table(path)
    assert isinstance(read, OpportunityRead)
    assert (read.company, read.position, read.stage) == ("Muster AG", "Engineer", Stage.INTERESTED)


def test_what_has_no_place_is_kept_with_its_heading() -> None:
    first = next(open_table(TABLES / "linkedin.csv"))
    assert isinstance(first, ContactRead)
    assert first.unknown == ("Connected On: 03 Mar 2026",)
    assert first.line == 5
    assert first.raw.endswith("Connected On: 03 Mar 2026")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("huntr.csv", ("Nordlicht Optik AG", "Application engineer", Stage.INTERVIEWING)),
        ("teal.csv", ("Brunnen Software GmbH", "Optics engineer", Stage.OFFERED)),
    ],
)
def test_opportunities_are_read(name: str, expected: tuple[str, str, Stage]) -> None:
    first = next(open_table(TABLES / name))
    assert isinstance(first, OpportunityRead)
    assert (first.company, first.position, first.stage) == expected
    assert "Location: " in first.remarks and "Salary: " in first.remarks


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("Wishlist", Stage.INTERESTED),
        ("Applied", Stage.APPLIED),
        ("Phone Screen", Stage.INTERVIEWING),
        ("I Withdrew", Stage.WITHDRAWN),
        ("Not Selected", Stage.TURNED_DOWN),
        ("No Response", Stage.TURNED_DOWN),
        ("turned down", Stage.TURNED_DOWN),
        ("???", None),
        *((stage.value, stage) for stage in Stage),
    ],
)
def test_stages_by_the_words_of_others(said: str, stage: Stage | None) -> None:
    assert stage_in(said) is stage


def test_a_table_of_unknown_columns_is_guessed_and_asked_about(tmp_path: Path) -> None:
    path = TABLES / "unknown.csv"
    with pytest.raises(NotRead) as refused:
        open_table(path)
    assert refused.value.reason is Refusal.UNKNOWN_COLUMNS
    table = read_table(path)
    assert table.columns == [Column.OTHER, Column.OTHER, Column.EMAIL, Column.PHONE]
    first = next(table.records([Column.FULL_NAME, Column.COMPANY, *table.columns[2:]]))
    assert isinstance(first, ContactRead)
    assert first.draft == ContactDraft(
        full_name="Anna Beispiel",
        company="Example AG",
        emails=("anna@example.com",),
        phones=(Phone("+49 30 23125 100", "other"),),
    )


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "iso8859-15", "koi8-r", "shift_jis"]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_the_encoding_and_the_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    name, note = {
        "koi8-r": ("Пётр Иванов", "Встреча в пятницу, говорили о новом стенде и о сроках"),
        "shift_jis": ("安藤ロイド", "金曜日に会いました。新しい装置と納期について話しました。"),
    }.get(encoding, ("Zoë Müller", "Größere Räume; für die Prüfung, schön geführt"))
    rows = [("Name", "Company", "Notes"), *((f"{name}", "Example", note) for _ in range(4))]
    text = "".join(delimiter.join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    for record in open_table(path):
        assert isinstance(record, ContactRead)
        assert (record.draft.full_name, record.draft.notes) == (name, note)


def test_no_cell_is_a_formula_and_all_come_back(tmp_path: Path) -> None:
    contacts = [
        ContactDraft(
            full_name="=HYPERLINK(1)",
            given="@Anna",
            family="-B",
            company="'=x",
            notes="+1\n=2",
            phones=(Phone("+49 30 1", "direct"), Phone("030 2", "mobile")),
            addresses=(PostalAddress(text="A 1\nB"),),
            uid="u",
        ),
        ContactDraft("Ben", given="Ben", emails=("b@example.com",), websites=("example.com",)),
    ]
    path = tmp_path / "out.csv"
    path.write_bytes(table_text(*contact_rows(contacts)))
    cells = path.read_text("utf-8-sig").replace("\r\n", ",").replace('"', "").split(",")
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    back = [record.draft for record in open_table(path) if isinstance(record, ContactRead)]
    assert back == contacts
