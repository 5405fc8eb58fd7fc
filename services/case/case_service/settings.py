"""What the case service needs to run."""

from typing import Self

from pydantic import SecretStr, model_validator

from chassis.settings import ServiceSettings

PREFIX = "CASE_"


class Settings(ServiceSettings):
    """Settings of the case service, from variables that begin with CASE_."""

    port: int = 8102
    nipr_adapter_url: str
    identity_url: str
    """Where operators who change rules are recognized."""
    key_encryption_key: SecretStr
    blind_index_key: SecretStr
    name_index_key: SecretStr
    accept_simulated_people: bool = False

    @model_validator(mode="after")
    def production_knows_real_people_only(self) -> Self:
        """Refuse to start where somebody could onboard with an SSN that nobody has."""
        if self.accept_simulated_people and self.profile == "production":
            raise ValueError(
                "simulated people are for demonstrations: production refuses "
                "accept_simulated_people"
            )
        return self
