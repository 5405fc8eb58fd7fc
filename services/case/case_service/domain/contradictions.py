"""Answer against record: a No that NIPR's record speaks against (NEW-1)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from case_service.domain.findings import Finding, FindingKind
from case_service.domain.tab import Values


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding whose text fits `pattern` contradicts a No to a question.

    A question of today's health licenses, not of what ever happened, `asks_now`.
    """

    question: int
    kind: FindingKind
    pattern: str
    asks_now: bool = False


_ACTION, _LICENSE = FindingKind.REGULATORY_ACTION, FindingKind.LICENSE_STATUS

# Revoked by another name.
_ENDED_BY_REGULATOR = (
    r"(?:cancel|terminat)\w*\W+(?:by\W+(?:the\W+)?(?:state|dep|doi\b|division"
    r"|commission|director|superintendent|regulator|order)|(?:for|with)\W+cause)"
    r"|involuntar\w*\W+(?:cancel|terminat)"
)

# States write dispositions and reasons in words of their own, so a rule looks for
# stems. Each line is one reading of BGQ-1's questions; to be confirmed by counsel. The
# report tells of no complaints, lawsuits or debts, so 5, 7 and 8 have no line.
RULES: tuple[Rule, ...] = (
    Rule(
        1,
        _LICENSE,
        r"expire|revo[ck]|cancel|under review|lapse|renew",
        asks_now=True,
    ),
    Rule(2, _ACTION, r"\bden(?:y|ied|ial)|refus\w+ to (?:issue|license)"),
    Rule(2, _LICENSE, r"\bden(?:ied|ial)"),
    Rule(3, _ACTION, r"suspen|debar|prohibit|cease and desist"),
    Rule(3, _LICENSE, r"suspen|debar|prohibit"),
    # Whatever a regulator decided against somebody is at least a censure.
    Rule(4, _ACTION, r""),
    Rule(4, _LICENSE, r"revo[ck]"),
    Rule(4, _LICENSE, _ENDED_BY_REGULATOR),
    Rule(6, FindingKind.TERMINATION, r""),
    Rule(9, _ACTION, r"misdemeanor"),
    Rule(10, _ACTION, r"felon"),
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A question answered No, and what the record has against it."""

    question: int
    finding: Finding

    def __str__(self) -> str:
        """Show the pair in one sentence."""
        return f"Answered No to question {self.question}; NIPR: {self.finding}."


def contradictions(
    answers: Values, findings: Iterable[Finding]
) -> tuple[Contradiction, ...]:
    """Pair each No with what NIPR's record has against it, by question."""
    denied = [rule for rule in RULES if answers.get(f"answer_{rule.question}") == "no"]
    found = (
        Contradiction(rule.question, finding)
        for finding in findings
        for rule in denied
        if _fits(rule, finding)
    )
    # Two lines of one license may say the same.
    return tuple(sorted(dict.fromkeys(found), key=lambda pair: pair.question))


def _fits(rule: Rule, finding: Finding) -> bool:
    if rule.kind is not finding.kind or (rule.asks_now and not finding.is_now):
        return False
    return re.search(rule.pattern, finding.says, re.IGNORECASE) is not None
