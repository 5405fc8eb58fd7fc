"""What `python -m <package> …` can do: run a role, migrate, settle dead letters."""

import asyncio
import os
import sys
from collections.abc import Callable, Mapping
from typing import TypeVar

import typer
from fastapi import FastAPI

from chassis.dead_letter_commands import dead_letter_commands
from chassis.logging import configure_logging
from chassis.migrate import MigrationChanged, migrate
from chassis.server import Server
from chassis.service import Role, Service
from chassis.settings import (
    ServiceSettings,
    SiteSettings,
    UnusableSettings,
    read_settings,
)
from chassis.telemetry import configure_telemetry

S = TypeVar("S", bound=ServiceSettings)
Site = TypeVar("Site", bound=SiteSettings)

Command = Callable[..., None] | typer.Typer

_ROLES: dict[Role, str] = {
    "all": "Answer HTTP, hear events, send events and do the jobs, in one process.",
    "api": "Answer HTTP only; needs no Kafka.",
    "worker": "Hear events and do the jobs.",
    "relay": "Send events to Kafka.",
}


def main(
    build: Callable[[S], Service],
    *,
    kind: type[S],
    prefix: str,
    package: str | None,
    schema: str | None = None,
    commands: Mapping[str, Command] | None = None,
) -> None:
    """Run the command line of a service.

    `schema` is the database schema where it differs from the service's name;
    `commands` are commands of the service's own, or groups of some; they read
    `process_settings`.
    """
    app = typer.Typer(no_args_is_help=True, add_completion=False)
    # A command answers on standard output; only what is wrong is said beside it.
    configure_logging(package or prefix, level="warning", stream=sys.stderr)

    def settings() -> S:
        return process_settings(kind, prefix=prefix)

    def service() -> Service:
        return build(settings())

    for role, text in _ROLES.items():
        app.command(role, help=text)(_runner(role, service))

    @app.command("migrate")
    def _migrate() -> None:
        """Bring the service's database schema up to date."""
        current = settings()
        _bring_up_to_date(current, build(current).name, schema, str(package))

    app.add_typer(dead_letter_commands(service), name="dead-letters")
    for name, command in (commands or {}).items():
        _add(app, name, command)
    app()


def _add(app: typer.Typer, name: str, command: Command) -> None:
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name)(command)


def process_settings(kind: type[S], *, prefix: str) -> S:
    """Read this process's settings, for commands; end it where they are unusable."""
    try:
        return read_settings(kind, prefix=prefix, environment=os.environ)
    except UnusableSettings as error:
        raise SystemExit(str(error)) from None


def _runner(role: Role, service: Callable[[], Service]) -> Callable[[], None]:
    return lambda: run(service(), role)


def run(service: Service, role: Role) -> None:
    """Run a role until the process is told to stop; exit with 3 after a fault."""
    settings = service.settings
    configure_logging(service.name, level=settings.log_level)
    configure_telemetry(service.name, endpoint=settings.otlp_endpoint)
    app = service.application(role, at_fault=lambda: server.end())
    server = _server(app, settings)
    server.run_to_the_end()


def run_site(
    build: Callable[[Site], FastAPI], *, kind: type[Site], prefix: str, name: str
) -> None:
    """Run an app that has no database and hears nothing, such as the gateway."""
    try:
        settings = read_settings(kind, prefix=prefix, environment=os.environ)
    except UnusableSettings as error:
        raise SystemExit(str(error)) from None
    configure_logging(name, level=settings.log_level)
    configure_telemetry(name, endpoint=settings.otlp_endpoint)
    _server(build(settings), settings).run_to_the_end()


def _server(app: FastAPI, settings: SiteSettings) -> Server:
    return Server(
        app,
        host=settings.host,
        port=settings.port,
        trusted_proxies=settings.trusted_proxies,
    )


def _bring_up_to_date(
    settings: ServiceSettings, name: str, schema: str | None, package: str
) -> None:
    url = settings.migration_database_url or settings.database_url
    try:
        fresh = asyncio.run(migrate(url, schema=schema or name, package=package))
    except MigrationChanged as error:
        raise SystemExit(str(error)) from None
    typer.echo(f"{name}: {', '.join(fresh) or 'nothing to migrate'}")
