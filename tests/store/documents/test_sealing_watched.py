"""A packet between the signatures and the seal: does anything stay there unnoticed?"""

from datetime import timedelta

import pytest

from documents_service.jobs import look_for_late, reconcile_next, seal_next_packet
from documents_service.use_cases.reconcile_approval import UNHEARD
from documents_service.use_cases.watch_sealing import LATE, LATE_SECONDS
from tests.support.covers import covers


@pytest.fixture
async def signed(desk):
    """The desk with a packet that the producer has signed."""
    await desk.sign_everything()
    return desk


async def state(desk):
    return (await desk.must("GET", "/packet"))["state"]


async def age(desk, column, by):
    """Let time have passed since something happened to the packet."""
    async with desk.workshop.database.transaction() as tx:
        await tx.execute(
            f"update packets set {column} = {column} - $2::interval where case_id = $1",  # noqa: S608 (a column of this file)
            desk.case.case_id,
            by,
        )


async def reconcile(desk):
    while await reconcile_next(desk.workshop):
        pass


@covers("NEW-4")
async def test_a_packet_that_stays_in_sealing_is_counted_until_it_is_sealed(signed):
    await signed.hear_of_approval()
    await look_for_late(signed.workshop)
    assert LATE._value.get() == 0
    await age(signed, "sealing_since", timedelta(minutes=11))
    await look_for_late(signed.workshop)
    assert LATE._value.get() == 1
    assert 660 <= LATE_SECONDS._value.get() < 720
    assert await seal_next_packet(signed.workshop)
    await look_for_late(signed.workshop)
    assert LATE._value.get() == 0
    assert LATE_SECONDS._value.get() == 0


@covers("NEW-4")
async def test_what_is_late_is_an_error_in_the_log(signed, capsys):
    await signed.hear_of_approval()
    await age(signed, "sealing_since", timedelta(minutes=11))
    await look_for_late(signed.workshop)
    assert "sealing late" in capsys.readouterr().out
    await seal_next_packet(signed.workshop)


@covers("NEW-4")
async def test_an_approval_that_was_never_heard_is_found_by_asking_the_case(signed):
    signed.case.status, signed.case.can_sign = "Approved", False
    told = UNHEARD._value.get()
    await reconcile(signed)
    assert await state(signed) == "signed"  # asked only some hours after the signature
    await age(signed, "finished_at", timedelta(hours=7))
    await reconcile(signed)
    assert await state(signed) == "sealing"
    assert UNHEARD._value.get() == told + 1
    await signed.approve()  # the event comes after all
    assert await state(signed) == "sealed"
    said = await signed.said()
    assert said.count("PacketSealed") == said.count("LetterPrepared") == 1


@covers("NEW-4")
async def test_a_case_that_is_not_approved_is_asked_about_again_after_hours(signed):
    await age(signed, "finished_at", timedelta(hours=7))
    signed.case.status = "HCSC Review"
    signed.case.asked.clear()
    await reconcile(signed)
    await reconcile(signed)
    assert signed.case.asked.count("access") == 1
    assert await state(signed) == "signed"
    await age(signed, "status_asked_at", timedelta(hours=7))
    signed.case.asked.clear()
    await reconcile(signed)
    assert "access" in signed.case.asked


@covers("NEW-4")
async def test_a_packet_that_was_voided_meanwhile_is_not_sealed(signed):
    await age(signed, "finished_at", timedelta(hours=7))
    signed.case.status = "Approved"

    async def answers_change():
        await signed.hear_only("e" * 64)
        signed.case.answers = {"snapshot_hash": "e" * 64}
        await signed.settle()

    signed.case.meanwhile["access"] = answers_change
    told = UNHEARD._value.get()
    await reconcile(signed)
    assert UNHEARD._value.get() == told
    assert await state(signed) == "voided"
