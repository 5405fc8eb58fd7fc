"""P.O. boxes in all their spellings, and streets that only sound like one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.po_box import (
    _BOX,
    _BX,
    _DOOR,
    _PO_BOX,
    _ROAD,
    _ROUTE,
    _ZERO,
    is_po_box,
    po_box_line,
)
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
        "Route 1 Box 23",
        "Rt. 1 Box 23",
        "Rte 2 Box 44",
        "Rural Rt 2 Box 5",
        "Star Rt Box 12",
        "Star Route A Box 4",
        "Highway 2 Box 44",
        "12 County Road 4 Box 7",
        "FM 1960 Box 3",
        "12 Main St, PMB 4, Box 4",
        "100 Po Box Canyon Rd",
        "Box Elder",
        "12 Caller Ct",
        "12 Caller Box Rd",
        "12 Main St Apt PO 4",
        "Lock Box 4 Ranch",
        "100 Po Dr",
        "Bldg P, 12 Main St",
        "100 Post Office Ste 4",
    ],
)
def test_a_street_that_only_sounds_like_a_box_is_a_street(line):
    assert not is_po_box(line)


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
        "P0 Drawer 3",
        "P0 12",
        "Lock Drawer P0",
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
        "Route 1 Box 23, PO Box 3",
        "100 Po Box Canyon Rd, PO Box 3",
        "PO1234",
        "PO Box",
        "PO Box A",
        "Box 44A",
        "Box A44",
        "Box No. 12",
        "Box 12, Main St",
        "BOX 12 Station A",
        "P0B 12",
        "PBox 12",
        "PO Boxx 12",
        "P O  B O X 12",
        "B.O.X. 12",
        "PO_BOX_12",
        "PO Bin 12",
        "Drawer 12",
        "Caller Box 3",
        "P\u041eBox 5",
        "\u0440\u043e \u0432\u043e\u0445 5",
        "\u03a1.\u039f. Box 5",
        "PODrawer 12",
        "Lock Box A",
        "Lock Drawer 12",
        "Caller Service 12",
        "Apdo 12",
        "POB No. 12",
        "PO No. 12",
        "P.O. 12, Austin",
        "P.O. 12 Suite 4",
        "POB A",
        "PO BoxA",
        "GPO 12",
        "P. O. Drw 12",
        "Post Office 12",
        "P\u00d3 Box 12",
        "POB 12 Hill Rd",
        "Suite 4, P.O. 12",
        "\uff30\uff2f \uff22\uff4f\uff58 \uff11\uff12",
    ],
)
def test_other_spellings_of_a_post_office_box_are_found(line):
    assert is_po_box(line)


@covers("GEN-2")
@pytest.mark.parametrize("line", ["BOX{}x", "POB{}xx", "POST{}x", "P{}x", "BOX{}# x"])
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
    for pattern in (_PO_BOX, _ROUTE, _ROAD, _DOOR, _BOX, _BX, _ZERO):
        parsed = re._parser.parse(pattern.pattern, pattern.flags & re.VERBOSE)
        assert list(endless(parsed)) == []


ROUTES = st.sampled_from(
    ["Route", "Rt.", "RTE", "RR", "Rural Rt", "HC", "Hwy", "Highway", "Star Rt", "CR"]
)


@covers("GEN-2")
@given(
    before=st.sampled_from(["", "12 ", "Ranch House, "]),
    route=ROUTES,
    number=st.integers(1, 9999),
    box=st.from_regex(r"\A[0-9]{1,5}[A-Z]?\Z"),
    between=st.sampled_from([" ", ", "]),
)
def test_no_box_of_a_route_is_a_post_offices(before, route, number, box, between):
    assert not is_po_box(f"{before}{route} {number}{between}Box {box}")
    assert po_box_line(f"{before}{route} {number}", f"Box {box}") is None
    assert po_box_line(f"{before}{route} {number}", f"PO Box {box}") == 1


@covers("GEN-2")
@pytest.mark.parametrize(
    ("street", "street_2", "found"),
    [
        ("PO", "Box A", 1),
        ("Post Office", "Box 4", 1),
        ("P.O. Box 4", "", 0),
        ("12 Main St", "PO Box 4", 1),
        ("12 Main St", "Apt 4", None),
        ("", "", None),
    ],
)
def test_a_box_is_found_over_two_lines(street, street_2, found):
    assert po_box_line(street, street_2) == found
