"""The notice of a rejection that rests on a consumer report, on both sides."""

from contracts.api.case_answers import NoticeView, ProposalView, ReportPart
from tests.support.covers import covers
from tests.support.gateway_judgment import a_judgment
from tests.support.gateway_review import A_REPORT, a_review_case
from tests.support.gateway_values import KEY, NOW, an_overview

NOTICE = f"/cases/{KEY}/notice"
CASE = f"/review/{KEY}"


def a_proposal(**changes) -> ProposalView:
    values = {
        "stage": "waiting",
        "reason": "The record shows a revocation.",
        "proposed_at": NOW,
        "by_name": "Riley Reviewer",
        "last_day": "12/03/2026",
        "dispute": "",
        "disputed_at": None,
        "answer": "",
        "answered_at": None,
    }
    return ProposalView(**values | changes)


def a_notice(**changes) -> NoticeView:
    values = {
        "proposal": a_proposal(),
        "text": ("Nothing is decided yet.",),
        "can_dispute": True,
        "rights_title": "A summary of your rights",
        "rights": ("You must be told.",),
        "report": A_REPORT,
    }
    return NoticeView(**values | changes)


def reading(signed_in, **changes):
    visitor = signed_in("producer")
    visitor.double.has_case(an_overview(status="HCSC Review", has_notice=True))
    visitor.double.says(f"GET {NOTICE}", a_notice(**changes))
    return visitor


@covers("NEW-2")
async def test_the_status_leads_to_notice_report_and_rights(signed_in):
    visitor = reading(signed_in)
    status = await visitor.open(f"/cases/{KEY}/status")
    assert NOTICE in status.links().values()
    page = await visitor.open(NOTICE)
    for words in (
        "Nothing is decided yet.",
        "The record shows a revocation.",
        "TX 0001234, active",
        "None.",
        "You must be told.",
        "text 2026-11",
    ):
        assert words in page.text


@covers("NEW-2", "PEER-11")
async def test_a_background_check_that_decides_is_copied_beside_nipr(signed_in):
    part = ReportPart(title="The background check", lines=("Outcome: consider",))
    page = await reading(signed_in, background_check=part).open(NOTICE)
    assert "The background check" in page.text
    assert "Outcome: consider" in page.text
    assert "TX 0001234, active" in page.text


@covers("NEW-2")
async def test_a_dispute_is_sent_and_a_refused_one_is_not_lost(signed_in):
    visitor = reading(signed_in)
    page = await visitor.open(NOTICE)
    call = f"POST {NOTICE}/dispute"
    visitor.double.refuses(call, "no_proposal", "It is too late.")
    again = await visitor.send(page, NOTICE, dispute="That was not me.")
    assert again.status == 409
    assert again.links()["It is too late."] == "#dispute"
    assert again.page.xpath("//textarea[@id='dispute']")[0].text == "That was not me."
    visitor.double.says(call, a_notice())
    answer = await visitor.send(page, NOTICE, dispute="That was not me.")
    assert visitor.double.last(call).body["text"] == "That was not me."
    assert "Your dispute is with HCSC." in (await visitor.open(answer.location)).text


@covers("NEW-2")
async def test_the_page_says_first_how_the_notice_stands(signed_in):
    page = await reading(
        signed_in,
        stands="We are no longer considering this.",
        text=("We have decided.",),
        announced=("We were considering.",),
        can_dispute=False,
    ).open(NOTICE)
    text = page.text
    said = ("no longer considering", "We have decided.", "We were considering.")
    assert sorted(said, key=text.index) == list(said)


@covers("NEW-2")
async def test_a_decided_notice_takes_no_dispute(signed_in):
    closed = a_proposal(
        stage="carried out", dispute="Not me.", disputed_at=NOW, answer="It was."
    )
    page = await reading(signed_in, proposal=closed, can_dispute=False).open(NOTICE)
    assert "Send dispute" not in page.buttons()
    assert "It was." in page.text


@covers("NEW-2")
async def test_a_reviewer_says_that_the_rejection_rests_on_the_report(signed_in):
    visitor = signed_in("reviewer")
    page = await visitor.open(CASE)
    for chosen, expected, status, words in (
        ({"rests_on_report": "yes"}, True, "HCSC Review", "is sent a notice"),
        ({}, None, "Rejected", "The case is rejected."),
    ):
        decided = a_review_case(overview=an_overview(status=status))
        visitor.double.says(f"POST {CASE}/rejection", decided)
        visitor.double.says(f"GET {CASE}", decided)
        done = await visitor.send(
            page, CASE, step="reject", reason="Because.", **chosen
        )
        sent = visitor.double.last(f"POST {CASE}/rejection").body
        assert sent.get("rests_on_report") is expected
        assert words in (await visitor.open(done.location)).text


@covers("NEW-2")
async def test_where_the_report_speaks_against_it_the_reviewer_says_yes_or_no(
    signed_in,
):
    visitor = signed_in("reviewer")
    asking = a_judgment(asks_about_report=True, report_names="the background check")
    visitor.double.says(f"GET {CASE}", a_review_case(judgment=asking))
    page = await visitor.open(CASE)
    radios = "//input[@name='rests_on_report' and @type='radio']"
    assert page.page.xpath(f"{radios}/@value") == ["yes", "no"]
    assert "The rejection rests on the background check" in page.text
    assert not page.page.xpath(f"{radios}/@checked")
    said = {"field": "rests_on_report", "message": "Say it.", "blocks": "submission"}
    visitor.double.refuses(
        f"POST {CASE}/rejection", "invalid_request", "No.", status=422, problems=[said]
    )
    again = await visitor.send(page, CASE, step="reject", reason="Because.")
    assert "rests_on_report" not in visitor.double.last(f"POST {CASE}/rejection").body
    assert again.links()["Say it."] == "#rests_on_report"
    assert "Because." in again.text
    visitor.double.says(f"POST {CASE}/rejection", a_review_case())
    await visitor.send(page, CASE, step="reject", rests_on_report="no")
    sent = visitor.double.last(f"POST {CASE}/rejection").body
    assert sent["rests_on_report"] is False


@covers("NEW-2")
async def test_a_reviewer_answers_a_dispute_or_withdraws(signed_in):
    visitor = signed_in("reviewer")
    disputed = a_proposal(stage="disputed", dispute="Not me.", disputed_at=NOW)
    visitor.double.says(
        f"GET {CASE}",
        a_review_case(
            proposal=disputed, actions=("answer_dispute", "withdraw_rejection")
        ),
    )
    page = await visitor.open(CASE)
    assert "The clock stands still until the dispute is answered." in page.text
    visitor.double.says(f"POST {CASE}/dispute-answer", a_review_case())
    await visitor.send(page, CASE, step="answer_dispute", answer="We looked.")
    assert visitor.double.last(f"POST {CASE}/dispute-answer").body["reason"] == (
        "We looked."
    )
    visitor.double.says(f"POST {CASE}/rejection-withdrawal", a_review_case())
    await visitor.send(page, CASE, step="withdraw_rejection")
    assert visitor.double.was_asked(f"POST {CASE}/rejection-withdrawal")


@covers("NEW-7", "NEW-2")
async def test_the_card_of_an_announced_rejection_names_the_rule_of_its_wait(
    signed_in,
):
    visitor = signed_in("reviewer")
    rule = "FCRA, a reasonable time. In force since 01/01/2024."
    waiting = a_proposal(wait="5 business days", wait_rule=rule)
    visitor.double.says(f"GET {CASE}", a_review_case(proposal=waiting))
    page = await visitor.open(CASE)
    assert "The notice gives 5 business days for an answer." in page.text
    told = "//details[summary='Which rule says so']/p/text()"
    assert rule in page.page.xpath(told)


@covers("NEW-7", "NEW-2")
async def test_without_a_known_rule_the_card_claims_none(signed_in):
    visitor = signed_in("reviewer")
    visitor.double.says(f"GET {CASE}", a_review_case(proposal=a_proposal()))
    assert "The notice gives" not in (await visitor.open(CASE)).text


@covers("NEW-7", "NEW-2")
async def test_the_notice_names_its_time_and_the_rule_while_it_waits(signed_in):
    rule = "FCRA, a reasonable time. In force since 01/01/2024."
    waiting = a_proposal(wait="5 business days", wait_rule=rule)
    page = await reading(signed_in, proposal=waiting).open(NOTICE)
    assert "The notice gives you 5 business days for an answer." in page.text
    told = "//details[summary='Which rule says so']/p/text()"
    assert rule in page.page.xpath(told)


@covers("NEW-7", "NEW-2")
async def test_a_notice_that_waits_no_more_names_no_time(signed_in):
    page = await reading(signed_in).open(NOTICE)
    assert "The notice gives" not in page.text
    assert "Which rule says so" not in page.text
