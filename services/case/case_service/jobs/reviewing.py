"""What the clock brings to reviews: backgrounds, announced rejections."""

from case_service.clients.background_checks import BackgroundChecks
from case_service.domain.policy import Policy
from case_service.use_cases.carry_out_rejection import carry_out_rejection
from case_service.use_cases.claim_background_check import claim_background_check
from case_service.use_cases.claim_rejection import claim_rejection
from case_service.use_cases.record_background_check import record_background_check
from chassis.database import Database
from chassis.jobs import Job


class Checking:
    """Has backgrounds checked, one at a time."""

    def __init__(
        self, database: Database, *, provider: BackgroundChecks, policy: Policy
    ) -> None:
        """Ask this provider about cases of this database."""
        self._database = database
        self._provider = provider
        self._policy = policy

    def job(self) -> Job:
        """Check what is due."""
        return Job("check backgrounds", self.check_next)

    async def check_next(self) -> bool:
        """Order the next check that is due, or ask how it stands; False without one.

        A provider that is away is asked again later: the claim has put the check off.
        """
        async with self._database.transaction() as tx:
            check = await claim_background_check(tx)
        if check is None:
            return False
        reference = check.claimed.reference or await self._provider.order(check.subject)
        outcome = await self._provider.outcome(reference)
        async with self._database.transaction() as tx:
            await record_background_check(
                tx,
                case_id=check.claimed.case_id,
                reference=reference,
                outcome=outcome,
                agency=self._provider.agency,
                policy=self._policy,
            )
        return True


class Deciding:
    """Carries out announced rejections, one at a time, when their clock has run out."""

    def __init__(self, database: Database) -> None:
        """Decide in this database."""
        self._database = database

    def job(self) -> Job:
        """Decide what is due; no commit makes one due, only the clock does."""
        return Job(
            "decide announced rejections", self.decide_next, every=5.0, woken=False
        )

    async def decide_next(self) -> bool:
        """Carry out the next rejection that is due; False when there is none.

        Whoever dies in between leaves it to the next: its lease ends by itself.
        """
        async with self._database.transaction() as tx:
            claimed = await claim_rejection(tx)
        if claimed is None:
            return False
        proposal_id, case_id = claimed
        async with self._database.transaction() as tx:
            await carry_out_rejection(tx, proposal_id=proposal_id, case_id=case_id)
        return True
