"""The object store busy, forgetful, cutting short or lying: is it noticed, and said?"""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import urllib3
from minio.error import S3Error
from pydantic import SecretStr

from chassis import metrics
from chassis.objects import ObjectStore
from documents_service.clients.archive import ALTERED, Archive, NotKept
from documents_service.jobs import lock_next_file, seal_next_packet
from tests.support.covers import covers
from tests.support.documents_desk import DocumentsDesk
from tests.support.faulty_store import Fault, FaultyStore, faulty_store
from tests.support.objects import Store

AGREEMENT = "producer-agreement"
NOT_STORED = (S3Error, urllib3.exceptions.HTTPError, NotKept)


@pytest.fixture
def before_the_store(s3: Store):
    """What stands between the service and its store."""
    with faulty_store(s3.endpoint) as faulty:
        yield faulty


@pytest.fixture
async def behind(
    desk: DocumentsDesk, s3: Store, before_the_store: FaultyStore
) -> AsyncIterator[DocumentsDesk]:
    """The desk, its store behind something that makes faults."""
    access, secret = (SecretStr(key) for key in s3.keys("documents"))
    store = ObjectStore(
        before_the_store.endpoint,
        access_key=access,
        secret_key=secret,
        bucket="packets",
    )
    async with store:
        packets = Archive(store, reads_back=True)
        workshop = replace(desk.workshop, packets=packets)
        behind = DocumentsDesk(workshop, desk.case, desk.keys)
        yield behind
        await behind.http.aclose()


def told():
    """How often whoever watches was told of a call that failed or a file not kept."""
    failed = sum(
        sample.value
        for metric in metrics.OBJECT_FAILURES.collect()
        for sample in metric.samples
        if sample.name.endswith("_total") and sample.labels["bucket"] == "packets"
    )
    return failed + ALTERED.labels("packets", "not kept")._value.get()


async def ready_to_sign(desk):
    """The packet made, and its first document read to the end."""
    await desk.prepare()
    await desk.choose(AGREEMENT, "contracting_as", "individual")
    return (await desk.show(AGREEMENT))["sha256"]


async def signatures(desk):
    """How often a signature of the agreement was remembered."""
    async with desk.workshop.database.transaction() as tx:
        return await tx.fetchval(
            "select count(*) from evidence"
            " where case_id = $1 and what = 'document_signed' and subject = $2",
            desk.case.case_id,
            AGREEMENT,
        )


@covers("NEW-4", "SIG-3")
@pytest.mark.parametrize("fault", [Fault.IS_BUSY, Fault.LOSES])
async def test_a_signature_that_cannot_be_stored_is_not_taken_for_one(
    behind, before_the_store, fault
):
    sha256 = await ready_to_sign(behind)
    before_the_store.fault, before = fault, told()
    with pytest.raises(NOT_STORED):
        await behind.sign(AGREEMENT, sha256=sha256)
    assert told() > before
    assert await signatures(behind) == 0
    assert (await behind.must("GET", f"/packet/{AGREEMENT}"))["state"] != "signed"
    before_the_store.fault = None
    assert (await behind.sign(AGREEMENT, sha256=sha256)).status_code == 200
    assert await signatures(behind) == 1
    file = await behind.call("GET", f"/packet/{AGREEMENT}/content")
    assert await behind.workshop.press.is_intact(file.content, fields=["producer"])


@covers("NEW-4")
@pytest.mark.parametrize("fault", [Fault.IS_BUSY, Fault.LOSES, Fault.CUTS])
async def test_sealing_waits_for_a_store_that_keeps_what_it_gets(
    behind, before_the_store, fault
):
    await behind.sign_everything()
    await behind.hear_of_approval()
    before_the_store.fault, before = fault, told()
    with pytest.raises(NOT_STORED):
        await seal_next_packet(behind.workshop)
    assert told() > before
    before_the_store.fault = None
    assert (await behind.must("GET", "/packet"))["state"] == "sealing"
    await behind.be_taken_up_again()
    assert await seal_next_packet(behind.workshop)
    assert (await behind.must("GET", "/packet"))["state"] == "sealed"
    while await lock_next_file(behind.workshop):
        pass


@covers("NEW-4")
async def test_a_file_that_is_cut_short_is_not_given(behind, before_the_store):
    await behind.prepare()
    before_the_store.fault, before = Fault.CUTS, told()
    with pytest.raises(urllib3.exceptions.HTTPError):
        await behind.call("GET", f"/packet/{AGREEMENT}/content")
    assert told() == before + 1
    before_the_store.fault = None
    answer = await behind.call("GET", f"/packet/{AGREEMENT}/content")
    assert answer.status_code == 200


@covers("NEW-4")
async def test_a_file_that_was_altered_is_refused_with_an_alarm(
    behind, before_the_store, capsys
):
    await behind.prepare()
    before = ALTERED.labels("packets", "refused")._value.get()
    before_the_store.fault = Fault.ALTERS
    answer = await behind.call("GET", f"/packet/{AGREEMENT}/content")
    assert answer.status_code == 409
    assert answer.json()["code"] == "file_altered"
    assert b"%PDF" not in answer.content
    assert ALTERED.labels("packets", "refused")._value.get() == before + 1
    assert "file altered" in capsys.readouterr().out
