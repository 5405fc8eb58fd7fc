"""Find out which of an account's passwords was typed."""

from identity_service.clients.passwords import Passwords
from identity_service.domain.account import Account
from identity_service.domain.sign_in import Match
from identity_service.domain.temporary_password import (
    RECOGNIZED,
    TemporaryPassword,
    as_temporary,
)


async def match_password(
    passwords: Passwords,
    *,
    typed: str,
    account: Account | None,
    temporaries: tuple[TemporaryPassword, ...],
) -> Match:
    """Compare what was typed with all that the account has.

    How much work this is depends on what was typed and never on the account, so that
    the time says nothing about whether there is one.
    """
    hashed = account.password_hash if account else None
    permanent = await passwords.matches(hashed, typed)
    return Match(permanent, await _temporary(passwords, typed, temporaries))


async def _temporary(
    passwords: Passwords, typed: str, temporaries: tuple[TemporaryPassword, ...]
) -> TemporaryPassword | None:
    plain = as_temporary(typed)
    if plain is None:
        return None
    found = None
    for nth in range(RECOGNIZED):
        candidate = temporaries[nth] if nth < len(temporaries) else None
        same = await passwords.matches(candidate.hash if candidate else None, plain)
        found = candidate if same and found is None else found
    return found
