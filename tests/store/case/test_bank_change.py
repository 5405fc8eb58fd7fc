"""A submitted bank account is changed by password only, told and flagged."""

import pytest

from chassis.callers import Caller
from chassis.tokens import TokenSigner
from tests.support.case_builders import BANKING
from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.token_keys import private_key

OTHER = {**BANKING, "account_number": "99887766", "account_number_again": "99887766"}
TAB = "banking-information"


def proof(desk, person, *, service="identity", audience="case", purpose="bank-change"):
    who = Caller(service, account_id=person.account_id)
    signer = TokenSigner(service, private_key(desk.keys, service))
    return signer.for_confirmed(audience, who, purpose=purpose)


async def reopened(desk, *tabs):
    """A case that was submitted and is open again."""
    case, reviewer = await desk.submitted(), Person("reviewer")
    await desk.act(reviewer, case, "claim")
    asked = {"message": "Look again.", "reopened_tabs": list(tabs or (TAB,))}
    answer = await desk.act(reviewer, case, "information-requests", **asked)
    assert answer.status_code == 200
    return case, reviewer


@covers("NEW-13")
async def test_before_the_first_submission_nobody_asks_for_a_password(desk):
    case = await desk.filled()
    assert not (await desk.tab(case, TAB))["facts"]["password_needed"]
    assert (await desk.save(case, TAB, OTHER)).status_code == 200
    assert await desk.said_of(case, "BankAccountChanged") == []


@covers("NEW-13")
async def test_afterwards_a_change_needs_the_password_and_is_told_and_flagged(desk):
    case, reviewer = await reopened(desk)
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
    assert "to every email address that the case has had" in flag["sentence"]
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
    case, _ = await reopened(desk)
    answer = await desk.save(case, TAB, changes, method="PATCH")
    assert answer.json()["code"] == "password_needed"


@covers("NEW-13")
async def test_saving_the_same_account_again_needs_no_password(desk):
    case, _ = await reopened(desk)
    typed = {**BANKING, "routing_number": "111-000 025"}
    kept = dict.fromkeys(BANKING, "") | {"account_type": "checking"}
    for values in (typed, kept):
        assert (await desk.save(case, TAB, values)).status_code == 200
    assert await desk.said_of(case, "BankAccountChanged") == []


@covers("NEW-13")
async def test_a_case_that_was_taken_back_is_protected_too(desk):
    case = await desk.submitted()
    await desk.post(case.producer, f"/cases/{case.key}/taking-back")
    assert (await desk.save(case, TAB, OTHER)).json()["code"] == "password_needed"


@covers("NEW-13")
async def test_no_other_proof_counts(desk):
    case, _ = await reopened(desk)
    for wrong in (
        proof(desk, Person("producer")),
        proof(desk, case.producer, purpose="something-else"),
        proof(desk, case.producer, audience="documents"),
        proof(desk, case.producer, service="gateway"),
        "no proof",
    ):
        answer = await desk.save(case, TAB, OTHER, proof=wrong)
        assert answer.json()["code"] == "password_needed"


@covers("NEW-13", "GEN-1")
async def test_what_is_only_typed_is_no_address_to_write_to(desk):
    case, _ = await reopened(desk, "general", TAB)
    old = (await desk.tab(case, "general"))["values"]["email"]
    thief = {"email": "thief@example.com"}
    assert (await desk.save(case, "general", thief, method="PATCH")).status_code == 200
    assert await mailed(desk, case) == old
    typed = (await desk.tab(case, "general"))["values"]
    assert (await desk.save(case, "general", typed)).status_code == 200
    assert await mailed(desk, case) == "thief@example.com"


@covers("NEW-13")
@pytest.mark.parametrize("are_kept", [True, False])
async def test_every_address_that_a_case_has_had_is_warned(desk, are_kept):
    case, _ = await reopened(desk, "general", TAB)
    old = (await desk.tab(case, "general"))["values"]["email"]
    for email in ("thief@example.com", "Thief@example.com"):
        assert (await desk.save(case, "general", {"email": email})).status_code == 200
    if not are_kept:
        # As in a case of before there was a table of addresses.
        await desk.run("delete from mail_addresses where case_id = $1", case.case_id)
    shown = proof(desk, case.producer)
    assert (await desk.save(case, TAB, OTHER, proof=shown)).status_code == 200
    (said,) = await desk.said_of(case, "BankAccountChanged")
    warned = [await mailed(desk, case, one) for one in said["recipients"]]
    everybody = [case.email, old, "thief@example.com"]
    assert sorted(map(str.lower, warned)) == sorted(everybody)
    assert "example.com" not in str(said)
    # Being warned makes none of them the address of other mails.
    assert await mailed(desk, case) == "Thief@example.com"


@covers("NEW-13", "OPS-3")
async def test_an_address_is_told_of_its_own_case_only(desk):
    case, _ = await reopened(desk)
    shown = proof(desk, case.producer)
    await desk.save(case, TAB, OTHER, proof=shown)
    (said,) = await desk.said_of(case, "BankAccountChanged")
    other = await desk.filled()
    path = f"/internal/cases/{other.case_id}/recipients/{said['recipients'][0]}"
    answer = await desk.as_service("notifications", path, purpose="send-message")
    assert answer.status_code == 404


@covers("NEW-13", "GEN-1", "REV-2")
@pytest.mark.parametrize("are_kept", [True, False])
async def test_a_contact_address_changed_later_is_told_at_the_earlier_ones(
    desk, are_kept
):
    case, reviewer = await reopened(desk, "general")
    if not are_kept:
        await desk.run("delete from mail_addresses where case_id = $1", case.case_id)
    general = (await desk.tab(case, "general"))["values"]
    old, thief = general["email"], {"email": "thief@example.com"}
    await desk.save(case, "general", thief, method="PATCH")
    assert await desk.said_of(case, "ContactEmailChanged") == []
    for _ in range(2):
        assert (await desk.save(case, "general", thief)).status_code == 200
    (said,) = await desk.said_of(case, "ContactEmailChanged")
    told = [await mailed(desk, case, one) for one in said["recipients"]]
    assert sorted(told) == sorted([case.email, old])
    assert said["tab_version"] == (await desk.tab(case, "general"))["version"] - 1
    assert "example.com" not in str(said)
    review = await desk.get(reviewer, f"/review/{case.key}")
    assert "Contact email changed after the first submission" in str(review["history"])
    (flag,) = [flag for flag in review["flags"] if flag["code"] == "email_changed"]
    assert "after the first submission. The earlier addresses" in flag["sentence"]
    wanted = f"/review?search={case.key}&status=Information%20Requested"
    listed = await desk.get(reviewer, wanted)
    assert "email_changed" in listed["rows"][0]["flags"]


@covers("NEW-13")
@pytest.mark.parametrize(
    "change", [{"primary_city": "Waco"}, {"email": "PAT@example.com"}, {"email": "p@"}]
)
async def test_whose_contact_address_stays_the_same_is_told_nothing(desk, change):
    case, _ = await reopened(desk, "general")
    assert (await desk.save(case, "general", change)).status_code == 200
    assert await desk.said_of(case, "ContactEmailChanged") == []


@covers("NEW-13")
async def test_before_the_first_submission_a_contact_address_is_changed_in_silence(
    desk,
):
    case = await desk.filled()
    await desk.save(case, "general", {"email": "new@example.com"})
    assert await desk.said_of(case, "ContactEmailChanged") == []
    review = await desk.get(Person("reviewer"), f"/review/{case.key}")
    assert "email_changed" not in [flag["code"] for flag in review["flags"]]


async def mailed(desk, case, address_id=None):
    """Give whom mails go to, or what address has an id."""
    path = f"/internal/cases/{case.case_id}/recipient"
    if address_id:
        path += f"s/{address_id}"
    answer = await desk.as_service("notifications", path, purpose="send-message")
    return answer.json()["email"]
