"""Background checks: ordered once, awaited, and no obstacle to other cases."""

from dataclasses import replace

import pytest

from case_service.clients.background_checks import SimulatedBackgroundChecks
from case_service.domain.background_check import Outcome
from case_service.domain.policy import Policy
from case_service.jobs import Checking
from tests.store.case.conftest import KEYSET
from tests.support.case_desk import settings
from tests.support.case_story import open_desk
from tests.support.covers import covers

POLICY = Policy(checks_background=True, holds_approval=True)


class Provider(SimulatedBackgroundChecks):
    """The simulated provider, as slow or as broken as a test wants it."""

    def __init__(self):
        self.ordered = []
        self.is_down = False
        self.is_slow = False

    async def order(self, subject):
        if self.is_down:
            raise ConnectionError
        self.ordered.append(subject.order_id)
        return await super().order(subject)

    async def outcome(self, reference):
        return Outcome.PENDING if self.is_slow else await super().outcome(reference)


@pytest.fixture
def provider():
    return Provider()


@pytest.fixture
async def desk(case_url, token_keys):
    """The case service where the operator has backgrounds checked."""
    chosen = settings(
        case_url,
        keys=token_keys,
        keyset=KEYSET,
        background_check="simulated",
        background_check_holds_approval=True,
    )
    async with open_desk(chosen, keys=token_keys) as desk:
        # The tests of this file share a schema and must not see each other's checks.
        await desk.run("delete from background_checks")
        desk.authorizes_background = True
        yield desk


async def make_due(desk):
    await desk.run("update background_checks set due_at = now()")


async def check_all(desk, provider, policy=POLICY):
    checking = Checking(desk.database, provider=provider, policy=policy)
    while await checking.check_next():
        pass


@covers("PEER-11")
async def test_approval_waits_for_the_outcome_where_the_operator_says_so(
    desk, reviewer, provider
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    pending = "The background check is not finished yet."
    assert await desk.exceptions(reviewer, case) == [pending]
    refused = await desk.act(reviewer, case, "approval")
    assert refused.json()["code"] == "background_check_pending"
    await check_all(desk, provider)
    assert await desk.exceptions(reviewer, case) == []
    told = await desk.act(reviewer, case, "approval")
    assert told.status_code == 200
    assert "Background check answered: clear" in [
        line["what"] for line in told.json()["history"]
    ]


@covers("PEER-11")
@pytest.mark.parametrize(
    ("npn", "sentence"),
    [
        ("10000011", "The background check found something to consider."),
        ("10000025", "The background check could not be made."),
    ],
)
async def test_what_was_found_is_shown_and_left_to_the_reviewer(
    desk, reviewer, provider, npn, sentence
):
    desk.npn = npn
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await check_all(desk, provider)
    assert sentence in await desk.exceptions(reviewer, case)
    assert (await desk.act(reviewer, case, "approval")).status_code == 200


@covers("PEER-11")
async def test_a_provider_that_is_away_holds_up_no_other_case(desk, reviewer, provider):
    first, second = await desk.submitted(), await desk.submitted()
    provider.is_down = True
    checking = Checking(desk.database, provider=provider, policy=POLICY)
    with pytest.raises(ConnectionError):
        await checking.check_next()
    provider.is_down = False
    # The check that failed is put off; the other one is made at once.
    await check_all(desk, provider)
    assert len(provider.ordered) == 1
    await make_due(desk)
    await check_all(desk, provider)
    assert set(provider.ordered) == {first.case_id, second.case_id}


@covers("PEER-11", "OPS-2")
@pytest.mark.parametrize("end", ["withdrawn", "rejected", "approved"])
async def test_nobody_is_checked_whose_case_has_ended(desk, reviewer, provider, end):
    case = await desk.submitted()
    if end == "withdrawn":
        await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    else:
        await desk.act(reviewer, case, "claim")
        await desk.run("update background_checks set holds_approval = false")
        told = await (
            desk.act(reviewer, case, "rejection", reason="Not this time.")
            if end == "rejected"
            else desk.act(reviewer, case, "approval")
        )
        assert told.status_code == 200, told.text
    await make_due(desk)
    await check_all(desk, provider)
    assert provider.ordered == []


@covers("PEER-11")
async def test_a_check_is_ordered_once_however_often_it_is_asked_about(
    desk, reviewer, provider
):
    case = await desk.submitted()
    provider.is_slow = True
    for _ in range(3):
        await make_due(desk)
        await check_all(desk, provider)
    provider.is_slow = False
    await make_due(desk)
    await check_all(desk, provider)
    await make_due(desk)
    await check_all(desk, provider)
    assert provider.ordered == [case.case_id]


@covers("PEER-11", "PEER-3")
async def test_a_clear_check_lets_a_case_pass_that_waited_for_nothing_else(
    desk, reviewer, provider
):
    case = await desk.submitted()
    await check_all(desk, provider, replace(POLICY, may_pass=True))
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "Approved"
    assert len(await desk.said_of(case, "CaseApproved")) == 1
