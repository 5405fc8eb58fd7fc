"""The key of a form, by which a service does an act once however often it is sent."""

from chassis.refusal import Refused


class PageOutOfDate(Refused):
    """The form came without the key that every page of ours gives it."""

    def __init__(self) -> None:
        super().__init__(
            "page_out_of_date",
            "This page is out of date. Open it again and send the form once more.",
        )


def once_only(key: str) -> dict[str, str]:
    """Give the header; PageOutOfDate where the form has no key."""
    if not key:
        raise PageOutOfDate
    return {"Idempotency-Key": key}
