"""What a reviewer's buttons ask for, and the words that follow."""

from collections.abc import Mapping

from contracts.api.case_review import (
    Action,
    GiveVerdict,
    GiveVerdicts,
    Reject,
    RequestInfo,
    ReviewCase,
    StaffAct,
    StaffReason,
)
from gateway.pages.form import FormView
from gateway.session import Person, Posted

ACTS: Mapping[Action, str] = {
    "claim": "claim",
    "release": "release",
    "judge": "verdicts",
    "request_information": "information-requests",
    "approve": "approval",
    "put_in_error": "error",
    "return_to_review": "return",
    "reject": "rejection",
    "withdraw_rejection": "rejection-withdrawal",
    "answer_dispute": "dispute-answer",
}
"""The address under the case of each act of a reviewer."""

FIELD_OF: Mapping[str, str] = {
    "judge": "checks",
    "request_information": "message",
    "put_in_error": "reason",
    "return_to_review": "reason",
    "reject": "reason",
    "answer_dispute": "answer",
}
"""Where a refusal is shown, by the button that was pressed."""


_YES_OR_NO = {"yes": True, "no": False}


def wish_of(person: Person, step: str, posted: Posted) -> StaffAct:
    """Read what the pressed button asks for."""
    version = int(posted.get("version") or 0)
    by_name = person.name
    if step == "judge":
        return GiveVerdicts(
            version=version, by_name=by_name, verdicts=_verdicts(posted)
        )
    if step == "request_information":
        wanted = posted.get("wanted_documents").splitlines()
        return RequestInfo(
            version=version,
            by_name=by_name,
            message=posted.get("message"),
            reopened_tabs=posted.all("reopened_tabs"),
            wanted_documents=tuple(line.strip() for line in wanted if line.strip()),
        )
    if step == "reject":
        return Reject(
            version=version,
            by_name=by_name,
            reason=posted.get("reason"),
            rests_on_report=_YES_OR_NO.get(posted.get("rests_on_report")),
        )
    if step == "answer_dispute":
        return StaffReason(
            version=version, by_name=by_name, reason=posted.get("answer")
        )
    if step in {"put_in_error", "return_to_review", "take_over"}:
        reason = posted.get("reason")
        return StaffReason(version=version, by_name=by_name, reason=reason)
    return StaffAct(version=version, by_name=by_name)


DONE: Mapping[str, str] = {
    "claim": "The case is yours.",
    "take_over": "The case is yours.",
    "release": "The case is free for others.",
    "judge": "Your verdicts are kept.",
    "request_information": "The request is sent to the producer.",
    "approve": "The case is approved. The Welcome Letter is on its way.",
    "put_in_error": "The case is in error.",
    "return_to_review": "The case is back in review.",
    "reject": "The case is rejected.",
    "announce": "The producer is sent a notice, and can answer before the rejection.",
    "withdraw_rejection": "The announced rejection is withdrawn.",
    "answer_dispute": "Your answer is sent to the producer.",
    "file_again": "The appointment is filed with the state again.",
}


_LEADS_TO: Mapping[str, str] = {
    "request_information": "Information Requested",
    "approve": "Approved",
    "put_in_error": "Error",
    "return_to_review": "HCSC Review",
    "reject": "Rejected",
}

CHANGED_SINCE = (
    "This was done before, and the case has changed since. Here it stands as it is now."
)


def done_words(case: ReviewCase, step: str) -> str:
    """Say what was done, as long as the case shows it.

    Back and a form that is sent twice lead to the same address later.
    """
    is_mine = {"claim": True, "take_over": True, "release": False}
    holds = is_mine.get(step, case.assigned_to_me) == case.assigned_to_me
    status = case.overview.status
    if holds and _LEADS_TO.get(step, status) == status:
        return DONE.get(step, "")
    return CHANGED_SINCE


def _verdicts(posted: Posted) -> tuple[GiveVerdict, ...]:
    return tuple(
        GiveVerdict(
            requirement=(requirement := name.removeprefix(_VERDICT)),
            verdict=value,
            because=posted.get(f"because_{requirement}"),
            shown=posted.get(f"shown_verdict_{requirement}"),
            shown_because=posted.get(f"shown_because_{requirement}"),
        )
        for name, value in posted.fields
        if name.startswith(_VERDICT)
    )


_VERDICT = "verdict_"


VERDICTS = (
    ("requires review", "Requires review"),
    ("no issue", "No issue"),
    ("not acceptable", "Not acceptable, because"),
)


def decision_form(case: ReviewCase, form: FormView | None) -> FormView:
    """Fill in what is known: verdicts as kept, the request that they add up to."""
    judged = case.judgment.requirements
    kept: dict[str, str] = {
        f"{_VERDICT}{one.requirement}": one.verdict for one in judged
    }
    kept |= {f"because_{one.requirement}": one.because for one in judged}
    proposed = case.judgment.proposed_request
    if proposed is not None:
        kept["message"] = proposed.message
    if form is not None:
        return _typed_over(kept, form)
    tabs = proposed.reopened_tabs if proposed else ()
    return FormView(
        values=kept, ticked=frozenset(("reopened_tabs", tab) for tab in tabs)
    )


def _typed_over(kept: Mapping[str, str], form: FormView) -> FormView:
    """Show what was typed; a verdict nobody touched is shown as it is by now."""
    untouched = {
        field
        for name in form.values
        if name.startswith(_VERDICT)
        for field in _fields_untouched(name.removeprefix(_VERDICT), form)
    }
    typed = {f: value for f, value in form.values.items() if f not in untouched}
    return FormView(
        values={**kept, **typed},
        errors=form.errors,
        ticked=frozenset(one for one in form.ticked if one[0] not in untouched),
    )


def _fields_untouched(requirement: str, form: FormView) -> tuple[str, ...]:
    fields = (f"{_VERDICT}{requirement}", f"because_{requirement}")
    same = all(form.value(field) == form.value(f"shown_{field}") for field in fields)
    return fields if same else ()
