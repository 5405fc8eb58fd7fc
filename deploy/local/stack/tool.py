"""Running other people's programs and telling their failures in one sentence."""

import asyncio
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


async def run_beside(
    command: Sequence[str],
    *,
    failure: str,
    environment: Mapping[str, str],
    typed: bytes | None = None,
) -> None:
    """Run a program while others run; its last line becomes part of the failure.

    It does not outlive the wait for it: when another's failure ends all of them, what
    is still running would be left to an event loop that is closed.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
        env=environment,
        stdin=subprocess.DEVNULL if typed is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        output, _ = await process.communicate(typed)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
    if process.returncode:
        lines = output.decode(errors="replace").strip().splitlines()
        raise Trouble(f"{failure}: {(lines or ['nothing'])[-1]}")


def _last_words(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower()]
    return (telling or lines or ["it said nothing"])[0 if telling else -1][:300]
