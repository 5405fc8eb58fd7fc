"""What can come of a call to NIPR, whether it is paid for, and what follows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a call."""

    FOUND = "found"
    NOT_FOUND = "not_found"
    AMBIGUOUS = "ambiguous"
    REJECTED = "rejected"
    UNAUTHORIZED = "unauthorized"
    UNAVAILABLE = "unavailable"
    UNKNOWN_BILLED = "unknown_billed"


class Billing(StrEnum):
    """What the ledger says of a call; a row begins as UNKNOWN, before the call."""

    BILLED = "billed"
    NOT_BILLED = "not_billed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A call's outcome with the reason as a code that holds nothing of the answer."""

    outcome: Outcome
    billing: Billing
    reason: str = ""


TRIED_AGAIN = frozenset({Outcome.UNAVAILABLE, Outcome.UNAUTHORIZED})
"""After these the call still waits: it was not carried out, and nothing was billed.

UNKNOWN_BILLED is not one of them: a repeated call may be paid twice: a person decides.
"""

UNCLASSIFIED = "unclassified"

NO_CREDENTIALS = "no_credentials"
"""The reason of a call that had no credentials to be made with."""


@dataclass(frozen=True, slots=True)
class ErrorPattern:
    """A text of NIPR's that tells what kind of error it was."""

    pattern: re.Pattern[str]
    outcome: Outcome
    reason: str


def verdict_on_error(text: str, patterns: Iterable[ErrorPattern]) -> Verdict:
    """Classify an error document by the first pattern that fits.

    An error is not billed, but nobody knows of one that came while NIPR was at work.
    One that nobody has met before goes to a person.
    """
    for known in patterns:
        if known.pattern.search(text):
            is_open = known.outcome is Outcome.UNKNOWN_BILLED
            billing = Billing.UNKNOWN if is_open else Billing.NOT_BILLED
            return Verdict(known.outcome, billing, known.reason)
    return Verdict(Outcome.REJECTED, Billing.NOT_BILLED, UNCLASSIFIED)


# Whoever says so had passed the request on and waited: NIPR may have carried it out.
_TIMED_OUT = frozenset({408, 504})


def verdict_on_status(status: int, body: bytes) -> Verdict:
    """Classify an answer that is no document of NIPR's by its HTTP status.

    A server that fails without a word has not begun; one that had already something to
    say may have carried the call out, and that is paid for.
    """
    reason = f"http_{status}"
    if status in {401, 403}:
        return Verdict(Outcome.UNAUTHORIZED, Billing.NOT_BILLED, reason)
    if status in _TIMED_OUT or (status >= 500 and body.strip()):
        return Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, reason)
    if status >= 500 or status == 429:
        return Verdict(Outcome.UNAVAILABLE, Billing.NOT_BILLED, reason)
    if status >= 300:
        return Verdict(Outcome.REJECTED, Billing.NOT_BILLED, reason)
    return Verdict(Outcome.UNKNOWN_BILLED, Billing.UNKNOWN, "broken_body")
