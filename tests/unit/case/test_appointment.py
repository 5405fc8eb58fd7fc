"""Which appointments are filed, and how long the filer is left alone."""

from datetime import timedelta

import pytest

from case_service.clients.filer import SimulatedFiler
from case_service.domain.appointment import (
    REASONS,
    AppointmentLine,
    AppointmentStatus,
    Filing,
    Rejection,
    needed,
    wait_after,
)
from case_service.domain.rules import fees
from case_service.domain.state import State
from contracts.ids import uuid7
from contracts.words import AppointmentRejectionReason
from tests.support.case_builders import RULES
from tests.support.covers import covers


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
