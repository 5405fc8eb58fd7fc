"""Typed names and the expected one."""

import pytest

from case_service.domain import code_of_conduct, people
from contracts.names import bare, is_same_name
from documents_service.domain import packet
from tests.support.covers import covers

EXPECTED = "Maria Núñez O\u2019Brien"


@covers("SIG-3", "COC-1")
@pytest.mark.parametrize(
    "typed",
    [
        "Maria Núñez O\u2019Brien",
        "maria nunez o'brien",
        "  MARIA   NUNEZ  OBRIEN ",
        "Maria Nu\u0301n\u0303ez O'Brien",
        "Maria-Núñez O. Brien",
        "\uff2daria Núñez O\u2019Brien",
    ],
)
def test_case_spacing_accents_and_punctuation_do_not_matter(typed):
    assert is_same_name(typed, EXPECTED)


@covers("SIG-3", "COC-1")
@pytest.mark.parametrize(
    "typed", ["", "   ", "Maria Nunez", "Mario Núñez O\u2019Brien", "M N O", "…"]
)
def test_another_name_is_not_the_same(typed):
    assert not is_same_name(typed, EXPECTED)


def test_an_empty_name_is_nobodys():
    assert not is_same_name("", "")
    assert not is_same_name("-", "\u2019")
    assert bare("-") == ""


@covers("COC-1", "SIG-3")
@pytest.mark.parametrize(
    ("plain", "written"),
    [
        ("Soren Lodz", "Søren Łódź"),
        ("SOREN", "SØREN"),
        ("Soren", "S\u01ffren"),
        ("Weiss", "Weiß"),
        ("WEISS", "WEI\u1e9e"),
        ("AEsop", "Æsop"),
        ("aesop", "\u01fdsop"),
        ("Dordevic", "Đorđević"),
        ("Gudrun Thordottir", "Guðrún Þórdóttir"),
        ("Oeuvre", "Œuvre"),
        ("Isik", "I\u015f\u0131k"),
        ("Ipek", "\u0130pek"),
        ("Hamrun", "Ħamrun"),
    ],
)
def test_letters_that_do_not_come_apart_match_plain_ones(plain, written):
    assert is_same_name(plain, written)
    assert is_same_name(written, plain)
    assert bare(plain) in bare(f"Ana {written}")


@covers("COC-1", "SIG-3")
def test_every_place_where_a_name_is_compared_has_this_rule():
    for place in (code_of_conduct, people, packet):
        assert place.is_same_name is is_same_name
