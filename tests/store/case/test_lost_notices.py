"""A notice whose mail could not be delivered: its reviewer must know (NEW-2)."""

import pytest

from tests.support.case_notices import announced, decide_all, dispute, run_out
from tests.support.covers import covers
from tests.support.lost_mails import fails, is_flagged, told, told_of


async def proposed(desk, case):
    return await told_of(desk, case, "RejectionProposed", "proposal_id")


@covers("NEW-2", "REV-2")
async def test_a_lost_notice_stands_out_until_it_is_disputed(desk, reviewer):
    case = await announced(desk, reviewer)
    assert not await is_flagged(desk, reviewer, case)
    notice = await proposed(desk, case)
    await fails(desk, case, "pre-adverse-notice", source_id=notice)
    said, line = await told(desk, reviewer, case)
    assert said.startswith("The notice's email could not be delivered")
    assert line == "Email could not be delivered: notice before a rejection"
    await dispute(desk, case)
    assert not await is_flagged(desk, reviewer, case)
    # Another try of the same notice ends later than its dispute.
    await fails(desk, case, "pre-adverse-notice", source_id=notice)
    assert not await is_flagged(desk, reviewer, case)


@covers("NEW-2")
async def test_a_lost_notice_that_was_withdrawn_is_none_of_the_next_one(desk, reviewer):
    case = await announced(desk, reviewer)
    first = await proposed(desk, case)
    await fails(desk, case, "pre-adverse-notice", source_id=first)
    await desk.act(reviewer, case, "rejection-withdrawal")
    assert not await is_flagged(desk, reviewer, case)
    wish = {"reason": "The record.", "rests_on_report": True}
    await desk.act(reviewer, case, "rejection", **wish)
    await fails(desk, case, "pre-adverse-notice", source_id=first)
    assert not await is_flagged(desk, reviewer, case)


@covers("NEW-2")
async def test_a_line_from_before_lines_named_their_mail_counts_as_the_notice(
    desk, reviewer
):
    case = await announced(desk, reviewer)
    await desk.run(
        "insert into history (case_id, at, what, by_role) "
        "values ($1, now(), 'notice undelivered', 'system')",
        case.case_id,
    )
    said, line = await told(desk, reviewer, case)
    assert said.startswith("The notice's email could not be delivered")
    assert line == "Email could not be delivered: notice before a rejection"
    await desk.act(reviewer, case, "rejection-withdrawal")
    assert not await is_flagged(desk, reviewer, case)


@covers("NEW-2")
async def test_a_lost_answer_to_a_dispute_stands_out_until_the_next(desk, reviewer):
    case = await announced(desk, reviewer)
    for _ in range(2):
        await dispute(desk, case)
        assert not await is_flagged(desk, reviewer, case)
        await desk.act(reviewer, case, "dispute-answer", reason="It was you.")
        assert not await is_flagged(desk, reviewer, case)
        notice = await proposed(desk, case)
        await fails(desk, case, "dispute-answered", source_id=notice)
        said, line = await told(desk, reviewer, case)
        assert "answer to the dispute could not be delivered" in said
        assert line == "Email could not be delivered: answer to the dispute"


@covers("NEW-2", "REV-6")
@pytest.mark.parametrize("rests_on_report", [True, False])
async def test_a_lost_rejection_stands_out_for_good(desk, reviewer, rests_on_report):
    if rests_on_report:
        case = await announced(desk, reviewer)
        await run_out(desk, case)
        await decide_all(desk)
    else:
        case = await desk.submitted()
        await desk.act(reviewer, case, "claim")
        await desk.act(reviewer, case, "rejection", reason="Underage.")
    source_id = await proposed(desk, case) if rests_on_report else None
    await fails(desk, case, "not-approved", source_id=source_id)
    said, line = await told(desk, reviewer, case)
    assert "Send the producer the decision otherwise" in said
    assert line == "Email could not be delivered: notice of the rejection"
