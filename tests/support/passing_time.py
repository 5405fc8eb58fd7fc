"""Lets half an hour or days pass for one producer, without waiting for it."""

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
# The rule gives business days: no test can wait for them, and a rule of no days would
# hold for every other case of the system too.
_NOTICE = """
update cases.proposed_rejections set decides_at = now(), due_at = now()
where stage = 'waiting' and case_id = (select id from cases.cases where key = $1)
"""
# As old as a call that the page no longer calls quick.
_AUTHORIZATION = """
update cases.authorizations set given_at = given_at - interval '1 minute'
where case_id = (select id from cases.cases where key = $1)
"""
_DECISION = """
update cases.cases set decided_at = decided_at - interval '11 years' where key = $1
"""


class PassingTime:
    """Moves what the system holds of one producer into the past."""

    def __init__(self, home: Home) -> None:
        """Reach the database of a running system as its administrator."""
        self._url = postgres.admin_url(home)

    def beyond_the_temporary_password(self, login_name: str) -> None:
        """Let the temporary passwords of an account expire."""
        self._run(_TEMPORARY_PASSWORDS, login_name)

    def beyond_the_session(self, login_name: str) -> None:
        """Let 45 minutes pass in which an account did nothing."""
        self._run(_SESSIONS, login_name)

    def beyond_the_notice(self, key: str) -> None:
        """Let the business days end in which an announced rejection is answered."""
        self._run(_NOTICE, key)

    def beyond_the_quick_answer(self, key: str) -> None:
        """Let a minute pass since the PDB report was authorized."""
        self._run(_AUTHORIZATION, key)

    def beyond_its_keeping(self, key: str) -> None:
        """Let the years pass for which an ended case is kept."""
        self._run(_DECISION, key)

    def _run(self, statement: str, whose: str) -> None:
        # Apart from the loop that Playwright keeps in the tests' own thread.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, self._change(statement, whose)).result()

    async def _change(self, statement: str, whose: str) -> None:
        connection = await asyncpg.connect(self._url, timeout=30)
        try:
            # The triggers of the case service name its tables as its roles do.
            await connection.execute("set search_path = cases")
            done = await connection.execute(statement, whose)
        finally:
            await connection.close()
        if done == "UPDATE 0":
            raise AssertionError(f"nothing of {whose} was there to age")
