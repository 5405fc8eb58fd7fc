"""What an operator must act on is counted, and logged as an error, once each time."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from tests.support.covers import covers
from tests.support.nipr import PASSWORD
from tests.support.nipr_desk import NiprDesk

CALLS, CAP = "producerpro_nipr_calls_total", "producerpro_nipr_cap_reached_total"


@dataclass
class Watched:
    """What was counted and logged meanwhile."""

    name: str
    labels: dict[str, str]
    before: float
    logs: list[Any] = field(default_factory=list)

    @property
    def counted(self) -> float:
        """By how much the counter grew."""
        return value(self.name, self.labels) - self.before

    @property
    def errors(self) -> list[Any]:
        """What was logged as an error."""
        return [line for line in self.logs if line["log_level"] == "error"]


def value(name: str, labels: dict[str, str]) -> float:
    """Read a counter as it is scraped; it is not there before its first time."""
    return REGISTRY.get_sample_value(name, labels) or 0


@contextmanager
def watching(name: str, **labels: str):
    with capture_logs() as logs:
        yield Watched(name, labels, value(name, labels), logs)


@covers("HOME-3", "OPS-6")
@pytest.mark.parametrize("kind", ["hit-list", "report"])
async def test_refused_credentials_are_an_alarm(desk: NiprDesk, kind: str) -> None:
    wish = await desk.identified(5)
    if kind == "report":
        await desk.authorize(wish)
    else:
        await desk.wish(1)
    (desk.nipr.credentials.folder / "password").write_text("a wrong one")
    with watching(CALLS, kind=kind, outcome="unauthorized") as watched:
        assert await desk.run(kind)
        assert not await desk.run(kind), "nothing is asked until they are replaced"
    assert watched.counted == 1
    (error,) = watched.errors
    assert (error["kind"], error["outcome"]) == (kind, "unauthorized")
    assert "a wrong one" not in str(watched.logs)


@covers("HOME-3", "OPS-6")
async def test_missing_credentials_are_an_error_with_their_own_reason(
    desk: NiprDesk,
) -> None:
    (desk.nipr.credentials.folder / "password").unlink()
    with watching(CALLS, kind="hit-list", outcome="unavailable") as watched:
        await desk.look_up(5)
    assert watched.counted == 1
    assert [error["reason"] for error in watched.errors] == ["no_credentials"]


@covers("NEW-8", "OPS-6")
async def test_a_call_that_may_have_been_billed_is_an_alarm(desk: NiprDesk) -> None:
    with watching(CALLS, kind="hit-list", outcome="unknown_billed") as watched:
        await desk.look_up(25, series="02")
    assert watched.counted == 1
    assert [error["outcome"] for error in watched.errors] == ["unknown_billed"]


@covers("NEW-8", "OPS-6")
async def test_the_cap_of_a_month_is_an_alarm_once(desk: NiprDesk) -> None:
    await desk.look_up(1)
    with watching(CAP) as watched:
        await desk.look_up(5, cap=1)
        await desk.run("hit-list", cap=1)
    assert watched.counted == 1
    assert len(watched.errors) == 1


@covers("HOME-2")
async def test_a_call_that_was_answered_is_no_alarm(desk: NiprDesk) -> None:
    with watching(CALLS, kind="hit-list", outcome="found") as watched:
        await desk.look_up(5)
    assert watched.counted == 1
    assert watched.errors == []
    assert PASSWORD not in str(watched.logs)
