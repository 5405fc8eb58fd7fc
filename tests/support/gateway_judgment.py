"""What rules and reviewer found, as the pages of the gateway get it."""

from contracts.api.case_review import (
    CheckedView,
    EarlierVerdict,
    Judgment,
    ProposedRequest,
    RequirementView,
)
from tests.support.gateway_values import NOW

BECAUSE = "The page cannot be read."


def a_check(*exceptions: str, **changes) -> CheckedView:
    """A check that has passed, unless exceptions are named."""
    values = {
        "title": "E&O cover is complete and in force",
        "passed": not exceptions,
        "exceptions": exceptions,
        "remedy": "Request information with E&O reopened.",
        "blocks_approval": False,
    }
    return CheckedView(**values | changes)


def a_requirement(*checks: CheckedView, **changes) -> RequirementView:
    """E&O, judged not acceptable in the second round."""
    values = {
        "requirement": "e-and-o",
        "title": "E&O",
        "checks": checks or (a_check(),),
        "verdict": "not acceptable",
        "because": BECAUSE,
        "given_by": "Riley Reviewer",
        "given_at": NOW,
        "earlier": (
            EarlierVerdict(
                review_round=1,
                verdict="no issue",
                because="",
                given_by="Robin Reviewer",
                given_at=NOW,
            ),
        ),
    }
    return RequirementView(**values | changes)


def a_judgment(**changes) -> Judgment:
    """One requirement with an exception, and the request that follows from it."""
    exception = a_check("The aggregate limit is below $500,000.", blocks_approval=True)
    values = {
        "requirements": (a_requirement(exception, a_check()),),
        "has_exceptions": True,
        "proposed_request": ProposedRequest(
            message=f"E&O: {BECAUSE}", reopened_tabs=("e-and-o",)
        ),
    }
    return Judgment(**values | changes)
