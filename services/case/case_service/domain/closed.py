"""Why a producer cannot change a case now, and what to do instead."""

from case_service.domain.status import Status
from chassis.refusal import Refused

_MISTAKE = (
    "To correct something, take your application back on Status while no reviewer has "
    "begun; afterwards call the Producer Service Center at 855-782-4272."
)


class ReadOnly(Refused):
    """The tab cannot be changed now."""

    def __init__(self, status: Status) -> None:
        sentence = (
            f"This section can be read but not changed while the case is in {status}."
        )
        if status is Status.HCSC_REVIEW:
            sentence = f"Your application is submitted. {sentence} {_MISTAKE}"
        super().__init__("read_only", sentence)


class ReviewHasBegun(Refused):
    """A reviewer has the case: it cannot be taken back any more."""

    def __init__(self) -> None:
        super().__init__(
            "review_has_begun",
            "A reviewer has begun with your application, so you cannot take it back "
            "now. If something in it must be corrected, call the Producer Service "
            "Center at 855-782-4272: the reviewer can open it for you again.",
        )
