"""The password entered once more: a proof for the right one, and no place to guess."""

from chassis.tokens import TokenVerifier
from tests.support.covers import covers
from tests.support.identity_desk import later


async def confirm(desk, token, password):
    body = {"token": token, "password": password, "purpose": "protected-change"}
    return await desk.call("/sessions/confirmation", body, purpose="session")


@covers("NEW-13")
async def test_the_password_gives_a_proof_for_the_case_service_alone(desk, token_keys):
    _, password, token = await desk.new_producer()
    answer = await confirm(desk, token, password)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    proof = answer.json()["proof"]
    session = (await desk.look_up(token)).json()
    proven = TokenVerifier("case", token_keys / "public").verify(proof)
    assert (proven.service, proven.purpose) == ("identity", "protected-change")
    assert str(proven.session_id) == session["session_id"]
    assert proven.roles == frozenset()


@covers("NEW-13")
async def test_a_wrong_password_gives_none_and_counts_like_one_at_sign_in(desk):
    _, password, token = await desk.new_producer()
    for _ in range(3):
        answer = await confirm(desk, token, "a guess of mine")
        assert answer.json()["code"] == "password_wrong"
    assert (await confirm(desk, token, password)).json()["code"] == "too_many_tries"
    later(desk, seconds=2)
    assert (await confirm(desk, token, password)).status_code == 200
    # The right one ends the count.
    assert (await confirm(desk, token, "a guess")).json()["code"] == "password_wrong"


@covers("NEW-13", "LOG-3")
async def test_an_ended_session_proves_nothing(desk):
    _, password, token = await desk.new_producer()
    later(desk, minutes=46)
    assert (await confirm(desk, token, password)).json()["code"] == "session_ended"
