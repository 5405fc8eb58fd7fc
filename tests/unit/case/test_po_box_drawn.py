"""Whatever is drawn of offices, boxes and streets is told apart (GEN-2)."""

from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.po_box import is_po_box
from tests.support.covers import covers

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
@given(
    office=st.sampled_from(["PO ", "P.O. ", "Post Office ", "Lock ", "po", ""]),
    word=st.sampled_from(["Drawer", "drawer", "DRWR", "Box"]),
    mark=st.sampled_from([" ", " #", " No. "]),
    number=st.from_regex(r"\A([A-Z]?[0-9]{1,6}|[0-9]{1,6}[A-Z])\Z"),
    after=st.sampled_from(["", ", Main St", " Station A"]),
)
def test_boxes_and_drawers_are_found_with_any_number(office, word, mark, number, after):
    assert is_po_box(f"{office}{word}{mark}{number}{after}")


OFFICES = [
    "PO",
    "P.O.",
    "P. O.",
    "P O",
    "GPO",
    "G.P.O.",
    "P0",
    "Post Office",
    "P\u00d3",
]
BOXES = ["POB", "P.O.B.", "PO Box", "P. O. Drw", "Post Office Box", "PBox", "Lock Box"]
# Behind an office alone only a number tells that it is a box.
NUMBERED = st.tuples(st.sampled_from(OFFICES), st.from_regex(r"\A[0-9]{1,6}[A-Z]?\Z"))
LETTERED = st.tuples(
    st.sampled_from(BOXES), st.from_regex(r"\A([A-Z]?[0-9]{1,6}|[A-Z])\Z")
)


@covers("GEN-2")
@given(
    before=st.sampled_from(["", "12 Main St, ", "Suite 2 ", "c/o Pat, "]),
    box=NUMBERED | LETTERED,
    mark=st.sampled_from([" ", " No. ", " #", " Num ", " Number ", " Nr. "]),
    after=st.sampled_from(
        ["", ", Austin", " Suite 4", ", Main St", " Station A", ", TX"]
    ),
)
def test_an_office_with_a_number_is_a_box_whatever_follows(before, box, mark, after):
    office, number = box
    line = f"{before}{office}{mark}{number}{after}"
    assert is_po_box(line)
    assert is_po_box(line.swapcase())


NAMES = (
    *("Po", "Pob", "Post", "Post Office", "Old Post Office", "Box Elder", "Lock"),
    *("Drawer", "Bin", "Bo", "O", "P", "12th", "Poplar", "Main", "Martin Luther King"),
)
KINDS = ["St", "Ave.", "Rd", "Dr", "Ct", "Hwy", "Blvd", "Pkwy"]
# Behind the word for a door "PO 4" is that door.
DOORS = st.tuples(
    st.sampled_from([" Apt", " Unit", " Ste.", ", Suite", " Bldg", " Lot"]),
    st.from_regex(r"\A([0-9]{1,4}[A-Z]?|[A-Z]|PO ?[0-9]{1,3}|P\.O\. 4)\Z"),
)
MAIL_BOXES = st.tuples(
    st.sampled_from([" PMB", ", PMB", " #"]), st.from_regex(r"\A[0-9]{1,4}\Z")
)


@covers("GEN-2")
@given(
    number=st.from_regex(r"\A[1-9][0-9]{0,4}( 1/2)?[A-Z]?\Z"),
    way=st.sampled_from(["", "N ", "S.W. ", "East "]),
    name=st.sampled_from(NAMES),
    kind=st.sampled_from(KINDS),
    unit=st.just(("", "")) | DOORS | MAIL_BOXES,
    after=st.sampled_from(["", ", Austin", ", TX"]),
)
def test_no_ordinary_street_address_is_refused(number, way, name, kind, unit, after):
    line = f"{number} {way}{name} {kind}{' '.join(unit)}{after}"
    assert not is_po_box(line)
