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
        """Tell when the password was last replaced."""
        modified = (self.folder / "password").stat().st_mtime
        return datetime.fromtimestamp(modified, UTC)
