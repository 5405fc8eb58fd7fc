"""Uploads, from the stream to the store."""

import asyncio
import hashlib

import pytest

from tests.support import crafted_files
from tests.support.covers import covers
from tests.support.documents_caller import DECLARATION

LIMIT = 3_145_728
SUPPORTING = "supporting-document"


def _padded(size):
    """Give a valid JPEG of exactly this size: what follows its end is ignored."""
    photograph = crafted_files.a_photograph()
    return photograph + bytes(size - len(photograph))


async def _objects(desk, s3, bucket="uploads"):
    client = s3.client()
    found = await asyncio.to_thread(
        lambda: list(
            client.list_objects(bucket, prefix=f"{desk.case.case_id}/", recursive=True)
        )
    )
    return [item.object_name for item in found]


@covers("EO-7", "UPL-1", "UPL-2")
async def test_a_declaration_page_is_kept_unchanged(desk):
    content = crafted_files.a_pdf(2)
    answer = await desk.upload(content, name="Décl. page (1).pdf")
    assert answer.status_code == 200, answer.text
    view = answer.json()
    assert view["name"] == "Décl. page (1).pdf"
    assert view["media_type"] == "application/pdf"
    assert view["pages"] == 2
    assert view["size"] == len(content)
    assert view["scan"] == "not_scanned"
    assert view["sha256"] == hashlib.sha256(content).hexdigest()
    assert await desk.original(view["file_id"]) == content
    assert await desk.said() == ["FileAccepted"]


@covers("UPL-2")
async def test_a_download_can_never_run_as_our_page(desk):
    view = (await desk.upload(crafted_files.an_image("PNG"), name="a b.html")).json()
    file = await desk.call("GET", f"/files/{view['file_id']}/content")
    assert file.headers["content-type"] == "image/png"
    assert file.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in file.headers["content-security-policy"]
    assert file.headers["content-disposition"] == (
        "attachment; filename=\"a b.html\"; filename*=UTF-8''a%20b.html"
    )


@covers("UPL-1")
async def test_the_largest_file_that_is_allowed(desk):
    answer = await desk.upload(_padded(LIMIT))
    assert answer.status_code == 200, answer.text
    assert answer.json()["size"] == LIMIT


@covers("UPL-1", "UPL-3")
async def test_one_byte_more_is_refused_with_what_to_do(desk, s3):
    answer = await desk.upload(_padded(LIMIT + 1), name="scan.jpg")
    assert answer.status_code == 422
    assert answer.json()["code"] == "file_too_large"
    assert "“scan.jpg” is larger than 3072 KB" in answer.json()["detail"]
    assert await _objects(desk, s3) == []
    assert (await desk.must("GET", "/files")) == []
    assert await desk.said() == ["FileRefused"]


@covers("UPL-1", "UPL-2")
@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: b"MZ this is a program", "file_type_refused"),
        (lambda: b"%PDF-1.7 but nothing else", "file_broken"),
        (crafted_files.a_locked_pdf, "file_encrypted"),
        (crafted_files.a_pixel_bomb, "file_too_complex"),
        (lambda: b"", "file_broken"),
    ],
    ids=["program", "no pdf", "locked", "bomb", "empty"],
)
async def test_a_file_that_breaks_a_rule_leaves_nothing(desk, s3, make, code):
    answer = await desk.upload(make())
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert await _objects(desk, s3) == []
    assert await desk.said() == ["FileRefused"]


@covers("UPL-3")
async def test_an_interrupted_upload_leaves_nothing(desk, s3):
    async def half():
        yield crafted_files.a_photograph()[:5000]
        raise ConnectionError

    with pytest.raises(ConnectionError):
        await desk.upload(half())
    assert await _objects(desk, s3) == []
    assert (await desk.must("GET", "/files")) == []
    assert await desk.said() == []


@covers("UPL-1")
async def test_a_body_without_end_is_not_read_to_its_end(desk):
    read = 0

    async def endless():
        nonlocal read
        while True:
            read += 1
            yield bytes(1024 * 1024)

    answer = await desk.upload(endless())
    assert answer.json()["code"] == "file_too_large"
    assert read <= 18


@covers("UPL-3")
async def test_repeating_an_upload_is_harmless(desk):
    content = crafted_files.a_pdf()
    first = await desk.upload(content, key="form-1")
    again = await desk.upload(content, key="form-1")
    assert again.json() == first.json()
    assert len(await desk.must("GET", "/files")) == 1
    assert await desk.said() == ["FileAccepted"]


@covers("UPL-3")
async def test_two_uploads_of_one_form_at_once_leave_one_file(desk):
    content = crafted_files.a_pdf()
    answers = await asyncio.gather(
        *(desk.upload(content, key="form-1") for _ in range(3))
    )
    assert {answer.json()["file_id"] for answer in answers} == {
        answers[0].json()["file_id"]
    }
    assert await desk.said() == ["FileAccepted"]


@covers("UPL-3")
async def test_one_form_cannot_carry_two_files(desk):
    await desk.upload(crafted_files.a_pdf(), key="form-1")
    other = await desk.upload(crafted_files.a_pdf(2), key="form-1")
    assert other.status_code == 409
    assert other.json()["code"] == "idempotency_key_reused"


@covers("EO-7")
async def test_a_new_declaration_page_replaces_the_older_which_stays(desk):
    older = crafted_files.a_pdf(1)
    await desk.upload(older, name="old.pdf")
    await desk.upload(crafted_files.a_pdf(2), name="new.pdf")
    files = await desk.must("GET", "/files")
    assert [(f["name"], f["replaced"]) for f in files] == [
        ("new.pdf", False),
        ("old.pdf", True),
    ]
    assert await desk.original(files[1]["file_id"]) == older
    old = await desk.call("GET", f"/files/{files[1]['file_id']}/content")
    assert old.status_code == 200


async def test_supporting_documents_stand_beside_each_other(desk):
    await desk.upload(crafted_files.a_pdf(1), kind="supporting-document")
    await desk.upload(crafted_files.a_pdf(2), kind="supporting-document")
    files = await desk.must("GET", "/files")
    assert [f["replaced"] for f in files] == [False, False]


@covers("UPL-2")
async def test_a_tiff_is_shown_page_by_page_as_pictures(desk):
    view = (await desk.upload(crafted_files.frames("TIFF", 3))).json()
    page = await desk.call("GET", f"/files/{view['file_id']}/pages/3")
    assert page.headers["content-type"] == "image/png"
    beyond = await desk.call("GET", f"/files/{view['file_id']}/pages/4")
    assert beyond.status_code == 404


@covers("SUB-1")
async def test_a_closed_case_takes_no_files(desk):
    desk.case.can_upload = False
    answer = await desk.upload(crafted_files.a_pdf())
    assert answer.status_code == 409
    assert answer.json()["code"] == "case_closed_for_upload"


async def test_only_the_producer_uploads(desk):
    answer = await desk.upload(crafted_files.a_pdf(), role="reviewer")
    assert answer.status_code == 403


async def test_a_kind_that_nobody_asks_for_is_refused(desk):
    answer = await desk.upload(crafted_files.a_pdf(), kind="selfie")
    assert answer.status_code == 422


@covers("PEER-5")
async def test_evidence_is_kept_with_the_question_that_it_is_about(desk):
    await desk.upload(crafted_files.a_pdf(1), kind=SUPPORTING, question="3")
    await desk.upload(crafted_files.a_pdf(2), kind=SUPPORTING)
    await desk.upload(crafted_files.a_pdf(3), question="3")
    files = (await desk.call("GET", "/files")).json()
    about = [(file["kind"], file["question"]) for file in files]
    # A declaration page is about no question, whatever the request says.
    assert about == [(DECLARATION, None), (SUPPORTING, None), (SUPPORTING, 3)]


@covers("PEER-5")
@pytest.mark.parametrize(
    ("question", "status"),
    [("1", 200), ("10", 200), ("0", 422), ("11", 422), ("x", 422)],
)
async def test_there_are_ten_questions(desk, question, status):
    answer = await desk.upload(
        crafted_files.a_pdf(), kind=SUPPORTING, question=question
    )
    assert answer.status_code == status
