"""What people call the mails that the history of a case tells of."""

from collections.abc import Mapping

CHANGE_WARNING = "change-warning"
AUTHORIZE_AGAIN = "authorize-again"

MAIL_NAMES: Mapping[str, str] = {
    # Of lines that are older than the names: only this one was told of.
    "": "notice before a rejection",
    "onboarding-invitation": "invitation",
    "temporary-password": "temporary password",
    "documents-signed": "confirmation of the signatures",
    "application-submitted": "confirmation of the submission",
    "information-needed": "request for information",
    "welcome-letter": "Welcome Letter",
    "not-approved": "notice of the rejection",
    "pre-adverse-notice": "notice before a rejection",
    "dispute-answered": "answer to the dispute",
    "review-continues": "word that the review goes on",
    "application-withdrawn": "word that the application was withdrawn",
    "reminder": "reminder of the invitation",
    "state-added": "word of an added state",
    "state-refused": "word of a refused state",
    "sign-in-details-changed": "warning of a changed password",
    CHANGE_WARNING: "warning of a changed bank account or contact email",
    AUTHORIZE_AGAIN: "request to authorize the report again",
}


def mail_kind(kind: str, *, has_source: bool) -> str:
    """Tell apart mails that other services have one word for.

    One of each pair names what it tells of: the address warned, the authorization.
    """
    apart = {
        "sign-in-details-changed": CHANGE_WARNING,
        "reminder": AUTHORIZE_AGAIN,
    }
    return apart.get(kind, kind) if has_source else kind
