"""Internal tokens: signed, short-lived, for one service."""

from dataclasses import replace
from datetime import timedelta

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chassis import clock
from chassis.tokens import ALGORITHM, Caller, TokenRefused, TokenSigner, TokenVerifier
from contracts.ids import uuid7
from tests.support.covers import covers
from tests.support.token_keys import make_token_keys, private_key, public_keys


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tokens")
    make_token_keys(folder)
    return folder


@pytest.fixture
def gateway(keys):
    return TokenSigner("gateway", private_key(keys, "gateway"))


@pytest.fixture
def case(keys):
    return TokenVerifier("case", public_keys(keys))


def a_user():
    return Caller(
        "gateway",
        account_id=uuid7(),
        roles=frozenset({"producer"}),
        session_id=uuid7(),
        tenant="HCSC",
        case_id=uuid7(),
    )


def forged(key, algorithm=ALGORITHM, kid="gateway", **claims):
    """Give a token with claims of one's own choice."""
    now = clock.now()
    usual = {
        "iss": "gateway",
        "aud": "case",
        "iat": now,
        "nbf": now,
        "exp": now + timedelta(seconds=60),
    }
    return jwt.encode(usual | claims, key, algorithm, headers={"kid": kid})


def test_a_token_brings_the_whole_caller(gateway, case):
    user = a_user()

    assert case.verify(gateway.for_user("case", user)) == user


def test_a_service_speaks_for_itself_with_a_purpose(gateway, case):
    caller = case.verify(gateway.for_service("case", purpose="look-up"))

    assert (caller.service, caller.purpose, caller.roles) == (
        "gateway",
        "look-up",
        frozenset(),
    )


@covers("OPS-3")
def test_a_token_for_another_service_is_refused(gateway, case):
    with pytest.raises(TokenRefused):
        case.verify(gateway.for_user("identity", a_user()))


def test_a_token_ends_after_a_minute(gateway, case, monkeypatch):
    earlier = clock.now() - timedelta(seconds=70)
    monkeypatch.setattr(clock, "now", lambda: earlier)
    token = gateway.for_user("case", a_user())

    with pytest.raises(TokenRefused, match="Expired"):
        case.verify(token)


def test_a_token_that_was_good_once_ends_all_the_same(gateway, case, monkeypatch):
    token = gateway.for_user("case", a_user())
    case.verify(token)
    later = clock.now() + timedelta(seconds=70)
    monkeypatch.setattr(clock, "now", lambda: later)

    with pytest.raises(TokenRefused, match="Expired"):
        case.verify(token)


def test_calls_for_one_user_share_a_token_that_never_runs_out_on_the_way(
    gateway, case, monkeypatch
):
    user, begun = a_user(), clock.now()
    tokens = {}
    for second in range(90):
        at = begun + timedelta(seconds=second)
        monkeypatch.setattr(clock, "now", lambda at=at: at)
        tokens[gateway.for_user("case", user)] = at

    lives = [jwt.decode(one, options={"verify_signature": False}) for one in tokens]
    left = [
        life["exp"] - last.timestamp()
        for life, last in zip(lives, tokens.values(), strict=True)
    ]
    assert len(tokens) in (3, 4)
    assert min(left) >= 30


def test_no_token_of_one_user_serves_another(gateway, case):
    users = [a_user() for _ in range(3)]
    fewer_roles = replace(users[0], roles=frozenset())

    for user in [*users, fewer_roles, *users]:
        assert case.verify(gateway.for_user("case", user)) == user


def test_a_token_of_the_future_is_refused(gateway, case, monkeypatch):
    later = clock.now() + timedelta(seconds=30)
    monkeypatch.setattr(clock, "now", lambda: later)

    with pytest.raises(TokenRefused):
        case.verify(gateway.for_user("case", a_user()))


def test_a_token_signed_by_a_stranger_is_refused(case):
    with pytest.raises(TokenRefused):
        case.verify(forged(Ed25519PrivateKey.generate()))


def test_a_service_cannot_speak_as_another(keys, case):
    identity = private_key(keys, "identity").get_secret_value()

    with pytest.raises(TokenRefused):
        case.verify(forged(identity, kid="identity", iss="gateway"))


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_another_algorithm_is_refused(keys, case, algorithm):
    known = (public_keys(keys) / "gateway.pem").read_bytes()
    secret = {"HS256": known.replace(b"-----", b""), "none": None}[algorithm]

    with pytest.raises(TokenRefused):
        case.verify(forged(secret, algorithm))


@pytest.mark.parametrize("kid", ["nobody", "../gateway", ""])
def test_a_key_that_nobody_has_is_refused(case, kid):
    with pytest.raises(TokenRefused):
        case.verify(forged(Ed25519PrivateKey.generate(), kid=kid))


@pytest.mark.parametrize("claim", ["exp", "nbf", "iss", "aud"])
def test_a_token_without_a_claim_that_it_needs_is_refused(keys, case, claim):
    key = private_key(keys, "gateway").get_secret_value()
    token = forged(key)
    claims = jwt.decode(token, options={"verify_signature": False})
    del claims[claim]

    with pytest.raises(TokenRefused):
        case.verify(jwt.encode(claims, key, ALGORITHM, headers={"kid": "gateway"}))


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "ä" * 10])
def test_what_is_no_token_is_refused_without_being_quoted(case, text):
    with pytest.raises(TokenRefused) as refused:
        case.verify(text)

    assert text == "" or text not in str(refused.value).split()
