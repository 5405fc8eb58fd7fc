"""What the identity service does by itself: calls outside, and tidying up."""

import structlog

from chassis.calls import Forbidden, Unavailable
from chassis.database import Database
from chassis.jobs import Job
from chassis.refusal import NotFound, Refused
from identity_service.clients.cases import Cases
from identity_service.domain.account import Person
from identity_service.use_cases.announce_request import announce_request
from identity_service.use_cases.claim_wish import claim_wish
from identity_service.use_cases.create_account import create_account
from identity_service.use_cases.forget_old_rows import forget_old_rows
from identity_service.use_cases.postpone_wish import postpone_wish

log = structlog.get_logger()


def identity_jobs(database: Database, cases: Cases) -> tuple[Job, ...]:
    """Give the jobs in the order in which an invitation meets them."""
    return (
        Job("make accounts", lambda: make_next_account(database, cases)),
        Job("announce requests", lambda: announce_next_request(database)),
        Job("forget old rows", lambda: tidy_up(database), every=3600.0, woken=False),
    )


async def make_next_account(database: Database, cases: Cases) -> bool:
    """Make the next account that an invitation waits for."""
    async with database.transaction() as tx:
        wish = await claim_wish(tx)
    if wish is None:
        return False
    try:
        invitee = await cases.invitee(wish.case_id)
    except (Unavailable, Forbidden, NotFound, Refused) as trouble:
        why = type(trouble).__name__
        log.warning("invitee not told", case_id=wish.case_id, why=why)
        async with database.transaction() as tx:
            await postpone_wish(tx, wish)
        return True
    person = Person(invitee.first_name, invitee.last_name, invitee.email)
    async with database.transaction() as tx:
        await create_account(tx, wish=wish, person=person)
    return True


async def announce_next_request(database: Database) -> bool:
    """Announce the next request for a temporary password."""
    async with database.transaction() as tx:
        return await announce_request(tx)


async def tidy_up(database: Database) -> bool:
    """Drop what is long over."""
    async with database.transaction() as tx:
        await forget_old_rows(tx)
    return False
