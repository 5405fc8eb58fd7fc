"""Do the operator's commands do it and say so in sentences?"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr

from chassis.database import Database
from nipr_adapter.commands import Invoiced, close, repeat, resume, spending, unresolved
from stack.keys import keyset
from tests.support.covers import covers
from tests.support.token_keys import private_key, public_keys

LOST = """
insert into calls (
    id, kind, case_id, lookup_id, status, outcome, reason, due_at, asked_at, wished_at
)
values (
    $1, 'hit-list', $1, $1, 'unresolved', 'unknown_billed', 'no_answer',
    now(), now(), now()
)
"""
ITS_ROW = """
insert into ledger (
    call_id, kind, case_id, lookup_id, purpose, period, turn, estimated_cents, called_at
)
values ($1, 'hit-list', $1, $1, 'onboarding', '2026-10', 1, 100, now())
"""
CALL = uuid4()


async def one_lost_call(url: SecretStr) -> None:
    async with Database(url, service="nipr-adapter") as database:
        await database.pool.execute("delete from ledger")
        await database.pool.execute("delete from reports")
        await database.pool.execute("delete from hit_lists")
        await database.pool.execute("delete from calls")
        await database.pool.execute(LOST, CALL)
        await database.pool.execute(ITS_ROW, CALL)


@pytest.fixture(autouse=True)
def operator(
    nipr_url: SecretStr,
    token_keys: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The environment of somebody who may run commands, and one lost call."""
    environment = {
        "DATABASE_URL": nipr_url.get_secret_value(),
        "KAFKA_BOOTSTRAP": "127.0.0.1:1",
        "TOKEN_PRIVATE_KEY": private_key(token_keys, "nipr-adapter").get_secret_value(),
        "TOKEN_PUBLIC_KEYS": str(public_keys(token_keys)),
        "KEY_ENCRYPTION_KEY": keyset(),
        "CASE_URL": "http://case.test",
        "NIPR_URL": "http://nipr.test",
        "NIPR_CREDENTIALS": str(tmp_path),
        "S3_ENDPOINT": "127.0.0.1:1",
        "S3_ACCESS_KEY": "nobody",
        "S3_SECRET_KEY": "nobody",
    }
    for name, value in environment.items():
        monkeypatch.setenv(f"NIPR_ADAPTER_{name}", value)
    monkeypatch.setenv("COLUMNS", "120")
    asyncio.run(one_lost_call(nipr_url))


@covers("NEW-8")
def test_what_is_unresolved_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    unresolved()
    printed = capsys.readouterr().out
    assert str(CALL) in printed
    assert "no_answer" in printed
    close(CALL, Invoiced.BILLED)
    capsys.readouterr()
    unresolved()
    assert capsys.readouterr().out == "No call is unresolved.\n"


@covers("NEW-8")
@pytest.mark.parametrize("settle", [close, repeat])
def test_a_call_is_settled_once(settle: Callable[[UUID, Invoiced], None]) -> None:
    settle(CALL, Invoiced.BILLED)
    with pytest.raises(SystemExit, match="You cannot"):
        settle(CALL, Invoiced.BILLED)


@covers("NEW-8")
def test_a_settled_call_is_entered_in_its_month(
    capsys: pytest.CaptureFixture[str],
) -> None:
    close(CALL, Invoiced.NOT_BILLED)
    spending("2026-10")
    printed = capsys.readouterr().out
    (row,) = [line for line in printed.splitlines() if "│ hit-list" in line]
    assert row.replace("│", " ").split() == ["hit-list", "not_billed", "1", "$1.00"]
    assert "0 of at most 2,000 calls are or may be paid for." in printed


@covers("NEW-8")
def test_an_open_call_counts_towards_the_cap(
    capsys: pytest.CaptureFixture[str],
) -> None:
    spending("2026-10")
    assert "1 of at most 2,000 calls" in capsys.readouterr().out


@covers("NEW-8")
@pytest.mark.parametrize("month", ["2026-13", "2026-1", "October", "2026-10-01"])
def test_what_is_no_month_gets_a_sentence(month: str) -> None:
    with pytest.raises(SystemExit, match="Name a month like 2026-11"):
        spending(month)


@covers("NEW-8")
def test_spending_says_when_calls_are_paused_and_what_to_do(
    nipr_url: SecretStr, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(pause(nipr_url))
    spending()
    assert "producerpro nipr resume" in capsys.readouterr().out
    resume()
    spending()
    assert "refused the credentials" not in capsys.readouterr().out


async def pause(url: SecretStr) -> None:
    async with Database(url, service="nipr-adapter") as database:
        await database.pool.execute("update queue set paused_at = now()")


def test_an_unknown_call_gets_a_sentence() -> None:
    with pytest.raises(SystemExit, match="There is no such call to NIPR"):
        close(uuid4(), Invoiced.BILLED)


def test_a_queue_that_runs_can_be_resumed_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    resume()
    assert capsys.readouterr().out == "Calls to NIPR begin again.\n"
