"""Is a caller's own word about where it calls from believed by nobody?"""

import asyncio
import socket
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI, Request

from chassis.server import Server
from tests.support.covers import covers
from tests.support.eventually import eventually

FORGED = {
    "X-Forwarded-For": "203.0.113.77",
    "X-Forwarded-Proto": "https",
    "X-User-Id": "0198c0de-0000-7000-8000-000000000000",
}


@pytest.fixture
def app():
    site = FastAPI()

    @site.get("/seen")
    async def seen(request: Request) -> dict[str, str]:
        return {"address": request.client.host, "scheme": request.url.scheme}

    return site


@asynccontextmanager
async def served(app, **options):
    with socket.create_server(("127.0.0.1", 0)) as door:
        server = Server(app, host="127.0.0.1", port=0, **options)
        running = asyncio.create_task(server.serve(sockets=[door]))
        await eventually(lambda: server.started)
        port = door.getsockname()[1]
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            yield client
        server.end()
        await running


@covers("SIG-1", "HOME-2")
async def test_a_forwarded_address_is_not_believed(app):
    async with served(app) as client:
        answer = await client.get("/seen", headers=FORGED)
    assert answer.json() == {"address": "127.0.0.1", "scheme": "http"}


async def test_a_proxy_that_the_operator_named_is_believed(app):
    async with served(app, trusted_proxies="127.0.0.0/8") as client:
        answer = await client.get("/seen", headers=FORGED)
    assert answer.json() == {"address": "203.0.113.77", "scheme": "https"}


async def test_a_proxy_that_was_not_named_is_not_believed(app):
    async with served(app, trusted_proxies="192.0.2.1") as client:
        answer = await client.get("/seen", headers=FORGED)
    assert answer.json()["address"] == "127.0.0.1"
