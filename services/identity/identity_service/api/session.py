"""Sessions: who a token belongs to, and Logout."""

from fastapi import APIRouter, status

from chassis.database import Database
from contracts.api import identity as shapes
from identity_service.api.answers import session_answer
from identity_service.api.guards import InSession, private_router
from identity_service.use_cases.end_session import end_session
from identity_service.use_cases.look_up_session import look_up_session


class SessionApi:
    """Looking up and ending sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def routes(self) -> APIRouter:
        """Give the routes that take a session's token."""
        router = private_router()
        router.post("/sessions/look-up")(self.look_up)
        router.post("/sessions/end", status_code=status.HTTP_204_NO_CONTENT)(self.end)
        return router

    async def look_up(
        self, asked: shapes.SessionLookUp, _: InSession
    ) -> shapes.Session:
        """Say who a token belongs to."""
        async with self._database.transaction() as tx:
            signed_in = await look_up_session(
                tx, token=asked.token.get_secret_value(), extend=asked.extend
            )
        return session_answer(signed_in)

    async def end(self, asked: shapes.SessionEnd, _: InSession) -> None:
        """End a session on the server."""
        async with self._database.transaction() as tx:
            await end_session(tx, token=asked.token.get_secret_value())
