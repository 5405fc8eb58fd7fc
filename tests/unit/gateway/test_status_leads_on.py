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


@covers("SUB-1", "NEW-10", "NEW-14")
@pytest.mark.parametrize(
    ("done", "told", "holds", "over"),
    [
        ("submitted", "was submitted", "HCSC Review", "In Progress"),
        ("submitted", "was submitted", "Approved", "Information Requested"),
        ("taken-back", "yours again", "In Progress", "HCSC Review"),
    ],
)
async def test_what_was_done_is_told_until_it_is_undone(
    producer, done, told, holds, over
):
    producer.double.has_case(an_overview(status=holds))
    assert told in (await producer.open(f"{STATUS}?done={done}")).text
    producer.double.has_case(an_overview(status=over))
    assert told not in (await producer.open(f"{STATUS}?done={done}")).text
