"""What NIPR's record holds against a producer, as far as a question asks about it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from case_service.domain.state import License, State, shortcoming
from case_service.domain.us_date import us_date


class FindingKind(StrEnum):
    """Where in the report a finding stands."""

    REGULATORY_ACTION = "regulatory action"
    LICENSE_STATUS = "license status"
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry of the record: `says` is the state's or insurer's own text.

    `is_now` is False where it tells nothing of a health license that is wanting today.
    """

    kind: FindingKind
    state: str
    reference: str
    says: str
    on: date | None = None
    # Two lines of a license that say the same are one entry, whatever they cover.
    is_now: bool = field(default=True, compare=False)

    def __str__(self) -> str:
        """Name it so that both sides find it: "Oklahoma action 18-0001, 2018 (...)"."""
        noun = _NOUNS[self.kind]
        year = f", {self.on:%Y}" if self.on else ""
        says = f" ({self.says})" if self.says else ""
        return f"{_state_name(self.state)} {noun} {self.reference}{year}{says}"


_NOUNS = {
    FindingKind.REGULATORY_ACTION: "action",
    FindingKind.LICENSE_STATUS: "license",
    FindingKind.TERMINATION: "appointment with",
}

# Insurers write "For Cause", "With cause", "Terminated - Cause". "Without cause", "not
# terminated for cause" and "for cause: no" hold no reproach; "no longer employed" and
# "not renewed" deny nothing.
_CAUSE = re.compile(r"\bcause\b", re.IGNORECASE)
_NO_CAUSE = re.compile(
    r"\b(?:not?|non|never|without|w/o|other than)\b(?!(?:\s+|-)(?:longer|renew))"
    r"(?:(?:\s+|-)\w+){0,6}?(?:\s+|-)cause\b"
    r"|\bcause\s*[:=-]\s*no?\s*$",
    re.IGNORECASE,
)


def against(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep what can contradict an answer: every termination for cause, not the others.

    A producer may have thousands of ended appointments; those are no findings.
    """
    return tuple(
        finding
        for finding in findings
        if finding.kind is not FindingKind.TERMINATION or _is_for_cause(finding.says)
    )


def _is_for_cause(says: str) -> bool:
    return _CAUSE.search(_NO_CAUSE.sub("", says)) is not None


def expired(licenses: Iterable[License], *, today: date) -> tuple[Finding, ...]:
    """Find the licenses that have expired in states where no other one is active."""
    listed = tuple(licenses)
    held = {one.state for one in listed if shortcoming(one, today=today) is None}
    return tuple(
        Finding(
            FindingKind.LICENSE_STATUS,
            state=one.state,
            reference=one.number,
            says=f"Expired on {us_date(one.expires_on)}",
            on=one.expires_on,
        )
        for one in listed
        if one.expires_on and one.expires_on < today and one.state not in held
    )


def _state_name(code: str) -> str:
    return State(code).full_name if code in set(State) else code
