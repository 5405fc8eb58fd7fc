"""What follows an approval: the countersignature; the letter has its own tests."""

from datetime import UTC, datetime

import pytest

from chassis.refusal import NotFound
from contracts import case
from tests.support.covers import covers


@covers("SIG-4", "NEW-4")
async def test_the_agreement_is_countersigned_and_the_producers_signature_stands(desk):
    await desk.sign_everything()
    signed = await desk.call("GET", "/packet/producer-agreement/content")
    await desk.approve()
    view = await desk.must("GET", "/packet")
    assert view["state"] == "sealed"
    sealed = await desk.call("GET", "/packet/producer-agreement/content")
    assert sealed.content.startswith(signed.content)
    press = desk.workshop.press
    assert await press.is_intact(sealed.content, fields=["producer", "hcsc"])
    text = await desk.must("GET", "/packet/producer-agreement/text")
    assert "Countersigned electronically" in text["html"]


@covers("SIG-2")
async def test_the_w_9_keeps_the_payees_signature_as_its_last_entry(desk):
    await desk.sign_everything()
    await desk.approve()
    file = await desk.call("GET", "/packet/w-9/content")
    assert await desk.workshop.press.is_intact(file.content, fields=["producer"])


@covers("SUB-2")
async def test_a_sealed_packet_is_never_made_anew(desk):
    await desk.sign_everything()
    await desk.approve()
    await desk.hear_of_answers("d" * 64)
    assert (await desk.must("GET", "/packet"))["state"] == "sealed"
    again = await desk.must("POST", "/packet")
    assert again["state"] == "sealed"


async def test_an_approval_without_a_packet_is_parked_by_refusing_it(desk):
    with pytest.raises(NotFound):
        await desk.approve()


@covers("REV-6", "REV-7")
@pytest.mark.parametrize("ending", [case.CaseRejected, case.CaseWithdrawn])
async def test_an_ended_case_takes_no_signature(desk, ending):
    await desk.prepare()
    await desk.hear(
        ending(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
            case_id=desk.case.case_id,
        )
    )
    answer = await desk.call(
        "POST",
        "/packet/producer-agreement/choice",
        {"field": "contracting_as", "value": "individual"},
    )
    assert answer.json()["code"] == "not_ready_to_sign"
