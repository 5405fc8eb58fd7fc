"""What changes a case: each act is measured, what leads to it or follows it is not."""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from case_service.domain.invitation_terms import Terms
from case_service.domain.policy import Policy
from case_service.domain.review import Act, InformationWanted
from case_service.domain.viewer import viewer
from case_service.store.digests import Digests
from case_service.use_cases.approve_case import approve_case
from case_service.use_cases.claim_case import claim_case
from case_service.use_cases.invite_producer import invite_producer
from case_service.use_cases.release_case import release_case
from case_service.use_cases.request_info import request_info
from case_service.use_cases.submit_case import submit_case
from chassis.database import Database
from contracts.api.case import Invite
from tests.bench.filling import RECRUITERS, REVIEWERS, TENANT
from tests.support.case_desk import BLIND_INDEX_KEY

REVIEWER = viewer(["reviewer"], tenant=TENANT, account_id=REVIEWERS[0])
TERMS = Terms(accepts_simulated=True)
WANTED = InformationWanted("More, please.", ("general",), ())
# As many among few cases as among many, so that both have as long a history.
IN_TURN = 75

Ask = Callable[[], Awaitable[object]]
Do = Callable[..., Awaitable[object]]
Owned = Sequence[tuple[UUID, UUID]]
"""Cases, each with its producer."""


class Acts:
    """Changes cases of a filled database; each use case in its own transaction."""

    def __init__(self, database: Database, in_review: Owned, *, rounds: int) -> None:
        """Take cases in review that nobody has claimed."""
        self._database = database
        self._in_review = in_review
        self._in_turn = [*islice(cycle(in_review[:IN_TURN]), rounds // 3)]
        self._rounds = rounds
        self._digests = Digests(BLIND_INDEX_KEY)

    def asks(self) -> dict[str, AsyncIterator[Ask]]:
        """Give each act; the last one leaves no case in review."""
        return {
            "claiming a case": self._claims(),
            "requesting information": self._requests(),
            "submitting": self._submissions(),
            "inviting one": self._invitations(),
            "approving": self._approvals(),
        }

    async def _claims(self) -> AsyncIterator[Ask]:
        for case_id, _ in islice(cycle(self._in_review), self._rounds):
            yield await self._by_reviewer(claim_case, case_id)
            # Among few cases the next round meets this one again.
            await (await self._by_reviewer(release_case, case_id))()

    async def _requests(self) -> AsyncIterator[Ask]:
        for case_id, producer_id in self._in_turn:
            await (await self._by_reviewer(claim_case, case_id))()
            yield await self._by_reviewer(request_info, case_id, wanted=WANTED)
            await self._submission(case_id, producer_id)()

    async def _submissions(self) -> AsyncIterator[Ask]:
        for case_id, producer_id in self._in_turn:
            await (await self._by_reviewer(claim_case, case_id))()
            await (await self._by_reviewer(request_info, case_id, wanted=WANTED))()
            yield self._submission(case_id, producer_id)

    async def _invitations(self) -> AsyncIterator[Ask]:
        for recruiter in islice(cycle(RECRUITERS), self._rounds):
            by = viewer(["recruiter"], tenant=TENANT, account_id=recruiter)
            wish = Invite(
                first_name="Pat",
                last_name="Sample",
                email=f"{secrets.token_hex(8)}@example.com",
                states=("IL", "TX"),
            )
            words = {"by": by, "wish": wish, "terms": TERMS, "digests": self._digests}
            yield partial(self._in_transaction, partial(invite_producer, **words))

    async def _approvals(self) -> AsyncIterator[Ask]:
        for case_id, _ in self._in_review:
            await (await self._by_reviewer(claim_case, case_id))()
            yield await self._by_reviewer(approve_case, case_id, terms=TERMS)

    def _submission(self, case_id: UUID, producer_id: UUID) -> Ask:
        by = viewer(["producer"], tenant=TENANT, account_id=producer_id)
        do = partial(submit_case, by=by, policy=Policy(), digests=self._digests)
        return partial(self._in_transaction, do, case_id)

    async def _by_reviewer(self, do: Do, case_id: UUID, **words: object) -> Ask:
        async with self._database.transaction() as tx:
            version = await tx.fetchval(
                "select version from cases where id = $1", case_id
            )
        act = Act(REVIEWER, "Riley Reviewer", version)
        return partial(self._in_transaction, partial(do, act=act, **words), case_id)

    async def _in_transaction(self, do: Do, *args: object) -> object:
        async with self._database.transaction() as tx:
            return await do(tx, *args)
