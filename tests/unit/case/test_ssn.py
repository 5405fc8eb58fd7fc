"""Social Security Numbers: which are possible."""

import pytest

from case_service.domain.ssn import Ssn, read_ssn
from tests.support.covers import covers


def read(first, again=None, *, accept_simulated=False):
    return read_ssn(
        first, first if again is None else again, accept_simulated=accept_simulated
    )


@covers("HOME-2")
@pytest.mark.parametrize(
    "text",
    [
        "123-45-6789",
        "123 45 6789",
        "123456789",
        "123\u201345\u20136789",
        # Copied from a window of Windows, or a page: nobody sees the marks.
        "\u202a123-45-6789\u202c",
        "123\u200b45\u200b6789",
    ],
)
def test_spaces_and_dashes_are_accepted(text):
    assert read(text) == Ssn("123456789")
    assert read(text).ending == "6789"


@covers("HOME-2")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345678",
        "1234567890",
        "12345678x",
        "000-45-6789",
        "666-45-6789",
        "900-45-6789",
        "987-65-4320",
        "123-00-6789",
        "123-45-0000",
        "078-05-1120",
        "219-09-9999",
        "\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661",
    ],
)
def test_an_impossible_number_is_refused_with_a_sentence(text):
    (problem,) = read(text)
    assert problem.field == "ssn"
    assert problem.message.endswith(".")


@covers("HOME-2")
def test_the_second_field_must_repeat_the_first():
    (problem,) = read("123-45-6789", "123-45-6788")
    assert problem.field == "ssn_again"


@covers("HOME-2")
def test_simulated_people_are_let_through_by_the_setting_alone():
    assert isinstance(read("900-01-0030", accept_simulated=True), Ssn)
    assert isinstance(read("900-01-0030"), tuple)
    assert isinstance(read("901-01-0030", accept_simulated=True), tuple)


@covers("OPS-2")
def test_a_number_never_shows_in_a_log_line():
    assert "6789" not in f"{Ssn('123456789')} {Ssn('123456789')!r}"


@covers("HOME-2")
@pytest.mark.parametrize(
    "digits",
    [
        "001456789",
        "665456789",
        "667456789",
        "899456789",
        "123016789",
        "123996789",
        "123450001",
        "123459999",
    ],
)
def test_the_numbers_beside_the_impossible_ones_are_possible(digits):
    assert read(digits) == Ssn(digits)
