"""What a test arranges in the case service's database, as if time had passed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from chassis.database import Database
from contracts.ids import uuid7
from tests.support.case_people import Onboarding


class CaseCircumstances:
    """Lets cases have waited, moved or met other rules."""

    database: Database

    async def run(self, statement: str, *args: object) -> None:
        """Run a statement as the service's own role."""
        async with self.database.transaction() as tx:
            await tx.execute(statement, *args)

    async def wait_since(self, case: Onboarding, *, days: int) -> None:
        """Let a case have waited for some days."""
        await self.run(
            "update cases set queue_since = now() - make_interval(days => $2) "
            "where id = $1",
            case.case_id,
            days,
        )

    async def moved(self, case: Onboarding, tenant: str) -> Onboarding:
        """Let a case be one of another tenant, which may hold nothing else."""
        await self.run(
            "update cases set tenant = $2, changed_at = now() where id = $1",
            case.case_id,
            tenant,
        )
        await self.run(
            "update queue set tenant = $2 where case_id = $1", case.case_id, tenant
        )
        case.producer = replace(case.producer, tenant=tenant)
        return case

    async def let_pass(self, case: Onboarding, *, days: int) -> None:
        """Let days go by since the case was submitted and asked about."""
        await self.run(
            "update cases set queue_since = queue_since - make_interval(days => $2), "
            "asked_at = asked_at - make_interval(days => $2), "
            "changed_at = changed_at - make_interval(days => $2) where id = $1",
            case.case_id,
            days,
        )

    @asynccontextmanager
    async def new_rule(
        self, kind: str, state: str, *, cents: int
    ) -> AsyncIterator[None]:
        """Let another fee or minimum be in force for a while, as of a release."""
        rule = uuid7()
        await self._ship("value", rule, kind, state, str(cents))
        try:
            yield
        finally:
            # Nothing is deleted from the book: the rule ends on the day it began.
            await self._ship("retires", uuid7(), kind, state, rule)

    async def _ship(self, column: str, *values: object) -> None:
        await self.run(
            f"insert into rule_changes (id, kind, scope, {column}, effective_on, "  # noqa: S608
            "source, proposed_at, proposed_by_name) "
            "values ($1, $2, $3, $4, '2026-01-01', 'A test.', now(), 'Nobody')",
            *values,
        )

    async def make_wishes_due(self) -> None:
        """Let the pause before the next try be over."""
        await self.run("update wishes set due_at = now()")
