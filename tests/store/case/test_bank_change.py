"""A submitted bank account is changed by password only, told and flagged."""

import pytest

from tests.support.case_builders import BANKING
from tests.support.case_protection import (
    change_email,
    mailed,
    proof,
    reopened,
    warned,
)
from tests.support.covers import covers

OTHER = {**BANKING, "account_number": "99887766", "account_number_again": "99887766"}
TAB = "banking-information"


@covers("NEW-13")
async def test_before_the_first_submission_nobody_asks_for_a_password(desk):
    case = await desk.filled()
    assert not (await desk.tab(case, TAB))["facts"]["password_needed"]
    assert (await desk.save(case, TAB, OTHER)).status_code == 200
    assert await desk.said_of(case, "BankAccountChanged") == []


@covers("NEW-13")
async def test_afterwards_a_change_needs_the_password_and_is_told_and_flagged(desk):
    case, reviewer = await reopened(desk, TAB)
    assert (await desk.tab(case, TAB))["facts"]["password_needed"]
    refused = await desk.save(case, TAB, OTHER)
    assert refused.json()["code"] == "password_needed"
    assert await desk.said_of(case, "BankAccountChanged") == []
    shown = proof(desk, case.producer)
    assert (await desk.save(case, TAB, OTHER, proof=shown)).status_code == 200
    (said,) = await desk.said_of(case, "BankAccountChanged")
    assert said["tab_version"] == (await desk.tab(case, TAB))["version"]
    review = await desk.get(reviewer, f"/review/{case.key}")
    (flag,) = [flag for flag in review["flags"] if flag["code"] == "bank_changed"]
    assert "after the first submission" in flag["sentence"]
    assert "to the invited email address and to the newest" in flag["sentence"]
    assert "Bank account changed" in str(review["history"])
    wanted = f"/review?search={case.key}&status=Information%20Requested"
    listed = await desk.get(reviewer, wanted)
    assert "bank_changed" in listed["rows"][0]["flags"]
    assert "99887766" not in str(review)


@covers("NEW-13")
@pytest.mark.parametrize(
    "changes",
    [
        {"account_type": "savings"},
        {"account_number": "99887766"},
        {"routing_number": "021000021"},
        {"account_number": "99887766", "account_number_again": ""},
    ],
)
async def test_every_part_of_the_account_is_protected(desk, changes):
    case, _ = await reopened(desk, TAB)
    answer = await desk.save(case, TAB, changes, method="PATCH")
    assert answer.json()["code"] == "password_needed"


@covers("NEW-13")
async def test_saving_the_same_account_again_needs_no_password(desk):
    case, _ = await reopened(desk, TAB)
    typed = {**BANKING, "routing_number": "111-000 025"}
    kept = dict.fromkeys(BANKING, "") | {"account_type": "checking"}
    for values in (typed, kept):
        assert (await desk.save(case, TAB, values)).status_code == 200
    assert await desk.said_of(case, "BankAccountChanged") == []


@covers("NEW-13")
@pytest.mark.parametrize("are_kept", [True, False])
async def test_every_address_that_a_case_has_had_is_warned(desk, are_kept):
    case, _ = await reopened(desk, "general", TAB)
    old = (await desk.tab(case, "general"))["values"]["email"]
    for email in ("thief@example.com", "Thief@example.com"):
        await change_email(desk, case, email)
    if not are_kept:
        # As in a case of before there was a table of addresses.
        await desk.run("delete from mail_addresses where case_id = $1", case.case_id)
    shown = proof(desk, case.producer)
    assert (await desk.save(case, TAB, OTHER, proof=shown)).status_code == 200
    (said,) = await desk.said_of(case, "BankAccountChanged")
    everybody = [case.email, old, "thief@example.com"]
    assert await warned(desk, case, said) == sorted(everybody)
    assert "example.com" not in str(said)
    # Being warned makes none of them the address of other mails.
    assert await mailed(desk, case) == "Thief@example.com"


@covers("NEW-13", "OPS-3")
async def test_an_address_is_told_of_its_own_case_only(desk):
    case, _ = await reopened(desk, TAB)
    shown = proof(desk, case.producer)
    await desk.save(case, TAB, OTHER, proof=shown)
    (said,) = await desk.said_of(case, "BankAccountChanged")
    other = await desk.filled()
    path = f"/internal/cases/{other.case_id}/recipients/{said['recipients'][0]}"
    answer = await desk.as_service("notifications", path, purpose="send-message")
    assert answer.status_code == 404
