"""The data key of each case: made on first use, stored wrapped."""

from typing import TYPE_CHECKING
from uuid import UUID

from chassis.queries import named_sql
from chassis.sealing import Seal, Vault

if TYPE_CHECKING:
    from chassis.transaction import Transaction

_SQL = named_sql(__package__, "data_keys.sql")


class NoVault(Exception):
    """The service was started without a key encryption key and cannot seal anything."""


async def case_seal(tx: "Transaction", vault: Vault | None, case_id: UUID) -> Seal:
    """Give a case's seal, making its data key if it has none yet."""
    if vault is None:
        raise NoVault
    wrapped = await tx.fetchval(_SQL["wrapped_key"], case_id)
    if wrapped is None:
        fresh = vault.new_data_key(case_id)
        wrapped = await tx.fetchval(_SQL["keep_key"], case_id, fresh, tx.now)
    return vault.seal(case_id, wrapped)
