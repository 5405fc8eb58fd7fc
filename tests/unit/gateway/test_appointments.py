"""Do the appointments, which are only read, lead on like every other tab?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_values import KEY


@covers("APT-1", "TAB-2")
@pytest.mark.parametrize(
    ("step", "onward"),
    [("save", "appointments"), ("continue", "background-questionnaire")],
)
async def test_appointments_lead_on_and_store_nothing(producer, step, onward):
    here = f"/cases/{KEY}/appointments"
    page = await producer.open(here)
    answer = await producer.send(page, here, step=step)
    assert (answer.status, answer.location) == (303, f"/cases/{KEY}/{onward}")
    assert not producer.double.was_asked(f"PUT /cases/{KEY}/tabs/appointments")
