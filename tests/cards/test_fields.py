"""Lines of invented cards, and what is what on them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organizer.cards.fields import CardDraft, read_fields, read_text
from organizer.cards.line_text import clean_text
from organizer.cards.lines import Box, Line
from organizer.practice.contact_draft import Phone


def _card(*rows: tuple[str, int, int, int]) -> CardDraft:
    """A card of lines, each with its left, top and height."""
    return read_fields(
        [Line(text, Box(x, y, x + h * len(text) / 2, y + h)) for text, x, y, h in rows]
    )


def test_a_german_card() -> None:
    draft = _card(
        ("NORDLICHT OPTIK", 40, 20, 50),
        ("Dr. Ingrid Solberg", 40, 200, 36),
        ("Leiterin Forschung", 40, 240, 24),
        ("Nordlicht Optik AG", 500, 300, 24),
        ("Musterstraße 12", 500, 330, 24),
        ("10115 Berlin", 500, 360, 24),
        ("Tel. 030 23125 101 | Mobil 0151 23125 102", 500, 390, 24),
        ("i.solberg@nordlicht-optik.example.com", 500, 420, 24),
        ("www.example.de", 500, 450, 24),
    )
    contact = draft.contact
    assert (contact.full_name, contact.given, contact.family, contact.prefix) == (
        *("Dr. Ingrid Solberg", "Ingrid", "Solberg"),
        "Dr.",
    )
    assert contact.title == "Leiterin Forschung"
    assert contact.company == "Nordlicht Optik AG"
    assert contact.phones == (
        Phone("+493023125101", "work"),
        Phone("+4915123125102", "mobile"),
    )
    assert contact.websites == ("www.example.de",)
    (address,) = contact.addresses
    assert (address.street, address.postal_code, address.locality) == (
        *("Musterstraße 12", "10115"),
        "Berlin",
    )
    assert draft.sources["title"] == (2,)
    assert draft.printed["+493023125101"] == "030 23125 101"


def test_an_american_card_with_labels_beside_the_numbers() -> None:
    draft = _card(
        ("PAT EXAMPLE, MBA", 40, 40, 40),
        ("Vice President, Operations", 40, 90, 26),
        ("Human Resources", 40, 120, 26),
        ("DIRECT", 40, 200, 24),
        ("202.555.0143", 140, 200, 24),
        ("FAX", 40, 230, 24),
        ("202.555.0144", 140, 230, 24),
        ("EXAMPLE HOLDINGS, LLC", 500, 200, 24),
        ("PO Box 120", 500, 230, 24),
        ("Springfield, IL 62701", 500, 260, 24),
    )
    contact = draft.contact
    assert (contact.full_name, contact.suffix) == ("PAT EXAMPLE", "MBA")
    assert (contact.title, contact.department) == ("Vice President, Operations", "Human Resources")
    assert contact.phones == (Phone("+12025550143", "direct"), Phone("+12025550144", "fax"))
    assert contact.company == "EXAMPLE HOLDINGS, LLC"
    (address,) = contact.addresses
    assert (address.locality, address.region, address.postal_code) == ("Springfield", "IL", "62701")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Phone +1 (202) 5550143, 5550144", ["+12025550143", "+12025550144"]),
        ("Tel +1 202 555 0143–45", ["+12025550143", "+12025550145"]),
        ("T +44 20 7946 0123 ext. 12", ["+442079460123;ext=12"]),
        ("Tel: (84.274) 379 0123 - Ext: 118", ["+842743790123;ext=118"]),
        ("Tel. : (+202) 2550 0123 - 2550 0124", ["+20225500123", "+20225500124"]),
        ("Tel. Nos. (63 36) 288 0123 to 25", ["+63362880123", "+63362880125"]),
        ("Cell : 94400 00123\nGuntur - 522 003 (A.P.)", ["+919440000123"]),
        ("SURIA SDN. BHD. (123456-V)\nH/P : 012-550 0123", ["+60125500123"]),
        ("RCS Lyon B 123 456 789\nPort. : 06 12 34 56 78", ["+33612345678"]),
    ],
)
def test_numbers_that_share_or_go_on(text: str, numbers: list[str]) -> None:
    assert [phone.number for phone in read_text(text).contact.phones] == numbers


def test_an_address_that_was_misread_is_put_right() -> None:
    contact = read_text("E-Mail: anna ©example.com\nwwwexample.org").contact
    assert contact.emails == ("anna@example.com",)
    assert contact.websites == ("www.example.org",)


def test_a_point_that_one_address_lost_is_in_the_other() -> None:
    contact = read_text("anna@nordlicht-optik.de · www.nordlicht-optikde").contact
    assert contact.websites == ("www.nordlicht-optik.de",)


def test_what_follows_an_address_is_no_part_of_it() -> None:
    contact = read_text("anna@example.com, London\nbob@example.org,carl@example.net").contact
    assert contact.emails == ("anna@example.com", "bob@example.org", "carl@example.net")


def test_a_postal_code_is_no_telephone_number() -> None:
    contact = read_text(
        "株式会社サンプル\n〒100-0001 東京都千代田区千代田1-1\nTEL 03-1234-5678"
    ).contact
    assert [phone.number for phone in contact.phones] == ["+81312345678"]
    assert contact.company == "株式会社サンプル"


def test_a_postal_code_with_its_country_before_it() -> None:
    (address,) = read_text("Beispiel GmbH\nIndustriestr. 5\nD-70565 Stuttgart").contact.addresses
    assert (address.street, address.postal_code, address.locality) == (
        *("Industriestr. 5", "70565"),
        "Stuttgart",
    )


def test_a_number_of_the_mobile_network_needs_no_label() -> None:
    assert read_text("+49 151 23125102").contact.phones == (Phone("+4915123125102", "mobile"),)


def test_what_stands_before_a_name_is_no_part_of_it() -> None:
    contact = read_text("Dott. Maria Rossi\nDirettrice\nmaria.rossi@example.com").contact
    assert (contact.full_name, contact.prefix) == ("Dott. Maria Rossi", "Dott.")
    assert (contact.given, contact.family) == ("Maria", "Rossi")


def test_a_space_that_was_not_read_after_an_initial_stands_there() -> None:
    for printed, name in (("R.Beispiel", "R. Beispiel"), ("P.J.M. Beispiel", "P.J.M. Beispiel")):
        read = read_text(f"{printed}\nGeneral Manager\nExample Ltd\nr.beispiel@example.com")
        assert read.contact.full_name == name


def test_a_name_and_a_title_in_one_line() -> None:
    contact = read_text("Anna Beispiel – Head of Research\nExample GmbH\nanna@example.com").contact
    assert (contact.full_name, contact.title, contact.company) == (
        *("Anna Beispiel", "Head of Research"),
        "Example GmbH",
    )


def test_a_title_follows_a_name_with_degrees_before_it() -> None:
    contact = read_text("PD Dr. med. Sibylle von Beispiel Fachärztin für Allgemeinmedizin").contact
    assert contact.full_name == "PD Dr. med. Sibylle von Beispiel"
    assert contact.title == "Fachärztin für Allgemeinmedizin"


def test_a_title_over_two_lines() -> None:
    draft = _card(
        ("Anna Beispiel", 40, 40, 40),
        ("Director of Sales and", 40, 90, 26),
        ("Customer Support", 40, 120, 26),
    )
    assert draft.contact.title == "Director of Sales and Customer Support"


def test_nobody_is_made_up_on_a_flyer() -> None:
    draft = _card(
        ("GRAND OPENING", 40, 20, 80),
        ("Fresh bread every morning!", 40, 120, 30),
        ("12 Example Street, Springfield", 40, 160, 30),
    )
    assert draft.contact.full_name == ""
    assert "name" not in draft.confidence


def test_what_a_firm_does_is_no_person() -> None:
    draft = _card(
        ("B. T. EXAMPLE & SON", 300, 40, 44),
        ("Boiler Repairs", 60, 200, 24),
        ("Power Flushing", 60, 228, 24),
        ("Free Estimates", 60, 256, 24),
        ("No call-out charge", 60, 284, 24),
        ("bt.example@example.com", 300, 400, 24),
    )
    assert draft.contact.company == "B. T. EXAMPLE & SON"
    assert not (draft.contact.full_name or draft.contact.title or draft.contact.department)


def test_a_given_name_above_the_family_name_is_known_by_the_address() -> None:
    draft = _card(
        ("Sjoukje", 40, 40, 60),
        ("van der Example", 40, 104, 60),
        ("UX designer", 40, 190, 30),
        ("sjoukje@example.com", 40, 260, 28),
    )
    assert draft.contact.full_name == "Sjoukje van der Example"


@pytest.mark.parametrize(
    ("upper", "lower", "name"),
    [
        ("Inmaculada", "Berenguer Soto", "Inmaculada Berenguer Soto"),
        ("Ing. Květoslava", "Řehořová, MBA", "Ing. Květoslava Řehořová"),
        (
            "Lic. José Ángel Ávila",
            "de la Garza y Example",
            "Lic. José Ángel Ávila de la Garza y Example",
        ),
        ("JEAN-BAPTISTE", "LE GUENNEC-EXAMPLE", "JEAN-BAPTISTE LE GUENNEC-EXAMPLE"),
        ("Kimberlee", "Example-Nguyen", "Kimberlee Example-Nguyen"),
        ("Hippolyte", "du Plessis-Example", "Hippolyte du Plessis-Example"),
    ],
)
def test_a_name_goes_over_two_lines(upper: str, lower: str, name: str) -> None:
    draft = _card(
        *((upper, 400, 950, 54), (lower, 400, 1006, 57), ("Gerente", 400, 1070, 40)),
        ("inma@example.com", 360, 1300, 36),
    )
    assert draft.contact.full_name == name


@pytest.mark.parametrize("space", ["", " "])
def test_a_title_after_a_name_in_one_line_is_no_part_of_it(space: str) -> None:
    contact = read_text(f"Butch Dorner{space}Shop Foreman\nbutch@dornertool.example").contact
    assert (contact.full_name, contact.title) == ("Butch Dorner", "Shop Foreman")


def test_where_all_is_in_small_letters_a_name_is_too() -> None:
    contact = read_text("mads-emil østerby\nindkøbschef\nmads@example.com").contact
    assert (contact.full_name, contact.title) == ("mads-emil østerby", "indkøbschef")


def test_a_firm_in_two_lines_is_no_person() -> None:
    draft = _card(
        ("MARÉ ALTA", 300, 100, 80),
        ("IMÓVEIS", 310, 200, 40),
        ("Tel. (41) 3000-0099", 300, 300, 30),
        ("www.marealta-imoveis.example", 250, 340, 30),
    )
    assert (draft.contact.full_name, draft.contact.company) == ("", "MARÉ ALTA IMÓVEIS")


def test_what_is_left_where_no_domain_names_it_is_the_company() -> None:
    draft = _card(
        ("Tel. 910 000 992", 700, 360, 30),
        ("Rosaleda Conservas", 700, 500, 30),
        ("D. Begoña Example", 50, 530, 44),
        ("Enólogo", 50, 580, 34),
    )
    assert draft.contact.company == "Rosaleda Conservas"


def test_a_department_goes_over_two_lines() -> None:
    draft = _card(
        ("Ayaka EXAMPLE", 250, 100, 80),
        ("Assistant Manager", 250, 190, 50),
        ("Global Procurement Group", 250, 240, 50),
        ("Supply Chain Management Division", 250, 290, 50),
    )
    assert draft.contact.department == "Global Procurement Group Supply Chain Management Division"


def test_another_office_is_no_part_of_the_address() -> None:
    contact = read_text(
        "Head Office: 47, Example Close, Ikeja, Lagos State, Nigeria\n"
        "Branch: Suite B12, Unity Plaza, Garki II, Abuja"
    ).contact
    assert [address.text for address in contact.addresses] == [
        "47, Example Close, Ikeja, Lagos State, Nigeria"
    ]


def test_a_day_of_rest_is_no_person() -> None:
    assert read_text("Backstube Example\nMontag Ruhetag").contact.full_name == ""


@pytest.mark.parametrize(
    ("lines", "site", "company"),
    [
        (
            *((("PT Nusantara", 90), ("Kayu Lestari Tbk", 90)), "www.nkl-wood.example"),
            "PT Nusantara Kayu Lestari Tbk",
        ),
        (
            (("Bänziger", 90), ("+Rochat", 90), ("Architekten SIA AG", 60)),
            *("www.baenzigerrochat.example", "Bänziger +Rochat Architekten SIA AG"),
        ),
    ],
)
def test_a_company_goes_over_lines(
    lines: tuple[tuple[str, int], ...], site: str, company: str
) -> None:
    draft = _card(
        *((line, 40, 20 + 95 * n, height) for n, (line, height) in enumerate(lines)),
        *(("Nadja Rochat", 40, 500, 36), ("Partnerin", 40, 540, 34)),
        *(("T +41 44 555 07 20", 600, 500, 32), (site, 40, 640, 34)),
    )
    assert draft.contact.company == company


def test_a_domain_may_leave_out_a_word_of_the_company() -> None:
    draft = _card(
        ("ore:holtons", 115, 58, 98),
        ("COMMUNICATIONS", 368, 131, 18),
        ("carol soh", 676, 276, 40),
        ("general manager", 676, 314, 42),
        ("carol@orecomm.example", 676, 477, 35),
    )
    assert draft.contact.company == "ore:holtons COMMUNICATIONS"
    assert draft.contact.full_name == "carol soh"


def test_a_legal_form_with_points_ends_with_one() -> None:
    draft = _card(("Corteverde Example S.p.A", 40, 20, 60), ("www.corteverde.example", 40, 200, 30))
    assert draft.contact.company == "Corteverde Example S.p.A."


def test_a_legal_form_beside_a_name_belongs_to_it() -> None:
    draft = read_fields(
        [
            Line("TRANSBUD-SERWIS", Box(190, 60, 600, 115)),
            Line("Sp. z o.o. Sp. k.", Box(646, 70, 820, 114)),
            Line("www.transbud-serwis.pl", Box(572, 500, 830, 540)),
        ]
    )
    assert draft.contact.company == "TRANSBUD-SERWIS Sp. z o.o. Sp. k."


def test_degrees_and_chambers_stand_after_a_name() -> None:
    contact = read_text("Gareth Example BEng (Hons) MSc CEng MIStructE\nDirector").contact
    assert contact.full_name == "Gareth Example"
    assert contact.suffix == "BEng MSc CEng MIStructE"
    name, degrees = "Dr. Aoife Example", "B.A., B.Dent.Sc., M.F.D. (RCSI)"
    assert read_text(f"{name}\n{degrees}\nPrincipal Dentist").contact.department == ""
    broker = read_text("Marie-Ève Example, C.d'A.Ass.\nCourtière en assurance").contact
    assert (broker.full_name, broker.suffix) == ("Marie-Ève Example", "C.d'A.Ass.")
    chief = read_text("Chief (Engr.) Babatunde O. Example\nManaging Director").contact
    assert chief.full_name == "Chief (Engr.) Babatunde O. Example"
    shelly = read_text("Michelle (Shelly) Example\nDirector").contact
    assert shelly.full_name == "Michelle (Shelly) Example"


def test_a_firm_without_a_site_has_its_name_before_the_at() -> None:
    draft = _card(
        ("Venkatesan", 500, 110, 50),
        ("Proprietor", 500, 170, 30),
        ("NAKSHATRA", 80, 250, 40),
        ("Jewels & Diamonds", 130, 296, 28),
        ("nakshatrajewels@gmail.com", 560, 345, 28),
    )
    assert draft.contact.company == "NAKSHATRA Jewels & Diamonds"


def test_a_person_may_be_called_after_a_trade() -> None:
    baker = read_text("Brian Baker\nHead of Sales\nbrian@example.com").contact
    assert (baker.full_name, baker.title) == ("Brian Baker", "Head of Sales")
    dean = read_text("Dean Whitaker\nMaster Baker\nExample Ltd").contact
    assert (dean.full_name, dean.title) == ("Dean Whitaker", "Master Baker")


def test_names_and_occupations_of_many_languages_are_known() -> None:
    contact = read_text("Chrysanthème Example\nHufschmiedin\nKatarzyna Nowak").contact
    assert (contact.full_name, contact.title) == ("Chrysanthème Example", "Hufschmiedin")


def test_words_of_one_line_that_were_found_apart_are_one() -> None:
    draft = read_fields(
        [
            Line("Annapurna", Box(341, 49, 575, 86)),
            Line("Spices", Box(577, 49, 711, 87)),
            Line("Sujatha Example", Box(48, 420, 418, 461)),
            Line("www.annapurnaspices.example", Box(572, 500, 900, 530)),
        ]
    )
    assert draft.contact.company == "Annapurna Spices"


def test_the_line_next_to_a_name_is_the_title_and_the_one_below_the_department() -> None:
    draft = _card(
        ("Annegret Example", 300, 700, 40),
        ("PROJEKTSTEUERUNG", 300, 742, 34),
        ("Werkstoffprüfung", 300, 778, 34),
        ("Nordlicht Optik AG", 300, 850, 34),
        ("annegret@example.com", 300, 900, 34),
    )
    assert draft.contact.title == "PROJEKTSTEUERUNG"
    assert draft.contact.department == "Werkstoffprüfung"


def test_a_company_of_two_lines_is_left_where_nothing_names_it() -> None:
    draft = _card(
        ("Halbmond", 243, 193, 58),
        ("Kältetechnik", 301, 262, 38),
        ("Ruprecht Example", 311, 917, 39),
        ("Geschäftsführer", 317, 958, 30),
    )
    assert draft.contact.company == "Halbmond Kältetechnik"


def test_what_a_firm_says_of_itself_is_no_part_of_its_name() -> None:
    draft = _card(
        ("Brunnthal Naturkost", 371, 217, 50),
        ("Präzision aus Leidenschaft", 487, 280, 30),
        ("info@brunnthal.example", 464, 490, 34),
    )
    assert draft.contact.company == "Brunnthal Naturkost"


def test_the_office_of_somebody_is_a_department() -> None:
    draft = _card(
        ("Pat Example", 40, 40, 40),
        ("Senior Counsel", 40, 86, 26),
        ("Office of the Registrar", 40, 114, 26),
    )
    assert draft.contact.title == "Senior Counsel"
    assert draft.contact.department == "Office of the Registrar"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("The Revd Philippa Example", "Team Rector"),
        ("S. Gopalakrishnan", "(Prop.)"),
        ("mr. J.P. (Jan-Pieter) ter Example", "Wethouder Ruimte & Wonen"),
        ("Tracy-Ann Example", "Certified Master Groomer"),
        ("Walter Brannigan", "Toolpusher – Rig 14"),
    ],
)
def test_what_stands_next_to_a_name_is_the_title(name: str, title: str) -> None:
    draft = _card(("Ridgeback Drilling", 600, 50, 60), (name, 60, 200, 34), (title, 60, 256, 22))
    assert draft.contact.full_name.removeprefix("The ") == name.removeprefix("The ")
    assert draft.contact.title == title.strip("()")
    assert draft.contact.department == ""


def test_a_title_is_in_one_language() -> None:
    draft = _card(
        ("Zsófia Example", 60, 240, 34),
        ("kreatív igazgató", 60, 278, 22),
        ("creative director", 60, 304, 18),
    )
    assert draft.contact.title == "kreatív igazgató"
    other = _card(
        ("Eleri Example", 60, 240, 30),
        ("Cyfarwyddwr Artistig", 60, 276, 20),
        ("Artistic Director", 60, 300, 20),
    )
    assert (other.contact.title, other.contact.department) == ("Artistic Director", "")


def test_how_somebody_wishes_to_be_spoken_of_is_no_title() -> None:
    draft = _card(
        ("Prisca Example", 60, 230, 36), ("she/her", 60, 270, 20), ("Growth, EMEA", 60, 294, 20)
    )
    assert draft.contact.title == "Growth, EMEA"
    assert read_text("Lee Example (they/them)\nArchivist").contact.full_name == "Lee Example"


def test_what_stands_before_and_after_a_name_belongs_to_it() -> None:
    draft = _card(
        ("Dr. med. dent.", 60, 60, 30),
        ("Apollonia Example", 60, 94, 36),
        ("Fachzahnärztin für Kieferorthopädie", 60, 134, 20),
    )
    assert draft.contact.full_name == "Dr. med. dent. Apollonia Example"
    nurse = read_text("Rosalind Example, DNP, FNP-C\nFamily Nurse Practitioner").contact
    assert (nurse.full_name, nurse.suffix) == ("Rosalind Example", "DNP FNP-C")
    upper = read_text("EXAMPLE, PAULA\nFamily Nurse Practitioner").contact
    assert upper.full_name == "EXAMPLE, PAULA"


def test_the_titles_of_a_name_stand_above_it_and_its_family_name_below() -> None:
    draft = _card(
        ("mgr inż.", 60, 60, 47),
        ("Bożydar Grzegorz", 60, 110, 63),
        ("Szczęśniak-Example", 60, 176, 61),
        ("Kierownik Działu", 60, 240, 52),
    )
    assert draft.contact.full_name == "mgr inż. Bożydar Grzegorz Szczęśniak-Example"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("The Revd Canon Philippa Example", "Revd Canon Philippa Example"),
        ("di Ombretta Dall'Example", "Ombretta Dall'Example"),
        ("Sjoukje van 't Hoff – de Example", "Sjoukje van 't Hoff-de Example"),
        ("dr. Kovács-Végh Tünde Zsófia", "dr. Kovács-Végh Tünde Zsófia"),
        ("DeShawn T. Example IlI", "DeShawn T. Example III"),
        ("Elwood P. Example, Jr., CPA", "Elwood P. Example, Jr."),
        ("Mag. (FH) Hannes Example jun.", "Mag. (FH) Hannes Example jun."),
        ("Caoimhe Ní Example B.C.L.", "Caoimhe Ní Example"),
        ("BAE Soo-jin (Claire), Pharm.D.", "BAE Soo-jin (Claire)"),
        ("Dr Eilidh MacGillivray-Example FRSE", "Dr Eilidh MacGillivray-Example"),
        ("Maître Zineb EXAMPLE EL FASSI", "Maître Zineb EXAMPLE EL FASSI"),
        ("Call Dave", "Dave"),
        ('Hermanus “Manie" Example', "Hermanus “Manie” Example"),
        ("Fionnuala & Tadhg Ó Example", "Fionnuala & Tadhg Ó Example"),
        ("şÜKRÜ EXAMPLE", "ŞÜKRÜ EXAMPLE"),
    ],
)
def test_a_name_whose_words_say_something_else(printed: str, name: str) -> None:
    assert read_text(f"{printed}\nDirector\nExample Ltd").contact.full_name == name


def test_degrees_in_a_line_part_no_title_from_its_name() -> None:
    draft = _card(
        ("DeShawn Example", 450, 202, 63),
        ("MD, PhD, FACC", 450, 274, 52),
        ("Chief, Division of Structural Heart Intervention", 452, 347, 45),
        ("Pavilion B", 452, 512, 43),
    )
    assert draft.contact.full_name == "DeShawn Example"
    assert draft.contact.title == "Chief, Division of Structural Heart Intervention"


def test_a_title_goes_on_after_a_comma() -> None:
    draft = _card(
        ("Marguerite Example", 110, 350, 70),
        ("Senior Vice President,", 110, 440, 48),
        ("Enterprise Risk & Regulatory Advisory", 110, 496, 50),
    )
    title = "Senior Vice President, Enterprise Risk & Regulatory Advisory"
    assert draft.contact.title == title


@pytest.mark.parametrize(
    ("line", "company"),
    [
        ("Example LLP is authorised and regulated by the SRA, no. 000417", "Example LLP"),
        ("Example Distillers plc. Registered in Scotland SC000417", "Example Distillers plc"),
        ("Example Pte. Ltd. UEN 209900417Z", "Example Pte. Ltd."),
        ("Schreinerei Example GbR – Am Hammerbach 3", "Schreinerei Example GbR"),
    ],
)
def test_what_is_said_of_a_firm_is_no_part_of_its_name(line: str, company: str) -> None:
    assert read_text(f"Anna Berg\nPartner\n{line}").contact.company == company


def test_a_large_line_in_small_letters_is_the_company() -> None:
    draft = _card(
        ("nook & nail", 60, 60, 44),
        ("Keisha T.", 60, 230, 30),
        ("nail artist / owner", 60, 264, 20),
        ("text me: 404.555.0136", 60, 420, 20),
    )
    assert (draft.contact.full_name, draft.contact.company) == ("Keisha T.", "nook & nail")


@pytest.mark.parametrize(
    "address",
    [
        "Kempische Kaai 12 bus 3\n3500 Hasselt",
        "Hangar 9, Lanseria Airport, Gauteng",
        "Z.A. de Kerscao - 29480 LE RELECQ-KERHUON",
        "Am Hammerbach 3 1/2 – 83999 Unterwössing",
        "Av. Lázaro Garza Ayala 1799 Pte.\n66299 San Pedro Garza García, N.L., México",
        "Tussendijk 42-bis\n3599 ZX Utrecht",
    ],
)
def test_an_address_without_a_street_that_is_known(address: str) -> None:
    (found,) = read_text(f"Esmé Example\nPartner\n\n{address}").contact.addresses
    assert found.text == address


def test_another_whole_address_is_another_office() -> None:
    contact = read_text(
        "Notaire associée\nAvenue des Érables 88 bte 4 – 1199 Bruxelles\n"
        "Esdoornlaan 88 bus 4 – 1199 Brussel"
    ).contact
    (address,) = contact.addresses
    assert address.text == "Avenue des Érables 88 bte 4 – 1199 Bruxelles"


def test_a_logo_over_two_lines_is_one_name_whatever_stands_beside() -> None:
    draft = _card(
        ("THE CROOKED", 607, 409, 97),
        ("PARTING", 604, 512, 101),
        ("cuts · fades · hot towel", 848, 558, 52),
        ("KEZ", 303, 657, 88),
        ("Barber / Owner", 449, 685, 61),
        ("kez@crookedparting.example", 303, 831, 49),
    )
    assert draft.contact.company == "THE CROOKED PARTING"


def test_a_point_in_a_firm_s_name_parts_nothing() -> None:
    draft = _card(
        ("Quaranta · Bissolati", 80, 96, 44),
        ("Avv. Ermenegilda Quaranta", 80, 220, 30),
        ("Patrocinante in Cassazione", 80, 256, 20),
        ("Corso Vannucci, 41", 80, 400, 20),
        ("06121 Perugia", 80, 424, 20),
        ("studio@quarantabissolati.example", 80, 460, 20),
    )
    assert draft.contact.company == "Quaranta · Bissolati"


def test_a_town_and_its_county_are_an_address() -> None:
    (address,) = read_text("Anna Example\nFrome, Somerset\n07700 900926").contact.addresses
    assert address.text == "Frome, Somerset"
    assert (address.locality, address.region) == ("Frome", "Somerset")


def test_an_address_is_in_one_script() -> None:
    draft = _card(
        ("香港九龍觀塘海翔道 66 號", 250, 100, 40),
        ("順景工業大廈 9 樓 B2 室", 250, 144, 40),
        ("Flat B2, 9/F, Sun King Industrial Building,", 250, 200, 40),
        ("66 Hoi Cheung Road, Kwun Tong, Kowloon, Hong Kong", 250, 244, 40),
    )
    (address,) = draft.contact.addresses
    assert address.text.isascii() or not any(map(str.isascii, filter(str.isalpha, address.text)))


def test_a_department_in_japanese_is_no_name() -> None:
    draft = _card(
        ("株式会社北浜精機", 200, 90, 48),
        ("海外営業部 第二課", 200, 250, 30),
        ("課長", 200, 290, 34),
        ("早瀬 康平", 320, 310, 70),
    )
    contact = draft.contact
    assert (contact.full_name, contact.title, contact.department) == (
        *("早瀬 康平", "課長"),
        "海外営業部 第二課",
    )


def test_the_watermark_of_a_scanner_is_not_on_the_card() -> None:
    assert read_text("Scanned by CamScanner").contact == read_text("").contact


def test_an_address_over_two_lines_is_one() -> None:
    contact = read_text("Anna Beispiel\nanna.beispiel@\nexample.com").contact
    assert contact.emails == ("anna.beispiel@example.com",)


def test_an_icon_is_no_letter_of_an_address() -> None:
    contact = read_text("Anna Beispiel\nOanna@example.com\nOliver@example.com\nOliver").contact
    assert contact.emails == ("anna@example.com", "Oliver@example.com")


def test_a_label_is_no_letter_of_an_address() -> None:
    text = (
        "Anna Beispiel\nEanna.beispiel@example.com\nE-postinfo@example.com\nErik@example.com\nErik"
    )
    assert read_text(text).contact.emails == (
        *("anna.beispiel@example.com", "info@example.com"),
        "Erik@example.com",
    )


def test_the_name_in_a_network_is_no_site() -> None:
    contact = read_text("Anna Beispiel\n@anna@social.example").contact
    assert (contact.websites, contact.emails) == ((), ())


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tel: +90 (212) 555 01 34 - 35", ["+902125550134", "+902125550135"]),
        ("Tel : 603-2255 0181 (3 lines)", ["+60322550181"]),
        ("tel. 61 855 01 24\nkom.601 550 193\nwww.example.pl", ["+48618550124", "+48601550193"]),
        ("Cel. (044) 55 5550 0147\nCiudad de México", ["+525555500147"]),
        ("Tel.: 01 / 865 04 27, Fax: 865 04 27-20\nA-1010 Wien", ["+4318650427", "+431865042720"]),
        ("00221/4710-391\n24937 Flensburg", ["+492214710391"]),
        ("0049 221 4710391\nAmsterdam, Nederland", ["+492214710391"]),
        ("027 255 0148\n06 355 0172", ["+64272550148", "+6463550172"]),
        ("05.36.49.26.85\n06.39.98.49.58", ["+33536492685", "+33639984958"]),
        ("0 0161496 0260\nC +44 (0)7700 900 289", ["+441614960260", "+447700900289"]),
        (
            "Vermittlung 030 23125-0\nDurchwahl -417\nRaum 3.117 Telefax\n-499",
            ["+4930231250", "+493023125417", "+493023125499"],
        ),
        ("0 600 000 797\n46002 Valencia", ["+34600000797"]),
        ("São Paulo - SP\n(11] 5555-0134 (11] 95555-0187", ["+551155550134", "+5511955550187"]),
    ],
)
def test_numbers_as_they_are_printed(text: str, numbers: list[str]) -> None:
    assert [phone.number for phone in read_text(text).contact.phones] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "QQ: 28817 4460",
        "2069214 Israel",
        "3080-255 Figueira da Foz",
        "USt-IdNr. DE123456789",
        "IBAN: DE89 3704 0044 0532 0130 00",
        "SI12345678",
        "Postfach 12 34 56",
        "23, M.G. Road, Pune - 411 004",
        "Open 9:00 - 17:30",
        "Entretien effectué le 14/10/2025",
        "Regd. in England No. 0041700",
        "Telex: 21 0417 PELA GR",
    ],
)
def test_what_is_no_telephone_number(text: str) -> None:
    assert read_text(text).contact.phones == ()


def test_a_trunk_zero_is_no_part_of_a_number() -> None:
    (phone,) = read_text("(02) 5550 8340", region="AU").contact.phones
    assert phone.number == "+61255508340"


def test_a_country_s_name_in_a_state_s_is_not_the_country() -> None:
    contact = read_text("(202) 555-0110\nSanta Fe, New Mexico 87501").contact
    assert [phone.number for phone in contact.phones] == ["+12025550110"]
    assert read_text("(202) 555-0110\nSanta Fe, New Mexico").contact.phones == contact.phones


def test_a_legal_name_is_the_company_and_not_its_logo() -> None:
    draft = _card(
        ("N O R D L I C H T", 40, 20, 60),
        ("Anna Beispiel", 40, 200, 36),
        ("Vertriebsleiterin", 40, 240, 24),
        ("Nordlicht Optik Sp. z o.o.", 500, 300, 24),
        ("anna@nordlicht.example", 500, 330, 24),
    )
    assert draft.contact.company == "Nordlicht Optik Sp. z o.o."


def test_a_logo_over_two_lines_is_one_name() -> None:
    draft = _card(
        ("NORDLICHT", 40, 20, 60),
        ("OPTIK", 40, 85, 30),
        ("Anna Beispiel", 40, 200, 36),
        ("Vertriebsleiterin", 40, 240, 24),
        ("anna@nordlicht.example", 40, 330, 24),
    )
    assert draft.contact.company == "NORDLICHT OPTIK"


def test_an_address_goes_on_where_its_lines_do() -> None:
    draft = _card(
        ("Unit 16, Riverside Works", 40, 300, 24),
        ("Chapel Lane", 40, 330, 24),
        ("Norwich", 40, 360, 24),
        ("NR2 4DB", 40, 390, 24),
        ("Better mornings", 500, 300, 24),
    )
    (address,) = draft.contact.addresses
    assert address.text == "Unit 16, Riverside Works\nChapel Lane\nNorwich\nNR2 4DB"


def test_words_read_as_one_are_parted_in_a_name() -> None:
    assert read_text("AnnaBeispiel\nSales Manager").contact.full_name == "Anna Beispiel"
    contact = read_text("ANNABEISPIEL\nanna.beispiel@example.com").contact
    assert contact.full_name == "ANNA BEISPIEL"


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("GRAND OPENING\nFresh bread every morning!", ("no_name", "no_company")),
        ("Anna Beispiel\nBen Muster\nanna.beispiel@example.com\nben.muster@example.com",
         ("several_people",)),
        ("Tel. +1 202 155 0143", ("odd_phone",)),
        ("Anna Beispiel\nExample GmbH\nanna.beispiel@example.com", ()),
    ],
)  # fmt: skip
def test_what_is_odd_is_said(text: str, warnings: tuple[str, ...]) -> None:
    assert read_text(text).warnings == warnings


@given(st.lists(st.tuples(st.text(max_size=40), st.floats(0, 900), st.floats(0, 500))))
@settings(max_examples=150, deadline=None)
def test_nothing_is_invented(rows: list[tuple[str, float, float]]) -> None:
    lines = [Line(text, Box(x, y, x + 100, y + 20)) for text, x, y in rows]
    draft = read_fields(lines)
    read = f"{draft.contact.title} {draft.contact.company}".split()
    shown = " ".join(text for text, _x, _y in rows)
    assert all(0 <= value <= 1 for value in draft.confidence.values())
    assert all(max(used, default=0) < max(1, len(lines)) for used in draft.sources.values())
    if shown.isascii():
        assert all(word in shown for word in read)


@pytest.mark.parametrize(
    ("text", "emails", "websites"),
    [
        ("E-mail;anna@aurelis,com", ("anna@aurelis.com",), ()),
        ("E-maiLanna@nordlicht. example", ("anna@nordlicht.example",), ()),
        ("Emailanna@example.com", ("anna@example.com",), ()),
        ("www.nordlicht. example", (), ("www.nordlicht.example",)),
        ("www,nordlicht,com", (), ("www.nordlicht.com",)),
        ("anna@example.com. Call me", ("anna@example.com",), ()),
        ("www.example.com. Open daily", (), ("www.example.com",)),
        ("O1.stirling@example.com", ("l.stirling@example.com",), ()),
    ],
)
def test_an_address_with_what_reading_makes_of_it(
    text: str, emails: tuple[str, ...], websites: tuple[str, ...]
) -> None:
    contact = read_text(text).contact
    assert (contact.emails, contact.websites) == (emails, websites)


@pytest.mark.parametrize(
    ("brand", "more", "host", "company"),
    [
        ("Al Noor", "Building Materials Trading L.L.C.", "alnoor-bm", True),
        ("YILDIRIM TEKSTİL", "SAN. VE TİC. LTD. ŞTİ.", "yildirimtekstil", True),
        ("Quinta do Salgueiro", "Vinhos do Douro", "quintadosalgueiro", False),
        ("zephyr", "cloud infrastructure", "zephyr", False),
        ("GRANLUND", "BYGG", "granlund", True),
        ("ATELIERS DUVERNOY", "Menuiserie - Agencement", "ateliers-duvernoy", False),
    ],
)
def test_a_company_goes_on_in_its_legal_form_but_not_in_what_it_does(
    brand: str, more: str, host: str, company: bool
) -> None:
    contact = _card(
        (brand, 60, 50, 44),
        (more, 60, 100, 22),
        ("Anna Berg", 60, 210, 34),
        ("Sales Manager", 60, 250, 22),
        (f"anna@{host}.example", 60, 400, 22),
    ).contact
    assert contact.company == (f"{brand} {more}" if company else brand)


def test_a_name_may_stand_in_two_lines() -> None:
    contact = _card(("Rosa", 100, 500, 60), ("Imhof", 100, 570, 60), ("Producer", 100, 650, 36))
    assert (contact.contact.full_name, contact.contact.title) == ("Rosa Imhof", "Producer")


def test_private_wealth_is_no_legal_form_and_a_priest_may_be_a_town() -> None:
    contact = _card(
        ("Tan Wei Ling, CFA", 60, 230, 30),
        ("Vice President, Private Wealth", 60, 266, 22),
        ("12 bis, rue des Artisans", 60, 386, 22),
        ("69800 SAINT-PRIEST", 60, 412, 22),
    ).contact
    assert contact.title == "Vice President, Private Wealth"
    assert [one.text for one in contact.addresses] == [
        "12 bis, rue des Artisans\n69800 SAINT-PRIEST"
    ]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ('Theodore "Ted" Albright, CFP', 'Theodore "Ted" Albright'),
        ("Michelle (Shelly) Harrington", "Michelle (Shelly) Harrington"),
        ("Aravind lyer", "Aravind Iyer"),
        ("Inh. Jürgen Krause", "Jürgen Krause"),
        ("Fr. Declan O'Mahony", "Fr. Declan O'Mahony"),
    ],
)
def test_names_as_they_are_printed(printed: str, name: str) -> None:
    draft = _card((printed, 60, 200, 32), ("Headmaster", 60, 240, 22))
    assert (draft.contact.full_name, draft.contact.title) == (name, "Headmaster")


def test_a_mailbox_named_after_the_company_names_nobody() -> None:
    contact = _card(
        ("SHREE GANESH JEWELLERS", 300, 40, 40),
        ("Mukesh Soni", 60, 180, 28),
        ("Partner", 60, 212, 20),
        ("Email: shreeganeshjewels@example.com", 260, 450, 22),
    ).contact
    assert (contact.full_name, contact.company) == ("Mukesh Soni", "SHREE GANESH JEWELLERS")


def test_the_company_above_the_street_is_no_part_of_the_address() -> None:
    (address,) = _card(
        ("CHIPOTLE GRILL, IN", 60, 300, 22),
        ("2675 EL CAMINO REAL", 60, 326, 22),
        ("PALO ALTO, CA 94306", 60, 352, 22),
    ).contact.addresses
    assert address.text == "2675 EL CAMINO REAL\nPALO ALTO, CA 94306"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("61-001Poznań", "61-001 Poznań"),
        ("41001Sevilla", "41001 Sevilla"),
        ("2511CV Den Haag", "2511CV Den Haag"),
        ("a.b@shakti.exampleiwww.shakti.example", "a.b@shakti.example www.shakti.example"),
        ("a.b@example.comwww.example.com", "a.b@example.com www.example.com"),
        ("a.b@example.fiwww.example.fi", "a.b@example.fiwww.example.fi"),
    ],
)
def test_what_reading_glued_together_is_parted(line: str, read: str) -> None:
    assert clean_text(line) == read


def test_who_is_called_after_the_father_has_the_fathers_family_name() -> None:
    contact = read_text("Lucius T. Example Jr.\nSenior Pastor").contact
    assert (contact.full_name, contact.given, contact.family, contact.suffix) == (
        *("Lucius T. Example Jr.", "Lucius T.", "Example"),
        "Jr.",
    )


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        (
            "Rev. Dr. Lucius T. Example Jr., Senior Pastor",
            *("Rev. Dr. Lucius T. Example Jr.", "Senior Pastor"),
        ),
        ("Jyrki Example, DI, toimitusjohtaja", "Jyrki Example", "toimitusjohtaja"),
        (
            "Ingebjørg Øvrebø Aasen Seniorrådgiver HMS",
            *("Ingebjørg Øvrebø Aasen", "Seniorrådgiver HMS"),
        ),
    ],
)
def test_a_name_a_degree_and_a_title_in_one_line(line: str, name: str, title: str) -> None:
    contact = read_text(f"{line}\ningebjorg.aasen@example.com").contact
    assert (contact.full_name, contact.title) == (name, title)


def test_a_name_is_spelled_as_in_the_address() -> None:
    contact = read_text("Geneviève MacIsaac\nAnalyst".replace("Is", "ls")).contact
    assert contact.family == "Maclsaac"
    mailed = read_text("Geneviève Maclsaac\nAnalyst\ng.macisaac@example.com").contact
    assert mailed.family == "MacIsaac"


@pytest.mark.parametrize(
    ("line", "title", "department"),
    [
        ("General Manager, Overseas Sales Div.", "General Manager", "Overseas Sales Div."),
        (
            "Projectleider, afdeling Drinkwaterzuivering",
            *("Projectleider", "afdeling Drinkwaterzuivering"),
        ),
        (
            "Reader in Soil Physics, School of Geosciences",
            *("Reader in Soil Physics", "School of Geosciences"),
        ),
        ("Director, Division of Epidemiology", "Director, Division of Epidemiology", ""),
    ],
)
def test_a_title_and_the_department_in_one_line(line: str, title: str, department: str) -> None:
    contact = _card(("Anna Example", 60, 60, 40), (line, 60, 104, 26)).contact
    assert (contact.title, contact.department) == (title, department)


def test_a_title_of_three_lines() -> None:
    contact = _card(
        ("Wiebke Freiin von Example", 60, 60, 40),
        ("Rechtsanwältin", 60, 104, 26),
        ("Fachanwältin für Bau- und", 60, 132, 26),
        ("Architektenrecht", 60, 160, 26),
    ).contact
    assert contact.full_name == "Wiebke Freiin von Example"
    assert contact.title == "Rechtsanwältin Fachanwältin für Bau- und Architektenrecht"


@pytest.mark.parametrize("line", ["Licensed in Louisiana", "PHOTOGRAPHY", "Dipl.-Ing. (FH)"])
def test_what_somebody_may_do_is_no_department(line: str) -> None:
    contact = _card(("Deborah Example", 60, 60, 40), (line, 60, 104, 26)).contact
    assert (contact.full_name, contact.department) == ("Deborah Example", "")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("Hospital Universitario", "Nuestra Señora del Encinar"), ("Universität", "Lindenthal")],
)
def test_an_institution_of_two_lines(upper: str, lower: str) -> None:
    contact = _card(
        (upper, 60, 60, 50),
        (lower, 60, 114, 50),
        ("Dra. Begoña Example", 60, 300, 50),
        ("Jefa de Sección", 60, 354, 40),
    ).contact
    assert (contact.full_name, contact.company) == ("Dra. Begoña Example", f"{upper} {lower}")


def test_a_firm_in_a_narrow_column() -> None:
    contact = _card(
        ("Zbigniew Example", 600, 60, 50),
        ("Zakłady", 60, 300, 40),
        ("Budowlane", 60, 344, 40),
        ("ŚWIERSZCZ", 60, 388, 40),
        ("Sp. z o.o.", 60, 432, 40),
    ).contact
    assert contact.company == "Zakłady Budowlane ŚWIERSZCZ Sp. z o.o."


@pytest.mark.parametrize(
    "line",
    [
        "ISO 9001 / 14001 / 45001",
        "RPR 0999.555.012",
        "Y-tunnus 0055501-2",
        "D.X. 199 009 Gleannbeg",
        "Example Plantations Sdn. Bhd. (199901055012)",
    ],
)
def test_the_number_of_a_register_is_no_telephone(line: str) -> None:
    assert read_text(f"Anna Example\n{line}\nT +44 20 7946 0381").contact.phones == (
        Phone("+442079460381", "work"),
    )


def test_two_columns_in_two_languages_are_one_address() -> None:
    (address,) = _card(
        ("1550 Example Landing, 4th Floor", 60, 300, 40),
        ("Halifax, Nova Scotia B3J 9Z9", 60, 344, 40),
        ("1550, Example Landing, 4e étage", 720, 300, 40),
        ("Halifax (Nouvelle-Écosse) B3J 9Z9", 720, 344, 40),
    ).contact.addresses
    assert address.text == "1550 Example Landing, 4th Floor\nHalifax, Nova Scotia B3J 9Z9"


def test_a_stroke_parts_a_line_though_it_is_read_as_a_letter() -> None:
    contact = read_text(
        "Anna Example\nExample Watertechniek B.V. I Havendijk 82, 4703 RZ Roosendaal I"
    ).contact
    assert contact.company == "Example Watertechniek B.V."
    assert [one.text for one in contact.addresses] == ["Havendijk 82, 4703 RZ Roosendaal"]


def test_an_address_without_capitals() -> None:
    (address,) = read_text(
        "museum de kreek\nlange noordkade 99\n4331 zz middelburg"
    ).contact.addresses
    assert (address.street, address.locality) == ("lange noordkade 99", "middelburg")


def test_a_department_is_no_part_of_the_institution_below_it() -> None:
    contact = _card(
        ("Wendy Example, RN, BSN", 60, 60, 40),
        ("Nurse Manager", 60, 110, 28),
        ("Cardiac Intensive Care Unit", 60, 142, 28),
        ("Lakeshore Memorial Hospital", 60, 174, 50),
    ).contact
    assert contact.department == "Cardiac Intensive Care Unit"
    assert contact.company == "Lakeshore Memorial Hospital"


def test_a_firm_named_after_its_trade_has_no_title() -> None:
    contact = _card(
        ("Centro Veterinario Los Olmos", 60, 60, 52),
        ("Raquel Ibáñez Cuadrado", 60, 180, 42),
        ("Veterinaria", 60, 230, 28),
        ("Colegiada nº 4999", 60, 262, 28),
        ("C/ Olmos 12, bajo · 37999 Salamanca", 60, 294, 28),
    ).contact
    assert (contact.company, contact.full_name, contact.title) == (
        "Centro Veterinario Los Olmos",
        "Raquel Ibáñez Cuadrado",
        "Veterinaria",
    )
    assert contact.addresses[0].text == "C/ Olmos 12, bajo\n37999 Salamanca"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Merle Example & Tjark Hansen", "Merle Example & Tjark Hansen"),
        ("Priv.-Doz. Dr. med. Alois Example", "Priv.-Doz. Dr. med. Alois Example"),
        ("Captain Nikos Example", "Captain Nikos Example"),
        ("Corinna Hagemeister", "Corinna Hagemeister"),
    ],
)
def test_names_that_look_like_something_else(line: str, name: str) -> None:
    contact = _card((line, 60, 60, 40), ("Port Captain", 60, 110, 28)).contact
    assert (contact.full_name, contact.title) == (name, "Port Captain")


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["RBQ : 9999-0123-01", "418 555-0144"], "+14185550144"),
        (["99 Rothschild Blvd., Tel Aviv 6599999", "M: 054-5550123"], "+972545550123"),
    ],
)
def test_a_number_after_unknown_capitals_or_a_town_is_no_telephone(
    lines: list[str], number: str
) -> None:
    draft = read_text("\n".join(["Anna Example", "Director", *lines]))
    assert [phone.number for phone in draft.contact.phones] == [number]


def test_a_firm_whose_first_letters_are_its_logo() -> None:
    contact = _card(
        ("UL", 60, 60, 90),
        ("Universität", 240, 60, 50),
        ("Lindenthal", 240, 114, 50),
        ("Béatrice Example", 60, 300, 60),
        ("Professorin", 60, 364, 44),
        ("b.example@unilt.example", 60, 500, 44),
    ).contact
    assert contact.company == "Universität Lindenthal"


def test_a_person_in_two_lines_whose_site_it_is() -> None:
    contact = _card(
        ("FRANCESCA", 60, 60, 70),
        ("BENVENUTI", 60, 136, 70),
        ("calligrafia e incisione", 60, 220, 30),
        ("ciao@francescabenvenuti.example", 60, 300, 30),
    ).contact
    assert contact.full_name == "FRANCESCA BENVENUTI"


def test_what_is_dealt_in_is_no_firm() -> None:
    contact = _card(
        ("BEAN THERE", 60, 60, 70),
        ("espresso · pastries · good company", 60, 140, 28),
        ("99 Smith St, Collingwood VIC 3066", 60, 172, 28),
    ).contact
    assert contact.full_name == ""
    assert "good company" not in contact.company


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        (["Gas Safe registered", "07700 900147"], ["+447700900147"]),
        (["99, boulevard Example – 20999 Casablanca", "Tél. 05 22 55 50 14"], ["+212522555014"]),
        (["C1425 CABA", "WhatsApp 11 5555-0172"], ["+541155550172"]),
    ],
)
def test_the_country_of_a_number_by_how_it_is_written(
    numbers: list[str], wanted: list[str]
) -> None:
    draft = read_text("\n".join(["Anna Example", *numbers]))
    assert [phone.number for phone in draft.contact.phones] == wanted


@pytest.mark.parametrize(
    ("line", "name", "suffix"),
    [
        ("Babajide Example ACIS, FNIM", "Babajide Example", "ACIS FNIM"),
        ("Fergus Example MCIOB", "Fergus Example", "MCIOB"),
        ("Chihiro OGASAWARA", "Chihiro OGASAWARA", ""),
        ("Linh NGUYEN", "Linh NGUYEN", ""),
    ],
)
def test_capitals_after_a_name(line: str, name: str, suffix: str) -> None:
    contact = read_text(f"{line}\nCompany Secretary").contact
    assert (contact.full_name, contact.suffix) == (name, suffix)


def test_a_greeting_is_no_part_of_a_firm() -> None:
    contact = _card(
        ("Compliments of", 60, 60, 30),
        ("Castle Hill Books", 60, 94, 52),
        ("Prudence Example", 60, 200, 44),
        ("Antiquarian bookseller", 60, 250, 28),
    ).contact
    assert contact.company == "Castle Hill Books"


def test_a_site_called_after_its_owner_is_no_firm() -> None:
    contact = _card(
        ("J O S E P H I N E   E X A M P L E R", 60, 60, 44),
        ("studio@josephineexampler.example", 60, 140, 28),
    ).contact
    assert contact.full_name == "JOSEPHINE EXAMPLER"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('María José ("Pepa") Lozano Example', 'María José ("Pepa") Lozano Example'),
        ("Tan Sri Datuk Wong Kee Example", "Tan Sri Datuk Wong Kee Example"),
        ("Rt Revd Dr Solomon Example", "Rt Revd Dr Solomon Example"),
    ],
)
def test_a_person_is_no_part_of_the_firm_below(line: str, name: str) -> None:
    contact = _card(
        (line, 60, 60, 44), ("Example Brothers Trust", 60, 110, 48), ("Chairman", 60, 300, 28)
    ).contact
    assert (contact.full_name, contact.company) == (name, "Example Brothers Trust")


def test_a_title_in_the_name_of_an_office_is_none() -> None:
    contact = _card(
        ("Dwayne T. Example", 60, 60, 44),
        ("School Resource Officer", 60, 110, 28),
        ("Marlow County Sheriff's Office", 60, 200, 48),
    ).contact
    assert (contact.title, contact.company) == (
        "School Resource Officer",
        "Marlow County Sheriff's Office",
    )


def test_a_unit_of_a_firm_is_no_street() -> None:
    contact = _card(
        ("Reiko Example", 60, 60, 44),
        ("Medical Science Liaison", 60, 110, 28),
        ("Oncology Business Unit", 60, 142, 28),
        ("1-9-9 Nishinakajima, Yodogawa-ku, Osaka 532-9999", 60, 174, 28),
    ).contact
    assert contact.department == "Oncology Business Unit"
    assert contact.addresses[0].text == "1-9-9 Nishinakajima, Yodogawa-ku, Osaka 532-9999"


def test_what_stands_below_a_title_is_the_firm_where_nothing_else_is() -> None:
    contact = _card(
        ('Otieno "Otis" Example', 60, 60, 44),
        ("Beekeeper", 60, 110, 28),
        ("Spitex Region Oberaargau", 60, 142, 48),
        ("9 quai Est, 29999 Lesconil", 60, 300, 28),
    ).contact
    assert (contact.full_name, contact.company) == (
        'Otieno "Otis" Example',
        "Spitex Region Oberaargau",
    )
    assert contact.department == ""
    assert contact.addresses[0].text == "9 quai Est, 29999 Lesconil"


def test_a_line_between_parts_a_person_from_the_firm() -> None:
    contact = _card(
        ("Hamish", 60, 60, 44),
        ("your driver", 60, 106, 28),
        ("Braemar Executive Cars", 60, 138, 56),
        ("bookings@braemarcars.example", 60, 300, 28),
    ).contact
    assert (contact.full_name, contact.company) == ("Hamish", "Braemar Executive Cars")


def test_a_code_in_brackets_and_a_pin_end_an_address() -> None:
    contact = read_text(
        "Ramakant Example\nConsultant\n"
        "99, Lal Chowk, Near Mandir, Ujjain (M.P.) 456 099\nMob. 99555-01200"
    ).contact
    assert [phone.number for phone in contact.phones] == ["+919955501200"]
    assert contact.addresses[0].text == "99, Lal Chowk, Near Mandir, Ujjain (M.P.) 456 099"
