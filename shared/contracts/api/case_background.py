"""The authorization of a background check, which the operator may ask for.

    GET  /cases/{key}/background-check   producer: -> BackgroundConsentView
    POST /cases/{key}/background-check   producer: AuthorizeBackground
                                         -> BackgroundConsentView
Refusals by code: `not_agreed` (422, with `problems`), `not_allowed`.
"""

from pydantic import AwareDatetime

from contracts.api.shape import Answer, Request


class BackgroundConsentView(Answer):
    """The disclosure, paragraph by paragraph, and how its authorization stands.

    `text` is empty where another version of it was agreed to.
    """

    text: tuple[str, ...]
    text_version: str
    is_asked: bool
    authorized_at: AwareDatetime | None


class AuthorizeBackground(Request):
    """The tick under the disclosure that was shown."""

    agreed: bool
    text_version: str
    address: str
    user_agent: str
