"""A form sent twice is answered once; its key with other content is refused."""

import pytest

from contracts.words import NiprOutcome
from tests.support.covers import covers

KEY = "f" * 16


@pytest.fixture
async def ambiguous(desk):
    """A case of whose producer NIPR has several entries."""
    case = await desk.invited()
    lookup_id = await desk.give_ssn(case)
    await desk.nipr_answers(case, lookup_id, NiprOutcome.AMBIGUOUS)
    return case


@covers("HOME-3", "NEW-10")
@pytest.mark.parametrize(
    ("act", "content", "corrected"),
    [
        ("last-name", {"last_name": "Jones"}, {"last_name": "Johnson"}),
        (
            "narrowing",
            {"resident_state": "TX", "birth_year": "1980"},
            {"resident_state": "TX", "birth_year": "1981"},
        ),
    ],
)
async def test_what_is_corrected_on_the_first_screen_is_never_swallowed(
    desk, ambiguous, act, content, corrected
):
    case, path = ambiguous, f"/cases/{ambiguous.key}/start/{act}"
    for sent in (content, content):
        answer = await desk.send(case.producer, "POST", path, sent, idempotency_key=KEY)
        assert answer.json()["state"] == "looking_up"
    other = await desk.send(case.producer, "POST", path, corrected, idempotency_key=KEY)
    assert (other.status_code, other.json()["code"]) == (
        409,
        "idempotency_key_reused",
    )


@covers("HOME-2", "NEW-10")
async def test_an_authorization_is_answered_once_also_over_another_network(desk):
    case = await desk.invited()
    await desk.nipr_answers(case, await desk.give_ssn(case))
    path = f"/cases/{case.key}/start"
    shown = await desk.get(case.producer, path)
    agreed = {
        "agreed": True,
        "lookup_id": shown["lookup_id"],
        "text_version": shown["authorization_text_version"],
        "user_agent": "a browser",
    }
    answers = [
        await desk.send(
            case.producer,
            "POST",
            f"{path}/authorization",
            {**agreed, "address": address},
            idempotency_key=KEY,
        )
        for address in ("192.0.2.1", "198.51.100.7")
    ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert len(await desk.said_of(case, "PdbReportAuthorized")) == 1
