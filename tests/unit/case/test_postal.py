"""P.O. boxes in all their spellings, and ZIP codes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.postal import _PO_BOX, is_po_box, zip_fits
from tests.support.covers import covers


@covers("GEN-2")
@pytest.mark.parametrize(
    "line",
    [
        "12 Post Office Road",
        "100 Box Elder Lane",
        "PMB 12, 100 Main St",
        "POBLANO AVE 4",
        "1 Postal Way",
        "77 Boxwood Ct",
        "5 Pob Hill Rd",
        "12 Post Rd",
        "4500 Box Canyon Drive",
        "8 Boxer Lane",
        "PMB 440",
        "300 W Drawer St",
        "77 Lockbox Alley",
        "PO Valley Road 5",
        "RR 2 Box 152",
        "Rural Route 4 Box 87A",
        "HC 65 Box 12",
        "H.C. 1, Box 5",
    ],
)
def test_a_street_that_only_sounds_like_a_box_is_a_street(line):
    assert not is_po_box(line)


STREETS = st.sampled_from(
    ["Box Elder", "Boxwood", "Post", "Post Office", "Postal", "Poplar", "Drawbridge"]
)


@covers("GEN-2")
@given(
    number=st.integers(1, 99_999),
    name=STREETS,
    kind=st.sampled_from(["St", "Ave", "Rd", "Lane", "Hwy", "Blvd", "Court"]),
    unit=st.sampled_from(["", " Apt 4", " Ste 200", " #12", " PMB 12", ", PMB 3"]),
)
def test_no_street_address_is_taken_for_a_box(number, name, kind, unit):
    assert not is_po_box(f"{number} {name} {kind}{unit}")


SEPARATORS = st.sampled_from(["", " ", ".", ". ", "-"])


@covers("GEN-2")
@given(
    letters=st.tuples(SEPARATORS, SEPARATORS),
    word=st.sampled_from(["Box", "BOX", "box", "bOX", "B0x", "BX"]),
    number=st.integers(1, 99999),
    before=st.sampled_from(["", "Attn: Pat, ", "Suite 2 "]),
)
def test_every_spelling_of_po_box_is_found(letters, word, number, before):
    first, second = letters
    assert is_po_box(f"{before}P{first}O{second} {word} {number}")


@covers("GEN-2")
@pytest.mark.parametrize(
    "line",
    [
        "POB 12",
        "P O B 12",
        "Post Office Box 12",
        "POST OFFICE BOX #12",
        "Post Box 9",
        "Postal Box 9",
        "P. Office Box 7",
        "Box 44",
        "P0 Box 3",
        "pobox12",
        "P.O. Drawer D",
        "Post Office Drawer 9",
        "P.O. 1234",
        "P 0 Box 3",
        "GPO Box 44",
        "Lock Box 5",
        "Post Office Bx 3",
        "Apartado 12",
        "Main St, P.O. Box 3",
        "RR 2 PO Box 152",
    ],
)
def test_other_spellings_of_a_post_office_box_are_found(line):
    assert is_po_box(line)


@covers("GEN-2")
@pytest.mark.parametrize("line", ["BOX{}x", "POB{}x", "POST{}x", "P{}x", "BOX{}# x"])
@pytest.mark.parametrize("between", [" ", "#", ". "])
def test_a_line_full_of_blanks_is_no_post_office_box(line, between):
    assert not is_po_box(line.format(between * 1000))


def endless(parsed):
    """Give the repeats of a parsed pattern that have no upper bound."""
    for code, value in parsed:
        if code in (re._constants.MAX_REPEAT, re._constants.MIN_REPEAT):
            if value[1] == re._constants.MAXREPEAT:
                yield code
            yield from endless(value[2])
        elif code is re._constants.BRANCH:
            for each in value[1]:
                yield from endless(each)
        elif code is re._constants.SUBPATTERN:
            yield from endless(value[-1])


@pytest.mark.parametrize(
    ("pattern", "many"),
    [(r"P ?O\d+$", 1), (r"P *O *B", 2), (r"(?:P+|O)*", 2), (r"(P{1,3}O?)", 0)],
)
def test_endless_repeats_are_counted_wherever_they_stand(pattern, many):
    assert len(list(endless(re._parser.parse(pattern)))) == many


@covers("GEN-2")
def test_no_line_can_make_the_search_for_a_box_try_without_end():
    # With a second endless repeat the tries multiply with the length of the line.
    parsed = re._parser.parse(_PO_BOX.pattern, re.VERBOSE)
    assert list(endless(parsed)) == []


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
