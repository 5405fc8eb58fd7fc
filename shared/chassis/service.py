"""A service: its settings, its parts, and which of them a role runs."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any, Literal

import structlog
from fastapi import APIRouter, FastAPI

from chassis import metrics
from chassis.broker import Listening
from chassis.database import Database
from chassis.ending import ANY_FAILURE, is_ending
from chassis.health import Health, health_routes
from chassis.housekeeping import housekeeping
from chassis.jobs import Job, PooledJob, run_jobs
from chassis.logging import where
from chassis.measuring import measure
from chassis.middleware import RequestContext
from chassis.problem import add_problem_handlers
from chassis.relay import Relay
from chassis.settings import ServiceSettings
from chassis.subscriptions import Subscriptions
from chassis.telemetry import ONLY_OURS
from chassis.tokens import TokenVerifier

log = structlog.get_logger(__name__)

Role = Literal["all", "api", "worker", "relay"]
Part = Callable[[asyncio.Event], Awaitable[None]]

# A worker or relay without Kafka ends after this time, so that its absence shows.
_PATIENCE_SECONDS = 60.0
_STOP_SECONDS = 20.0


class Service:
    """Everything that `app.py` puts together; a role starts what it needs of it."""

    def __init__(  # noqa: PLR0913 (the parts of a service)
        self,
        name: str,
        *,
        settings: ServiceSettings,
        database: Database,
        subscriptions: Subscriptions | None = None,
        jobs: Sequence[Job | PooledJob] = (),
        routers: Iterable[APIRouter] = (),
        resources: Iterable[AbstractAsyncContextManager[Any]] = (),
    ) -> None:
        """Name the parts; nothing is opened."""
        self.name = name
        self.settings = settings
        self.database = database
        self.subscriptions = subscriptions or {}
        self.jobs = tuple(jobs)
        self._routers = tuple(routers)
        self._resources = tuple(resources)

    @property
    def app(self) -> FastAPI:
        """The HTTP part alone."""
        return self.application("api")

    def application(
        self, role: Role, *, at_fault: Callable[[], None] | None = None
    ) -> FastAPI:
        """Give the app that runs a role: its HTTP routes and its other parts.

        `at_fault` is called when a part cannot go on; the process should end then.
        """
        health = Health(lambda: self.database.pool.execute("select 1"))

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            async with AsyncExitStack() as stack:
                for resource in self._resources:
                    await stack.enter_async_context(resource)
                await stack.enter_async_context(self.database)
                await stack.enter_async_context(self._running(role, health, at_fault))
                log.info("started", role=role)
                yield

        app = FastAPI(
            title=f"Producer Pro: {self.name}",
            lifespan=lifespan,
            # Nothing but health and metrics is told without a token.
            openapi_url=None,
            docs_url=None,
            redoc_url=None,
            telemetry=ONLY_OURS,
        )
        app.state.token_verifier = TokenVerifier(
            self.name, self.settings.token_public_keys
        )
        add_problem_handlers(app)
        app.add_middleware(RequestContext, service=self.name)
        app.include_router(health_routes(health))
        if role in ("all", "api"):
            # Their routes side by side: of nested routers each is searched in turn.
            app.router.routes += [
                route for router in self._routers for route in router.routes
            ]
        return app

    def _parts(self, role: Role, health: Health) -> dict[str, Part]:
        parts: dict[str, Part] = {}
        if role in ("all", "worker") and self.subscriptions:
            listening = Listening(
                self.database,
                self.subscriptions,
                kafka=self.settings.kafka_bootstrap,
                health=health,
                patience=_PATIENCE_SECONDS if role == "worker" else None,
            )
            parts["listening"] = listening.run
        if role in ("all", "relay"):
            relay = Relay(
                self.database,
                kafka=self.settings.kafka_bootstrap,
                health=health,
                patience=_PATIENCE_SECONDS if role == "relay" else None,
            )
            parts["relay"] = relay.run
        if role in ("all", "worker"):
            jobs = (*self.jobs, housekeeping(self.database))
            parts["jobs"] = lambda stop: run_jobs(
                jobs, wake=self.database.wake, stop=stop
            )
        if role != "api":
            parts["measuring"] = lambda stop: measure(
                self.database, health=health, stop=stop
            )
        return parts

    @asynccontextmanager
    async def _running(
        self, role: Role, health: Health, at_fault: Callable[[], None] | None
    ) -> AsyncIterator[None]:
        stop = asyncio.Event()
        tasks = {
            asyncio.create_task(_supervise(name, part, stop, at_fault), name=name)
            for name, part in self._parts(role, health).items()
        }
        try:
            yield
        finally:
            stop.set()
            if tasks:
                _, late = await asyncio.wait(tasks, timeout=_STOP_SECONDS)
                for task in late:
                    task.cancel()


async def _supervise(
    name: str,
    part: Part,
    stop: asyncio.Event,
    at_fault: Callable[[], None] | None,
) -> None:
    """Run a part; when it ends by an error, the whole process ends."""
    try:
        await part(stop)
    except ANY_FAILURE as error:  # it ends the process
        if is_ending():
            raise
        metrics.JOB_FAILURES.labels(name, type(error).__name__).inc()
        log.error("part ended the process", part=name, **where(error))  # noqa: TRY400 (its text may quote values)
        if at_fault is not None:
            at_fault()
