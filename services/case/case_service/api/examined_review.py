"""What HCSC did with the case, in the examination file."""

from collections.abc import Iterator

from case_service.api.appointed import appointment_view
from case_service.api.reviewed import history_entry
from case_service.domain.announcements import announced
from case_service.domain.background_authorization import TEXT, VERSION
from case_service.domain.business_days import CENTRAL
from case_service.domain.history import Deed
from case_service.domain.proposal import Proposal, Stage, last_day
from case_service.domain.us_date import us_time
from case_service.store.reviews import InfoRequest
from case_service.use_cases.read_examination import Examined

Lines = Iterator[tuple[str, str]]


def checks(examined: Examined) -> Lines:
    """Tell what the checks find, and what was approved in spite of it."""
    if examined.checked:
        yield "Made again with the rules of", str(examined.counts)
    for one in examined.checked:
        yield one.check.title, " ".join(one.exceptions) or "Passed"
    for told in examined.reviewed.history:
        if told.what == Deed.EXCEPTIONS_ACCEPTED:
            by = f"{us_time(told.at)} by {told.by_name}"
            yield "Approved in spite of", f"{told.detail} ({by})"


def attention(examined: Examined) -> Lines:
    """Tell what stands out to a reviewer."""
    for flag in examined.reviewed.flags:
        yield flag.code.replace("_", " ").capitalize(), flag.sentence


def verdicts(examined: Examined) -> Lines:
    """Tell the reviewers' verdicts, round by round."""
    for one in examined.reviewed.verdicts:
        verdict = one.verdict
        because = f": {verdict.because}" if verdict.because else "."
        said = f"{verdict.word.value.capitalize()}{because}"
        by = f"{one.by_name}, {us_time(one.at)}"
        yield (
            f"Round {one.review_round}, {verdict.requirement.full_name}",
            (f"{said} ({by})"),
        )


def background(examined: Examined) -> Lines:
    """Tell under which consent the background was checked, and what was found."""
    agreed, check = examined.background_agreed, examined.background
    if agreed is not None:
        yield "Authorized", f"{us_time(agreed.given_at)}, from address {agreed.address}"
        yield "Version of the text", agreed.text_version
        # Older texts stand in the releases that showed them.
        if agreed.text_version == VERSION:
            yield "Text", " ".join(TEXT)
    if check is None:
        return
    yield "Outcome", check.outcome.sentence
    yield "Ordered", us_time(check.wished_at)
    yield "Answered", us_time(check.answered_at) if check.answered_at else "Not yet"
    if check.answered_at:
        yield "Made by", check.agency
    yield "Reference of the provider", check.reference or "None"
    yield "Approval waited for it", "Yes" if check.holds_approval else "No"


def requests(examined: Examined) -> Lines:
    """Tell what the producer was asked for."""
    for one in examined.reviewed.whole.requests:
        yield f"Asked {us_time(one.asked_at)}", f"{one.message} ({_answered(one)})"


def _answered(request: InfoRequest) -> str:
    if request.is_replaced:
        return "replaced by the next request"
    if request.answered_at is None:
        return "not answered"
    return f"answered {us_time(request.answered_at)}"


def rejection(examined: Examined) -> Lines:
    """Tell how a rejection came about, and each notice before one."""
    for proposal in examined.proposals:
        yield from _announced(proposal)
        if proposal.disputed_at:
            yield "Disputed", us_time(proposal.disputed_at)
            yield "The producer's dispute", proposal.dispute
        if proposal.answered_at and proposal.answer:
            yield "Dispute answered", us_time(proposal.answered_at)
            yield "Answer to the dispute", proposal.answer
        yield "Outcome", _outcome(proposal)
    for told in examined.reviewed.history:
        if told.what == Deed.REJECTED:
            by = f"{us_time(told.at)} by {told.by_name}"
            yield "Rejected", f"{by}, for reasons that do not rest on a report"


def _announced(proposal: Proposal) -> Lines:
    by = f"{us_time(proposal.proposed_at)} by {proposal.by_name}"
    yield "Announced", f"{by} (round {proposal.review_round})"
    yield "Text of the notice", f"Version {proposal.text_version}"
    yield "Rests on", proposal.sources.words
    yield "Reason", proposal.reason
    yield "Time for an answer", f"Until the end of {last_day(proposal)}, Central Time"


def _outcome(proposal: Proposal) -> str:
    at = us_time(proposal.ended_at) if proposal.ended_at else ""
    return {
        Stage.WAITING: "Not decided yet: the producer may answer.",
        Stage.DISPUTED: "Not decided yet: the dispute waits for an answer.",
        Stage.WITHDRAWN: f"Withdrawn {at}: the review went on, or the case ended.",
        Stage.CARRIED_OUT: f"Rejected {at}, after the time for an answer.",
    }[proposal.stage]


def appointments(examined: Examined) -> Lines:
    """Tell how each appointment stands with its state, and what was filed."""
    for one in examined.reviewed.whole.appointments:
        view = appointment_view(one)
        number = f" Reference {one.reference}." if one.reference else ""
        filed = f" Filed {us_time(one.filed_at)}." if one.filed_at else ""
        ended = f" Settled {us_time(one.settled_at)}." if one.settled_at else ""
        status = view.status.capitalize()
        yield view.title, f"{status}. {view.text}{filed}{ended}{number}"


def notices(examined: Examined) -> Lines:
    """Tell the mails that the case gave cause for."""
    history = examined.reviewed.history
    deeds = ((told.at, Deed(told.what), told.by_role) for told in history)
    for at, subject in announced(deeds):
        yield us_time(at), f"Announced by email: {subject}"


def history(examined: Examined) -> Lines:
    """Tell all that was done to the case."""
    name = examined.reviewed.whole.file.name
    for told in examined.reviewed.history:
        line = history_entry(told, name=name)
        note = f" ({line.note})" if line.note else ""
        local = line.at.astimezone(CENTRAL)
        yield (
            f"{local:%m/%d/%Y %H:%M:%S} CT",
            f"{line.what}{note}, by {line.by_name or line.by_role}",
        )
