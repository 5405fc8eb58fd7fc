"""Does one see everything before Submit, and where things stand after it?"""

import pytest

from contracts.api.case_answers import MissingDocument
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_values import (
    CASE_ID,
    KEY,
    a_problem,
    a_request,
    a_summary,
    a_tab,
    an_overview,
)

CHECK = f"/cases/{KEY}/check"
STATUS = f"/cases/{KEY}/status"
SUBMIT = f"POST /cases/{KEY}/submission"
TABS = tuple(a_tab(tab) for tab in Tab)


@covers("HOME-1")
async def test_home_lists_the_cases_by_key_with_status(producer):
    page = await producer.open("/")
    assert page.heading == "Home"
    assert page.links()[KEY] == f"/c/{KEY}"
    assert "In Progress" in page.text


async def test_staff_find_their_desk_at_home(signed_in):
    visitor = signed_in("reviewer", "support")
    page = await visitor.open("/")
    assert page.links()["Review queue"] == "/review"
    assert page.links()["Support"] == "/support"
    assert "Invitations" not in page.links()


@covers("SUB-1")
async def test_what_blocks_is_listed_with_links_and_submit_is_not_offered(producer):
    missing = a_problem("email", "Enter your e-mail address.")
    unsigned = a_problem("packet", "Sign your documents.")
    low = a_problem("aggregate_limit", "It is below $500,000.", blocks="approval")
    producer.double.has_check(
        overview=an_overview(),
        tabs=TABS,
        blocking=(missing, unsigned),
        warnings=(low,),
    )
    page = await producer.open(CHECK)
    assert page.heading == "Check your answers"
    links = page.links()
    assert links[missing.message] == f"/cases/{KEY}/general?check=1#email"
    assert links[low.message] == f"/cases/{KEY}/e-and-o?check=1#aggregate_limit"
    assert links[unsigned.message] == f"/cases/{KEY}/esignature"
    assert links["Change General"] == f"/cases/{KEY}/general"
    assert "Submit" not in page.buttons()


@covers("FEE-1", "BNK-1")
async def test_fees_and_masked_numbers_are_shown_once_more(producer):
    page = await producer.open(CHECK)
    assert "$43.50" in page.text
    assert "Ending in 4123" in page.text


@covers("SUB-1")
async def test_submit_is_sent_with_the_key_of_the_form(producer):
    ready = an_overview(can_submit=True)
    producer.double.has_check(overview=ready, tabs=TABS)
    producer.double.says(SUBMIT, an_overview(status="HCSC Review"))
    page = await producer.open(CHECK)
    answer = await producer.send(page, CHECK, step="submit")
    assert answer.location == f"{STATUS}?done=submitted"
    sent = producer.double.last(SUBMIT).headers["idempotency-key"]
    assert sent == page.form(CHECK)["once"]


@covers("SUB-1")
async def test_a_refused_submit_shows_the_page_with_the_reason(producer):
    ready = an_overview(can_submit=True)
    producer.double.has_check(overview=ready, tabs=TABS)
    producer.double.refuses(SUBMIT, "packet_not_signed", "Sign the documents first.")
    page = await producer.open(CHECK)
    again = await producer.send(page, CHECK, step="submit")
    assert again.status == 409
    assert "Sign the documents first." in again.text


@covers("PEER-6", "NEW-9")
async def test_status_shows_milestones_and_what_happens_next(producer):
    page = await producer.open(STATUS)
    assert page.heading == "Status"
    assert "Expected by 12/02/2026" in page.text
    assert "Fill in the sections, sign your documents, and submit." in page.text


@covers("REV-5")
async def test_an_approved_producer_finds_the_number_and_the_letter(producer):
    producer.double.has_letter()
    approved = an_overview(
        status="Approved", producer_identification_number="123456789"
    )
    producer.double.has_case(approved)
    page = await producer.open(STATUS)
    assert "123456789" in page.text
    letter = await producer.open(page.links()["Download: Welcome Letter (PDF)"])
    assert letter.response.content.startswith(b"%PDF")


@covers("REV-6")
@pytest.mark.parametrize("status", ["Error", "Rejected"])
async def test_the_producer_reads_why_and_what_happens_next(producer, status):
    said = {"reason": "The license has lapsed.", "what_next": "You will be told."}
    producer.double.has_case(an_overview(status=status, **said))
    shown = await producer.open(STATUS)
    assert "Reason: The license has lapsed." in shown.text
    assert "What happens next You will be told." in shown.text


@covers("REV-7")
async def test_a_producer_can_withdraw_after_being_asked(producer):
    page = await producer.open(STATUS)
    asked = await producer.open(page.links()["Withdraw my application"])
    assert "cannot be taken back" in asked.text
    producer.double.says(
        f"POST /cases/{KEY}/withdrawal", an_overview(status="Withdrawn")
    )
    answer = await producer.send(asked, f"/cases/{KEY}/withdraw", step="withdraw")
    assert answer.location == STATUS
    assert producer.double.was_asked(f"POST /cases/{KEY}/withdrawal")


@covers("NEW-14")
async def test_a_submitted_application_is_taken_back_after_being_asked(producer):
    submitted = an_overview(status="HCSC Review", can_take_back=True)
    producer.double.has_case(submitted)
    page = await producer.open(STATUS)
    asked = await producer.open(page.links()["Take it back to correct it"])
    assert "leaves the review" in asked.text
    producer.double.says(f"POST /cases/{KEY}/taking-back", an_overview())
    answer = await producer.send(asked, f"/cases/{KEY}/take-back", step="take-back")
    assert answer.location == f"{STATUS}?done=taken-back"
    producer.double.has_case(an_overview())
    assert "yours again" in (await producer.open(answer.location)).text


@covers("NEW-14")
async def test_what_a_reviewer_has_begun_with_is_explained_and_not_taken_back(producer):
    producer.double.has_case(an_overview(status="HCSC Review", can_take_back=True))
    asked = await producer.open(f"/cases/{KEY}/take-back")
    producer.double.refuses(
        f"POST /cases/{KEY}/taking-back", "review_has_begun", "A reviewer has begun."
    )
    answer = await producer.send(asked, f"/cases/{KEY}/take-back", step="take-back")
    assert answer.status == 409
    assert "A reviewer has begun." in answer.text
    producer.double.has_case(an_overview(status="HCSC Review"))
    assert "Take it back" not in (await producer.open(STATUS)).text


@covers("SUB-2")
@pytest.mark.parametrize("address", [CHECK, STATUS])
async def test_a_copy_of_the_answers_is_offered_for_download(producer, address):
    page = await producer.open(address)
    (link,) = [to for text, to in page.links().items() if "Download a copy" in text]
    copy = await producer.open(link)
    assert copy.response.content.startswith(b"%PDF")
    assert "attachment" in copy.response.headers["content-disposition"]
    assert producer.double.was_asked(f"GET /cases/{CASE_ID}/answers-copy/content")


@covers("WHO-4")
async def test_the_service_center_stands_on_every_page(producer):
    for address in ("/", STATUS, "/nowhere", "/exit", f"/cases/{KEY}/start"):
        page = (await producer.open(address)).page
        (footer,) = page.xpath("//footer")
        for words in ("855-782-4272", "918-549-3039", "P.O. Box 60545", "hcsc.net"):
            assert words in footer.text_content()


async def test_every_page_has_a_language_a_skip_link_and_one_heading(producer):
    for address in ("/", CHECK, STATUS, "/nowhere", f"/cases/{KEY}/licenses"):
        shown = await producer.open(address)
        assert shown.page.get("lang") == "en"
        assert shown.page.xpath("//a[@href='#main-content']")
        assert shown.page.xpath("//main[@id='main-content']")
        assert shown.heading


async def test_titles_hold_no_person(producer):
    producer.double.says(f"GET /cases/{KEY}", an_overview())
    for address in ("/", CHECK, STATUS, f"/cases/{KEY}/general"):
        assert "Sample" not in (await producer.open(address)).title
    assert a_summary().name == "Pat Q Sample"


@covers("REV-3")
async def test_a_document_that_was_asked_for_is_sent_from_the_status_page(producer):
    assert "Upload" not in (await producer.open(STATUS)).buttons()
    asked = an_overview(status="Information Requested", open_request=a_request())
    producer.double.has_case(asked)
    page = await producer.open(STATUS)
    upload = f"POST /cases/{CASE_ID}/files/supporting-document"
    producer.double.says(upload, a_file(kind="supporting-document"))
    files = {"supporting_document": ("page.pdf", b"%PDF", "application/pdf")}
    answer = await producer.post(STATUS, page.form(STATUS), files=files)
    assert answer.location == f"{STATUS}?done=uploaded"
    producer.double.refuses(upload, "file_broken", "It is broken.", status=422)
    again = await producer.post(STATUS, page.form(STATUS), files=files)
    assert again.status == 422
    assert again.links()["It is broken."] == "#supporting_document"


@covers("SUB-2", "EO-1")
async def test_what_another_answer_has_overruled_is_shown_to_its_form_only(producer):
    values = {"company": "Chubb Insurance Company", "company_name": "Prairie Mutual"}
    cover = a_tab(Tab.E_AND_O, values=values, leftovers=("company_name",))
    producer.double.has_tab(cover)
    form = await producer.open(f"/cases/{KEY}/e-and-o")
    assert form.page.xpath("string(//input[@name='company_name']/@value)") == (
        "Prairie Mutual"
    )
    others = tuple(tab for tab in TABS if tab.tab != Tab.E_AND_O)
    producer.double.has_check(overview=an_overview(), tabs=(*others, cover))
    page = await producer.open(CHECK)
    assert "Chubb Insurance Company" in page.text
    assert "Prairie Mutual" not in page.text


@covers("REV-3", "SUB-1")
async def test_what_was_asked_for_and_not_sent_is_linked_and_submit_stays(producer):
    order = MissingDocument(id=CASE_ID, name="Court order")
    page = MissingDocument(id=None, name="E&O declaration page")
    producer.double.has_check(
        overview=an_overview(can_submit=True), tabs=TABS, not_sent=(page, order)
    )
    shown = await producer.open(CHECK)
    assert "Not sent yet" in shown.text
    links = shown.links()
    assert links["Upload Court order"] == f"/cases/{KEY}/wanted-documents/{CASE_ID}"
    assert links["Upload E&O declaration page"] == f"/cases/{KEY}/e-and-o"
    assert "Submit" in shown.buttons()
