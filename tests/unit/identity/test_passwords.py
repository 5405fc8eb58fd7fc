"""Hashing: the parameters, the pepper, and the same work for nobody's password."""

import pytest
from argon2 import extract_parameters
from pydantic import SecretStr

from identity_service.clients.passwords import Passwords
from identity_service.clients.subjects import Subjects

PEPPER = SecretStr("a pepper of at least thirty-two characters")


@pytest.fixture
async def passwords():
    async with Passwords(PEPPER, threads=1) as passwords:
        yield passwords


async def test_hashes_are_argon2id_with_the_advised_parameters(passwords):
    hashed = await passwords.hash("walnut harbor")
    used = extract_parameters(hashed)
    assert hashed.startswith("$argon2id$")
    assert (used.memory_cost, used.time_cost, used.parallelism) == (19456, 2, 1)
    assert "walnut" not in hashed
    assert not passwords.is_outdated(hashed)


async def test_a_password_matches_its_own_hash_only(passwords):
    hashed = await passwords.hash("walnut harbor")
    assert await passwords.matches(hashed, "walnut harbor")
    assert not await passwords.matches(hashed, "walnut harbour")


async def test_nobodys_password_is_never_right_but_is_worked_on(passwords, monkeypatch):
    verified = []
    real = passwords._verify
    monkeypatch.setattr(
        passwords, "_verify", lambda *args: (verified.append(1), real(*args))[1]
    )
    assert not await passwords.matches(None, "nobody has this password")
    assert verified == [1]


async def test_a_hash_is_worth_nothing_without_the_pepper(passwords):
    hashed = await passwords.hash("walnut harbor")
    async with Passwords(SecretStr("x" * 32), threads=1) as others:
        assert not await others.matches(hashed, "walnut harbor")


async def test_the_same_signs_in_another_encoding_match(passwords):
    hashed = await passwords.hash("Smo\u0308rgåsbord")
    assert await passwords.matches(hashed, "Smörga\u030asbord")


async def test_a_hash_with_older_parameters_is_outdated(passwords):
    assert passwords.is_outdated(
        "$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHQ$" + "A" * 43
    )


def test_counters_are_kept_under_hashes_that_hide_names_and_addresses():
    subjects = Subjects(PEPPER)
    one = subjects.of_login(tenant="HCSC", login_name="KMT-48273")
    assert one == subjects.of_login(tenant="HCSC", login_name=" kmt48273 ")
    assert one != subjects.of_login(tenant="HCSC", login_name="KMT-48274")
    assert one != subjects.of_login(tenant="BCBS", login_name="KMT-48273")
    assert b"203.0.113.9" not in subjects.of_address("203.0.113.9")
    assert subjects.of_address("203.0.113.9") != Subjects(
        SecretStr("x" * 32)
    ).of_address("203.0.113.9")
