"""veraPDF's verdict on files."""

import shutil
import subprocess
from pathlib import Path

from stack import machine
from stack.parts import fetch_verapdf

FLAVOURS = ("ua1", "2a")


def verapdf(folder: Path, flavour: str) -> list[str]:
    """Judge every PDF of a folder; gives a line for each that begins PASS or FAIL."""
    java = machine.java() or shutil.which("java")
    assert java, "The PDF validator needs Java."
    judged = subprocess.run(  # noqa: S603 (the validator of the local stack)
        [
            java,
            "-Xmx400m",
            # For some seconds of work only the quick compiler is worth its time.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            f"{fetch_verapdf()}/*",
            "org.verapdf.apps.GreenfieldCliWrapper",
            "-f",
            flavour,
            "--format",
            "text",
            *map(str, sorted(folder.glob("*.pdf"))),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    return judged.stdout.splitlines()
