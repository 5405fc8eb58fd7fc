"""A file on its way from a form to the documents service."""

from collections.abc import Iterable, Mapping

from starlette.requests import Request

from chassis.refusal import Refused
from contracts.api.case import CaseOverview
from contracts.api.case_tabs import Problem
from gateway.pages.form import problem
from gateway.pages.frame import kilobytes, services_of
from gateway.pages.labels import FILE_KINDS, FILE_QUESTIONS, full_label
from gateway.services.documents import CaseDocuments
from gateway.session import FILE_LIMIT, Person, Posted, Upload

LOST = "The file that you chose was not kept."
APART = "The file that you chose is kept, but this section does not name it."


class FileRefused(Exception):
    """The file breaks a rule; the problem says which one and how to mend it."""

    def __init__(self, problem: Problem, *, status: int) -> None:
        self.problem = problem
        self.status = status


async def hand_on(
    request: Request, person: Person, *, overview: CaseOverview, posted: Posted
) -> tuple[dict[str, str], tuple[FileRefused, ...]]:
    """Give the files to the documents service; answer each field with its file's id.

    One that is refused keeps no other from being taken: all refusals come beside them.
    """
    documents = services_of(request).documents
    case = documents.of(person.caller, case_id=overview.case_id)
    files: dict[str, str] = {}
    refused: list[FileRefused] = []
    for upload in posted.uploads:
        if upload.field in FILE_KINDS:
            try:
                once = f"{posted.get('once')}-{upload.field}"
                files[upload.field] = await _hand_on(case, upload, once=once)
            except FileRefused as refusal:
                refused.append(refusal)
    return files, tuple(refused)


def words_of(refused: Iterable[FileRefused]) -> tuple[str, ...]:
    """Name each refused file by its field, away from the form that it came with."""
    problems = (one.problem for one in refused)
    return tuple(f"{full_label(one.field)}: {one.message}" for one in problems)


def what_came_of(
    posted: Posted, files: Mapping[str, str], refused: Iterable[FileRefused]
) -> str:
    """Say what came of the files of a form that was not saved."""
    if not posted.uploads:
        return ""
    why = words_of(refused)
    lost = (LOST, *why) if why or not files else ()
    return " ".join((APART, *lost) if files else lost)


async def _hand_on(case: CaseDocuments, upload: Upload, *, once: str) -> str:
    if upload.content is None:
        raise FileRefused(_too_large(upload), status=413)
    try:
        file = await case.upload(
            FILE_KINDS[upload.field],
            name=upload.name,
            content=upload.content,
            once=once,
            question=FILE_QUESTIONS.get(upload.field),
        )
    except Refused as refusal:
        said = problem(upload.field, str(refusal))
        raise FileRefused(said, status=422) from refusal
    return str(file.file_id)


def _too_large(upload: Upload) -> Problem:
    return problem(
        upload.field,
        f"{upload.name} is {kilobytes(upload.size)}. A file may have at most "
        f"{kilobytes(FILE_LIMIT)}. Make it smaller, for example by scanning in gray "
        "or with fewer dots per inch, and upload it again.",
    )
