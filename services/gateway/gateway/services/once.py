"""The key of a form, by which a service does an act once however often it is sent."""

from chassis.refusal import Refused

_SHORTEST = 8
"""The services take no shorter one; the guard of forms takes no long one."""


class PageOutOfDate(Refused):
    """The form came without the key that every page of ours gives it."""

    def __init__(self) -> None:
        super().__init__(
            "page_out_of_date",
            "This page is out of date. Open it again and send the form once more.",
        )


def once_only(key: str) -> dict[str, str]:
    """Give the header; PageOutOfDate where the form has no key, or a stump of one."""
    if len(key) < _SHORTEST:
        raise PageOutOfDate
    return {"Idempotency-Key": key}
