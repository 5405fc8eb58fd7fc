"""The first screen: where the look-up in NIPR stands, and what to say about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from case_service.domain.case import Case
from chassis.refusal import Refused


class Start(StrEnum):
    """The states of the first screen."""

    SSN_NEEDED = "ssn_needed"
    LOOKING_UP = "looking_up"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    DELAYED = "delayed"
    NEEDS_HELP = "needs_help"
    FOUND = "found"
    FETCHING_REPORT = "fetching_report"
    AUTHORIZE_AGAIN = "authorize_again"
    READY = "ready"


MESSAGES: Mapping[Start, str] = {
    Start.SSN_NEEDED: "Enter your Social Security Number twice. HCSC uses it to find "
    "you in the National Insurance Producer Registry (NIPR) and for tax forms.",
    Start.LOOKING_UP: "NIPR is being asked who you are. This takes a few seconds.",
    Start.NOT_FOUND: "NIPR has nobody with this Social Security Number and last name. "
    "Check the number, or enter the last name that stands on your license. If both "
    "are right, call the Producer Service Center at 855-782-4272.",
    Start.AMBIGUOUS: "NIPR has several entries that fit. Enter your resident state and "
    "your year of birth, so that yours can be told apart.",
    Start.DELAYED: "NIPR does not answer at the moment. We keep asking; nothing that "
    "you entered is lost, and you can close this page and come back later.",
    Start.NEEDS_HELP: "Your entry in NIPR could not be read without help. Please call "
    "the Producer Service Center at 855-782-4272, Monday to Friday, 8 to 5 Central "
    "Time.",
    Start.FOUND: "This is how NIPR knows you. If it is you, authorize the PDB report. "
    "If it is not, enter your Social Security Number again.",
    Start.FETCHING_REPORT: "Your PDB report is being obtained from NIPR. This takes a "
    "few seconds.",
    Start.AUTHORIZE_AGAIN: "NIPR did not deliver the PDB report that you authorized, "
    "and asking once more takes a new authorization of yours. Nothing that you entered "
    "is lost, and you pay nothing for it.",
    Start.READY: "Your PDB report is here. The sections are open to you.",
}

MISSED = (
    "None of NIPR's entries fits this state and year of birth. Check both and try "
    "again, or call the Producer Service Center at 855-782-4272."
)

GIVEN_UP = "given_up"
"""The outcome of a report that an operator waits for no more."""

_OUTCOMES: Mapping[str, Start] = {
    "found": Start.FOUND,
    "not_found": Start.NOT_FOUND,
    "ambiguous": Start.AMBIGUOUS,
    "unavailable": Start.DELAYED,
    # The operator is alarmed and the call waits: for the producer that is a delay.
    "unauthorized": Start.DELAYED,
    "rejected": Start.NEEDS_HELP,
    "unknown_billed": Start.NEEDS_HELP,
}

PATIENCE = timedelta(seconds=45)
"""After this a page that still waits says that it takes longer than usual."""


class NotAmbiguous(Refused):
    """There are no several matches to tell apart."""

    def __init__(self) -> None:
        super().__init__(
            "not_allowed", "There are no several matches in NIPR to tell apart now."
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the look-up has come; times and outcomes as they are known.

    `narrowed_at` is when details were given that are still being compared.
    """

    asked_at: datetime | None = None
    outcome: str | None = None
    is_named: bool = False
    narrowed_at: datetime | None = None
    misses: int = 0
    authorized_at: datetime | None = None
    report_outcome: str | None = None
    is_ready: bool = False


def check_starting(case: Case) -> None:
    """Raise NotAllowed once the case has gone beyond what the first screen asks."""
    case.start()


def message(state: Start, progress: Progress) -> str:
    """Say what the state means and what to do."""
    if state is Start.AMBIGUOUS and progress.misses:
        return MISSED
    return MESSAGES[state]


def start_state(progress: Progress, *, now: datetime) -> Start:
    """Say in which state the first screen is."""
    if progress.is_ready:
        return Start.READY
    if progress.asked_at is None:
        return Start.SSN_NEEDED
    if progress.authorized_at is not None:
        return _report_state(progress, now=now)
    state = _OUTCOMES.get(progress.outcome or "", Start.LOOKING_UP)
    if progress.narrowed_at or (state is Start.FOUND and not progress.is_named):
        state = Start.LOOKING_UP
    # Whoever has just told several matches apart waits anew, however long the look-up
    # is over: its own time would say at once that NIPR does not answer.
    waited = now - (progress.narrowed_at or progress.asked_at)
    if state is Start.LOOKING_UP and waited > PATIENCE:
        return Start.DELAYED
    return state


def _report_state(progress: Progress, *, now: datetime) -> Start:
    if progress.report_outcome == GIVEN_UP:
        return Start.AUTHORIZE_AGAIN
    outcome = _OUTCOMES.get(progress.report_outcome or "", Start.FETCHING_REPORT)
    # NIPR knew the NPN a moment ago: asking again would be billed and say the same.
    if outcome in (Start.NOT_FOUND, Start.AMBIGUOUS, Start.NEEDS_HELP):
        return Start.NEEDS_HELP
    if outcome is Start.DELAYED:
        return Start.DELAYED
    waited = now - progress.authorized_at if progress.authorized_at else timedelta()
    return Start.DELAYED if waited > PATIENCE else Start.FETCHING_REPORT
