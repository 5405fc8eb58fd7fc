"""Who asks for a case: nothing is loaded without saying so."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who asks; the roles decide which cases exist for them.

    Producers see their own case, recruiters those they invited, reviewers and support
    all of their tenant. `has_confirmed` tells that the person has shown their password
    again just now.
    """

    roles: frozenset[str]
    tenant: str = ""
    account_id: UUID | None = None
    has_confirmed: bool = False

    @property
    def role(self) -> str:
        """The one role that the history names; who acts in several must choose."""
        (role,) = self.roles
        return role

    @property
    def is_support(self) -> bool:
        """Tell whether somebody is here to help, and judges nothing."""
        return "support" in self.roles and "reviewer" not in self.roles

    @property
    def sees_all(self) -> bool:
        """Tell whether every case of the tenant is there for somebody."""
        return not self.roles.isdisjoint({"reviewer", "support"})

    def acting_as(self, *roles: str) -> "Viewer":
        """Narrow to the roles in which an act is done."""
        return replace(self, roles=self.roles.intersection(roles))


def viewer(roles: Iterable[str], *, tenant: str, account_id: UUID) -> Viewer:
    """Give the viewer for somebody who is signed in."""
    return Viewer(frozenset(roles), tenant, account_id)


SYSTEM = Viewer(frozenset({"system"}))
"""The service itself, when it hears an event or another service asks."""
