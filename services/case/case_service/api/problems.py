"""Rules' values as the shapes that are sent."""

from collections.abc import Iterable

from case_service.domain.money import dollars
from case_service.domain.rules import Fee, total_cents
from case_service.domain.tab import Problem as Found
from contracts.api.case_tabs import FeeLine, Problem


def problem_shapes(problems: Iterable[Found]) -> tuple[Problem, ...]:
    """Shape what is wrong."""
    return tuple(
        Problem(
            field=problem.field,
            message=problem.message,
            blocks=problem.blocks,
            rule=problem.rule,
        )
        for problem in problems
    )


def fee_lines(fees: Iterable[Fee]) -> tuple[FeeLine, ...]:
    """Shape fees."""
    return tuple(
        FeeLine(
            state=fee.state.value,
            label=fee.label,
            cents=fee.cents,
            text=fee.text,
            rule=str(fee.origin),
        )
        for fee in fees
    )


def total_text(fees: Iterable[Fee]) -> str:
    """Write the total of fees."""
    return dollars(total_cents(fees))
