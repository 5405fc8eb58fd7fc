"""What an invited producer sees while their case does not know of their account yet."""

from starlette.requests import Request
from starlette.responses import Response

from chassis.calls import Unavailable
from contracts.api.case_staff import CaseFilter
from gateway.pages.frame import page, services_of
from gateway.session import Person


def awaits_case(person: Person) -> bool:
    """Tell whether an account was made for a case: a producer's alone is."""
    return person.session.roles == ("producer",)


async def preparing_page(request: Request) -> Response | None:
    """Give the page of a case that is being prepared; None for whoever has a case.

    The mailed link may be followed before the case has heard of the account. Until
    then every address says the same, so nobody learns from it which cases exist.
    """
    person: Person | None = getattr(request.state, "person", None)
    if request.method != "GET" or person is None or not awaits_case(person):
        return None
    try:
        listed = await services_of(request).case.cases(
            person.caller, wanted=CaseFilter()
        )
    except Unavailable:
        return None
    return None if listed.cases else page(request, "preparing.html", status=404)
