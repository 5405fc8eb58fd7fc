"""Where a run of the local system keeps its things."""

import hashlib
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stack.ports import PORTS
from stack.trouble import Trouble

ROOT = Path(__file__).resolve().parents[3]
HIGHEST_OFFSET = 65535 - 10000 - max(PORTS.values())
# The kernel holds the path of a socket in 108 bytes.
LONGEST_SOCKET_PATH = 100


@dataclass(frozen=True, slots=True)
class Home:
    """The folder and the ports of one run; several can live side by side."""

    path: Path
    offset: int = 0
    # Where parts are that run elsewhere, as in containers: "kafka" -> "kafka:9092".
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> Path:
        """Hold what is generated at first start and never committed."""
        return self.path / "keys"

    @property
    def logs(self) -> Path:
        """Hold one log for each process."""
        return self.path / "logs"

    @property
    def parts(self) -> Path:
        """Hold what was downloaded; shared by all runs of this checkout."""
        return ROOT / ".local" / "parts"

    @property
    def socket(self) -> Path:
        """Name the socket by which the supervisor takes orders."""
        beside = self.path / "supervisor.sock"
        if len(str(beside)) <= LONGEST_SOCKET_PATH:
            return beside
        digest = hashlib.sha256(str(self.path).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"producerpro-{digest}.sock"

    def port(self, name: str) -> int:
        """Say which port a name has in this run."""
        return PORTS[name] + self.offset

    def address(self, name: str) -> str:
        """Say at which host and port a name is reached."""
        return self.elsewhere.get(name, f"127.0.0.1:{self.port(name)}")

    def secret(self, name: str) -> str:
        """Read a generated key or password."""
        return (self.keys / name).read_text().strip()


def home_from(environment: Mapping[str, str]) -> Home:
    """Find the run that PRODUCERPRO_HOME and PRODUCERPRO_PORT_OFFSET speak of."""
    path = ROOT / environment.get("PRODUCERPRO_HOME", ".local/run")
    wish = environment.get("PRODUCERPRO_PORT_OFFSET", "0")
    if not wish.isdecimal() or int(wish) > HIGHEST_OFFSET:
        raise Trouble(
            f"PRODUCERPRO_PORT_OFFSET is {wish!r}: it must be a number "
            f"from 0 to {HIGHEST_OFFSET}."
        )
    pairs = environment.get("PRODUCERPRO_ADDRESSES", "").split()
    elsewhere = dict(pair.split("=", 1) for pair in pairs)
    return Home(path.resolve(), int(wish), elsewhere)
