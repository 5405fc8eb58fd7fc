"""Where the simulator listens and whom it lets in."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr

PREFIX = "NIPR_SIMULATOR_"


class Settings(BaseModel):
    """Read from the environment, NIPR_SIMULATOR_PORT and so on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = "127.0.0.1"
    port: int = 8110
    user: str
    password: SecretStr
    slow_seconds: float = 60.0
    """How long fixture 24 keeps a caller waiting."""


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Collect the settings; NIPR_SIMULATOR_X_FILE names a file that holds X.

    Raises pydantic.ValidationError, which names what is missing or unknown.
    """
    values: dict[str, str] = {}
    for name, value in environment.items():
        if not name.startswith(PREFIX):
            continue
        field = name.removeprefix(PREFIX).lower()
        if field.endswith("_file"):
            values[field.removesuffix("_file")] = Path(value).read_text().strip()
        else:
            values[field] = value
    return Settings.model_validate(values)
