"""The states of a case, as the case service keeps them."""

from chassis.callers import Caller
from chassis.calls import ServiceClient
from contracts.api.case_states import StateRequests, StatesView
from contracts.api.shape import Request
from gateway.services.once import once_only
from gateway.services.place import place


class StatesService:
    """Asks the case service about further states."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def of(self, user: Caller, *, key: str) -> StatesView:
        """Give the states that may be added, and what was decided."""
        return await self._client.as_user(user).get(
            place("cases", key, "states"), StatesView
        )

    async def waiting(self, user: Caller) -> StateRequests:
        """Give what waits for the person's decision."""
        return await self._client.as_user(user).get("/state-requests", StateRequests)

    async def act(
        self, user: Caller, *, key: str, act: str, wish: Request, once: str
    ) -> StatesView:
        """Carry out `state-requests`, `added-states` or `refused-states`."""
        return await self._client.as_user(user).post(
            place("cases", key, act), wish, StatesView, headers=once_only(once)
        )
