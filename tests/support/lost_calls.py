"""Calls to NIPR whose worker died: found, and repeated by the operator's word."""

from tests.support.apart import apart
from tests.support.case_record import CaseRecord
from tests.support.eventually import eventually
from tests.support.operator import Operator

_LET_LEASES_END = """
update nipr.calls set leased_until = now()
where status = 'calling' and asked_at < $1
returning id
"""
_IS_UNRESOLVED = "select status = 'unresolved' from nipr.calls where id = $1::uuid"
PATIENCE = 100


class LostCalls:
    """Settles what a dead worker left behind, as NIPR's invoice would."""

    def __init__(self, record: CaseRecord, operator: Operator) -> None:
        """Look at the calls of every case: a worker may die in any of them."""
        self._record = record
        self._operator = operator

    def repeat(self) -> int:
        """Repeat what was asked of NIPR until now and never answered; counts them.

        Only where the worker has died: its leases are ended.
        """
        lost = apart(self._end_leases())
        for call in lost:
            apart(eventually(self._is_unresolved, call, within=PATIENCE))
            if call not in self._operator.says("nipr", "unresolved"):
                raise AssertionError(f"the operator is not told of {call}")
            self._operator.says("nipr", "repeat", call, "not_billed")
        return len(lost)

    async def _end_leases(self) -> list[str]:
        now = await self._record.value("select now()")
        return [str(row["id"]) for row in await self._record.rows(_LET_LEASES_END, now)]

    async def _is_unresolved(self, call: str) -> bool:
        # A command takes a second each time, and as much from all else that runs.
        return bool(await self._record.value(_IS_UNRESOLVED, call))
