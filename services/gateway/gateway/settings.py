"""Settings of the gateway."""

from typing import Self

from pydantic import SecretStr, model_validator

from chassis.settings import SiteSettings


class GatewaySettings(SiteSettings):
    """All that may be set; unknown names refuse to start.

    The profile `demo` says on each page that its people are invented, and allows http.
    """

    port: int = 8080
    public_url: str = "http://localhost:8080"
    """The address that browsers use; https turns on secure cookies and HSTS."""

    identity_url: str = "http://127.0.0.1:8101"
    case_url: str = "http://127.0.0.1:8102"
    documents_url: str = "http://127.0.0.1:8103"
    sealing_key: SecretStr
    """At least 32 random characters, the same for all instances of the gateway."""

    @property
    def is_secure(self) -> bool:
        """Tell whether browsers come by https."""
        return self.public_url.startswith("https://")

    @model_validator(mode="after")
    def _needs_https(self) -> Self:
        if self.profile == "production" and not self.is_secure:
            raise ValueError("public_url must begin with https:// in production")
        if len(self.sealing_key.get_secret_value()) < 32:
            raise ValueError("sealing_key must have at least 32 characters")
        return self
