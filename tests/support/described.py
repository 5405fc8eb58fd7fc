"""A running service as it describes itself."""

import importlib

from fastapi import FastAPI

from chassis.settings import read_settings
from stack import diagram
from stack.home import Home


def described_by(service: str, stack: Home) -> FastAPI:
    """Give the service's HTTP part, made from the settings of the running one."""
    program = diagram.program(service, home=stack)
    settings = importlib.import_module(f"{program.package}.settings").Settings
    build = importlib.import_module(f"{program.package}.app").build
    prefix = service.replace("-", "_").upper() + "_"
    app: FastAPI = build(
        read_settings(settings, prefix=prefix, environment=program.environment)
    ).app
    return app
