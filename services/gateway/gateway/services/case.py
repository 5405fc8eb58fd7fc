"""Cases and their tabs, as the case service keeps them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlencode
from uuid import UUID

from chassis.callers import Caller
from chassis.calls import BoundClient, ServiceClient
from chassis.refusal import Refused
from contracts.api.case import CaseList, CaseOverview, CaseSummary, CheckView, Invite
from contracts.api.case_answers import Dispute, NoticeView, SendDocument
from contracts.api.case_background import AuthorizeBackground, BackgroundConsentView
from contracts.api.case_lost_invitations import LoseInvitation
from contracts.api.case_staff import CaseFilter, StaffName
from contracts.api.case_start import (
    Authorize,
    GiveSsn,
    LookUpAgain,
    NarrowDown,
    StartView,
)
from contracts.api.case_tabs import SaveTab, TabView
from contracts.api.shape import Request
from contracts.words import Tab
from gateway.services.once import once_only
from gateway.services.place import place


class NewerVersion(Exception):
    """Somebody saved the tab since the form was made; `newer` is what is stored now."""

    def __init__(self, newer: TabView) -> None:
        self.newer = newer


class CaseService:
    """Asks the case service on behalf of people."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def cases(self, user: Caller, *, wanted: CaseFilter) -> CaseList:
        """List the cases that the person may see, from a page's beginning on."""
        query = urlencode(wanted.model_dump(exclude_defaults=True))
        query = f"?{query}" if query else ""
        return await self._as(user).get(f"/cases{query}", CaseList)

    async def invite(self, user: Caller, *, wish: Invite, once: str) -> CaseSummary:
        """Invite a producer."""
        return await self._as(user).post(
            "/cases", wish, CaseSummary, headers=once_only(once)
        )

    async def lost_invitation(self, wish: LoseInvitation) -> None:
        """Have an invitation mailed again, if there was one at the address."""
        visitor = self._client.as_service("lost-invitation")
        await visitor.post("/internal/lost-invitations", wish, None)

    async def overview(self, user: Caller, *, key: str) -> CaseOverview:
        """Give a case's frame."""
        return await self._as(user).get(place("cases", key), CaseOverview)

    async def start(self, user: Caller, *, key: str) -> StartView:
        """Give the first screen in its state."""
        return await self._as(user).get(place("cases", key, "start"), StartView)

    async def give_ssn(
        self, user: Caller, *, key: str, wish: GiveSsn, once: str
    ) -> StartView:
        """Hand in the SSN."""
        return await self._start(user, place("cases", key, "start", "ssn"), wish, once)

    async def look_up_again(
        self, user: Caller, *, key: str, wish: LookUpAgain, once: str
    ) -> StartView:
        """Look again under another last name."""
        return await self._start(
            user, place("cases", key, "start", "last-name"), wish, once
        )

    async def narrow_down(
        self, user: Caller, *, key: str, wish: NarrowDown, once: str
    ) -> StartView:
        """Tell several matches apart."""
        return await self._start(
            user, place("cases", key, "start", "narrowing"), wish, once
        )

    async def authorize(
        self, user: Caller, *, key: str, wish: Authorize, once: str
    ) -> StartView:
        """Authorize the PDB report."""
        return await self._start(
            user, place("cases", key, "start", "authorization"), wish, once
        )

    async def background_check(
        self, user: Caller, *, key: str
    ) -> BackgroundConsentView:
        """Give the disclosure of a background check and how it stands."""
        path = place("cases", key, "background-check")
        return await self._as(user).get(path, BackgroundConsentView)

    async def authorize_background_check(
        self, user: Caller, *, key: str, wish: AuthorizeBackground, once: str
    ) -> BackgroundConsentView:
        """Authorize the background check."""
        path = place("cases", key, "background-check")
        return await self._as(user).post(
            path, wish, BackgroundConsentView, headers=once_only(once)
        )

    async def tab(self, user: Caller, *, key: str, tab: Tab) -> TabView:
        """Give a tab as stored."""
        return await self._as(user).get(place("cases", key, "tabs", tab), TabView)

    async def save_tab(
        self,
        user: Caller,
        *,
        key: str,
        tab: Tab,
        version: str,
        values: Mapping[str, str],
        proof: str = "",
    ) -> TabView:
        """Store a tab; raises `NewerVersion` where another version is stored.

        `proof` is identity's word that the person has just shown their password.
        """
        path, wish = place("cases", key, "tabs", tab), SaveTab(values=values)
        headers = {"If-Match": version} | ({"X-Confirmation": proof} if proof else {})
        with _newer_version():
            return await self._as(user).put(path, wish, TabView, headers=headers)

    async def save_fields(
        self,
        user: Caller,
        *,
        key: str,
        tab: Tab,
        version: str,
        values: Mapping[str, str],
    ) -> TabView:
        """Store what is typed so far; raises `NewerVersion` as `save_tab` does."""
        path, wish = place("cases", key, "tabs", tab), SaveTab(values=values)
        with _newer_version():
            return await self._as(user).patch(
                path, wish, TabView, headers={"If-Match": version}
            )

    async def check(self, user: Caller, *, key: str) -> CheckView:
        """Give everything before Submit."""
        return await self._as(user).get(place("cases", key, "check"), CheckView)

    async def submit(self, user: Caller, *, key: str, once: str) -> CaseOverview:
        """Hand the case to review."""
        return await self._as(user).post(
            place("cases", key, "submission"),
            None,
            CaseOverview,
            headers=once_only(once),
        )

    async def take_back(self, user: Caller, *, key: str, once: str) -> CaseOverview:
        """Open a submitted case for its producer again."""
        return await self._as(user).post(
            place("cases", key, "taking-back"),
            None,
            CaseOverview,
            headers=once_only(once),
        )

    async def send_document(
        self, user: Caller, *, key: str, wanted_id: UUID, wish: SendDocument, once: str
    ) -> CaseOverview:
        """Say which uploaded file answers a wish for a document."""
        return await self._as(user).post(
            place("cases", key, "wanted-documents", wanted_id),
            wish,
            CaseOverview,
            headers=once_only(once),
        )

    async def notice(self, user: Caller, *, key: str) -> NoticeView:
        """Give the notice of a rejection that rests on a consumer report."""
        return await self._as(user).get(place("cases", key, "notice"), NoticeView)

    async def dispute(
        self, user: Caller, *, key: str, wish: Dispute, once: str
    ) -> NoticeView:
        """Say what is wrong in the report."""
        return await self._as(user).post(
            place("cases", key, "notice", "dispute"),
            wish,
            NoticeView,
            headers=once_only(once),
        )

    async def withdraw(self, user: Caller, *, key: str, once: str) -> CaseOverview:
        """End the case before approval."""
        return await self._as(user).post(
            place("cases", key, "withdrawal"),
            None,
            CaseOverview,
            headers=once_only(once),
        )

    async def send_again(
        self, user: Caller, *, key: str, wish: StaffName, once: str
    ) -> CaseSummary:
        """Send the invitation once more."""
        return await self._as(user).post(
            place("cases", key, "resending"), wish, CaseSummary, headers=once_only(once)
        )

    def _as(self, user: Caller) -> BoundClient:
        return self._client.as_user(user)

    async def _start(
        self, user: Caller, path: str, wish: Request, once: str
    ) -> StartView:
        return await self._as(user).post(path, wish, StartView, headers=once_only(once))


@contextmanager
def _newer_version() -> Iterator[None]:
    try:
        yield
    except Refused as refusal:
        if refusal.code != "stale_version":
            raise
        raise NewerVersion(TabView.model_validate(refusal.extra["newer"])) from refusal
