"""Links inside a page: each leads to a place that the page has."""

import re

_PLACE = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'(?<=\bhref="#)[^"]+(?=")')
_FIELD = re.compile(r'<(?:fieldset|input|select|textarea)\b[^>]*\bid="([^"]+)"')


def with_places(html: str) -> str:
    """Lead what a page does not have to its first field, or else to its main part.

    The case service tells what is wrong by field; which fields a page shows depends on
    the states that were offered, on what was chosen, and on what is open.
    """
    places = set(_PLACE.findall(html))
    first = _FIELD.search(html, html.find("<main"))
    instead = first[1] if first else "main-content"
    return _LINK.sub(lambda link: link[0] if link[0] in places else instead, html)
