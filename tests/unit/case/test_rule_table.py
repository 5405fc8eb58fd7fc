"""What an operator reads of the rule book, however wide the terminal is."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from case_service.commands.rule_table import print_rules
from case_service.domain.rule_change import Hand, RuleChange
from case_service.use_cases.list_rules import RuleBook
from tests.support.covers import covers

SOURCE = "Producer Pro for Producers names a Montana Addendum, for review only."
SHIPPED = Hand(None, "Producer Pro", datetime(2024, 1, 1, 6, tzinfo=UTC))
ADDENDUM = RuleChange(
    UUID(int=1),
    kind="addendum",
    scope="MT",
    effective_on=date(2024, 1, 1),
    value="montana-addendum",
    source=SOURCE,
    proposed=SHIPPED,
    number=2,
)


@covers("NEW-7")
@pytest.mark.parametrize("columns", ["40", "80", "139", "140", "250"])
def test_no_terminal_is_too_narrow_for_dates_and_sources(columns, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", columns)
    book = RuleBook((ADDENDUM,), date(2026, 11, 27))
    print_rules(book, kind="", everything=False)
    printed = capsys.readouterr().out
    assert "On 11/27/2026, Central Time:" in printed
    # A cell of a table may take several lines, and loses nothing by it.
    words = {word for line in printed.splitlines() for word in line.split()}
    assert {"addendum", "montana-addendum", "01/01/2024", *SOURCE.split()} <= words
    assert "…" not in printed


@covers("NEW-7")
def test_a_book_without_such_rules_says_so(capsys):
    print_rules(RuleBook((), date(2026, 11, 27)), kind="fee", everything=False)
    assert "No rules." in capsys.readouterr().out
