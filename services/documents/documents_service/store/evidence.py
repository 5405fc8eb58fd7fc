"""The evidence: written once, read for the record, never changed."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7
from documents_service.domain.chain import BEGINNING, Link
from documents_service.domain.evidence import Act, Actor, Entry, chained, told_of

SQL = named_sql(__package__, "evidence.sql")
_PLACE = "evidence.details"


@dataclass(frozen=True, slots=True)
class Consent:
    """The newest answer to the disclosure about electronic signatures."""

    text_version: str
    is_given: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Remembered:
    """An entry as kept, with the details still sealed."""

    position: int
    at: datetime
    entry: Entry
    sealed_details: bytes | None
    chain: bytes

    @property
    def link(self) -> Link:
        """The entry as its chain is made of it."""
        told = told_of(self.entry, at=self.at, sealed_details=self.sealed_details)
        return Link(self.position, told, self.chain)


class EvidenceStore:
    """Adds entries to a case's chain. The case is locked by whoever adds."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, case_id: UUID, entry: Entry) -> None:
        """Remember one act as the newest of the case."""
        newest = await self._tx.fetchrow(SQL["newest"], case_id)
        position, previous = tuple(newest) if newest else (0, BEGINNING)
        details = await self._sealed(case_id, entry)
        await self._tx.execute(
            SQL["add"],
            uuid7(),
            case_id,
            position + 1,
            self._tx.now,
            entry.what,
            entry.by.account_id,
            entry.by.session_id,
            entry.by.role,
            entry.packet_id,
            entry.subject,
            entry.sha256_before,
            entry.sha256_after,
            details,
            chained(previous, entry, at=self._tx.now, sealed_details=details),
        )

    async def consent(self, case_id: UUID) -> Consent | None:
        """Give the newest answer to the disclosure."""
        row = await self._tx.fetchrow(SQL["newest_consent"], case_id)
        if row is None:
            return None
        return Consent(row["subject"], row["what"] == "consent_given", row["at"])

    async def is_opened(self, case_id: UUID, entry: Entry) -> bool:
        """Tell whether this session has opened these bytes before."""
        opened: bool = await self._tx.fetchval(
            SQL["is_opened"],
            case_id,
            entry.what,
            entry.subject,
            entry.sha256_after,
            entry.by.account_id,
            entry.by.session_id,
        )
        return opened

    async def of_case(self, case_id: UUID) -> list[Remembered]:
        """Give the whole chain of a case, oldest first."""
        rows = await self._tx.fetch(SQL["all_of_case"], case_id)
        return [
            Remembered(
                row["position"],
                row["at"],
                Entry(
                    what=row["what"],
                    by=Actor(row["role"], row["account_id"], row["session_id"]),
                    subject=row["subject"],
                    packet_id=row["packet_id"],
                    sha256_before=row["sha256_before"],
                    sha256_after=row["sha256_after"],
                ),
                row["details"],
                row["chain"],
            )
            for row in rows
        ]

    async def opened(self, case_id: UUID, kept: Remembered) -> Act:
        """Open the details of an entry: address and browser, a typed name."""
        if kept.sealed_details is None:
            return Act(kept.at, kept.entry)
        seal = await self._tx.seal(case_id)
        details = json.loads(seal.open(kept.sealed_details, place=_PLACE))
        return Act(kept.at, replace(kept.entry, details=details))

    async def _sealed(self, case_id: UUID, entry: Entry) -> bytes | None:
        if not entry.details:
            return None
        seal = await self._tx.seal(case_id)
        told = json.dumps(dict(entry.details), ensure_ascii=False, sort_keys=True)
        return seal.close(told.encode(), place=_PLACE)
