"""Further states: asked for, added, refused."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asyncpg import Record

from case_service.domain.another_state import RequestOutcome, StateDecision
from case_service.domain.case import Case
from case_service.domain.state import State
from case_service.domain.status import OPEN
from case_service.domain.viewer import Viewer
from case_service.store.cases import seen_by
from chassis.queries import named_sql
from chassis.refusal import NotFound
from chassis.sealing import Seal
from chassis.transaction import Transaction
from contracts.ids import uuid7

SQL = named_sql(__package__, "state_decisions.sql")


class NoSuchRequest(NotFound):
    """Nobody asks for this state."""

    def __init__(self) -> None:
        super().__init__("Nobody asks for this state, or it was decided meanwhile.")


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """A state that is asked for, in a list over cases."""

    key: str
    state: State
    requested_at: datetime


class StateDecisionStore:
    """Keeps what is asked for and decided about further states."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def ask(self, case: Case, state: State, *, note: str) -> None:
        """Keep a request, sealed; while one is open a second changes nothing."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(note.encode(), place="state_decisions.note")
        await self._tx.execute(
            SQL["ask"], uuid7(), case.id, state, sealed, self._tx.now
        )

    async def decide(
        self, case: Case, state: State, outcome: RequestOutcome, *, reason: str = ""
    ) -> UUID | None:
        """Settle the open request for a state; None where there is none."""
        seal = await self._tx.seal(case.id)
        sealed = seal.close(reason.encode(), place="state_decisions.reason")
        found: UUID | None = await self._tx.fetchval(
            SQL["decide"], case.id, state, outcome, sealed, self._tx.now
        )
        return found

    async def add_state(self, case: Case, state: State) -> UUID:
        """Keep the case's states with one more; gives the decision's id."""
        await self._tx.execute(SQL["set_states"], case.id, list(case.states))
        if asked := await self.decide(case, state, RequestOutcome.ADDED):
            return asked
        decision_id = uuid7()
        await self._tx.execute(
            SQL["add_decided"],
            decision_id,
            case.id,
            state,
            RequestOutcome.ADDED,
            self._tx.now,
        )
        return decision_id

    async def of_case(self, case: Case) -> tuple[StateDecision, ...]:
        """Give all requests and decisions of a case, oldest first."""
        rows = await self._tx.fetch(SQL["of_case"], case.id)
        seal = await self._tx.seal(case.id)
        return tuple(_decision(row, seal) for row in rows)

    async def find(self, decision_id: UUID) -> StateDecision:
        """Give one decision."""
        row = await self._tx.fetchrow(SQL["find"], decision_id)
        if row is None:
            raise NoSuchRequest
        return _decision(row, await self._tx.seal(row["case_id"]))

    async def waiting(self, *, by: Viewer, limit: int) -> tuple[WaitingRequest, ...]:
        """Give the open requests of all open cases that somebody may see."""
        rows = await self._tx.fetch(SQL["waiting"], *seen_by(by), sorted(OPEN), limit)
        return tuple(
            WaitingRequest(row["key"], State(row["state"]), row["requested_at"])
            for row in rows
        )


def _decision(row: Record, seal: Seal) -> StateDecision:
    return StateDecision(
        id=row["id"],
        case_id=row["case_id"],
        state=State(row["state"]),
        note=_opened(seal, row["note"], "note"),
        requested_at=row["requested_at"],
        outcome=RequestOutcome(row["outcome"]) if row["outcome"] else None,
        reason=_opened(seal, row["reason"], "reason"),
        decided_at=row["decided_at"],
    )


def _opened(seal: Seal, sealed: bytes | None, column: str) -> str:
    if sealed is None:
        return ""
    return seal.open(sealed, place=f"state_decisions.{column}").decode()
