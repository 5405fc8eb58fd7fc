"""Examination file: the whole case in one ZIP, for an examiner (NEW-15)."""

from typing import Annotated

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from gateway.pages.frame import services_of
from gateway.session import Person, signed_in

router = APIRouter()


@router.post("/review/{key}/examination-file")
async def take(
    request: Request, person: Annotated[Person, signed_in("reviewer")], key: str
) -> Response:
    """Pass the file on as it comes; it is never whole in this process."""
    services = services_of(request)
    case = await services.review.case(person.caller, key=key)
    documents = services.documents.of(person.caller, case_id=case.overview.case_id)
    return StreamingResponse(
        await documents.examination_file(by_name=person.name),
        media_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{case.overview.key}.zip"'
        },
    )
