"""A submitted contact e-mail is changed by password only, told and flagged."""

import pytest

from case_service.domain.warned import NEWEST
from tests.support.case_builders import BANKING
from tests.support.case_desk import Person
from tests.support.case_protection import (
    change_email,
    mailed,
    proof,
    reopened,
    warned,
)
from tests.support.covers import covers

TAB = "general"
THIEF = {"email": "thief@example.com"}


async def stored(desk, case):
    return (await desk.tab(case, TAB))["values"]


@covers("NEW-13", "GEN-1")
async def test_before_the_first_submission_nobody_asks_for_a_password(desk):
    case = await desk.filled()
    assert not (await desk.tab(case, TAB))["facts"]["password_needed"]
    assert (await desk.save(case, TAB, THIEF)).status_code == 200
    assert await desk.said_of(case, "ContactEmailChanged") == []
    review = await desk.get(Person("reviewer"), f"/review/{case.key}")
    assert "email_changed" not in [flag["code"] for flag in review["flags"]]


@covers("NEW-13", "GEN-1")
async def test_afterwards_another_address_needs_the_password(desk):
    case, _ = await reopened(desk, TAB)
    before = await stored(desk, case)
    assert (await desk.tab(case, TAB))["facts"]["password_needed"]
    refused = await desk.save(case, TAB, before | THIEF)
    assert (refused.status_code, refused.json()["code"]) == (409, "password_needed")
    assert "thief" not in refused.text
    assert await stored(desk, case) == before
    assert await mailed(desk, case) == before["email"]
    assert await desk.said_of(case, "ContactEmailChanged") == []
    shown = proof(desk, case.producer)
    saved = await desk.save(case, TAB, before | THIEF, proof=shown)
    assert saved.status_code == 200
    assert await mailed(desk, case) == THIEF["email"]


@covers("NEW-13", "TAB-3", "GEN-1")
async def test_what_is_only_typed_is_kept_and_is_no_address_to_write_to(desk):
    case, _ = await reopened(desk, TAB)
    old = (await stored(desk, case))["email"]
    typed = THIEF | {"business_phone": "(512) 555-0199"}
    kept = (await desk.save(case, TAB, typed, method="PATCH")).json()
    assert kept["values"].items() >= typed.items()
    (waits,) = kept["problems"]
    assert waits["field"] == "confirmation"
    assert "A new one needs your password" in waits["message"]
    assert await mailed(desk, case) == old
    # Nor does it become one by pressing Save, or by typing on.
    for method, values in (("PUT", kept["values"]), ("PATCH", {"primary_zip": "787"})):
        answer = await desk.save(case, TAB, values, method=method)
        assert answer.is_success == (method == "PATCH")
    assert await mailed(desk, case) == old
    await change_email(desk, case, THIEF["email"])
    assert await mailed(desk, case) == THIEF["email"]


@covers("NEW-13", "TAB-3")
async def test_going_back_to_the_address_of_before_needs_no_password(desk):
    case, _ = await reopened(desk, TAB)
    before = await stored(desk, case)
    await desk.save(case, TAB, THIEF, method="PATCH")
    assert (await desk.save(case, TAB, before)).status_code == 200
    tab = await desk.tab(case, TAB)
    assert (tab["values"], tab["problems"]) == (before, [])
    assert await desk.said_of(case, "ContactEmailChanged") == []


@covers("NEW-13", "GEN-1", "REV-2")
@pytest.mark.parametrize("are_kept", [True, False])
async def test_a_contact_address_changed_later_is_told_at_the_earlier_ones(
    desk, are_kept
):
    case, reviewer = await reopened(desk, TAB)
    if not are_kept:
        # As in a case of before there was a table of addresses.
        await desk.run("delete from mail_addresses where case_id = $1", case.case_id)
    old = (await stored(desk, case))["email"]
    await desk.save(case, TAB, THIEF, method="PATCH")
    assert await desk.said_of(case, "ContactEmailChanged") == []
    for _ in range(2):
        await change_email(desk, case, THIEF["email"])
    (said,) = await desk.said_of(case, "ContactEmailChanged")
    assert await warned(desk, case, said) == sorted([case.email, old])
    assert said["tab_version"] == (await desk.tab(case, TAB))["version"] - 1
    assert "example.com" not in str(said)
    review = await desk.get(reviewer, f"/review/{case.key}")
    assert "Contact email changed after the first submission" in str(review["history"])
    (flag,) = [flag for flag in review["flags"] if flag["code"] == "email_changed"]
    assert "after the first submission. The password was entered" in flag["sentence"]
    wanted = f"/review?search={case.key}&status=Information%20Requested"
    listed = await desk.get(reviewer, wanted)
    assert "email_changed" in listed["rows"][0]["flags"]


@covers("NEW-13")
@pytest.mark.parametrize(
    "change", [{"primary_city": "Waco"}, {"email": "PAT@example.com"}, {"email": "p@"}]
)
async def test_whose_contact_address_stays_the_same_is_told_nothing(desk, change):
    case, _ = await reopened(desk, TAB)
    values = await stored(desk, case) | change
    assert (await desk.save(case, TAB, values)).status_code == 200
    assert await desk.said_of(case, "ContactEmailChanged") == []


@covers("NEW-13")
async def test_an_address_that_mails_never_reached_is_no_way_around(desk):
    case, _ = await reopened(desk, TAB)
    assert (await desk.save(case, TAB, {"email": "thief@"})).status_code == 200
    assert (await desk.save(case, TAB, THIEF)).json()["code"] == "password_needed"


@covers("NEW-13")
async def test_many_addresses_are_bounded_and_the_invited_one_never_falls_out(desk):
    case, _ = await reopened(desk, TAB, "banking-information")
    first = (await stored(desk, case))["email"]
    newer = [f"p{number}@example.com" for number in range(NEWEST)]
    for email in newer:
        await change_email(desk, case, email)
    said = await desk.said_of(case, "ContactEmailChanged")
    # The owner's own is warned at each change that pushes it out, the last included.
    for one in said:
        assert {first, case.email} <= set(await warned(desk, case, one))
    # One change more, or a bank account: it has fallen out, the invited one has not.
    await change_email(desk, case, "last@example.com")
    (*_, told) = await desk.said_of(case, "ContactEmailChanged")
    assert await warned(desk, case, told) == sorted([*newer, case.email])
    other = {**BANKING, "account_type": "savings"}
    shown = proof(desk, case.producer)
    await desk.save(case, "banking-information", other, proof=shown)
    (told,) = await desk.said_of(case, "BankAccountChanged")
    newest = [*newer[1:], "last@example.com"]
    assert await warned(desk, case, told) == sorted([*newest, case.email])
