"""Structured logs: one JSON line each, ids and names of things, nothing personal."""

import logging
import math
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any, TextIO
from uuid import UUID

import structlog
from pydantic import BaseModel, SecretBytes, SecretStr

from chassis.context import correlation_id

HIDDEN = "[hidden]"

# A net below the rule that only ids are logged: SSNs, account numbers, bearer tokens.
_PATTERNS = re.compile(
    r"\b\d{3}-\d{2}-\d{4}\b|(?<![\w-])\d{9,17}(?![\w-])|Bearer\s+\S+|eyJ[\w-]+\.\S+"
)
_NOISY = ("aiokafka", "httpx", "httpcore", "urllib3", "uvicorn.access", "fontTools")

QUIET_SECONDS = 30
"""For so long a library's line is not logged again: aiokafka says 50 a second."""


def where(error: BaseException) -> dict[str, str]:
    """Say what failed and where, without the message: it may quote what was typed."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = (f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
    return {"error": type(error).__qualname__, "at": " > ".join(places)}


def configure_logging(
    service: str, *, level: str, stream: TextIO | None = None
) -> None:
    """Send every log line of this process as JSON to standard output, or elsewhere."""
    out = stream or sys.stdout
    processors: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _belonging(service),
        _drop_traceback,
        hide_sensitive,
    ]
    structlog.configure(
        processors=[*processors, structlog.processors.JSONRenderer()],
        logger_factory=structlog.PrintLoggerFactory(out),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(out)
    handler.addFilter(Repeats())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
            foreign_pre_chain=processors,
        )
    )
    logging.basicConfig(handlers=[handler], level=level.upper(), force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)


class Repeats(logging.Filter):
    """Lets what a noisy library repeats through once in a while, with its count."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        super().__init__()
        # By logger and text without its values: since when, and how often unlogged.
        self.told: dict[tuple[str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a line is to be logged; it may get a count."""
        if not record.name.startswith(_NOISY):
            return True
        kind = type(record.exc_info[1]).__name__ if record.exc_info else ""
        line, now = (record.name, f"{record.msg} {kind}"), record.created
        since, unlogged = self.told.get(line, (-math.inf, 0))
        if now - since < QUIET_SECONDS:
            self.told[line] = (since, unlogged + 1)
            return False
        if unlogged:
            text = f"{record.getMessage()} ({unlogged} more like it unlogged)"
            record.msg, record.args = text, ()
        self._forget(before=now - 10 * QUIET_SECONDS)
        self.told[line] = (now, 0)
        return True

    def _forget(self, *, before: float) -> None:
        self.told = {line: told for line, told in self.told.items() if told[0] > before}


def _belonging(service: str) -> Any:  # noqa: ANN401 (structlog's processor)
    def add(
        _: object, __: str, line: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        return {"service": service, "correlation_id": correlation_id(), **line}

    return add


def hide_sensitive(
    _: object, __: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Hide secrets by type, whole payloads, and what looks like an SSN or a token."""
    return {name: _shown(value) for name, value in line.items()}


def _shown(value: object) -> object:
    if isinstance(value, SecretStr | SecretBytes | BaseModel | bytes):
        return HIDDEN
    if isinstance(value, str):
        return _PATTERNS.sub(HIDDEN, value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Mapping):
        return {name: _shown(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_shown(each) for each in value]
    return value


def _drop_traceback(
    _: object, __: str, line: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace a traceback by its place: its text may quote values."""
    info = line.pop("exc_info", None)
    error = info[1] if isinstance(info, tuple) else sys.exc_info()[1] if info else None
    return {**line, **where(error)} if error is not None else line
