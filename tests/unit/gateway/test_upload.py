"""Does a file travel whole or not at all, and does a refused one cost nothing else?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_values import CASE_ID, KEY, a_request, a_tab, an_overview

HERE = f"/cases/{KEY}/e-and-o"
UPLOAD = f"POST /cases/{CASE_ID}/files/e-and-o-declaration-page"
PUT = f"PUT /cases/{KEY}/tabs/e-and-o"
LIMIT = 3_145_728


async def _upload(visitor, content: bytes, *, step: str = "upload", name="decl.pdf"):
    page = await visitor.open(HERE)
    fields = page.form(HERE) | {"policy_number": "EO-77", "step": step}
    files = {"declaration_page": (name, content, "application/pdf")}
    return await visitor.post(HERE, fields, files=files)


@covers("EO-7", "UPL-3")
async def test_a_file_is_handed_on_and_the_tab_remembers_it(producer):
    producer.double.says(UPLOAD, a_file())
    answer = await _upload(producer, b"%PDF-1.7 whole", name="déclaration.pdf")
    sent = producer.double.last(UPLOAD)
    assert sent.body == b"%PDF-1.7 whole"
    assert sent.headers["x-file-name"] == "d%C3%A9claration.pdf"
    assert sent.headers["idempotency-key"]
    saved = producer.double.last(PUT).body["values"]
    assert saved["declaration_page"] == str(a_file().file_id)
    assert saved["policy_number"] == "EO-77"
    assert answer.location == f"{HERE}?saved=upload"


@covers("UPL-3")
async def test_without_a_file_nobody_is_told_that_one_is_here(producer):
    page = await producer.open(HERE)
    answer = await producer.send(page, HERE, step="upload", policy_number="EO-77")
    assert answer.location == f"{HERE}?saved=no-file"
    shown = await producer.open(answer.location)
    assert "Choose the file again" in shown.text


@covers("UPL-1")
async def test_a_refused_file_says_why_and_keeps_the_other_fields(producer):
    producer.double.refuses(UPLOAD, "file_type_refused", "It is no PDF.", status=422)
    kept = {**a_tab(Tab.E_AND_O).values, "policy_number": "EO-77"}
    producer.double.has_tab(a_tab(Tab.E_AND_O, values=kept))
    page = await _upload(producer, b"MZ", step="save")
    assert page.status == 422
    assert page.links()["It is no PDF."] == "#declaration_page"
    assert page.form(HERE)["policy_number"] == "EO-77"
    assert producer.double.last(PUT).body["values"]["policy_number"] == "EO-77"


@covers("UPL-1", "UPL-3")
@pytest.mark.parametrize("size", [LIMIT + 1, LIMIT + 2_000_000])
async def test_a_file_over_the_limit_reaches_nobody(producer, size):
    page = await _upload(producer, b"x" * size)
    assert page.status == 413
    assert page.heading == "E&O"
    assert f"decl.pdf is {-(-size // 1024):,} KB" in page.text
    assert "at most 3,072 KB" in page.text
    assert not producer.double.was_asked(UPLOAD)
    assert producer.double.last(PUT).body["values"]["policy_number"] == "EO-77"


@covers("UPL-1")
async def test_a_file_of_exactly_the_limit_is_handed_on(producer):
    producer.double.says(UPLOAD, a_file())
    answer = await _upload(producer, b"x" * LIMIT)
    assert answer.status == 303
    assert len(producer.double.last(UPLOAD).body) == LIMIT


@covers("UPL-3")
async def test_an_interrupted_upload_reaches_nobody(producer):
    page = await producer.open(HERE)
    token = page.form(HERE)["form_token"]
    body = (
        '--b\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n'
        f"{token}\r\n--b\r\nContent-Disposition: form-data; "
        'name="declaration_page"; filename="a.pdf"\r\n\r\n%PDF-1.7 half'
    )
    answer = await producer.client.post(
        HERE,
        content=body.encode(),
        headers={"content-type": "multipart/form-data; boundary=b"},
    )
    assert answer.status_code == 413
    assert not producer.double.was_asked(UPLOAD)
    assert not producer.double.was_asked(PUT)


async def test_no_file_chosen_keeps_the_one_that_is_there(producer):
    kept = {**a_tab(Tab.E_AND_O).values, "declaration_page": str(CASE_ID)}
    producer.double.has_tab(a_tab(Tab.E_AND_O, values=kept))
    page = await producer.open(HERE)
    files = {"declaration_page": ("", b"", "application/octet-stream")}
    fields = page.form(HERE) | {"step": "save"}
    await producer.post(HERE, fields, files=files)
    assert producer.double.last(PUT).body["values"]["declaration_page"] == str(CASE_ID)


async def test_pages_without_a_file_field_take_no_file(producer):
    page = await producer.open(f"/cases/{KEY}/start")
    there = f"/cases/{KEY}/start/ssn"
    answer = await producer.post(
        there, page.form(there), files={"x": ("a.pdf", b"%PDF", "application/pdf")}
    )
    assert answer.status == 413


QUESTIONS = f"/cases/{KEY}/background-questionnaire"
EVIDENCE = f"POST /cases/{CASE_ID}/files/supporting-document"


@covers("PEER-5")
async def test_evidence_is_handed_on_with_the_question_that_it_is_about(producer):
    producer.double.says(EVIDENCE, a_file(kind="supporting-document", question=3))
    page = await producer.open(QUESTIONS)
    files = {"supporting_document_3": ("order.pdf", b"%PDF order", "application/pdf")}
    answer = await producer.post(
        QUESTIONS, page.form(QUESTIONS) | {"step": "upload"}, files=files
    )
    assert answer.location == f"{QUESTIONS}?saved=upload"
    sent = producer.double.last(EVIDENCE)
    assert sent.headers["x-question"] == "3"
    assert sent.body == b"%PDF order"


@covers("PEER-5", "UPL-3")
async def test_files_for_two_questions_travel_together_each_under_its_own_key(producer):
    producer.double.says(EVIDENCE, a_file(kind="supporting-document", question=3))
    page = await producer.open(QUESTIONS)
    files = {
        "supporting_document_3": ("order.pdf", b"%PDF order", "application/pdf"),
        "supporting_document_7": ("suit.pdf", b"%PDF suit", "application/pdf"),
    }
    await producer.post(QUESTIONS, page.form(QUESTIONS) | {"step": "save"}, files=files)
    sent = [
        call
        for call in producer.double.asked
        if f"{call.method} {call.path}" == EVIDENCE
    ]
    assert [call.headers["x-question"] for call in sent] == ["3", "7"]
    assert len({call.headers["idempotency-key"] for call in sent}) == 2


@covers("PEER-5")
async def test_evidence_is_listed_under_its_question_for_the_producer(producer):
    producer.double.says_files(
        a_file(kind="supporting-document", question=3, name="order.pdf"),
        a_file(kind="supporting-document", question=7, name="suit.pdf"),
    )
    page = await producer.open(QUESTIONS)
    third = page.page.xpath("//fieldset[legend[starts-with(., '3.')]]")[0]
    assert "order.pdf" in third.text_content()
    assert "suit.pdf" not in third.text_content()
    check = await producer.open(f"/cases/{KEY}/check")
    assert "order.pdf" in check.links()


@covers("REV-3")
async def test_upload_without_a_file_says_that_one_is_to_be_chosen(producer):
    here = f"/cases/{KEY}/status"
    producer.double.has_case(
        an_overview(status="Information Requested", open_request=a_request())
    )
    page = await producer.open(here)
    again = await producer.send(page, here, step="upload")
    assert (again.status, again.heading) == (422, "Status")
    assert again.links()["Choose the file first."] == "#supporting_document"
