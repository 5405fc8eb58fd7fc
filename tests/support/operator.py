"""What an operator of the running system says on the command line."""

import os
import subprocess
import sys
from pathlib import Path

from stack.home import Home


class Operator:
    """Speaks to the services of one running system by `producerpro`."""

    def __init__(self, home: Home) -> None:
        """Use the settings of that system."""
        self._environment = os.environ | {
            "PRODUCERPRO_HOME": str(home.path),
            "PRODUCERPRO_PORT_OFFSET": str(home.offset),
            # Wide enough that tables break no line.
            "COLUMNS": "250",
        }

    def says(self, *words: str) -> str:
        """Run a command; gives what it prints. Raises AssertionError if it fails."""
        done = self.tries(*words)
        if done.returncode:
            raise AssertionError(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout

    def tries(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Run a command that may fail; `typed` is what it reads."""
        command = [str(Path(sys.executable).with_name("producerpro")), *words]
        return subprocess.run(  # noqa: S603 (the product's own command)
            command,
            env=self._environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
