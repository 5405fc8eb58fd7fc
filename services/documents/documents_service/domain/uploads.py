"""What may be uploaded: size, type by content, name, and the sentences that refuse."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from chassis.refusal import Unacceptable

MAX_BYTES = 3_145_728
"""3072 KB, the manual's limit for a file."""

MAX_PAGES = 50
MAX_PIXELS = 40_000_000

Rule = Literal["size", "type", "broken", "encrypted", "too_complex"]

# (first bytes, media type, suffix): the file's own word for what it is; neither its
# name nor the browser's opinion counts.
_SIGNATURES = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
    (b"GIF87a", "image/gif", "gif"),
    (b"GIF89a", "image/gif", "gif"),
    (b"II*\x00", "image/tiff", "tif"),
    (b"MM\x00*", "image/tiff", "tif"),
)

SUFFIXES: Mapping[str, str] = {media: suffix for _, media, suffix in _SIGNATURES}

_ACCEPTED = "PDF, JPG, JPEG, PNG, GIF or TIFF"
_LONGEST_NAME = 120

_CODES: Mapping[Rule, str] = {
    "size": "file_too_large",
    "type": "file_type_refused",
    "broken": "file_broken",
    "encrypted": "file_encrypted",
    "too_complex": "file_too_complex",
}
_SENTENCES: Mapping[Rule, str] = {
    "size": "“{name}” is larger than 3072 KB (3,145,728 bytes), the limit for a file. "
    "Scan it again at a lower resolution, or in black and white, and upload that.",
    "type": "“{name}” is not a {accepted} file, whatever its name says. Save or scan "
    "the page as one of these and upload that.",
    "broken": "“{name}” cannot be read: it is damaged or incomplete. Open it on your "
    "device to check it, save it again as a new file, and upload that.",
    "encrypted": "“{name}” is protected by a password, so nobody here could read it. "
    "Save a copy without the password and upload that.",
    "too_complex": "“{name}” is too large to be shown: at most {pages} pages and 40 "
    "million pixels a page. Upload the declaration page alone, or a smaller scan.",
}


class FileBreaksRule(Unacceptable):
    """An uploaded file breaks a rule; the sentence says which and how to mend it."""

    def __init__(self, rule: Rule, *, name: str) -> None:
        super().__init__(
            _CODES[rule],
            _SENTENCES[rule].format(name=name, accepted=_ACCEPTED, pages=MAX_PAGES),
        )
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Findings:
    """What the structure check found in a file of the given type."""

    pages: int = 0
    rule: Rule | None = None


def media_type_of(content: bytes, *, name: str) -> str:
    """Give the media type that the content itself shows.

    Raises FileBreaksRule for an empty file and for any type that is not accepted.
    """
    if not content:
        raise FileBreaksRule("broken", name=name)
    for signature, media_type, _ in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    raise FileBreaksRule("type", name=name)


def shown_name(name: str) -> str:
    """Give the name to show for a file: no folder, no control characters, not endless.

    The name never becomes a path or an object's name.
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(
        letter for letter in last if unicodedata.category(letter)[0] != "C"
    ).strip(" .")
    return visible[-_LONGEST_NAME:] or "unnamed file"
