"""Draw a temporary password."""

import secrets

from identity_service.clients.passwords import Passwords
from identity_service.domain.temporary_password import make_temporary_password


async def draw_temporary_password(passwords: Passwords) -> tuple[str, str]:
    """Give a random temporary password and its hash."""
    plain = make_temporary_password(secrets.choice)
    return plain, await passwords.hash(plain)
