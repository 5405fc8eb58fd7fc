"""Banking Information: where commissions are paid."""

import re

from case_service.domain import routing_number
from case_service.domain.facts import Facts
from case_service.domain.tab import Problem, Values, missing

ACCOUNT_TYPES = ("checking", "savings")
KEPT = ("routing_number", "account_number")
"""The fields that are kept when they come empty, and never sent back."""


def digits(text: str) -> str:
    """Strip what people type between digits: spaces and dashes."""
    return re.sub(r"[\s\-]", "", text)


def problems(values: Values, facts: Facts) -> tuple[Problem, ...]:
    """List what is wrong with Banking Information (BNK-1)."""
    found: list[Problem] = []
    if values.get("account_type") not in ACCOUNT_TYPES:
        found.append(missing("account_type", "Choose Checking or Savings."))
    routing = digits(values.get("routing_number", ""))
    if not routing:
        found.append(missing("routing_number", "Enter the routing number."))
    elif sentence := routing_number.fault(routing):
        found.append(Problem("routing_number", sentence))
    else:
        found += _repeated(values, "routing_number", "routing")
    account = digits(values.get("account_number", ""))
    if not account:
        found.append(missing("account_number", "Enter the account number."))
    elif not re.fullmatch(r"[0-9]{4,17}", account):
        found.append(Problem("account_number", "An account number has 4 to 17 digits."))
    else:
        found += _repeated(values, "account_number", "account")
    return tuple(found)


def _repeated(values: Values, field: str, name: str) -> list[Problem]:
    again = digits(values.get(f"{field}_again", ""))
    if not again:
        return [missing(f"{field}_again", f"Enter the {name} number a second time.")]
    if again != digits(values[field]):
        return [
            Problem(f"{field}_again", f"The two {name} numbers differ. Enter it again.")
        ]
    return []
