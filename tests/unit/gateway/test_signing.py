"""Does the ceremony show each document, put choices in, and sign what was shown?"""

import pytest

from contracts.api.case_tabs import TabFacts
from contracts.words import DocumentSlug, Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_consent, a_document
from tests.support.gateway_signing import consented
from tests.support.gateway_values import CASE_ID, HASH, KEY, NOW, a_tab, an_overview

HERE = f"/cases/{KEY}/esignature"
W_9 = f"{HERE}/w-9"
BASE = f"/cases/{CASE_ID}/packet"
CLASSIFIED = a_document(DocumentSlug.W_9, "W-9", choices=())


@covers("TAB-2")
async def test_it_waits_for_the_other_tabs_and_names_them(producer):
    waiting = TabFacts(waiting_for=(Tab.GENERAL, Tab.E_AND_O))
    view = a_tab(Tab.ESIGNATURE, facts=waiting, editable=False)
    producer.double.has_tab(view)
    page = await producer.open(HERE)
    assert "these sections come first" in page.text
    assert page.links()["E&O"] == f"/cases/{KEY}/e-and-o?check=1"
    assert "Continue" not in page.buttons()


@covers("SIG-1")
async def test_consent_comes_first_and_is_sent_with_its_origin(producer):
    page = await producer.open(HERE)
    assert "I consent to sign and receive documents electronically" in page.labels()
    given = a_consent(given_at=NOW)
    producer.double.says(f"POST /cases/{CASE_ID}/consent", given)
    answer = await producer.send(page, HERE, consent="yes", step="continue")
    sent = producer.double.last(f"POST /cases/{CASE_ID}/consent").body
    assert (sent["agreed"], sent["text_version"]) == (True, "2026-1")
    assert producer.double.was_asked(f"POST {BASE}")
    assert (answer.status, answer.location) == (303, HERE)


@covers("SIG-1")
async def test_without_the_tick_nothing_is_recorded(producer):
    page = await producer.open(HERE)
    again = await producer.send(page, HERE, step="continue")
    assert again.links()["Tick the box to sign electronically."] == "#consent"
    assert not producer.double.was_asked(f"POST /cases/{CASE_ID}/consent")


@covers("SIG-1")
async def test_consent_can_be_declined_and_the_page_says_what_then(producer):
    page = await producer.open(HERE)
    declined = a_consent(declined_at=NOW)
    producer.double.says(f"POST /cases/{CASE_ID}/consent", declined)
    await producer.send(page, HERE, step="decline")
    assert not producer.double.last(f"POST /cases/{CASE_ID}/consent").body["agreed"]
    assert not producer.double.was_asked(f"POST {BASE}")
    producer.double.says(f"GET /cases/{CASE_ID}/consent", declined)
    assert "to sign on paper" in (await producer.open(HERE)).text


@covers("SIG-2", "SIG-3")
async def test_the_list_links_what_is_open_and_offers_what_is_done(producer):
    consented(producer, "open", DocumentSlug.PRODUCER_AGREEMENT)
    page = await producer.open(HERE)
    assert page.links()["Oklahoma Addendum"] == f"{HERE}/oklahoma-addendum"
    assert "Producer Agreement" not in page.links()
    done = page.links()["Download: Producer Agreement"]
    assert done == f"{HERE}/producer-agreement/content"
    assert "Finish" not in page.buttons()


@covers("SUB-2", "NEW-4")
@pytest.mark.parametrize("state", ["sealing", "sealed"])
async def test_a_packet_of_a_decided_case_stays_signed(producer, state):
    consented(producer, state)
    facts = TabFacts(snapshot_hash="cd" * 32)
    producer.double.has_tab(a_tab(Tab.ESIGNATURE, facts=facts, editable=False))
    assert "Your documents are signed" in (await producer.open(HERE)).text


@covers("SIG-3", "NEW-11")
async def test_a_document_is_shown_with_pages_text_and_download(producer):
    consented(producer, "open")
    page = await producer.open(W_9)
    assert page.heading == "W-9"
    pages = page.page.xpath("//img[@class='pages__page']")
    assert [picture.get("alt") for picture in pages] == [
        f"Page {number} of 3" for number in (1, 2, 3)
    ]
    assert page.links()["Read as text"] == f"{W_9}/text"
    assert page.links()["Download"] == f"{W_9}/content"
    assert page.page.xpath("//noscript//h2[text()='W-9']")
    assert "Federal tax classification" in page.text
    text = await producer.open(f"{W_9}/text")
    assert text.heading == "W-9"
    picture = await producer.open(pages[0].get("src"))
    assert picture.response.headers["content-type"] == "image/png"


@covers("SIG-2")
async def test_a_new_choice_is_put_into_the_document_before_it_is_signed(producer):
    consented(producer, "open")
    page = await producer.open(W_9)
    answer = await producer.send(
        page, W_9, step="sign", tax_classification="individual"
    )
    chosen = producer.double.last(f"POST {BASE}/w-9/choice").body
    assert chosen == {"field": "tax_classification", "value": "individual"}
    assert answer.location == f"{W_9}?chosen=1"
    assert not producer.double.was_asked(f"POST {BASE}/w-9/signature")
    assert "look at it once more" in (await producer.open(answer.location)).text


@covers("SIG-3", "NEW-3")
async def test_signing_names_exactly_the_bytes_that_were_shown(producer):
    consented(producer, "open")
    producer.double.has_document(CLASSIFIED)
    page = await producer.open(W_9)
    answer = await producer.send(page, W_9, step="sign")
    signed = producer.double.last(f"POST {BASE}/w-9/signature").body
    assert (signed["sha256"], signed["typed_name"]) == (HASH, "Pat Q Sample")
    assert signed["address"]
    assert answer.location == HERE


@covers("SIG-3")
async def test_without_javascript_the_whole_document_is_on_the_page(producer):
    consented(producer, "open")
    producer.double.has_document(CLASSIFIED)
    page = await producer.open(W_9)
    await producer.send(page, W_9, step="sign")
    assert producer.double.last(f"POST {BASE}/w-9/shown").body["sha256"] == HASH


@covers("SIG-3")
async def test_a_script_reports_that_the_end_was_seen_and_nothing_earlier(producer):
    consented(producer, "open")
    producer.double.has_document(CLASSIFIED)
    page = await producer.open(W_9)
    shown = f"POST {BASE}/w-9/shown"
    await producer.send(page, W_9, step="sign", whole_page="")
    assert not producer.double.was_asked(shown)
    answer = await producer.post(f"{W_9}/shown", page.form(W_9))
    assert answer.status == 204
    assert producer.double.was_asked(shown)


@pytest.mark.parametrize(
    ("code", "sentence", "place"),
    [
        ("name_differs", "Type your name as Pat Q Sample.", "#typed_name"),
        ("choice_missing", "Choose a classification.", "#choices"),
        ("not_shown_to_its_end", "Read it to its end.", "#pages"),
        ("packet_stale", "Your answers have changed.", "#pages"),
    ],
)
@covers("SIG-3")
async def test_a_refused_signature_says_what_to_do(producer, code, sentence, place):
    consented(producer, "open")
    producer.double.has_document(CLASSIFIED)
    producer.double.refuses(f"POST {BASE}/w-9/signature", code, sentence)
    page = await producer.open(W_9)
    again = await producer.send(page, W_9, step="sign", typed_name="Pat")
    assert again.status == 422
    assert again.links()[sentence] == place
    assert again.form(W_9)["typed_name"] == "Pat"


@covers("SIG-2")
async def test_an_addendum_is_reviewed_and_not_signed(producer):
    consented(producer, "open")
    page = await producer.open(f"{HERE}/oklahoma-addendum")
    assert "Reviewed" in page.buttons()
    assert "Sign" not in page.buttons()
    await producer.send(page, f"{HERE}/oklahoma-addendum", step="review")
    assert producer.double.was_asked(f"POST {BASE}/oklahoma-addendum/review")


@covers("SIG-3")
async def test_finish_ends_the_ceremony_and_leads_to_the_answers(producer):
    consented(producer, "open", *DocumentSlug)
    page = await producer.open(HERE)
    assert "Finish" in page.buttons()
    answer = await producer.send(page, f"{HERE}/finish", step="finish")
    assert producer.double.was_asked(f"POST {BASE}/finish")
    assert answer.location == f"/cases/{KEY}/check"


@covers("NEW-4")
@pytest.mark.parametrize("state", ["signed", "sealing", "sealed"])
async def test_signed_documents_can_be_read_and_downloaded(producer, state):
    consented(producer, state, *DocumentSlug)
    producer.double.has_case(an_overview(can_submit=True))
    page = await producer.open(HERE)
    assert "Your documents are signed" in page.text
    got = await producer.open(page.links()["Download: W-9"])
    assert got.response.headers["content-type"] == "application/pdf"
    assert "W-9%20" in got.response.headers["content-disposition"]


@covers("SIG-3", "TAB-2")
async def test_a_choice_that_is_still_to_be_made_is_marked_where_it_is_made(producer):
    consented(producer, "open")
    producer.double.has_document(a_document(DocumentSlug.W_9, "W-9"))
    said = "Choose under “Federal tax classification” before you sign."
    producer.double.refuses(f"POST {BASE}/w-9/signature", "choice_missing", said)
    page = await producer.open(W_9)
    again = await producer.send(page, W_9, step="sign", typed_name="Pat Q Sample")
    assert again.links()[said] == "#tax_classification"
    (group,) = again.page.xpath("//fieldset[@aria-describedby]")
    assert said in " ".join(group.text_content().split())


@covers("SIG-3")
async def test_after_finish_the_case_is_asked_until_it_has_heard_of_it(
    producer, monkeypatch
):
    consented(producer, "open", *DocumentSlug)
    page = await producer.open(HERE)
    producer.double.has_tab(a_tab(Tab.ESIGNATURE, status="Incomplete"))
    pauses = []

    async def hear_at_the_third(seconds):
        pauses.append(seconds)
        if len(pauses) == 3:
            producer.double.has_tab(a_tab(Tab.ESIGNATURE, status="Complete"))

    monkeypatch.setattr("gateway.pages.esignature.asyncio.sleep", hear_at_the_third)
    answer = await producer.send(page, f"{HERE}/finish", step="finish")
    assert answer.location == f"/cases/{KEY}/check"
    assert len(pauses) == 3
