"""What is protected needs identity's own word, once a case was submitted."""

import pytest

from tests.support.case_builders import BANKING
from tests.support.case_desk import Person
from tests.support.case_protection import proof, reopened
from tests.support.covers import covers

PROTECTED = pytest.mark.parametrize(
    ("tab", "changed"),
    [
        pytest.param("general", {"email": "thief@example.com"}, id="email"),
        pytest.param(
            "banking-information",
            {
                **BANKING,
                "account_number": "99887766",
                "account_number_again": "99887766",
            },
            id="bank account",
        ),
    ],
)


@covers("NEW-13")
@PROTECTED
async def test_a_case_that_was_taken_back_is_protected_too(desk, tab, changed):
    case = await desk.submitted()
    await desk.post(case.producer, f"/cases/{case.key}/taking-back")
    refused = await desk.save(case, tab, changed)
    assert refused.json()["code"] == "password_needed"


@covers("NEW-13")
@PROTECTED
async def test_no_other_proof_counts(desk, tab, changed):
    case, _ = await reopened(desk, tab)
    for wrong in (
        proof(desk, Person("producer")),
        proof(desk, case.producer, purpose="something-else"),
        proof(desk, case.producer, audience="documents"),
        proof(desk, case.producer, service="gateway"),
        "no proof",
    ):
        answer = await desk.save(case, tab, changed, proof=wrong)
        assert answer.json()["code"] == "password_needed"
