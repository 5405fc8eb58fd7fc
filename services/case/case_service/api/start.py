"""The first screen: SSN, look-up, authorization."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter

from case_service.api.asking import FormKey, act_on, act_once, as_agreed, asking
from case_service.domain.authorization import TEXT
from case_service.domain.case import Case
from case_service.domain.case_file import CaseFile
from case_service.domain.faulty import Faulty
from case_service.domain.people import spelt
from case_service.domain.ssn import Ssn, read_ssn
from case_service.domain.viewer import SYSTEM
from case_service.store.digests import Digests
from case_service.use_cases.authorize_report import authorize_report
from case_service.use_cases.give_ssn import give_ssn
from case_service.use_cases.look_up_again import look_up_again
from case_service.use_cases.narrow_down import narrow_down
from case_service.use_cases.read_start import FirstScreen, read_start
from chassis.callers import Caller, by_user
from chassis.database import Database
from chassis.transaction import Transaction
from contracts.api.case_start import (
    Authorize,
    GiveSsn,
    IdentityView,
    LookUpAgain,
    NarrowDown,
    StartView,
)
from contracts.api.shape import Request

Producer = Annotated[Caller, by_user("producer")]
Do = Callable[[Transaction], Awaitable[Case]]


class StartRoutes:
    """What the first screen asks."""

    def __init__(
        self, database: Database, *, digests: Digests, accepts_simulated: bool
    ) -> None:
        self._database = database
        self._digests = digests
        self._accepts_simulated = accepts_simulated

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/cases/{key}/start")
        router.get("")(self.read)
        router.post("/ssn")(self.give_ssn)
        router.post("/last-name")(self.look_up_again)
        router.post("/narrowing")(self.narrow_down)
        router.post("/authorization")(self.authorize)
        return router

    async def read(self, key: str, caller: Producer) -> StartView:
        """Give the first screen in its state."""
        async with self._database.reading() as tx:
            return start_view(await read_start(tx, key, by=asking(caller, "producer")))

    async def give_ssn(
        self, key: str, given: GiveSsn, caller: Producer, form: FormKey
    ) -> StartView:
        """Take the SSN as typed twice."""
        by = asking(caller, "producer")
        ssn = read_ssn(
            given.ssn.get_secret_value(),
            given.ssn_again.get_secret_value(),
            accept_simulated=self._accepts_simulated,
        )
        if not isinstance(ssn, Ssn):
            raise Faulty("ssn_refused", ssn)
        digest = await self._digests.ssn(ssn, tenant=by.tenant)
        return await self._act(
            caller,
            form,
            act_on(key, "ssn"),
            digest,
            lambda tx: give_ssn(tx, key, by=by, ssn=ssn, digest=digest),
        )

    async def look_up_again(
        self, key: str, wish: LookUpAgain, caller: Producer, form: FormKey
    ) -> StartView:
        """Look under another last name."""
        by = asking(caller, "producer")
        return await self._act(
            caller,
            form,
            act_on(key, "last name"),
            wish,
            lambda tx: look_up_again(tx, key, by=by, last_name=wish.last_name),
        )

    async def narrow_down(
        self, key: str, wish: NarrowDown, caller: Producer, form: FormKey
    ) -> StartView:
        """Tell several matches apart."""
        by = asking(caller, "producer")
        return await self._act(
            caller,
            form,
            act_on(key, "narrowing"),
            wish,
            lambda tx: narrow_down(
                tx,
                key,
                by=by,
                resident_state=wish.resident_state,
                birth_year=wish.birth_year,
            ),
        )

    async def authorize(
        self, key: str, consent: Authorize, caller: Producer, form: FormKey
    ) -> StartView:
        """Take the authorization of the PDB report."""
        by = asking(caller, "producer")
        return await self._act(
            caller,
            form,
            act_on(key, "authorization"),
            as_agreed(consent),
            lambda tx: authorize_report(tx, key, by=by, consent=consent),
        )

    async def _act(
        self,
        caller: Caller,
        form: str,
        act: str,
        content: Request | bytes,
        do: Do,
    ) -> StartView:
        case_id = await act_once(
            self._database, caller=caller, form=form, act=act, content=content, do=do
        )
        async with self._database.reading() as tx:
            return start_view(await read_start(tx, case_id, by=SYSTEM))


def start_view(screen: FirstScreen) -> StartView:
    """Shape the first screen."""
    file = screen.file
    return StartView(
        state=screen.state.value,
        message=screen.message,
        lookup_id=screen.lookup_id,
        ssn_ending=file.ssn.ending if file.ssn else None,
        last_name=screen.last_name,
        identity=identity_view(file),
        name_differs=file.name_differs,
        authorization_text=TEXT,
        authorization_text_version=screen.text_version,
        authorized_at=screen.progress.authorized_at,
    )


def identity_view(file: CaseFile) -> IdentityView | None:
    """Shape who NIPR says the producer is."""
    if file.identity is None:
        return None
    return IdentityView(
        npn=file.identity.npn,
        name=spelt(file.identity.name, invitee=file.invitee),
        resident_state=file.identity.resident_state,
        birth_date=file.identity.birth_date,
    )
