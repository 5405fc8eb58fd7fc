"""What every page shares: the templates, their words, and the answer's headers."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from contracts.us_states import US_STATES
from gateway.pages.form import told_apart
from gateway.pages.labels import (
    DOCUMENT_NAMES,
    ROLE_NAMES,
    SCAN_WORDS,
    SENSITIVE_NAMES,
    STATE_NAMES,
    TAB_NAMES,
    flag_words,
    full_label,
    label,
)
from gateway.pages.places import with_places
from gateway.pages.sections import has_errors, is_begun, progress
from gateway.services import Services
from gateway.session import Gate, Person

CENTRAL = ZoneInfo("America/Chicago")
PACKAGE = Path(__file__).parent.parent
STATIC = PACKAGE / "static"


@dataclass(frozen=True)
class Contact:
    """The Producer Service Center, as every page's footer shows it (WHO-4)."""

    telephone: str = "855-782-4272"
    hours: str = "Monday to Friday, 8 a.m. to 5 p.m. Central Time"
    fax: str = "918-549-3039"
    email: str = "Producer_Service_Center@hcsc.net"
    address: str = "P.O. Box 60545, Oklahoma City, OK 73146"


@dataclass(frozen=True)
class DeskLink:
    """A page of somebody's desk, for people with the role."""

    role: str
    address: str
    text: str
    about: str


DESK: tuple[DeskLink, ...] = (
    DeskLink("recruiter", "/invitations", "Invitations", "Producers whom you invited"),
    DeskLink(
        "recruiter", "/invitations/new", "Invite a producer", "One producer at a time"
    ),
    DeskLink(
        "recruiter",
        "/invitations/import",
        "Invite many producers",
        "From a CSV file, up to 10,000 at a time",
    ),
    DeskLink("reviewer", "/review", "Review queue", "Submitted cases, oldest first"),
    DeskLink("support", "/support", "Support", "Find a case and help its producer"),
)
HOME = DeskLink("", "/", "Home", "")


@cache
def make_templates(*, is_demo: bool) -> Environment:
    """Read the templates; an unknown name in one is an error, never an empty text."""
    environment = Environment(
        loader=FileSystemLoader(PACKAGE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "breakable": breakable,
        "us_date": us_date,
        "central": central,
        "day": day,
        "kilobytes": kilobytes,
        "state_name": STATE_NAMES.get,
    }
    environment.globals |= {
        "asset": _Assets(),
        "contact": Contact(),
        "is_demo": is_demo,
        "full_label": full_label,
        "has_errors": has_errors,
        "is_begun": is_begun,
        "label": label,
        "document_names": DOCUMENT_NAMES,
        "flag_words": flag_words,
        "links_of": links_of,
        "progress": progress,
        "role_names": ROLE_NAMES,
        "scan_words": SCAN_WORDS,
        "sensitive_names": SENSITIVE_NAMES,
        "state_names": STATE_NAMES,
        "tab_names": TAB_NAMES,
        "told_apart": told_apart,
        "us_states": US_STATES,
    }
    return environment


def links_of(person: Person) -> tuple[DeskLink, ...]:
    """Give the links of the page's head."""
    return HOME, *(link for link in desk_of(person) if link.address.count("/") == 1)


def desk_of(person: Person) -> tuple[DeskLink, ...]:
    """Give the pages that somebody works on."""
    return tuple(link for link in DESK if person.has_role(link.role))


def page(
    request: Request, template: str, *, status: int = 200, **context: object
) -> Response:
    """Draw a page; one that answers a form taken back stands where the form did."""
    environment: Environment = request.app.state.templates
    form_path = getattr(request.state, "taken_back_from", request.url.path)
    frame: dict[str, object] = {
        "person": getattr(request.state, "person", None),
        "path": request.url.path,
        "answers_form": request.method == "POST",
        "get_address": page_of(form_path),
    }
    text = environment.get_template(f"pages/{template}").render(frame | context)
    response = HTMLResponse(with_places(text), status_code=status)
    gate_of(request).cookies.keep_visitor(request, response)
    return response


_FORM_ONLY = re.compile(
    r"(?<=/start)/[^/]+$|/finish$|/examination-file$|/shown$|^/session$"
)


def page_of(path: str) -> str:
    """Give the page that a form stands on, where its address takes forms only."""
    return _FORM_ONLY.sub("", path) or "/"


def go(address: str) -> Response:
    """Send the browser on after a form, so that Refresh and Back repeat nothing."""
    return RedirectResponse(address, status_code=303)


def local_path(wanted: str) -> str:
    """Give a path of ours; anything else becomes the home page, never another site."""
    # Browsers read "//" and "/\" as the beginning of another host.
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_ours and wanted.isprintable() else "/"


def services_of(request: Request) -> Services:
    """Give the services behind the pages."""
    services: Services = request.app.state.services
    return services


def gate_of(request: Request) -> Gate:
    """Give the keeper of sessions and form tokens."""
    gate: Gate = request.app.state.gate
    return gate


def address_of(request: Request) -> str:
    """Give the address that a request came from."""
    return request.client.host if request.client else ""


def us_date(value: date | None) -> str:
    """Write a day as mm/dd/yyyy."""
    return f"{value:%m/%d/%Y}" if value else ""


def central(value: datetime) -> str:
    """Write a time in Central Time."""
    local = value.astimezone(CENTRAL)
    half = "a.m." if local.hour < 12 else "p.m."
    return f"{local:%m/%d/%Y}, {local.hour % 12 or 12}:{local:%M} {half} CT"


def day(value: datetime) -> str:
    """Write the day of a time, in Central Time."""
    return us_date(value.astimezone(CENTRAL).date())


def breakable(text: str) -> Markup:
    """Let an email address go on in the next line where its domain begins."""
    return escape(text).replace("@", Markup("<wbr>@"))


def kilobytes(size: int) -> str:
    """Write a size in KB, rounded up, since a limit is compared with it."""
    return f"{-(-size // 1024):,} KB"


class _Assets:
    """Addresses of static files that change when the file does."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        if name not in self._known:
            digest = sha256((STATIC / name).read_bytes()).hexdigest()[:12]
            self._known[name] = f"/static/{name}?v={digest}"
        return self._known[name]
