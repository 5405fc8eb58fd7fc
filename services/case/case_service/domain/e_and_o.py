"""E&O: the producer's errors and omissions cover."""

from collections.abc import Iterator
from datetime import date, timedelta

from case_service.domain import declaration_page
from case_service.domain.carriers import CARRIERS, OTHER
from case_service.domain.facts import Facts
from case_service.domain.money import parse_dollars, whole_dollars
from case_service.domain.rule_kind import RuleKind
from case_service.domain.rules import Deadline, MinimumRule
from case_service.domain.state import State
from case_service.domain.tab import Problem, Values, missing
from case_service.domain.us_date import parse_date, us_date

PLAUSIBLE = timedelta(days=3653)
"""Ten years: no policy of one person runs from before, or until after that."""

UNCONFIRMED = missing(
    "confirmation", "Check the data of your earlier application and press Save."
)
"""What is missing until cover that was carried over has been saved once (PEER-8)."""

LIMITS = {
    "per_occurrence_limit": "per occurrence limit",
    "aggregate_limit": "aggregate limit",
}


def problems(
    values: Values, facts: Facts, *, chosen: tuple[State, ...] = ()
) -> tuple[Problem, ...]:
    """List what is wrong with the cover (EO-1 to EO-7).

    `chosen` are the states ticked on Licenses: they decide the minimum, which warns
    here and blocks approval only.
    """
    return (
        *_policy(values),
        *_dates(
            values,
            today=facts.today,
            left=facts.rules.deadlines[RuleKind.COVER_LEFT],
        ),
        *_limits(values),
        *shortfalls(values, minimum=facts.rules.minimum(chosen)),
        *declaration_page.problems(values, facts),
    )


def insurer(values: Values) -> str:
    """Give the insurer's name: the typed one counts only with OTHER."""
    company = values.get("company", "").strip()
    return values.get("company_name", "").strip() if company == OTHER else company


def _policy(values: Values) -> Iterator[Problem]:
    company = values.get("company", "").strip()
    if not company:
        yield missing("company", "Choose your E&O insurance company.")
    elif company != OTHER and company not in CARRIERS:
        yield Problem(
            "company",
            "Choose your insurance company from the list, or OTHER and type its name.",
        )
    if company == OTHER and not values.get("company_name", "").strip():
        yield missing("company_name", "Enter the name of your insurance company.")
    if not values.get("policy_number", "").strip():
        yield missing("policy_number", "Enter the policy number.")


def _dates(values: Values, *, today: date, left: Deadline) -> Iterator[Problem]:
    effective_on = parse_date(values.get("effective_date", ""))
    expires_on = parse_date(values.get("expiration_date", ""))
    yield from _given(values, "effective_date", effective_on, "effective date")
    if effective_on and effective_on > today:
        yield Problem(
            "effective_date",
            f"The effective date cannot be after today, {us_date(today)}.",
        )
    yield from _given(values, "expiration_date", expires_on, "expiration date")
    if expires_on and effective_on and expires_on <= effective_on:
        yield Problem(
            "expiration_date", "The expiration date must be after the effective date."
        )
    elif expires_on and expires_on <= today + timedelta(days=left.days):
        # A policy about to lapse is no cover for a new producer.
        yield Problem(
            "expiration_date",
            f"The policy must be in force for more than {left} from today. Renew it "
            "and enter the new expiration date.",
            rule=str(left.origin),
        )
    yield from _slips(effective_on, expires_on, today=today)


def _slips(
    effective_on: date | None, expires_on: date | None, *, today: date
) -> Iterator[Problem]:
    """Warn of a year that is most likely a slip of the finger."""
    is_old = effective_on is not None and today - effective_on > PLAUSIBLE
    is_far = expires_on is not None and expires_on - today > PLAUSIBLE
    for is_odd, field, name in (
        (is_old, "effective_date", "effective date"),
        (is_far, "expiration_date", "expiration date"),
    ):
        if is_odd:
            yield Problem(
                field,
                f"The {name} is more than ten years away. Please compare it with your "
                "declaration page.",
                blocks="nothing",
            )


def _given(
    values: Values, field: str, parsed: date | None, name: str
) -> Iterator[Problem]:
    if not values.get(field, "").strip():
        yield missing(field, f"Enter the {name}.")
    elif parsed is None:
        yield Problem(field, f"Enter the {name} as mm/dd/yyyy, like 03/31/2027.")


def limit_cents(values: Values, field: str) -> int | None:
    """Read a limit in cents, or None when it is none."""
    return parse_dollars(values.get(field, ""))


def _limits(values: Values) -> Iterator[Problem]:
    for field, name in LIMITS.items():
        if not values.get(field, "").strip():
            yield missing(field, f"Enter the {name}.")
        elif not (cents := limit_cents(values, field)):
            reason = "must be greater than $0" if cents == 0 else "is not an amount"
            yield Problem(field, f"The {name} {reason}. Enter it like $1,000,000.")
    occurrence = limit_cents(values, "per_occurrence_limit")
    aggregate = limit_cents(values, "aggregate_limit")
    if occurrence and aggregate and occurrence > aggregate:
        yield Problem(
            "per_occurrence_limit",
            "The per occurrence limit is above the aggregate limit. Please compare "
            "both with your declaration page.",
            # Unusual but possible, and the declaration page is at hand (EO-6).
            blocks="nothing",
        )


def shortfalls(values: Values, *, minimum: MinimumRule | None) -> Iterator[Problem]:
    """Say which limits are below the minimum; they can be submitted, not approved."""
    if minimum is None:
        return
    for field, name in LIMITS.items():
        cents = limit_cents(values, field)
        if cents and cents < minimum.cents:
            yield Problem(
                field,
                f"The {name} is below {whole_dollars(minimum.cents)}, the minimum for "
                f"{minimum.state.full_name}. The application can be submitted with it, "
                "but not approved until it is raised.",
                blocks="approval",
                rule=str(minimum.origin),
            )
