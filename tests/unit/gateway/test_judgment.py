"""Checks and verdicts on the page of a case, and what the producer gets to see."""

from uuid import UUID

from contracts.api.case_answers import ContradictionView, WantedDocumentView
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_judgment import (
    BECAUSE,
    a_check,
    a_judgment,
    a_requirement,
)
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import CASE_ID, KEY, NOW, a_request, an_overview

CASE = f"/review/{KEY}"
JUDGING = ("release", "judge", "request_information", "approve", "reject")


def reviewing(signed_in, **changes):
    visitor = signed_in("reviewer")
    values = {"judgment": a_judgment(), "actions": JUDGING} | changes
    visitor.double.says(f"GET {CASE}", a_review_case(**values))
    return visitor


@covers("PEER-3")
async def test_an_exception_stands_beside_its_remedy_and_what_passed_is_named(
    signed_in,
):
    page = await reviewing(signed_in).open(CASE)
    for words in (
        "The aggregate limit is below $500,000.",
        "Request information with E&O reopened. Blocks approval.",
        "Passed E&O cover is complete and in force",
        "Some checks found exceptions",
    ):
        assert words in page.text


@covers("PEER-3")
async def test_a_case_without_exceptions_needs_one_confirmation(signed_in):
    clean = a_judgment(
        requirements=(a_requirement(a_check()),),
        has_exceptions=False,
        proposed_request=None,
    )
    page = await reviewing(signed_in, judgment=clean).open(CASE)
    assert "One confirmation is all that is needed." in page.text


@covers("PEER-3", "EO-6")
async def test_approve_is_offered_unless_an_exception_blocks_it(signed_in):
    page = await reviewing(signed_in).open(CASE)
    assert "Approve" in page.buttons()
    blocked = a_judgment(is_blocked=True)
    page = await reviewing(signed_in, judgment=blocked).open(CASE)
    assert "Approve" not in page.buttons()
    assert page.links()["Read what stands against it"] == "#checks"


@covers("REV-2", "REV-3")
async def test_a_file_says_for_which_document_a_reviewer_asked(signed_in):
    sent = WANTED.model_copy(update={"sent_at": NOW, "file_id": a_file().file_id})
    request = a_request().model_copy(update={"documents": (sent,)})
    visitor = reviewing(signed_in, requests=(request,))
    visitor.double.says_files(a_file())
    visitor.double.has_packet("signed")
    page = await visitor.open(CASE)
    assert "Asked for as Court order" in page.text


@covers("PEER-4")
async def test_verdicts_are_kept_with_one_button(signed_in):
    visitor = reviewing(signed_in)
    page = await visitor.open(CASE)
    assert {"Requires review", "No issue", "Not acceptable, because"} <= page.labels()
    assert "Round 1: no issue (Robin Reviewer" in page.text
    visitor.double.says(f"POST {CASE}/verdicts", a_review_case())
    answer = await visitor.send(
        page, CASE, **{"step": "judge", "verdict_e-and-o": "no issue"}
    )
    sent = visitor.double.last(f"POST {CASE}/verdicts").body
    (verdict,) = sent["verdicts"]
    assert (verdict["requirement"], verdict["verdict"]) == ("e-and-o", "no issue")
    assert answer.location == f"{CASE}?done=judge"
    assert "Your verdicts are kept." in (await visitor.open(answer.location)).text


@covers("PEER-4", "REV-3")
async def test_the_request_begins_with_what_is_not_acceptable(signed_in):
    page = await reviewing(signed_in).open(CASE)
    (message,) = page.page.xpath("//textarea[@id='message']")
    assert message.text == f"E&O: {BECAUSE}"
    assert page.page.xpath("//input[@id='reopen-e-and-o']/@checked")
    assert not page.page.xpath("//input[@id='reopen-general']/@checked")


@covers("PEER-4")
async def test_a_refused_verdict_keeps_what_was_chosen(signed_in):
    visitor = reviewing(signed_in)
    page = await visitor.open(CASE)
    said = {"field": "because_e-and-o", "message": "Say why.", "blocks": "submission"}
    visitor.double.refuses(
        f"POST {CASE}/verdicts", "invalid_request", "No.", status=422, problems=[said]
    )
    again = await visitor.send(
        page,
        CASE,
        **{
            "step": "judge",
            "verdict_e-and-o": "not acceptable",
            "because_e-and-o": "",
        },
    )
    assert again.links()["Say why."] == "#because_e-and-o"
    assert again.page.xpath("//input[@value='not acceptable']/@checked")


def judging_form(page) -> dict[str, str]:
    (form,) = [one for one in page.page.forms if "verdict_general" in one.fields]
    return dict(form.form_values())


@covers("PEER-4", "NEW-10")
async def test_what_another_window_has_said_is_shown_where_this_one_touched_nothing(
    signed_in,
):
    both = (a_requirement(), a_requirement(requirement="general", title="General"))
    visitor = reviewing(signed_in, judgment=a_judgment(requirements=both))
    page = await visitor.open(CASE)
    newer = tuple(
        one.model_copy(update={"verdict": "no issue", "because": ""}) for one in both
    )
    shown = a_review_case(judgment=a_judgment(requirements=newer), actions=JUDGING)
    visitor.double.says(f"GET {CASE}", shown)
    visitor.double.refuses(f"POST {CASE}/verdicts", "stale_verdicts", "Changed since.")
    typed = {"step": "judge", "because_general": "It is an office."}
    again = await visitor.post(CASE, judging_form(page) | typed)
    sent = visitor.double.last(f"POST {CASE}/verdicts").body["verdicts"]
    assert {one["shown"] for one in sent} == {"not acceptable"}
    assert {one["shown_because"] for one in sent} == {BECAUSE}
    assert "Changed since." in again.text
    typed = judging_form(again)
    assert typed["verdict_e-and-o"] == "no issue"
    assert typed["verdict_general"] == "not acceptable"
    assert typed["because_general"] == "It is an office."
    assert typed["shown_verdict_general"] == "no issue"


@covers("PEER-4")
async def test_who_may_not_judge_reads_the_verdicts(signed_in):
    page = await reviewing(signed_in, actions=("claim",)).open(CASE)
    assert "Save verdicts" not in page.buttons()
    assert f"Because: {BECAUSE}" in page.text


@covers("NEW-1")
async def test_a_producer_is_warned_before_submit_and_can_go_on(signed_in):
    visitor = signed_in("producer")
    pair = ContradictionView(question=4, record="Oklahoma action 18-0001, 2018")
    visitor.double.has_check(overview=an_overview(), tabs=(), contradictions=(pair,))
    page = await visitor.open(f"/cases/{KEY}/check")
    assert "NIPR lists: Oklahoma action 18-0001, 2018." in page.text
    link = page.links()["You answered No to question 4"]
    assert link == f"/cases/{KEY}/background-questionnaire#answer_4"


WANTED = WantedDocumentView(id=UUID(int=8), name="Court order", sent_at=None)
PLACE = f"/cases/{KEY}/wanted-documents/{WANTED.id}"


def asked(signed_in):
    visitor = signed_in("producer")
    request = a_request().model_copy(update={"documents": (WANTED,)})
    visitor.double.has_case(
        an_overview(status="Information Requested", open_request=request)
    )
    return visitor


@covers("REV-3")
async def test_a_document_asked_for_by_name_is_uploaded_in_its_own_place(signed_in):
    visitor = asked(signed_in)
    status = await visitor.open(f"/cases/{KEY}/status")
    assert status.links()["Upload Court order"] == PLACE
    page = await visitor.open(PLACE)
    assert "A reviewer asked for: Court order" in page.text
    visitor.double.says(f"POST /cases/{CASE_ID}/files/supporting-document", a_file())
    visitor.double.says(f"POST {PLACE}", an_overview())
    empty = await visitor.send(page, PLACE, step="upload")
    assert empty.links()["Choose the file first."] == "#supporting_document"
    files = {"supporting_document": ("order.pdf", b"%PDF", "application/pdf")}
    answer = await visitor.post(PLACE, page.form(PLACE), files=files)
    assert answer.location == f"/cases/{KEY}/status?done=uploaded"
    sent = visitor.double.last(f"POST {PLACE}").body
    assert sent["file_id"] == str(a_file().file_id)


@covers("REV-3")
async def test_a_document_nobody_asks_for_any_more_has_no_page(signed_in):
    visitor = asked(signed_in)
    gone = PLACE.replace(str(WANTED.id), str(UUID(int=7)))
    assert (await visitor.open(gone)).status == 404
