"""What the object store holds of a file, and what is given back of it."""

import asyncio

import pytest

from tests.support import crafted_files
from tests.support.covers import covers
from tests.support.documents_caller import DECLARATION


async def _objects(desk, s3, bucket="uploads"):
    client = s3.client()
    found = await asyncio.to_thread(
        lambda: list(
            client.list_objects(bucket, prefix=f"{desk.case.case_id}/", recursive=True)
        )
    )
    return [item.object_name for item in found]


@covers("UPL-2")
async def test_the_store_sees_neither_content_nor_name(desk, s3):
    content = crafted_files.a_pdf()
    await desk.upload(content, name="Unusualname.pdf")
    (name,) = await _objects(desk, s3)
    assert "Unusualname" not in name
    client = s3.client()
    response = await asyncio.to_thread(client.get_object, "uploads", name)
    stored = response.read()
    response.close()
    response.release_conn()
    assert b"%PDF" not in stored
    async with desk.workshop.database.transaction() as tx:
        row = await tx.fetchrow("select name from files where object_name = $1", name)
    assert b"Unusualname" not in row["name"]


@covers("UPL-2", "NEW-4")
async def test_a_file_altered_in_the_store_is_not_shown(desk, s3):
    view = (await desk.upload(crafted_files.a_pdf())).json()
    (name,) = await _objects(desk, s3)
    await desk.workshop.uploads.remove(name)
    answer = await desk.call("GET", f"/files/{view['file_id']}/content")
    assert answer.status_code == 409
    assert answer.json()["code"] == "file_altered"


@covers("UPL-3")
async def test_what_was_stored_for_no_row_is_swept_after_a_day(desk, s3):
    async with desk.workshop.database.transaction() as tx:
        name = desk.workshop.uploads.new_name(desk.case.case_id)
        await tx.execute(
            "insert into reservations (object_name, bucket, reserved_at) "
            "values ($1, 'uploads', now() - interval '25 hours')",
            name,
        )
    await desk.upload(crafted_files.a_pdf())
    client = s3.client()
    await asyncio.to_thread(client.fput_object, "uploads", name, __file__)
    assert name in await _objects(desk, s3)
    await desk.sweep()
    left = await _objects(desk, s3)
    assert name not in left
    assert len(left) == 1


async def test_an_unreachable_case_service_opens_nothing(desk):
    view = (await desk.upload(crafted_files.a_pdf())).json()
    desk.case.down = True
    with pytest.raises(Exception, match="case does not answer"):
        await desk.call("GET", f"/files/{view['file_id']}/content")
    assert DECLARATION in view["kind"]
