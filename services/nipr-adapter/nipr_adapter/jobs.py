"""The work that goes outside: calls to NIPR, documents to the bucket.

Each call is three transactions with nothing open in between: claim it, write what it
may cost, record what came of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from chassis.calls import Forbidden, Unavailable
from chassis.database import Database
from chassis.jobs import Job, PooledJob, Work
from chassis.objects import ObjectStore
from chassis.refusal import NotFound, Refused
from nipr_adapter.clients.case import CaseClient
from nipr_adapter.clients.nipr import NiprClient
from nipr_adapter.domain.answer import HitListAnswer, ReportAnswer
from nipr_adapter.domain.call import Call, CallKind
from nipr_adapter.domain.outcome import Billing, Outcome, Verdict
from nipr_adapter.domain.spending import Budget
from nipr_adapter.use_cases.abandon_calls import abandon_calls
from nipr_adapter.use_cases.begin_call import begin_call
from nipr_adapter.use_cases.claim_call import claim_call
from nipr_adapter.use_cases.find_npn import find_npn
from nipr_adapter.use_cases.keep_document import keep_document
from nipr_adapter.use_cases.next_document import next_document
from nipr_adapter.use_cases.postpone_call import postpone_call
from nipr_adapter.use_cases.record_lookup import record_lookup
from nipr_adapter.use_cases.record_report import record_report

# Well above the longest wait for the case service and for NIPR together.
LEASE_MARGIN = timedelta(seconds=60)

_NO_SUBJECT = Verdict(Outcome.REJECTED, Billing.NOT_BILLED, "no_subject")
_NO_MATCH = Verdict(Outcome.REJECTED, Billing.NOT_BILLED, "no_match")


@dataclass(frozen=True, slots=True)
class Calls:
    """Makes the calls that are wished for."""

    database: Database
    nipr: NiprClient
    cases: CaseClient
    budget: Budget
    at_once: int
    """How many calls all workers together make at a time."""

    async def take_lookup(self) -> Work | None:
        """Take up the next hit list to ask for."""
        call = await self._claim(CallKind.HIT_LIST)
        return partial(self._look_up, call) if call else None

    async def take_report(self) -> Work | None:
        """Take up the next report to ask for."""
        call = await self._claim(CallKind.REPORT)
        return partial(self._fetch_report, call) if call else None

    async def _look_up(self, call: Call) -> None:
        answer = await self._hit_list(call)
        if answer is not None:
            async with self.database.transaction() as tx:
                await record_lookup(tx, call, answer=answer)

    async def _fetch_report(self, call: Call) -> None:
        answer = await self._report(call)
        async with self.database.transaction() as tx:
            await record_report(tx, call, answer=answer)

    async def abandon_lost(self) -> bool:
        """Hand calls to a person whose worker died in the middle."""
        async with self.database.transaction() as tx:
            await abandon_calls(tx)
        return False

    async def _claim(self, kind: CallKind) -> Call | None:
        changed_at = self.nipr.connection.credentials.changed_at()
        async with self.database.transaction() as tx:
            return await claim_call(
                tx,
                kind,
                budget=self.budget,
                lease=self._lease,
                credentials_changed_at=changed_at,
                at_once=self.at_once,
            )

    async def _begin(self, call: Call) -> Verdict | None:
        async with self.database.transaction() as tx:
            return await begin_call(tx, call, budget=self.budget, lease=self._lease)

    async def _hit_list(self, call: Call) -> HitListAnswer | None:
        """Ask case for the SSN, then NIPR; None when the call must wait."""
        try:
            subject = await self.cases.lookup_subject(call.lookup_id)
        except (Unavailable, Forbidden):
            async with self.database.transaction() as tx:
                await postpone_call(tx, call.id, reason="case_unavailable")
            return None
        except (NotFound, Refused):
            return HitListAnswer(_NO_SUBJECT)
        if (earlier := await self._begin(call)) is not None:
            return HitListAnswer(earlier)
        return await self.nipr.hit_list(subject)

    async def _report(self, call: Call) -> ReportAnswer:
        async with self.database.transaction() as tx:
            npn = await find_npn(tx, call.lookup_id)
        if npn is None:
            return ReportAnswer(_NO_MATCH)
        if (earlier := await self._begin(call)) is not None:
            return ReportAnswer(earlier)
        return await self.nipr.report(npn)

    @property
    def _lease(self) -> timedelta:
        return timedelta(seconds=self.nipr.connection.answer_seconds) + LEASE_MARGIN


@dataclass(frozen=True, slots=True)
class Documents:
    """Moves raw documents, sealed, from the database to the bucket."""

    database: Database
    objects: ObjectStore

    async def keep_next(self) -> bool:
        """Move one; a repeat writes the same object again."""
        async with self.database.transaction() as tx:
            document = await next_document(tx)
        if document is None:
            return False
        name = str(document.report_id)
        await self.objects.put(
            name,
            document.sealed,
            "application/octet-stream",
            {"sha256": document.sha256},
        )
        async with self.database.transaction() as tx:
            await keep_document(tx, report_id=document.report_id, object_name=name)
        return True


def jobs(calls: Calls, documents: Documents) -> Sequence[Job | PooledJob]:
    """List the jobs."""
    return [
        PooledJob("look-up", calls.take_lookup, at_once=calls.at_once),
        PooledJob("report", calls.take_report, at_once=calls.at_once),
        Job("abandon-lost", calls.abandon_lost, every=30.0, woken=False),
        Job("keep-documents", documents.keep_next, every=30.0),
    ]
