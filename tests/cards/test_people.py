"""The words that people are called by, and what they do."""

from __future__ import annotations

from organizer.cards.people import is_family_name, is_given_name, is_occupation
from organizer.cards.people_file import names, occupations


def test_names_of_many_countries_are_known() -> None:
    assert all(map(is_given_name, ("kvetoslava", "annegret", "inmaculada", "butch")))
    assert all(map(is_family_name, ("baker", "whitaker", "koch")))
    assert not any(map(is_given_name, ("estimates", "weddings", "repairs")))


def test_an_occupation_is_one_word_for_a_person() -> None:
    assert all(map(is_occupation, ("hufschmiedin", "arkeolog", "schreinerin")))
    assert not any(map(is_occupation, ("tischlerei", "marketing", "logistics")))


def test_names_are_those_of_one_word_in_latin_letters() -> None:
    class Provider:
        first_names = ("Zoë", "Anna Lena", "Ева", "Jo")
        first_names_male = {"Öçal": 0.2}  # noqa: RUF012
        last_names = ("Baker",)

    assert names([Provider], "first_name") == {"zoe", "ocal"}


def test_of_german_an_occupation_has_a_form_for_women() -> None:
    jobs = ["Hufschmied*in", "Holztechnik - Tischlerei", "Bankkaufmann*Bankkauffrau"]
    assert occupations(jobs, "de") == {"hufschmied", "hufschmiedin"}
    assert occupations(["Arkeolog", "Film", "Deniz Kaptanı", "Marketing"], "tr") == {"arkeolog"}
