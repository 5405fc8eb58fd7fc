"""Does a call to NIPR that nobody saw the end of wait for the operator's word?"""

import secrets

import httpx
import pytest

from story.people import Producer
from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.lost_calls import LostCalls
from tests.support.operator import Operator
from tests.support.supervised import Supervised

PATIENCE = 90
MODEL, NUMBERS = 6, range(1000, 9999)


@pytest.fixture
def people(stack):
    """The address at which the simulator is told whom it knows."""
    return f"http://127.0.0.1:{stack.port('nipr')}/control/people"


@pytest.fixture
def slow(people):
    """Somebody about whom NIPR answers only after a minute."""
    wanted = {
        "like": MODEL,
        "number": secrets.choice(NUMBERS),
        "first": "Ida",
        "last": "Langsam",
        "fault": "slow",
    }
    httpx.post(people, json=wanted, timeout=30).raise_for_status()
    return wanted


@covers("NEW-8", "OPS-5")
def test_a_call_whose_worker_dies_is_repeated_only_by_the_operator(
    slow, people, beginnings, stack
):
    ssn = f"900-01-{slow['number']:04d}"
    producer = beginnings.signed_in(Producer(slow["first"], slow["last"], ssn))
    record = CaseRecord(stack, producer.key)

    async def ledger():
        return [
            (row["turn"], row["outcome"])
            for row in await record.rows(
                "select turn, outcome from nipr.ledger where case_id = $1"
                " and kind = 'hit-list' order by turn",
                await record.id(),
            )
        ]

    async def is_asked():
        return bool(await ledger())

    producer.give_ssn()
    apart(eventually(is_asked, within=PATIENCE))
    Supervised(stack).kill("nipr-adapter")
    healthy = slow | {"fault": None}
    httpx.post(people, json=healthy, timeout=30).raise_for_status()

    lost = LostCalls(record, Operator(stack))
    before = apart(ledger())
    assert before == [(1, "unknown")]
    assert lost.repeat() == 1
    producer.authorize_report()
    assert producer.browser.path.endswith("/general")
    assert apart(ledger()) == [(1, "not_billed"), (2, "billed")]
