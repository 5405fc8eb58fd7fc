"""A bench that missed an aim ends with a status that says so, and names it."""

import pytest

from tests.bench.report import MISSED, Report, at_least, at_most


@pytest.mark.parametrize(
    ("aim", "is_met"),
    [
        (at_most(10, 10, unit="ms"), True),
        (at_most(10, 10.1, unit="ms"), False),
        (at_least(0.35, 0.35, unit="x"), True),
        (at_least(0.35, 0.34, unit="x"), False),
    ],
)
def test_an_aim_is_met_up_to_its_bound(aim, is_met):
    assert aim.is_met is is_met
    assert str(aim).endswith(": met" if is_met else ": MISSED")


def test_a_run_that_met_every_aim_ends_well(capsys):
    report = Report()
    report.tell("a save", "p99 9 ms", at_most(10, 9, unit="ms"), limit="p99 3 ms")
    report.tell("what nobody judges", "7 MB")
    assert report.status == 0
    assert report.last_line == "Every aim was met."
    assert "limit: p99 3 ms; aim 10 ms: met" in capsys.readouterr().out


def test_one_missed_aim_decides_the_status_and_is_named_at_the_end():
    report = Report()
    report.tell("a page", "p99 12 ms", at_most(10, 12, unit="ms", of="p99"))
    report.tell("a start", "9 s", at_most(25, 9, unit="s"))
    report.tell("a pair", "x0.2", at_least(0.35, 0.2, unit="x"))
    assert report.status == MISSED
    assert MISSED not in (0, 1, 2), "trouble and wrong words have these"
    assert report.last_line == (
        "Missed: a page (12 ms, p99 aim 10 ms); a pair (0.2 x, aim 0.35 x)."
    )
