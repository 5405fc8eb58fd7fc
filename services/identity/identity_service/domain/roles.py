"""Who may do what: the one list of roles."""

from collections.abc import Mapping

from chassis.refusal import Unacceptable

ROLES: Mapping[str, str] = {
    "producer": "fills in, signs and reads their own cases",
    "recruiter": "invites producers and follows the ones they invited",
    "reviewer": "works the review queue: asks, approves, rejects",
    "support": "finds cases, sends invitations again, unlocks accounts",
    "operator": "runs the system and its settings",
}

STAFF = frozenset(ROLES) - {"producer"}
"""Roles that an operator gives; `producer` comes with an invitation only."""


class NoSuchStaffRole(Unacceptable):
    """A role that an operator cannot give."""

    def __init__(self) -> None:
        choices = ", ".join(sorted(STAFF))
        super().__init__("no_such_staff_role", f"The role is one of {choices}.")


def check_staff_role(role: str) -> str:
    """Give back a role that an operator may give; raises NoSuchStaffRole."""
    if role not in STAFF:
        raise NoSuchStaffRole
    return role
