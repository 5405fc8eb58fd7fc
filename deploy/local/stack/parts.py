"""Fetching what Python packages do not bring: jars and npm packages."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from stack import machine
from stack.home import ROOT
from stack.lock import one_at_a_time
from stack.progress import step
from stack.tool import run

PARTS = ROOT / ".local" / "parts"
LOCAL = ROOT / "deploy" / "local"
GATEWAY = ROOT / "services" / "gateway"
MARK = ".made-from"


def fetch_kafka() -> None:
    """Fetch Kafka's jars."""
    _fetch_jars("kafka", title="fetching Kafka")


def fetch_verapdf() -> Path:
    """Fetch the PDF validator's jars and name their folder."""
    return _fetch_jars("verapdf", title="fetching the PDF validator")


def fetch_mail() -> None:
    """Fetch the mail server."""
    source = LOCAL / "npm"
    inputs = [source / "package.json", source / "package-lock.json", source / ".npmrc"]
    with _made(PARTS / "npm", inputs=inputs) as folder:
        if folder is not None:
            for file in inputs:
                shutil.copy(file, folder)
            with step("fetching the mail server"):
                _npm("ci", folder=folder)


def fetch_page_assets() -> None:
    """Fetch the third-party files that the gateway's pages use."""
    names = ("package.json", "package-lock.json", "assets.mjs")
    target = GATEWAY / "gateway" / "static" / "third-party"
    mark = target / MARK
    state = _digest([GATEWAY / name for name in names])
    if mark.exists() and mark.read_text() == state:
        return
    with step("fetching the design system of the pages"):
        _npm("ci", folder=GATEWAY)
        run(
            [machine.node(), "assets.mjs"],
            failure="The pages' third-party files could not be laid out",
            folder=GATEWAY,
        )
    mark.write_text(state)


def _npm(verb: str, *, folder: Path) -> None:
    node = machine.node()
    npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    run(
        [node, npm, verb, "--ignore-scripts", "--loglevel=error"],
        failure="The npm packages could not be fetched",
        folder=folder,
        environment=os.environ
        | {"PATH": f"{node.parent}{os.pathsep}{os.environ['PATH']}"},
    )


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
    state = _digest(inputs)
    mark = target / MARK
    PARTS.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(PARTS):
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


def _digest(files: Sequence[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
