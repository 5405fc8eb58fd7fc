"""The closing line adds up what the tiers report."""

from pathlib import Path

from tests.support.run import Score, read_report

REPORT = """<testsuites><testsuite>
<testcase name="one"/>
<testcase name="two"><failure message="no"/></testcase>
<testcase name="three"><error message="no"/></testcase>
<testcase name="four"><skipped/></testcase>
</testsuite></testsuites>"""


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
