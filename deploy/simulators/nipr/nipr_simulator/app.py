"""Puts the simulator together."""

from pydantic import ValidationError
from starlette.applications import Starlette

from nipr_simulator.control import control_routes, explain
from nipr_simulator.protocol import report_routes
from nipr_simulator.registry import Registry
from nipr_simulator.settings import Settings


def build(settings: Settings) -> Starlette:
    """Make the application with the shipped people and nothing billed yet."""
    registry = Registry()
    return Starlette(
        routes=[*report_routes(registry, settings), *control_routes(registry)],
        exception_handlers={ValidationError: explain},
    )
