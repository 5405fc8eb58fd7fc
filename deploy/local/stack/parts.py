"""Fetching what Python packages do not bring: jars and npm packages."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stack import machine
from stack.home import ROOT
from stack.progress import step
from stack.tool import run

PARTS = ROOT / ".local" / "parts"
LOCAL = ROOT / "deploy" / "local"
GATEWAY_STATIC = (
    ROOT / "services" / "gateway" / "gateway" / "static" / "third-party"
)
# From an npm package's folder into the gateway's static files.
SERVED = {
    "@uswds/uswds/dist/css/uswds.min.css": "uswds/css/uswds.min.css",
    "@uswds/uswds/dist/js/uswds.min.js": "uswds/js/uswds.min.js",
    "@uswds/uswds/dist/js/uswds-init.min.js": "uswds/js/uswds-init.min.js",
    "@uswds/uswds/dist/fonts": "uswds/fonts",
    "@uswds/uswds/dist/img": "uswds/img",
    "accessible-autocomplete/dist": "accessible-autocomplete",
}
MARK = ".made-from"


def fetch_kafka() -> None:
    """Fetch Kafka's jars."""
    _fetch_jars("kafka", title="fetching Kafka")


def fetch_verapdf() -> Path:
    """Fetch the PDF validator's jars and name their folder."""
    return _fetch_jars("verapdf", title="fetching the PDF validator")


def fetch_npm() -> None:
    """Fetch MailDev, the design system and the accessibility checker."""
    source = LOCAL / "npm"
    inputs = [source / "package.json", source / "package-lock.json"]
    with _made(PARTS / "npm", inputs=inputs) as folder:
        if folder is None:
            return
        for file in (*inputs, source / ".npmrc"):
            shutil.copy(file, folder)
        with step("fetching npm packages"):
            node = machine.node()
            npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
            path = f"{node.parent}{os.pathsep}{os.environ['PATH']}"
            run(
                [node, npm, "ci", "--ignore-scripts", "--loglevel=error"],
                failure="The npm packages could not be fetched",
                folder=folder,
                environment=os.environ | {"PATH": path},
            )


def lay_out_static_files() -> None:
    """Give the gateway the third-party files that its pages use."""
    packages = PARTS / "npm" / "node_modules"
    inputs = [PARTS / "npm" / MARK, Path(__file__)]
    with _made(GATEWAY_STATIC, inputs=inputs) as folder:
        if folder is None:
            return
        for source, name in SERVED.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (packages / source).is_dir() else shutil.copy
            copy(packages / source, folder / name)


def _fetch_jars(name: str, *, title: str) -> Path:
    target, pom = PARTS / name, LOCAL / name / "pom.xml"
    with _made(target, inputs=[pom]) as folder:
        if folder is not None:
            machine.must_have("mvn")
            with step(title):
                run(
                    ["mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies",
                     f"-DoutputDirectory={folder}"],
                    failure=f"{title} failed",
                )  # fmt: skip
    return target


@contextmanager
def _made(target: Path, *, inputs: Sequence[Path]) -> Iterator[Path | None]:
    """Lend a fresh folder that replaces the target; None when it is current."""
    state = hashlib.sha256(b"".join(file.read_bytes() for file in inputs)).hexdigest()
    mark = target / MARK
    if mark.exists() and mark.read_text() == state:
        yield None
        return
    fresh = target.with_name(f"{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    yield fresh
    (fresh / MARK).write_text(state)
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
