"""A visitor of the gateway's site, over a double of the services."""

from collections.abc import AsyncIterator

import pytest

from tests.support.gateway_double import ServicesDouble
from tests.support.gateway_review import a_review_case
from tests.support.gateway_values import KEY
from tests.support.gateway_visitor import Visitor, a_visitor


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    """Somebody whom nobody knows yet."""
    made = a_visitor(ServicesDouble())
    yield made
    await made.client.aclose()


@pytest.fixture
def signed_in(visitor: Visitor):
    """Sign the visitor in with roles."""

    def sign_in(*roles: str, **changes: object) -> Visitor:
        visitor.double.signs_in(*roles, **changes)
        visitor.client.cookies.set("session", "a-session-token")
        return visitor

    return sign_in


@pytest.fixture
def producer(signed_in) -> Visitor:
    """A producer who is signed in."""
    return signed_in("producer")


@pytest.fixture
def desk(signed_in):
    """A reviewer who opens a case, changed as a test says."""
    visitor = signed_in("reviewer")

    async def shown(**changes):
        visitor.double.says(f"GET /review/{KEY}", a_review_case(**changes))
        return await visitor.open(f"/review/{KEY}")

    shown.visitor = visitor
    return shown
