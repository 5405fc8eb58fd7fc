"""What a reviewer's buttons ask for, and the words that follow."""

from collections.abc import Mapping

from contracts.api.case_review import Action, RequestInfo, StaffAct, StaffReason
from gateway.session import Person, Posted

ACTS: Mapping[Action, str] = {
    "claim": "claim",
    "release": "release",
    "request_information": "information-requests",
    "approve": "approval",
    "put_in_error": "error",
    "return_to_review": "return",
    "reject": "rejection",
}
"""The address under the case of each act of a reviewer."""

FIELD_OF: Mapping[str, str] = {
    "request_information": "message",
    "put_in_error": "reason",
    "return_to_review": "reason",
    "reject": "reason",
}
"""Where a refusal is shown, by the button that was pressed."""


def wish_of(person: Person, step: str, posted: Posted) -> StaffAct:
    """Read what the pressed button asks for."""
    version = int(posted.get("version") or 0)
    by_name = person.name
    if step == "request_information":
        wanted = posted.get("wanted_documents").splitlines()
        return RequestInfo(
            version=version,
            by_name=by_name,
            message=posted.get("message"),
            reopened_tabs=posted.all("reopened_tabs"),
            wanted_documents=tuple(line.strip() for line in wanted if line.strip()),
        )
    if step in {"put_in_error", "return_to_review", "reject"}:
        reason = posted.get("reason")
        return StaffReason(version=version, by_name=by_name, reason=reason)
    return StaffAct(version=version, by_name=by_name)


DONE: Mapping[str, str] = {
    "claim": "The case is yours.",
    "release": "The case is free for others.",
    "request_information": "The request is sent to the producer.",
    "approve": "The case is approved. The Welcome Letter is on its way.",
    "put_in_error": "The case is in error.",
    "return_to_review": "The case is back in review.",
    "reject": "The case is rejected.",
}
