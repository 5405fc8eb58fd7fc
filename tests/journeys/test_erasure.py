"""Is a case erased in every service when its time is over, and not before?"""

import pytest

from chassis.sealing import SealBroken
from story.staff_steps import StaffAtWork
from tests.support.apart import apart
from tests.support.beginnings import PATIENCE
from tests.support.case_record import SCHEMAS, CaseRecord
from tests.support.covers import covers
from tests.support.eventually import eventually
from tests.support.hiring import hire
from tests.support.operator import Operator
from tests.support.unsealed import unsealed

# Identity has no key of the case: it deletes the account.
SEALING = ("case", "documents", "notifications", "nipr-adapter")


@covers("NEW-16")
def test_an_operator_erases_a_case_everywhere_when_its_time_is_over(
    stack, beginnings, windows, staff, passing_time
):
    producer = beginnings.submitted()
    at_desk = StaffAtWork(windows.empty(producer.browser.base_url), staff["reviewer"])
    at_desk.sign_in()
    at_desk.claim(producer.key)
    desk = at_desk.browser
    desk.fill("Reason", "Not our market.")
    desk.press("Reject")
    beginnings.mailbox.wait_for(
        producer.person.email, "Your application was not approved", within=PATIENCE
    )

    olga, record = hire(stack, "operator"), CaseRecord(stack, producer.key)

    def says(*words: str):
        typed = f"{olga.password}\n"
        name = ("--login", olga.login_name)
        return Operator(stack).tries("retention", *words, *name, typed=typed)

    early = says("erase", producer.key)
    assert (early.returncode, early.stdout) == (1, "")
    assert "This case is kept through" in early.stderr

    passing_time.beyond_its_keeping(producer.key)
    assert producer.key in Operator(stack).says("retention", "due")
    assert says("hold", producer.key, "--reference", "LEGAL-1").stdout == "Held.\n"
    assert "LEGAL-1" in says("erase", producer.key).stderr
    assert says("lift", producer.key).stdout == "Lifted.\n"

    # What a thief of every table would have, and what opens it while there is a key.
    for service in SEALING:
        assert apart(unsealed(stack, service, producer.key))
    erased = says("erase", producer.key)
    assert erased.stdout == f"{producer.key} is erased.\n", erased.stderr
    for service in SEALING:
        apart(eventually(has_no_key, record, service, within=PATIENCE))
        with pytest.raises(SealBroken):
            apart(unsealed(stack, service, producer.key))
    apart(eventually(has_no_account, record, within=PATIENCE))

    desk.open(f"/review/{producer.key}")
    assert desk.status == 404
    desk.judge(desk.page)
    producer.browser.open(f"/cases/{producer.key}")
    assert producer.browser.path == "/sign-in"


async def has_no_key(record: CaseRecord, service: str) -> bool:
    case_id, schema = await record.id(), SCHEMAS[service]
    sql = f"select wrapped from {schema}.data_keys where case_id = $1"  # noqa: S608 (a name of ours)
    return await record.value(sql, case_id) == b""


async def has_no_account(record: CaseRecord) -> bool:
    sql = "select count(*) from identity.accounts where case_id = $1"
    return await record.value(sql, await record.id()) == 0
