"""Which appointments are filed, and how long the filer is left alone."""

from datetime import UTC, datetime, timedelta

import pytest

from case_service.clients.filer import SimulatedFiler
from case_service.domain.appointment import (
    REASONS,
    Appointment,
    AppointmentLine,
    AppointmentStatus,
    Filing,
    NotRejected,
    Rejection,
    by_filing,
    needed,
    wait_after,
)
from case_service.domain.rules import fees
from case_service.domain.state import State
from contracts.ids import uuid7
from contracts.words import AppointmentRejectionReason
from tests.support.case_builders import RULES
from tests.support.covers import covers

NOON = datetime(2026, 11, 25, 18, tzinfo=UTC)


@covers("PEER-7", "FEE-1")
def test_illinois_is_a_record_and_montana_is_filed_without_a_fee():
    due = fees(RULES, states=list(State), bluelincs_hmo=True)
    assert set(needed(due)) == {
        (State.IL, AppointmentLine.HEALTH, False),
        (State.MT, AppointmentLine.HEALTH, True),
        (State.NM, AppointmentLine.HEALTH, True),
        (State.OK, AppointmentLine.HEALTH, True),
        (State.OK, AppointmentLine.BLUELINCS_HMO, True),
        (State.TX, AppointmentLine.HEALTH, True),
    }


@covers("PEER-7")
@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(0, 10), (1, 10), (2, 20), (9, 2560), (10, 3600), (99, 3600)],
)
def test_the_filer_is_asked_ever_more_seldom_and_once_an_hour_at_least(
    attempts, seconds
):
    assert wait_after(attempts) == timedelta(seconds=seconds)


def an_appointment(**changes):
    key = uuid7()
    values = {
        "id": key,
        "filing": key,
        "case_id": uuid7(),
        "state": State.OK,
        "line": AppointmentLine.BLUELINCS_HMO,
        "status": AppointmentStatus.REJECTED,
        "wished_at": NOON,
        "settled_at": NOON,
        "rejection": Rejection.NAME_DIFFERS,
        "attempts": 3,
    }
    return Appointment(**values | changes)


@covers("PEER-7")
def test_filed_again_it_is_the_same_appointment_under_another_key():
    before, key = an_appointment(), uuid7()
    again = before.again(filing=key)
    assert (again.id, again.filing) == (before.id, key)
    assert (again.status, again.rejection) == (AppointmentStatus.PENDING, None)
    assert not again.is_filed
    assert again.title == "Oklahoma, BlueLincs HMO"


@covers("PEER-7")
@pytest.mark.parametrize("status", AppointmentStatus)
def test_only_a_rejected_one_is_filed_again(status):
    one = an_appointment(status=status)
    if one.is_rejected:
        assert one.again(filing=uuid7())
        return
    with pytest.raises(NotRejected):
        one.again(filing=uuid7())


@covers("PEER-7")
def test_an_old_key_finds_no_filing():
    one = an_appointment()
    assert by_filing([one], one.filing) is one
    with pytest.raises(NotRejected):
        by_filing([one.again(filing=uuid7())], one.filing)


def test_every_reason_is_a_word_between_services_and_a_sentence():
    assert {one.value for one in Rejection} == {
        one.value for one in AppointmentRejectionReason
    }
    assert set(REASONS) == set(Rejection)


@covers("PEER-7")
async def test_the_simulated_states_file_first_and_decide_at_the_next_look():
    filer, key = SimulatedFiler(), uuid7()

    async def ask(npn: str, *, was_filed: bool):
        filing = Filing(key, State.TX, AppointmentLine.HEALTH, npn, "Pat", was_filed)
        return await filer.file(filing)

    first = await ask("10000006", was_filed=False)
    again = await ask("10000006", was_filed=False)
    assert (first, first.status) == (again, AppointmentStatus.FILED)
    later = await ask("10000006", was_filed=True)
    assert (later.status, later.reference) == (
        AppointmentStatus.APPOINTED,
        first.reference,
    )
    refused = await ask("10000017", was_filed=True)
    assert refused.rejection is Rejection.TERMINATED_FOR_CAUSE
