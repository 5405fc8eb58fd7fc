"""What a form brought: kept as typed, cleaned, merged, masked."""

import pytest

from case_service.domain.faulty import Faulty
from case_service.domain.masking import ending, without_numbers
from case_service.domain.tab import Tab
from case_service.domain.typed import LONGEST, clean, merged, one_line, paragraphs
from tests.support.case_builders import BANKING
from tests.support.covers import covers


@covers("TAB-2")
def test_values_are_kept_without_control_characters():
    typed = {"explanation_1": "one\r\ntwo\rthree\x00\x1b[0m \t four "}
    cleaned = clean(typed, fields=["explanation_1"])
    assert cleaned == {"explanation_1": "one\ntwo\nthree[0m \t four "}


@covers("GEN-1", "BNK-1")
def test_marks_that_nobody_sees_do_not_stand_in_what_was_copied():
    typed = {"business_phone": "\u202a(312) 555-0100\u202c", "email": "\ufeffa\u200b@b"}
    cleaned = clean(typed, fields=typed)
    assert cleaned == {"business_phone": "(312) 555-0100", "email": "a@b"}


@pytest.mark.parametrize("typed", [{"other": ""}, {"email": "x" * (LONGEST + 1)}])
def test_what_no_form_has_is_refused(typed):
    with pytest.raises(Faulty) as refused:
        clean(typed, fields=["email"])
    assert refused.value.extra["problems"][0]["field"] == next(iter(typed))


def test_a_field_and_a_message_may_be_as_long_as_anybody_reads():
    longest = "x" * LONGEST
    assert clean({"email": longest}, fields=["email"]) == {"email": longest}
    assert paragraphs("message", longest) == longest


def test_names_become_one_line():
    assert one_line(" Ann\n\tB\x00 ") == "Ann B"
    assert len(one_line("x" * 999)) == 200


def test_messages_keep_their_lines():
    assert paragraphs("message", " one\r\n\r\ntwo ") == "one\n\ntwo"
    with pytest.raises(Faulty):
        paragraphs("message", "x" * (LONGEST + 1))


@covers("BNK-1")
@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ({"routing_number": "", "routing_number_again": ""}, ("111000025",) * 2),
        (
            {"routing_number": "021000021", "routing_number_again": ""},
            ("021000021", ""),
        ),
        (
            {"routing_number": "", "routing_number_again": "021000021"},
            ("111000025", "021000021"),
        ),
        (
            {"routing_number": " ", "routing_number_again": " "},
            ("111000025", "111000025"),
        ),
    ],
)
def test_an_empty_bank_number_leaves_the_stored_one(typed, stored):
    values = merged(Tab.BANKING_INFORMATION, BANKING, typed)
    assert (values["routing_number"], values["routing_number_again"]) == stored
    assert values["account_number"] == BANKING["account_number"]


@covers("EO-7")
def test_a_declaration_page_is_replaced_and_never_removed():
    stored = {"declaration_page": "one", "policy_number": "EO-1"}
    typed = {"declaration_page": "", "policy_number": ""}
    assert merged(Tab.E_AND_O, stored, typed) == stored | {"policy_number": ""}
    newer = merged(Tab.E_AND_O, stored, {"declaration_page": "two"})
    assert newer["declaration_page"] == "two"


@covers("BNK-1", "NEW-12")
@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("000123456789", "6789"),
        ("12-34 5678", "5678"),
        ("1234", "34"),
        ("12345", "45"),
        ("1", None),
        ("", None),
    ],
)
def test_no_more_than_half_of_a_number_is_shown(number, shown):
    assert ending({"account_number": number}, "account_number") == shown


@covers("BNK-1")
def test_a_form_gets_no_stored_number_back():
    shown = without_numbers(BANKING)
    assert shown.pop("account_type") == "checking"
    assert set(shown.values()) == {""}
