"""ZIP codes and the states in which they lie."""

import pytest

from case_service.domain.postal import SOURCE, US_STATES, ZIP_PREFIXES, zip_fits
from contracts import us_states
from tests.support.covers import covers

SPANS = [(state, span) for state, spans in ZIP_PREFIXES.items() for span in spans]


@covers("GEN-1")
@pytest.mark.parametrize(("state", "span"), SPANS)
def test_a_zip_code_fits_up_to_the_ends_of_its_states_ranges(state, span):
    first, last = span[0], span[-1]
    assert zip_fits(f"{first:03d}00", state)
    assert zip_fits(f"{last:03d}99", state)
    others = {prefix for one in ZIP_PREFIXES[state] for prefix in one}
    for beside in {first - 1, last + 1} - others:
        assert not zip_fits(f"{beside:03d}50", state)


@covers("GEN-1")
def test_every_state_has_its_prefixes_and_they_name_their_source():
    assert set(ZIP_PREFIXES) == set(US_STATES)
    assert "Publication 65" in SOURCE
    assert "Compared on 11/25/2026" in SOURCE


@covers("GEN-1")
@pytest.mark.parametrize(
    ("zip_code", "state", "fits"),
    [
        ("10001", "NY", True),
        ("10001", "CA", False),
        ("00501", "NY", True),
        ("60601", "IL", True),
        ("60601", "NY", False),
        ("90210", "CA", True),
        ("99999", "CA", False),
        ("00000", "TX", False),
        ("73301", "TX", True),
        ("88595", "TX", True),
        ("73201", "OK", False),
        ("73301", "OK", False),
        ("96910", "GU", True),
        ("09012", "AE", True),
        ("33101", "FL", True),
        ("34001", "FL", False),
        ("60601-1234", "IL", True),
        # Of the DHS in Maryland and Virginia, among the prefixes of Washington.
        ("20588", "MD", True),
        ("20598", "VA", True),
        ("20101", "VA", True),
        ("20101", "DC", False),
        # Texhoma lies in both states, Texarkana's 755 in Texas only.
        ("73960", "TX", True),
        ("73949", "OK", True),
        ("75501", "TX", True),
        ("75501", "AR", False),
        ("09974", "AE", True),
    ],
)
def test_well_known_zip_codes_lie_where_they_lie(zip_code, state, fits):
    assert zip_fits(zip_code, state) is fits


@covers("GEN-1")
def test_every_state_that_holds_is_offered_and_every_offered_one_holds():
    offered = [code for code, _ in us_states.US_STATES]
    assert offered == list(US_STATES)
    assert {"GU", "VI", "AS", "MP", "AA", "AE", "AP"} <= set(offered)
