"""A mail that could not be delivered: whoever deals with its case must know."""

from uuid import UUID

import pytest

from chassis import clock
from contracts.ids import uuid7
from contracts.nipr import PdbReportAbandoned
from tests.support.case_builders import BANKING
from tests.support.case_protection import change_email, proof, reopened
from tests.support.covers import covers
from tests.support.lost_mails import fails, is_flagged, told, told_of


async def asked(desk, case) -> UUID:
    return await told_of(desk, case, "InfoRequested", "request_id")


@covers("REV-3", "REV-4", "REV-2")
async def test_a_lost_request_for_information_stands_out_until_it_is_answered(
    desk, reviewer
):
    case, reviewer = await reopened(desk, "general")
    first = await asked(desk, case)
    await fails(desk, case, "information-needed", source_id=first)
    said, line = await told(desk, reviewer, case)
    assert "the request is shown after they sign in" in said
    assert line == "Email could not be delivered: request for information"
    again = {"message": "Once more.", "reopened_tabs": ["general"]}
    await desk.act(reviewer, case, "information-requests", **again)
    assert not await is_flagged(desk, reviewer, case)
    # The replaced one tells of nothing that anybody waits for.
    await fails(desk, case, "information-needed", source_id=first)
    assert not await is_flagged(desk, reviewer, case)
    await fails(desk, case, "information-needed", source_id=await asked(desk, case))
    assert await is_flagged(desk, reviewer, case)
    await desk.save(case, "general", {"primary_city": "Dallas"}, method="PATCH")
    await desk.sign(case)
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    assert not await is_flagged(desk, reviewer, case)


@covers("NEW-13", "REV-2")
@pytest.mark.parametrize("event", ["BankAccountChanged", "ContactEmailChanged"])
async def test_a_lost_warning_stands_out_until_the_decision(desk, event):
    case, reviewer = await reopened(desk, "general", "banking-information")
    if event == "BankAccountChanged":
        other, shown = (
            {**BANKING, "account_type": "savings"},
            proof(desk, case.producer),
        )
        await desk.save(case, "banking-information", other, proof=shown)
    else:
        await change_email(desk, case, "thief@example.com")
    (change,) = await desk.said_of(case, event)
    address = UUID(change["recipients"][0])
    assert not await is_flagged(desk, reviewer, case)
    await fails(desk, case, "sign-in-details-changed", source_id=address)
    said, line = await told(desk, reviewer, case)
    assert "Ask the producer otherwise whether the change is theirs" in said
    assert line.endswith("warning of a changed bank account or contact email")
    assert "example.com" not in said + line
    await desk.post(case.producer, f"/cases/{case.key}/withdrawal")
    assert not await is_flagged(desk, reviewer, case)


@covers("REV-5", "REV-2")
async def test_a_lost_welcome_letter_stands_out(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    assert (await desk.act(reviewer, case, "approval")).status_code == 200
    await fails(desk, case, "welcome-letter", source_id=uuid7())
    said, line = await told(desk, reviewer, case)
    assert "Give the producer their number otherwise" in said
    assert line == "Email could not be delivered: Welcome Letter"


@covers("INV-4", "REV-2")
async def test_a_lost_invitation_stands_out_until_it_is_sent_again_or_used(
    desk, reviewer
):
    case = await desk.invited()
    await fails(desk, case, "onboarding-invitation")
    said, line = await told(desk, reviewer, case)
    assert "resend the invitation if it is right" in said
    assert line == "Email could not be delivered: invitation"
    resend = f"/cases/{case.key}/resending"
    await desk.post(case.recruiter, resend, {"by_name": "Rory Recruiter"})
    assert not await is_flagged(desk, reviewer, case)
    await fails(desk, case, "onboarding-invitation")
    assert await is_flagged(desk, reviewer, case)
    await desk.identify(case)
    assert not await is_flagged(desk, reviewer, case)
    await fails(desk, case, "onboarding-invitation")
    assert not await is_flagged(desk, reviewer, case)


@covers("NEW-8", "HOME-3", "REV-2")
async def test_a_lost_wish_for_a_new_authorization_stands_out_until_it_is_given(
    desk, reviewer
):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case))
    await desk.authorize(case)
    await desk.report_comes(case, "unknown_billed")
    first = await told_of(desk, case, "PdbReportAuthorized", "authorization_id")
    await desk.hear(
        PdbReportAbandoned(
            occurred_at=clock.now(),
            case_id=case.case_id,
            authorization_id=first,
            report_id=uuid7(),
        )
    )
    await fails(desk, case, "reminder", source_id=first)
    said, line = await told(desk, reviewer, case)
    assert "asks to authorize the report again" in said
    assert line.endswith("request to authorize the report again")
    await desk.authorize(case)
    assert not await is_flagged(desk, reviewer, case)
    await fails(desk, case, "reminder", source_id=first)
    assert not await is_flagged(desk, reviewer, case)


@covers("REV-2")
@pytest.mark.parametrize(
    "kind", ["documents-signed", "sign-in-details-changed", "reminder"]
)
async def test_a_lost_mail_that_nobody_waits_for_is_a_line_and_no_flag(
    desk, reviewer, kind
):
    case = await desk.submitted()
    await fails(desk, case, kind)
    assert not await is_flagged(desk, reviewer, case)
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["history"][-1]["what"].startswith("Email could not be delivered: ")
