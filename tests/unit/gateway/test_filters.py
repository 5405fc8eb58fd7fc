"""Does a filter that cannot be read cost no other filter, and is it told?"""

import pytest

from tests.support.covers import covers

LONG = "Sample " * 60
CANNOT = "cannot be read as the address has it"


@covers("PEER-6")
@pytest.mark.parametrize(
    ("address", "passed_on", "told"),
    [
        (f"search={LONG}&status=Approved", "status=Approved", "Search"),
        ("search=sample&status=Lost", "search=sample", "Status"),
    ],
)
async def test_an_unread_filter_of_the_invitations_is_told_and_the_other_counts(
    signed_in, address, passed_on, told
):
    visitor = signed_in("recruiter")
    page = await visitor.open(f"/invitations?{address}")
    assert visitor.double.last("GET /cases").query == passed_on
    assert f"“{told}” {CANNOT}" in page.text
    typed = dict(pair.split("=") for pair in address.split("&"))
    assert page.form("/invitations")["search"] == typed["search"]


@covers("REV-1")
async def test_unread_filters_of_the_queue_are_told_and_the_others_count(signed_in):
    visitor = signed_in("reviewer")
    wanted = "search=sample&state=TX&status=Lost&assigned_to=boss"
    page = await visitor.open(f"/review?{wanted}")
    passed_on = visitor.double.last("GET /review").query
    assert set(passed_on.split("&")) == {"search=sample", "state=TX"}
    assert f"“Status” and “Assigned to” {CANNOT}" in page.text
    form = page.form("/review")
    assert (form["search"], form["state"]) == ("sample", "TX")


@covers("REV-1")
async def test_an_unread_part_of_the_address_without_a_box_is_told_too(signed_in):
    visitor = signed_in("reviewer")
    page = await visitor.open("/review?search=sample&case_id=none")
    assert visitor.double.last("GET /review").query == "search=sample"
    assert CANNOT in page.text


@covers("REV-1", "PEER-6")
@pytest.mark.parametrize(
    ("role", "address"),
    [("recruiter", "/invitations"), ("reviewer", "/review")],
)
async def test_filters_that_can_be_read_are_not_spoken_of(signed_in, role, address):
    page = await signed_in(role).open(f"{address}?search=sample&status=Approved")
    assert CANNOT not in page.text
