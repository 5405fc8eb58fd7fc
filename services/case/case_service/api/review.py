"""Review: the case as a reviewer sees it, and what they decide."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Annotated

from fastapi import APIRouter

from case_service.api.asking import FormKey, act_on, act_once, asking
from case_service.api.judged import said_verdicts
from case_service.api.reviewed import for_support, review_case
from case_service.domain.case import Case
from case_service.domain.invitation_terms import Terms
from case_service.domain.review import Act, InformationWanted
from case_service.domain.typed import one_line
from case_service.store.cases import Ref
from case_service.use_cases.answer_dispute import answer_dispute
from case_service.use_cases.approve_case import approve_case
from case_service.use_cases.claim_case import claim_case
from case_service.use_cases.give_verdicts import give_verdicts
from case_service.use_cases.note_opening import note_opening
from case_service.use_cases.propose_rejection import propose_rejection
from case_service.use_cases.put_in_error import put_in_error
from case_service.use_cases.read_review import read_review
from case_service.use_cases.reject_case import reject_case
from case_service.use_cases.release_case import release_case
from case_service.use_cases.request_info import request_info
from case_service.use_cases.return_to_review import return_to_review
from case_service.use_cases.take_over_case import take_over_case
from case_service.use_cases.withdraw_rejection import withdraw_rejection
from chassis.callers import Caller, by_user
from chassis.database import Database
from chassis.transaction import Transaction
from contracts.api.case_review import (
    GiveVerdicts,
    Reject,
    RequestInfo,
    ReviewCase,
    StaffAct,
    StaffReason,
)

READERS = ("reviewer", "support")
Reader = Annotated[Caller, by_user(*READERS)]
Reviewer = Annotated[Caller, by_user("reviewer")]
Do = Callable[[Transaction, Act], Awaitable[Case]]
UseCase = Callable[..., Awaitable[Case]]

PLAIN_ACTS: Mapping[str, UseCase] = {
    "claim": claim_case,
    "release": release_case,
    "rejection-withdrawal": withdraw_rejection,
}
REASONED_ACTS: Mapping[str, UseCase] = {
    "error": put_in_error,
    "return": return_to_review,
    "take-over": take_over_case,
}


class ReviewRoutes:
    """What reviewers decide."""

    def __init__(self, database: Database, *, terms: Terms) -> None:
        self._terms = terms
        self._database = database

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/review")
        router.get("/{key}")(self.read)
        router.post("/{key}/information-requests")(self.request_information)
        router.post("/{key}/rejection")(self.reject)
        router.post("/{key}/dispute-answer")(self.answer_dispute)
        router.post("/{key}/verdicts")(self.give_verdicts)
        approve = self._acting("approval", partial(approve_case, terms=self._terms))
        router.post("/{key}/approval", name="approval")(approve)
        for act, do in PLAIN_ACTS.items():
            router.post(f"/{{key}}/{act}", name=act)(self._acting(act, do))
        for act, do in REASONED_ACTS.items():
            router.post(f"/{{key}}/{act}", name=act)(self._giving_a_reason(act, do))
        return router

    async def read(self, key: str, caller: Reader) -> ReviewCase:
        """Give the whole case; that support reads it stands in the history."""
        shape = await self._read(key, caller)
        if "reviewer" not in caller.roles:
            async with self._database.transaction() as tx:
                by = asking(caller, "support")
                await note_opening(tx, case_id=shape.overview.case_id, by=by)
        return shape

    async def request_information(
        self, key: str, wish: RequestInfo, caller: Reviewer, form: FormKey
    ) -> ReviewCase:
        """Ask the producer for more."""
        wanted = InformationWanted(
            wish.message, wish.reopened_tabs, wish.wanted_documents
        )
        return await self._act(
            act_on(key, "information-requests"),
            wish,
            caller,
            form,
            lambda tx, act: request_info(tx, key, act=act, wanted=wanted),
        )

    async def give_verdicts(
        self, key: str, wish: GiveVerdicts, caller: Reviewer, form: FormKey
    ) -> ReviewCase:
        """Say what was found about some requirements."""
        said = said_verdicts(wish)
        return await self._act(
            act_on(key, "verdicts"),
            wish,
            caller,
            form,
            lambda tx, act: give_verdicts(tx, key, act=act, said=said),
        )

    async def reject(
        self, key: str, wish: Reject, caller: Reviewer, form: FormKey
    ) -> ReviewCase:
        """Refuse the case, or announce it where a report decides."""
        rests = wish.rests_on_report
        plain = partial(reject_case, has_answered=rests is not None)
        do: UseCase = propose_rejection if rests else plain
        return await self._act(
            act_on(key, "rejection"),
            wish,
            caller,
            form,
            lambda tx, act: do(tx, key, act=act, reason=wish.reason),
        )

    async def answer_dispute(
        self, key: str, wish: StaffReason, caller: Reviewer, form: FormKey
    ) -> ReviewCase:
        """Say what came of the producer's dispute."""
        return await self._act(
            act_on(key, "dispute-answer"),
            wish,
            caller,
            form,
            lambda tx, act: answer_dispute(tx, key, act=act, answer=wish.reason),
        )

    def _acting(self, name: str, do: UseCase) -> Callable[..., Awaitable[ReviewCase]]:
        """Make a route for an act that needs nothing beside the case's version."""

        async def route(
            key: str, wish: StaffAct, caller: Reviewer, form: FormKey
        ) -> ReviewCase:
            return await self._act(
                act_on(key, name),
                wish,
                caller,
                form,
                lambda tx, act: do(tx, key, act=act),
            )

        return route

    def _giving_a_reason(
        self, name: str, do: UseCase
    ) -> Callable[..., Awaitable[ReviewCase]]:
        """Make a route for an act that needs a reason."""

        async def route(
            key: str, wish: StaffReason, caller: Reviewer, form: FormKey
        ) -> ReviewCase:
            return await self._act(
                act_on(key, name),
                wish,
                caller,
                form,
                lambda tx, act: do(tx, key, act=act, reason=wish.reason),
            )

        return route

    async def _act(
        self, scope: str, wish: StaffAct, caller: Caller, form: str, do: Do
    ) -> ReviewCase:
        act = Act(asking(caller, "reviewer"), one_line(wish.by_name), wish.version)
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=scope,
            content=wish,
            do=lambda tx: do(tx, act),
        )
        return await self._read(case_id, caller)

    async def _read(self, ref: Ref, caller: Caller) -> ReviewCase:
        by = asking(caller, *READERS)
        async with self._database.reading() as tx:
            shape = review_case(await read_review(tx, ref, by=by), reader=by)
        return shape if "reviewer" in by.roles else for_support(shape)
