"""Who is asking: cookie, session, form tokens, and the guards that pages name."""

from gateway.session.cookies import Cookies
from gateway.session.guards import (
    FORM_TOKEN,
    HAD_FILE,
    KEPT,
    KEPT_TOO_LONG,
    Gate,
    anyone,
    posted_form,
    signed_in,
)
from gateway.session.person import Person
from gateway.session.posted import FILE_LIMIT, BodyRefused, Posted, Upload
from gateway.session.refusals import (
    FormRefused,
    FormTooLate,
    OlderForm,
    PasswordChangeNeeded,
    SignInNeeded,
    WrongRole,
)
from gateway.session.sealing import FormMaker, Kept, Sealer

__all__ = [
    "FILE_LIMIT",
    "FORM_TOKEN",
    "HAD_FILE",
    "KEPT",
    "KEPT_TOO_LONG",
    "BodyRefused",
    "Cookies",
    "FormMaker",
    "FormRefused",
    "FormTooLate",
    "Gate",
    "Kept",
    "OlderForm",
    "PasswordChangeNeeded",
    "Person",
    "Posted",
    "Sealer",
    "SignInNeeded",
    "Upload",
    "WrongRole",
    "anyone",
    "posted_form",
    "signed_in",
]
