"""NIPR's credentials: two files of a secret store, read anew for each call."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr


@dataclass(frozen=True, slots=True)
class Credentials:
    """A folder with the files `user` and `password`, replaced when they rotate."""

    folder: Path

    def read(self) -> tuple[str, SecretStr]:
        """Give what stands in the files now."""
        user = (self.folder / "user").read_text("utf-8").strip()
        password = (self.folder / "password").read_text("utf-8").strip()
        return user, SecretStr(password)

    def changed_at(self) -> datetime:
        """Tell when either of them was last replaced.

        The folder counts too: a secret store writes a new file first and puts it in
        place later, and then only the folder knows the moment from which it was read.
        """
        watched = (self.folder, self.folder / "user", self.folder / "password")
        return max(_modified_at(path) for path in watched)


def _modified_at(path: Path) -> datetime:
    try:
        seconds = path.stat().st_mtime
    except FileNotFoundError:
        # It is being replaced: the folder has changed, which is what counts.
        seconds = 0.0
    return datetime.fromtimestamp(seconds, UTC)
