"""Lets half an hour or more pass for one producer, without waiting for it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import asyncpg

from stack import postgres
from stack.home import Home

_TEMPORARY_PASSWORDS = """
update identity.temporary_passwords set expires_at = now() - interval '1 minute'
where account_id = (select id from identity.accounts where login_name = $1)
"""
_SESSIONS = """
update identity.sessions set idle_ends_at = now() - interval '1 minute'
where ended_at is null and account_id = (
    select id from identity.accounts where login_name = $1
)
"""


class PassingTime:
    """Moves what identity holds of one account into the past."""

    def __init__(self, home: Home) -> None:
        """Reach the database of a running system as its administrator."""
        self._url = postgres.admin_url(home)

    def beyond_the_temporary_password(self, login_name: str) -> None:
        """Let the temporary passwords of an account expire."""
        self._run(_TEMPORARY_PASSWORDS, login_name)

    def beyond_the_session(self, login_name: str) -> None:
        """Let 45 minutes pass in which an account did nothing."""
        self._run(_SESSIONS, login_name)

    def _run(self, statement: str, login_name: str) -> None:
        # Apart from the loop that Playwright keeps in the tests' own thread.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, self._change(statement, login_name)).result()

    async def _change(self, statement: str, login_name: str) -> None:
        connection = await asyncpg.connect(self._url, timeout=30)
        try:
            done = await connection.execute(statement, login_name)
        finally:
            await connection.close()
        if done == "UPDATE 0":
            raise AssertionError(f"nothing of {login_name} was there to age")
