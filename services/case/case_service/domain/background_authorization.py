"""What the producer agrees to before a background check is ordered (FCRA)."""

from chassis.refusal import Refused, Unacceptable

VERSION = "2026-11"

# 15 U.S.C. 1681b(b)(2): a document of its own that holds the disclosure and the
# authorization, and nothing else; so no release, no other term joins it here.
TEXT: tuple[str, ...] = (
    "Disclosure. Health Care Service Corporation (HCSC) may obtain a background check "
    "about you from a consumer reporting agency. It is a consumer report under the "
    "Fair Credit Reporting Act. HCSC uses it only to decide whether to contract with "
    "you and to appoint you.",
    "Authorization. By ticking the box you authorize HCSC to obtain this report.",
)

FIELD = "background_agreed"


class BackgroundNotAuthorized(Refused):
    """The operator has backgrounds checked, and the producer has not agreed to it."""

    def __init__(self) -> None:
        super().__init__("background_not_authorized", TO_AUTHORIZE)


class BackgroundNotAgreed(Unacceptable):
    """The box was not ticked, or an older text was shown."""

    def __init__(self) -> None:
        sentence = (
            "Tick the box under the authorization as it stands now. Without it HCSC "
            "orders no background check, and your application cannot be submitted. If "
            "you do not want one, call the Producer Service Center at 855-782-4272."
        )
        super().__init__(
            "not_agreed",
            sentence,
            problems=[{"field": FIELD, "message": sentence, "blocks": "submission"}],
        )


class BackgroundNotAsked(Refused):
    """There is no background check to authorize: none is wanted, or it is done."""

    def __init__(self) -> None:
        super().__init__(
            "not_allowed",
            "There is no background check for you to authorize now. If you have "
            "authorized it already, you need do nothing more.",
        )


TO_AUTHORIZE = (
    "Authorize the background check. HCSC orders it when you submit, and not without "
    "your authorization."
)

UNAUTHORIZED = (
    "The background check is not authorized by the producer, so it is not ordered."
)


def check_agreed(*, agreed: bool, text_version: str) -> None:
    """Raise BackgroundNotAgreed unless today's text was agreed to."""
    if not agreed or text_version != VERSION:
        raise BackgroundNotAgreed
