"""Proposed rejections, and the report that they rest on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from asyncpg import Record as Row

from case_service.domain.case import Case
from case_service.domain.fcra import Sources
from case_service.domain.proposal import NoProposal, Proposal, RejectionProposed, Stage
from chassis.queries import named_sql
from chassis.refusal import NotFound, Refused
from chassis.transaction import Transaction

SQL = named_sql(__package__, "proposals.sql")

_LEASE = timedelta(seconds=30)
_PLACE = "proposed_rejections"


class NoNotice(NotFound):
    """The case has had no proposed rejection."""

    def __init__(self) -> None:
        super().__init__("There is no such notice.")


class NoReport(Refused):
    """NIPR's report on the producer has not come yet."""

    def __init__(self) -> None:
        super().__init__("no_report", "NIPR's report has not come yet.")


@dataclass(frozen=True, slots=True)
class Obtained:
    """The report as it was handed over, and the consent under which it was obtained."""

    content: bytes
    received_at: datetime
    text_version: str
    authorized_at: datetime
    purpose: str


class ProposalStore:
    """Keeps proposed rejections."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, proposal: Proposal) -> None:
        """Keep a new one, its reason sealed."""
        await self._tx.execute(
            SQL["add"],
            proposal.id,
            proposal.case_id,
            proposal.review_round,
            proposal.stage,
            await self._closed(proposal, "reason"),
            proposal.by_account,
            proposal.by_name,
            proposal.proposed_at,
            proposal.decides_at,
            proposal.text_version,
            proposal.sources.is_nipr,
            proposal.sources.agency,
            proposal.announced_until,
        )

    async def save(self, proposal: Proposal) -> None:
        """Keep what has become of it."""
        await self._tx.execute(
            SQL["save"],
            proposal.id,
            proposal.stage,
            proposal.decides_at,
            await self._closed(proposal, "dispute"),
            proposal.disputed_at,
            await self._closed(proposal, "answer"),
            proposal.answered_at,
            self._tx.now,
        )

    async def newest(self, case: Case) -> Proposal | None:
        """Give the case's newest one, or None."""
        row = await self._tx.fetchrow(SQL["newest"], case.id)
        return None if row is None else await self._opened(row)

    async def every(self, case: Case) -> tuple[Proposal, ...]:
        """List all of the case, oldest first."""
        rows = await self._tx.fetch(SQL["every"], case.id)
        return tuple([await self._opened(row) for row in rows])

    async def one(self, proposal_id: UUID) -> Proposal:
        """Give one by its id."""
        row = await self._tx.fetchrow(SQL["one"], proposal_id)
        if row is None:
            raise NoNotice
        return await self._opened(row)

    async def of(self, case: Case) -> Proposal:
        """Give the newest one; NoProposal where there is none."""
        proposal = await self.newest(case)
        if proposal is None:
            raise NoProposal
        return proposal

    async def open_one(self, case: Case) -> Proposal | None:
        """Give the one that is still to be decided, or None."""
        proposal = await self.newest(case)
        return proposal if proposal is not None and proposal.is_open else None

    async def check_none_open(self, case: Case) -> None:
        """Raise RejectionProposed while a rejection waits."""
        if await self.open_one(case) is not None:
            raise RejectionProposed

    async def claim(self) -> tuple[UUID, UUID] | None:
        """Take the next whose clock has run out: its id and its case's, or None."""
        now = self._tx.now
        row = await self._tx.fetchrow(SQL["claim"], now, now + _LEASE)
        return None if row is None else (row["id"], row["case_id"])

    async def report(self, case: Case) -> Obtained:
        """Give the report that decisions rest on; NoReport before it came."""
        row = await self._tx.fetchrow(SQL["report"], case.id)
        if row is None:
            raise NoReport
        seal = await self._tx.seal(case.id)
        return Obtained(
            content=seal.open(row["report"], place="records.report"),
            received_at=row["received_at"],
            text_version=row["text_version"],
            authorized_at=row["given_at"],
            purpose=row["purpose"],
        )

    async def _closed(self, proposal: Proposal, field: str) -> bytes | None:
        text: str = getattr(proposal, field)
        if not text:
            return None
        seal = await self._tx.seal(proposal.case_id)
        return seal.close(text.encode(), place=f"{_PLACE}.{field}")

    async def _opened(self, row: Row) -> Proposal:
        seal = await self._tx.seal(row["case_id"])
        texts = {
            field: seal.open(row[field], place=f"{_PLACE}.{field}").decode()
            for field in ("reason", "dispute", "answer")
            if row[field] is not None
        }
        kept = {name: value for name, value in row.items() if name not in texts}
        empty = {"dispute": "", "answer": ""}
        decided = {
            "stage": Stage(row["stage"]),
            "sources": Sources(kept.pop("rests_on_nipr"), kept.pop("agency")),
        }
        return Proposal(**{**kept, **empty, **texts, **decided})
