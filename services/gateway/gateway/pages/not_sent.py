"""What was typed into a form that is gone by now: shown, so that it can be copied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contracts.api.case_review import ReviewCase
from gateway.pages.form import FormView
from gateway.pages.labels import label


@dataclass(frozen=True)
class NotSent:
    """A text that was typed, under the name and the label of its field."""

    name: str
    label: str
    words: str


def not_sent(form: FormView, gone: Mapping[str, str]) -> tuple[NotSent, ...]:
    """Give what was typed into fields, by name and label, that are not drawn."""
    typed = ((name, form.value(name)) for name in gone)
    return tuple(
        NotSent(name, gone[name], words)
        for name, words in typed
        if words.strip() and words != form.value(f"shown_{name}")
    )


def not_decided(case: ReviewCase, form: FormView | None) -> tuple[NotSent, ...]:
    """Give what a reviewer typed for a button that the case has no more."""
    return not_sent(form, dict(_gone(case))) if form else ()


_BUTTONS = {
    "message": {"request_information"},
    "wanted_documents": {"request_information"},
    "reason": {"put_in_error", "return_to_review", "reject"},
    "answer": {"answer_dispute"},
}


def _gone(case: ReviewCase) -> Iterator[tuple[str, str]]:
    for name, buttons in _BUTTONS.items():
        if not buttons & set(case.actions):
            yield name, label(name)
    if "judge" not in case.actions:
        for one in case.judgment.requirements:
            yield f"because_{one.requirement}", f"{one.title}: not acceptable, because"
