"""Run the gateway: `python -m gateway`."""

from chassis.command import run_site
from gateway.app import build
from gateway.settings import GatewaySettings

if __name__ == "__main__":
    run_site(build, kind=GatewaySettings, prefix="GATEWAY_", name="gateway")
