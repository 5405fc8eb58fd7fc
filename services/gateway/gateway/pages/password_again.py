"""The password asked for again, before what a thief would change is changed."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request

from chassis.refusal import Refused
from contracts.api.case_tabs import Problem, TabView
from contracts.api.identity import ConfirmPassword
from gateway.pages.form import problem
from gateway.pages.frame import services_of
from gateway.session import Person, Posted

FIELD = "password"
# Of identity and of the case service; the form is shown again with what was typed.
_NEEDED = "password_needed"
_CODES = frozenset({_NEEDED, "password_wrong", "too_many_tries", "account_locked"})


async def save_proven(
    request: Request,
    person: Person,
    posted: Posted,
    *,
    save: Callable[[str], Awaitable[TabView]],
) -> TabView:
    """Save, with identity's word for the password where the case service asks for it.

    A browser may fill the field in by itself: a password that nobody asked for is no
    guess, and is never counted as one.
    """
    typed = posted.secret(FIELD)
    try:
        return await save("")
    except Refused as refusal:
        if refusal.code != _NEEDED or not typed.get_secret_value():
            raise
    wish = ConfirmPassword(
        token=person.token, password=typed, purpose="protected-change"
    )
    confirmation = await services_of(request).identity.confirm(wish)
    return await save(confirmation.proof.get_secret_value())


def asked_again(refusal: Refused) -> Problem | None:
    """Give what is wrong with the password, if that is why something was refused."""
    return problem(FIELD, str(refusal)) if refusal.code in _CODES else None
