"""Values for the rules of a case, complete unless a test says otherwise."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID

from case_service.domain.case import Case
from case_service.domain.facts import Facts
from case_service.domain.promise import Promise
from case_service.domain.rule_kind import RuleKind
from case_service.domain.rules import Deadline, FeeRule, MinimumRule, Origin, Rules
from case_service.domain.state import License, LineOfAuthority, State
from case_service.domain.status import Status
from case_service.domain.tab import Tab

TODAY = date(2026, 11, 25)
FILE_ID = "01a21069-455e-74e1-8e69-9b48bbf7bb83"
SINCE_2024 = Origin(date(2024, 1, 1), "HCSC's fee table.")


def a_fee(state: State, cents: int | None, *, bluelincs_hmo: bool = False) -> FeeRule:
    """A fee of HCSC's table."""
    return FeeRule(state, bluelincs_hmo, cents, SINCE_2024)


RULES = Rules(
    fees=(
        a_fee(State.IL, None),
        a_fee(State.MT, 0),
        a_fee(State.NM, 2000),
        a_fee(State.OK, 3000),
        a_fee(State.OK, 3000, bluelincs_hmo=True),
        a_fee(State.TX, 1350),
    ),
    minimums=tuple(
        MinimumRule(
            state, 1_000_000_00 if state is State.MT else 500_000_00, SINCE_2024
        )
        for state in State
    ),
    deadlines={
        RuleKind.REPORT_AGE: Deadline(90, SINCE_2024),
        RuleKind.COVER_LEFT: Deadline(7, SINCE_2024),
    },
)

PROMISE = Promise("3-5", SINCE_2024)

HEALTH = LineOfAuthority(
    "Life, Accident and Health", is_active=True, covers_health=True
)


def a_license(state: State = State.TX, **changes) -> License:
    """A license that counts as active."""
    values = {
        "state": state,
        "number": "0001234",
        "license_class": "General Lines Agent",
        "is_active": True,
        "issued_on": date(2015, 3, 1),
        "expires_on": date(2027, 2, 28),
        "lines": (HEALTH,),
    }
    return License(**values | changes)


def facts(**changes) -> Facts:
    """A Texan whom the recruiter invited for Texas and Oklahoma."""
    values = {
        "now": datetime.combine(changes.get("today", TODAY), time(18), UTC),
        "today": TODAY,
        "files": frozenset({FILE_ID}),
        "name": "Pat Q Sample",
        "invited_states": (State.OK, State.TX),
        "licenses": (a_license(State.TX), a_license(State.OK)),
        "appointments": (),
        "rules": RULES,
    }
    return Facts(**values | changes)


GENERAL = {
    "email": "pat@example.com",
    "business_phone": "(512) 555-0100",
    "primary_street": "100 Example St",
    "primary_street_2": "Ste 200",
    "primary_city": "Austin",
    "primary_state": "TX",
    "primary_zip": "78701",
    "mailing_same": "yes",
}
LICENSES = {"TX": "yes", "OK": "yes", "bluelincs_hmo": "no"}
BACKGROUND = {f"answer_{number}": "no" for number in range(1, 11)}
E_AND_O = {
    "company": "Chubb Insurance Company",
    "policy_number": "EO-1",
    "effective_date": "01/01/2026",
    "expiration_date": "01/01/2027",
    "per_occurrence_limit": "$1,000,000",
    "aggregate_limit": "$1,000,000",
    "declaration_page": FILE_ID,
}
BANKING = {
    "account_type": "checking",
    "routing_number": "111000025",
    "routing_number_again": "111000025",
    "account_number": "0004123",
    "account_number_again": "0004123",
}
CODE_OF_CONDUCT = {"signature": "Pat Q Sample"}


def answers(**changes: Mapping[str, str]) -> dict[Tab, Mapping[str, str]]:
    """All tabs complete; keyword arguments replace single fields of a tab."""
    complete = {
        "general": GENERAL,
        "licenses": LICENSES,
        "background_questionnaire": BACKGROUND,
        "e_and_o": E_AND_O,
        "banking_information": BANKING,
        "code_of_conduct": CODE_OF_CONDUCT,
    }
    return {
        Tab[name.upper()]: values | dict(changes.get(name, {}))
        for name, values in complete.items()
    }


def a_case(status: Status = Status.IN_PROGRESS, **changes) -> Case:
    """A case that its producer is filling in."""
    values = {
        "id": UUID("01a21069-0000-7000-8000-000000000001"),
        "key": "PP-2026-7KQ2MD",
        "tenant": "HCSC",
        "status": status,
        "version": 3,
        "recruiter_id": UUID("01a21069-0000-7000-8000-00000000000a"),
        "states": (State.OK, State.TX),
        "producer_id": UUID("01a21069-0000-7000-8000-00000000000b"),
        "submitted_at": datetime(2026, 11, 24, 15, tzinfo=UTC),
        "review_round": 1,
    }
    return Case(**values | changes)
