"""The data key of each case: made on first use, stored wrapped."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from chassis.queries import named_sql
from chassis.sealing import Seal, SealBroken, Vault

if TYPE_CHECKING:
    from chassis.transaction import Transaction

_SQL = named_sql(__package__, "data_keys.sql")


class NoVault(Exception):
    """The service was started without a key encryption key and cannot seal anything."""


async def case_seal(tx: "Transaction", vault: Vault | None, case_id: UUID) -> Seal:
    """Give a case's seal, making its data key if it has none yet.

    Raises SealBroken where it was destroyed, and where a transaction that only reads
    finds none: what was sealed with it can be read no more.
    """
    if vault is None:
        raise NoVault
    wrapped = await tx.fetchval(_SQL["wrapped_key"], case_id)
    if wrapped is None and not tx.is_reading:
        fresh = vault.new_data_key(case_id)
        wrapped = await tx.fetchval(_SQL["keep_key"], case_id, fresh, tx.now)
    # One that was destroyed has left an empty row.
    if not wrapped:
        raise SealBroken("data_keys.wrapped")
    return vault.seal(case_id, wrapped)


async def destroy_key(tx: "Transaction", case_id: UUID) -> None:
    """Make all that was sealed for a case unreadable, for ever (NEW-16).

    A backup of this table must not outlive one of the values: who has both reads on.
    """
    await tx.execute(_SQL["destroy_key"], case_id, tx.now)


async def case_seals(
    tx: "Transaction", vault: Vault | None, case_ids: Iterable[UUID]
) -> dict[UUID, Seal]:
    """Give the seals of several cases in one go; a case without a data key has none."""
    if vault is None:
        raise NoVault
    rows = await tx.fetch(_SQL["wrapped_keys"], list(case_ids))
    return {row["case_id"]: vault.seal(row["case_id"], row["wrapped"]) for row in rows}


async def new_seals(
    tx: "Transaction", vault: Vault | None, case_ids: Iterable[UUID]
) -> dict[UUID, Seal]:
    """Make the data keys of cases that have none, in one statement."""
    if vault is None:
        raise NoVault
    fresh = {case_id: vault.new_data_key(case_id) for case_id in case_ids}
    await tx.execute(_SQL["keep_new_keys"], [*fresh], [*fresh.values()], tx.now)
    return {case_id: vault.seal(case_id, key) for case_id, key in fresh.items()}
