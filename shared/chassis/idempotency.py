"""Sending a form twice does its work once and gets the same answer."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import BaseModel

from chassis.queries import named_sql
from chassis.refusal import Refused
from chassis.sealing import SealBroken
from chassis.transaction import Transaction

_SQL = named_sql(__package__, "idempotency.sql")

M = TypeVar("M", bound=BaseModel)


class KeyReused(Refused):
    """The key of one form came with another form's content."""

    def __init__(self) -> None:
        super().__init__(
            "idempotency_key_reused",
            "This form was already sent with other content. Open the page again.",
        )


async def once(
    tx: Transaction,
    *,
    key: str,
    scope: str,
    fingerprint: bytes,
    do: Callable[[], Awaitable[M]],
    answer: type[M],
) -> M:
    """Run `do` once for (scope, key) and keep its answer in the same transaction.

    A repeat gets the kept answer, also while the first is still running (it waits).
    `fingerprint` stands for the content; another one raises KeyReused. It is kept
    sealed: what a form says could be guessed, and a hash would tell who guessed right.
    A refusal keeps nothing, so that a mended form may be sent again.
    """
    place = f"idempotency_keys.fingerprint|{scope}|{key}"
    sealed = tx.vault.close(fingerprint, place=place)
    is_first = await tx.fetchval(_SQL["claim"], scope, key, sealed, tx.now)
    if not is_first:
        kept = await tx.fetchrow(_SQL["answered"], scope, key)
        if kept is None or fingerprint != _opened(tx, kept["fingerprint"], place=place):
            raise KeyReused
        return answer.model_validate_json(kept["answer"])
    result = await do()
    await tx.execute(_SQL["keep"], scope, key, result.model_dump_json())
    return result


def _opened(tx: Transaction, sealed: bytes, *, place: str) -> bytes | None:
    """Open a kept fingerprint; None when its key is gone since."""
    try:
        return tx.vault.open(sealed, place=place)
    except SealBroken:
        return None
