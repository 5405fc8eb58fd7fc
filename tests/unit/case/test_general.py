"""General: which addresses, phones and e-mails hold."""

import pytest

from case_service.domain.general import problems
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


@covers("GEN-1", "TAB-2")
@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("street", ""),
        ("city", ""),
        ("state", ""),
        ("state", "XX"),
        ("zip", ""),
        ("zip", "7870"),
        ("zip", "60601"),
    ],
)
def test_each_sentence_names_the_address_that_it_speaks_of(part, value):
    own = {**GENERAL, "mailing_same": "", "mailing_state": "TX"}
    wrong = {f"{which}_{part}": value for which in ("primary", "mailing")}
    said = {one.field: one.message for one in problems({**own, **wrong}, facts())}
    for field in wrong:
        assert f"your {field.partition('_')[0]} address" in said[field]


@covers("GEN-2")
@pytest.mark.parametrize("line", ["primary_street", "primary_street_2", "primary_city"])
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


@covers("GEN-1")
@pytest.mark.parametrize(
    ("phone", "is_good"),
    [
        ("3125550100", True),
        ("+1 312 555 0100", True),
        ("(312) 555-0100 ext. 12", True),
        ("312555010", False),
        ("31255501000", False),
        ("", False),
        ("1" * 300, False),
    ],
)
def test_a_phone_number_has_ten_digits(phone, is_good):
    assert (fields({**GENERAL, "business_phone": phone}) == set()) is is_good


@covers("GEN-1")
@pytest.mark.parametrize(
    ("email", "is_good"),
    [
        ("pat.o'hara+eo@mail.example.com", True),
        ("a" * 64 + "@example.com", True),
        ("a" * 65 + "@example.com", False),
        ("a" * 64 + f"@{'b' * 63}.{'c' * 63}.{'d' * 57}.com", True),
        ("a" * 64 + f"@{'b' * 63}.{'c' * 63}.{'d' * 58}.com", False),
        ("pat@@example.com", False),
        ("pat@example", False),
        ("pat@example.com, sam@example.com", False),
        ("pat@example.com\n", True),
        ("Pat <pat@example.com>", False),
        ("\u043f\u0430\u0442@example.com", False),
        ("pat@b\u00fccher.example.com", False),
        ("pat@xn--bcher-kva.example.com", True),
    ],
)
def test_an_email_address_is_one_plain_address(email, is_good):
    assert (fields({**GENERAL, "email": email}) == set()) is is_good
