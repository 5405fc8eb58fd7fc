"""Is a file taken only while the section that it answers is open?"""

from tests.support import crafted_files
from tests.support.covers import covers

SUPPORTING = "supporting-document"


@covers("REV-3", "EO-7")
async def test_a_declaration_page_is_replaced_only_while_its_section_is_open(desk):
    desk.case.open_kinds = (SUPPORTING,)
    answer = await desk.upload(crafted_files.a_pdf())
    assert (answer.status_code, answer.json()["code"]) == (409, "section_closed")
    assert "E&O is not open" in answer.json()["detail"]
    other = await desk.upload(crafted_files.a_pdf(), kind=SUPPORTING)
    assert other.status_code == 200


@covers("SUB-1", "EO-7")
async def test_an_upload_that_ends_after_submit_replaces_nothing(desk):
    first = (await desk.upload(crafted_files.a_pdf(1))).json()
    content = crafted_files.a_pdf(2)

    async def slowly():
        yield content[:100]
        desk.case.can_upload = False
        yield content[100:]

    late = await desk.upload(slowly())
    assert late.json()["code"] == "case_closed_for_upload"
    (kept,) = await desk.must("GET", "/files")
    assert (kept["file_id"], kept["replaced"]) == (first["file_id"], False)
