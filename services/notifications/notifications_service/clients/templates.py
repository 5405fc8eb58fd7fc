"""The words of mails, from the templates in `messages/`."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import (
    Environment,
    PackageLoader,
    StrictUndefined,
    select_autoescape,
)


@dataclass(frozen=True, slots=True)
class Words:
    """A mail's body, twice."""

    text: str
    html: str


class Templates:
    """Renders mails; what a template names and does not get is an error."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("notifications_service", "messages"),
            # By name: HTML is escaped, text for people is not.
            autoescape=select_autoescape(["html"]),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, kind: str, *, facts: Mapping[str, object]) -> Words:
        """Give the words of a kind of mail with these facts in them."""
        return Words(
            text=self._environment.get_template(f"{kind}.txt").render(facts),
            html=self._environment.get_template(f"{kind}.html").render(facts),
        )
