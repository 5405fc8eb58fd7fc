"""Checks by rule, verdicts by people, and what they lead to."""

import pytest

from tests.store.case.conftest import KEYSET
from tests.support.case_desk import settings
from tests.support.case_neighbors import ACTION, a_license, a_report
from tests.support.case_story import open_desk
from tests.support.covers import covers

RECORD = (
    "Oklahoma action 18-0001, 2018 (Failure to make required disclosure, Monetary "
    "penalty)"
)
BECAUSE = "The page cannot be read."


def judged(shown, requirement):
    (found,) = [
        one
        for one in shown["judgment"]["requirements"]
        if one["requirement"] == requirement
    ]
    return found


def verdicts(requirement="e-and-o", verdict="not acceptable", because=BECAUSE):
    said = {"requirement": requirement, "verdict": verdict, "because": because}
    return {"verdicts": [said]}


@covers("PEER-3")
async def test_a_case_without_exceptions_shows_every_check_as_passed(desk, reviewer):
    case = await desk.submitted()
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert not shown["judgment"]["has_exceptions"]
    assert len(shown["judgment"]["requirements"]) >= 8
    assert await desk.exceptions(reviewer, case) == []


@covers("PEER-3", "NEW-1")
async def test_a_contradiction_is_shown_to_both_sides_and_blocks_nothing(
    desk, reviewer
):
    desk.adapter.report = a_report(regulatory_actions=(ACTION,))
    case = await desk.filled()
    await desk.sign(case)
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    assert check["contradictions"] == [{"question": 4, "record": RECORD}]
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    found = await desk.exceptions(reviewer, case)
    assert f"Answered No to question 4; NIPR: {RECORD}." in found
    assert "NIPR lists 1 regulatory action." in found


@covers("PEER-3", "NEW-1")
async def test_a_revoked_license_beside_an_active_one_is_shown_to_both_sides(
    desk, reviewer
):
    active = a_license("TX")
    (line,) = active.lines_of_authority
    gone = {"status": "Inactive", "is_active": False, "status_reason": "Revoked"}
    revoked = a_license(
        "TX",
        number="OLD",
        is_active=False,
        lines_of_authority=(line.model_copy(update=gone),),
    )
    desk.adapter.report = a_report(licenses=(revoked, active, a_license("OK")))
    case = await desk.filled()
    await desk.sign(case)
    record = "Texas license OLD (Inactive, Revoked)"
    check = await desk.get(case.producer, f"/cases/{case.key}/check")
    assert check["contradictions"] == [{"question": 4, "record": record}]
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    found = await desk.exceptions(reviewer, case)
    assert found == [f"Answered No to question 4; NIPR: {record}."]


@covers("PEER-3", "REV-5")
async def test_who_approves_in_spite_of_an_exception_is_told_of_in_the_history(
    desk, reviewer
):
    case = await desk.submitted(
        background_questionnaire={"answer_9": "yes", "explanation_9": "Long ago."}
    )
    await desk.act(reviewer, case, "claim")
    done = await desk.act(reviewer, case, "approval")
    told = [line["what"] for line in done.json()["history"]]
    assert "Approved in spite of: No question answered Yes" in told


@covers("PEER-4")
async def test_a_verdict_is_kept_with_who_and_when_and_proposes_a_request(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    done = await desk.act(reviewer, case, "verdicts", **verdicts())
    shown = done.json()
    found = judged(shown, "e-and-o")
    assert (found["verdict"], found["because"]) == ("not acceptable", BECAUSE)
    assert found["given_by"] == reviewer.name
    assert found["given_at"]
    assert shown["judgment"]["proposed_request"] == {
        "message": f"E&O: {BECAUSE}",
        "reopened_tabs": ["e-and-o"],
    }
    told = [line["what"] for line in shown["history"]]
    assert told[-1] == "Verdict on E&O: not acceptable"
    refused = await desk.act(reviewer, case, "approval")
    assert refused.json()["code"] == "not_acceptable"
    fine = verdicts(verdict="no issue", because="")
    stale = await desk.act(reviewer, case, "verdicts", **fine)
    assert stale.json()["code"] == "stale_verdicts"
    fine["verdicts"][0] |= {"shown": "not acceptable", "shown_because": BECAUSE}
    assert (await desk.act(reviewer, case, "verdicts", **fine)).status_code == 200
    assert (await desk.act(reviewer, case, "approval")).status_code == 200


@covers("PEER-4", "REV-4")
async def test_a_new_round_begins_without_verdicts_and_shows_the_earlier_ones(
    desk, reviewer
):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "verdicts", **verdicts())
    await desk.act(reviewer, case, "information-requests", message="See E&O.")
    await desk.post(case.producer, f"/cases/{case.key}/submission")
    found = judged(await desk.get(reviewer, f"/review/{case.key}"), "e-and-o")
    assert (found["verdict"], found["given_at"]) == ("requires review", None)
    (earlier,) = found["earlier"]
    assert (earlier["review_round"], earlier["verdict"]) == (1, "not acceptable")


@covers("PEER-4")
async def test_a_verdict_without_a_reason_is_refused_beside_its_field(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    refused = await desk.act(reviewer, case, "verdicts", **verdicts(because=" "))
    assert refused.status_code == 422
    assert refused.json()["problems"][0]["field"] == "because_e-and-o"


@covers("PEER-4")
async def test_only_who_has_claimed_a_case_judges_it(desk, reviewer):
    case = await desk.submitted()
    refused = await desk.act(reviewer, case, "verdicts", **verdicts())
    assert refused.json()["code"] == "not_claimed"
    assert await desk.rows("verdicts", case) == 0


async def test_verdicts_are_never_changed(desk, reviewer):
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    await desk.act(reviewer, case, "verdicts", **verdicts())
    with pytest.raises(Exception, match="append-only"):
        await desk.run("delete from verdicts where case_id = $1", case.case_id)


@pytest.fixture
async def passing(case_url, token_keys):
    """The case service where the operator lets cases pass by themselves."""
    chosen = settings(
        case_url, keys=token_keys, keyset=KEYSET, approve_without_exceptions=True
    )
    async with open_desk(chosen, keys=token_keys) as desk:
        yield desk


@covers("PEER-3", "REV-5")
async def test_where_the_operator_says_so_a_case_without_exceptions_passes_by_itself(
    passing, reviewer
):
    case = await passing.submitted()
    frame = await passing.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "Approved"
    assert frame["producer_identification_number"]
    assert len(await passing.said_of(case, "CaseApproved")) == 1
    assert len(await passing.said_of(case, "CaseSubmitted")) == 1


@covers("PEER-3")
@pytest.mark.parametrize(
    "changes",
    [
        {"background_questionnaire": {"answer_9": "yes", "explanation_9": "Once."}},
        {"e_and_o": {"aggregate_limit": "$499,999"}},
    ],
)
async def test_a_case_with_an_exception_waits_for_a_reviewer(
    passing, reviewer, changes
):
    case = await passing.submitted(**changes)
    frame = await passing.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "HCSC Review"


@covers("PEER-3")
async def test_no_case_passes_by_itself_unless_the_operator_says_so(desk):
    case = await desk.submitted()
    frame = await desk.get(case.producer, f"/cases/{case.key}")
    assert frame["status"] == "HCSC Review"


@covers("NEW-2")
async def test_who_rejects_says_if_it_rests_on_a_report_that_speaks_against_it(
    desk, reviewer
):
    desk.adapter.report = a_report(regulatory_actions=(ACTION,))
    case = await desk.submitted()
    await desk.act(reviewer, case, "claim")
    shown = await desk.get(reviewer, f"/review/{case.key}")
    assert shown["judgment"]["asks_about_report"]
    refused = await desk.act(reviewer, case, "rejection", reason="No.")
    assert refused.status_code == 422
    (problem,) = refused.json()["problems"]
    assert problem["field"] == "rests_on_report"
    wish = {"reason": "Not our market.", "rests_on_report": False}
    done = await desk.act(reviewer, case, "rejection", **wish)
    assert done.json()["overview"]["status"] == "Rejected"
