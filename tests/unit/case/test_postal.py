"""ZIP codes and the states in which they lie."""

import pytest

from case_service.domain.postal import US_STATES, zip_fits
from contracts import us_states
from tests.support.covers import covers


@covers("GEN-1")
@pytest.mark.parametrize(
    ("state", "first", "last"),
    [("IL", 600, 629), ("MT", 590, 599), ("NM", 870, 884), ("TX", 750, 799)],
)
def test_a_zip_code_fits_up_to_the_ends_of_its_states_range(state, first, last):
    assert zip_fits(f"{first}00", state)
    assert zip_fits(f"{last}99", state)
    assert not zip_fits(f"{first - 1}99", state)
    # Texas lies on both sides of a gap: 885 is El Paso's, past the range that ends.
    assert not zip_fits(f"{last + 1}00", state)


@covers("GEN-1")
def test_a_state_without_a_range_of_ours_fits_any_zip_code():
    assert zip_fits("00501", "NY")


@covers("GEN-1")
def test_every_state_that_holds_is_offered_and_every_offered_one_holds():
    offered = [code for code, _ in us_states.US_STATES]
    assert offered == list(US_STATES)
    assert {"GU", "VI", "AS", "MP", "AA", "AE", "AP"} <= set(offered)
