"""Does Status lead on to what is left to do?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_values import KEY, an_overview

STATUS = f"/cases/{KEY}/status"


@covers("PEER-6", "SUB-1")
@pytest.mark.parametrize(
    ("next_step", "words"),
    [("general", "Continue"), ("start", "Continue"), ("check", "Check your answers")],
)
async def test_status_leads_on_to_what_is_left_to_do(producer, next_step, words):
    producer.double.has_case(an_overview(next_step=next_step))
    page = await producer.open(STATUS)
    (link,) = page.page.xpath("//main//a[contains(@class, 'usa-button')]")
    assert link.get("href") == f"/cases/{KEY}/{next_step}"
    assert link.text_content().startswith(words)
    producer.double.has_case(an_overview(next_step="status"))
    page = await producer.open(STATUS)
    assert not page.page.xpath("//main//a[contains(@class, 'usa-button')]")
