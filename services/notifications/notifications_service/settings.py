"""What an operator decides about the notifications service."""

from pydantic import Field, HttpUrl, SecretStr

from chassis.settings import ServiceSettings


class Settings(ServiceSettings):
    """All settings; the environment names them NOTIFICATIONS_…"""

    port: int = 8104
    case_url: str = "http://127.0.0.1:8102"
    identity_url: str = "http://127.0.0.1:8101"
    documents_url: str = "http://127.0.0.1:8103"

    public_url: HttpUrl
    """Where people reach the gateway; links in mails begin with it."""

    smtp_host: str
    smtp_port: int = 25
    smtp_start_tls: bool = False
    smtp_username: str | None = None
    smtp_password: SecretStr | None = None
    sender: str = "Producer_Service_Center@hcsc.net"

    senders: int = Field(default=4, ge=1, le=32)
    """How many mails are handed over at once."""

    mails_a_second: float = Field(default=10.0, gt=0)
    """What the mail server is asked to take at most, by each instance."""
