"""What goes wrong is told in one sentence, with a non-zero exit and no trace."""

import errno
import shutil
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest

from stack import machine, tool
from stack.home import Home
from stack.plainly import speak_plainly
from stack.readiness import last_words, obituary
from stack.trouble import Trouble

Usage = namedtuple("Usage", "total used free")


def raising(error: BaseException) -> Callable[[], None]:
    def verb() -> None:
        raise error

    return verb


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Trouble("Port 8080 is in use."), "Port 8080 is in use."),
        (OSError(errno.ENOSPC, "no space", "/data/x"), "The disk is full: /data/x."),
        (KeyboardInterrupt(), "Interrupted."),
    ],
)
def test_a_trouble_is_one_line_and_a_bad_exit(
    error: BaseException, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        speak_plainly(raising(error))
    assert ending.value.code == 1
    assert capsys.readouterr().err.strip() == sentence


def test_a_fault_of_our_own_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        speak_plainly(raising(ZeroDivisionError()))


def test_a_full_disk_is_told_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10, 9, 5_000_000))
    with pytest.raises(Trouble, match="nearly full: 5 MB are free, 1000 MB are needed"):
        machine.must_have_room(tmp_path)


def test_a_missing_tool_is_told_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Trouble, match="apt-get install chromium-headless-shell maven"):
        machine.must_have("mvn", "chromium-headless-shell")


def test_a_program_that_fails_is_told_with_its_own_words() -> None:
    with pytest.raises(Trouble, match="It failed: ERROR: no such mirror"):
        tool.run(
            ["sh", "-c", "echo begun; echo ERROR: no such mirror >&2; exit 3"],
            failure="It failed",
        )


def test_a_program_that_is_not_there_is_told() -> None:
    with pytest.raises(Trouble, match="no-such-program is not there"):
        tool.run(["no-such-program"], failure="It failed")


def test_a_dead_part_is_told_with_its_last_words(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.logs.mkdir()
    (home.logs / "kafka.log").write_text("starting\nno such folder\n\n")
    sentence = obituary("kafka", home=home, is_dead=True)
    assert sentence.startswith("kafka does not stay up; it last said: no such folder")
    assert str(home.logs / "kafka.log") in sentence


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ("begun\nready\n", "ready"),
        ("ERROR no such folder\n  at kafka.Kafka.main\nbye\n", "ERROR no such folder"),
        ("Traceback\n  File x\nKeyError: 'port'\n", "KeyError: 'port'"),
        ("", "nothing"),
    ],
)
def test_of_a_log_the_last_complaint_is_told(log: str, told: str) -> None:
    assert last_words(log) == told
