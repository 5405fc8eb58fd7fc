"""The gateway from its settings: the pages, and what stands around them."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from chassis.calls import ServiceClient
from chassis.health import Health, health_routes
from chassis.middleware import RequestContext
from chassis.telemetry import ONLY_OURS
from chassis.tokens import TokenSigner
from gateway.pages.frame import STATIC, make_templates
from gateway.pages.headers import SafeHeaders
from gateway.pages.problems import add_problem_pages
from gateway.pages.routes import PAGES
from gateway.services import Services
from gateway.services.case import CaseService
from gateway.services.documents import DocumentsService
from gateway.services.identity import IdentityService
from gateway.services.imports import ImportsService
from gateway.services.review import ReviewService
from gateway.services.states import StatesService
from gateway.session import Cookies, Gate, Sealer
from gateway.settings import GatewaySettings

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]


def build(settings: GatewaySettings) -> FastAPI:
    """Build the gateway."""
    signer = TokenSigner("gateway", settings.token_private_key)
    identity = ServiceClient(settings.identity_url, audience="identity", signer=signer)
    case = ServiceClient(settings.case_url, audience="case", signer=signer)
    documents = ServiceClient(
        settings.documents_url, audience="documents", signer=signer
    )
    services = Services(
        identity=IdentityService(identity),
        case=CaseService(case),
        documents=DocumentsService(documents),
        review=ReviewService(case),
        imports=ImportsService(case),
        states=StatesService(case),
    )

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        for client in (identity, case, documents):
            await client.aclose()

    return site(settings, services, lifespan=lifespan)


def site(
    settings: GatewaySettings, services: Services, *, lifespan: Lifespan | None = None
) -> FastAPI:
    """Build the site over its services."""
    app = FastAPI(
        title="gateway",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        telemetry=ONLY_OURS,
    )
    app.state.services = services
    app.state.templates = make_templates(is_demo=settings.profile == "demo")
    app.state.gate = Gate(
        look_up=services.identity.look_up,
        cookies=Cookies(secure=settings.is_secure),
        sealer=Sealer(settings.sealing_key),
    )
    app.mount("/static", StaticFiles(directory=STATIC))
    for module in PAGES:
        app.include_router(module.router)
    add_problem_pages(app)
    app.include_router(health_routes(Health(None)))
    app.add_middleware(SafeHeaders, is_secure=settings.is_secure)
    app.add_middleware(RequestContext, service="gateway")
    return app
