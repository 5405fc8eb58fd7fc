"""Does the queue tell of each case what a reviewer chooses by?"""

import pytest

from case_service.domain.queue import IN_REVIEW
from case_service.domain.status import Status
from contracts.api.case_queue import QueueCounter, QueuePage
from contracts.api.service_clock import ServiceClock
from tests.support.covers import covers
from tests.support.gateway_review import a_queue_row

COUNTERS = (
    QueueCounter(title="Waiting", text="12"),
    QueueCounter(
        title="Overdue", text="99+", is_alarming=True, filters={"status": "HCSC Review"}
    ),
)
NOTICE = "Names are found a minute after they were entered."


@pytest.fixture
def queue(signed_in):
    """Open the queue with one row, changed as a test says."""
    visitor = signed_in("reviewer")

    async def shown(address: str = "/review", **changes):
        rows = (a_queue_row(**changes),)
        page = QueuePage(
            rows=rows,
            next_cursor=None,
            total=1,
            total_text="1",
            counters=COUNTERS,
            notice=NOTICE,
        )
        visitor.double.says("GET /review", page)
        return await visitor.open(address)

    return shown


def cells(shown) -> dict[str, str]:
    """Read the one row by the names that its cells have on a phone."""
    (row,) = shown.page.xpath("//tbody/tr")
    return {
        cell.get("data-label"): " ".join(cell.text_content().split())
        for cell in row.xpath("./th | ./td")
    }


@covers("REV-1")
async def test_a_row_says_who_waits_with_what_and_at_whose_desk(queue):
    flags = ("coverage", "do_not_contract")
    shown = await queue(flags=flags, assigned_name="Robin Reviewer")
    row = cells(shown)
    waiting = row.pop("Waiting")
    assert waiting.startswith("2 business days")
    assert row == {
        "Producer": "Pat Q SampleNPN 12345678",
        "Case": "PP-2026-7KQ2MD",
        "Status": "HCSC Review",
        "States": "OK, TX",
        "Assigned to": "Robin Reviewer",
        "Needs attention": "E&O below minimum Do not contract",
    }
    assert "1 case, waiting longest first." in shown.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [({}, "Nobody"), ({"assigned_to_me": True, "assigned_name": "Pat"}, "Me")],
)
@covers("REV-1")
async def test_a_row_says_whether_it_is_nobodys_or_mine(queue, changes, words):
    assert cells(await queue(**changes))["Assigned to"] == words


@covers("REV-1")
async def test_a_row_without_flags_and_npn_says_so(queue):
    row = cells(await queue(flags=(), npn=""))
    assert (row["Needs attention"], row["Producer"]) == ("None", "Pat Q Sample")


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ({"is_overdue": True}, "Overdue"),
        ({"state": "paused"}, "Paused"),
        ({"state": "not started"}, "Not yet submitted"),
    ],
)
@covers("REV-1", "NEW-9")
async def test_a_row_says_how_the_clock_stands(queue, clock, words):
    values = {"state": "running", "business_days": 2, "due_on": None}
    values |= {"is_overdue": False, "text": ""}
    row = cells(await queue(clock=ServiceClock(**values | clock)))
    assert words in row["Waiting"]


@covers("REV-1")
async def test_each_counter_leads_to_its_cases_and_the_current_one_is_marked(queue):
    shown = await queue("/review?status=HCSC+Review")
    counters = {
        " ".join(link.text_content().split()): link
        for link in shown.page.xpath("//nav[@aria-label='Counts']//a")
    }
    assert list(counters) == ["12 Waiting", "99+ Overdue"]
    waiting, overdue = counters.values()
    assert waiting.get("href") == "/review"
    assert overdue.get("href") == "/review?status=HCSC+Review"
    marks = [counter.get("aria-current") for counter in (waiting, overdue)]
    assert marks == [None, "true"]
    assert "counter--alarming" in overdue.get("class")
    assert "counter--alarming" not in waiting.get("class")


@covers("REV-1")
async def test_what_there_is_to_know_about_a_search_is_said(queue):
    assert NOTICE in (await queue("/review?search=sample")).text


@covers("REV-1")
async def test_a_search_that_finds_nothing_says_so(signed_in):
    shown = await signed_in("reviewer").open("/review?search=nobody")
    assert "No case matches." in shown.text
    assert not shown.page.xpath("//table")


@covers("REV-1")
async def test_the_filter_says_which_cases_it_shows_without_a_status(queue):
    shown = await queue()
    first = shown.page.xpath("//select[@id='status']/option")[0]
    assert first.text_content() == "Any in review"
    told = {status for status in Status if status in shown.described("status")}
    assert told == set(IN_REVIEW)


@covers("REV-1", "NEW-1")
async def test_a_contradiction_is_a_chip_in_words(queue):
    row = cells(await queue(flags=("contradiction",)))
    assert row["Needs attention"] == "Answer against record"
