"""Internal tokens: who calls, for whom, for what; signed with Ed25519, 60 seconds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    load_pem_private_key,
    load_pem_public_key,
)
from pydantic import SecretStr

from chassis import clock

ALGORITHM = "EdDSA"
LIFETIME = timedelta(seconds=60)
# A page asks several times for the same user: within this time by the same token, which
# then lives at least as long again.
_USED_AGAIN = timedelta(seconds=30)
_REMEMBERED = 2048
# Two machines' clocks may differ by this much.
_LEEWAY_SECONDS = 5


class TokenRefused(Exception):
    """The token is missing, foreign, too old or not for this service."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: a service for a purpose of its own, or for a signed-in user."""

    service: str
    purpose: str | None = None
    account_id: UUID | None = None
    roles: frozenset[str] = frozenset()
    session_id: UUID | None = None
    tenant: str | None = None
    case_id: UUID | None = None


class TokenSigner:
    """Signs tokens in the name of one service."""

    def __init__(self, service: str, private_key: SecretStr) -> None:
        """Load the service's private key (PEM, PKCS#8)."""
        self.service = service
        self._key = load_pem_private_key(private_key.get_secret_value().encode(), None)
        self._signed_for_user = lru_cache(_REMEMBERED)(self._sign_for_user)

    def for_service(self, audience: str, *, purpose: str) -> str:
        """Sign a call that the service makes for a purpose of its own."""
        return self._sign(audience, {"purpose": purpose})

    def for_user(self, audience: str, user: Caller) -> str:
        """Sign calls on behalf of a signed-in user: a token that holds half a minute.

        It is used again meanwhile, since signing takes longer than most else of a call.
        """
        return self._signed_for_user(
            audience, user, int(clock.now().timestamp() // _USED_AGAIN.total_seconds())
        )

    def _sign_for_user(self, audience: str, user: Caller, _during: int) -> str:
        claims: dict[str, Any] = {
            "sub": str(user.account_id),
            "roles": sorted(user.roles),
            "tenant": user.tenant,
        }
        if user.session_id:
            claims["sid"] = str(user.session_id)
        if user.case_id:
            claims["case"] = str(user.case_id)
        return self._sign(audience, claims)

    def for_confirmed(self, audience: str, user: Caller, *, purpose: str) -> str:
        """Sign that a user has just shown for a purpose who they are.

        It holds no role, so it opens nothing by itself.
        """
        claims: dict[str, Any] = {"sub": str(user.account_id), "purpose": purpose}
        if user.session_id:
            claims["sid"] = str(user.session_id)
        return self._sign(audience, claims)

    def _sign(self, audience: str, claims: Mapping[str, Any]) -> str:
        now = clock.now()
        times = {"iat": now, "nbf": now, "exp": now + LIFETIME}
        return jwt.encode(
            {"iss": self.service, "aud": audience, **times, **claims},
            self._key,  # type: ignore[arg-type]  # the file holds an Ed25519 key
            algorithm=ALGORITHM,
            headers={"kid": self.service, "typ": "at+jwt"},
        )


class TokenVerifier:
    """Checks tokens that are addressed to one service."""

    def __init__(self, audience: str, folder: Path) -> None:
        """Load the public keys of all services from `<service>.pem`."""
        self._audience = audience
        # Read once: each check of a token would parse them again.
        self._keys = {
            path.stem: load_pem_public_key(path.read_bytes())
            for path in folder.glob("*.pem")
        }
        # Of a refused token nothing is remembered.
        self._checked = lru_cache(_REMEMBERED)(self._check)

    def verify(self, token: str) -> Caller:
        """Give the caller. Raises TokenRefused, with no part of the token in it."""
        caller, ends_at = self._checked(token)
        if clock.now().timestamp() >= ends_at + _LEEWAY_SECONDS:
            raise TokenRefused(jwt.ExpiredSignatureError.__name__)
        return caller

    def _check(self, token: str) -> tuple[Caller, int]:
        """Check the signature, which takes most of the time, and all that it says."""
        try:
            issuer = _named_by(token.partition(".")[0])
            claims = jwt.decode(
                token,
                self._key_of(issuer),
                algorithms=[ALGORITHM],
                audience=self._audience,
                issuer=issuer,
                leeway=_LEEWAY_SECONDS,
                options={"require": ["exp", "nbf", "iss", "aud"]},
            )
        except (jwt.PyJWTError, ValueError) as error:
            raise TokenRefused(type(error).__name__) from None
        return _caller(claims), claims["exp"]

    def _key_of(self, issuer: str) -> Ed25519PublicKey:
        key = self._keys.get(issuer)
        if not isinstance(key, Ed25519PublicKey):
            raise jwt.InvalidIssuerError("nobody is known by this name")
        return key


@lru_cache(maxsize=64)
def _named_by(header: str) -> str:
    """Read whose token it says it is; the same few headers come with every call."""
    # Only the first of its three parts is looked at.
    return str(jwt.get_unverified_header(f"{header}..").get("kid", ""))


def _caller(claims: Mapping[str, Any]) -> Caller:
    return Caller(
        service=claims["iss"],
        purpose=claims.get("purpose"),
        account_id=_uuid(claims.get("sub")),
        roles=frozenset(claims.get("roles", ())),
        session_id=_uuid(claims.get("sid")),
        tenant=claims.get("tenant"),
        case_id=_uuid(claims.get("case")),
    )


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
