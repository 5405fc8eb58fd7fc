"""What files invite, and what the clock brings to invitations."""

from case_service.domain.invitation_terms import Terms
from case_service.jobs.putting_back import putting_back
from case_service.store.digests import Digests
from case_service.store.imports import Import
from case_service.use_cases.answer_lost_invitation import answer_lost_invitation
from case_service.use_cases.claim_import import claim_import
from case_service.use_cases.claim_lost_invitation import claim_lost_invitation
from case_service.use_cases.expire_invitations import expire_invitations
from case_service.use_cases.forget_addresses import forget_addresses
from case_service.use_cases.forget_imports import forget_imports
from case_service.use_cases.put_back_import import put_back_import
from case_service.use_cases.remind_invitees import remind_invitees
from case_service.use_cases.send_import_lines import send_import_lines
from chassis.database import Database
from chassis.jobs import Job


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
        async with (
            putting_back(self._database, lambda tx: put_back_import(tx, file)),
            self._database.transaction() as tx,
        ):
            file = await claim_import(tx)
            if file is not None:
                await send_import_lines(
                    tx, file, terms=self._terms, digests=self._digests
                )
        return file is not None

    async def answer_next(self) -> bool:
        """Send again what somebody has lost; False when nobody waits."""
        async with self._database.transaction() as tx:
            lost = await claim_lost_invitation(tx)
        if lost is None:
            return False
        async with self._database.transaction() as tx:
            await answer_lost_invitation(
                tx, lost, terms=self._terms, digests=self._digests
            )
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

    async def forget_left(self) -> bool:
        """Forget addresses that were left behind."""
        async with self._database.transaction() as tx:
            await forget_addresses(tx)
        return False


def invitation_jobs(inviting: Inviting) -> tuple[Job, ...]:
    """List the jobs about invitations."""
    return (
        Job("send invitations", inviting.send_next),
        Job("answer lost invitations", inviting.answer_next),
        Job("remind invitees", inviting.remind_next, every=60.0, woken=False),
        Job("expire invitations", inviting.expire_next, every=60.0, woken=False),
        Job("forget imports", inviting.forget_old, every=3600.0, woken=False),
        Job("forget addresses", inviting.forget_left, every=3600.0, woken=False),
    )
