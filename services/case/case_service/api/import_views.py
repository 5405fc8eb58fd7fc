"""Files of invitations as they are sent, and the result as a CSV file."""

import csv
import io
from collections.abc import Iterable

from case_service.domain.invitation_file import COLUMNS
from case_service.store.imports import Import, KeptLine, LineState
from case_service.use_cases.read_import import ReadImport
from contracts.api.case_imports import ImportLine, ImportSummary, ImportView

_REASONS = {
    LineState.KNOWN: "A case is open already for this name and email address.",
    LineState.BARRED: "This producer cannot be invited. Call the Producer Service "
    "Center at 855-782-4272.",
    LineState.FAILED: "This producer could not be invited, by a fault of ours. Support "
    "knows of it. Nothing is wrong with the line.",
}
_RESULTS = {
    LineState.FAULTY: "not invited",
    LineState.KNOWN: "not invited",
    LineState.BARRED: "not invited",
    LineState.FAILED: "not invited",
    LineState.READY: "not invited yet",
    LineState.INVITED: "invited",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def import_summary(file: Import) -> ImportSummary:
    """Shape a file in a list."""
    return ImportSummary.model_validate(_frame(file))


def import_view(read: ReadImport) -> ImportView:
    """Shape a file with its lines."""
    counts = {str(state): read.counts.get(state, 0) for state in LineState}
    return ImportView.model_validate(
        _frame(read.file)
        | counts
        | {
            "total": sum(counts.values()),
            "not_invited": tuple(_line(line) for line in read.not_invited),
            "next_after": read.after,
            "first": tuple(_line(line) for line in read.first),
            "can_confirm": read.file.state == "checked" and counts["ready"] > 0,
        }
    )


def _frame(file: Import) -> dict[str, object]:
    return {
        "import_id": file.id,
        "state": file.state,
        "checked_at": file.checked_at,
        "finished_at": file.finished_at,
    }


def _line(kept: KeptLine) -> ImportLine:
    line = kept.line
    return ImportLine(
        number=line.number,
        first_name=line.first_name,
        last_name=line.last_name,
        email=line.email,
        states=line.states,
        reasons=_reasons(kept),
    )


def _reasons(kept: KeptLine) -> tuple[str, ...]:
    reason = _REASONS.get(kept.state)
    return (reason,) if reason else kept.line.problems


def result_file(lines: Iterable[KeptLine]) -> bytes:
    """Write what came of every line, for Excel."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("line", *COLUMNS, "result", "case_key", "reason"))
    for kept in lines:
        line = kept.line
        cells = (
            str(line.number),
            line.first_name,
            line.last_name,
            line.email,
            ";".join(line.states),
            _RESULTS[kept.state],
            kept.key or "",
            " ".join(_reasons(kept)),
        )
        writer.writerow(_harmless(cell) for cell in cells)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking what somebody typed for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
