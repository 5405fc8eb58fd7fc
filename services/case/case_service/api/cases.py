"""Cases: the list, inviting, the frame, checking and submitting."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from case_service.api.asking import NOTHING, FormKey, act_on, act_once, asking
from case_service.api.checks import check_view
from case_service.api.cursors import place_text, read_place
from case_service.api.overviews import overview_for, summary
from case_service.domain.invitation_terms import Terms
from case_service.domain.policy import Policy
from case_service.domain.typed import one_line
from case_service.domain.viewer import SYSTEM, Viewer
from case_service.store.digests import Digests
from case_service.store.names import NameDigests
from case_service.store.views import ListedCase, ListFilter, ListPlace
from case_service.use_cases.find_cases import find_cases
from case_service.use_cases.invite_producer import invite_producer
from case_service.use_cases.list_cases import list_cases
from case_service.use_cases.read_case import read_case
from case_service.use_cases.read_check import read_check
from case_service.use_cases.resend_invitation import resend_invitation
from case_service.use_cases.submit_case import submit_case
from case_service.use_cases.take_case_back import take_case_back
from case_service.use_cases.withdraw_case import withdraw_case
from chassis.callers import Caller, by_user
from chassis.database import Database
from contracts.api.case import CaseList, CaseOverview, CaseSummary, CheckView, Invite
from contracts.api.case_staff import CaseFilter, StaffName

ANYONE = ("producer", "recruiter", "reviewer", "support")
READERS = ("producer", "reviewer", "support")

Anyone = Annotated[Caller, by_user(*ANYONE)]
Reader = Annotated[Caller, by_user(*READERS)]
Producer = Annotated[Caller, by_user("producer")]
Recruiter = Annotated[Caller, by_user("recruiter")]
Inviter = Annotated[Caller, by_user("recruiter", "support")]
Owner = Annotated[Caller, by_user("producer", "recruiter")]


class CaseRoutes:
    """What people ask about cases."""

    def __init__(
        self,
        database: Database,
        *,
        terms: Terms,
        digests: Digests,
        names: NameDigests,
        policy: Policy,
    ) -> None:
        self._policy = policy
        self._database = database
        self._terms = terms
        self._digests = digests
        self._names = names

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter()
        router.get("/cases")(self.list_cases)
        router.post("/cases")(self.invite)
        router.get("/cases/{key}")(self.read)
        router.get("/cases/{key}/check")(self.check)
        router.post("/cases/{key}/submission")(self.submit)
        router.post("/cases/{key}/resending")(self.resend)
        router.post("/cases/{key}/taking-back")(self.take_back)
        router.post("/cases/{key}/withdrawal")(self.withdraw)
        return router

    async def list_cases(
        self, shown: Annotated[CaseFilter, Query()], caller: Anyone
    ) -> CaseList:
        """List the cases that the caller may see, page by page."""
        by, after = asking(caller, *ANYONE), read_place(shown.cursor)
        search = shown.search.strip()
        digest = await self._digests.searched(search, tenant=by.tenant)
        async with self._database.reading() as tx:
            found = None
            if search:
                found = await find_cases(
                    tx, by=by, search=search, digest=digest, names=self._names
                )
            wanted = ListFilter(shown.status or None, after=after)
            listed = await list_cases(tx, by=by, wanted=wanted, found=found)
        return CaseList(
            cases=tuple(summary(case) for case in listed.cases),
            next_cursor=place_text(listed.after),
            notice=found.notice if found else "",
        )

    async def invite(
        self, wish: Invite, caller: Recruiter, form: FormKey
    ) -> CaseSummary:
        """Invite a producer."""
        by = asking(caller, "recruiter")
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act="invite",
            content=wish,
            do=lambda tx: invite_producer(
                tx, by=by, wish=wish, terms=self._terms, digests=self._digests
            ),
        )
        return await self._summary(case_id)

    async def read(self, key: str, caller: Anyone) -> CaseOverview:
        """Give a case's frame."""
        async with self._database.reading() as tx:
            by = asking(caller, *ANYONE)
            return overview_for(await read_case(tx, key, by=by), by=by)

    async def check(self, key: str, caller: Reader) -> CheckView:
        """Give everything before Submit."""
        by = asking(caller, *READERS)
        async with self._database.reading() as tx:
            checked = await read_check(tx, key, by=by, policy=self._policy)
        return check_view(checked, by=by)

    async def submit(self, key: str, caller: Producer, form: FormKey) -> CaseOverview:
        """Hand the case to review."""
        by = asking(caller, "producer")
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "submit"),
            content=NOTHING,
            do=lambda tx: submit_case(
                tx, key, by=by, policy=self._policy, digests=self._digests
            ),
        )
        return await self._read(case_id, by=by)

    async def resend(
        self, key: str, wish: StaffName, caller: Inviter, form: FormKey
    ) -> CaseSummary:
        """Send the invitation once more."""
        by, name = asking(caller, "recruiter", "support"), one_line(wish.by_name)
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "resend"),
            content=wish,
            do=lambda tx: resend_invitation(
                tx,
                key,
                by=by,
                by_name=name,
                terms=self._terms,
                digests=self._digests,
            ),
        )
        return await self._summary(case_id)

    async def take_back(
        self, key: str, caller: Producer, form: FormKey
    ) -> CaseOverview:
        """Open a submitted case for its producer again."""
        by = asking(caller, "producer")
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "take back"),
            content=NOTHING,
            do=lambda tx: take_case_back(tx, key, by=by),
        )
        return await self._read(case_id, by=by)

    async def withdraw(self, key: str, caller: Owner, form: FormKey) -> CaseOverview:
        """End the case before approval."""
        by = asking(caller, "producer", "recruiter")
        case_id = await act_once(
            self._database,
            caller=caller,
            form=form,
            act=act_on(key, "withdraw"),
            content=NOTHING,
            do=lambda tx: withdraw_case(tx, key, by=by),
        )
        return await self._read(case_id, by=by)

    async def _read(self, case_id: UUID, *, by: Viewer) -> CaseOverview:
        async with self._database.reading() as tx:
            return overview_for(await read_case(tx, case_id, by=by), by=by)

    async def _summary(self, case_id: UUID) -> CaseSummary:
        async with self._database.reading() as tx:
            whole = await read_case(tx, case_id, by=SYSTEM)
        file, frame = whole.file, whole.frame
        place = ListPlace(frame.dates.changed_at, file.case.id)
        return summary(
            ListedCase(file.case, file.name, frame.dates, frame.steps, place)
        )
