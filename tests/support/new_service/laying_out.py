"""What a new service consists of, and who has to hear of it."""

import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

TEMPLATE = Path(__file__).parent / "template"
STACK = "deploy/local/stack"

# File, a text in it, and what stands in its place afterwards. The neighbor whose
# name each list has already is notifications.
EDITS = (
    ("pyproject.toml", ":services/notifications:",
     ":services/notifications:services/$name:"),
    ("pyproject.toml", '    "notifications_service",\n',
     '    "notifications_service",\n    "$package",\n'),
    ("pyproject.toml", "gateway | ", "gateway | $package | "),
    ("pyproject.toml", '    "notifications_service.domain",\n',
     '    "notifications_service.domain",\n    "$package.domain",\n'),
    ("pyproject.toml", '    "notifications_service.use_cases",\n',
     '    "notifications_service.use_cases",\n    "$package.use_cases",\n'),
    (f"{STACK}/diagram.py", '"notifications", ', '"notifications", "$name", '),
    (f"{STACK}/services.py", '"notifications", ', '"notifications", "$name", '),
    (f"{STACK}/kafka.py", 'CONSUMERS = (', 'CONSUMERS = ("$name", '),
    (f"{STACK}/postgres.py", '"notifications", ', '"notifications", "$schema", '),
    (f"{STACK}/ports.py", '    "nipr": ', '    "$name": $port,\n    "nipr": '),
    ("deploy/local/supervisord.conf", "[program:gateway]\n",
     "$supervisord[program:gateway]\n"),
    ("deploy/compose.yaml", "  gateway:\n", "$compose  gateway:\n"),
    ("tests/support/token_keys.py", '"notifications", ', '"notifications", "$name", '),
)  # fmt: skip


class CannotLayOut(Exception):
    """The service cannot be made: its name, or a file that must know it, is unfit."""


@dataclass(frozen=True, slots=True)
class NewService:
    """The names of a service."""

    name: str
    package: str
    schema: str
    prefix: str
    port: int


def named(name: str = "", *, root: Path) -> NewService:
    """Give a service all its names, and the next free port. Raises CannotLayOut."""
    if not re.fullmatch(r"[a-z]{2,}(-[a-z]{2,})*", name):
        raise CannotLayOut(
            "Say what it is called: make new-service name=commissions (lower case "
            "letters, words joined by hyphens)."
        )
    if (root / "services" / name).exists():
        raise CannotLayOut(f"services/{name} is there already.")
    word = name.replace("-", "_")
    ports = re.findall(r"8[12]\d\d", (root / STACK / "ports.py").read_text())
    return NewService(
        name=name,
        package=word if "_" in word else f"{word}_service",
        schema=word,
        prefix=word.upper(),
        port=next(port for port in range(8101, 8300) if str(port) not in ports),
    )


def lay_out(service: NewService, *, root: Path) -> None:
    """Write the service, and enter it wherever services are listed."""
    names = {key: str(value) for key, value in asdict(service).items()}
    folder = root / "services" / service.name
    changed = []
    for source in sorted(TEMPLATE.rglob("*.txt")):
        inside = source.relative_to(TEMPLATE).with_suffix("")
        changed.append(_write(source, folder / service.package / inside, names))
    for page in ("README.md", "pyproject.toml"):
        _write(TEMPLATE.parent / f"{page}.txt", folder / page, names)
    sections = {
        section: _filled(TEMPLATE.parent / f"{section}.txt", names)
        for section in ("supervisord", "compose")
    }
    for file, old, new in EDITS:
        changed.append(_edit(root / file, old, Template(new), names | sections))
    _format([path for path in changed if path.suffix == ".py"])


def _filled(source: Path, names: dict[str, str]) -> str:
    return Template(source.read_text()).substitute(names)


def _write(source: Path, target: Path, names: dict[str, str]) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_filled(source, names))
    return target


def _edit(path: Path, old: str, new: Template, names: dict[str, str]) -> Path:
    text = path.read_text()
    if old not in text:
        raise CannotLayOut(f"{path.name} has no {old.strip()!r} to write beside.")
    path.write_text(text.replace(old, new.substitute(names)))
    return path


def _format(paths: list[Path]) -> None:
    """Sort imports and break lines as the new names need it."""
    ruff = Path(sys.executable).with_name("ruff")
    for verb in (["check", "--select", "I", "--fix"], ["format"]):
        subprocess.run([ruff, *verb, "--quiet", *paths], check=True)  # noqa: S603
