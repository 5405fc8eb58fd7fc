"""The tables that operators keep as files: error texts and lines of authority."""

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from nipr_adapter.domain.lines_of_authority import LineRule
from nipr_adapter.domain.outcome import ErrorPattern, Outcome


def error_patterns(file: Path | None = None) -> tuple[ErrorPattern, ...]:
    """Read what NIPR's error texts mean, from a file or as shipped."""
    return tuple(
        ErrorPattern(
            pattern=_pattern(entry["pattern"]),
            outcome=Outcome(entry["outcome"]),
            reason=entry["reason"],
        )
        for entry in _read("error_patterns.toml", file)["patterns"]
    )


def line_rules(file: Path | None = None) -> tuple[LineRule, ...]:
    """Read which lines of authority cover health, from a file or as shipped."""
    return tuple(
        LineRule(
            state=entry["state"],
            name=_pattern(entry["name"]) if "name" in entry else None,
            code=entry.get("code"),
            covers_health=entry["covers_health"],
            since=entry["since"],
        )
        for entry in _read("lines_of_authority.toml", file)["rules"]
    )


def _read(shipped: str, file: Path | None) -> dict[str, Any]:
    source = file or resources.files("nipr_adapter") / shipped
    return tomllib.loads(source.read_text("utf-8"))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)
