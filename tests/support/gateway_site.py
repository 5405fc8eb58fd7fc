"""The gateway's site over a double of the services, and a visitor of it."""

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from fastapi import FastAPI
from pydantic import SecretStr

from chassis.calls import ServiceClient
from chassis.tokens import TokenSigner
from gateway.app import site
from gateway.services import Services
from gateway.services.case import CaseService
from gateway.services.documents import DocumentsService
from gateway.services.identity import IdentityService
from gateway.services.imports import ImportsService
from gateway.services.review import ReviewService
from gateway.services.states import StatesService
from gateway.settings import GatewaySettings
from tests.support.gateway_double import ServicesDouble

SEALING_KEY = SecretStr("a key of at least thirty-two characters")

_PEM = Ed25519PrivateKey.generate().private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
)
TOKEN_KEY = SecretStr(_PEM.decode())


def a_site(double: ServicesDouble, **changes) -> FastAPI:
    """Build the site; settings may differ."""
    values = {
        "profile": "demo",
        "token_private_key": TOKEN_KEY,
        "sealing_key": SEALING_KEY,
    }
    settings = GatewaySettings(**values | changes)
    client = ServiceClient(
        "http://services",
        audience="all",
        signer=TokenSigner("gateway", TOKEN_KEY),
        transport=httpx.MockTransport(double.handle),
    )
    services = Services(
        identity=IdentityService(client),
        case=CaseService(client),
        documents=DocumentsService(client),
        review=ReviewService(client),
        imports=ImportsService(client),
        states=StatesService(client),
    )
    return site(settings, services)
