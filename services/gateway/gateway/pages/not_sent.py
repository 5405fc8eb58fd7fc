"""What was typed into a form that is gone by now: shown, so that it can be copied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from contracts.api.case_review import ReviewCase
from gateway.pages.form import FormView
from gateway.pages.labels import TAB_NAMES, label


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
    """Give what a reviewer typed or ticked for a button that the case has no more."""
    return not_sent(_in_words(form), dict(_gone(case))) if form else ()


_BUTTONS = {
    "message": {"request_information"},
    "reopened_tabs": {"request_information"},
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
            yield f"verdict_{one.requirement}", f"Verdict on {one.title}"
            yield f"because_{one.requirement}", f"{one.title}: not acceptable, because"


def _in_words(form: FormView) -> FormView:
    """Say ticked sections and chosen verdicts as the page does beside their boxes."""
    said = {
        name: value.capitalize()
        for name, value in form.values.items()
        if name.startswith(("verdict_", "shown_verdict_"))
    }
    ticked = (name for tab, name in TAB_NAMES.items() if form.has("reopened_tabs", tab))
    said["reopened_tabs"] = ", ".join(ticked)
    return replace(form, values={**form.values, **said})
