"""Do a producer, a recruiter and support reach all cases that a list is of?"""

import pytest

from contracts.api.case import CaseList, Milestone
from contracts.api.case_queue import QueuePage
from tests.support.covers import covers
from tests.support.gateway_review import a_queue_row
from tests.support.gateway_values import NOW, a_summary


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


@covers("WHO-4")
async def test_support_is_told_that_more_are_found_than_shown(signed_in):
    visitor = signed_in("support")
    visitor.double.says(
        "GET /review",
        QueuePage(
            rows=(a_queue_row(),), next_cursor="later", total=25, total_text="25+"
        ),
    )
    said = (await visitor.open("/support?search=smith")).text
    assert "25+ cases found." in said
    assert "type more of the name" in said
    visitor.double.has_queue()
    assert "3 cases found." in (await visitor.open("/support?search=smith")).text


@covers("PEER-6")
@pytest.mark.parametrize(("rounds", "folded"), [(2, 0), (3, 2), (5, 6)])
async def test_a_list_folds_the_steps_of_earlier_rounds(signed_in, rounds, folded):
    steps = tuple(
        Milestone(title=title, reached_at=NOW, expected_by=None, detail=f"Round {n}")
        for n in range(1, rounds + 1)
        for title in ("Submitted", "Information requested")
    )
    visitor = signed_in("recruiter")
    several = CaseList(cases=(a_summary(milestones=steps),))
    visitor.double.says("GET /cases", several)
    page = (await visitor.open("/invitations")).page
    lines = [
        " ".join(one.text_content().split())
        for one in page.xpath("//td[@data-label='Milestones']//span[@class='step']")
    ]
    assert len(lines) == len(steps)
    assert lines[-1] == f"Information requested 11/25/2026 Round {rounds}"
    assert len(page.xpath("//details/span[@class='step']")) == folded
    said = [one.text_content() for one in page.xpath("//details/summary")]
    assert said == ([f"{folded} earlier steps"] if folded else [])
