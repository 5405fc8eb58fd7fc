"""Every form of the gateway: its method, its path and an address of it."""

import re

from fastapi.routing import APIRoute

from gateway.pages.routes import PAGES
from tests.support.gateway_values import CASE_ID, KEY

ROLES = ("producer", "recruiter", "reviewer", "support", "operator")
PLACES = {
    "key": KEY,
    "tab": "general",
    "document": "w-9",
    "import_id": str(CASE_ID),
    "wanted_id": str(CASE_ID),
    "filing": str(CASE_ID),
    "step": "ssn",
    "file_id": str(CASE_ID),
    "letter_id": str(CASE_ID),
    "number": "1",
}
ROUTES = sorted(
    (method, route.path)
    for module in PAGES
    for route in module.router.routes
    if isinstance(route, APIRoute)
    for method in route.methods - {"HEAD"}
)
BEFORE_SIGNING_IN = {"/sign-in", "/get-my-password", "/lost-invitation", "/genuine"}
FORMS = [(method, path) for method, path in ROUTES if method != "GET"]


def address_of(path: str, **places: str) -> str:
    """Fill in the places of a route's path; some may be named otherwise."""
    filled = PLACES | places
    return re.sub(r"\{(\w+)(?::\w+)?\}", lambda found: filled[found[1]], path)
