"""Runs the simulator: `python -m nipr_simulator`."""

import os

import uvicorn

from nipr_simulator.app import build
from nipr_simulator.settings import read_settings


def main() -> None:
    """Serve until stopped; nothing is written anywhere."""
    settings = read_settings(os.environ)
    uvicorn.run(
        build(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        # A GET of the hit list has an SSN in its address.
        access_log=False,
        # A slow reply (fixture 24) must not keep the process alive.
        timeout_graceful_shutdown=1,
    )


if __name__ == "__main__":
    main()
