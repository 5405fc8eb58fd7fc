"""The index by which cases are found by name while the names stay sealed."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from asyncpg import Record as Row
from pydantic import SecretStr

from case_service.domain.name_words import Marks, found_by
from case_service.store.case_files import IDENTITY, RECORD
from case_service.store.people import open_person
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "names.sql")

MOST_FOUND = 200
"""So many cases are looked at for one search; who has more names finds the newest."""

_BYTES = 8


class NameDigests:
    """Makes the digests of names.

    Fast ones, unlike those of numbers: a list of all names is short whatever a digest
    costs, and a case has twenty of them.
    """

    def __init__(self, key: SecretStr) -> None:
        """Use this key; with another one nothing is found again."""
        self._key = key.get_secret_value().encode()

    def of(self, marks: Marks, *, tenant: str) -> list[int]:
        """Give the digests of marks."""
        return [self._digest(f"{tenant}\0{mark}") for mark in sorted(marks)]

    def _digest(self, text: str) -> int:
        digest = hmac.digest(self._key, text.encode(), hashlib.sha256)
        return int.from_bytes(digest[:_BYTES], "big", signed=True)


@dataclass(frozen=True, slots=True)
class Found:
    """Cases by name; `is_all` is false where more have such a name."""

    case_ids: tuple[UUID, ...]
    is_all: bool


class NameStore:
    """Keeps the index of names."""

    def __init__(self, tx: Transaction, *, digests: NameDigests) -> None:
        """Work in a transaction."""
        self._tx = tx
        self._digests = digests

    async def index_some(self, limit: int) -> int:
        """Index the names of some cases that wait for it; gives how many there were."""
        rows = await self._tx.fetch(SQL["take_names"], limit)
        await self._tx.prepare_seals(row["id"] for row in rows)
        for row in rows:
            await self._index(row, await self._tx.seal(row["id"]))
        return len(rows)

    async def _index(self, row: Row, seal: Seal) -> None:
        marks: Marks = frozenset().union(*map(found_by, _names(row, seal)))
        digests = self._digests.of(marks, tenant=row["tenant"])
        await self._tx.execute(SQL["index_names"], row["id"], digests)

    async def find(self, ways: Iterable[Marks], *, tenant: str) -> Found:
        """Find the cases by the first of the ways in which there are any."""
        for marks in ways:
            found = await self._all_of(self._digests.of(marks, tenant=tenant))
            if found.case_ids:
                return found
        return Found((), is_all=True)

    async def _all_of(self, digests: list[int]) -> Found:
        counted = await self._tx.fetch(SQL["how_common"], digests, MOST_FOUND + 1)
        # The rarest is gone through, the others are asked for.
        rarest, common = min((row["cases"], row["digest"]) for row in counted)[::-1]
        others = [digest for digest in digests if digest != rarest]
        rows = await self._tx.fetch(SQL["find_names"], rarest, others, MOST_FOUND)
        return Found(tuple(row["case_id"] for row in rows), common <= MOST_FOUND)


def _names(row: Row, seal: Seal) -> list[str]:
    names = [open_person(seal, row["person"]).invitee.name]
    if row["match"] is not None:
        match = IDENTITY.validate_json(seal.open(row["match"], place="lookups.match"))
        names.append(match.name)
    if row["facts"] is not None:
        facts = seal.open(row["facts"], place="records.facts")
        names.append(RECORD.validate_json(facts).name)
    return names
