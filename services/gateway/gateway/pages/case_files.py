"""The files of a case, found by what they are and which question they are about."""

from collections.abc import Iterable
from typing import Protocol

from starlette.requests import Request

from chassis.calls import Unavailable
from chassis.refusal import NotFound
from contracts.api.case import CaseOverview
from contracts.api.documents import FileView
from contracts.words import Tab
from gateway.pages.frame import services_of
from gateway.session import Person

FILE_TABS = frozenset({Tab.E_AND_O, Tab.BACKGROUND_QUESTIONNAIRE})

Files = tuple[FileView, ...]


class FilesOf(Protocol):
    """Gives files of a kind about a question, or about none; None: not just now."""

    def __call__(self, kind: str, question: int | None = None) -> Files | None:
        """Give the files."""


async def files_of(
    request: Request, person: Person, *, overview: CaseOverview, tab: Tab | None
) -> FilesOf:
    """Ask for the files of a case, where the tab shows any; None stands for all."""
    if tab is not None and tab not in FILE_TABS:
        return sorted_files(())
    documents = services_of(request).documents
    try:
        files = await documents.of(person.caller, case_id=overview.case_id).files()
    except NotFound:
        files = ()
    except Unavailable:
        return sorted_files(None)
    return sorted_files(files)


def sorted_files(files: Iterable[FileView] | None) -> FilesOf:
    """Find files by kind and question; those that were replaced are left out."""
    current = None if files is None else tuple(f for f in files if not f.replaced)

    def of(kind: str, question: int | None = None) -> Files | None:
        if current is None:
            return None
        wanted = (kind, question)
        return tuple(file for file in current if (file.kind, file.question) == wanted)

    return of
