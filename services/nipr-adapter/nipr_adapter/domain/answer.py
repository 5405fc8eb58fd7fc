"""Reading a reply: from status and document to a verdict and what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from nipr_adapter.domain.document import Kind, error_text, kind_of
from nipr_adapter.domain.hit_list import Hit, hits_in, is_one_person, named_first
from nipr_adapter.domain.individual import report_in
from nipr_adapter.domain.outcome import (
    Billing,
    ErrorPattern,
    Outcome,
    Verdict,
    verdict_on_error,
    verdict_on_status,
)
from nipr_adapter.domain.report import Report


@dataclass(frozen=True, slots=True)
class HitListAnswer:
    """What the hit list said."""

    verdict: Verdict
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """What the report service said; `raw` is the document byte for byte."""

    verdict: Verdict
    report: Report | None = None
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of NIPR's: no document when the body is none that can be read."""

    status: int
    document: Element | None
    raw: bytes


def hit_list_answer(
    reply: Reply, *, last_name: str, patterns: Sequence[ErrorPattern]
) -> HitListAnswer:
    """Tell who matched this name, or why nobody can be told."""
    if (refusal := _refusal(reply, patterns)) is not None:
        return HitListAnswer(refusal)
    if reply.document is None or kind_of(reply.document) is not Kind.HIT_LIST:
        return HitListAnswer(verdict_on_status(reply.status, reply.raw))
    hits = hits_in(reply.document)
    if hits is None:
        return HitListAnswer(_billed(Outcome.REJECTED, "incomplete_hit"))
    return HitListAnswer(_billed(_how_many(hits)), named_first(hits, last_name))


def report_answer(
    reply: Reply, *, npn: str, patterns: Sequence[ErrorPattern]
) -> ReportAnswer:
    """Give the report on this producer, or the reason why there is none."""
    if (refusal := _refusal(reply, patterns)) is not None:
        return ReportAnswer(refusal)
    kind = Kind.UNREADABLE if reply.document is None else kind_of(reply.document)
    if reply.document is None or kind not in {Kind.INDIVIDUAL, Kind.FIRM}:
        return ReportAnswer(verdict_on_status(reply.status, reply.raw), raw=reply.raw)
    if kind is Kind.FIRM:
        return ReportAnswer(_billed(Outcome.REJECTED, "firm"), raw=reply.raw)
    report = report_in(reply.document)
    if report.npn != npn:
        return ReportAnswer(_billed(Outcome.REJECTED, "other_npn"), raw=reply.raw)
    return ReportAnswer(_billed(Outcome.FOUND), report, reply.raw)


def _refusal(reply: Reply, patterns: Sequence[ErrorPattern]) -> Verdict | None:
    """Read the body first: an error document explains more than a status does."""
    if reply.status in {401, 403}:
        return verdict_on_status(reply.status, reply.raw)
    if reply.document is not None and kind_of(reply.document) is Kind.ERROR:
        return verdict_on_error(error_text(reply.document), patterns)
    return verdict_on_status(reply.status, reply.raw) if reply.status >= 300 else None


def _how_many(hits: tuple[Hit, ...]) -> Outcome:
    if not hits:
        return Outcome.NOT_FOUND
    return Outcome.FOUND if is_one_person(hits) else Outcome.AMBIGUOUS


def _billed(outcome: Outcome, reason: str = "") -> Verdict:
    return Verdict(outcome, Billing.BILLED, reason)
