"""General: which addresses, phones and e-mails hold."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.general import problems
from case_service.domain.postal import _PO_BOX, is_po_box
from tests.support.case_builders import GENERAL, facts
from tests.support.covers import covers


def fields(values):
    return {problem.field for problem in problems(values, facts())}


@covers("GEN-1")
def test_complete_contact_data_has_no_problem():
    assert problems(GENERAL, facts()) == ()


@covers("TAB-2", "GEN-1")
def test_an_empty_form_names_every_required_field_at_once():
    assert fields({}) == {
        "email",
        "business_phone",
        "primary_street",
        "primary_city",
        "primary_state",
        "primary_zip",
        "mailing_street",
        "mailing_city",
        "mailing_state",
        "mailing_zip",
    }


@covers("GEN-1")
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "pat@"),
        ("email", "pat@nowhere.invalid"),
        ("business_phone", "555"),
        ("business_phone", "call me"),
        ("primary_state", "XX"),
        ("primary_zip", "7870"),
        ("primary_zip", "78701-12"),
    ],
)
def test_a_wrong_value_is_named(field, value):
    assert fields({**GENERAL, field: value}) == {field}


@covers("GEN-1")
def test_a_zip_code_of_another_state_only_warns():
    (problem,) = problems({**GENERAL, "primary_zip": "60601"}, facts())
    assert problem.blocks == "nothing"
    assert "60601" in problem.message


@covers("GEN-2")
@pytest.mark.parametrize("line", ["primary_street", "primary_street_2"])
def test_the_primary_address_cannot_be_a_po_box(line):
    assert fields({**GENERAL, line: "P.O. Box 12"}) == {line}


@covers("GEN-2")
def test_the_mailing_address_may_be_a_po_box():
    mailing = {
        "mailing_same": "",
        "mailing_street": "PO Box 1",
        "mailing_city": "Austin",
        "mailing_state": "TX",
        "mailing_zip": "78767",
    }
    assert fields({**GENERAL, **mailing}) == set()


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
    ],
)
def test_a_street_that_only_sounds_like_a_box_is_a_street(line):
    assert not is_po_box(line)


SEPARATORS = st.sampled_from(["", " ", ".", ". ", "-"])


@covers("GEN-2")
@given(
    letters=st.tuples(SEPARATORS, SEPARATORS),
    word=st.sampled_from(["Box", "BOX", "box", "B0X".replace("0", "o")]),
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
    assert len(list(endless(parsed))) == 1
