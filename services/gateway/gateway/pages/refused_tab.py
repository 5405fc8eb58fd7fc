"""A tab that was not saved: its form once more, or what was typed, to be copied."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from chassis.refusal import Refused, Unacceptable
from contracts.api.case_tabs import Problem, TabView
from contracts.words import Tab
from gateway.pages.drawn_tab import Showing, draw_tab
from gateway.pages.form import problems_of
from gateway.pages.frame import services_of
from gateway.pages.not_saved import show_not_saved
from gateway.pages.password_again import asked_again
from gateway.session import Person


@dataclass(frozen=True)
class Unsaved:
    """A form that was refused, with what was typed into it."""

    key: str
    tab: Tab
    version: str
    values: Mapping[str, str]
    about_files: str = ""


async def explain(
    request: Request, person: Person, *, form: Unsaved, refusal: Refused
) -> Response:
    """Show the form again where it can be mended; else say why it is not saved."""
    case = services_of(request).case
    if wrong := _to_mend(refusal):
        view = await case.tab(person.caller, key=form.key, tab=form.tab)
        return await ask_again(request, person, form=form, view=view, wrong=wrong)
    overview = await case.overview(person.caller, key=form.key)
    said = f"{refusal} {form.about_files}".strip()
    return show_not_saved(
        request, overview=overview, tab=form.tab, typed=form.values, said=said
    )


def _to_mend(refusal: Refused) -> tuple[Problem, ...]:
    if password := asked_again(refusal):
        return (password,)
    # Longer than a field may be, say: not one of all the others should be typed anew.
    is_fault = isinstance(refusal, Unacceptable)
    return problems_of(refusal.extra) if is_fault else ()


async def ask_again(
    request: Request,
    person: Person,
    *,
    form: Unsaved,
    view: TabView,
    wrong: tuple[Problem, ...],
) -> Response:
    """Show the form with what was typed, for what has to be typed otherwise."""
    overview = await services_of(request).case.overview(person.caller, key=form.key)
    # A mistyped password should not cost what was typed, nor let it be saved over newer
    # work: the form keeps the version that it was made from.
    made = view.model_copy(update={"version": int(form.version or view.version)})
    shown = Showing(refused=wrong, status=422, typed=form.values)
    return await draw_tab(request, person, overview=overview, view=made, shown=shown)
