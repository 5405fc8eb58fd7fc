"""Banking Information: routing numbers, account numbers, typed twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.banking import problems
from case_service.domain.routing_number import fault
from tests.support.case_builders import BANKING, facts
from tests.support.covers import covers


def fields(**changes):
    return [problem.field for problem in problems({**BANKING, **changes}, facts())]


@covers("BNK-1")
def test_complete_bank_data_has_no_problem():
    assert fields() == []


@covers("BNK-1")
def test_an_empty_form_names_what_is_required():
    found = problems({}, facts())
    assert all(problem.is_missing for problem in found)
    assert [problem.field for problem in found] == [
        "account_type",
        "routing_number",
        "account_number",
    ]


@covers("BNK-1")
@pytest.mark.parametrize("number", ["021000021", "111000025", "061000052", "016000052"])
def test_a_well_formed_routing_number_is_accepted(number):
    assert fault(number) is None


@covers("BNK-1")
@pytest.mark.parametrize(
    "number",
    [
        "021000020",
        "000000000",
        "130000006",
        "500000005",
        "800000006",
        "02100002",
        "0210000211",
        "02100002a",
    ],
)
def test_a_wrong_check_digit_prefix_or_length_is_refused(number):
    assert fault(number) is not None


@covers("BNK-1")
@given(
    st.sampled_from(["021000021", "111000025", "322271627"]),
    st.integers(0, 8),
    st.integers(1, 9),
)
def test_one_wrong_digit_never_passes(number, position, change):
    digit = (int(number[position]) + change) % 10
    assert fault(f"{number[:position]}{digit}{number[position + 1 :]}") is not None


@covers("BNK-1")
def test_both_numbers_are_typed_twice():
    assert fields(routing_number_again="") == ["routing_number_again"]
    assert fields(routing_number_again="021000021") == ["routing_number_again"]
    assert fields(account_number_again="4123") == ["account_number_again"]
    (again,) = problems({**BANKING, "routing_number_again": ""}, facts())
    assert again.is_missing


@covers("BNK-1")
@pytest.mark.parametrize("number", ["021000020", "02100002", "12"])
def test_a_wrong_routing_number_stays_wrong_when_it_is_typed_twice(number):
    typed = {"routing_number": number, "routing_number_again": number}
    (found,) = problems({**BANKING, **typed}, facts())
    assert (found.field, found.is_missing) == ("routing_number", False)


@covers("BNK-1")
@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("123", ["account_number"]),
        ("1234", []),
        ("1" * 17, []),
        ("1" * 18, ["account_number"]),
        ("12 34-56", []),
        ("12A4", ["account_number"]),
    ],
)
def test_an_account_number_has_4_to_17_digits(number, wrong):
    assert fields(account_number=number, account_number_again=number) == wrong


def with_check_digit(prefix: int) -> str:
    """The routing number of this prefix whose other digits are 0, but the last."""
    tens, ones = divmod(prefix, 10)
    return f"{prefix:02d}000000{-(3 * tens + 7 * ones) % 10}"


@covers("BNK-1")
@pytest.mark.parametrize("prefix", [1, 12, 21, 32, 61, 72])
def test_the_first_and_the_last_prefix_of_each_range_are_accepted(prefix):
    assert fault(with_check_digit(prefix)) is None


@covers("BNK-1")
@pytest.mark.parametrize("prefix", [0, 13, 20, 33, 60, 73, 80, 99])
def test_the_prefixes_beside_the_ranges_are_refused(prefix):
    assert fault(with_check_digit(prefix)) is not None
