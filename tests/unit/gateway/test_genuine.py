"""Is this document genuine? Does the public page answer plainly and tell on nobody?"""

import pytest

from contracts.api.genuine import FileJudged
from tests.support.covers import covers

PAGE = "/genuine"
CALL = "POST /genuine"
PDF = b"%PDF-1.7 whole"


async def asked(visitor, content=PDF, *, name="agreement.pdf"):
    page = await visitor.open(PAGE)
    files = {"document_to_check": (name, content, "application/pdf")}
    return await visitor.post(PAGE, page.form(PAGE), files=files)


@covers("NEW-5")
async def test_anybody_finds_it_in_the_footer(visitor, signed_in):
    for somebody, address in ((visitor, "/sign-in"), (signed_in("producer"), "/")):
        page = await somebody.open(address)
        footer = page.response.text.partition("<footer")[2]
        assert '<a href="/genuine">Is this document genuine?</a>' in footer
    page = await visitor.open(PAGE)
    assert page.heading == "Is this document genuine?"
    assert "PDF to check" in page.labels()
    assert "Check document" in page.buttons()


@covers("NEW-5")
@pytest.mark.parametrize(
    ("verdict", "missing", "heading", "sentence"),
    [
        ("intact", (), "Intact", "exactly as it was recorded, byte for byte"),
        ("older", ("HCSC's countersignature",), "An older version", "It lacks HCSC"),
        ("superseded", (), "Not in force", "was voided when answers changed"),
        ("modified", (), "Modified", "was changed since"),
        ("unknown", (), "Unknown", "not known here"),
    ],
)
async def test_the_answer_is_plain(visitor, verdict, missing, heading, sentence):
    visitor.double.says(CALL, FileJudged(verdict=verdict, missing=missing))
    answer = await asked(visitor)
    sent = visitor.double.last(CALL)
    assert sent.body == PDF
    assert sent.headers["x-address"]
    assert answer.status == 200
    assert heading in answer.text
    assert sentence in answer.text
    assert "agreement.pdf" in answer.text
    assert "Check document" in answer.buttons()


@covers("NEW-5")
async def test_without_a_file_or_with_one_too_large_nothing_is_asked(visitor):
    page = await visitor.open(PAGE)
    again = await visitor.post(PAGE, page.form(PAGE))
    assert again.status == 422
    assert again.links()["Choose a PDF file."] == "#document_to_check"
    large = await asked(visitor, bytes(3_145_729), name="large.pdf")
    assert large.status == 413
    assert "large.pdf is" in large.text
    assert not visitor.double.was_asked(CALL)


@covers("NEW-5")
async def test_who_asks_too_often_is_told_to_wait(visitor):
    said = "Too many files were checked from your network."
    visitor.double.refuses(CALL, "too_many_checks", said, status=409)
    answer = await asked(visitor)
    assert answer.status == 429
    assert answer.links()[said] == "#document_to_check"


@covers("NEW-5")
async def test_a_name_with_markup_stays_text(visitor):
    visitor.double.says(CALL, FileJudged(verdict="unknown"))
    answer = await asked(visitor, name="<script>alert(1)</script>.pdf")
    assert "<script>alert" not in answer.response.text
