"""A form as a template shows it: values, errors, warnings."""

import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from chassis.refusal import Refused, Unacceptable
from contracts.api.case_fields import FIELDS
from contracts.api.case_tabs import Problem, TabView
from contracts.words import Tab
from gateway.pages.labels import FILE_QUESTIONS, LABELS, full_label
from gateway.session import Posted


@dataclass(frozen=True)
class FormView:
    """What the fields hold and what is said about them."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    editable: bool = True
    ticked: frozenset[tuple[str, str]] = frozenset()
    is_conflict: bool = False

    @property
    def status(self) -> int:
        """The HTTP status of a page with the form; a conflict is no fault of it."""
        refused = 409 if self.is_conflict else 422
        return refused if self.errors else 200

    @property
    def error_title(self) -> str:
        """The heading of the error summary."""
        count = len(self.errors)
        return "There is a problem" if count == 1 else f"There are {count} problems"

    def value(self, name: str) -> str:
        """Give a field's value; empty where there is none."""
        return self.values.get(name, "")

    def has(self, name: str, value: str) -> bool:
        """Tell whether a box is ticked."""
        return self.value(name) == value or (name, value) in self.ticked

    def error(self, name: str) -> str:
        """Give the first thing that is wrong with a field."""
        return next((p.message for p in self.errors if p.field == name), "")

    def warning(self, name: str) -> str:
        """Give what is to be noted about a field that is not wrong."""
        return next((p.message for p in self.warnings if p.field == name), "")


def tab_form(tab: TabView, *, check: bool, more: Iterable[Problem] = ()) -> FormView:
    """Make the form of a tab; errors are listed where `check` asks for them."""
    blocking = tuple(p for p in tab.problems if p.blocks == "submission" and check)
    return FormView(
        values={
            name: value
            for name, value in tab.values.items()
            if tab.editable or name not in tab.leftovers
        },
        errors=_downwards((*more, *blocking), tab=tab.tab),
        warnings=tuple(p for p in tab.problems if p.blocks != "submission"),
        editable=tab.editable,
    )


def _downwards(problems: Iterable[Problem], *, tab: Tab) -> tuple[Problem, ...]:
    """Sort by place: who goes through the list goes down the page."""
    places = {name: at for at, name in enumerate(FIELDS[tab])}
    for file, number in FILE_QUESTIONS.items():
        places[file] = places.get(f"explanation_{number}", -1)
    # What is asked of the tab as a whole stands above its fields.
    return tuple(sorted(problems, key=lambda one: places.get(one.field, -1)))


def posted_form_view(posted: Posted, *errors: Problem) -> FormView:
    """Show a form again as it was posted."""
    return FormView(
        values=dict(posted.fields), errors=errors, ticked=frozenset(posted.fields)
    )


def refused_form(posted: Posted, refusal: Refused, *, field: str) -> FormView:
    """Show a form again with what a service says of it: of `field` where of no other.

    A rule of format or content is a fault of the form, anything else a conflict.
    """
    said = problems_of(refusal.extra) or (problem(field, str(refusal)),)
    is_conflict = not isinstance(refusal, Unacceptable)
    return replace(posted_form_view(posted, *said), is_conflict=is_conflict)


def told_apart(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put the field's label before a message that stands in a list more than once."""
    listed = tuple(problems)
    times = Counter(one.message for one in listed)
    return tuple(
        one.model_copy(update={"message": f"{full_label(one.field)}: {one.message}"})
        if times[one.message] > 1 and one.field in LABELS
        else one
        for one in listed
    )


def problem(name: str, message: str) -> Problem:
    """Say what is wrong with a field."""
    return Problem(field=name, message=message, blocks="submission")


def problems_of(extra: Mapping[str, object]) -> tuple[Problem, ...]:
    """Read the problems that a refusal lists."""
    listed = extra.get("problems", ())
    if not isinstance(listed, list | tuple):
        return ()
    return tuple(Problem.model_validate(entry) for entry in listed)


def new_key() -> str:
    """Make the idempotency key of a form."""
    return secrets.token_hex(16)
