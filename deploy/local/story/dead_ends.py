"""Links inside a page that lead nowhere."""

from lxml.html import HtmlElement


class DeadEnd(AssertionError):
    """The page links to places that it does not have; the message names them."""

    def __init__(self, address: str, places: list[str]) -> None:
        super().__init__(f"{address} has no {', '.join(places)}")


def check_for_dead_ends(page: HtmlElement, address: str) -> None:
    """Raise DeadEnd where a link of the page to a place in itself leads nowhere."""
    places = {str(place) for place in page.xpath("//@id")}
    wanted = [str(link)[1:] for link in page.xpath("//@href[starts-with(., '#')]")]
    if missing := [f"#{place}" for place in wanted if place not in places]:
        raise DeadEnd(address, missing)
