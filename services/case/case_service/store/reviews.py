"""Review: requests for information, submissions, numbers, fees as shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import Record as Row
from pydantic import TypeAdapter

from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.producer_number import producer_number
from case_service.domain.rules import Fee, Origin
from case_service.domain.state import State
from case_service.domain.tab import Tab, Values
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.sealing import Seal
from chassis.transaction import Transaction

SQL = named_sql(__package__, "reviews.sql")

_ANSWERS = TypeAdapter(dict[Tab, dict[str, str]])


class RequestNotFound(NotFound):
    """There is no such request for information."""

    def __init__(self) -> None:
        super().__init__("There is no such request for information.")


@dataclass(frozen=True, slots=True)
class InfoRequest:
    """A round of asking the producer for more; a replaced one was never answered."""

    id: UUID
    case_id: UUID
    review_round: int
    message: str
    reopened_tabs: tuple[str, ...]
    wanted_documents: tuple[str, ...]
    asked_at: datetime
    answered_at: datetime | None = None
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class Submission:
    """The answers as they were handed in; the hash is that of the signed packet."""

    review_round: int
    snapshot_hash: str
    answers: Mapping[Tab, Values]
    submitted_at: datetime


class ReviewStore:
    """Keeps what reviewers ask and decide."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add_request(self, request: InfoRequest) -> None:
        """Keep a request for information, its message sealed."""
        seal = await self._tx.seal(request.case_id)
        await self._tx.execute(
            SQL["add_request"],
            request.id,
            request.case_id,
            request.review_round,
            seal.close(request.message.encode(), place="info_requests.message"),
            list(request.reopened_tabs),
            list(request.wanted_documents),
            request.asked_at,
        )

    async def close_request(self, case: Case) -> UUID | None:
        """Note that nobody waits for the open request; gives its id, or None."""
        closed: UUID | None = await self._tx.fetchval(
            SQL["close_request"], case.id, self._tx.now
        )
        return closed

    async def requests(self, case: Case) -> tuple[InfoRequest, ...]:
        """List all rounds of asking, oldest first."""
        rows = await self._tx.fetch(SQL["requests"], case.id)
        return tuple([await self._request(row) for row in rows])

    async def request(self, request_id: UUID) -> InfoRequest:
        """Give one request for information."""
        row = await self._tx.fetchrow(SQL["request"], request_id)
        if row is None:
            raise RequestNotFound
        return await self._request(row)

    async def add_submission(self, file: CaseFile) -> None:
        """Keep the answers as they are handed in, sealed."""
        seal = await self._tx.seal(file.case.id)
        answers = {tab: dict(values) for tab, values in file.answers.items()}
        await self._tx.execute(
            SQL["add_submission"],
            file.case.id,
            file.case.review_round,
            file.snapshot_hash,
            seal.close(
                _ANSWERS.dump_json(answers),
                place="submissions.answers",
                version=file.case.review_round,
            ),
            self._tx.now,
        )

    async def submissions(self, case: Case) -> tuple[Submission, ...]:
        """List what was handed in, round by round."""
        rows = await self._tx.fetch(SQL["submissions"], case.id)
        seal = await self._tx.seal(case.id)
        return tuple(
            Submission(
                row["review_round"],
                row["snapshot_hash"],
                _answers(row, seal),
                row["submitted_at"],
            )
            for row in rows
        )

    async def give_number(self, case: Case) -> str:
        """Give the case its producer identification number, for ever."""
        ordinal: int = await self._tx.fetchval(SQL["next_ordinal"])
        number = producer_number(ordinal)
        await self._tx.execute(SQL["add_number"], case.id, number, self._tx.now)
        return number

    async def fix_fees(
        self, case: Case, *, snapshot_hash: str, fees: Iterable[Fee]
    ) -> None:
        """Fix the fees that a packet of this snapshot shows; the first time counts."""
        listed = tuple(fees)
        await self._tx.execute(
            SQL["fix_fees"],
            case.id,
            snapshot_hash,
            [fee.state for fee in listed],
            [fee.bluelincs_hmo for fee in listed],
            [fee.cents for fee in listed],
            [fee.origin.effective_on for fee in listed],
            [fee.origin.source for fee in listed],
        )

    async def shown_fees(self, case: Case, *, snapshot_hash: str) -> tuple[Fee, ...]:
        """Give the fees that the packet of this snapshot shows."""
        rows = await self._tx.fetch(SQL["shown_fees"], case.id, snapshot_hash)
        return tuple(_fee(row) for row in rows)

    async def add_file(self, case: Case, *, file_id: UUID, kind: str) -> None:
        """Note a file that the documents service took in."""
        await self._tx.execute(SQL["add_file"], file_id, case.id, kind, self._tx.now)

    async def kinds_since(self, case: Case, *, since: datetime) -> frozenset[str]:
        """Name the kinds of file that came in since a moment."""
        rows = await self._tx.fetch(SQL["files_since"], case.id, since)
        return frozenset(row["kind"] for row in rows)

    async def _request(self, row: Row) -> InfoRequest:
        seal = await self._tx.seal(row["case_id"])
        message = seal.open(row["message"], place="info_requests.message").decode()
        return InfoRequest(
            id=row["id"],
            case_id=row["case_id"],
            review_round=row["review_round"],
            message=message,
            reopened_tabs=tuple(row["reopened_tabs"]),
            wanted_documents=tuple(row["wanted_documents"]),
            asked_at=row["asked_at"],
            answered_at=row["answered_at"],
            is_replaced=row["is_replaced"],
        )


def _answers(row: Row, seal: Seal) -> Mapping[Tab, Values]:
    place, version = "submissions.answers", row["review_round"]
    return _ANSWERS.validate_json(
        seal.open(row["answers"], place=place, version=version)
    )


def _fee(row: Row) -> Fee:
    origin = Origin(row["effective_on"], row["source"])
    return Fee(State(row["state"]), row["bluelincs_hmo"], row["cents"], origin)
