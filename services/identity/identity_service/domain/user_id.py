"""User IDs: what a person types as Login Name."""

import re
import unicodedata
from collections.abc import Callable

from chassis.refusal import Unacceptable
from contracts.names import visible

# No vowels, so that no words come out; no letter that is read as another or a digit.
_LETTERS = "BCDFGHJKMNPQRSTVWXZ"
_DIGITS = "23456789"
_STAFF_LOGIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{2,39}")


class BadLoginName(Unacceptable):
    """A login name chosen for staff cannot be used."""

    def __init__(self) -> None:
        super().__init__(
            "bad_login_name",
            "A login name has 3 to 40 letters, digits, dots, hyphens or underscores "
            "and begins with a letter or a digit.",
        )


def make_user_id(choose: Callable[[str], str]) -> str:
    """Give a producer's User ID such as KMT-48273, drawn with `choose`.

    It says nothing about its owner: User IDs are stored and logged readably.
    """
    letters = "".join(choose(_LETTERS) for _ in range(3))
    digits = "".join(choose(_DIGITS) for _ in range(5))
    return f"{letters}-{digits}"


def login_key(login_name: str) -> str:
    """Give the form in which login names are compared.

    Case, white space and hyphens do not count, nor do signs that nobody sees: people
    retype and copy User IDs from a mail.
    """
    plain = visible(unicodedata.normalize("NFC", login_name).casefold())
    return "".join(c for c in plain if not c.isspace() and c != "-")


def check_staff_login(login_name: str) -> str:
    """Give back a login name that can be used for staff; raises BadLoginName."""
    if not _STAFF_LOGIN.fullmatch(login_name):
        raise BadLoginName
    return login_name
