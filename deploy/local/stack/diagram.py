"""What deploy/local/supervisord.conf says about each process."""

import configparser
import os
import pwd
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from supervisor.datatypes import dict_of_key_value_pairs

from stack import machine
from stack.home import ROOT, Home
from stack.ports import PORTS

FILE = ROOT / "deploy" / "local" / "supervisord.conf"

PARTS = ("postgres", "kafka", "store", "mail", "nipr")
SERVICES = ("identity", "case", "documents", "notifications", "nipr-adapter", "gateway")
EVERYTHING = PARTS + SERVICES


@dataclass(frozen=True, slots=True)
class Program:
    """A process of the local system as the diagram describes it."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]

    @property
    def package(self) -> str:
        """Name the Python package that a service's command runs."""
        return self.command[self.command.index("-m") + 1]


def variables(home: Home) -> dict[str, str]:
    """Give the diagram's %(ENV_…)s their values for this run."""
    ports = {
        f"PORT_{name.upper().replace('-', '_')}": str(home.port(name)) for name in PORTS
    }
    postgres = machine.postgres_places(home)
    return ports | {
        "PP_ROOT": str(ROOT),
        "PP_HOME": str(home.path),
        "PP_KEYS": str(home.keys),
        "PP_PARTS": str(home.parts),
        "PP_SOCKET": str(home.socket),
        "PP_USER": pwd.getpwuid(os.geteuid()).pw_name,
        "PP_PYTHON": sys.executable,
        "PP_JAVA": machine.java(),
        "PP_NODE": str(machine.node()),
        "PP_WEED": str(Path(sys.executable).with_name("weed")),
        "PP_POSTGRES": str(postgres.binaries),
        "PP_POSTGRES_DATA": str(postgres.data),
        "PP_POSTGRES_USER": postgres.user,
    }


def program(name: str, *, home: Home) -> Program:
    """Read one process from the diagram, with this run's values filled in."""
    conf = configparser.RawConfigParser(inline_comment_prefixes=None, strict=True)
    conf.read(FILE)
    values = {f"ENV_{key}": value for key, value in variables(home).items()}
    section = conf[f"program:{name}"]
    return Program(
        name,
        command=tuple((section["command"] % values).split()),
        environment=dict_of_key_value_pairs(section.get("environment", "") % values),
    )
