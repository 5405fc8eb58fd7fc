"""Numbers that people write into texts are hidden there too."""

import pytest

from case_service.domain.masking import blanked
from tests.support.covers import covers


@covers("NEW-12", "NEW-15")
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("SSN 900123456.", "SSN [hidden]."),
        ("SSN 900-12-3456.", "SSN [hidden]."),
        ("SSN 900 12 3456 or 900123456", "SSN [hidden] or [hidden]"),
        ("Order 19001234567", "Order 19001234567"),
        ("Ending in 3456", "Ending in 3456"),
    ],
)
def test_a_number_is_hidden_however_it_is_written(text, shown):
    assert blanked(text, ["900123456"]) == shown


@covers("NEW-15")
def test_a_number_too_short_to_tell_anything_hides_no_dates():
    assert blanked("On 11/25/2026", ["2026", "12026", ""]) == "On 11/25/2026"
    assert blanked("At 78701", ["78701"]) == "At 78701"
    assert blanked("On 11/2520 26", ["252026"]) == "On 11/[hidden]"
