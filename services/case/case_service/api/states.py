"""The states of a case: asked for, added, refused (LIC-3, NEW-14)."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter

from case_service.api.asking import FormKey, act_on, act_once, asking
from case_service.domain.another_state import (
    WHY_NOT,
    StateDecision,
    addable,
    read_note,
    read_state,
)
from case_service.domain.case import Case
from case_service.domain.status import OPEN
from case_service.domain.typed import one_line
from case_service.domain.viewer import SYSTEM
from case_service.use_cases.add_state import add_state
from case_service.use_cases.ask_for_state import ask_for_state
from case_service.use_cases.list_state_requests import list_state_requests
from case_service.use_cases.read_states import CaseStates, read_states
from case_service.use_cases.refuse_state import refuse_state
from chassis.callers import Caller, by_user
from chassis.database import Database
from chassis.transaction import Transaction
from contracts.api.case_states import (
    AddState,
    AskForState,
    RefuseState,
    StateChoice,
    StateDecisionView,
    StateRequest,
    StateRequests,
    StatesView,
)
from contracts.api.shape import Request

READERS = ("producer", "recruiter", "support")
DECIDERS = ("recruiter", "support")

Reader = Annotated[Caller, by_user(*READERS)]
Producer = Annotated[Caller, by_user("producer")]
Decider = Annotated[Caller, by_user(*DECIDERS)]


class StateRoutes:
    """What people ask and decide about the states of a case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter()
        router.get("/cases/{key}/states")(self.read)
        router.post("/cases/{key}/state-requests")(self.ask)
        router.post("/cases/{key}/added-states")(self.add)
        router.post("/cases/{key}/refused-states")(self.refuse)
        router.get("/state-requests")(self.list_waiting)
        return router

    async def read(self, key: str, caller: Reader) -> StatesView:
        """Give the states that may be added, and what was decided."""
        async with self._database.reading() as tx:
            return _view(await read_states(tx, key, by=asking(caller, *READERS)))

    async def ask(
        self, key: str, wish: AskForState, caller: Producer, form: FormKey
    ) -> StatesView:
        """Ask for a state."""
        by, state = asking(caller, "producer"), read_state(wish.state)
        note = read_note("note", wish.note)
        return await self._act(
            act_on(key, "ask for a state"),
            wish,
            caller,
            form,
            lambda tx: ask_for_state(tx, key, by=by, state=state, note=note),
        )

    async def add(
        self, key: str, wish: AddState, caller: Decider, form: FormKey
    ) -> StatesView:
        """Add a state."""
        by, state = asking(caller, *DECIDERS), read_state(wish.state)
        name = one_line(wish.by_name)
        return await self._act(
            act_on(key, "add a state"),
            wish,
            caller,
            form,
            lambda tx: add_state(tx, key, by=by, by_name=name, state=state),
        )

    async def refuse(
        self, key: str, wish: RefuseState, caller: Decider, form: FormKey
    ) -> StatesView:
        """Refuse a state that was asked for."""
        by, state = asking(caller, *DECIDERS), read_state(wish.state)
        name = one_line(wish.by_name)
        sentence = "Give a reason; the producer can read it."
        reason = read_note("reason", wish.reason, required=sentence)
        return await self._act(
            act_on(key, "refuse a state"),
            wish,
            caller,
            form,
            lambda tx: refuse_state(
                tx, key, by=by, by_name=name, state=state, reason=reason
            ),
        )

    async def list_waiting(self, caller: Decider) -> StateRequests:
        """List what waits for a decision."""
        by = asking(caller, *DECIDERS)
        async with self._database.reading() as tx:
            waiting = await list_state_requests(tx, by=by)
        return StateRequests(
            requests=tuple(
                StateRequest(
                    state=one.state.value,
                    name=one.state.full_name,
                    key=one.key,
                    requested_at=one.requested_at,
                )
                for one in waiting
            )
        )

    async def _act(
        self,
        act: str,
        wish: Request,
        caller: Caller,
        form: str,
        do: Callable[[Transaction], Awaitable[Case]],
    ) -> StatesView:
        case_id = await act_once(
            self._database, caller=caller, form=form, act=act, content=wish, do=do
        )
        async with self._database.reading() as tx:
            return _view(await read_states(tx, case_id, by=SYSTEM))


def _view(states: CaseStates) -> StatesView:
    return StatesView(
        addable=tuple(
            StateChoice(state=state.value, name=state.full_name)
            for state in addable(states.case)
        ),
        why_not=WHY_NOT.get(states.case.status, ""),
        decisions=tuple(_decision(one) for one in states.decisions),
        can_refuse=states.case.status in OPEN,
    )


def _decision(decision: StateDecision) -> StateDecisionView:
    return StateDecisionView(
        state=decision.state.value,
        name=decision.state.full_name,
        note=decision.note,
        requested_at=decision.requested_at,
        outcome=decision.outcome.value if decision.outcome else "waiting",
        reason=decision.reason,
        decided_at=decision.decided_at,
    )
