"""Members of staff who act outside a browser."""

from dataclasses import dataclass
from uuid import UUID

from case_service.domain.viewer import Viewer, viewer
from chassis.refusal import Refused

OPERATOR = "operator"


class NotAnOperator(Refused):
    """Rules are an operator's matter."""

    def __init__(self) -> None:
        super().__init__(
            "not_an_operator",
            "This account is no operator's. Rules are changed by two operators.",
        )


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator whom the identity service has recognized by their password."""

    account_id: UUID
    login_name: str

    def acting_in(self, tenant: str) -> Viewer:
        """Give who acts, as the history of a case names them."""
        return viewer([OPERATOR], tenant=tenant, account_id=self.account_id)
