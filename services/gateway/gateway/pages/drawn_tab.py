"""How a tab is drawn: as stored, or with what was typed and refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from contracts.api.case import CaseOverview
from contracts.api.case_tabs import Problem, TabView
from contracts.words import Tab
from gateway.pages.case_files import FILE_TABS, files_of
from gateway.pages.form import new_key, tab_form
from gateway.pages.frame import page
from gateway.pages.sections import is_outdated
from gateway.pages.typed_numbers import all_sealed, endings, without_numbers
from gateway.session import Person

SAVED_WORDS: Mapping[str, str] = {
    "save": "What you entered is kept.",
    "upload": "Your file is here, and what you entered is kept.",
    "no-file": "What you entered is kept, but no file came with it. Choose the file "
    "again, then press Upload.",
}

WHY_CLOSED: Mapping[str, str] = {
    "HCSC Review": "You submitted it, and HCSC is reviewing it.",
    "Information Requested": "HCSC asked you for something else, and this section "
    "stays as you submitted it.",
    "Error": "HCSC has it and is working on a problem that was found.",
    "Approved": "HCSC has approved your application as it stands here.",
    "Rejected": "HCSC has decided on your application.",
    "Withdrawn": "Your application was withdrawn.",
    "Expired": "Your invitation has expired.",
}
"""Who has an application by its status, and so why a section cannot be changed."""


@dataclass(frozen=True)
class Showing:
    """How a tab is shown: with its errors, after a save, with a refused file.

    What was `typed` and refused stands in the page alone.
    """

    check: bool = False
    saved: str = ""
    refused: tuple[Problem, ...] = ()
    status: int = 200
    typed: Mapping[str, str] = field(default_factory=dict)


# What was made for signing says what held before.
OUTDATED = (
    "Your documents no longer say what you answered: open eSignature and have them "
    "made anew before you submit."
)


async def draw_tab(
    request: Request,
    person: Person,
    *,
    overview: CaseOverview,
    view: TabView,
    shown: Showing,
) -> Response:
    """Draw a tab."""
    if shown.typed:
        view = view.model_copy(update={"values": without_numbers(shown.typed)})
    here = f"/cases/{overview.key}/{view.tab}"
    return page(
        request,
        "tab.html",
        status=shown.status,
        overview=overview,
        current=view.tab,
        tab=view,
        form=tab_form(view, check=shown.check, more=shown.refused),
        why_closed=WHY_CLOSED.get(overview.status, ""),
        facts=view.facts,
        files_of=await files_of(request, person, overview=overview, tab=view.tab),
        has_file=view.tab in FILE_TABS,
        saved=_saved_words(shown, overview),
        is_unsaved=bool(shown.typed),
        kept=all_sealed(request, shown.typed, path=here),
        endings=endings(shown.typed),
        once=new_key(),
    )


def _saved_words(shown: Showing, overview: CaseOverview) -> str:
    words = SAVED_WORDS.get(shown.saved, "")
    outdated = any(
        section.tab is Tab.ESIGNATURE and is_outdated(section.status)
        for section in overview.sections
    )
    return f"{words} {OUTDATED}" if words and outdated else words
