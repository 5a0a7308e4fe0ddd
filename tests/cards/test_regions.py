"""What on a card tells where its numbers without a country are from."""

from __future__ import annotations

import pytest

from organizer.cards.regions import regions_of
from organizer.cards.town_file import by_country
from organizer.cards.towns import countries_of_town


@pytest.mark.parametrize(
    ("texts", "region"),
    [
        (["Lena Åkesson", "Box 123, 931 22 Skellefteå", "Växel: 08-465 004 00"], "SE"),
        (["Urs Bühlmann", "CH-6002 Luzern", "Telefon 041 550 01 23"], "CH"),
        (["12B Adeola Odeku Street, Lagos", "Tel: 0803 550 0123"], "NG"),
        (["12 bis, rue des Artisans", "69800 SAINT-PRIEST", "Port. : 06 39 98 12 34"], "FR"),
        (["C/ Serrano, 41 - 28001 Madrid", "Móvil: 655 001 234"], "ES"),
        (["Level 12, 123 Collins Street", "Melbourne VIC 3000", "p: 03 5550 0123"], "AU"),
        (["Cell : 94400 00123"], "IN"),
        (["(202) 555-0143"], "US"),
        (["1 Main Street, Paris, TX 75460", "903 555 0123"], "US"),
        (["anna@nordlicht.de", "030 23125 101"], "DE"),
        (["森下 健二", "港区芝浦2丁目"], "JP"),
        (["张三", "电话 0512-6550 0123"], "CN"),
        (["+44 20 7946 0123", "Mobile 07700 900123"], "GB"),
        (["Bahnhofstr. 12a", "5500 Bischofshofen", "0664 555 01 77"], "AT"),
        (["88 Orchard Loop  Portland OR", "Portland OR 97227"], "US"),
        (["Loïc Example", "06 39 98 51 08"], "FR"),
        (["Tunbridge Wells, Kent", "07700 900488"], "GB"),
    ],
)
def test_the_likeliest_country_of_a_card(texts: list[str], region: str) -> None:
    assert regions_of(texts, None)[0] == region


def test_what_the_card_says_outweighs_where_the_person_is() -> None:
    assert regions_of(["Bergstraße 23", "D-01069 Dresden", "0351 23125"], "FR")[0] == "DE"
    assert regions_of(["Anna Berg", "CEO"], "FR") == ("FR",)
    assert regions_of(["Anna Berg", "CEO"], None) == ()


def test_towns_are_known_by_their_own_and_by_foreign_names() -> None:
    assert countries_of_town("München") == countries_of_town("Munich") == ("DE",)
    assert countries_of_town("ST. LOUIS") == countries_of_town("Saint Louis")
    assert set(countries_of_town("Valencia")) == {"ES", "VE"}
    assert countries_of_town("Nowhere Under Water") == ()


def test_of_a_name_the_file_has_the_countries_where_such_a_town_is_large() -> None:
    def town(name: str, code: str, people: int, *others: str) -> dict[str, object]:
        return {
            "name": name,
            "countrycode": code,
            "population": people,
            "alternatenames": others,
        }

    assert by_country(
        [
            town("Springdale", "US", 90_000),
            town("Springdale", "CA", 40_000),
            town("Springdale", "AU", 16_000),
            town("Great Harbour", "AU", 900_000, "Grosshafen", "大港"),
            town("Little Harbour", "AU", 16_000, "Kleinhafen"),
            town("Sales", "FR", 20_000),
        ]
    ) == {
        "AT": ["wien"],
        "AU": ["great harbour", "grosshafen", "little harbour"],
        "CA": ["springdale"],
        "CN": ["xian"],
        "CZ": ["prag"],
        "IT": ["roma"],
        "US": ["springdale"],
    }
