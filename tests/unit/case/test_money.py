"""Amounts of dollars, as typed."""

import pytest

from case_service.domain.money import LARGEST_CENTS, parse_dollars
from tests.support.covers import covers


@covers("EO-5")
@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("$100,000,000,000.00", LARGEST_CENTS),
        ("$100,000,000,000.01", None),
        ("0" * 36 + "1.00", 100),
        ("0" * 37 + "1.00", None),
    ],
)
def test_an_amount_has_a_ceiling_and_a_longest_text(text, cents):
    assert parse_dollars(text) == cents
