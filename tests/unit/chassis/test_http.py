"""Routes say who may call, errors are problems, calls carry what belongs together."""

from datetime import date
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI
from fastapi import Request as HttpRequest
from pydantic import BaseModel

from chassis.callers import Caller, anyone_inside, by_service, by_user
from chassis.calls import Forbidden, ServiceClient, Unavailable
from chassis.context import begin_work
from chassis.middleware import RequestContext
from chassis.problem import add_problem_handlers
from chassis.refusal import NotFound, Refused, Unacceptable
from chassis.tokens import TokenSigner, TokenVerifier
from contracts.api.shape import Request
from contracts.ids import uuid7
from tests.support.covers import covers
from tests.support.token_keys import make_token_keys, private_key, public_keys


class Number(Request):
    number: int


class NewerNumber(Number):
    is_round: bool = False


@pytest.fixture
def keys(tmp_path):
    make_token_keys(tmp_path / "tokens")
    return tmp_path / "tokens"


@pytest.fixture
def app(keys):
    app = FastAPI()
    app.state.token_verifier = TokenVerifier("case", public_keys(keys))
    add_problem_handlers(app)
    app.add_middleware(RequestContext, service="case")
    _add_routes(app)
    return app


def _add_routes(app):
    @app.get("/for-reviewers")
    async def for_reviewers(caller: Annotated[Caller, by_user("reviewer")]) -> str:
        return caller.service

    @app.get("/for-identity")
    async def for_identity(
        caller: Annotated[Caller, by_service("identity", purpose="invitee")],
    ) -> str:
        return caller.service

    @app.post("/numbers")
    async def numbers(_: Annotated[Caller, anyone_inside()], body: Number) -> Number:
        return body

    @app.get("/correlation")
    async def correlation(
        _: Annotated[Caller, anyone_inside()], request: HttpRequest
    ) -> dict[str, str]:
        return {"id": request.headers["x-correlation-id"]}

    @app.get("/broken/{kind}")
    async def broken(_: Annotated[Caller, anyone_inside()], kind: str) -> None:
        raise {
            "refused": Refused("late", "It is too late.", since=date(2026, 1, 2)),
            "unacceptable": Unacceptable("too_big", "The file is too big."),
            "missing": NotFound("There is no such case."),
            "fault": LookupError("987-65-4321"),
        }[kind]


@pytest.fixture
async def client(app, keys):
    signer = TokenSigner("gateway", private_key(keys, "gateway"))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with ServiceClient(
        "http://case", audience="case", signer=signer, transport=transport
    ) as client:
        yield client


@pytest.fixture
def reviewer(client):
    return client.as_user(
        Caller("gateway", account_id=uuid7(), roles=frozenset({"reviewer"}))
    )


@pytest.fixture
async def stranger(app):
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://case") as http:
        yield http


@covers("OPS-3")
@pytest.mark.parametrize("header", [None, "Bearer nonsense", "Basic eDp5"])
async def test_without_a_valid_token_every_route_answers_401(stranger, header):
    headers = {"authorization": header} if header else {}

    for path in ("/for-reviewers", "/for-identity", "/correlation"):
        answer = await stranger.get(path, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"


async def test_a_role_opens_its_routes_only(client, reviewer):
    await reviewer.get("/for-reviewers")
    producer = client.as_user(
        Caller("gateway", account_id=uuid7(), roles=frozenset({"producer"}))
    )

    with pytest.raises(Forbidden):
        await producer.get("/for-reviewers")
    with pytest.raises(Forbidden):
        await client.as_service("invitee").get("/for-reviewers")


async def test_a_purpose_opens_the_routes_of_that_service_only(app, keys, reviewer):
    identity = TokenSigner("identity", private_key(keys, "identity"))
    async with ServiceClient(
        "http://case",
        audience="case",
        signer=identity,
        transport=httpx.ASGITransport(app),
    ) as client:
        await client.as_service("invitee").get("/for-identity")
        with pytest.raises(Forbidden):
            await client.as_service("curiosity").get("/for-identity")
    with pytest.raises(Forbidden):
        await reviewer.get("/for-identity")


async def test_a_body_goes_there_and_an_answer_comes_back_in_its_shape(reviewer):
    answer = await reviewer.post("/numbers", Number(number=7), Number)

    assert answer == Number(number=7)


@pytest.mark.parametrize(
    ("kind", "raised", "sentence"),
    [
        ("refused", Refused, "It is too late."),
        ("unacceptable", Unacceptable, "The file is too big."),
        ("missing", NotFound, "There is no such case."),
    ],
)
async def test_a_refusal_arrives_as_what_it_was(reviewer, kind, raised, sentence):
    with pytest.raises(raised) as caught:
        await reviewer.get(f"/broken/{kind}")

    assert type(caught.value) is raised
    assert str(caught.value) == sentence


async def test_a_refusal_keeps_its_code_and_what_was_added(reviewer):
    with pytest.raises(Refused) as caught:
        await reviewer.get("/broken/refused")

    assert caught.value.code == "late"
    assert caught.value.extra == {"since": "2026-01-02"}


async def test_a_fault_tells_nothing_and_may_pass(reviewer, stranger, keys):
    with pytest.raises(Unavailable):
        await reviewer.get("/broken/fault")

    token = TokenSigner("gateway", private_key(keys, "gateway")).for_service(
        "case", purpose="x"
    )
    answer = await stranger.get(
        "/broken/fault", headers={"authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 500
    assert "987-65-" not in answer.text


async def test_a_wrong_body_names_its_fields_but_not_their_values(stranger, keys):
    token = TokenSigner("gateway", private_key(keys, "gateway")).for_service(
        "case", purpose="x"
    )

    answer = await stranger.post(
        "/numbers",
        json={"number": "987-65-4321"},
        headers={"authorization": f"Bearer {token}"},
    )

    assert answer.status_code == 422
    assert "body.number" in answer.text
    assert "987-65-" not in answer.text


async def test_a_service_that_is_not_there_is_unavailable(keys):
    def refuse(_):
        raise httpx.ConnectError("refused")

    async with ServiceClient(
        "http://case",
        audience="case",
        signer=TokenSigner("gateway", private_key(keys, "gateway")),
        transport=httpx.MockTransport(refuse),
    ) as client:
        with pytest.raises(Unavailable):
            await client.as_service("x").get("/")


async def test_an_older_service_is_not_told_what_it_need_not_know(reviewer):
    assert await reviewer.post("/numbers", NewerNumber(number=7), Number)
    with pytest.raises(Unacceptable):
        await reviewer.post("/numbers", NewerNumber(number=7, is_round=True), Number)


@covers("OPS-6")
async def test_a_call_carries_the_correlation_on(reviewer):
    class Correlation(BaseModel):
        id: str

    current = begin_work()

    assert (await reviewer.get("/correlation", Correlation)).id == current


async def test_a_correlation_that_is_no_id_is_not_taken_over(stranger):
    answer = await stranger.get(
        "/correlation", headers={"x-correlation-id": "<script>"}
    )

    assert answer.headers["x-correlation-id"] != "<script>"
