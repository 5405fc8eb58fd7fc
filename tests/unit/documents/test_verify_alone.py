"""The command that verifies, on single documents and on what it cannot check."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import typer
from typer.testing import CliRunner

from documents_service import commands
from tests.support.altered_files import flipped, rewritten, with_a_revision, with_junk
from tests.support.covers import covers


@covers("NEW-5")
def test_help_says_what_it_does_and_what_its_exit_status_means():
    done = subprocess.run(
        [sys.executable, "-m", "documents_service.commands", "--help"],
        capture_output=True,
        check=True,
        text=True,
        env={"TERM": "dumb"},
    )
    said = " ".join(done.stdout.split())
    assert "0 intact, 1 something is wrong, 2 nothing could be checked" in said
    assert "--root" in said


def test_the_command_has_its_name():
    (script,) = entry_points(group="console_scripts", name="producerpro-verify")
    assert script.load() is commands.main


@covers("NEW-5", "SIG-4")
def test_a_single_document_is_checked_as_far_as_it_goes(check, agreement):
    status, said = check(agreement.sealed)
    assert status == 0
    assert "signature “producer”: valid" in said
    assert "signature “hcsc”: valid" in said
    assert "only the record knows" in said


@covers("NEW-5", "SIG-4")
@pytest.mark.parametrize("alter", [with_a_revision, with_junk])
def test_an_addition_to_a_single_document_is_caught(check, agreement, alter):
    status, said = check(alter(agreement.sealed))
    assert status == 1
    assert "NOT INTACT" in said


@covers("NEW-5", "SIG-4")
def test_flipped_bytes_all_over_the_signed_bytes_are_caught(check, agreement):
    pdf = agreement.signed
    begins = pdf.index(b"/Contents <") + len(b"/Contents <")
    ends = pdf.index(b">", begins)
    for at in range(0, len(pdf), len(pdf) // 60):
        # The signature itself is not signed: a bundle has the hash for that.
        if not begins <= at < ends:
            assert check(flipped(pdf, at))[0] != 0, at


@covers("NEW-5")
@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_cannot_be_checked_is_told_with_what_to_do(check, content):
    status, said = check(content)
    assert status == 2
    assert said.startswith("NOT CHECKED:")


@covers("NEW-5")
def test_a_file_saved_by_another_program_is_not_intact(check, agreement):
    assert check(rewritten(agreement.sealed))[0] == 1


@covers("NEW-5")
def test_a_missing_file_or_root_is_told_with_what_to_do(tmp_path, maker):
    app = typer.Typer()
    app.command()(commands.verify_file)
    root = tmp_path / "root.pem"
    nowhere = str(tmp_path / "nowhere.zip")
    told = CliRunner().invoke(app, [nowhere, "--root", str(root)])
    assert told.exit_code == 2
    assert "There is no root certificate" in told.output
    root.write_bytes(b"no certificate")
    told = CliRunner().invoke(app, [nowhere, "--root", str(root)])
    assert "is not one PEM certificate" in told.output
    root.write_bytes(maker.root)
    told = CliRunner().invoke(app, [nowhere, "--root", str(root)])
    assert told.exit_code == 2
    assert "cannot be read (No such file or directory)" in told.output
