"""Is what somebody typed still there when the form they typed it into is gone?"""

import pytest

from tests.support.covers import covers
from tests.support.gateway_judgment import BECAUSE, a_judgment
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY, NOW, an_overview
from tests.unit.gateway.test_notice import a_notice, a_proposal

CASE = f"/review/{KEY}"
TAKE_OVER = f"{CASE}/take-over"
NOTICE = f"/cases/{KEY}/notice"
MINE = ("release", "judge", "request_information", "put_in_error", "answer_dispute")
GONE = "What you typed was not sent"
WORDS = "The page 2 is dark.\nSend <b>it</b> again."


def kept(page, field: str) -> str:
    """Read what stands to be copied."""
    (found,) = page.page.xpath("//section//*[@id=$field]", field=field)
    return found.text_content()


@covers("REV-1", "NEW-10")
@pytest.mark.parametrize(
    ("step", "field", "act"),
    [
        ("request_information", "message", "information-requests"),
        ("request_information", "wanted_documents", "information-requests"),
        ("put_in_error", "reason", "error"),
        ("answer_dispute", "answer", "dispute-answer"),
        ("judge", "because_e-and-o", "verdicts"),
    ],
)
async def test_what_a_reviewer_typed_outlives_the_taking_over(
    signed_in, step, field, act
):
    visitor = signed_in("reviewer")
    held = {"judgment": a_judgment(), "proposal": a_proposal(stage="disputed")}
    visitor.double.says(f"GET {CASE}", a_review_case(actions=MINE, **held))
    page = await visitor.open(CASE)
    assert GONE not in page.text
    theirs = a_review_case(actions=("take_over",), assigned_name="Ann Other", **held)
    visitor.double.says(f"GET {CASE}", theirs)
    visitor.double.refuses(f"POST {CASE}/{act}", "claimed", "Ann Other has it.")
    again = await visitor.send(page, CASE, step=step, **{field: WORDS})
    assert again.status == 409
    assert "Ann Other has it." in again.text
    assert GONE in again.text
    assert kept(again, field) == WORDS
    assert not again.page.xpath("//main//textarea")


@covers("PEER-4")
async def test_what_nobody_typed_is_not_given_back(signed_in):
    visitor = signed_in("reviewer")
    judged = {"judgment": a_judgment()}
    visitor.double.says(f"GET {CASE}", a_review_case(actions=MINE, **judged))
    page = await visitor.open(CASE)
    visitor.double.says(f"GET {CASE}", a_review_case(actions=("claim",), **judged))
    visitor.double.refuses(f"POST {CASE}/verdicts", "not_claimed", "Claim it first.")
    untouched = {"because_e-and-o": BECAUSE, "shown_because_e-and-o": BECAUSE}
    again = await visitor.send(page, CASE, step="judge", **untouched)
    assert again.status == 409
    assert GONE not in again.text


@covers("REV-3", "PEER-4", "NEW-10")
async def test_ticked_sections_and_verdicts_are_given_back_in_words(signed_in):
    visitor = signed_in("reviewer")
    held = {"judgment": a_judgment()}
    visitor.double.says(f"GET {CASE}", a_review_case(actions=MINE, **held))
    page = await visitor.open(CASE)
    theirs = a_review_case(actions=("take_over",), assigned_name="Ann Other", **held)
    visitor.double.says(f"GET {CASE}", theirs)
    visitor.double.refuses(f"POST {CASE}/information-requests", "claimed", "Taken.")
    tabs = ["e-and-o", "general"]
    asked = await visitor.send(
        page, CASE, step="request_information", message=WORDS, reopened_tabs=tabs
    )
    assert kept(asked, "reopened_tabs") == "General, E&O"
    assert not asked.page.xpath("//*[@id='verdict_e-and-o']")
    visitor.double.refuses(f"POST {CASE}/verdicts", "claimed", "Taken.")
    shown = {"verdict": "not acceptable", "because": BECAUSE}
    fields = {f"shown_{name}_e-and-o": said for name, said in shown.items()}
    fields |= {"verdict_e-and-o": "no issue", "because_e-and-o": BECAUSE}
    judged = await visitor.send(page, CASE, step="judge", **fields)
    assert kept(judged, "verdict_e-and-o") == "No issue"
    assert "Verdict on E&O:" in judged.text
    assert not judged.page.xpath("//*[@id='reopened_tabs' or @id='because_e-and-o']")


@covers("NEW-2", "NEW-10")
async def test_a_dispute_that_came_too_late_can_be_copied(signed_in):
    visitor = signed_in("producer")
    visitor.double.has_case(an_overview(status="HCSC Review", has_notice=True))
    visitor.double.says(f"GET {NOTICE}", a_notice())
    page = await visitor.open(NOTICE)
    visitor.double.says(f"GET {NOTICE}", a_notice(can_dispute=False))
    visitor.double.refuses(f"POST {NOTICE}/dispute", "no_proposal", "It is too late.")
    again = await visitor.send(page, NOTICE, dispute=WORDS)
    assert again.links()["It is too late."] == "#dispute"
    assert GONE in again.text
    assert kept(again, "dispute") == WORDS


@covers("REV-1", "NEW-10")
async def test_a_reason_for_taking_over_what_is_mine_by_now_can_be_copied(signed_in):
    visitor = signed_in("reviewer")
    visitor.double.says(f"GET {CASE}", a_review_case(actions=("take_over",)))
    page = await visitor.open(TAKE_OVER)
    visitor.double.says(f"GET {CASE}", a_review_case(actions=MINE))
    visitor.double.refuses(f"POST {TAKE_OVER}", "key_reused", "It was sent before.")
    again = await visitor.send(page, TAKE_OVER, reason=WORDS)
    assert "There is nothing to take over here" in again.text
    assert GONE in again.text
    assert kept(again, "reason") == WORDS
    assert again.links()["Back to the case"] == CASE


@covers("REV-6")
@pytest.mark.parametrize("address", [CASE, TAKE_OVER])
@pytest.mark.parametrize("once", ["", "1", "1234567"])
async def test_a_form_without_its_key_is_told_so_in_a_sentence(
    signed_in, address, once
):
    visitor = signed_in("reviewer")
    case = a_review_case(actions=("put_in_error", "take_over"))
    visitor.double.says(f"GET {CASE}", case)
    page = await visitor.open(address)
    fields = {"once": once, "reason": WORDS, "step": "put_in_error"}
    again = await visitor.post(address, page.form(address) | fields)
    assert "This page is out of date. Open it again" in again.text
    assert "Idempotency" not in again.text
    assert again.page.xpath("//textarea[@id='reason']")[0].text.strip() == WORDS


@covers("REV-6")
@pytest.mark.parametrize("once", ["12345678", "1" * 64])
async def test_the_shortest_and_the_longest_key_are_handed_on(signed_in, once):
    visitor = signed_in("reviewer")
    case = a_review_case(actions=("put_in_error", "take_over"))
    visitor.double.says(f"GET {CASE}", case)
    visitor.double.says(f"POST {TAKE_OVER}", case)
    page = await visitor.open(TAKE_OVER)
    sent = await visitor.send(page, TAKE_OVER, once=once, reason=WORDS)
    assert sent.status == 303
    headers = visitor.double.last(f"POST {TAKE_OVER}").headers
    assert headers["idempotency-key"] == once


@covers("NEW-2")
async def test_reason_and_answer_of_a_rejection_keep_their_lines(signed_in):
    visitor = signed_in("reviewer")
    answered = a_proposal(reason=WORDS, answer=WORDS, answered_at=NOW)
    visitor.double.says(f"GET {CASE}", a_review_case(proposal=answered))
    page = await visitor.open(CASE)
    said = page.page.xpath("//div[h3='Announced rejection']//*[@class='said']/text()")
    assert said == [WORDS, WORDS]
