"""The closing line adds up what the tiers report."""

import subprocess
from pathlib import Path

import pytest

from stack.home import ROOT
from tests.support import run
from tests.support.run import MEANWHILE, PYTEST, TIERS, WAITING, Score, read_report

TESTS = ROOT / "tests"
FILES = list(TESTS.rglob("test_*.py"))

REPORT = """<testsuites><testsuite>
<testcase name="one"/>
<testcase name="two"><failure message="no"/></testcase>
<testcase name="three"><error message="no"/></testcase>
<testcase name="four"><skipped/></testcase>
</testsuite></testsuites>"""


def named(*commands: tuple[str, ...]) -> list[str]:
    return [word for words in commands for word in words if word.startswith("tests/")]


def test_failures_and_errors_count_as_failed_and_skipped_as_neither(
    tmp_path: Path,
) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    assert read_report(report) == Score(passed=1, failed=2)


def test_a_tier_without_a_report_has_no_score(tmp_path: Path) -> None:
    assert read_report(tmp_path / "none.xml") == Score()


def test_tiers_add_up() -> None:
    assert Score(1, 2) + Score(3, 4) == Score(4, 6)


def test_each_folder_of_tests_is_run_by_one_tier_and_journeys_by_two_halves() -> None:
    found = {f"tests/{file.relative_to(TESTS).parts[0]}" for file in FILES}
    assert sorted(named(*TIERS.values())) == sorted([*found, "tests/journeys"])
    halves = [words for words in TIERS.values() if "tests/journeys" in words]
    marks = [words[words.index("-m", len(PYTEST)) + 1] for words in halves]
    assert marks == ["not alone", "alone"]


def test_what_is_run_meanwhile_has_no_use_for_the_parts_that_fail_then() -> None:
    folders = named(*(TIERS[name] for name in MEANWHILE))
    assert sorted(folders) == ["tests/architecture", "tests/contracts", "tests/unit"]
    assert "alone" in TIERS[WAITING]


def test_the_tier_that_waits_counts_and_is_shown_after_what_is_run_meanwhile(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    speaking = {name: ("echo", f"{name} has spoken") for name in TIERS}
    monkeypatch.setattr(run, "TIERS", speaking | {"unit": ("false",)})
    assert run.run_meanwhile() == Score(passed=3, failed=1)
    shown = capfd.readouterr().out.splitlines()
    assert [line for line in shown if line.endswith("has spoken")] == [
        "code has spoken",
        "architecture has spoken",
        f"{WAITING} has spoken",
    ]


def test_what_needs_no_server_runs_no_tests_before_their_tier() -> None:
    goal = TIERS["code"][-1]
    planned = subprocess.run(  # noqa: S603 (ours)
        ["make", "-n", goal],  # noqa: S607 (whichever make the machine has)
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "check-types" in planned.stdout
    assert "check-shape" not in planned.stdout
