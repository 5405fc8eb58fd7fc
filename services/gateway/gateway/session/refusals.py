"""Why somebody is not let in, or a form is not taken; each has a page of its own."""

from gateway.session.person import Person
from gateway.session.posted import Posted
from gateway.session.sealing import FormMaker


class SignInNeeded(Exception):
    """Nobody is signed in; holds the form that was posted, and whose it was."""

    def __init__(self, posted: Posted | None, maker: FormMaker | None) -> None:
        self.posted = posted
        self.maker = maker


class WrongRole(Exception):
    """The page is for people with another role."""


class PasswordChangeNeeded(Exception):
    """A temporary password opens nothing but the change of password."""


class FormRefused(Exception):
    """The form was not made by us for this browser."""


class FormTooLate(Exception):
    """All that the form held was sealed, and it came back too late to be opened."""


class OlderForm(Exception):
    """The form was made before the person last signed in."""

    def __init__(self, person: Person, posted: Posted) -> None:
        self.person = person
        self.posted = posted
