"""Does a call to NIPR that nobody saw the end of wait for the operator's word?"""

import httpx
import pytest

from story.people import Producer
from story.simulated_people import free_number
from story.waiting import reload_until
from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.lost_calls import LostCalls
from tests.support.operator import Operator
from tests.support.supervised import Supervised

pytestmark = pytest.mark.alone

PATIENCE = 90
MODEL = 6


@pytest.fixture
def simulator(stack):
    """Where the simulator is told whom it knows, and tells who was asked for."""
    url = f"http://127.0.0.1:{stack.port('nipr')}/control"
    with httpx.Client(base_url=url, timeout=30) as client:
        yield client


@pytest.fixture
def slow(simulator, stack):
    """Somebody whose report NIPR sends only after a minute."""
    wanted = {
        "like": MODEL,
        "number": free_number(f"http://127.0.0.1:{stack.port('nipr')}"),
        "first": "Ida",
        "last": "Langsam",
        "fault": "slow",
    }
    simulator.post("/people", json=wanted).raise_for_status()
    return wanted


def authorize(producer):
    """Ask for the report without waiting for it."""
    browser = producer.browser
    reload_until(
        browser, "NIPR's answer", lambda: "National Producer Number" in browser.text
    )
    browser.tick("I authorize HCSC to obtain a PDB report from NIPR")
    browser.press("Submit")


@covers("NEW-8", "OPS-5")
def test_a_report_whose_worker_dies_is_fetched_again_only_by_the_operator(
    slow, simulator, beginnings, stack
):
    ssn = f"900-01-{slow['number']:04d}"
    producer = beginnings.signed_in(Producer(slow["first"], slow["last"], ssn))
    record = CaseRecord(stack, producer.key)

    def reports_asked_for():
        calls = simulator.get("/calls").json()
        wanted = (slow["number"], "report")
        return [c for c in calls if (c["person"], c["service"]) == wanted]

    async def ledger():
        rows = await record.rows(
            "select turn, outcome from nipr.ledger"
            " where case_id = $1 and kind = 'report' order by turn",
            await record.id(),
        )
        return [tuple(row) for row in rows]

    def tabs_are_open():
        producer.go("general")
        return producer.browser.path.endswith("/general")

    producer.give_ssn()
    authorize(producer)
    # Only now the call is under way: NIPR has it and has not answered.
    apart(eventually(lambda: bool(reports_asked_for()), within=PATIENCE))
    assert apart(ledger()) == [(1, "unknown")]
    Supervised(stack).kill("nipr-adapter")
    simulator.post("/people", json=slow | {"fault": None}).raise_for_status()

    assert LostCalls(record, Operator(stack)).repeat() == 1
    reload_until(producer.browser, "the report", tabs_are_open)
    assert apart(ledger()) == [(1, "not_billed"), (2, "billed")]
    assert len(reports_asked_for()) == 2
