"""In which role somebody who may invite producers is with a case."""

from case_service.domain.case import Case
from case_service.domain.viewer import Viewer


def in_their_role(case: Case, by: Viewer) -> Viewer:
    """Narrow recruiter and support in one to what lets them in.

    Only support does where another person invited the producer.
    """
    if len(by.roles) == 1:
        return by
    has_invited = case.is_invited_by(by.account_id)
    return by.acting_as("recruiter" if has_invited else "support")
