"""Does anything sensitive stand anywhere that it should not, in any form?"""

import io
import secrets
from base64 import b64encode
from contextlib import closing
from datetime import UTC, datetime
from urllib.parse import quote

import asyncpg
import pytest

from stack import kafka, postgres, store
from story.plain_browser import PlainBrowser
from tests.support import sweep
from tests.support.apart import apart
from tests.support.canary import canary, found
from tests.support.covers import covers
from tests.support.document_text import page_texts
from tests.support.kafka_topics import own_topic
from tests.support.planted import Planted, RevealingTale

# A W-9 is signed for the number that stands in it.
OWN_DOCUMENT = "/esignature/w-9"
SHOWN_TO_ITS_OWNER = {"birth date", "explanation"}


@pytest.fixture(scope="module")
def seen():
    """Every address that was asked for, and every page, in the order of the story."""
    return []


@pytest.fixture(scope="module")
def began() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 (when the objects of this test begin)


@pytest.fixture(scope="module")
def tale(stack, addresses, staff, seen, began):
    """A finished story about a person whose every secret is one of a kind."""

    def noted(response):
        response.read()
        seen.append((str(response.request.url), response.content))

    def watched(address):
        browser = PlainBrowser(address)
        browser.http.event_hooks["response"].append(noted)
        return browser

    planted = Planted(f"http://127.0.0.1:{stack.port('nipr')}")
    told = RevealingTale(
        addresses,
        person=planted.producer,
        recruiter=staff["recruiter"],
        reviewer=staff["reviewer"],
        tell=lambda line: None,
        new_browser=watched,
    )
    told.planted = planted
    with closing(told):
        told.run()
        yield told


@pytest.fixture
def all_canaries(tale):
    return (*tale.planted.secrets.values(), *tale.planted.identity)


@covers("OPS-2")
def test_no_topic_holds_anything_of_a_person(stack, tale, all_canaries):
    places = apart(sweep.topics(stack))
    assert len(places) > 20
    assert found(all_canaries, places) == []


@covers("OPS-2")
def test_no_log_and_no_metric_holds_anything_of_a_person(stack, tale, all_canaries):
    logs = sweep.logs(stack)
    assert {"case.log", "gateway.log", "postgres.log"} <= {name for name, _ in logs}
    assert found(tale.planted.secrets.values(), logs) == []
    # The mail server stands for the world outside, which knows addresses.
    ours = [(name, log) for name, log in logs if not name.startswith("mail.log")]
    assert found(all_canaries, [*ours, *sweep.metrics(stack)]) == []


@covers("OPS-2")
def test_no_column_of_any_table_holds_anything_of_a_person(stack, tale, all_canaries):
    places = apart(sweep.tables(stack))
    assert len(places) > 1000
    assert found(all_canaries, places) == []


@covers("OPS-2", "UPL-2")
def test_objects_are_sealed_and_their_names_say_nothing(
    stack, tale, all_canaries, began
):
    places = sweep.objects(stack, since=began)
    contents = [content for where, content in places if "/" in where]
    assert len(contents) > 20
    assert found(all_canaries, places) == []
    assert [where for where, content in places if b"%PDF" in content[:1024]] == []


@covers("OPS-2", "PWD-1")
def test_no_mail_holds_a_secret_but_the_temporary_password_in_its_own(tale):
    canaries = tale.planted.secrets
    temporary = canaries.pop("temporary password")
    mails = list(sweep.mails(tale.mailbox))
    assert (
        found(canaries.values(), [(m.subject, content) for m, content in mails]) == []
    )
    holders = [mail for mail, content in mails if temporary.is_in(content)]
    assert [mail.subject for mail in holders] == ["Onboarding Invitation"]
    assert holders[0].to == tale.planted.producer.email


@covers("OPS-2")
def test_the_letter_that_is_mailed_holds_no_secret(tale):
    (mail,) = [
        mail
        for mail in tale.mailbox.to(tale.planted.producer.email)
        if mail.subject == "Welcome Letter"
    ]
    for name, _ in mail.attached:
        text = "\n".join(page_texts(tale.mailbox.attachment(mail, name))).encode()
        assert tale.planted.last_name.encode() in text
        assert found(tale.planted.secrets.values(), [(name, text)]) == []


@covers("OPS-2", "NEW-12")
def test_no_address_and_no_page_gives_a_secret_back(tale, all_canaries, seen):
    addresses = [("an address", address.encode()) for address, _ in seen]
    assert len(addresses) > 50
    assert found(all_canaries, addresses) == []
    canaries = tale.planted.secrets
    told = [one for name, one in canaries.items() if name not in SHOWN_TO_ITS_OWNER]
    pages = [page for page in seen if OWN_DOCUMENT not in page[0]]
    assert found(told, pages) == []


VALUE = "987-65-4321"
FORMS = {
    "plain": VALUE.encode(),
    "without hyphens": b"ssn=987654321;",
    "base64": b64encode(b'{"ssn":"' + VALUE.encode() + b'"}'),
    "base64 elsewhere": b64encode(b"ssn" + VALUE.encode()),
    "in an address": quote("ssn is " + VALUE).encode(),
    "hex": VALUE.encode().hex().encode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_planted_value_is_found_in_each_form(form):
    planted = canary("SSN", VALUE)
    assert found([planted], [("here", b"a\n" + FORMS[form] + b"\nz")]) == [
        "SSN in here"
    ]
    assert found([planted], [("here", b"98765432123, 987-65-4322")]) == []


def test_an_address_of_mail_is_found_where_it_is_quoted():
    planted = canary("e-mail address", "someone@example.com")
    assert planted.is_in(b"/?to=someone%40example.com")
    assert planted.is_in(b"To: SOMEONE@EXAMPLE.COM")


def test_the_sweep_finds_what_is_planted_in_a_topic_a_table_and_a_bucket(stack, began):
    word = f"canary-{secrets.token_hex(8)}"
    places = apart(planted_places(stack, word))
    client, name = store.client(stack), f"scratch/{word}"
    client.put_object("uploads", name, io.BytesIO(word.encode()), len(word))
    try:
        places += sweep.objects(stack, since=began)
    finally:
        client.remove_object("uploads", name)
    told = {where.split("/")[0] for where in found([canary("it", word)], places)}
    assert {part.split(".")[0] for part in told} == {
        "it in onboarding",
        "it in scratch_canary",
        "it in a name in uploads",
        "it in uploads",
    }


async def planted_places(stack, word):
    connection = await asyncpg.connect(postgres.admin_url(stack), timeout=30)
    try:
        await connection.execute(
            "create schema scratch_canary;"
            "create table scratch_canary.kept (note bytea, note_2 jsonb);"
        )
        await connection.execute(
            "insert into scratch_canary.kept values ($1, $2)",
            word.encode(),
            f'{{"note": "{word}"}}',
        )
        async with own_topic(kafka.bootstrap(stack), service="case") as topic:
            await topic.send(b"{}", key=None, headers=[("ce_note", word.encode())])
            return [*await sweep.topics(stack), *await sweep.tables(stack)]
    finally:
        await connection.execute("drop schema scratch_canary cascade")
        await connection.close()
