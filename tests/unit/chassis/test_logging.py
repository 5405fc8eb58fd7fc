"""Logs: one JSON line each, with ids and without people."""

import json
import logging
from uuid import UUID

import pytest
import structlog
from pydantic import BaseModel, SecretStr

from chassis.context import begin_work
from chassis.logging import (
    HIDDEN,
    QUIET_SECONDS,
    Repeats,
    configure_logging,
    hide_sensitive,
    where,
)
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
    assert "987-65-" not in f"{told}"


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
    assert "987-65-" not in f"{line}"


@pytest.fixture
def said():
    """Let a library say something at a second; gives what becomes of it."""
    repeats = Repeats()

    def say(second, text="no broker %s", *args, logger="aiokafka.conn"):
        line = logging.LogRecord(
            logger, logging.ERROR, "", 0, text, args or ("here",), None
        )
        line.created = float(second)
        return line.getMessage() if repeats.filter(line) else None

    return say


@covers("OPS-6")
def test_what_a_library_repeats_is_logged_once_in_a_while_with_its_count(said):
    assert said(0) == "no broker here"
    assert [said(second) for second in range(1, QUIET_SECONDS)] == [None] * 29
    assert said(QUIET_SECONDS) == "no broker here (29 more like it unlogged)"
    assert said(2 * QUIET_SECONDS) == "no broker here"


def test_lines_are_alike_whatever_they_tell_but_not_those_of_another_logger(said):
    assert said(0, "node %s", 1) == "node 1"
    assert said(1, "node %s", 2) is None
    assert said(1, "lost %s", 2) == "lost 2"
    assert said(1, "node %s", 2, logger="aiokafka.cluster") == "node 2"


def test_a_library_that_never_repeats_itself_fills_no_memory():
    repeats = Repeats()
    for second in range(10_000):
        values = {"name": "aiokafka", "msg": f"{second}", "created": float(second)}
        assert repeats.filter(logging.makeLogRecord(values))
    assert len(repeats.told) <= 10 * QUIET_SECONDS


def test_what_is_not_known_to_be_noisy_is_always_logged(said):
    twice = [said(0, "%s fell", "it", logger="asyncio") for _ in range(2)]
    assert twice == ["it fell"] * 2


def test_a_broker_that_is_away_does_not_flood_the_logs(lines_of):
    def log():
        for _ in range(500):
            logging.getLogger("aiokafka.conn").error("Unable connect to node %s", 1)

    assert [line["event"] for line in lines_of(log)] == ["Unable connect to node 1"]
