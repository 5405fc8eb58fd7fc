"""A producer who comes back finds what they gave before filled in again (PEER-8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from case_service.domain.people import Invitee, mailbox
from case_service.domain.tab import Tab, Values
from case_service.domain.us_date import us_date

# Bank data is never carried over: a new case must not pay to an account that nobody has
# entered in it. The questionnaire and the Code of Conduct are statements of their day.
_CARRIED = (Tab.GENERAL, Tab.E_AND_O)
# The file belongs to the earlier case.
_LEFT_OUT = frozenset({"declaration_page"})


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier application of the same person holds, still to be confirmed."""

    key: str
    ended_on: date
    answers: Mapping[Tab, Values]

    @property
    def words(self) -> str:
        """Which application it was, for people."""
        return f"your application {self.key} of {us_date(self.ended_on)}"


def is_same_mailbox(one: Invitee, other: Invitee) -> bool:
    """Tell whether two invitations went to one address.

    Each invitation has an account of its own. Knowing somebody's SSN is not enough to
    see what they gave before; reading their mail is what both accounts began with.
    """
    return mailbox(one.email) == mailbox(other.email)


def carried_over(answers: Mapping[Tab, Values]) -> dict[Tab, dict[str, str]]:
    """Pick from the answers of an earlier case what may be filled in again."""
    return {
        tab: {
            field: value
            for field, value in answers[tab].items()
            if field not in _LEFT_OUT
        }
        for tab in _CARRIED
        if any(answers.get(tab, {}).values())
    }
