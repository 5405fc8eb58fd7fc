"""A service as its neighbors and its operators see it."""

import asyncio
from typing import Annotated

import httpx
import pytest
from fastapi import APIRouter
from prometheus_client import REGISTRY
from pydantic import SecretStr

from chassis.broker import Listening
from chassis.callers import Caller, by_service
from chassis.database import Database
from chassis.health import Health
from chassis.measuring import measure_once
from chassis.patience import NoBroker
from chassis.relay import Relay
from chassis.service import Service
from chassis.settings import ServiceSettings
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.little_service.service import a_case
from tests.support.token_keys import make_token_keys, private_key, public_keys

NOBODY = "127.0.0.1:1"


@pytest.fixture
def settings(tmp_path, database):
    make_token_keys(tmp_path / "tokens")
    return ServiceSettings(
        port=25000,
        database_url=database.url,
        kafka_bootstrap=NOBODY,
        token_private_key=private_key(tmp_path / "tokens", "case"),
        token_public_keys=public_keys(tmp_path / "tokens"),
    )


def a_router():
    router = APIRouter()

    @router.get("/things")
    async def things(
        caller: Annotated[Caller, by_service("case", purpose="reading")],
    ) -> str:
        return caller.service

    return router


@pytest.fixture
def closed(settings, database):
    """A database that the service itself opens."""
    return Database(settings.database_url, service=database.service)


@pytest.fixture
def whole(settings, closed, service):
    return Service(
        closed.service,
        settings=settings,
        database=closed,
        subscriptions=service.subscriptions,
        routers=[a_router()],
    )


class Running:
    """An app with its lifespan, called in process."""

    def __init__(self, app):
        self.app = app
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://service"
        )

    async def __aenter__(self):
        self._lifespan = self.app.router.lifespan_context(self.app)
        await self._lifespan.__aenter__()
        return self.http

    async def __aexit__(self, *error):
        await self.http.aclose()
        await self._lifespan.__aexit__(*error)


@covers("OPS-6")
async def test_without_kafka_a_service_answers_and_says_what_is_missing(whole):
    async with Running(whole.application("all")) as http:
        alive = await http.get("/health/live")
        await eventually(_reports, http, "kafka")
        ready = await http.get("/health/ready")

    assert alive.status_code == ready.status_code == 200
    assert ready.json()["parts"]["kafka"] == "down"


@covers("OPS-6")
async def test_the_outbox_is_measured_while_kafka_is_away(service):
    await service.count(a_case(), 1, 2)
    health = Health(None)

    await measure_once(service.database, health=health)

    name = service.database.service
    assert REGISTRY.get_sample_value("producerpro_outbox_rows", {"service": name}) == 2
    assert health.parts["outbox"].startswith("2 waiting")


async def test_the_role_worker_answers_no_calls_but_its_health(whole):
    async with Running(whole.application("worker")) as http:
        assert (await http.get("/things")).status_code == 404
        assert (await http.get("/health/live")).status_code == 200


@covers("OPS-3")
async def test_only_health_and_metrics_are_told_without_a_token(whole):
    async with Running(whole.application("api")) as http:
        assert (await http.get("/things")).status_code == 401
        assert (await http.get("/docs")).status_code == 404
        assert (await http.get("/openapi.json")).status_code in (401, 404)
        assert (await http.get("/metrics")).status_code == 200


@pytest.mark.parametrize("part", [Listening, Relay])
async def test_roles_that_need_kafka_end_when_it_stays_away(service, part):
    options = {"kafka": NOBODY, "health": Health(None), "patience": 0.1}
    runner = (
        Listening(service.database, service.subscriptions, **options)
        if part is Listening
        else Relay(service.database, **options)
    )

    with pytest.raises(NoBroker):
        async with asyncio.timeout(20):
            await runner.run(asyncio.Event())


async def test_a_part_that_cannot_go_on_ends_the_process(whole, monkeypatch):
    ended = asyncio.Event()
    monkeypatch.setattr(Relay, "run", _break)

    app = whole.application("relay", at_fault=ended.set)
    async with Running(app), asyncio.timeout(5):
        await ended.wait()
    assert ended.is_set()


async def test_a_database_that_is_away_makes_a_service_unready(whole, closed):
    async with Running(whole.application("api")) as http:
        await closed.pool.close()
        ready = await http.get("/health/ready")

    assert ready.status_code == 503


async def test_a_secret_never_shows(settings):
    assert "PRIVATE KEY" not in f"{settings!r}{settings}"
    assert isinstance(settings.database_url, SecretStr)


async def _break(*_):
    raise LookupError


async def _reports(http, part):
    return part in (await http.get("/health/ready")).json()["parts"]
