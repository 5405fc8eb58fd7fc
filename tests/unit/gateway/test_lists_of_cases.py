"""Do a producer and a recruiter reach all their cases, page by page?"""

import pytest

from contracts.api.case import CaseList
from tests.support.covers import covers
from tests.support.gateway_values import a_summary


@covers("HOME-1", "PEER-6")
@pytest.mark.parametrize(
    ("role", "address"), [("recruiter", "/invitations"), ("producer", "/")]
)
async def test_a_list_that_goes_on_says_so_and_leads_there(signed_in, role, address):
    visitor = signed_in(role)
    assert "More cases" not in (await visitor.open(address)).links()
    visitor.double.says("GET /cases", CaseList(cases=(a_summary(),), next_cursor="a~b"))
    more = (await visitor.open(address)).links()["More cases"]
    assert more == f"{address}?cursor=a~b"
    await visitor.open(more)
    assert visitor.double.last("GET /cases").query == "cursor=a~b"


@covers("HOME-1")
@pytest.mark.parametrize(
    ("role", "address"), [("recruiter", "/invitations"), ("producer", "/")]
)
async def test_a_last_page_that_emptied_leads_back_to_the_newest(
    signed_in, role, address
):
    visitor = signed_in(role)
    visitor.double.says("GET /cases", CaseList(cases=()))
    emptied = await visitor.open(f"{address}?cursor=a~b")
    assert "There are no more cases." in emptied.text
    assert emptied.links()["Show the newest"] == address
