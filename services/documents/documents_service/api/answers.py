"""Answers that are files: right type, never run as a page of ours."""

import re
import unicodedata
from urllib.parse import quote

from fastapi import Response

_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


def attachment(content: bytes, *, media_type: str, name: str) -> Response:
    """Give a file to keep, under its name (RFC 6266)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^A-Za-z0-9 ._()-]", "_", plain) or "file"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return Response(
        content,
        media_type=media_type,
        headers=_SAFE | {"Content-Disposition": disposition},
    )


def picture(png: bytes) -> Response:
    """Give a page as a picture to show."""
    return Response(png, media_type="image/png", headers=_SAFE)
