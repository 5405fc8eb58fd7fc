"""What a list shows of a case's sealed data."""

from collections.abc import Mapping
from dataclasses import dataclass

from case_service.domain import background, e_and_o
from case_service.domain.case_file import CaseFile
from case_service.domain.completeness import Answers
from case_service.domain.state import State
from case_service.domain.tab import Tab

# The answers that a flag looks at; the explanations of the questionnaire are long.
_LOOKED_AT: Mapping[Tab, tuple[str, ...]] = {
    Tab.LICENSES: tuple(State),
    Tab.BACKGROUND_QUESTIONNAIRE: background.ANSWERS,
    Tab.E_AND_O: tuple(e_and_o.LIMITS),
}


@dataclass(frozen=True, slots=True)
class Glance:
    """Who the producer is, and what flags look at.

    Before the first submission there are no answers: what is still being typed stands
    out to nobody. Afterwards they are those that the case's page shows, also while the
    producer corrects them.
    """

    name: str
    npn: str
    invited_name: str
    name_differs: bool
    regulatory_actions: int
    answers: Answers


def glance(file: CaseFile) -> Glance:
    """Take from a case what lists show of it."""
    return Glance(
        name=file.name,
        npn=file.identity.npn if file.identity else "",
        invited_name=file.invitee.name,
        name_differs=file.name_differs,
        regulatory_actions=file.record.regulatory_actions if file.record else 0,
        answers=_submitted(file) if file.case.review_round else {},
    )


def _submitted(file: CaseFile) -> Answers:
    return {
        tab: {name: value for name in names if (value := values.get(name))}
        for tab, names in _LOOKED_AT.items()
        if (values := file.answers.get(tab))
    }
