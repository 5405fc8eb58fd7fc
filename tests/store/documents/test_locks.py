"""Files of a sealed packet: may anybody still replace or remove them?"""

import asyncio
import io
from datetime import UTC, datetime, timedelta

import pytest
from minio.commonconfig import COMPLIANCE, GOVERNANCE
from minio.error import S3Error
from minio.retention import Retention

from chassis.refusal import Refused
from documents_service.clients.archive import ALTERED
from documents_service.jobs import lock_next_file
from tests.support.covers import covers

BUCKET = "packets"
SIGNED = ("signed_object", "sealed_object")


@pytest.fixture
async def sealed(desk):
    """The desk with an approved case whose packet is sealed."""
    await desk.sign_everything()
    await desk.approve()
    return desk


async def the_packet(desk):
    """The sealed packet as the rows tell of it."""
    async with desk.workshop.database.transaction() as tx:
        rows = await tx.fetch(
            "select slug, reviewed_object, text_object, signed_object, sealed_object"
            " from packet_documents join packets using (packet_id)"
            " where case_id = $1 and state = 'sealed'",
            desk.case.case_id,
        )
    return {row["slug"]: row for row in rows}


async def the_agreement(desk):
    return (await the_packet(desk))["producer-agreement"]["sealed_object"]


async def versions(s3, name):
    def listed():
        found = s3.client().list_objects(BUCKET, prefix=name, include_version=True)
        return [one for one in found if not one.is_delete_marker]

    return [one.version_id for one in await asyncio.to_thread(listed)]


def alarms(outcome):
    return ALTERED.labels(BUCKET, outcome)._value.get()


@covers("NEW-4")
async def test_every_file_of_a_sealed_packet_is_locked(sealed, s3):
    client, soon = s3.client(), datetime.now(UTC) + timedelta(hours=23)  # noqa: TID251
    packet = await the_packet(sealed)
    names = [
        row[column]
        for row in packet.values()
        for column in ("reviewed_object", "text_object", *SIGNED)
        if row[column] is not None
    ]
    assert len(names) == 2 * len(packet) + 3  # two signed files, one sealed
    for name in names:
        (version,) = await versions(s3, name)
        lock = await asyncio.to_thread(
            client.get_object_retention, BUCKET, name, version_id=version
        )
        assert lock.mode == COMPLIANCE
        assert lock.retain_until_date > soon


@covers("NEW-4")
@pytest.mark.parametrize("who", ["documents", "admin"])
async def test_nobody_removes_a_sealed_version_nor_shortens_its_lock(sealed, s3, who):
    name = await the_agreement(sealed)
    (version,) = await versions(s3, name)
    client = s3.client(who)
    now = datetime.now(UTC)  # noqa: TID251 (the store's clock)
    for attempt in (
        lambda: client.remove_object(BUCKET, name, version_id=version),
        lambda: client.set_object_retention(
            BUCKET,
            name,
            Retention(COMPLIANCE, now + timedelta(minutes=1)),
            version_id=version,
        ),
        lambda: client.set_object_retention(
            BUCKET,
            name,
            Retention(GOVERNANCE, now + timedelta(days=9)),
            version_id=version,
        ),
    ):
        with pytest.raises(S3Error, match="AccessDenied"):
            await asyncio.to_thread(attempt)
    assert await versions(s3, name) == [version]


@covers("NEW-4")
async def test_a_sealed_file_that_was_written_over_is_read_as_it_was(sealed, s3):
    before = await sealed.call("GET", "/packet/producer-agreement/content")
    told = alarms("kept version read")
    name = await the_agreement(sealed)
    await asyncio.to_thread(s3.client().put_object, BUCKET, name, io.BytesIO(b"x"), 1)
    after = await sealed.call("GET", "/packet/producer-agreement/content")
    assert after.content == before.content
    assert alarms("kept version read") == told + 1


@covers("NEW-4")
async def test_a_sealed_file_that_was_removed_is_read_as_it_was(sealed, s3):
    before = await sealed.call("GET", "/packet/producer-agreement/content")
    told = alarms("kept version read")
    name = await the_agreement(sealed)
    await asyncio.to_thread(s3.client().remove_object, BUCKET, name)
    after = await sealed.call("GET", "/packet/producer-agreement/content")
    assert after.content == before.content
    assert alarms("kept version read") == told + 1


@covers("NEW-4")
async def test_a_file_altered_before_its_lock_is_not_locked_but_told(desk, s3):
    await desk.sign_everything()
    async with desk.workshop.database.transaction() as tx:
        name = await tx.fetchval(
            "select signed_object from packet_documents join packets using (packet_id)"
            " where case_id = $1 and slug = 'w-9'",
            desk.case.case_id,
        )
    await desk.workshop.packets.remove(name)
    told = alarms("refused")
    with pytest.raises(Refused, match="integrity"):
        await desk.approve()
    assert alarms("refused") == told + 1
    while await lock_next_file(desk.workshop):
        pass
    async with desk.workshop.database.transaction() as tx:
        unlocked = await tx.fetch(
            # No other test is to find it.
            "delete from locks where case_id = $1 and locked_until is null"
            " returning object_name",
            desk.case.case_id,
        )
    assert [row["object_name"] for row in unlocked] == [name]
    answer = await desk.call("GET", "/packet/w-9/content")
    assert answer.status_code == 409
    assert answer.json()["code"] == "file_altered"


@covers("UPL-3", "NEW-4")
async def test_what_was_stored_for_no_row_is_swept_with_every_version(sealed, s3):
    name = sealed.workshop.packets.new_name(sealed.case.case_id)
    client = s3.client("documents")
    for content in (b"1", b"2"):
        await asyncio.to_thread(client.put_object, BUCKET, name, io.BytesIO(content), 1)
    assert len(await versions(s3, name)) == 2
    async with sealed.workshop.database.transaction() as tx:
        await tx.execute(
            "insert into reservations (object_name, bucket, reserved_at)"
            " values ($1, 'packets', now() - interval '25 hours')",
            name,
        )
    await sealed.sweep()
    assert await versions(s3, name) == []
    assert len(await versions(s3, await the_agreement(sealed))) == 1
