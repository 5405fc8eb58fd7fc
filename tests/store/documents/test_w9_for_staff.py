"""The W-9 shows the whole SSN: who of HCSC gets it, and after what."""

import pytest

from tests.support.covers import covers

W_9 = "/packet/w-9"
WHY = {"by_name": "Riley Reviewer", "reason": "The IRS asked for it."}


async def reveal(desk, *, document="w-9", **caller):
    return await desk.call("POST", f"/packet/{document}/revelations", WHY, **caller)


@covers("NEW-12", "REV-2")
@pytest.mark.parametrize("role", ["support", "reviewer"])
@pytest.mark.parametrize("part", ["content", "text", "pages/1"])
async def test_staff_get_no_part_of_it_without_a_reason(desk, role, part):
    await desk.sign_everything()
    account = desk.case.reviewer
    answer = await desk.call("GET", f"{W_9}/{part}", role=role, account=account)
    assert (answer.status_code, answer.json()["code"]) == (409, "needs_reveal")
    assert "Reveal" in answer.json()["detail"]
    # Three digits alone may stand in the correlation id.
    assert "123456" not in answer.text.replace("-", "")
    other = f"/packet/producer-agreement/{part}"
    assert (await desk.call("GET", other, role=role)).status_code == 200
    assert (await desk.call("GET", f"{W_9}/{part}")).status_code == 200


@covers("NEW-12", "REV-2")
async def test_the_reviewer_of_the_case_gets_the_signed_file_itself(desk):
    await desk.sign_everything()
    own = (await desk.call("GET", f"{W_9}/content")).content
    answer = await reveal(desk, role="reviewer", account=desk.case.reviewer)
    assert answer.status_code == 200, answer.text
    assert answer.content == own
    assert desk.case.revealed == [
        {
            "account_id": str(desk.case.reviewer),
            "name": "Riley Reviewer",
            "title": "W-9",
            "reason": "The IRS asked for it.",
        }
    ]


@covers("NEW-12")
async def test_nobody_else_of_hcsc_gets_it_with_any_reason(desk):
    await desk.sign_everything()
    colleague = await reveal(desk, role="reviewer")
    assert (colleague.status_code, colleague.json()["code"]) == (409, "not_claimed")
    for role in ("support", "recruiter", "producer"):
        assert (await reveal(desk, role=role)).status_code == 403
    of_other = {"role": "reviewer", "account": desk.case.reviewer, "tenant": "OTHER"}
    assert (await reveal(desk, **of_other)).status_code == 404
    assert desk.case.revealed == []


@covers("NEW-12")
async def test_what_shows_no_ssn_or_is_not_there_is_no_line_in_the_history(desk):
    mine = {"role": "reviewer", "account": desk.case.reviewer}
    assert (await reveal(desk, **mine)).status_code == 404
    await desk.sign_everything()
    plain = await reveal(desk, document="producer-agreement", **mine)
    assert plain.status_code == 404
    assert desk.case.revealed == []
