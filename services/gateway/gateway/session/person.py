"""Who is asking, as far as pages need to know."""

from dataclasses import dataclass

from pydantic import SecretStr

from chassis.callers import Caller
from contracts.api.identity import Session


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in, with the token that every form of theirs carries."""

    session: Session
    token: SecretStr
    form_token: str

    @property
    def caller(self) -> Caller:
        """What the services are told about who asks."""
        return Caller(
            service="gateway",
            account_id=self.session.account_id,
            roles=frozenset(self.session.roles),
            session_id=self.session.session_id,
            tenant=self.session.tenant,
        )

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.session.display_name

    def has_role(self, *roles: str) -> bool:
        """Tell whether the person has one of the roles."""
        return not set(roles).isdisjoint(self.session.roles)
