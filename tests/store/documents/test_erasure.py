"""What is left of a case's files when its key is destroyed."""

from datetime import UTC, datetime, timedelta

import pytest

from chassis.objects import ObjectMissing
from chassis.sealing import SealBroken
from contracts.case import CaseErased, CaseRejected
from documents_service.domain.chain import breaks, head_of
from documents_service.store.evidence import EvidenceStore
from tests.support.covers import covers
from tests.support.crafted_files import a_pdf
from tests.support.documents_desk import DocumentsDesk


async def erase(desk: DocumentsDesk) -> None:
    await desk.hear(
        CaseErased(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
            case_id=desk.case.case_id,
        )
    )


@covers("NEW-16")
async def test_no_file_and_no_document_is_read_after_it(desk):
    file = (await desk.upload(a_pdf())).json()
    await desk.sign_everything()
    ways = (
        f"/files/{file['file_id']}/content",
        f"/files/{file['file_id']}/pages/1",
        "/packet/w-9/content",
        "/packet/w-9/pages/1",
        "/packet/w-9/text",
    )
    for way in ways:
        assert (await desk.call("GET", way)).is_success, way
    await erase(desk)
    # The case service answers that there is no such case; even if it did not:
    for way in ways:
        with pytest.raises(SealBroken):
            await desk.call("GET", way)


@covers("NEW-16")
async def test_the_chain_of_evidence_verifies_as_before(desk):
    await desk.sign_everything()
    before = await links(desk)
    await erase(desk)
    after = await links(desk)
    assert after == before
    assert breaks(after, head=head_of(before)) == ()


@covers("NEW-16", "UPL-2")
async def test_uploaded_files_are_swept_from_the_store(desk):
    await desk.upload(a_pdf())
    (name,) = await names(desk)
    store = desk.workshop.uploads._store
    assert await store.get(name)
    await erase(desk)
    await desk.workshop.database.pool.execute(
        "update reservations set reserved_at = reserved_at - $1::interval",
        timedelta(days=2),
    )
    await desk.sweep()
    with pytest.raises(ObjectMissing):
        await store.get(name)


@covers("NEW-16")
async def test_hearing_it_twice_changes_nothing(desk):
    await desk.upload(a_pdf())
    await erase(desk)
    await erase(desk)
    async with desk.workshop.database.transaction() as tx:
        with pytest.raises(SealBroken):
            await tx.seal(desk.case.case_id)


async def links(desk):
    async with desk.workshop.database.transaction() as tx:
        kept = await EvidenceStore(tx).of_case(desk.case.case_id)
    return [one.link for one in kept]


async def names(desk):
    rows = await desk.workshop.database.pool.fetch(
        "select object_name from files where case_id = $1", desk.case.case_id
    )
    return [row["object_name"] for row in rows]


@covers("NEW-16")
async def test_no_job_stumbles_over_an_erased_case(desk):
    await desk.prepare()
    await desk.hear_only("b" * 64)
    rejected = CaseRejected(
        occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
        case_id=desk.case.case_id,
    )
    await desk.hear(rejected)
    await erase(desk)
    await desk.settle()
    await desk.write_letters()
    assert "LetterPrepared" not in await desk.said()
