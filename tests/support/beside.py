"""One more instance of a service beside those that run, with settings of its own."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from stack.diagram import program
from stack.home import ROOT, Home
from stack.services import environment_of
from tests.support.free_port import free_port

_PATIENCE_SECONDS = 60.0
_PAUSE_SECONDS = 0.1


class NotUp(AssertionError):
    """The instance does not answer; the message tells where it logs."""


@contextmanager
def beside(name: str, *, home: Home, **settings: str) -> Iterator[str]:
    """Run an instance that answers HTTP until the block ends; gives its address.

    It hears no events and does no jobs: those of the running system do. A setting may
    speak of the instance's own {address}.
    """
    service = program(name, home=home)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    own = {key: value.format(address=address) for key, value in settings.items()}
    own[f"{name.upper()}_PORT"] = str(port)
    command = ["api" if word == "all" else word for word in service.command]
    log = home.logs / f"{name}-beside.log"
    with log.open("ab") as words:
        process = subprocess.Popen(  # noqa: S603 (the product's own command)
            command,
            cwd=ROOT,
            env=environment_of(service, home=home) | own,
            stdout=words,
            stderr=words,
        )
        try:
            _wait(address, process, str(log))
            yield address
        finally:
            process.terminate()
            process.wait(_PATIENCE_SECONDS)


def _wait(address: str, process: "subprocess.Popen[bytes]", log: str) -> None:
    ends_at = time.monotonic() + _PATIENCE_SECONDS
    while not _is_ready(address):
        if process.poll() is not None or time.monotonic() > ends_at:
            raise NotUp(log)
        time.sleep(_PAUSE_SECONDS)


def _is_ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/ready", timeout=5).is_success
    except httpx.TransportError:
        return False
