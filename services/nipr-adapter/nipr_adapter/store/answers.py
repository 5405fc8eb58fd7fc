"""What NIPR said, sealed with the key of the case that asked."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.transaction import Transaction
from nipr_adapter.domain.call import Call, CallId, LookupId
from nipr_adapter.domain.hit_list import Hit, is_one_person
from nipr_adapter.domain.report import Report

SQL = named_sql(__package__, "answers.sql")

_HITS = TypeAdapter(tuple[Hit, ...])
_REPORT = TypeAdapter(Report)


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of one look-up; `chosen` is who the producer is, when that is clear."""

    all: tuple[Hit, ...]
    chosen: Hit | None
    wrong_guesses: int


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report and when NIPR gave it."""

    report: Report
    received_at: datetime


@dataclass(frozen=True, slots=True)
class SealedDocument:
    """A raw document, sealed, that is not in the bucket yet."""

    report_id: UUID
    case_id: UUID
    sealed: bytes
    sha256: str


class AnswerStore:
    """Seals and opens hit lists and reports."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def put_hits(self, call: Call, hits: tuple[Hit, ...]) -> None:
        """Keep the hits of a look-up; the only person among them is the producer."""
        seal = await self._tx.seal(call.case_id)
        sealed = seal.close(_HITS.dump_json(hits), place="hit_lists.hits")
        chosen = 0 if is_one_person(hits) else None
        await self._tx.execute(
            SQL["put_hits"], call.lookup_id, call.case_id, sealed, chosen
        )

    async def hits(self, lookup_id: LookupId) -> Hits | None:
        """Give the hits of a look-up, if there were any."""
        row = await self._tx.fetchrow(SQL["read_hits"], lookup_id)
        if row is None:
            return None
        seal = await self._tx.seal(row["case_id"])
        hits = _HITS.validate_json(seal.open(row["hits"], place="hit_lists.hits"))
        chosen = None if row["chosen"] is None else hits[row["chosen"]]
        return Hits(hits, chosen, row["wrong_guesses"])

    async def choose(self, lookup_id: LookupId, *, position: int) -> None:
        """Note which of the hits the producer is."""
        await self._tx.execute(SQL["choose_hit"], lookup_id, position)

    async def count_wrong_guess(self, lookup_id: LookupId) -> None:
        """Note that a producer's details fitted no single hit."""
        await self._tx.execute(SQL["count_wrong_guess"], lookup_id)

    async def put_report(
        self, call: Call, *, report: Report | None, raw: bytes
    ) -> None:
        """Keep a document and, when it is an individual's, the facts in it."""
        seal = await self._tx.seal(call.case_id)
        facts = report and seal.close(_REPORT.dump_json(report), place="reports.facts")
        await self._tx.execute(
            SQL["put_report"],
            call.id,
            call.case_id,
            self._tx.now,
            facts,
            report.unknown_elements if report else 0,
            hashlib.sha256(raw).hexdigest(),
            seal.close(raw, place="reports.raw"),
        )

    async def copy_report(self, earlier: CallId, call: Call) -> None:
        """Give a call the report that an earlier call of the same case brought."""
        await self._tx.execute(SQL["copy_report"], earlier, call.id)

    async def report(self, report_id: CallId) -> StoredReport:
        """Give the facts; NotFound when there are none (yet)."""
        row = await self._tx.fetchrow(SQL["read_report"], report_id)
        if row is None:
            raise NotFound("There is no such report.")
        seal = await self._tx.seal(row["case_id"])
        facts = seal.open(row["facts"], place="reports.facts")
        return StoredReport(_REPORT.validate_json(facts), row["received_at"])

    async def next_unkept(self) -> SealedDocument | None:
        """Give the oldest document that is not in the bucket."""
        row = await self._tx.fetchrow(SQL["next_unkept"])
        if row is None:
            return None
        return SealedDocument(
            row["report_id"], row["case_id"], row["raw"], row["sha256"]
        )

    async def mark_kept(self, report_id: UUID, *, object_name: str) -> None:
        """Say where in the bucket the document is, and let go of it here."""
        await self._tx.execute(SQL["mark_kept"], report_id, object_name)
