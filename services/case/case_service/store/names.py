"""The index by which cases are found by name while the names stay sealed."""

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asyncpg import Record as Row
from pydantic import SecretStr

from case_service.domain.name_words import Marks, found_by
from case_service.store.case_files import IDENTITY, RECORD
from case_service.store.people import open_person
from chassis.queries import named_sql
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "names.sql")

COMMON = 1_000
"""Of so many cases with a mark nobody needs to know how many more there are."""

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
class Named:
    """One way to find a name: cases with the rarest of its marks and all the others."""

    rarest: int
    others: tuple[int, ...]
    is_common: bool

    @property
    def digests(self) -> list[int]:
        """All marks."""
        return [self.rarest, *self.others]


class NameStore:
    """Keeps the index of names."""

    def __init__(self, tx: Transaction, *, digests: NameDigests) -> None:
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

    async def ways(self, ways: Sequence[Marks], *, tenant: str) -> tuple[Named, ...]:
        """Give the ways in which there may be any case of the tenant."""
        sought = [self._digests.of(way, tenant=tenant) for way in ways]
        rows = await self._tx.fetch(
            SQL["how_common"], list(set().union(*sought)), COMMON
        )
        cases = {row["digest"]: row["cases"] for row in rows}
        return tuple(
            _named(digests, cases)
            for digests in sought
            if all(cases[digest] for digest in digests)
        )


def _named(digests: Sequence[int], cases: Mapping[int, int]) -> Named:
    """Name the rarest of the digests; `cases` has it before the others."""
    rarest, *others = (digest for digest in cases if digest in digests)
    return Named(rarest, tuple(others), is_common=cases[rarest] >= COMMON)


def _names(row: Row, seal: Seal) -> list[str]:
    names = [open_person(seal, row["person"]).invitee.name]
    if row["match"] is not None:
        match = IDENTITY.validate_json(seal.open(row["match"], place="lookups.match"))
        names.append(match.name)
    if row["facts"] is not None:
        facts = seal.open(row["facts"], place="records.facts")
        names.append(RECORD.validate_json(facts).name)
    return names
