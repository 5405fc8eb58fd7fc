"""The authorization of a background check: shown, and taken."""

from typing import Annotated

from fastapi import APIRouter

from case_service.api.asking import FormKey, act_on, act_once, as_agreed, asking
from case_service.domain.background_authorization import TEXT, VERSION
from case_service.domain.policy import Policy
from case_service.domain.viewer import SYSTEM
from case_service.store.background import BackgroundConsent
from case_service.use_cases.authorize_background_check import (
    authorize_background_check,
)
from case_service.use_cases.read_background_consent import read_background_consent
from chassis.callers import Caller, by_user
from chassis.database import Database
from contracts.api.case_background import AuthorizeBackground, BackgroundConsentView

Producer = Annotated[Caller, by_user("producer")]


class BackgroundRoutes:
    """What producers say to a background check."""

    def __init__(self, database: Database, *, policy: Policy) -> None:
        self._database = database
        self._policy = policy

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/cases/{key}/background-check")
        router.get("")(self.read)
        router.post("")(self.authorize)
        return router

    async def read(self, key: str, caller: Producer) -> BackgroundConsentView:
        """Give the disclosure and how its authorization stands."""
        by = asking(caller, "producer")
        async with self._database.reading() as tx:
            return consent_view(
                await read_background_consent(tx, key, by=by, policy=self._policy)
            )

    async def authorize(
        self, key: str, consent: AuthorizeBackground, caller: Producer, form: FormKey
    ) -> BackgroundConsentView:
        """Take the authorization."""
        by, policy = asking(caller, "producer"), self._policy
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "background check"),
            content=as_agreed(consent),
            do=lambda tx: authorize_background_check(
                tx, key, by=by, consent=consent, policy=policy
            ),
        )
        async with self._database.reading() as tx:
            return consent_view(
                await read_background_consent(tx, case_id, by=SYSTEM, policy=policy)
            )


def consent_view(consent: BackgroundConsent) -> BackgroundConsentView:
    """Shape it; an older text stands in the release that showed it."""
    version = consent.given.text_version if consent.given else VERSION
    return BackgroundConsentView(
        text=TEXT if version == VERSION else (),
        text_version=version,
        is_asked=consent.is_asked,
        authorized_at=consent.given.given_at if consent.given else None,
    )
