"""The tabs of a case: shown from what is stored, saved by one form each.

Save keeps anything, complete or not; what is wrong is computed from what is stored.
"""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chassis.refusal import Refused
from contracts.api.case_fields import FIELDS
from contracts.api.case_tabs import TabView
from contracts.words import Tab
from gateway.pages.conflict import is_stored, show_conflict, stored_files
from gateway.pages.drawn_tab import Showing, draw_tab
from gateway.pages.frame import go, services_of
from gateway.pages.password_again import save_proven
from gateway.pages.refused_tab import Unsaved, ask_again, explain
from gateway.pages.typed_numbers import too_late
from gateway.pages.upload import FileRefused, hand_on, what_came_of, words_of
from gateway.services.case import NewerVersion
from gateway.session import HAD_FILE, Person, Posted, posted_form, signed_in

router = APIRouter()
Producer = Annotated[Person, signed_in("producer", upload=True)]
PostedForm = Annotated[Posted, Depends(posted_form)]

ORDER = tuple(Tab)


@router.get("/cases/{key}/{tab}")
async def show(
    request: Request,
    person: Producer,
    key: str,
    tab: Tab,
    check: str = "",
    saved: str = "",
) -> Response:
    """Show a tab as stored; `check` lists what is wrong with it."""
    services = services_of(request)
    overview = await services.case.overview(person.caller, key=key)
    if overview.next_step.strip("/") == "start":
        return go(f"/cases/{key}/start")
    view = await services.case.tab(person.caller, key=key, tab=tab)
    return await draw_tab(
        request, person, overview=overview, view=view, shown=Showing(bool(check), saved)
    )


@router.post("/cases/{key}/{tab}")
async def save(
    request: Request, person: Producer, key: str, tab: Tab, posted: PostedForm
) -> Response:
    """Keep what the form holds, then stay or go on."""
    return await store(request, person, key=key, tab=tab, posted=posted)


@router.patch("/cases/{key}/{tab}")
async def autosave(
    request: Request, person: Producer, key: str, tab: Tab, posted: PostedForm
) -> Response:
    """Keep what is typed so far; a newer version is never written over."""
    try:
        view = await services_of(request).case.save_fields(
            person.caller,
            key=key,
            tab=tab,
            version=posted.get("version"),
            values=values_of(tab, posted),
        )
    except NewerVersion as conflict:
        newer = {"version": conflict.newer.version}
        return JSONResponse(newer, status_code=412)
    # What is kept while it is typed confirms nothing, and changes no address of mails.
    waits = (one.message for one in view.problems if one.field == "confirmation")
    note = next(waits, "") if view.facts.password_needed else ""
    return JSONResponse({"version": view.version, "status": view.status, "note": note})


async def store(
    request: Request, person: Person, *, key: str, tab: Tab, posted: Posted
) -> Response:
    """Save a tab and say where to go on; also for a form that outlived its session."""
    if tab is Tab.APPOINTMENTS:  # for reference: there is nothing to store
        return go(f"/cases/{key}/{tab if _step_of(posted) == 'save' else _after(tab)}")
    if late := too_late(posted):
        view = await services_of(request).case.tab(person.caller, key=key, tab=tab)
        # Of a closed section nothing is asked again: its save is refused, as any.
        if view.editable:
            form = Unsaved(key, tab, posted.get("version"), values_of(tab, posted))
            return await ask_again(request, person, form=form, view=view, wrong=late)
    return await _save(request, person, key=key, tab=tab, posted=posted)


async def _save(
    request: Request, person: Person, *, key: str, tab: Tab, posted: Posted
) -> Response:
    values = values_of(tab, posted)
    case, version = services_of(request).case, posted.get("version")
    # The file first: the tab is saved with its id, and without it if it is refused.
    files, refused = await _hand_on_files(request, person, key=key, posted=posted)
    values |= {name: file for name, file in files.items() if name in values}
    keep = partial(
        case.save_tab, person.caller, key=key, tab=tab, version=version, values=values
    )
    try:
        view = await save_proven(
            request, person, posted, save=lambda proof: keep(proof=proof)
        )
    except NewerVersion as conflict:
        view = conflict.newer
        mine = values | stored_files(view, but=files)
        # Back and Save again, or autosave in another window, are no conflict.
        if not is_stored(view, mine):
            overview = await case.overview(person.caller, key=key)
            lost = words_of(refused)
            return show_conflict(
                request, overview=overview, newer=view, mine=mine, lost=lost
            )
    except Refused as refusal:
        about_files = what_came_of(posted, files, refused)
        form = Unsaved(key, tab, version, values, about_files)
        return await explain(request, person, form=form, refusal=refusal)
    if not refused:
        return go(_next_address(key, view, _step_of(posted)))
    overview = await case.overview(person.caller, key=key)
    problems = tuple(one.problem for one in refused)
    shown = Showing(refused=problems, status=refused[0].status)
    return await draw_tab(request, person, overview=overview, view=view, shown=shown)


async def _hand_on_files(
    request: Request, person: Person, *, key: str, posted: Posted
) -> tuple[dict[str, str], tuple[FileRefused, ...]]:
    if not posted.uploads:
        return {}, ()
    overview = await services_of(request).case.overview(person.caller, key=key)
    return await hand_on(request, person, overview=overview, posted=posted)


def values_of(tab: Tab, posted: Posted) -> dict[str, str]:
    """Take a tab's fields from its form; a file keeps the id that it had.

    After a conflict a number that is kept as stored is not typed a second time either.
    """
    values = {
        # Some are posted twice: a file also as the id it had, a number that was typed
        # before also as it was then, which what is typed now replaces.
        name: next((value for value in reversed(posted.all(name)) if value), "")
        for name in FIELDS[tab]
    }
    if posted.get("resolved"):
        values |= {
            name: ""
            for name in values
            if not values.get(name.removesuffix("_again"), "")
        }
    return values


def _step_of(posted: Posted) -> str:
    # A form that outlived its session has lost its file on the way.
    step = posted.get("step")
    is_lost = step == "upload" or posted.get(HAD_FILE)
    return "no-file" if is_lost and not posted.uploads else step


def _next_address(key: str, view: TabView, step: str) -> str:
    here = f"/cases/{key}/{view.tab}"
    if step in ("upload", "no-file"):
        return f"{here}?saved={step}"
    if step == "save":
        return f"{here}?check=1&saved=save"
    if any(problem.blocks == "submission" for problem in view.problems):
        return f"{here}?check=1"
    return f"/cases/{key}/{_after(view.tab)}"


def _after(tab: Tab) -> Tab:
    return ORDER[ORDER.index(tab) + 1]
