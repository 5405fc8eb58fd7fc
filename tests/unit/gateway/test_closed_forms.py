"""Does a form that comes too late give back what was typed into it?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
    a_problem,
    a_tab,
    an_overview,
)

CLOSED = "Your application is submitted. This section can be read but not changed."


def submitted(visitor, tab: Tab) -> str:
    """Submit in another window; gives the address of the tab left open in this one."""
    visitor.double.has_case(
        an_overview(status="HCSC Review", what_next="HCSC reviews it.")
    )
    visitor.double.refuses(f"PUT /cases/{KEY}/tabs/{tab}", "read_only", CLOSED)
    return f"/cases/{KEY}/{tab}"


@covers("SUB-1", "TAB-3", "NEW-10")
async def test_what_was_typed_before_submit_is_shown_to_be_copied(producer):
    here = f"/cases/{KEY}/general"
    page = await producer.open(here)
    submitted(producer, Tab.GENERAL)
    typed = {"email": "new@example.com", "primary_city": "Dallas <b>"}
    sorry = await producer.send(page, here, step="save", **typed)
    assert (sorry.status, sorry.heading) == (409, "General was not saved")
    assert CLOSED in sorry.text
    assert "HCSC reviews it." in sorry.text
    assert "Email address new@example.com" in sorry.text
    assert "Primary address: City Dallas <b>" in sorry.text
    assert sorry.links()["Status of your application"] == f"/cases/{KEY}/status"
    assert not sorry.page.xpath("//main//form")


@covers("BNK-1", "OPS-2")
async def test_bank_numbers_that_came_too_late_are_not_shown(producer):
    here = f"/cases/{KEY}/banking-information"
    page = await producer.open(here)
    submitted(producer, Tab.BANKING_INFORMATION)
    numbers = {"routing_number": "111000025", "account_number": "0004123456"}
    numbers |= {f"{name}_again": value for name, value in numbers.items()}
    sorry = await producer.send(
        page, here, step="save", account_type="savings", **numbers
    )
    assert sorry.status == 409
    assert "Account type Savings" in sorry.text
    assert "0004123456" not in sorry.response.text
    assert "111000025" not in sorry.response.text


@covers("EO-7", "UPL-3")
@pytest.mark.parametrize(
    ("is_refused", "told"),
    [
        (True, "The file that you chose was not kept."),
        (False, "The file that you chose is kept, but this section does not name it."),
    ],
)
async def test_of_a_file_that_came_too_late_it_is_said_whether_it_is_kept(
    producer, is_refused, told
):
    here = f"/cases/{KEY}/e-and-o"
    page = await producer.open(here)
    submitted(producer, Tab.E_AND_O)
    upload = f"POST /cases/{CASE_ID}/files/e-and-o-declaration-page"
    producer.double.says(upload, a_file())
    if is_refused:
        producer.double.refuses(upload, "case_closed_for_upload", "It is closed.")
    fields = page.form(here) | {"step": "upload", "policy_number": "EO-77"}
    file = {"declaration_page": ("page.pdf", b"%PDF-1.7", "application/pdf")}
    sorry = await producer.post(here, fields, files=file)
    assert (sorry.status, sorry.heading) == (409, "E&O was not saved")
    assert told in sorry.text
    assert "Policy number EO-77" in sorry.text


# A word of the stored values or of what stands beside them, for every tab.
READ = {
    Tab.GENERAL: ({"primary_street": "100 Example St"}, "100 Example St"),
    Tab.LICENSES: ({"TX": "yes"}, "Texas"),
    Tab.APPOINTMENTS: ({}, "Example Life Insurance Company"),
    Tab.BACKGROUND_QUESTIONNAIRE: ({"answer_1": "no"}, "Has something of kind 1 ever"),
    Tab.E_AND_O: ({"policy_number": "EO-77"}, "EO-77"),
    Tab.BANKING_INFORMATION: ({"account_type": "savings"}, "Ending in 0025"),
    Tab.CODE_OF_CONDUCT: ({"signature": "Pat"}, "Also when it costs a sale."),
}


@covers("SUB-2", "COC-1")
@pytest.mark.parametrize("tab", READ)
async def test_each_closed_tab_is_read_with_what_it_holds(producer, tab):
    values, words = READ[tab]
    producer.double.has_tab(a_tab(tab, editable=False, values=values))
    page = await producer.open(f"/cases/{KEY}/{tab}")
    assert words in page.text
    assert not page.page.xpath("//main//input[not(@type='hidden')]")


@covers("SUB-1", "REV-3")
@pytest.mark.parametrize(
    ("status", "who"),
    [
        ("HCSC Review", "You submitted it, and HCSC is reviewing it."),
        ("Information Requested", "HCSC asked you for something else"),
        ("Error", "HCSC has it and is working on a problem"),
        ("Approved", "HCSC has approved your application"),
        ("Rejected", "HCSC has decided on your application."),
        ("Withdrawn", "Your application was withdrawn."),
        ("Expired", "Your invitation has expired."),
    ],
)
async def test_a_closed_section_says_who_has_it_and_where_to_read_on(
    producer, status, who
):
    producer.double.has_case(an_overview(status=status))
    producer.double.has_tab(a_tab(Tab.GENERAL, editable=False))
    page = await producer.open(f"/cases/{KEY}/general")
    assert f"You can read this page but not change it. {who}" in page.text
    assert page.links()["Status"] == f"/cases/{KEY}/status"
    assert "take it back" not in page.text


@covers("NEW-14")
async def test_a_closed_section_says_that_it_can_be_taken_back(producer):
    overview = an_overview(status="HCSC Review", can_take_back=True)
    producer.double.has_case(overview)
    producer.double.has_tab(a_tab(Tab.GENERAL, editable=False))
    page = await producer.open(f"/cases/{KEY}/general")
    assert "lets you take it back to correct it" in page.text


@covers("EO-7", "SUB-2")
async def test_a_file_that_can_only_be_read_says_what_it_is(producer):
    producer.double.says_files(a_file(name="order.pdf"))
    producer.double.has_case(an_overview(status="HCSC Review"))
    producer.double.has_tab(a_tab(Tab.E_AND_O, editable=False))
    page = await producer.open(f"/cases/{KEY}/e-and-o")
    assert "E&O declaration page: order.pdf" in page.text


@covers("TAB-2", "TAB-3")
async def test_a_text_that_is_too_long_is_mended_in_its_form_and_costs_no_other(
    producer,
):
    here = f"/cases/{KEY}/general"
    page = await producer.open(here)
    said = "Shorten this to 20,000 characters."
    producer.double.refuses(
        f"PUT /cases/{KEY}/tabs/general",
        "values_refused",
        said,
        status=422,
        problems=[a_problem("primary_street", said).model_dump()],
    )
    typed = {"email": "new@example.com", "primary_street": "x" * 20_001}
    again = await producer.send(page, here, step="save", **typed)
    assert (again.status, again.heading) == (422, "General")
    assert again.links()[said] == "#primary_street"
    assert again.form(here)["email"] == "new@example.com"
    assert again.form(here)["primary_street"] == typed["primary_street"]
