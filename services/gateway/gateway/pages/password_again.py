"""The password asked for again, before a submitted bank account is changed."""

from starlette.requests import Request

from chassis.refusal import Refused
from contracts.api.case_tabs import Problem
from contracts.api.identity import ConfirmPassword
from gateway.pages.form import problem
from gateway.pages.frame import services_of
from gateway.session import Person, Posted

FIELD = "password"
# Of identity and of the case service; the form is shown again with what was typed.
_CODES = frozenset(
    {"password_needed", "password_wrong", "too_many_tries", "account_locked"}
)


async def proof_of(request: Request, person: Person, posted: Posted) -> str:
    """Give identity's word for the password that was typed; empty without one."""
    typed = posted.secret(FIELD)
    if not typed.get_secret_value():
        return ""
    confirmation = await services_of(request).identity.confirm(
        ConfirmPassword(token=person.token, password=typed, purpose="bank-change")
    )
    return confirmation.proof.get_secret_value()


def asked_again(refusal: Refused) -> Problem | None:
    """Give what is wrong with the password, if that is why something was refused."""
    return problem(FIELD, str(refusal)) if refusal.code in _CODES else None
