"""What the case service needs to run."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, SecretStr, model_validator

from case_service.domain.background_check import Agency
from case_service.domain.invitation_terms import OnHit, Terms
from case_service.domain.policy import Policy
from case_service.domain.retention import Periods
from chassis.settings import ServiceSettings

PREFIX = "CASE_"


def _listed(value: object) -> object:
    """Read numbers that a variable holds with commas between them."""
    return value.split(",") if isinstance(value, str) else value


Days = Annotated[int, Field(ge=1, le=730)]


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
    approve_without_exceptions: bool = False
    """Let a case against which no rule has anything pass without a reviewer."""

    background_check: Literal["off", "simulated", "provider"] = "off"
    """Who checks the background of each submitted case."""

    background_check_url: str | None = None
    """Where the provider of background checks is asked."""

    background_check_name: str = ""
    background_check_address: str = ""
    background_check_telephone: str = ""
    """Who that provider is: a notice of a rejection has to name it (FCRA)."""

    background_check_holds_approval: bool = False
    """Let approval wait until the background check is answered."""

    filer_url: str | None = None
    """Where appointments are filed with the states. Without it a demonstration's are
    simulated, and others wait until there is one."""

    invitation_days: Days = 60
    """After so many days an invitation expires that was not used."""

    reminder_days: Annotated[tuple[Days, ...], BeforeValidator(_listed)] = (14, 3)
    """So many days before that its producer is reminded; 14,3 reminds twice."""

    on_duplicate: OnHit = OnHit.STOP
    """`stop` or `flag` who is invited while a case of theirs is open."""

    on_do_not_contract: OnHit = OnHit.STOP
    """`stop` or `flag` whom the do-not-contract list has."""

    keep_unused_days: Annotated[int, Field(ge=1)] = 90
    keep_refused_years: Annotated[int, Field(ge=1)] = 5
    keep_approved_years: Annotated[int, Field(ge=1)] = 10
    """How long a case is kept after it expired unused, was rejected or withdrawn, or
    was approved; see docs/runbooks/retention.md for where the numbers come from."""

    @property
    def periods(self) -> Periods:
        """How long cases are kept."""
        return Periods(
            unused_days=self.keep_unused_days,
            refused_years=self.keep_refused_years,
            approved_years=self.keep_approved_years,
        )

    @property
    def terms(self) -> Terms:
        """The terms on which producers are invited."""
        return Terms(
            accepts_simulated=self.accept_simulated_people,
            valid_days=self.invitation_days,
            reminder_days=self.reminder_days,
            on_duplicate=self.on_duplicate,
            on_do_not_contract=self.on_do_not_contract,
        )

    @property
    def policy(self) -> Policy:
        """What happens to a case that comes into review."""
        return Policy(
            may_pass=self.approve_without_exceptions,
            checks_background=self.background_check != "off",
            holds_approval=self.background_check_holds_approval,
        )

    @model_validator(mode="after")
    def production_checks_nobody_by_a_simulator(self) -> Self:
        """Refuse to start where an invented outcome could decide about somebody."""
        if self.background_check == "simulated" and self.profile == "production":
            raise ValueError(
                "a simulated background check is for demonstrations: production "
                "refuses background_check=simulated"
            )
        return self

    @property
    def background_check_agency(self) -> Agency:
        """Who checks backgrounds, as notices name it."""
        return Agency(
            self.background_check_name,
            self.background_check_address,
            self.background_check_telephone,
        )

    @model_validator(mode="after")
    def a_provider_can_be_named(self) -> Self:
        """Refuse to start where a notice could not say who reported."""
        agency = self.background_check_agency
        is_named = agency.name and agency.address and agency.telephone
        if self.background_check == "provider" and not is_named:
            raise ValueError(
                "background_check=provider needs background_check_name, _address and "
                "_telephone: a notice of a rejection names them"
            )
        return self

    @model_validator(mode="after")
    def a_provider_has_an_address(self) -> Self:
        """Refuse to start where checks could never be ordered, or nobody meant to."""
        if (self.background_check == "provider") != bool(self.background_check_url):
            raise ValueError(
                "background_check=provider and background_check_url belong together"
            )
        return self

    @model_validator(mode="after")
    def production_knows_real_people_only(self) -> Self:
        """Refuse to start where somebody could onboard with an SSN that nobody has."""
        if self.accept_simulated_people and self.profile == "production":
            raise ValueError(
                "simulated people are for demonstrations: production refuses "
                "accept_simulated_people"
            )
        return self
