"""Exit: Return or Logout (LOG-2), and how long the session still lasts."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chassis import clock
from gateway.pages.frame import gate_of, go, local_path, page, services_of
from gateway.session import Person, Posted, posted_form, signed_in

router = APIRouter()


@router.get("/exit")
async def show(
    request: Request, person: Annotated[Person, signed_in(temporary=True)]
) -> Response:
    """Ask whether to leave."""
    came_from = urlsplit(request.headers.get("referer", ""))
    is_ours = came_from.netloc == request.headers.get("host")
    back = came_from.path if is_ours and came_from.path != "/exit" else "/"
    return page(request, "exit.html", back=local_path(back))


@router.post("/exit")
async def leave(
    request: Request,
    person: Annotated[Person, signed_in(temporary=True)],
    posted: Annotated[Posted, Depends(posted_form)],
) -> Response:
    """Go back, or end the session here and on the server."""
    if posted.get("step") != "logout":
        return go(local_path(posted.get("back")))
    await services_of(request).identity.end(person.token)
    answer = go("/sign-in")
    gate_of(request).cookies.end(answer)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@router.get("/session")
async def remaining(
    person: Annotated[Person, signed_in(extend=False, temporary=True)],
) -> Response:
    """Tell the seconds that are left; asking does not prolong them."""
    return _seconds(person)


@router.post("/session")
async def stay(
    person: Annotated[Person, signed_in(temporary=True)],
) -> Response:
    """Prolong the session: the guard has counted this as activity."""
    return _seconds(person)


def _seconds(person: Person) -> Response:
    session, now = person.session, clock.now()
    return JSONResponse(
        {
            "idle": max(0, round((session.idle_ends_at - now).total_seconds())),
            "absolute": max(0, round((session.ends_at - now).total_seconds())),
        }
    )
