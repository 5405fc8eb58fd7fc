"""Running other people's programs and telling their failures in one sentence."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from stack.trouble import Trouble


def run(
    command: Sequence[str | Path],
    *,
    failure: str,
    user: str | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program to its end; its last words become part of the failure."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            capture_output=True,
            check=False,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            text=True,
            user=user,
            group=user,
            extra_groups=() if user else None,
        )
    except FileNotFoundError as error:
        raise Trouble(f"{failure}: {command[0]} is not there.") from error
    if done.returncode:
        raise Trouble(f"{failure}: {_last_words(done.stderr + done.stdout)}")
    return done.stdout


def _last_words(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower()]
    return (telling or lines or ["it said nothing"])[0 if telling else -1][:300]
