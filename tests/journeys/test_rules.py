"""Do two operators change a fee on the command line, and nobody else?"""

import secrets
from datetime import date, timedelta

import pytest

from story.people import StaffLogin
from tests.support.covers import covers
from tests.support.hiring import hire
from tests.support.operator import Operator

# Long after everything else that these tests do, and another day in each run.
DAY = date(2040, 1, 1) + timedelta(days=secrets.randbelow(20_000))


@pytest.fixture(scope="module")
def operators(stack):
    """Two operators of this system."""
    return [hire(stack, "operator") for _ in range(2)]


@pytest.fixture(scope="module")
def says(stack):
    """Give an operator's command as somebody who types their password."""

    def run(*words: str, login: StaffLogin | None = None, password: str = ""):
        who = ("--login", login.login_name) if login else ()
        typed = password or (login.password if login else "")
        return Operator(stack).tries("rules", *words, *who, typed=typed)

    return run


@covers("NEW-7", "FEE-2")
def test_two_operators_change_a_fee_and_the_list_tells_who_did(says, operators):
    proposer, approver = operators
    begins = ("--from", f"{DAY}", "--source", "Letter 7 of the Department.")
    proposed = says("add", "fee", "TX", "14.25", *begins, login=proposer)
    assert "fee for TX is $14.25" in proposed.stdout, proposed.stderr
    number = proposed.stdout.split()[1]

    approved = says("approve", number, login=approver)
    assert approved.stdout.startswith("Approved."), approved.stderr

    listed = says("list", "--on", f"{DAY}", "--kind", "fee").stdout
    (line,) = [row for row in listed.splitlines() if row.split()[1:2] == [number]]
    assert "in force" in line
    assert proposer.login_name in line
    assert approver.login_name in line
    ends = ("--from", f"{DAY + timedelta(days=1)}", "--source", "Letter 8.")
    retired = says("retire", number, *ends, login=approver)
    assert "a rule of kind fee for TX ends" in retired.stdout, retired.stderr
    end = retired.stdout.split()[1]
    own = says("approve", end, login=approver)
    assert (own.returncode, own.stdout) == (1, "")
    approved = says("approve", end, login=proposer)
    assert approved.stdout.startswith("Approved."), approved.stderr
    later = f"{DAY + timedelta(days=1)}"
    listed = says("list", "--on", later, "--kind", "fee", "--all").stdout
    (line,) = [row for row in listed.splitlines() if row.split()[1:2] == [number]]
    assert "retired" in line


@covers("NEW-7")
def test_a_name_alone_changes_nothing(says, operators, staff):
    begins = ("--from", f"{DAY}", "--source", "Nobody's letter.")
    words = ("add", "fee", "NM", "1", *begins)
    guessed = says(*words, login=operators[0], password="not the password")  # noqa: S106
    assert (guessed.returncode, guessed.stdout) == (1, "")
    assert "is not correct" in guessed.stderr
    reviewer = says(*words, login=staff["reviewer"])
    assert (reviewer.returncode, reviewer.stdout) == (1, "")
    assert "no operator's" in reviewer.stderr


@covers("NEW-7")
def test_a_slip_in_a_kind_or_a_number_is_named_and_is_no_fault(says, operators):
    slip = says("list", "--kind", "fees")
    assert (slip.returncode, slip.stdout) == (2, "")
    assert "It is one of fee, minimum" in slip.stderr
    too_long = says("approve", "9" * 20, login=operators[0])
    assert (too_long.returncode, too_long.stdout) == (2, "")
    assert "Traceback" not in too_long.stderr
