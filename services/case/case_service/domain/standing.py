"""What people are told of a notice: how it stands (NEW-2)."""

from datetime import datetime

from case_service.domain.proposal import Proposal, Stage, last_day


def stands(proposal: Proposal, *, at: datetime) -> str:
    """Tell who reads the notice what it still means."""
    match proposal.stage:
        case Stage.WAITING if proposal.can_dispute(at):
            return (
                "Nothing is decided yet. You can dispute the report until "
                f"{last_day(proposal)}."
            )
        case Stage.WAITING:
            return _decision_due(proposal)
        case Stage.DISPUTED:
            return (
                "HCSC has your dispute. Nothing is decided until a reviewer answers "
                "it, and until then the time for a decision stands still."
            )
        case Stage.WITHDRAWN:
            return TAKEN_BACK
        case Stage.CARRIED_OUT:
            return "The time for an answer is over, and HCSC has decided."


TAKEN_BACK = (
    "We are no longer considering not to approve your application on the basis of this "
    "notice. It stands here as it was sent."
)


def notice_sent(proposal: Proposal, *, at: datetime) -> str:
    """Tell that there is a notice and until when, and nothing of what it says."""
    if proposal.stage is Stage.DISPUTED:
        return "A notice was sent and answered: a reviewer's reply comes first."
    if not proposal.can_dispute(at):
        return f"A notice was sent. {_decision_due(proposal)}"
    return f"A notice was sent. It can be answered until {last_day(proposal)}."


def what_next_before_rejection(proposal: Proposal, *, at: datetime) -> str:
    """Tell the producer how the notice stands."""
    if proposal.stage is Stage.DISPUTED:
        return "HCSC has your dispute. Nothing is decided until a reviewer answers it."
    considering = "HCSC is considering not to approve your application."
    if not proposal.can_dispute(at):
        return f"{considering} {_decision_due(proposal)}"
    return (
        f"{considering} Read the notice: you can answer it until {last_day(proposal)}."
    )


def _decision_due(proposal: Proposal) -> str:
    return (
        f"The time for an answer ended on {last_day(proposal)}, and a decision is due."
    )
