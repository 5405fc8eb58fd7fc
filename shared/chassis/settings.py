"""Settings: one frozen object per service, read once, complete or no start."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

_FROM_FILE = "_file"


class UnusableSettings(Exception):
    """A setting is unknown, missing or wrong; the message names it, never its value."""


class SiteSettings(BaseModel):
    """What everything that answers HTTP needs to run."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    host: str = "127.0.0.1"
    port: int
    token_private_key: SecretStr
    profile: Literal["demo", "production"] = "production"
    log_level: str = "info"
    otlp_endpoint: str | None = None
    trusted_proxies: str = ""
    """Addresses or networks, by commas, whose X-Forwarded-For is believed."""


class ServiceSettings(SiteSettings):
    """What every service with a database needs to run."""

    database_url: SecretStr
    migration_database_url: SecretStr | None = None
    database_pool: int = 10
    kafka_bootstrap: str
    token_public_keys: Path
    key_encryption_key: SecretStr | None = None


S = TypeVar("S", bound=BaseModel)


def read_settings(kind: type[S], *, prefix: str, environment: Mapping[str, str]) -> S:
    """Build the settings from the variables that begin with the prefix.

    `CASE_PORT` sets `port`; `CASE_DATABASE_URL_FILE` sets `database_url` to the content
    of a file, which is how secrets come. Raises UnusableSettings with one sentence that
    names what is unknown, missing or wrong.
    """
    given = {
        name.removeprefix(prefix).lower(): value
        for name, value in environment.items()
        if name.startswith(prefix)
    }
    values = {}
    for name, value in given.items():
        if name.endswith(_FROM_FILE) and name not in kind.model_fields:
            values[name.removesuffix(_FROM_FILE)] = _content(prefix, name, value)
        else:
            values[name] = value
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        raise UnusableSettings(_sentence(prefix, error)) from None


def _content(prefix: str, name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise UnusableSettings(
            f"{prefix}{name.upper()} names a file that cannot be read: "
            f"{error.strerror}."
        ) from None


def _sentence(prefix: str, error: ValidationError) -> str:
    faults = (
        f"{prefix}{'_'.join(map(str, fault['loc'])).upper()}: {fault['msg'].lower()}"
        for fault in error.errors(include_input=False, include_url=False)
    )
    return f"The settings cannot be used: {'; '.join(faults)}."
