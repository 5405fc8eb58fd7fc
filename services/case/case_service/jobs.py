"""The clock in: facts to fetch, names to index, invitations and decisions due."""

from case_service.clients.background_checks import BackgroundChecks
from case_service.clients.nipr_adapter import NiprAdapter
from case_service.domain.invitation_terms import Terms
from case_service.domain.policy import Policy
from case_service.store.digests import Digests
from case_service.store.imports import Import
from case_service.store.names import NameDigests
from case_service.store.wishes import Wish, WishKind
from case_service.use_cases.carry_out_rejection import carry_out_rejection
from case_service.use_cases.claim_background_check import claim_background_check
from case_service.use_cases.claim_import import claim_import
from case_service.use_cases.claim_rejection import claim_rejection
from case_service.use_cases.claim_wish import claim_wish
from case_service.use_cases.expire_invitations import expire_invitations
from case_service.use_cases.forget_imports import forget_imports
from case_service.use_cases.index_names import index_names
from case_service.use_cases.keep_match import keep_match
from case_service.use_cases.keep_report import keep_report
from case_service.use_cases.postpone_import import postpone_import
from case_service.use_cases.postpone_wish import postpone_wish
from case_service.use_cases.record_background_check import record_background_check
from case_service.use_cases.remind_invitees import remind_invitees
from case_service.use_cases.send_import_lines import send_import_lines
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
                policy=self._policy,
            )
        return True


class Deciding:
    """Carries out announced rejections, one at a time, when their clock has run out."""

    def __init__(self, database: Database) -> None:
        """Decide in this database."""
        self._database = database

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


class Fetching:
    """Fulfils the wishes for NIPR's facts, one at a time."""

    def __init__(
        self, database: Database, *, nipr: NiprAdapter, digests: Digests
    ) -> None:
        """Fetch from this adapter into this database."""
        self._database = database
        self._nipr = nipr
        self._digests = digests

    async def fetch_next(self) -> bool:
        """Fulfil the next wish that is due; False when there is none.

        When the adapter cannot be asked the wish stays and comes back by itself.
        """
        async with self._database.transaction() as tx:
            wish = await claim_wish(tx)
        if wish is None:
            return False
        try:
            await self._fetch(wish)
        except Exception:
            async with self._database.transaction() as tx:
                await postpone_wish(tx, wish)
            raise
        return True

    async def _fetch(self, wish: Wish) -> None:
        if wish.kind is WishKind.REPORT:
            await self._fetch_report(wish)
        else:
            await self._fetch_match(wish)

    async def _fetch_match(self, wish: Wish) -> None:
        if wish.kind is WishKind.NARROWING:
            answer = await self._nipr.narrow(
                wish.subject_id,
                resident_state=wish.details["resident_state"],
                birth_year=int(wish.details["birth_year"]),
            )
        else:
            answer = await self._nipr.lookup(wish.subject_id)
        digest = None
        if answer.match is not None:
            digest = await self._digests.npn(answer.match.npn, tenant=wish.tenant)
        async with self._database.transaction() as tx:
            await keep_match(
                tx,
                wish,
                outcome=answer.outcome,
                match=answer.match,
                npn_digest=digest,
            )

    async def _fetch_report(self, wish: Wish) -> None:
        report = await self._nipr.report(wish.subject_id)
        async with self._database.transaction() as tx:
            await keep_report(tx, wish, report=report)


class Indexing:
    """Indexes names: new ones soon, those of older cases in batches."""

    def __init__(self, database: Database, *, digests: NameDigests) -> None:
        """Index in this database."""
        self._database = database
        self._digests = digests

    async def index_next(self) -> bool:
        """Index a batch; False when none is left."""
        async with self._database.transaction() as tx:
            return await index_names(tx, digests=self._digests)


class Inviting:
    """Sends what files invite, and does what the clock brings to invitations."""

    def __init__(self, database: Database, *, terms: Terms, digests: Digests) -> None:
        """Invite on these terms."""
        self._database = database
        self._terms = terms
        self._digests = digests

    async def send_next(self) -> bool:
        """Invite from the next lines of a file; False when no file waits.

        Claim and effect are one transaction, as nothing outside is called: whoever
        dies in it leaves the lines to the next.
        """
        file: Import | None = None
        try:
            async with self._database.transaction() as tx:
                file = await claim_import(tx)
                if file is None:
                    return False
                await send_import_lines(
                    tx, file, terms=self._terms, digests=self._digests
                )
        except Exception:
            if file is not None:
                async with self._database.transaction() as tx:
                    await postpone_import(tx, file.id)
            raise
        return True

    async def remind_next(self) -> bool:
        """Remind a batch of producers; False when none is left."""
        async with self._database.transaction() as tx:
            return await remind_invitees(tx, terms=self._terms)

    async def expire_next(self) -> bool:
        """End a batch of unused invitations; False when none is left."""
        async with self._database.transaction() as tx:
            return await expire_invitations(tx)

    async def forget_old(self) -> bool:
        """Forget old files."""
        async with self._database.transaction() as tx:
            await forget_imports(tx)
        return False


def invitation_jobs(inviting: Inviting) -> tuple[Job, ...]:
    """List the jobs about invitations."""
    return (
        Job("send invitations", inviting.send_next),
        Job("remind invitees", inviting.remind_next, every=60.0, woken=False),
        Job("expire invitations", inviting.expire_next, every=60.0, woken=False),
        Job("forget imports", inviting.forget_old, every=3600.0, woken=False),
    )
