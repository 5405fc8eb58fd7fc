"""A file on its way from a form to the documents service."""

from starlette.requests import Request

from chassis.refusal import Refused
from contracts.api.case import CaseOverview
from contracts.api.case_tabs import Problem
from gateway.pages.form import problem
from gateway.pages.frame import kilobytes, services_of
from gateway.pages.labels import FILE_KINDS
from gateway.session import FILE_LIMIT, Person, Posted, Upload


class FileRefused(Exception):
    """The file breaks a rule; the problem says which one and how to mend it."""

    def __init__(self, problem: Problem, *, status: int) -> None:
        self.problem = problem
        self.status = status


async def hand_on(
    request: Request, person: Person, *, overview: CaseOverview, posted: Posted
) -> dict[str, str]:
    """Give the file to the documents service; answer the field with the file's id."""
    upload = posted.upload
    if upload is None or upload.field not in FILE_KINDS:
        return {}
    if upload.content is None:
        raise FileRefused(_too_large(upload), status=413)
    documents = services_of(request).documents
    try:
        file = await documents.of(person.caller, case_id=overview.case_id).upload(
            FILE_KINDS[upload.field],
            name=upload.name,
            content=upload.content,
            once=posted.get("once"),
        )
    except Refused as refusal:
        said = problem(upload.field, str(refusal))
        raise FileRefused(said, status=422) from refusal
    return {upload.field: str(file.file_id)}


def _too_large(upload: Upload) -> Problem:
    return problem(
        upload.field,
        f"{upload.name} is {kilobytes(upload.size)}. A file may have at most "
        f"{kilobytes(FILE_LIMIT)}. Make it smaller, for example by scanning in gray "
        "or with fewer dots per inch, and upload it again.",
    )
