"""Each case has a data key of its own, kept wrapped."""

import asyncio

import pytest

from chassis.data_keys import NoVault
from chassis.database import Database
from chassis.sealing import SealBroken
from tests.support.little_service.service import a_case

_PLACE = "people.ssn"


async def sealed(database, case, plain=b"987-65-4321"):
    async with database.transaction() as tx:
        return (await tx.seal(case)).close(plain, place=_PLACE)


async def opened(database, case, value):
    async with database.transaction() as tx:
        return (await tx.seal(case)).open(value, place=_PLACE)


async def test_a_value_is_read_again_in_another_transaction(database):
    case = a_case()

    value = await sealed(database, case)

    assert b"987" not in value
    assert await opened(database, case, value) == b"987-65-4321"


async def test_a_value_of_one_case_cannot_be_opened_in_another(database):
    value = await sealed(database, a_case())

    with pytest.raises(SealBroken):
        await opened(database, a_case(), value)


async def test_two_first_uses_at_the_same_moment_share_one_key(database):
    case = a_case()

    values = await asyncio.gather(*(sealed(database, case) for _ in range(4)))

    for value in values:
        assert await opened(database, case, value) == b"987-65-4321"


async def test_without_its_key_a_case_is_noise(database):
    case = a_case()
    value = await sealed(database, case)

    await database.pool.execute("delete from data_keys where case_id = $1", case)

    with pytest.raises(SealBroken):
        await opened(database, case, value)


async def test_a_service_without_a_vault_seals_nothing(little_url):
    async with Database(little_url, service="bare") as database:
        with pytest.raises(NoVault):
            await sealed(database, a_case())
