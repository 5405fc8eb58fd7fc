"""Find out which of an account's passwords was typed."""

from identity_service.clients.passwords import Passwords
from identity_service.domain.sign_in import Attempt, Match
from identity_service.use_cases.match_temporary import match_temporary


async def match_password(
    passwords: Passwords, *, typed: str, attempt: Attempt
) -> Match:
    """Compare what was typed with all that the account has.

    How much work this is depends on what was typed and never on the account, so that
    the time says nothing about whether there is one.
    """
    hashed = attempt.account.password_hash if attempt.account else None
    return Match(
        permanent=await passwords.matches(hashed, typed),
        temporary=await match_temporary(
            passwords, typed=typed, temporaries=attempt.temporaries
        ),
    )
