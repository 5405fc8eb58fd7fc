"""Typed names and the expected one."""

import pytest

from documents_service.domain.names import is_printable, is_same_name
from tests.support.covers import covers

EXPECTED = "Maria Núñez O\u2019Brien"


@covers("SIG-3")
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


@covers("SIG-3")
@pytest.mark.parametrize(
    "typed", ["", "   ", "Maria Nunez", "Mario Núñez O\u2019Brien", "M N O", "…"]
)
def test_another_name_is_not_the_same(typed):
    assert not is_same_name(typed, EXPECTED)


def test_an_empty_name_is_nobodys():
    assert not is_same_name("", "")
    assert not is_same_name("-", "\u2019")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("Soren Lodz", "Søren Łódź"), ("Weiss", "Weiß"), ("AEsop", "Æsop")],
)
def test_letters_with_strokes_and_ligatures_match_plain_ones(typed, expected):
    assert is_same_name(typed, expected)


def test_direction_overrides_are_not_printable():
    assert is_printable("李 Núñez")
    assert not is_printable("Maria\u202eatad")
    assert not is_printable("Maria\x00")
