"""General: how and where the producer is reached."""

from collections.abc import Iterator
from functools import lru_cache

import email_validator

from case_service.domain.facts import Facts
from case_service.domain.phone import is_phone
from case_service.domain.po_box import is_po_box, po_box_line
from case_service.domain.postal import US_STATES, is_zip, zip_fits
from case_service.domain.tab import Problem, Values, missing

_PO_BOX_SENTENCE = (
    "The primary address cannot be a P.O. box. Enter a street address here; a P.O. box "
    "may be your mailing address."
)

UNCONFIRMED = missing(
    "confirmation", "Check email address and data from NIPR, and press Save."
)
"""What is missing until the producer has saved General once (GEN-1)."""

TYPED_ANEW = missing(
    "confirmation",
    "Press Save to confirm your email address. A new one needs your password; until "
    "then we write to the one before.",
)
"""What is missing while a submitted case's address is typed anew (NEW-13)."""


def problems(values: Values, facts: Facts) -> tuple[Problem, ...]:
    """List what is wrong with General (GEN-1, GEN-2)."""
    found = [*_email(values, facts), *_phone(values), *_address(values, "primary")]
    found += [Problem(field, _PO_BOX_SENTENCE) for field in _boxes(values)]
    if values.get("mailing_same") != "yes":
        found += _address(values, "mailing")
    return tuple(found)


def _boxes(values: Values) -> Iterator[str]:
    lines = ("primary_street", "primary_street_2")
    box = po_box_line(*(values.get(line, "") for line in lines))
    if box is not None:
        yield lines[box]
    # Where the street's line wants a street, the box is tried in the next field.
    if is_po_box(values.get("primary_city", "")):
        yield "primary_city"


def _email(values: Values, facts: Facts) -> list[Problem]:
    text = values.get("email", "").strip()
    if not text:
        return [missing("email", "Enter your email address.")]
    if not is_email(text, accept_test_domain=facts.accepts_simulated):
        return [
            Problem("email", "Enter an email address like name@company.com."),
        ]
    return []


# Judged at each save of its tab and each page of its case, as all its neighbors are.
@lru_cache(maxsize=512)
def is_email(text: str, *, accept_test_domain: bool) -> bool:
    """Tell whether mail can be addressed to this; its delivery is not tried."""
    # Other letters need SMTPUTF8 of every mail server on the way, which few have.
    if not text.isascii():
        return False
    try:
        email_validator.validate_email(
            # No DNS: a page must not hang on a stranger's name server.
            text,
            check_deliverability=False,
            test_environment=accept_test_domain,
            # Mail servers may refuse more than 64 characters before the @.
            strict=True,
        )
    except email_validator.EmailNotValidError:
        return False
    return True


def _phone(values: Values) -> list[Problem]:
    text = values.get("business_phone", "").strip()
    if not text:
        return [missing("business_phone", "Enter your business phone number.")]
    if not is_phone(text):
        return [
            Problem("business_phone", "Enter a phone number like (312) 555-0100."),
        ]
    return []


def _address(values: Values, which: str) -> list[Problem]:
    state = values.get(f"{which}_state", "").strip()
    zip_code = values.get(f"{which}_zip", "").strip()
    return [
        *_missing_parts(values, which),
        *_state(state, which),
        *_zip(zip_code, which, state=state),
    ]


def _missing_parts(values: Values, which: str) -> list[Problem]:
    required = {
        "street": f"Enter the street address of your {which} address.",
        "city": f"Enter the city of your {which} address.",
        "state": f"Choose the state of your {which} address.",
        "zip": f"Enter the ZIP code of your {which} address.",
    }
    return [
        missing(f"{which}_{part}", sentence)
        for part, sentence in required.items()
        if not values.get(f"{which}_{part}", "").strip()
    ]


def _state(state: str, which: str) -> list[Problem]:
    if not state or state in US_STATES:
        return []
    sentence = f"Choose the state of your {which} address from the list."
    return [Problem(f"{which}_state", sentence)]


def _zip(zip_code: str, which: str, *, state: str) -> list[Problem]:
    field, named = f"{which}_zip", f"of your {which} address"
    if not zip_code:
        return []
    if not is_zip(zip_code):
        sentence = f"The ZIP code {named} needs 5 digits, or 9 like 60601-1234."
        return [Problem(field, sentence)]
    if zip_fits(zip_code, state):
        return []
    # Only a hint: some ZIP codes cross a border, and the ranges may grow.
    hint = f"ZIP code {zip_code} {named} does not seem to lie in {state}. Please check."
    return [Problem(field, hint, blocks="nothing")]
