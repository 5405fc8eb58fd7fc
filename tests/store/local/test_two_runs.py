"""Starting, stopping and starting again, beside another run that must not notice."""

import asyncio
import os
import signal
from collections.abc import Iterator

import asyncpg
import pytest

from stack import postgres
from stack.bring_down import bring_down, remove
from stack.bring_up import bring_up
from stack.home import ROOT, Home
from stack.supervisor import Supervisor, orphans
from stack.trouble import Trouble
from tests.support.stack import HOME

BESIDE = Home(ROOT / ".local" / "test-beside", HOME.offset + 50)


@pytest.fixture(scope="module")
def beside(postgres_url: str) -> Iterator[Home]:
    remove(BESIDE)
    bring_up(BESIDE, wanted=["postgres"])
    yield BESIDE
    remove(BESIDE)


def ask(home: Home, sql: str) -> object:
    async def answer() -> object:
        connection = await asyncpg.connect(postgres.admin_url(home))
        try:
            return await connection.fetchval(sql)
        finally:
            await connection.close()

    return asyncio.run(answer())


def is_ready(home: Home) -> bool:
    return asyncio.run(postgres.is_ready(home))


def test_a_second_start_leaves_alone_what_runs(beside: Home) -> None:
    first = Supervisor(beside).states()["postgres"].pid
    bring_up(beside, wanted=["postgres"])
    assert Supervisor(beside).states()["postgres"].pid == first


def test_stopping_one_run_leaves_the_other_and_its_own_data(beside: Home) -> None:
    ask(beside, "create table kept (id int)")
    ask(beside, "insert into kept values (7)")
    assert bring_down(beside)
    assert not is_ready(beside)
    assert not orphans(beside)
    assert is_ready(HOME)
    bring_up(beside, wanted=["postgres"])
    assert ask(beside, "select id from kept") == 7


def test_what_outlived_its_supervisor_is_ended_before_a_new_start(beside: Home) -> None:
    supervisor = int((beside.path / "supervisord.pid").read_text())
    os.kill(supervisor, signal.SIGKILL)
    assert orphans(beside)
    bring_up(beside, wanted=["postgres"])
    assert ask(beside, "select 1") == 1
    assert is_ready(HOME)


def test_stopping_what_does_not_run_is_harmless(beside: Home) -> None:
    bring_down(beside)
    assert not bring_down(beside)


def test_a_port_that_the_other_run_holds_is_refused(beside: Home) -> None:
    collides = Home(beside.path.with_name("test-collides"), HOME.offset)
    try:
        with pytest.raises(Trouble, match="is in use by postgres"):
            bring_up(collides, wanted=["postgres"])
    finally:
        remove(collides)
