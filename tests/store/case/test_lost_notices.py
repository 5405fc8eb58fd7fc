"""A notice whose mail could not be delivered: its reviewer must know (NEW-2)."""

from uuid import UUID

import pytest

from chassis import clock
from contracts.ids import uuid7
from contracts.notifications import MessageFailed
from contracts.words import MessageKind
from tests.support.case_notices import announced, dispute, flags
from tests.support.covers import covers

LOST = "notice_undelivered"


async def told_of(desk, case) -> UUID:
    (*_, said) = await desk.said_of(case, "RejectionProposed")
    return UUID(said["proposal_id"])


async def fails(desk, case, *, source_id, kind=MessageKind.PRE_ADVERSE_NOTICE):
    await desk.hear(
        MessageFailed(
            occurred_at=clock.now(),
            message_id=uuid7(),
            case_id=case.case_id,
            kind=kind,
            source_id=source_id,
        )
    )


@covers("NEW-2", "REV-2")
async def test_the_reviewer_learns_that_a_notice_was_not_delivered(desk, reviewer):
    case = await announced(desk, reviewer)
    assert LOST not in await flags(desk, reviewer, case)
    await fails(desk, case, source_id=await told_of(desk, case))
    assert LOST in await flags(desk, reviewer, case)
    shown = await desk.get(reviewer, f"/review/{case.key}")
    (said,) = [one["sentence"] for one in shown["flags"] if one["code"] == LOST]
    assert said.startswith("The notice's email could not be delivered")
    assert shown["history"][-1]["what"] == "The notice's email could not be delivered"
    await dispute(desk, case)
    assert LOST not in await flags(desk, reviewer, case)


@covers("NEW-2")
async def test_a_lost_notice_that_was_withdrawn_is_none_of_the_next_one(desk, reviewer):
    case = await announced(desk, reviewer)
    first = await told_of(desk, case)
    await fails(desk, case, source_id=first)
    await desk.act(reviewer, case, "rejection-withdrawal")
    assert LOST not in await flags(desk, reviewer, case)
    wish = {"reason": "The record.", "rests_on_report": True}
    await desk.act(reviewer, case, "rejection", **wish)
    await fails(desk, case, source_id=first)
    assert LOST not in await flags(desk, reviewer, case)


@covers("NEW-2")
@pytest.mark.parametrize("kind", ["not-approved", "dispute-answered"])
async def test_no_other_mail_counts_as_the_notice(desk, reviewer, kind):
    case = await announced(desk, reviewer)
    await fails(desk, case, source_id=await told_of(desk, case), kind=MessageKind(kind))
    assert LOST not in await flags(desk, reviewer, case)
