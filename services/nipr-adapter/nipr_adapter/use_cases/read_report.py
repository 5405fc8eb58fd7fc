"""Hand out a report."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from chassis.transaction import Transaction
from contracts.api.nipr import PdbReport
from nipr_adapter.domain.call import CallId
from nipr_adapter.domain.lines_of_authority import LineRule, covers_health
from nipr_adapter.domain.report import License
from nipr_adapter.domain.spending import CENTRAL
from nipr_adapter.store.answers import AnswerStore

SOURCE = "NIPR"


async def read_report(
    tx: Transaction, *, report_id: UUID, rules: Sequence[LineRule]
) -> PdbReport:
    """Give the report in our words; NotFound when there is none."""
    stored = await AnswerStore(tx).report(CallId(report_id))
    report = stored.report
    today = tx.now.astimezone(CENTRAL).date()
    facts = asdict(report)
    facts["licenses"] = [
        _with_cover(license_, rules, today) for license_ in report.licenses
    ]
    return PdbReport.model_validate(
        {
            **facts,
            "report_id": report_id,
            "source": SOURCE,
            "as_of": stored.received_at,
        }
    )


def _with_cover(
    license_: License, rules: Sequence[LineRule], today: date
) -> dict[str, Any]:
    lines = [
        {
            **asdict(line),
            "covers_health": covers_health(line, rules, state=license_.state, on=today),
        }
        for line in license_.lines_of_authority
    ]
    return {**asdict(license_), "lines_of_authority": lines}
