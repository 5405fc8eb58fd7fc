"""The identity service: who types a command."""

from case_service.domain.staff import OPERATOR, NotAnOperator, Operator
from chassis.calls import ServiceClient
from contracts.api.identity import ConfirmStaff, Staff


class IdentityClient:
    """Asks the identity service who somebody is."""

    def __init__(self, client: ServiceClient) -> None:
        """Ask through this client."""
        self._client = client

    async def operator(self, typed: ConfirmStaff) -> Operator:
        """Give the operator whose name and password these are.

        Raises Refused for wrong ones, NotAnOperator for others' accounts, Unavailable.
        """
        bound = self._client.as_service("change-rules")
        staff = await bound.post("/staff/confirmations", typed, Staff)
        if OPERATOR not in staff.roles:
            raise NotAnOperator
        return Operator(staff.account_id, staff.login_name)
