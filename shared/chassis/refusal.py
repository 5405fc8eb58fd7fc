"""The words for "no": pure, so that the domain may use them."""

from collections.abc import Mapping


class Refused(Exception):
    """The rules say no: explained to people, never tried again by itself.

    `code` is for programs, the message is a sentence for people, `extra` is what a
    page needs beside it. HTTP answers 409 with it; a consumer parks the event.
    """

    def __init__(self, code: str, sentence: str, **extra: object) -> None:
        super().__init__(sentence)
        self.code = code
        self.extra: Mapping[str, object] = extra


class Unacceptable(Refused):
    """What was sent breaks a rule of format or content: 422 over HTTP."""


class NotFound(Exception):
    """There is no such thing, or not for the one who asks: 404 over HTTP."""
