"""A refused migration ends the others, and nothing but its sentence is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

# Identity's is refused once case's has begun, which would go on until it is told.
MIGRATION = """#!/bin/sh
cd "$HOME"
if [ "$2" = identity_service ]; then
    read other < begun
    echo "$other" > pid
    echo "a table is missing" >&2
    exit 1
fi
echo $$ > begun
read word < end
"""
UP = """
import contextlib, gc, os, sys, threading
from pathlib import Path
from stack import services
from stack.plainly import speak_plainly
from stack.bring_up import run_together
from stack.diagram import Program
from stack.home import Home

home = Home(Path(sys.argv[1]))

def program(name, *, home):
    words = (str(home.path / "python"), "-m", f"{name}_service", "all")
    return Program(name, words, {"HOME": str(home.path)})

services.program = program
names = ["identity", "case"]
try:
    speak_plainly(lambda: run_together(services.migrate(names, home=home)))
finally:
    # A migration that is still there ends now; what waited for it is let go.
    with contextlib.suppress(OSError):
        os.close(os.open(home.path / "end", os.O_WRONLY | os.O_NONBLOCK))
        for thread in threading.enumerate():
            if "waitpid" in thread.name:
                thread.join()
    gc.collect()
"""


def test_a_refused_migration_is_one_sentence_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    command = tmp_path / "python"
    command.write_text(MIGRATION)
    command.chmod(0o700)
    for pipe in ("begun", "end"):
        os.mkfifo(tmp_path / pipe)

    done = subprocess.run(  # noqa: S603 (ours)
        [sys.executable, "-c", UP, str(tmp_path)], capture_output=True, text=True
    )

    assert done.stderr == "identity could not migrate its schema: a table is missing\n"
    assert done.returncode == 1
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
