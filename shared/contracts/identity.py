"""What the identity service announces."""

from typing import ClassVar, Literal
from uuid import UUID

from contracts.event import Event
from contracts.words import Tenant

TOPIC = "onboarding.identity.events.v1"


class AccountCreated(Event):
    """A producer's account and User ID exist; the invitation can be mailed."""

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "account"

    type: Literal["hcsc.onboarding.AccountCreated.v1"] = (
        "hcsc.onboarding.AccountCreated.v1"
    )
    account_id: UUID
    case_id: UUID
    tenant: Tenant


class TemporaryPasswordRequested(Event):
    """Somebody asked for a temporary password; it is made when the mail goes out."""

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "account"

    type: Literal["hcsc.onboarding.TemporaryPasswordRequested.v1"] = (
        "hcsc.onboarding.TemporaryPasswordRequested.v1"
    )
    account_id: UUID
    case_id: UUID | None = None
    request_id: UUID


class PasswordChanged(Event):
    """An account has a new permanent password; its owner is told."""

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "account"

    type: Literal["hcsc.onboarding.PasswordChanged.v1"] = (
        "hcsc.onboarding.PasswordChanged.v1"
    )
    account_id: UUID
    case_id: UUID | None = None


class AccountLocked(Event):
    """Sign-in to an account is stopped after too many failures."""

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "account"

    type: Literal["hcsc.onboarding.AccountLocked.v1"] = (
        "hcsc.onboarding.AccountLocked.v1"
    )
    account_id: UUID
    case_id: UUID | None = None


class AccountUnlocked(Event):
    """Support has opened a locked account again; `by_account` is who did."""

    topic: ClassVar[str] = TOPIC
    aggregate_type: ClassVar[str] = "account"

    type: Literal["hcsc.onboarding.AccountUnlocked.v1"] = (
        "hcsc.onboarding.AccountUnlocked.v1"
    )
    account_id: UUID
    case_id: UUID | None = None
    by_account: UUID | None = None
