"""The raw report: sealed in the table, then sealed in its bucket."""

import hashlib
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr
from urllib3.exceptions import MaxRetryError

from chassis.objects import ObjectStore
from nipr_adapter.jobs import Documents
from tests.support.covers import covers
from tests.support.nipr_desk import NiprDesk
from tests.support.objects import Store


@pytest.fixture
async def bucket(s3: Store) -> AsyncIterator[ObjectStore]:
    access, secret = s3.keys("nipr-adapter")
    async with ObjectStore(
        s3.endpoint,
        access_key=SecretStr(access),
        secret_key=SecretStr(secret),
        bucket="pdb-reports",
    ) as opened:
        yield opened


@covers("HOME-2")
async def test_the_raw_document_moves_sealed_into_the_bucket(
    desk: NiprDesk, bucket: ObjectStore
) -> None:
    wish = await desk.identified(30)
    report_id = await desk.report_id(await desk.authorize(wish))
    await desk.run("report")
    documents = Documents(desk.database, bucket)
    assert await documents.keep_next()
    assert not await documents.keep_next()
    row = await desk.database.pool.fetchrow(
        "select raw, object_name, sha256 from reports where report_id = $1", report_id
    )
    assert row is not None
    assert row["raw"] is None
    kept = await bucket.get(row["object_name"])
    await bucket.remove(row["object_name"])
    assert b"SAMPLE" not in kept
    async with desk.database.transaction() as tx:
        seal = await tx.seal(wish.case_id)
    raw = seal.open(kept, place="reports.raw")
    assert hashlib.sha256(raw).hexdigest() == row["sha256"]
    assert b"<NAME_LAST>SAMPLE</NAME_LAST>" in raw


@covers("HOME-2")
async def test_a_bucket_that_is_away_costs_nothing_but_time(desk: NiprDesk) -> None:
    wish = await desk.identified(5)
    await desk.authorize(wish)
    await desk.run("report")
    away = ObjectStore(
        "127.0.0.1:1",
        access_key=SecretStr("nobody"),
        secret_key=SecretStr("nobody"),
        bucket="pdb-reports",
    )
    async with away:
        with pytest.raises(MaxRetryError):
            await Documents(desk.database, away).keep_next()
    assert await desk.outcomes(wish) == ["found"]
    unkept = await desk.database.pool.fetchval(
        "select count(*) from reports where raw is not null"
    )
    assert unkept == 1
