"""Staff accounts from the command line, run as an operator runs it."""

import asyncio
import os
import re
import sys

import pytest

from tests.support.covers import covers
from tests.support.identity_desk import GOOD_PASSWORD, PEPPER

OPTIONS = (
    "--login-name=rita.roe",
    "--email=rita@hcsc.net",
    "--first-name=Rita",
    "--last-name=Roe",
)


@pytest.fixture
def command(desk, identity_url, token_keys, encryption_key):
    """Run a command of the service; gives its exit code and what it printed."""
    settings = {
        "IDENTITY_DATABASE_URL": identity_url.get_secret_value(),
        "IDENTITY_KAFKA_BOOTSTRAP": "127.0.0.1:9",
        "IDENTITY_TOKEN_PRIVATE_KEY": (token_keys / "identity.pem").read_text(),
        "IDENTITY_TOKEN_PUBLIC_KEYS": str(token_keys / "public"),
        "IDENTITY_KEY_ENCRYPTION_KEY": encryption_key.get_secret_value(),
        "IDENTITY_PEPPER": PEPPER.get_secret_value(),
    }

    async def run(*words, profile="production", typed=""):
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "identity_service", *words),
            env={**os.environ, **settings, "IDENTITY_PROFILE": profile},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printed, _ = await process.communicate(typed.encode())
        return process.returncode, printed.decode()

    return run


async def test_staff_get_a_one_time_password_that_has_to_be_changed(desk, command):
    code, printed = await command("create-staff", "--role=recruiter", *OPTIONS)
    assert code == 0, printed
    plain = re.search(r"one-time password (\w{8})\n", printed)[1]
    answer = await desk.sign_in("rita.roe", plain)
    session = answer.json()["session"]
    assert session["must_change_password"] is True
    assert session["roles"] == ["recruiter"]
    assert session["display_name"] == "Rita Roe"
    assert (await desk.change(answer.json()["token"], GOOD_PASSWORD)).status_code == 200

    code, printed = await command("create-staff", "--role=recruiter", *OPTIONS)
    assert (code, printed) == (1, "This login name is already in use.\n")


async def test_an_unknown_role_or_domain_is_one_sentence(command):
    code, printed = await command("create-staff", "--role=producer", *OPTIONS)
    assert (code, printed) == (
        1,
        "The role is one of operator, recruiter, reviewer, support.\n",
    )
    code, printed = await command(
        "create-staff", "--role=support", "--tenant=NOBODY", *OPTIONS
    )
    assert (code, printed) == (1, "There is no such domain.\n")


@covers("LOG-1")
async def test_a_demonstration_gets_logins_that_last(desk, command):
    words = ("create-demo-staff", "--role=reviewer", *OPTIONS)
    for password in ("first demo password", "second demo password"):
        code, printed = await command(*words, profile="demo", typed=f"{password}\n")
        assert code == 0, printed
        assert password not in printed
        answer = await desk.sign_in("rita.roe", password)
        assert answer.json()["session"]["must_change_password"] is False
    assert (await desk.sign_in("rita.roe", "first demo password")).status_code == 409


async def test_such_logins_are_refused_in_production(desk, command):
    code, printed = await command(
        "create-demo-staff", "--role=reviewer", *OPTIONS, typed="a password\n"
    )
    assert code == 1
    assert "only with IDENTITY_PROFILE=demo" in printed
    assert (await desk.sign_in("rita.roe", "a password")).status_code == 409
