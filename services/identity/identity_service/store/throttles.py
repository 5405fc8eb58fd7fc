"""Counters of tries in the database."""

from datetime import datetime

from chassis.queries import named_sql
from chassis.transaction import Transaction
from identity_service.domain.throttle import FAILURES_OF_ACCOUNT, Counter, Policy

_SQL = named_sql(__package__, "throttles.sql")


class ThrottleStore:
    """Reads and writes counters in one transaction."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def count_try(self, policy: Policy, *, subject: bytes) -> Counter:
        """Count a try before it is made; refuse it when it has to wait."""
        counter = await self._lock(policy, subject=subject)
        counter.check(policy, at=self._tx.now)
        counted = counter.count(policy, at=self._tx.now)
        await self._save(policy, subject=subject, counter=counted)
        return counted

    async def forgive_try(self, policy: Policy, *, subject: bytes) -> None:
        """Take back one try that turned out to be right."""
        counter = await self._lock(policy, subject=subject)
        forgiven = counter.forgive(policy, at=self._tx.now)
        await self._save(policy, subject=subject, counter=forgiven)

    async def find(self, policy: Policy, *, subject: bytes) -> Counter | None:
        """Give a counter if anything was ever counted."""
        row = await self._tx.fetchrow(_SQL["find"], policy.kind, subject)
        return Counter(**row) if row else None

    async def clear(self, policy: Policy, *, subject: bytes) -> None:
        """Begin to count anew."""
        now = self._tx.now
        await self._save(policy, subject=subject, counter=Counter(0.0, now, now))

    async def forget(self, *, counted_before: datetime) -> None:
        """Drop counters that are old and hold nothing locked."""
        await self._tx.execute(
            _SQL["forget"], counted_before, FAILURES_OF_ACCOUNT.lock_at
        )

    async def _lock(self, policy: Policy, *, subject: bytes) -> Counter:
        await self._tx.execute(_SQL["add"], policy.kind, subject, self._tx.now)
        row = await self._tx.fetchrow(_SQL["lock"], policy.kind, subject)
        if row is None:
            raise LookupError("a counter vanished between two statements")
        return Counter(**row)

    async def _save(self, policy: Policy, *, subject: bytes, counter: Counter) -> None:
        await self._tx.execute(
            _SQL["save"],
            policy.kind,
            subject,
            counter.level,
            counter.counted_at,
            counter.blocked_until,
        )
