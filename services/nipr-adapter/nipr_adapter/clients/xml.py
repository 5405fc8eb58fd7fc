"""Parsing what a stranger sent: no DTD, no entities, nothing fetched."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring


def parsed(body: bytes) -> Element | None:
    """Parse a document; None when it is broken or has a DTD, which no reply needs."""
    try:
        document: Element = fromstring(body, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return None
    return document
