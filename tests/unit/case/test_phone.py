"""Telephone numbers: whole ones, written with digits."""

import pytest

from case_service.domain.general import problems
from case_service.domain.phone import LONGEST_EXTENSION, is_phone
from tests.support.case_builders import GENERAL, facts
from tests.support.covers import covers


@covers("GEN-1")
@pytest.mark.parametrize(
    "text",
    [
        "3125550100",
        "13125550100",
        "+1 312 555 0100",
        "312.555.0100",
        "312\u2013555\u20130100",
        "(312)\u00a0555-0100",
        "2002000000",
        "9999999999",
        "+44 20 7946 0958",
        "(312) 555-0100 ext. 12",
        "312-555-0100 x5",
        "312-555-0100, Extension 5",
        "312-555-0100 #5",
    ],
)
def test_a_whole_number_may_be_written_in_the_usual_ways(text):
    assert is_phone(text)


@covers("GEN-1")
@pytest.mark.parametrize(
    "text",
    [
        "555-0100",
        "5550100",
        "312555010",
        "31255501000",
        "0000000000",
        "1125550100",
        "0125550100",
        "3121550100",
        "3120550100",
        "1-800-FLOWERS",
        "+13125550100;phone-context=evil",
        "tel:3125550100",
        "\u0663\u0661\u0662\u0665\u0665\u0665\u0660\u0661\u0660\u0660",
        "\uff13\uff11\uff12\uff15\uff15\uff15\uff10\uff11\uff10\uff10",
        "312-555-0100 or 312-555-0101",
        "+",
        "ext. 12",
        "911",
    ],
)
def test_what_is_no_whole_number_is_refused(text):
    assert not is_phone(text)
    (problem,) = problems({**GENERAL, "business_phone": text}, facts())
    assert problem.field == "business_phone"


@covers("GEN-1")
@pytest.mark.parametrize(("more", "is_good"), [(0, True), (1, False)])
def test_an_extension_has_a_longest_length(more, is_good):
    extension = "1" * (LONGEST_EXTENSION + more)
    assert is_phone(f"(312) 555-0100 ext. {extension}") is is_good
