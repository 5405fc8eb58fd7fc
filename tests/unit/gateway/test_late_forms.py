"""Does a form whose sealed part came too late cost nothing but that part?"""

from datetime import timedelta

import pytest

from chassis import clock
from contracts.words import Tab
from gateway.session import FormMaker, Sealer
from tests.support.covers import covers
from tests.support.gateway_site import SEALING_KEY
from tests.support.gateway_values import CASE_ID, KEY, a_session, a_tab
from tests.support.moved_clock import MovedClock

HERE = f"/cases/{KEY}/banking-information"
PUT = f"PUT /cases/{KEY}/tabs/banking-information"
ACCOUNT = dict.fromkeys(("account_number", "account_number_again"), "0004123456")
TYPED = {"account_type": "savings", **ACCOUNT}
SOMEBODY = {"login_name": "psample", "password": "opensesame"}
PASSWORD = {"password": "walnut harbor"}
ASKED = "What you typed here was kept for 30 minutes only. Type it again."
LATE = timedelta(minutes=31)


@pytest.fixture
def time(monkeypatch):
    """The time of the gateway, which a test moves."""
    moved = MovedClock()
    monkeypatch.setattr(clock, "now", moved.now)
    return moved


@pytest.fixture
async def refused(producer):
    """The page about a wrong password, which holds the account number sealed."""
    producer.double.asks_password(PUT)
    return await producer.send(await producer.open(HERE), HERE, step="save", **TYPED)


@pytest.fixture
async def conflict(producer):
    """The page about two versions, where the typed account number is chosen."""
    newer = a_tab(Tab.BANKING_INFORMATION, version=9).model_dump(mode="json")
    producer.double.refuses(PUT, "stale_version", "Saved elsewhere.", newer=newer)
    shown = await producer.send(await producer.open(HERE), HERE, step="save", **TYPED)
    (mine,) = shown.page.xpath("//input[@id='kept-account_number-mine']/@value")
    producer.double.has_tab(a_tab(Tab.BANKING_INFORMATION, version=9))
    chosen = {"kept-account_number": mine, "account_type": "savings"}
    return shown.form(HERE) | chosen


def is_asked_again(page, *, version: str) -> bool:
    """Tell whether the page asks for the account number and for nothing else."""
    assert (page.status, page.heading) == (422, "Banking Information")
    assert [said for said in page.links() if said.startswith(ASKED)]
    assert page.links()[next(s for s in page.links() if ASKED in s)] == (
        "#account_number"
    )
    assert "0004123456" not in page.response.text
    # Both boxes: one number alone would be asked for a second time.
    assert page.described("account_number_again").count("Leave empty") == 0
    form = page.form(HERE)
    return (form["account_type"], form["version"]) == ("savings", version)


@covers("LOG-3", "BNK-1", "NEW-13")
async def test_a_number_that_is_late_is_asked_for_and_the_rest_stands(
    producer, time, refused
):
    time.move(LATE)
    asked = producer.double.asked.copy()
    again = await producer.send(refused, HERE, step="save", **PASSWORD)
    assert is_asked_again(again, version="3")
    assert not [c for c in producer.double.asked[len(asked) :] if c.method == "PUT"]
    producer.double.has_tab(a_tab(Tab.BANKING_INFORMATION))
    del producer.double.answers[f"{PUT} unproven"]
    await producer.send(again, HERE, step="save", **ACCOUNT)
    assert producer.double.last(PUT).body["values"].items() >= TYPED.items()


@covers("LOG-3", "BNK-1", "TAB-3")
async def test_a_choice_between_two_versions_that_is_late_is_asked_for_too(
    producer, time, conflict
):
    time.move(LATE)
    again = await producer.post(HERE, conflict | {"step": "continue"})
    assert is_asked_again(again, version="9")


@covers("LOG-3", "BNK-1")
async def test_what_is_typed_anew_makes_good_what_is_late(producer, time, refused):
    time.move(LATE)
    del producer.double.answers[f"{PUT} unproven"]
    saved = await producer.send(refused, HERE, step="save", **ACCOUNT)
    assert saved.location == f"{HERE}?check=1&saved=save"
    assert producer.double.last(PUT).body["values"].items() >= TYPED.items()


@covers("LOG-3", "BNK-1")
async def test_a_late_form_outlives_its_session(producer, time, conflict):
    time.move(timedelta(minutes=46))
    double = producer.double
    double.refuses("POST /sessions/look-up", "session_ended", "The session ended.")
    asked = await producer.post(HERE, conflict | {"step": "save"})
    assert (asked.status, asked.heading) == (401, "Sign in")
    double.signs_in("producer")
    again = await producer.send(asked, "/sign-in", **SOMEBODY)
    assert is_asked_again(again, version="9")


@covers("LOG-3", "BNK-1")
async def test_a_late_form_of_a_closed_section_is_told_so(producer, time, refused):
    time.move(LATE)
    closed = a_tab(Tab.BANKING_INFORMATION, editable=False, status="Complete")
    producer.double.has_tab(closed)
    del producer.double.answers[f"{PUT} unproven"]
    producer.double.refuses(PUT, "read_only", "It is submitted.")
    sorry = await producer.send(refused, HERE, step="save")
    assert (sorry.status, "It is submitted." in sorry.text) == (409, True)


@covers("LOG-3")
@pytest.mark.parametrize("is_over", [False, True])
async def test_a_whole_form_that_is_late_changes_nothing_and_says_so(
    producer, time, is_over
):
    page, double = await producer.open(HERE), producer.double
    double.is_away = True
    sorry = await producer.send(page, HERE, step="save", **TYPED)
    double.is_away = False
    time.move(LATE)
    if is_over:
        double.refuses("POST /sessions/look-up", "session_ended", "It ended.")
    late = await producer.send(sorry, HERE)
    told = (410, "What you typed was kept for 30 minutes only")
    assert (late.status, late.heading) == told
    assert late.links()["Open the page again"] == HERE
    assert not double.was_asked(PUT)


@covers("LOG-3")
@pytest.mark.parametrize("fault", ["altered", "another account's", "another page's"])
async def test_a_late_seal_that_is_not_ours_is_refused_as_ever(producer, time, fault):
    account = CASE_ID if fault == "another account's" else a_session().account_id
    maker = FormMaker(account, a_session().session_id)
    path = f"{HERE}/other" if fault == "another page's" else HERE
    fields = tuple(ACCOUNT.items())
    sealed = Sealer(SEALING_KEY).keep(maker, path=path, fields=fields, now=clock.now())
    if fault == "altered":
        sealed = sealed[:-6] + "AAAA=="
    page = await producer.open(HERE)
    time.move(LATE)
    answer = await producer.send(page, HERE, **{"kept-account_number": sealed})
    assert answer.status == 403
    assert not producer.double.was_asked(PUT)
