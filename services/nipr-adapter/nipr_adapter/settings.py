"""What the adapter can be told: NIPR_ADAPTER_… in the environment."""

from pathlib import Path
from typing import Literal

from pydantic import SecretStr

from chassis.settings import ServiceSettings

PREFIX = "NIPR_ADAPTER_"


class Settings(ServiceSettings):
    """Which NIPR to talk to, how, and how much may be spent.

    The simulator and the real service differ in these settings and in nothing else.
    """

    port: int = 8105
    key_encryption_key: SecretStr
    """Without it nothing that NIPR says could be kept."""
    case_url: str

    nipr_url: str
    nipr_credentials: Path
    """A folder with the files `user` and `password`, read anew for each call."""
    nipr_authentication: Literal["basic", "legacy"] = "basic"
    """`legacy` puts the credentials among the parameters, as old hosts want them."""
    nipr_hit_list_method: Literal["POST", "GET"] = "POST"
    """A GET has the SSN in its address, which proxies log."""
    nipr_connect_seconds: float = 5.0
    nipr_answer_seconds: float = 30.0
    nipr_max_body_bytes: int = 32 * 1024 * 1024
    nipr_calls_at_once: int = 2
    """However many processes make them."""

    monthly_cap: int = 2000
    """The most calls that may be paid for in a month (Central Time)."""
    hit_list_cents: int = 100
    report_cents: int = 200
    """Estimates for the ledger: NIPR's contract and invoice say what a call costs."""
    error_patterns: Path | None = None
    lines_of_authority: Path | None = None

    s3_endpoint: str
    s3_access_key: SecretStr
    s3_secret_key: SecretStr
    s3_bucket: str = "pdb-reports"
    s3_secure: bool = False
