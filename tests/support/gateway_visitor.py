"""A visitor of the gateway's site without a browser: follows forms, keeps cookies."""

from dataclasses import dataclass

import httpx
from lxml import html

from story.dead_ends import check_for_dead_ends
from tests.support.gateway_double import ServicesDouble
from tests.support.gateway_site import a_site

ORIGIN = "http://testserver"


@dataclass
class Visitor:
    """Opens pages and sends their forms, as a browser without JavaScript does."""

    client: httpx.AsyncClient
    double: ServicesDouble

    async def open(self, address: str, **headers: str) -> "Shown":
        """Ask for a page; redirects are shown, not followed."""
        return Shown(await self.client.get(address, headers=headers))

    async def send(
        self, page: "Shown", address: str, *, step: str = "", **changes: str
    ) -> "Shown":
        """Send the form of a page with changed fields."""
        fields = page.form(address) | changes
        if step:
            fields["step"] = step
        return await self.post(address, fields)

    async def post(self, address: str, fields: dict, **more) -> "Shown":
        """Post fields as they are."""
        headers = {"Origin": ORIGIN} | more.pop("headers", {})
        return Shown(
            await self.client.post(address, data=fields, headers=headers, **more)
        )


@dataclass(frozen=True)
class Shown:
    """An answer of the site, to be looked at."""

    response: httpx.Response

    def __post_init__(self) -> None:
        """Refuse to look at a page whose own links lead nowhere."""
        if self.response.headers.get("content-type", "").startswith("text/html"):
            check_for_dead_ends(self.page, str(self.response.url))

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self.response.status_code

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return self.response.headers.get("location", "")

    @property
    def page(self):
        """The parsed page."""
        return html.fromstring(self.response.text)

    @property
    def heading(self) -> str:
        """The one first-level heading."""
        (heading,) = self.page.xpath("//h1")
        return " ".join(heading.text_content().split())

    @property
    def title(self) -> str:
        """What the browser's tab says."""
        return str(self.page.findtext(".//title"))

    @property
    def text(self) -> str:
        """The main part as text."""
        (main,) = self.page.xpath("//main")
        return " ".join(main.text_content().split())

    def form(self, address: str) -> dict[str, str]:
        """Give the fields of the first form that is sent to an address."""
        found = next(f for f in self.page.forms if f.get("action") == address)
        return {name: str(value) for name, value in found.form_values()}

    def labels(self) -> set[str]:
        """Give the texts of all labels."""
        return {label.text_content().strip() for label in self.page.xpath("//label")}

    def buttons(self) -> set[str]:
        """Give the names of all buttons."""
        names = (
            button.text_content().strip() for button in self.page.xpath("//button")
        )
        return {name for name in names if name}

    def links(self) -> dict[str, str]:
        """Give text and address of the links of the main part."""
        return {
            " ".join(a.text_content().split()): a.get("href")
            for a in self.page.xpath("//main//a[@href]")
        }

    def described(self, field: str) -> str:
        """Read aloud what a field is described by."""
        (found,) = self.page.xpath("//*[@id=$id]", id=field)
        ids = found.get("aria-describedby", "").split()
        spoken = (self.page.get_element_by_id(one).text_content() for one in ids)
        return " ".join(spoken)


def a_visitor(double: ServicesDouble, **settings) -> Visitor:
    """Make a visitor of a site of their own."""
    client = httpx.AsyncClient(
        transport=httpx.ASGITransport(a_site(double, **settings)),
        base_url=ORIGIN,
    )
    return Visitor(client, double)
