"""Is of several files each refused one named, whatever else comes of the form?"""

import pytest

from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_documents import a_file
from tests.support.gateway_values import CASE_ID, KEY, a_tab

HERE = f"/cases/{KEY}/background-questionnaire"
PUT = f"PUT /cases/{KEY}/tabs/background-questionnaire"
EVIDENCE = f"POST /cases/{CASE_ID}/files/supporting-document"
TOO_LARGE = b"x" * 3_145_729
FILES = {
    "supporting_document_3": ("order.pdf", b"%PDF order", "application/pdf"),
    "supporting_document_7": ("suit.pdf", TOO_LARGE, "application/pdf"),
    "supporting_document_9": ("bill.pdf", TOO_LARGE, "application/pdf"),
}


@pytest.fixture
def sent(producer):
    """Send the ten questions with a good file and with two that are too large."""
    producer.double.says(EVIDENCE, a_file(kind="supporting-document", question=3))

    async def send(**typed: str):
        page = await producer.open(HERE)
        producer.double.asked.clear()
        fields = page.form(HERE) | {"step": "upload"} | typed
        return await producer.post(HERE, fields, files=FILES)

    return send


@covers("PEER-5", "UPL-1")
async def test_each_refused_file_is_named_at_its_question(producer, sent):
    page = await sent()
    assert page.status == 413
    said = {at: text for text, at in page.links().items() if " KB. A file" in text}
    assert said["#supporting_document_7"].startswith("suit.pdf is 3,073 KB.")
    assert said["#supporting_document_9"].startswith("bill.pdf is 3,073 KB.")
    assert len(said) == 2
    assert producer.double.last(EVIDENCE).body == b"%PDF order"
    assert producer.double.was_asked(PUT)


@covers("PEER-5", "UPL-1", "SUB-2")
async def test_of_a_form_that_came_too_late_it_is_said_which_files_are_kept(
    producer, sent
):
    producer.double.refuses(PUT, "read_only", "It is submitted.")
    sorry = await sent(explanation_3="It ended in 2019.")
    assert (sorry.status, "It ended in 2019." in sorry.text) == (409, True)
    assert "is kept, but this section does not name it" in sorry.text
    assert "suit.pdf is 3,073 KB." in sorry.text
    assert "bill.pdf is 3,073 KB." in sorry.text


@covers("PEER-5", "UPL-1", "TAB-3")
async def test_a_conflict_names_the_files_that_were_refused(producer, sent):
    newer = a_tab(Tab.BACKGROUND_QUESTIONNAIRE, version=9).model_dump(mode="json")
    producer.double.refuses(PUT, "stale_version", "Saved elsewhere.", newer=newer)
    page = await sent(explanation_3="It ended in 2019.")
    assert page.heading == "Two versions of Background Questionnaire"
    (told,) = page.page.xpath("//*[contains(@class, 'usa-alert--error')]")
    assert told.get("role") == "alert"
    assert "suit.pdf is 3,073 KB." in told.text_content()
    assert "bill.pdf is 3,073 KB." in told.text_content()
    assert "Nothing is lost" not in page.text
    assert "Nothing that you typed is lost" in page.text


@covers("TAB-3")
async def test_a_conflict_without_a_refused_file_tells_of_none(producer):
    newer = a_tab(Tab.BACKGROUND_QUESTIONNAIRE, version=9).model_dump(mode="json")
    producer.double.refuses(PUT, "stale_version", "Saved elsewhere.", newer=newer)
    page = await producer.open(HERE)
    shown = await producer.send(page, HERE, explanation_3="It ended in 2019.")
    assert "Nothing is lost" in shown.text
    assert not shown.page.xpath("//*[contains(@class, 'usa-alert--error')]")
