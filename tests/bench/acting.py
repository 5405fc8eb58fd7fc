"""Who acts on a case: its reviewer, its producer, support."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from case_service.domain.review import Act
from case_service.domain.viewer import Viewer, viewer
from case_service.use_cases.claim_case import claim_case
from case_service.use_cases.take_over_case import take_over_case
from chassis.database import Database
from chassis.transaction import Transaction
from tests.bench.filling import REVIEWERS, TENANT

REVIEWER = viewer(["reviewer"], tenant=TENANT, account_id=REVIEWERS[0])
COLLEAGUE = viewer(["reviewer"], tenant=TENANT, account_id=REVIEWERS[1])
SUPPORT = viewer(["support"], tenant=TENANT, account_id=REVIEWERS[2])
WHY = "A colleague is away, and the case cannot wait."

_FOUND = "select id, producer_id, reviewer_id, version from cases where id = $1"


@dataclass(frozen=True, slots=True)
class Found:
    """A case as whoever acts on it has found it."""

    id: UUID
    producer_id: UUID
    reviewer_id: UUID | None
    version: int


Ask = Callable[[], Awaitable[object]]
UseCase = Callable[..., Awaitable[object]]
Step = Callable[[Transaction, Found], Awaitable[object]]


def reviewer(do: UseCase, *, by: Viewer = REVIEWER, **words: object) -> Step:
    """Let a reviewer do it."""

    def step(tx: Transaction, case: Found) -> Awaitable[object]:
        act = Act(by, "Riley Reviewer", case.version)
        return do(tx, case.id, act=act, **words)

    return step


def producer(do: UseCase, **words: object) -> Step:
    """Let the producer of the case do it."""

    def step(tx: Transaction, case: Found) -> Awaitable[object]:
        by = viewer(["producer"], tenant=TENANT, account_id=case.producer_id)
        return do(tx, case.id, by=by, **words)

    return step


def support(do: UseCase, **words: object) -> Step:
    """Let support do it."""

    def step(tx: Transaction, case: Found) -> Awaitable[object]:
        return do(tx, case.id, by=SUPPORT, by_name="Sam Support", **words)

    return step


def make_theirs(tx: Transaction, case: Found) -> Awaitable[object]:
    """Claim the case, or take it over from whoever has it."""
    if case.reviewer_id in (None, REVIEWER.account_id):
        return reviewer(claim_case)(tx, case)
    return reviewer(take_over_case, reason=WHY)(tx, case)


async def found(database: Database, case_id: UUID, step: Step) -> Ask:
    """Find a case as it is now; gives what then does the step, in one transaction."""
    async with database.transaction() as tx:
        row = await tx.fetchrow(_FOUND, case_id)
    assert row is not None
    return partial(in_transaction, database, step, Found(**row))


async def in_transaction(database: Database, do: UseCase, *args: object) -> object:
    """Do something in a transaction of its own."""
    async with database.transaction() as tx:
        return await do(tx, *args)
