"""What other services are told, each for its purpose only."""

import asyncio
from uuid import uuid4

import pytest

from case_service.domain.viewer import SYSTEM
from case_service.store.cases import CaseStore
from case_service.use_cases.read_subject import read_subject
from case_service.use_cases.record_lookup import record_lookup
from tests.support.case_desk import Person
from tests.support.covers import covers
from tests.support.eventually import eventually

SAMPLES = (
    ("identity", "create-account", "/internal/cases/{id}/invitee"),
    ("notifications", "send-message", "/internal/cases/{id}/recipient"),
    ("notifications", "send-message", "/internal/cases/{id}/recipients/{id}"),
    ("documents", "check-access", "/internal/cases/{id}/access"),
    ("documents", "packet-data", "/internal/cases/{id}/packet-data"),
    ("documents", "letter-data", "/internal/cases/{id}/letters/welcome-letter/{id}"),
    ("nipr-adapter", "hit-list", "/internal/lookups/{id}/subject"),
    ("notifications", "send-message", "/internal/requests/{id}"),
    ("notifications", "send-message", "/internal/state-decisions/{id}"),
)


@covers("OPS-3")
@pytest.mark.parametrize(("service", "purpose", "path"), SAMPLES)
async def test_a_route_answers_one_service_for_one_purpose(
    desk, service, purpose, path
):
    path = path.format(id=uuid4())
    asked = await desk.as_service(service, path, purpose=purpose)
    assert asked.status_code == 404
    assert (await desk.as_service(service, path, purpose="other")).status_code == 403
    for other in {sample[0] for sample in SAMPLES} - {service}:
        answer = await desk.as_service(other, path, purpose=purpose)
        assert answer.status_code == 403
    assert (await desk.send(Person("support"), "GET", path)).status_code == 403
    assert (await desk.http.get(path)).status_code == 401


async def test_identity_is_told_whom_to_make_an_account_for(desk):
    case = await desk.invited()
    path = f"/internal/cases/{case.case_id}/invitee"
    before = await desk.as_service("identity", path, purpose="create-account")
    assert before.json() == {
        "case_id": str(case.case_id),
        "tenant": "HCSC",
        "first_name": "Pat",
        "last_name": "Sample",
        "email": case.email,
        "npn": None,
    }
    await desk.nipr_answers(case, await desk.give_ssn(case))
    after = await desk.as_service("identity", path, purpose="create-account")
    assert after.json()["npn"] == case.npn


@covers("OPS-2")
async def test_the_adapter_is_told_the_ssn_and_the_read_is_in_the_history(desk):
    case = await desk.invited()
    lookup_id = await desk.give_ssn(case)
    subject = await desk.as_service(
        "nipr-adapter", f"/internal/lookups/{lookup_id}/subject", purpose="hit-list"
    )
    assert subject.json() == {
        "case_id": str(case.case_id),
        "ssn": case.ssn,
        "last_name": "Sample",
        "first_name": "Pat",
    }
    shown = await desk.get(Person("reviewer"), f"/review/{case.key}")
    assert (
        shown["history"][-1]["what"] == "Sensitive data read: SSN, to look up in NIPR"
    )


@covers("NEW-8")
async def test_nobody_is_looked_up_for_a_number_that_was_typed_anew(desk):
    case = await desk.invited()
    slip = await desk.give_ssn(case)
    await desk.give_ssn(case)
    answer = await desk.as_service(
        "nipr-adapter", f"/internal/lookups/{slip}/subject", purpose="hit-list"
    )
    assert answer.status_code == 404
    assert case.ssn not in answer.text


@covers("GEN-1")
async def test_mail_goes_to_the_address_of_the_last_save_of_general(desk):
    case = await desk.started()
    path = f"/internal/cases/{case.case_id}/recipient"

    async def email():
        answer = await desk.as_service("notifications", path, purpose="send-message")
        return answer.json()["email"]

    assert await email() == case.email
    # What is kept while somebody types may be half an address.
    await desk.save(case, "general", {"email": "new@example.co"}, method="PATCH")
    assert await email() == case.email
    await desk.save(case, "general", {"email": "new@example.com"})
    assert await email() == "new@example.com"
    for half in ("stranger@example.co", "broken@", ""):
        await desk.save(case, "general", {"email": half}, method="PATCH")
        assert await email() == "new@example.com"
    await desk.save(case, "general", {"email": "broken@"})
    assert await email() == "new@example.com"
    await desk.save(case, "general", {"email": case.email})
    assert await email() == case.email


@covers("GEN-1", "NEW-16")
async def test_mail_of_a_case_saved_before_addresses_were_kept_goes_on(desk):
    case = await desk.filled(general={"email": "new@example.com"})
    await desk.run("delete from mail_addresses where case_id = $1", case.case_id)
    path = f"/internal/cases/{case.case_id}/recipient"
    answer = await desk.as_service("notifications", path, purpose="send-message")
    assert answer.json()["email"] == "new@example.com"


async def test_documents_learns_who_may_upload_and_sign_now(desk, reviewer):
    case = await desk.started()
    path = f"/internal/cases/{case.case_id}/access"

    async def access(of=case):
        answer = await desk.as_service(
            "documents", f"/internal/cases/{of.case_id}/access", purpose="check-access"
        )
        return answer.json()

    started = await desk.as_service("documents", path, purpose="check-access")
    assert started.json()["owner_account_id"] == str(case.producer.account_id)
    assert started.json()["recruiter_account_id"] == str(case.recruiter.account_id)
    assert (started.json()["can_upload"], started.json()["can_sign"]) == (True, False)
    filled = await desk.filled()
    assert (await access(filled))["can_sign"]
    submitted = await desk.submitted()
    shut = await access(submitted)
    assert (shut["can_upload"], shut["can_sign"]) == (False, False)
    await desk.act(reviewer, submitted, "claim")
    await desk.act(reviewer, submitted, "information-requests", message="More, please.")
    asked = await access(submitted)
    assert (asked["can_upload"], asked["can_sign"]) == (True, True)


@covers("REV-3", "EO-7")
@pytest.mark.parametrize(
    ("reopened", "open_kinds"),
    [
        ("general", ["supporting-document"]),
        ("e-and-o", ["e-and-o-declaration-page", "supporting-document"]),
    ],
)
async def test_the_declaration_page_is_replaced_only_while_e_and_o_is_open(
    desk, reviewer, reopened, open_kinds
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    wish = {"message": "More, please.", "reopened_tabs": [reopened]}
    await desk.act(reviewer, case, "information-requests", **wish)
    path = f"/internal/cases/{case.case_id}/access"
    answer = await desk.as_service("documents", path, purpose="check-access")
    assert answer.json()["open_kinds"] == open_kinds


@covers("NEW-3", "FEE-1")
async def test_the_packet_is_made_from_one_snapshot(desk):
    case = await desk.filled()
    path = f"/internal/cases/{case.case_id}/packet-data"
    packet = await desk.as_service("documents", path, purpose="packet-data")
    told = packet.json()
    assert told["snapshot_hash"] == await desk.snapshot(case)
    assert told["ssn"] == case.ssn
    assert told["name"] == "Pat Q Sample"
    assert told["states"] == ["OK", "TX"]
    assert told["mailing_address"] == told["primary_address"]
    assert told["primary_address"]["street"] == "100 Example St"
    assert told["fee_total_text"] == "$43.50"
    assert not told["bluelincs_hmo"]
    assert told["addenda"] == ["oklahoma-addendum"]
    async with desk.new_rule("fee", "TX", cents=99900):
        dearer = await desk.as_service("documents", path, purpose="packet-data")
        assert dearer.json()["fee_total_text"] == "$1,029.00"
        assert dearer.json()["snapshot_hash"] != told["snapshot_hash"]
    again = await desk.as_service("documents", path, purpose="packet-data")
    assert again.json() == told


async def test_no_packet_is_made_from_incomplete_answers(desk):
    case = await desk.started()
    path = f"/internal/cases/{case.case_id}/packet-data"
    answer = await desk.as_service("documents", path, purpose="packet-data")
    assert answer.json()["code"] == "incomplete"
    case = await desk.invited()
    path = f"/internal/cases/{case.case_id}/packet-data"
    answer = await desk.as_service("documents", path, purpose="packet-data")
    assert answer.json()["code"] == "not_identified"


@covers("REV-5")
async def test_the_letter_carries_number_states_and_fees(desk, reviewer):
    case = await desk.submitted()
    path = f"/internal/cases/{case.case_id}/letters/welcome-letter/{case.case_id}"
    early = await desk.as_service("documents", path, purpose="letter-data")
    assert early.status_code == 404
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "approval")
    letter = (await desk.as_service("documents", path, purpose="letter-data")).json()
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    number = frame["producer_identification_number"]
    assert letter["producer_identification_number"] == number
    assert letter["fee_total_text"] == "$43.50"
    assert letter["address"]["zip_code"] == "78701"
    assert letter["dated"] is not None


@covers("OPS-5")
async def test_telling_the_adapter_never_stands_in_the_way_of_its_answer(desk):
    case = await desk.invited()
    lookup_id = await desk.give_ssn(case)

    async def read():
        async with desk.database.transaction() as tx:
            return await read_subject(tx, lookup_id=lookup_id)

    async def somebody_waits():
        async with desk.database.transaction() as tx:
            return await tx.fetchval(
                "select exists (select from pg_locks where not granted and pid in "
                "(select pid from pg_stat_activity where datname = current_database()))"
            )

    async with desk.database.transaction() as tx:
        await CaseStore(tx).lock(case.case_id, by=SYSTEM)
        reading = asyncio.create_task(read())
        await eventually(somebody_waits)
        await record_lookup(
            tx, case_id=case.case_id, lookup_id=lookup_id, outcome="unavailable"
        )
    lookup, _ = await reading
    assert lookup.ssn.digits == case.ssn
