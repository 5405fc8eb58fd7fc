"""A case's file: what may be edited, what comes next, what a hash covers."""

from datetime import timedelta

import pytest

from case_service.domain.case_file import NotIdentified, SavedTab
from case_service.domain.closed import ReadOnly
from case_service.domain.next_step import next_step
from case_service.domain.reachable import confirmed_in, email_of
from case_service.domain.record import Record
from case_service.domain.ssn import Ssn
from case_service.domain.status import Status
from case_service.domain.tab import FORM_TABS, Tab
from tests.support.case_builders import GENERAL, a_case, answers, facts
from tests.support.case_file_builder import THEN, a_file, signed
from tests.support.covers import covers


@covers("NEW-3", "SIG-5")
def test_the_hash_changes_with_every_answer_and_with_who_it_is():
    file = a_file()
    hashes = {file.snapshot_hash}
    for tab in FORM_TABS:
        hashes.add(a_file(answers=answers() | {tab: {"field": "x"}}).snapshot_hash)
    hashes.add(a_file(ssn=Ssn("900010031")).snapshot_hash)
    hashes.add(a_file(salt=b"other").snapshot_hash)
    hashes.add(a_file(record=Record("Pat Sample", THEN, (), 0)).snapshot_hash)
    assert len(hashes) == len(FORM_TABS) + 4


@covers("NEW-3")
def test_empty_fields_and_second_typings_do_not_change_the_hash():
    file = a_file()
    general = {**file.answers[Tab.GENERAL], "mailing_city": ""}
    bank = {**file.answers[Tab.BANKING_INFORMATION], "account_number_again": "7"}
    same = a_file(
        answers=answers() | {Tab.GENERAL: general, Tab.BANKING_INFORMATION: bank}
    )
    assert same.snapshot_hash == file.snapshot_hash


def test_there_is_no_hash_before_the_producer_is_known():
    for unknown in ("ssn", "identity", "record"):
        assert a_file(**{unknown: None}).snapshot_hash is None


@covers("TAB-1")
@pytest.mark.parametrize("status", [Status.INVITED, Status.IN_PROGRESS])
def test_nothing_is_saved_before_the_report_is_here(status):
    file = a_file(status, record=None)
    with pytest.raises(NotIdentified):
        file.with_tab(Tab.GENERAL, {}, at=THEN)
    assert not file.is_editable(Tab.GENERAL)
    assert file.status_word(Tab.GENERAL) == "Cannot start yet"
    assert file.status_word(Tab.APPOINTMENTS) == "For reference"


@pytest.mark.parametrize("tab", [Tab.APPOINTMENTS, Tab.ESIGNATURE])
def test_tabs_without_answers_are_not_saved(tab):
    with pytest.raises(ReadOnly):
        a_file().with_tab(tab, {}, at=THEN)


@covers("REV-3", "REV-4")
def test_a_section_that_lapses_while_information_is_asked_for_can_be_corrected():
    case = a_case(Status.INFORMATION_REQUESTED, reopened=frozenset({Tab.GENERAL}))
    asked_at = THEN + timedelta(days=1)
    lapsed = answers() | {Tab.E_AND_O: {}}
    file = a_file(case=case, answers=lapsed, asked_at=asked_at)
    assert file.is_editable(Tab.E_AND_O)
    assert not file.is_editable(Tab.LICENSES)
    assert next_step(file) in (Tab.GENERAL, Tab.E_AND_O)
    later = asked_at + timedelta(hours=1)
    mended = file.with_tab(Tab.E_AND_O, answers()[Tab.E_AND_O], at=later)
    # Autosave mends it field by field: it must not close under somebody's fingers.
    assert mended.is_editable(Tab.E_AND_O)
    assert mended.is_editable(Tab.ESIGNATURE)
    with pytest.raises(ReadOnly):
        mended.check_editable(Tab.LICENSES)
    mended.check_editable(Tab.E_AND_O)


@covers("REV-3", "SUB-1")
@pytest.mark.parametrize("status", [Status.HCSC_REVIEW, Status.ERROR])
def test_a_section_that_lapses_in_review_stays_closed(status):
    assert not a_file(status, answers={}).is_editable(Tab.E_AND_O)


@covers("TAB-2")
def test_esignature_opens_when_all_other_tabs_are_complete():
    assert a_file().is_editable(Tab.ESIGNATURE)
    partial = a_file(answers=answers() | {Tab.GENERAL: {}})
    assert not partial.is_editable(Tab.ESIGNATURE)
    assert partial.completeness.waiting_for == (Tab.GENERAL,)


@covers("REV-3")
def test_a_reopened_tab_needs_attention_until_it_is_saved():
    asked = a_case(Status.INFORMATION_REQUESTED, reopened=frozenset({Tab.GENERAL}))
    file = a_file(case=asked, asked_at=THEN + timedelta(hours=1))
    assert file.status_word(Tab.GENERAL) == "Needs your attention"
    assert next_step(file) == "general"
    later = THEN + timedelta(hours=2)
    saved = file.with_tab(Tab.GENERAL, file.answers[Tab.GENERAL], at=later)
    assert saved.status_word(Tab.GENERAL) == "Complete"
    assert saved.status_word(Tab.ESIGNATURE) == "Needs your attention"
    assert next_step(saved) == "esignature"


@covers("HOME-1")
@pytest.mark.parametrize(
    ("file", "step"),
    [
        (a_file(Status.INVITED, record=None), "start"),
        (a_file(answers={}), "general"),
        (a_file(answers=answers() | {Tab.LICENSES: {}}), "licenses"),
        (a_file(), "esignature"),
        (signed(a_file()), "check"),
        (signed(a_file(Status.INFORMATION_REQUESTED)), "check"),
        (a_file(Status.HCSC_REVIEW), "status"),
        (a_file(Status.APPROVED), "status"),
    ],
)
def test_the_producer_is_led_to_what_is_left_to_do(file, step):
    assert next_step(file) == step


@covers("GEN-1")
def test_general_begins_with_what_nipr_has_and_counts_once_the_producer_saved_it():
    known = GENERAL | {"email": "nipr@example.com"}
    file = a_file(
        answers={tab: typed for tab, typed in answers().items() if tab != "general"},
        facts=facts(prefilled=known),
    )
    assert (file.saved(Tab.GENERAL).values, file.saved(Tab.GENERAL).version) == (
        known,
        0,
    )
    assert file.completeness.waiting_for == (Tab.GENERAL,)
    unchanged = file.with_tab(Tab.GENERAL, known, at=THEN)
    assert unchanged.saved(Tab.GENERAL).version == 1
    assert unchanged.completeness.waiting_for == ()


@covers("GEN-1")
def test_mail_goes_to_a_confirmed_address_only():
    assert email_of(a_file()) == "pat@example.com"
    prefilled = facts(prefilled={"email": "nipr@example.com"})
    assert email_of(a_file(tabs={}, facts=prefilled)) == "invited@example.com"
    broken = {Tab.GENERAL: SavedTab({"email": "broken@"}, 3, THEN)}
    assert email_of(a_file(tabs=broken)) == "invited@example.com"


@covers("GEN-1")
def test_an_address_that_is_still_being_typed_is_nobodys():
    saved = a_file()
    values = saved.saved(Tab.GENERAL).values
    half = values | {"email": "pat@example.co"}
    typing = saved.with_tab(Tab.GENERAL, half, at=THEN, confirms=False)
    assert email_of(typing) == "invited@example.com"
    still = typing.with_tab(
        Tab.GENERAL, half | {"city": "Waco"}, at=THEN, confirms=False
    )
    assert email_of(still) == "invited@example.com"
    pressed = still.with_tab(Tab.GENERAL, half, at=THEN)
    assert email_of(pressed) == "pat@example.co"


@covers("GEN-1")
def test_mail_stays_with_the_address_of_the_last_save_while_another_is_typed():
    saved = a_file(mail_address="pat@example.com")
    half = saved.saved(Tab.GENERAL).values | {"email": "pat@example.co"}
    typing = saved.with_tab(Tab.GENERAL, half, at=THEN, confirms=False)
    assert email_of(typing) == "pat@example.com"
    assert confirmed_in(typing) is None
    pressed = typing.with_tab(Tab.GENERAL, half, at=THEN)
    assert confirmed_in(pressed) == "pat@example.co"


@covers("GEN-1", "TAB-2")
def test_typing_elsewhere_in_general_leaves_the_saved_address_confirmed():
    saved = a_file()
    typed = saved.saved(Tab.GENERAL).values | {"business_phone": "312"}
    typing = saved.with_tab(Tab.GENERAL, typed, at=THEN, confirms=False)
    assert email_of(typing) == "pat@example.com"
    assert typing.saved(Tab.GENERAL).is_confirmed
