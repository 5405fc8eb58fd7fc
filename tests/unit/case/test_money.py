"""Amounts of dollars, as typed."""

import pytest

from case_service.domain.money import (
    LARGEST_CENTS,
    dollars,
    parse_dollars,
    whole_dollars,
)
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


@covers("FEE-1", "EO-6")
def test_an_amount_is_written_with_its_cents_where_it_has_some():
    assert (dollars(13_50), dollars(1_000_000_00)) == ("$13.50", "$1,000,000.00")
    assert whole_dollars(500_000_00) == "$500,000"
    assert whole_dollars(499_999_99) == "$499,999.99"
