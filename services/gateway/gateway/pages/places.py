"""Links inside a page: each leads to a place that the page has."""

import re

_PLACE = re.compile(r'\bid="([^"]+)"')
_LINK = re.compile(r'(?<=\bhref="#)[^"]+(?=")')
_FIELD = re.compile(r'<(?:fieldset|input|select|textarea)\b[^>]*\bid="([^"]+)"')


def with_places(html: str) -> str:
    """Lead what a page does not have to its first field, or else to its main part.

    What is wrong is told by the case service, field by field. Which of the fields a page
    shows depends on much: states that were offered, what is open, what was chosen.
    """
    places = set(_PLACE.findall(html))
    first = _FIELD.search(html, html.find("<main"))
    instead = first[1] if first else "main-content"
    return _LINK.sub(lambda link: link[0] if link[0] in places else instead, html)
