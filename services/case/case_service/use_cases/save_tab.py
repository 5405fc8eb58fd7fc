"""Save a tab."""

from collections.abc import Mapping
from dataclasses import dataclass

from case_service.domain.bank_change import is_bank_change
from case_service.domain.case_file import CaseFile, NotIdentified
from case_service.domain.email_change import is_email_change
from case_service.domain.history import Deed, entry
from case_service.domain.reachable import newly_confirmed
from case_service.domain.tab import Tab, Values
from case_service.domain.typed import merged
from case_service.domain.viewer import Viewer
from case_service.store.case_files import CaseFileStore
from case_service.store.cases import CaseStore, Ref
from case_service.store.glances import GlanceStore
from case_service.store.mail_addresses import MailAddressStore
from case_service.use_cases.steps.list_addresses import list_addresses
from chassis.transaction import Transaction
from contracts.case import BankAccountChanged, CaseAnswersChanged, ContactEmailChanged
from contracts.words import Tab as TabWord


class StaleTab(Exception):
    """Somebody saved the tab since the form was made; `newer` is what is stored."""

    def __init__(self, newer: CaseFile) -> None:
        super().__init__("The tab was saved since the form was made.")
        self.newer = newer


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed into a tab, and the version that the form was made from.

    `confirms` is False for what is kept while somebody types.
    """

    tab: Tab
    version: int
    typed: Values
    confirms: bool


async def save_tab(tx: Transaction, ref: Ref, *, by: Viewer, form: Form) -> CaseFile:
    """Keep what was typed, also what is partial or wrong; gives the case as it is now.

    Raises StaleTab when the form's version is not the stored one, unless the same is
    stored already: sending a form twice is no conflict. What is protected needs the
    password (PasswordNeeded).
    """
    tab = form.tab
    case = await CaseStore(tx).lock(ref, by=by)
    files = CaseFileStore(tx)
    file = await files.read(case.id, by=by)
    file.check_editable(tab)
    stored = file.saved(tab)
    values = merged(tab, stored.values, form.typed)
    if stored.version != form.version:
        if _said(values) != _said(stored.values):
            raise StaleTab(file)
        if stored.is_confirmed or not form.confirms:
            return file
    changed = file.with_tab(tab, values, at=tx.now, confirms=form.confirms)
    email = newly_confirmed(file, changed)
    deed = _deed(file, changed, email=email, by=by)
    await files.save_tab(changed, tab, entry=entry(deed, by=by, detail=tab))
    if case.was_submitted:
        # The queue says of what is being corrected what the page says of it.
        await GlanceStore(tx).keep(changed)
    await tx.publish(_changed(tx, changed, tab))
    if deed is not Deed.SAVED:
        await tx.publish(
            _WARNINGS[deed](
                occurred_at=tx.now,
                case_id=case.id,
                tab_version=changed.saved(tab).version,
                recipients=await list_addresses(tx, file, but=email),
            )
        )
    if email is not None:
        await MailAddressStore(tx).confirm(file, email)
    return changed


_WARNINGS: Mapping[Deed, type[BankAccountChanged] | type[ContactEmailChanged]] = {
    Deed.BANK_CHANGED: BankAccountChanged,
    Deed.EMAIL_CHANGED: ContactEmailChanged,
}


def _deed(before: CaseFile, after: CaseFile, *, email: str | None, by: Viewer) -> Deed:
    if is_bank_change(before, after, by=by):
        return Deed.BANK_CHANGED
    if is_email_change(before, email, by=by):
        return Deed.EMAIL_CHANGED
    return Deed.SAVED


def _said(values: Values) -> Values:
    # A field emptied and one never filled say the same.
    return {field: value for field, value in values.items() if value}


def _changed(tx: Transaction, file: CaseFile, tab: Tab) -> CaseAnswersChanged:
    if file.snapshot_hash is None:
        raise NotIdentified
    return CaseAnswersChanged(
        occurred_at=tx.now,
        case_id=file.case.id,
        tab=TabWord(tab),
        tab_version=file.saved(tab).version,
        snapshot_hash=file.snapshot_hash,
    )
