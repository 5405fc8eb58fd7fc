"""A copy of the answers: for the case's people, made anew, remembered."""

from uuid import uuid4

from tests.support.covers import covers
from tests.support.document_text import pdf_words

COPY = "/answers-copy/content"


@covers("SUB-2")
async def test_the_producer_gets_a_copy_of_the_answers(desk):
    answer = await desk.call("GET", COPY)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert "no-store" in answer.headers["cache-control"]
    assert "Answers" in answer.headers["content-disposition"]
    words = " ".join(pdf_words(answer.content))
    assert "Copy of Your Answers" in words
    assert "Ending in 4321" in words
    assert "10. Has it ever happened?" in words


@covers("SUB-2")
async def test_the_same_answers_give_the_same_copy(desk):
    first, again = [(await desk.call("GET", COPY)).content for _ in range(2)]
    assert first == again


@covers("SUB-2", "OPS-3")
async def test_nobody_else_gets_one(desk):
    for role in ("recruiter", "support"):
        assert (await desk.call("GET", COPY, role=role)).status_code == 403
    other = await desk.call("GET", COPY, account=uuid4())
    assert other.status_code == 404
    assert (await desk.call("GET", COPY, role="reviewer")).status_code == 200


@covers("SUB-2")
async def test_an_answer_that_no_font_can_show_gets_a_sentence(desk):
    line = {"label": "3. Why?", "value": "说明"}
    desk.case.copied = [{"title": "Background Questionnaire", "lines": [line]}]
    answer = await desk.call("GET", COPY)
    assert answer.status_code == 422
    assert "print that page" in answer.json()["detail"]
    assert "说明" not in answer.text
