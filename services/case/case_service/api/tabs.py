"""The tabs: read, saved whole, saved field by field."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Header

from case_service.api.asking import asking
from case_service.api.tab_views import as_seen, tab_view
from case_service.domain.tab import Tab
from case_service.domain.typed import clean
from case_service.domain.viewer import Viewer
from case_service.use_cases.read_tab import read_tab
from case_service.use_cases.save_tab import Form, StaleTab, save_tab
from chassis.callers import Caller, by_user, confirmed
from chassis.database import Database
from chassis.refusal import Refused
from contracts.api.case_fields import FIELDS
from contracts.api.case_tabs import SaveTab, TabView
from contracts.words import Tab as TabWord

READERS = ("producer", "reviewer", "support")

Reader = Annotated[Caller, by_user(*READERS)]
Producer = Annotated[Caller, by_user("producer")]
Shown = Annotated[bool, confirmed("identity", purpose="protected-change")]
IfMatch = Annotated[str, Header(alias="If-Match", pattern=r'^(W/)?"?\d{1,9}"?$')]


class StaleVersion(Refused):
    """The tab was saved since the form was made; `newer` is what is stored."""

    def __init__(self, newer: TabView) -> None:
        super().__init__(
            "stale_version",
            "This section was saved in another window or on another device since you "
            "opened it. Compare both versions before you save yours.",
            newer=newer.model_dump(mode="json"),
        )


class TabRoutes:
    """What people ask about tabs."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def router(self) -> APIRouter:
        """Give the routes."""
        router = APIRouter(prefix="/cases/{key}/tabs/{tab}")
        router.get("")(self.read)
        router.put("")(self.save)
        router.patch("")(self.save_fields)
        return router

    async def read(self, key: str, tab: TabWord, caller: Reader) -> TabView:
        """Give a tab as stored."""
        by = asking(caller, *READERS)
        async with self._database.reading() as tx:
            read = await read_tab(tx, key, by=by, tab=Tab(tab))
        view = tab_view(
            read.file,
            Tab(tab),
            appointments=read.appointments,
            signed=read.signed_fees,
        )
        return as_seen(view, by=by)

    async def save(
        self,
        key: str,
        tab: TabWord,
        form: SaveTab,
        caller: Producer,
        version: IfMatch,
        has_confirmed: Shown,
    ) -> TabView:
        """Store the whole tab: a field that the form lacks is empty."""
        whole = dict.fromkeys(FIELDS[tab], "") | dict(form.values)
        by = replace(asking(caller, "producer"), has_confirmed=has_confirmed)
        return await self._save(
            key, by, Form(Tab(tab), _number(version), whole, confirms=True)
        )

    async def save_fields(
        self, key: str, tab: TabWord, form: SaveTab, caller: Producer, version: IfMatch
    ) -> TabView:
        """Keep some fields while they are typed, which confirms nothing yet."""
        by = asking(caller, "producer")
        return await self._save(
            key, by, Form(Tab(tab), _number(version), form.values, confirms=False)
        )

    async def _save(self, key: str, by: Viewer, form: Form) -> TabView:
        tab = form.tab
        kept = replace(form, typed=clean(form.typed, fields=FIELDS[TabWord(tab)]))
        try:
            async with self._database.transaction() as tx:
                file = await save_tab(tx, key, by=by, form=kept)
        except StaleTab as stale:
            raise StaleVersion(tab_view(stale.newer, tab)) from stale
        return tab_view(file, tab)


def _number(version: str) -> int:
    return int(version.removeprefix("W/").strip('"'))
