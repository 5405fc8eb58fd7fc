"""What is fetched from the nipr-adapter, and names to index."""

from case_service.clients.nipr_adapter import NiprAdapter
from case_service.jobs.putting_back import putting_back
from case_service.store.digests import Digests
from case_service.store.names import NameDigests
from case_service.store.wishes import Wish, WishKind
from case_service.use_cases.claim_wish import claim_wish
from case_service.use_cases.index_names import index_names
from case_service.use_cases.keep_match import keep_match
from case_service.use_cases.keep_report import keep_report
from case_service.use_cases.postpone_wish import postpone_wish
from chassis.database import Database
from chassis.jobs import Job


class Fetching:
    """Fulfils the wishes for NIPR's facts, one at a time."""

    def __init__(
        self, database: Database, *, nipr: NiprAdapter, digests: Digests
    ) -> None:
        """Fetch from this adapter into this database."""
        self._database = database
        self._nipr = nipr
        self._digests = digests

    def job(self) -> Job:
        """Fetch what is wished for."""
        return Job("fetch from nipr-adapter", self.fetch_next)

    async def fetch_next(self) -> bool:
        """Fulfil the next wish that is due; False when there is none.

        When the adapter cannot be asked the wish stays and comes back by itself.
        """
        async with self._database.transaction() as tx:
            wish = await claim_wish(tx)
        if wish is None:
            return False
        async with putting_back(self._database, lambda tx: postpone_wish(tx, wish)):
            await self._fetch(wish)
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

    def job(self) -> Job:
        """Index names, but not at each commit: most of them bring none."""
        return Job("index names", self.index_next, every=2.0, woken=False)

    async def index_next(self) -> bool:
        """Index a batch; False when none is left."""
        async with self._database.transaction() as tx:
            return await index_names(tx, digests=self._digests)
