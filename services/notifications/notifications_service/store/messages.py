"""Messages in the database; what was sent is kept sealed."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from chassis.queries import named_sql
from chassis.transaction import Transaction
from contracts.ids import uuid7
from notifications_service.domain.delivery import Delivery, SentCopy, Troubles
from notifications_service.domain.planned import Occasion, PlannedMessage

_SQL = named_sql(__package__, "messages.sql")
_PLACE = "messages.copy"

# Short, so that a crash delays a mail little; a living sender keeps renewing it.
LEASE = timedelta(seconds=30)


class MessageStore:
    """Reads and writes messages in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def add(self, kind: str, *, occasion: Occasion) -> None:
        """Plan a message, once for each occasion."""
        await self._tx.execute(
            _SQL["add"],
            uuid7(),
            kind,
            occasion.about,
            occasion.version,
            occasion.case_id,
            occasion.account_id,
            occasion.source_id,
            self._tx.now,
        )

    async def may_have_come(self, case_id: UUID) -> bool:
        """Tell whether some mail about a case may have reached somebody."""
        came: bool = await self._tx.fetchval(_SQL["may_have_come"], case_id)
        return came

    async def claim(self) -> PlannedMessage | None:
        """Take the next message that is due, leased to the caller."""
        now = self._tx.now
        row = await self._tx.fetchrow(_SQL["claim"], now, now + LEASE)
        if row is None:
            return None
        return PlannedMessage(
            id=row["id"],
            kind=row["kind"],
            occasion=Occasion(
                case_id=row["case_id"],
                account_id=row["account_id"],
                version=row["version"],
                source_id=row["source_id"],
            ),
            attempt=row["attempt"],
            claimed_at=now,
            troubles=Troubles(
                row["faults"], row["cuts"], row["put_off_since"], row["away_since"]
            ),
        )

    async def renew(self, message: PlannedMessage) -> None:
        """Keep a claimed message from others for as long again."""
        await self._tx.execute(
            _SQL["renew"], message.id, message.attempt, self._tx.now + LEASE
        )

    async def postpone(
        self,
        message: PlannedMessage,
        *,
        until: datetime,
        troubles: Troubles,
        problem: str,
    ) -> None:
        """Put a claimed message back for later, with what went wrong so far."""
        await self._tx.execute(
            _SQL["postpone"],
            message.id,
            message.attempt,
            until,
            problem,
            troubles.faults,
            troubles.cuts,
            troubles.put_off_since,
            troubles.away_since,
        )

    async def finish(
        self,
        message: PlannedMessage,
        *,
        state: Literal["done", "failed", "cancelled"],
        delivery: Delivery,
    ) -> bool:
        """End a message; False when another attempt has taken it over meanwhile."""
        copy = delivery.copy
        finished = await self._tx.fetchval(
            _SQL["finish"],
            message.id,
            message.attempt,
            state,
            self._tx.now,
            delivery.problem,
            copy.message_id if copy else None,
            await self._seal(message, copy) if copy else None,
        )
        return finished is not None

    async def _seal(self, message: PlannedMessage, copy: SentCopy) -> bytes:
        seal = await self._tx.seal(message.occasion.about)
        return seal.close(json.dumps(asdict(copy)).encode(), place=_PLACE)
