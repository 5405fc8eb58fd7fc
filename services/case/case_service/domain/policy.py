"""What the operator lets happen to a case that comes into review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """Whether a case may pass by itself, and whether it gets a background check."""

    may_pass: bool = False
    checks_background: bool = False
    holds_approval: bool = False
