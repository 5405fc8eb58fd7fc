"""What a list shows of a case's sealed data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from case_service.domain import background, e_and_o
from case_service.domain.case_file import CaseFile
from case_service.domain.completeness import Answers
from case_service.domain.contradictions import contradictions
from case_service.domain.findings import expired
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
    producer corrects them; `contradictions` are what NIPR's record has against them,
    each with the day from which it has (NEW-1).
    """

    name: str
    npn: str
    invited_name: str
    name_differs: bool
    regulatory_actions: int
    answers: Answers
    contradictions: Mapping[str, date] = field(default_factory=dict)


def glance(file: CaseFile) -> Glance:
    """Take from a case what lists show of it."""
    is_submitted = file.case.review_round > 0
    return Glance(
        name=file.name,
        npn=file.identity.npn if file.identity else "",
        invited_name=file.invitee.name,
        name_differs=file.name_differs,
        regulatory_actions=file.record.regulatory_actions if file.record else 0,
        answers=_submitted(file) if is_submitted else {},
        contradictions=_contradictions(file) if is_submitted else {},
    )


def _contradictions(file: CaseFile) -> Mapping[str, date]:
    # A license may expire while the case waits and nobody saves anything.
    today, licenses = file.facts.today, file.facts.licenses
    found = {str(pair): today for pair in file.contradictions}
    answers = file.answers.get(Tab.BACKGROUND_QUESTIONNAIRE, {})
    ends = {one.expires_on for one in licenses if one.expires_on}
    for day in sorted(end + timedelta(days=1) for end in ends if end >= today):
        for pair in contradictions(answers, expired(licenses, today=day)):
            found.setdefault(str(pair), day)
    return found


def _submitted(file: CaseFile) -> Answers:
    return {
        tab: {name: value for name in names if (value := values.get(name))}
        for tab, names in _LOOKED_AT.items()
        if (values := file.answers.get(tab))
    }
