"""Changes of cases: each act is measured, what leads to it or follows it is not."""

import secrets
from collections.abc import AsyncIterator, Mapping, Sequence
from functools import partial
from itertools import cycle, islice
from uuid import UUID

from case_service.domain.status import Status
from case_service.domain.viewer import viewer
from case_service.use_cases.invite_producer import invite_producer
from chassis.database import Database
from contracts.api.case import Invite
from tests.bench.acting import Ask, found, in_transaction
from tests.bench.acts import ACTS, DIGESTS, TERMS, Way
from tests.bench.filling import RECRUITERS, TENANT

# As many among few cases as among many, so that both have as long a history.
IN_TURN = 60
# Of these only the growth is judged, so fewer of them tell enough.
ROUNDS = 2 * IN_TURN


class Changes:
    """Changes cases of a filled database; each use case in its own transaction."""

    def __init__(
        self, database: Database, cases: Mapping[Status, Sequence[UUID]]
    ) -> None:
        """Take cases by status; of those in review such that nobody has claimed."""
        self._database = database
        self._cases = cases

    def asks(self) -> dict[str, AsyncIterator[Ask]]:
        """Give each act; the last ones leave no case to act on."""
        every = {what: self._along(way) for what, way in ACTS.items()}
        return {"inviting one": self._invitations(), **every}

    async def _along(self, way: Way) -> AsyncIterator[Ask]:
        cases = self._cases[way.status]
        turns = cases if way.is_once else cycle(cases[:IN_TURN])
        for case_id in islice(turns, ROUNDS):
            for step in way.before:
                await (await found(self._database, case_id, step))()
            yield await found(self._database, case_id, way.act)
            for step in way.after:
                await (await found(self._database, case_id, step))()

    async def _invitations(self) -> AsyncIterator[Ask]:
        for recruiter in islice(cycle(RECRUITERS), ROUNDS):
            by = viewer(["recruiter"], tenant=TENANT, account_id=recruiter)
            wish = Invite(
                first_name="Pat",
                last_name="Sample",
                email=f"{secrets.token_hex(8)}@example.com",
                states=("IL", "TX"),
            )
            words = {"by": by, "wish": wish, "terms": TERMS, "digests": DIGESTS}
            yield partial(
                in_transaction, self._database, partial(invite_producer, **words)
            )
