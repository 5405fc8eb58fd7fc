"""Logs: one JSON line each, with ids and without people."""

import json
import logging
from uuid import UUID

import pytest
import structlog
from pydantic import BaseModel, SecretStr

from chassis.context import begin_work
from chassis.logging import HIDDEN, configure_logging, hide_sensitive, where
from tests.support.covers import covers


class Person(BaseModel):
    ssn: str


@pytest.fixture
def lines_of(capsys):
    """Do something with logging as in a service; give the lines that it logged."""
    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level

    def act(deed):
        configure_logging("case", level="info")
        deed()
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    yield act
    structlog.reset_defaults()
    logging.getLogger().handlers[:] = handlers
    logging.getLogger().setLevel(level)


def fail():
    raise LookupError("987-65-4321")


def shown(**values):
    return hide_sensitive(None, "info", dict(values))


@covers("OPS-2")
@pytest.mark.parametrize(
    "value",
    [
        SecretStr("x"),
        Person(ssn="x"),
        b"x",
        "987-65-4321",
        "987654321",
        "000123456789",
        "Bearer abc.def",
        "eyJhbGciOi.J9.x",
        {"deep": ["987-65-4321"]},
    ],
    ids=lambda value: type(value).__name__,
)
def test_sensitive_values_are_hidden_by_type_and_by_look(value):
    text = f"{shown(field=value)}"

    assert HIDDEN in text
    assert "987" not in text
    assert "123456789" not in text


def test_ids_times_and_places_are_shown_as_they_are():
    line = {
        "case_id": "01a21091-9cae-7cfc-b18e-81bb5fcb77fb",
        "at": "2026-11-25T02:38:38+00:00",
        "place": "onboarding.case.events.v1/3/123456",
        "count": 123456789,
    }

    assert shown(**line) == line


def test_an_id_is_written_as_its_plain_text():
    text = "01a21091-9cae-7cfc-b18e-81bb5fcb77fb"

    assert shown(case_id=UUID(text), of=[UUID(text)]) == {"case_id": text, "of": [text]}


def test_an_error_is_told_by_kind_and_place_only():
    with pytest.raises(LookupError) as caught:
        fail()

    told = where(caught.value)

    assert told["error"] == "LookupError"
    assert "test_logging.py" in told["at"]
    assert "987" not in f"{told}"


@covers("OPS-6")
def test_our_lines_and_those_of_libraries_have_one_form(lines_of):
    current = begin_work()

    def log():
        structlog.get_logger("ours").info("happened", case="PP-2026-ABCDEF")
        logging.getLogger("theirs").warning("something about %s", "987-65-4321")

    ours, theirs = lines_of(log)

    assert ours["event"] == "happened"
    assert theirs["event"] == f"something about {HIDDEN}"
    for line in (ours, theirs):
        assert line["service"] == "case"
        assert line["correlation_id"] == current
        assert line["timestamp"]


@pytest.mark.parametrize("logger", [logging.getLogger, structlog.get_logger])
def test_a_traceback_is_reduced_to_its_place(lines_of, logger):
    def log():
        try:
            fail()
        except LookupError:
            logger("somebody").exception("failed")

    (line,) = lines_of(log)

    assert line["error"] == "LookupError"
    assert "987" not in f"{line}"
