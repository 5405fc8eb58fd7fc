"""What an operator decides about the identity service."""

from typing import Literal

from pydantic import Field, SecretStr

from chassis.settings import ServiceSettings

PREFIX = "IDENTITY_"


class Settings(ServiceSettings):
    """All settings; the environment names them IDENTITY_…"""

    port: int = 8101
    case_url: str = "http://127.0.0.1:8102"

    pepper: SecretStr = Field(min_length=32)
    """A secret that password hashes need besides the database; keep it for ever."""

    password_profile: Literal["manual", "strict"] = "manual"  # noqa: S105 (a profile)
    """`manual`: 8 characters, as the users' manual promises; `strict`: 15."""

    hashing_threads: int = Field(default=2, ge=1, le=64)
    """How many password hashes are computed at once, of 19 MiB each."""
