"""Find out whether a temporary password was typed, and which."""

from identity_service.clients.passwords import Passwords
from identity_service.domain.temporary_password import (
    RECOGNIZED,
    TemporaryPassword,
    as_temporary,
)


async def match_temporary(
    passwords: Passwords, *, typed: str, temporaries: tuple[TemporaryPassword, ...]
) -> TemporaryPassword | None:
    """Compare what was typed with the newest temporary passwords of an account.

    Whatever looks like one is compared as often as there could be some, so that the
    time says nothing about how many there are.
    """
    plain = as_temporary(typed)
    if plain is None:
        return None
    found = None
    for nth in range(RECOGNIZED):
        candidate = temporaries[nth] if nth < len(temporaries) else None
        same = await passwords.matches(candidate.hash if candidate else None, plain)
        found = candidate if same and found is None else found
    return found
